"""Every cell of the policy on every channel of the desk: lists, search, selects, forms, previews, histories, acts."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from functools import cache
from itertools import groupby
from operator import itemgetter
from uuid import uuid4

import pytest
from django.core.management import call_command
from django.db import transaction
from django.http import HttpResponse

from archive.editorial.models.comment import Comment
from archive.editorial.models.entry import Entry
from archive.editorial.models.part import Name
from archive.editorial.models.preview_link import PreviewLink
from archive.editorial.models.progress import Progress
from archive.editorial.models.revision import JournalLine
from archive.editorial.revisions import latest
from archive.editorial.workflow.comments import say
from archive.editorial.workflow.sharing import share
from archive.editorial.workflow.transition import TRANSITIONS
from archive.published.models.version import Address, Version
from tests.admin.desk import address, desk_client, form_data
from tests.editorial.workflow.cast import Person, an_entry_in, entries, people
from tests.editorial.workflow.expected import STATES, allowed
from tests.makers import a_user

pytestmark = pytest.mark.django_db

FIND = "/admin/archive/entry/find/?app_label=archive&model_name=relation&field_name=entry_named&term=Trade"
TYPED = {"translator-kk": {"summary_kk": "Сауда"}}


@cache  # a person's lists are the same for every entry that is looked for in them
def read(client, where: str) -> HttpResponse:
    return client.get(where)


def listed(client, entry: Entry, where: str) -> bool:
    return address(entry) in read(client, where).content.decode()


def found(client, entry: Entry) -> bool:
    answer = read(client, FIND)
    return answer.status_code == 200 and str(entry.pk) in {one["id"] for one in answer.json()["results"]}


def opened(client, entry: Entry, page: str, *arguments) -> bool:
    answer = client.get(address(entry, page, *arguments))
    assert answer.status_code in (200, 302, 403, 404)
    return answer.status_code == 200


def shows(client, entry: Entry, page: str, query: str, text: str) -> bool:
    answer = client.get(address(entry, page) + query)
    assert answer.status_code in (200, 403, 404)
    return answer.status_code == 200 and text in answer.content.decode()


def page_of(verb: str) -> Callable:
    """Whether the page that asks for the reason of a change of state opens."""
    return lambda client, entry: opened(client, entry, "transition", verb)


# Channel → (the action it needs, whether it let the editor through).
READING: dict[str, tuple[str, Callable]] = {
    "list of the kind": ("view", lambda client, entry: listed(client, entry, "/admin/archive/topic/")),
    "list of all": ("view", lambda client, entry: listed(client, entry, "/admin/archive/entry/")),
    "search": ("view", lambda client, entry: listed(client, entry, "/admin/archive/topic/?q=Trade")),
    "select": ("view", found),
    "form": ("view", lambda client, entry: opened(client, entry, "change")),
    "preview": ("preview", lambda client, entry: opened(client, entry, "preview", "kk")),
    "history": ("history", lambda client, entry: opened(client, entry, "history")),
    "review": ("history", lambda client, entry: opened(client, entry, "review")),
    "comparison": ("history", lambda client, entry: shows(client, entry, "history", "?from=nothing&to=r1", "Trade")),
    "comparison in the review": (
        "history",
        lambda client, entry: shows(client, entry, "review", "?from=nothing&to=r1", "Trade"),
    ),
    "links to previews": ("share", lambda client, entry: opened(client, entry, "share")),
    "sign of life": ("view", lambda client, entry: client.post(address(entry, "presence")).status_code == 200),
    "restoring": ("restore", lambda client, entry: opened(client, entry, "restore", "1")),
    **{f"page: {verb}": (verb, page_of(verb)) for verb in TRANSITIONS.names()},
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


def said(client, entry: Entry) -> bool:
    client.post(address(entry, "comment"), {"body": "A word"})
    return Comment.objects.filter(entry=entry, body="A word").exists()


def resolved(client, entry: Entry) -> bool:
    thread = say(entry, by=a_user("anybody", "editor"), body="Open").comment
    client.post(address(entry, "comment"), {"resolve": thread.pk})
    return Comment.objects.get(pk=thread.pk).resolved is not None


def answered(client, entry: Entry) -> bool:
    thread = say(entry, by=a_user("anybody", "editor"), body="Open").comment
    client.post(address(entry, "comment"), {"answers": thread.pk, "body": "An answer"})
    return Comment.objects.filter(thread=thread).exists()


def shared(client, entry: Entry) -> bool:
    client.post(address(entry, "share"), {"revision": 1, "hours": 1})
    return PreviewLink.objects.filter(revision__entry=entry).exists()


def revoked(client, entry: Entry) -> bool:
    link = share(entry, latest(entry), by=a_user("anybody", "editor"), duration=timedelta(hours=1))
    client.post(address(entry, "share"), {"revoke": link.pk})
    return PreviewLink.objects.get(pk=link.pk).revoked is not None


def restored(client, entry: Entry) -> bool:
    before = latest(entry).number
    client.post(address(entry, "restore", "1"), {"_revision": before})
    return latest(entry).number == before + 1


# Channel → (the action it needs, whether a POST past all pages did what it asked for).
ACTING: dict[str, tuple[str, Callable]] = {
    "comment": ("comment", said),
    "answer": ("comment", answered),
    "resolve": ("resolve", resolved),
    "share": ("share", shared),
    "revoke": ("share", revoked),
    "restore": ("restore", restored),
}


@pytest.mark.parametrize("public", [False, True], ids=["never-published", "published"])
def test_whoever_may_not_does_nothing_by_a_forged_post_on_the_other_channels(public):
    wrong, asked = [], 0
    for state, entry, person, client in cases(public):
        for channel, (action, does) in ACTING.items():
            asked += 1
            due = allowed(action, state, person.role, own=person.own, public=public, exempt=False)
            if trial(lambda does=does, client=client, entry=entry: does(client, entry)) is not due:
                wrong.append((channel, state, person.role, person.own, due))
    assert wrong == []
    assert asked == len(STATES) * 12 * len(ACTING)


def test_nothing_can_be_done_to_many_at_once_by_anybody():
    """There are no bulk actions, Django's deletion included: a forged one changes nothing."""
    wrong, asked = [], 0
    for person, mine in groupby(cases(public=False), key=itemgetter(2)):
        mine = list(mine)
        client, before = mine[0][3], {state: standing(entry) for state, entry, _person, _client in mine}
        chosen = [entry.pk for _state, entry, _person, _client in mine]
        for action in ("delete_selected", *TRANSITIONS.names()):
            form = {"action": action, "_selected_action": chosen, "post": "yes", "index": 0, "select_across": 1}
            for where in ("topic", "entry", "revision") if action == "delete_selected" else ("topic",):
                client.post(f"/admin/archive/{where}/", form)
            for state, entry, _person, _client in mine:
                asked += 1
                if not Entry.objects.filter(pk=entry.pk).exists() or standing(entry) != before[state]:
                    wrong.append((action, state, person.role, person.own))
    assert wrong == []
    assert asked == len(STATES) * 12 * (len(TRANSITIONS) + 1)


def test_rows_of_parts_follow_the_entry():
    """A new row in the inline of names, forged into a whole form: in Kazakh, which a translator into it may add."""
    administrator, forms, wrong, asked = desk_client(), {}, [], 0
    row = {"names-TOTAL_FORMS": "1", "names-INITIAL_FORMS": "0", "names-0-text": "Сауда", "names-0-type": "short"}
    for state, entry, person, client in cases(public=False):
        asked += 1
        due = allowed("change", state, person.role, own=person.own, public=False, exempt=False)
        if entry.pk not in forms:
            forms[entry.pk] = form_data(administrator.get(address(entry)))
        typed = forms[entry.pk] | row | {"names-0-language": "kk", "names-0-part_ptr": str(uuid4())}

        def post(typed=typed, client=client, entry=entry):
            client.post(address(entry), typed)
            return Name.objects.filter(entry=entry).count()

        if trial(post) != int(due):
            wrong.append((state, person.role, person.own, due))
    assert wrong == []
    assert asked == len(STATES) * 12


OUTSIDE = ("/en/browse?q=Trade", "/en/browse.csv?q=Trade", "/en/browse.jsonl?q=Trade", "/en/suggest.json?q=Trad")
OUTSIDE += ("/en/topics", "/sitemap.xml", "/t1.json", "/en/t1", "/t1/v1.json")


@pytest.mark.parametrize("state", STATES)
def test_what_is_worked_at_is_on_no_channel_outside_in_any_state(state, reader_client, tmp_path):
    entry = an_entry_in(state, [a_user("writer", "editor")], public=False)
    shown = an_entry_in(state, [a_user("other", "editor")], public=True)
    pages = [reader_client.get(where).getvalue().decode() for where in OUTSIDE]
    call_command("export_entries", "jsonl", output=tmp_path / "all.jsonl")
    pages.append((tmp_path / "all.jsonl").read_text())
    assert any(str(shown.uuid) in page for page in pages)
    for page in pages:
        assert str(entry.uuid) not in page
        assert "Draft 0" not in page, "what is staged of a published entry is not seen either"


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
