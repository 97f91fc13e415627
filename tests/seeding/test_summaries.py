"""What the summaries of the seeds say stands in the entry's own record: its dates and numbers."""

import re
from functools import lru_cache

from django.conf import settings

from archive.primitives.canonical import canonical
from archive.record.references import references
from archive.seeding.build import build

SEEDS = settings.BASE_DIR / "seeds"
NUMBER = re.compile(r"\d+")


@lru_cache(maxsize=1)
def built():
    """The records of the repository's own seeds, read once."""
    return build(SEEDS)


def records() -> dict[str, dict]:
    """The records by UUID."""
    return {seed.record["uuid"]: seed.record for seed in built().seeds}


def numbers(text: str) -> set[str]:
    """The numbers in a text, without leading zeros; 12 000 and 12,000 are one number."""
    joined = re.sub(r"(?<=\d)[\s\u00a0\u202f,.](?=\d{3}(?!\d))", "", text)
    return {found.lstrip("0") or "0" for found in NUMBER.findall(joined)}


def linked(everything: dict[str, dict]) -> dict[str, set[str]]:
    """Which entries each entry names or is named by."""
    links = {uuid: set() for uuid in everything}
    for uuid, record in everything.items():
        for one in references(record):
            if one.target in everything:
                links[uuid].add(one.target)
                links[one.target].add(uuid)
    return links


def own_numbers(record: dict, others: list[dict]) -> set[str]:
    """The numbers of a record without its summary, how many rows it has, and those in other titles."""
    own = {key: value for key, value in record.items() if key not in {"summary", "uuid"}}
    text = re.sub(r"[0-9a-f]{8}-[0-9a-f-]{27}", " ", canonical(own))
    count = {str(len(rows)) for rows in record.get("parts", {}).values()}
    return numbers(text) | count | set().union(*(numbers(canonical(other.get("title", {}))) for other in others), set())


def test_the_numbers_of_every_summary_stand_in_its_record():
    everything = records()
    links, wrong = linked(everything), {}
    for uuid, record in everything.items():
        allowed = own_numbers(record, [everything[other] for other in links[uuid]])
        for language, text in record.get("summary", {}).items():
            if strange := numbers(text) - allowed:
                wrong[record["title"].get("en"), language] = sorted(strange)
    assert wrong == {}


def test_every_entry_but_sources_has_title_and_summary_in_four_languages():
    lacking = [
        record["source_keys"][0]
        for record in records().values()
        if record["kind"] != "source"
        and not all(set(record.get(name, {})) == {"kk", "ru", "en", "tr"} for name in ("title", "summary"))
    ]
    assert lacking == []


def test_every_entry_but_sources_is_cited():
    """A source is its own evidence; everything else says where it comes from."""
    bare = [
        record["source_keys"][0]
        for record in records().values()
        if record["kind"] != "source" and not record.get("parts", {}).get("citations")
    ]
    assert bare == []
