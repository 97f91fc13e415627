"""Every cell of the policy on every channel of the desk: lists, search, selects, forms, previews, histories, acts."""

from collections.abc import Callable, Iterator

import pytest
from django.db import transaction

from archive.editorial.models.entry import Entry
from archive.editorial.models.progress import Progress
from archive.editorial.models.revision import JournalLine
from archive.editorial.revisions import latest
from archive.editorial.workflow.transition import TRANSITIONS
from archive.published.models.version import Address, Version
from tests.admin.desk import address, desk_client, form_data
from tests.editorial.workflow.cast import Person, entries, people
from tests.editorial.workflow.expected import STATES, allowed

pytestmark = pytest.mark.django_db

FIND = "/admin/archive/entry/find/?app_label=archive&model_name=relation&field_name=entry_named&term=Trade"
TYPED = {"translator-kk": {"summary_kk": "Сауда"}}


def listed(client, entry: Entry, where: str) -> bool:
    return address(entry) in client.get(where).content.decode()


def found(client, entry: Entry) -> bool:
    answer = client.get(FIND)
    return answer.status_code == 200 and str(entry.pk) in {one["id"] for one in answer.json()["results"]}


def opened(client, entry: Entry, page: str, *arguments) -> bool:
    answer = client.get(address(entry, page, *arguments))
    assert answer.status_code in (200, 302, 403, 404)
    return answer.status_code == 200


# Channel → (the action it needs, whether it let the editor through).
READING: dict[str, tuple[str, Callable]] = {
    "list of the kind": ("view", lambda client, entry: listed(client, entry, "/admin/archive/topic/")),
    "list of all": ("view", lambda client, entry: listed(client, entry, "/admin/archive/entry/")),
    "search": ("view", lambda client, entry: listed(client, entry, "/admin/archive/topic/?q=Trade")),
    "select": ("view", found),
    "form": ("view", lambda client, entry: opened(client, entry, "change")),
    "preview": ("preview", lambda client, entry: opened(client, entry, "preview", "kk")),
    "history": ("history", lambda client, entry: opened(client, entry, "history")),
}


def cases(public: bool) -> Iterator[tuple[str, Entry, Person, object]]:
    """(state, entry, person, signed-in browser) for everyone and every state."""
    cast = people()
    play = entries([one.user for one in cast if one.own], public)
    for person in cast:
        client = desk_client(person.user)
        for state, entry in play.items():
            yield state, entry, person, client


@pytest.mark.parametrize("public", [False, True], ids=["never-published", "published"])
def test_what_may_be_seen_is_seen_on_every_channel_and_nothing_else(public):
    wrong, asked = [], 0
    for state, entry, person, client in cases(public):
        for channel, (action, passes) in READING.items():
            asked += 1
            due = allowed(action, state, person.role, own=person.own, public=public, exempt=False)
            if passes(client, entry) is not due:
                wrong.append((channel, state, person.role, person.own, due))
    assert wrong == []
    assert asked == len(STATES) * 12 * len(READING)


class Undone(Exception):
    """Takes back what a trial has changed."""


def trial(act: Callable):
    """What `act` gives, with all its changes taken back."""
    answers = []
    try:
        with transaction.atomic():
            answers.append(act())
            raise Undone
    except Undone:
        return answers[0]


def standing(entry: Entry) -> tuple:
    """All that a change of state could change."""
    return (
        latest(entry).number,
        Progress.objects.filter(pk=entry.pk).values_list("state", "revision", "closed_until").first(),
        Address.objects.filter(uuid=entry.uuid).values_list("state", "version").first(),
        Version.objects.count(),
    )


def test_whoever_may_not_change_the_state_changes_nothing_by_a_forged_post():
    wrong, asked = [], 0
    for state, entry, person, client in cases(public=False):
        before, number = standing(entry), latest(entry).number
        for verb in TRANSITIONS.names():
            asked += 1
            due = allowed(verb, state, person.role, own=person.own, public=False, exempt=False)
            form = {"_revision": number, "reason": "Because", "state": "approved", "owner": person.user.pk}

            def post(verb=verb, form=form, client=client, entry=entry, before=before):
                answer = client.post(address(entry, "transition", verb), form)
                refusals = JournalLine.objects.filter(verb="refused").count()
                return answer.status_code, standing(entry) == before, refusals

            status, unchanged, refusals = trial(post)
            if due and status not in (302, 422):
                wrong.append((verb, state, person.role, person.own, "should pass", status))
            if not due and not (status in (403, 404, 409) and unchanged and refusals == (status != 404)):
                wrong.append((verb, state, person.role, person.own, "should be refused", status, refusals))
    assert wrong == []
    assert asked == len(STATES) * 12 * len(TRANSITIONS)


def test_whoever_may_not_write_writes_nothing_by_a_forged_post():
    administrator, forms, wrong = desk_client(), {}, []
    for state, entry, person, client in cases(public=False):
        due = allowed("change", state, person.role, own=person.own, public=False, exempt=False)
        if entry.pk not in forms:
            forms[entry.pk] = form_data(administrator.get(address(entry)))
        typed = forms[entry.pk] | TYPED.get(person.role, {"summary_en": "Written over"})

        def post(typed=typed, client=client, entry=entry):
            before = latest(entry).number
            return client.post(address(entry), typed).status_code, latest(entry).number - before

        status, written = trial(post)
        if (status, written) != ((302, 1) if due else (status, 0)) or (not due and status not in (302, 403, 409)):
            wrong.append((state, person.role, person.own, due, status, written))
    assert wrong == []


@pytest.mark.parametrize(
    ("typed", "is_saved"),
    [
        ({"title_kk": "Сауда"}, True),
        ({"title_en": "Another"}, False),
        ({"title_kk": "Сауда", "title_en": "Another"}, False),
        ({"internal_note": "Mine"}, False),
        ({"rights": "open"}, False),
    ],
)
def test_a_translator_writes_in_their_own_language_only(typed, is_saved):
    cast = people()
    entry = entries([], public=False)["draft"]
    translator = next(one for one in cast if one.role == "translator-kk")
    client = desk_client(translator.user)
    form = form_data(client.get(address(entry)))
    answer = client.post(address(entry), form | typed)
    assert (latest(entry).number == 2) is is_saved
    assert is_saved or answer.status_code in (403, 422, 200)
