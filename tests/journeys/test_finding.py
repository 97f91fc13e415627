"""A historian finds what is in the archive, whatever the keyboard: the repository's own content, searched over HTTP."""

import csv
import json
import re
from pathlib import Path
from urllib.parse import quote, urlencode

import pytest

from tests.site.server import get

HERE = Path(__file__).parent
VARIANTS = HERE.parents[0] / "published" / "search" / "spellings" / "variants.tsv"
GOLD = [
    line.split("\t") for line in (HERE / "gold_searches.tsv").read_text(encoding="utf-8").splitlines() if line[0] != "#"
]
NAMED = ("person", "place", "institution")
NUMBER = re.compile(r'<h3><a href="/\w\w/([a-z]\d+)"')


def found(site, question, language="en"):
    """The public numbers on the first page of answers, in order."""
    status, body = get(f"{site.url}/{language}/browse?{urlencode({'q': question})}")
    assert status == 200, question
    return NUMBER.findall(body)


@pytest.fixture(scope="module")
def titles(site):
    """The English title of each entry, by its number."""
    records = map(json.loads, get(f"{site.url}/en/browse.jsonl")[1].splitlines())
    return {one["number"]: one["record"].get("title", {}).get("en", "") for one in records}


def test_there_are_enough_judged_searches():
    assert len(GOLD) >= 200
    assert {language for language, *_rest in GOLD} == {"kk", "ru", "en", "tr"}


@pytest.mark.parametrize(("language", "question", "limit", "wanted"), GOLD, ids=[f"{row[0]} {row[1]}" for row in GOLD])
def test_a_judged_search_finds_its_entries_first(site, titles, language, question, limit, wanted):
    shown = [titles[number] for number in found(site, question, language)[: int(limit)]]
    places = [next((n for n, title in enumerate(shown) if title.startswith(one)), None) for one in wanted.split(" | ")]
    assert None not in places, shown
    assert places == sorted(places), shown


def named_variants(site):
    """Pairs of spellings of which the first finds an entry by its title."""
    with VARIANTS.open(encoding="utf-8") as file:
        rows = [
            row for row in csv.DictReader(file, delimiter="\t") if row["sort"] in ("person", "place", "institution")
        ]
    for row in rows[::4]:
        first = found(site, f'title:"{row["one"]}"')
        if first:
            yield row["one"], row["other"], set(first)


def test_other_spellings_find_the_same_entries(site):
    pairs = list(named_variants(site))
    missed = [(one, other) for one, other, wanted in pairs if not wanted & set(found(site, named(other)))]
    assert len(pairs) >= 120
    assert len(missed) <= 0.03 * len(pairs), missed


def named(text):
    """A question for all the words of a name, in its title."""
    return " ".join(f"title:{word}" for word in text.split())


@pytest.mark.parametrize(
    ("question", "title"),
    [
        ("nazarbaev", "Nursultan Nazarbayev"),
        ("viza", "Consular matters and visas"),
        ("ТМҰ", "Organization of Turkic States"),
        ("Turkiye", "Türkiye"),
        ("Қазақстанның", "Embassy of Kazakhstan in Türkiye"),
        ("Ankara'daki", "Ankara"),
        ("Yntymaqtastyq", "High-Level Strategic Cooperation Council"),
    ],
)
def test_what_is_on_the_keyboard_finds_what_is_in_the_archive(site, titles, question, title):
    assert title in [titles[number] for number in found(site, question)]


def test_hits_in_statements_and_figures_lead_to_places_that_exist(site):
    body = get(f"{site.url}/en/browse?q={quote('энергетика')}")[1] + get(f"{site.url}/en/browse?q=percent")[1]
    body += get(f"{site.url}/en/browse?q=investment")[1]
    links = set(re.findall(r'Found in: <a href="(/en/[a-z]\d+)#([^"]+)"', body))
    assert links
    for path, anchor in sorted(links)[:30]:
        assert f'id="{anchor}"' in get(site.url + path)[1], (path, anchor)
