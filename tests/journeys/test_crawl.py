"""Every page that links lead to, in four languages, over the repository's own content."""

import json
from collections import Counter, defaultdict
from contextlib import closing
from urllib.parse import urldefrag

import pytest

from archive.primitives.languages import LANGUAGES
from archive.record.heading import heading
from tests.journeys.crawling import Crawl, is_followed

pytestmark = pytest.mark.launcher


@pytest.fixture(scope="module")
def crawl(site):
    """The whole site, read once."""
    with closing(Crawl(site.url)) as found:
        found.follow([f"/{language}/" for language in LANGUAGES])
        yield found


@pytest.fixture(scope="module")
def records(crawl):
    """Public number → record, of every entry that was found."""
    numbers = {address.split("/")[2] for address in crawl.pages if is_entry(address)}
    return {number: json.loads(crawl.fetch(f"/{number}.json")[2])["record"] for number in numbers}


def is_entry(address: str) -> bool:
    """Tell whether it is the page of an entry, and not of one of its versions."""
    parts = address.split("/")
    return len(parts) == 3 and parts[2][1:].isdigit()


def test_the_whole_archive_was_read(crawl, records):
    assert len(records) > 700
    assert len(crawl.pages) > len(records) * len(LANGUAGES)


def test_no_link_is_broken(crawl):
    answered = {address: page.status for address, page in crawl.pages.items()} | crawl.files
    assert {address: status for address, status in answered.items() if status != 200} == {}


def test_no_anchor_dangles(crawl):
    ids = {address: {*page.ids, ""} for address, page in crawl.pages.items()}
    dangling = {
        f"{page.address} → {link}"
        for page in crawl.pages.values()
        for link in page.links
        if is_followed(link) and urldefrag(link)[1] not in ids.get(urldefrag(link)[0], {urldefrag(link)[1]})
    }
    assert not dangling, "\n".join(sorted(dangling))


def test_no_anchor_stands_twice_on_a_page(crawl):
    assert {page.address for page in crawl.pages.values() if len(page.ids) != len(set(page.ids))} == set()


def test_no_two_pages_have_the_same_title(crawl):
    bearers = defaultdict(set)
    for page in crawl.pages.values():
        bearers[page.language, page.title].add(page.identity)
    assert {title: pages for title, pages in bearers.items() if len(pages) > 1} == {}


def test_every_page_has_one_main_heading_and_no_level_is_skipped(crawl):
    assert {page.address for page in crawl.pages.values() if Counter(page.headings)[1] != 1} == set()
    assert {page.address for page in crawl.pages.values() if page.skips_a_level()} == set()


def test_every_page_is_marked_with_the_language_of_its_address(crawl):
    assert {page.address for page in crawl.pages.values() if page.language != page.address[1:3]} == set()


def test_translations_name_one_another(crawl):
    for page in crawl.pages.values():
        if page.alternates and page.identity == page.address:
            assert page.alternates[page.language] == page.address
        for address in page.alternates.values():
            assert crawl.pages[address].alternates == page.alternates, page.address


def test_an_entry_without_a_title_in_the_language_says_so(crawl, records):
    for number, record in records.items():
        for language in set(LANGUAGES) - set(heading(record)):
            page = crawl.pages[f"/{language}/{number}"]
            assert page.notices, page.address
            assert language not in page.alternates, page.address


def test_a_text_in_another_language_is_marked_with_it(crawl, records):
    languages = languages_of_texts(records)
    unmarked = {
        (page.address, text, marked)
        for page in crawl.pages.values()
        for text, marked in page.texts
        if any(map(str.isalpha, text))  # a number is of no language
        and text in languages
        and page.language not in languages[text]
        and marked not in {*languages[text], "und"}
    }
    assert not unmarked, "\n".join(map(str, sorted(unmarked)))


def languages_of_texts(records: dict[str, dict]) -> dict[str, set[str]]:
    """Every text of the records → the languages in which it stands so."""
    found = defaultdict(set)
    for record in records.values():
        for words in (heading(record), *translated(record)):
            for language, text in words.items():
                found[" ".join(text.split())].add(language)
    return found


def translated(value: object) -> list[dict[str, str]]:
    """The texts by language, at any depth of a record."""
    if isinstance(value, list):
        return [words for one in value for words in translated(one)]
    if not isinstance(value, dict):
        return []
    if value and value.keys() <= set(LANGUAGES):
        return [value]
    own = [{value["language"]: value["text"]}] if {"language", "text"} <= value.keys() else []
    return own + [words for one in value.values() for words in translated(one)]
