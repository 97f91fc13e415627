"""Many people press many buttons at the same moment: each entry has one outcome, and nobody meets a server error.

DECISION_TRIALS says how often it is tried; the default is short enough for every run of the tests.
"""

import os
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connections
from django.test import Client

from archive.editorial.models.progress import Progress
from archive.editorial.models.revision import JournalLine
from archive.published.models.version import Address, Version
from tests.admin.desk import address
from tests.makers import a_record, a_user, an_entry, decided, published, submitted

pytestmark = pytest.mark.django_db(transaction=True)

TRIALS, PARALLEL = int(os.environ.get("DECISION_TRIALS", "6")), 16
ANSWERS = {302, 403, 409, 422}


def all_at_once(posts: list) -> Counter:
    """The statuses of posts that are sent at the same moment, each by a thread with a connection of its own."""
    start = Barrier(len(posts))

    def send(post) -> int:
        client, where, form = post
        start.wait(30)
        try:
            return client.post(where, form).status_code
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(posts)) as pool:
        return Counter(pool.map(send, posts))


def signed_in(name: str, *roles: str) -> Client:
    client = Client(raise_request_exception=False)
    client.force_login(a_user(name, *roles))
    return client


def posts(people: dict[str, Client], entry, verbs: list[str]) -> list:
    """Sixteen posts: the verbs in turn, by the people in turn, all of the revision that they saw."""
    clients, form = list(people.values()), {"_revision": "1", "reason": "At once"}
    return [
        (clients[number % len(clients)], address(entry, "transition", verbs[number % len(verbs)]), form)
        for number in range(PARALLEL)
    ]


def lines(entry) -> Counter:
    return Counter(JournalLine.objects.filter(entry_uuid=entry.uuid).values_list("verb", flat=True))


def test_a_submission_is_decided_on_once():
    author = a_user("author", "editor")
    people = {name: signed_in(name, "reviewer", "publisher") for name in ("one", "two", "three")}
    for _trial in range(TRIALS):
        entry = an_entry(a_record("topic"), author=author)
        submitted(entry, by=author)
        answers = all_at_once(posts(people, entry, ["approve", "return"]))
        said = lines(entry)
        assert set(answers) <= ANSWERS
        assert said["approve"] <= 1
        assert said["return"] <= 1
        state = Progress.objects.get(pk=entry.pk).state
        assert state == ("changes-requested" if said["return"] else "approved")
        assert answers[302] == said["approve"] + said["return"]


def test_what_is_approved_is_published_once():
    author, reviewer = a_user("author", "editor"), a_user("reviewer", "reviewer")
    people = {name: signed_in(name, "publisher") for name in ("one", "two", "three")}
    for _trial in range(TRIALS):
        entry = an_entry(a_record("topic"), author=author)
        decided(entry, reviewer)
        answers = all_at_once(posts(people, entry, ["publish"]))
        assert set(answers) <= ANSWERS
        assert (answers[302], lines(entry)["publish"]) == (1, 1)
        assert list(Version.objects.filter(uuid=entry.uuid).values_list("version", flat=True)) == [1]
        assert Progress.objects.get(pk=entry.pk).state == "draft"


def test_what_is_published_is_withdrawn_and_shown_again_in_turn():
    people = {name: signed_in(name, "publisher") for name in ("one", "two")}
    for _trial in range(TRIALS):
        entry = published(a_record("topic"))
        answers = all_at_once(posts(people, entry, ["withdraw", "republish"]))
        said = lines(entry)
        assert set(answers) <= ANSWERS
        assert 0 <= said["withdraw"] - said["republish"] <= 1
        shown = Address.objects.get(uuid=entry.uuid).state == "published"
        assert shown is (said["withdraw"] == said["republish"])
        assert answers[302] == said["withdraw"] + said["republish"]
