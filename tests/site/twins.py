"""Fill the database that the environment names with a small archive; as `hidden`, with what readers must not see.

Both twins publish the same records at the same moments and under the same numbers. Run as a program, because the
tests' own process is tied to the tests' database.
"""

import json
import sys

import django

HIDDEN = "hidden"
EACH = 8  # entries of each kind; of places, topics and institutions enough to be named by others


# The database's clock says when something is published; here it is a minute for each public number.
MOMENTS = """
SET session_replication_role = replica;
UPDATE archive_version v SET published = '2026-01-01T00:00Z'::timestamptz + a.number * interval '1 minute'
  FROM archive_address a WHERE a.uuid = v.uuid;
UPDATE archive_address SET first_published = '2026-01-01T00:00Z'::timestamptz + number * interval '1 minute';
SET session_replication_role = origin;
"""


def fill(*, hidden: bool) -> dict[str, str]:
    """The archive; tells nothing."""
    from django.core.management import call_command  # late: Django is set up by `main`
    from django.db import connection

    from archive.editorial.restore import restore
    from archive.editorial.revisions import save_revision
    from archive.published.models.version import Address
    from archive.publishing.index import reindex
    from archive.publishing.publish import publish

    call_command("migrate", verbosity=0)
    records = public_records()
    if hidden:
        drafts()
        same_words(records)
    named_only = [a_place_to_go(number) for number in range(2)]
    entries = restore([*records, *named_only])
    for record in records:
        entry = entries[record["uuid"]]
        save_revision(entry, author=None)
        publish(entry, by=None, basis="seeded", note="test", index=False)
    with connection.cursor() as cursor:
        cursor.execute(MOMENTS)
    reindex(Address.objects.values_list("uuid", flat=True))
    if hidden:
        staged(records)
        withdrawn(records)
        come_and_gone([entries[record["uuid"]] for record in named_only])
    return {}


def public_records() -> list[dict]:
    """Entries of every kind with dates, topics within one another, places, people, actions and disputes.

    Their UUIDs follow from their numbers, and so are the same in both twins.
    """
    from archive.record.kinds import KINDS

    return [record for number in range(EACH) for record in (a_public(kind, number) for kind in sorted(KINDS))]


def named(*words: object) -> str:
    """A UUID that follows from words."""
    from uuid import NAMESPACE_URL, uuid5

    return str(uuid5(NAMESPACE_URL, " ".join(map(str, words))))


def a_public(kind: str, number: int) -> dict:
    """One of the records."""
    from tests.makers import a_record

    title = {
        "en": f"Trade {kind} {number}",
        "kk": f"Сауда {number}",
        "ru": f"Торговля {number}",
        "tr": f"Ticaret {number}",
    }
    record = a_record(kind, uuid=named(kind, number), title=dict(list(title.items())[: 1 + number % 4]))
    if kind == "event":
        record["date"] = {"edtf": ("1992-03-02", "1995/1999", "2003", "[..1993]")[number % 4], "basis": "stated"}
    if kind == "topic" and number > 3:
        record["parent"] = named("topic", number - 4)
    if kind != "source":
        record["summary"] = summary_of(kind, number)
    record["parts"] = parts_of(kind, number)
    return {name: value for name, value in record.items() if value}


TEXTS = (
    {"en": "Talks on trade, visas and the visa regime", "kk": "Сауда мен виза туралы келіссөздер"},
    {"en": "Visa regime", "ru": "Переговоры о торговле, торговых сборах и визах", "tr": "Vize ve ticaret görüşmeleri"},
    {"ru": "Нурсултан Назарбаев в Анкаре", "en": "Nursultan Nazarbayev visits Ankara; trade was not spoken of"},
)
NAMES = ("Nursultan Nazarbayev", "Kassym-Jomart Tokayev", "Turgut Özal", "Mevlüt Çavuşoğlu")


def summary_of(kind: str, number: int) -> dict:
    """A text that has the searched words more or less often, and near one another or not."""
    text = TEXTS[(number + len(kind)) % len(TEXTS)]
    return {language: " ".join([f"{words}."] * (1 + number % 3)) for language, words in text.items()}


def parts_of(kind: str, number: int) -> dict:
    """Rows that refer to others of the public records."""
    if kind == "diplomat":
        name = NAMES[number % len(NAMES)]
        return {"names": [row(kind, number, "name", text=name, language="en", type="alternative")]}
    if kind in ("topic", "place", "source", "indicator"):
        return {}
    parts = {
        "topics": [row(kind, number, "topic", topic=named("topic", number))],
        "places": [
            row(kind, number, "place", place=named("place", number // 2), role="subject"),
            row(kind, number, "going", place=named("going", number % 2), role="subject"),
        ],
        "actors": [row(kind, number, "actor", role="mentioned", entry=named("diplomat", number // 3))],
    }
    if kind == "agreement":
        when = {"edtf": f"{1992 + number}-05-01", "basis": "stated"}
        parts["actions"] = [row(kind, number, "action", type="entry-into-force", taken=when)]
    return parts


def row(*name: object, **values: object) -> dict:
    """A row of a part whose UUID follows from a name."""
    return {"uuid": named(*name, "row"), **values}


def drafts() -> None:
    """Entries of every kind that were never published, with words that readers may look for."""
    from archive.record.kinds import KINDS
    from tests.makers import a_record, an_entry

    for kind in KINDS:
        for number in range(3):
            an_entry(a_record(kind, title={"en": f"Trade secret {number}", "kk": f"Сауда құпиясы {number}"}))


def same_words(records: list[dict]) -> None:
    """Drafts with the very words of public entries, nearer and more often, and with words that slips would lead to."""
    from tests.makers import a_record, a_row, an_entry

    for record in records[::2]:
        title = {language: f"{text} {text}" for language, text in record["title"].items()}
        an_entry(a_record(record["kind"], title=title, summary=record.get("summary")))
    for name in (*NAMES, "Tradex", "Visax", "Назарбаева", "Торговляя"):
        names = [a_row(text=name, language="en", type="alternative")]
        an_entry(a_record("diplomat", title={"en": name, "ru": name}, parts={"names": names}))


def a_place_to_go(number: int) -> dict:
    """A place that public entries name: in one twin it was never published, in the other it is no more."""
    from tests.makers import a_record

    return a_record(
        "place", uuid=named("going", number), title={"en": f"Trade visa {number}", "ru": f"Торговля {number}"}
    )


def come_and_gone(entries: list) -> None:
    """Publish what public entries name, so that these are indexed anew, and withdraw it."""
    from archive.editorial.revisions import save_revision
    from archive.publishing.publish import publish
    from archive.publishing.withdraw import withdraw

    for entry in reversed(entries):
        save_revision(entry, author=None)
        publish(entry, by=None, basis="seeded", note="test")
        withdraw(entry, by=None, reason="Mistaken.")


def staged(records: list[dict]) -> None:
    """Changes of public entries that nobody has published."""
    from archive.editorial.restore import restore
    from archive.editorial.revisions import save_revision

    for record in records[::3]:
        changed = {**record, "title": {**record["title"], "en": "Trade secret of another sort: visa, visa regime"}}
        save_revision(restore([changed])[record["uuid"]], author=None)


def withdrawn(records: list[dict]) -> None:
    """Entries that were public, named others, and are no more; their numbers come after all those of the other twin."""
    from archive.publishing.withdraw import withdraw
    from tests.makers import a_record, a_row, published

    topics = [record["uuid"] for record in records if record["kind"] == "topic"]
    for kind in ("event", "agreement", "document"):
        rows = {"topics": [a_row(topic=uuid) for uuid in topics]}
        entry = published(a_record(kind, title={"en": "Trade withdrawn"}, parts=rows))
        withdraw(entry, by=None, reason="Mistaken.")


if __name__ == "__main__":
    django.setup()
    json.dump(fill(hidden=sys.argv[1:] == [HIDDEN]), sys.stdout)
