"""When, who and where a summary says stands in the entry's own record, or in one that it is linked with.

A link may be recorded at either end, and both pages show it.
"""

from collections import defaultdict
from collections.abc import Iterator
from functools import cache, lru_cache

import pytest

from archive.primitives.canonical import canonical
from archive.primitives.languages import LANGUAGES
from tests.seeding.naming import SHORTEST, dates_in_notation, dates_in_words, finder, plain, surname, with_parts
from tests.seeding.test_summaries import linked, records


@lru_cache(maxsize=1)
def near() -> dict[str, list[dict]]:
    """Each entry with those it is linked with, all without their summaries."""
    everything = {uuid: {**record, "summary": {}} for uuid, record in records().items()}
    return {uuid: [everything[uuid], *(everything[one] for one in links)] for uuid, links in linked(everything).items()}


def words(value: object) -> Iterator[tuple[str, str]]:
    """(language, text) of every text at any depth of a record."""
    if isinstance(value, list):
        for one in value:
            yield from words(one)
    elif isinstance(value, dict):
        for key, one in value.items():
            yield from [(key, one)] if key in LANGUAGES and isinstance(one, str) else words(one)


@cache
def text_of(uuid: str) -> str:
    """Everything that an entry says, but for its summary."""
    return plain(canonical(near()[uuid][0]))


def dates_of(uuid: str) -> set:
    """What may be said of the dates of an entry and of those it is linked with."""
    noted = {date for record in near()[uuid] for date in dates_in_notation(text_of(record["uuid"]))}
    said = {date for record in near()[uuid] for code, text in words(record) for date in dates_in_words(text, code)}
    return with_parts(noted | said)


def names_of(record: dict, language: str) -> set[str]:
    """What an entry is called in a language: by persons their surnames."""
    variants = (
        row["text"] for row in record["parts"].get("names", ()) if row["language"].partition("-")[0] == language
    )
    names = {record["title"].get(language, ""), *variants}
    return {name for name in (map(surname, names) if record["kind"] == "diplomat" else names) if len(name) >= SHORTEST}


def bearers(kind: str, language: str) -> dict[str, set[str]]:
    """Name → the entries of this kind that are called so."""
    found = defaultdict(set)
    for uuid, record in records().items():
        if record["kind"] == kind:
            for name in names_of(record, language):
                found[name].add(uuid)
    return found


def is_known(uuid: str, bearer: str) -> bool:
    """Whether an entry is linked with the bearer of a name, or says one of its names itself."""
    close = {record["uuid"] for record in near()[uuid]}
    if bearer in close:
        return True
    names = {name for language in LANGUAGES for name in names_of(records()[bearer], language)}
    return any(finder(name).search(text_of(one)) for name in names for one in close)


def summaries(language: str) -> dict[str, str]:
    """The summaries in a language by the UUID of the entry."""
    return {uuid: one["summary"][language] for uuid, one in records().items() if language in one.get("summary", {})}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_date_of_a_summary_is_one_of_the_entry(language):
    said = {uuid: set(dates_in_words(text, language)) for uuid, text in summaries(language).items()}
    assert sum(map(len, said.values())) > 300
    wrong = {records()[uuid]["title"]["en"]: dates - dates_of(uuid) for uuid, dates in said.items() if dates}
    assert {title: dates for title, dates in wrong.items() if dates} == {}


@pytest.mark.parametrize(("kind", "least"), [("diplomat", 150), ("place", 400)])
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_person_and_place_of_a_summary_belongs_to_the_entry(kind, least, language):
    found, wrong = 0, []
    for name, called in bearers(kind, language).items():
        pattern = finder(name)
        for uuid, text in summaries(language).items():
            if pattern.search(plain(text)):
                found += 1
                if not any(is_known(uuid, one) for one in called):
                    wrong.append((records()[uuid]["title"]["en"], name))
    assert found > least
    assert wrong == []


@pytest.mark.parametrize(
    ("text", "language", "dates"),
    [
        ("Signed on 2 March 1992 in May.", "en", {("1992", 3, 2)}),
        ("1992 жылғы 2 наурызда, 1993 жылғы мамырда", "kk", {("1992", 3, 2), ("1993", 5, 0)}),
        ("визит 16–20 октября 2000 года; в мае 2001 года", "ru", {("2000", 10, 16), ("2000", 10, 20), ("2001", 5, 0)}),
        ("29 Temmuz 2025’te", "tr", {("2025", 7, 29)}),
    ],
)
def test_dates_are_found_in_every_language(text, language, dates):
    assert set(dates_in_words(text, language)) == dates


def test_names_are_found_in_their_cases_and_not_within_other_words():
    assert finder("Анкара").search("в Анкаре подписано")
    assert finder("Kuzey Kıbrıs").search("Kuzeyin Kıbrısta")
    assert not finder("Баку").search("кубакур")
