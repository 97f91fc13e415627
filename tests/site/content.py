"""Fill the database that the environment names: the repository's own seeds, and what seeds cannot hold.

Run as a program, because the tests' own process is tied to the tests' database. It prints, as JSON, where to look.
"""

import io
import json
import sys

import django

WITHDRAWN, REWRITTEN = "withdrawn", "rewritten"


def fill() -> dict[str, str]:
    """Load the seeds and what they lack; kind → the public number of its longest entry, and that of each odd one."""
    from django.core.management import call_command  # late: Django is set up by `main`

    call_command("migrate", verbosity=0)
    call_command("load_seeds", quiet=True, stdout=io.StringIO())
    return longest() | {WITHDRAWN: withdrawn_event(), REWRITTEN: rewritten_place()} | odd()


def odd() -> dict[str, str]:
    """Publish the entries that nobody plans; what is odd about each → its public number."""
    from archive.published.models.version import Address
    from tests.site import odd

    targets = list(Address.objects.order_by("kind", "number").values_list("uuid", flat=True)[:400])
    made = {
        "name_alone": odd.a_name_alone(),
        "empty_topic": odd.a_topic_without_entries(),
        "endless_title": odd.an_endless_title(),
        "crowd": odd.a_crowd(targets),
        "single_figure": odd.a_single_figure(),
        "before_everything": odd.a_date_before_everything(),
        "lonely_claim": odd.a_lonely_claim(),
    }
    return {name: number_of(uuid) for name, uuid in made.items()}


def longest() -> dict[str, str]:
    """Kind → the public number of the entry with the longest record."""
    from django.db.models.functions import Length

    from archive.published.models.version import Version

    versions = Version.objects.order_by("kind", -Length("record")).distinct("kind")
    return {version.kind: number_of(version.uuid) for version in versions}


def withdrawn_event() -> str:
    """Publish an event and withdraw it; its public number."""
    from archive.publishing.withdraw import withdraw
    from tests.makers import a_record, published

    event = published(a_record("event", title={"en": "An event recorded twice"}))
    withdraw(event, by=None, reason="Recorded twice.")
    return number_of(event.uuid)


def rewritten_place() -> str:
    """Publish a place twice, the second time under a longer title; its public number."""
    from tests.makers import a_record, published

    record = a_record("place", title={"en": "A place"})
    published(record)
    published({**record, "title": {"en": "A place, described anew"}})
    return number_of(record["uuid"])


def number_of(uuid: object) -> str:
    """The public number of an entry that has one."""
    from archive.published.models.version import Address

    return Address.objects.get(uuid=uuid).public_number


if __name__ == "__main__":
    django.setup()
    json.dump(fill(), sys.stdout)
