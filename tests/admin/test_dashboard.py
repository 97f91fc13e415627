"""The first page of the desk: what waits for whom, with what is to be said of it, in a bounded number of queries."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from archive.admin.dashboard import of
from archive.admin.queues import QUEUES
from archive.editorial.journal import note
from archive.editorial.models.comment import Comment
from archive.editorial.models.part import Name
from archive.editorial.models.progress import Progress
from archive.editorial.models.registry import KIND_MODELS
from archive.editorial.models.schedule import Appointment
from archive.editorial.revisions import latest, save_revision
from archive.primitives.languages import LANGUAGES
from archive.publishing.publish import publish
from tests.admin.desk import address, desk_client
from tests.makers import a_record, a_row, a_user, an_entry, decided, published, submitted

pytestmark = pytest.mark.django_db

BUDGET = 40


def sections(user) -> dict[str, list[str]]:
    """The titles of each section that is shown and not empty."""
    desk = of(user)
    shown = [*desk.sections, *desk.problems]
    return {one.name: [item.title for item in one.items] for one in shown if one.items}


def titled(title: str, kind: str = "event", **values) -> dict:
    return a_record(kind, title={"en": title}, **values)


def changed(entry, title: str, author=None):
    """The entry with another title in a further revision."""
    type(entry).objects.filter(pk=entry.pk).update(title_en=title)
    save_revision(entry, author=author)
    return entry


def appointed(entry, by, verb: str, outcome: str = "waiting", **values) -> Appointment:
    at = timezone.now() + timedelta(days=1)
    values = {"revision": latest(entry), "by": by, "at": at, "outcome": outcome} | values
    return Appointment.objects.create(entry=entry, verb=verb, **values)


def test_an_author_finds_drafts_and_what_was_returned_with_the_reason():
    author, reviewer = a_user("author", "contributor"), a_user("reviewer", "reviewer")
    an_entry(titled("My draft"), author=author)
    an_entry(titled("Of another"), author=reviewer)
    returned = an_entry(titled("Came back"), author=author)
    decided(returned, reviewer, "returned")
    done = an_entry(titled("Done"), author=author)
    decided(done, reviewer)
    publish(done, by=None, basis="approved")
    found = sections(author)
    assert found["drafts"] == ["My draft"]
    assert found["returned"] == ["Came back"]
    assert found["recent"] == ["Done", "Came back", "My draft"]
    assert "Of another" not in str(found)
    page = desk_client(author).get(reverse("admin:index")).content.decode()
    assert "reviewer: As seen" in page


def test_a_reviewer_finds_what_waits_their_own_first_with_age_due_day_and_size():
    reviewer, author = a_user("reviewer", "reviewer"), a_user("author", "editor")
    late, free, other, own = (
        an_entry(titled(name), author=author) for name in ("Late", "For anybody", "For another", "Own")
    )
    changed(own, "My own", author=reviewer)
    for entry in (late, free, other, own):
        submitted(entry, by=author)
    today = timezone.localdate()
    moment = timezone.now() - timedelta(days=3)
    Progress.objects.filter(entry=late).update(reviewer=reviewer, due=today - timedelta(days=1), since=moment)
    Progress.objects.filter(entry=other).update(reviewer=author)
    again = published(titled("Again"))
    changed(again, "Again, better", author=author)
    submitted(again, by=author)
    desk = of(reviewer)
    items = {item.title: item for section in desk.sections if section.name == "review" for item in section.items}
    assert list(items) == ["Late", "For anybody", "Again, better"]
    said = [remark.text for remark in items["Late"].remarks]
    assert said[:2] == ["assigned to you", "submitted 3 days ago"]
    assert said[2].startswith("overdue since")
    assert said[3] == "new entry"
    assert items["Again, better"].remarks[-1].text == "1 change"
    assert sections(reviewer)["overdue"] == ["Late"]


def test_what_is_staged_approved_scheduled_and_asked():
    editor, reviewer = a_user("editor", "editor", "publisher"), a_user("reviewer", "reviewer")
    changed(published(titled("Live")), "Live, changed", author=editor)
    published(titled("Untouched"))
    approved = an_entry(titled("Approved"), author=editor)
    decided(approved, reviewer)
    appointed(an_entry(titled("Tomorrow")), reviewer, "publish")
    appointed(published(titled("To go")), reviewer, "withdraw")
    asked = an_entry(titled("Asked"))
    for resolved in (None, timezone.now()):
        comment = Comment.objects.create(
            entry=asked if resolved is None else approved,
            revision=latest(asked),
            body="@editor see",
            by=reviewer,
            resolved=resolved,
            resolved_by=resolved and reviewer,
        )
        comment.mentioned.add(editor)
    found = sections(editor)
    assert found["staged"] == ["Live, changed"]
    assert found["approved"] == ["Approved"]
    assert found["scheduled"] == ["Tomorrow"]
    assert found["withdrawals"] == ["To go"]
    assert found["mentions"] == ["Asked"]


def test_problems_are_named_and_gone_when_they_are_solved():
    editor, reviewer = a_user("editor", "editor"), a_user("reviewer", "reviewer")
    ended = an_entry(titled("Ended"), author=editor)
    decided(ended, reviewer)
    Progress.objects.filter(entry=ended).update(state="draft", revision=None)
    failed = an_entry(titled("Failed"))
    appointed(failed, reviewer, "publish", "failed", remark="It is closed", finished=timezone.now())
    faulty = published(titled("Faulty", parts={"names": [a_row(text="N", language="en", type="short")]}))
    Name.objects.filter(entry=faulty).update(language="not a tag!")
    save_revision(faulty, author=editor)
    found = sections(editor)
    assert found["ended"] == ["Ended"]
    assert found["failed"] == ["Failed"]
    assert found["faulty"] == ["Faulty"]
    assert "It is closed" in desk_client(editor).get(reverse("admin:index")).content.decode()
    publish(failed, by=None, basis="seeded", note="test")
    Progress.objects.filter(entry=ended).update(state="submitted", revision=latest(ended))
    assert set(sections(editor)) & {"failed", "ended"} == set()


def test_a_journal_found_broken_is_shown_until_it_is_found_whole():
    client = desk_client(a_user("editor", "editor"))
    note("journal-broken", None, None, line=7, what="changed", lines=6, head="x")
    where = reverse("admin:index")
    assert "broken at line 7" in client.get(where, headers={"accept-language": "en"}).content.decode()
    note("journal-verified", None, None, lines=9, head="x")
    assert "broken at line 7" not in client.get(where, headers={"accept-language": "en"}).content.decode()


def test_a_contributor_is_told_nothing_of_others_drafts():
    others = an_entry(titled("Hidden"), author=a_user("other", "editor"))
    appointed(others, a_user("publisher", "publisher"), "publish")
    decided(others, a_user("reviewer", "reviewer"))
    client = desk_client(a_user("newcomer", "contributor"))
    assert "Hidden" not in client.get(reverse("admin:index")).content.decode()
    for name in [*QUEUES, "x"]:
        page = client.get(reverse("admin:archive_entry_changelist"), {"desk": name})
        assert page.status_code == 200
        assert "Hidden" not in page.content.decode()


def test_entries_are_begun_only_by_those_who_may():
    add = reverse("admin:archive_event_add")
    for role, is_offered in (("contributor", True), ("editor", True), ("reviewer", False), ("publisher", False)):
        page = desk_client(a_user(role, role)).get(reverse("admin:index")).content.decode()
        assert (f'<a href="{add}">' in page) == is_offered


def test_each_section_shows_five_counts_all_and_leads_to_the_full_list():
    editor = a_user("editor", "editor")
    for number in range(7):
        an_entry(titled(f"Draft {number}"), author=editor)
    [section] = [one for one in of(editor).sections if one.name == "drafts"]
    assert section.count == "7"
    assert [item.title for item in section.items] == [f"Draft {number}" for number in (6, 5, 4, 3, 2)]
    page = desk_client(editor).get(section.href).content.decode()
    assert len(set(re.findall(r"Draft \d", page))) == 7


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_is_answered_in_every_language_and_leads_to_every_list(language):
    client = desk_client(a_user("editor", "editor"))
    page = client.get(reverse("admin:index"), headers={"accept-language": language}).content.decode()
    lists = [f"admin:archive_{name}_changelist" for name in (*KIND_MODELS, "entry", "journalline")]
    for name in (*lists, "admin:policy"):
        assert f'"{reverse(name)}"' in page


def test_the_page_asks_as_often_for_thirty_entries_as_for_fourteen():
    chief = a_user("chief", "editor", "reviewer", "publisher", "administrator")
    author = a_user("author", "editor")
    client = desk_client(chief)

    def asked() -> int:
        with CaptureQueriesContext(connection) as seen:
            assert client.get(reverse("admin:index")).status_code == 200
        return len(seen)

    def more(start: int, count: int) -> None:
        for number in range(start, start + count):
            live = published(titled(f"Live {number}"))
            submitted(changed(live, f"Live {number} b", author=author), by=author)
            an_entry(titled(f"Draft {number}"), author=chief)
            appointed(live, author, "withdraw")
            entry = an_entry(titled(f"Approved {number}"), author=author)
            decided(entry, a_user(f"r{number}", "reviewer"), "approved" if number % 2 else "returned")
            Comment.objects.create(entry=live, revision=latest(live), body="x", by=author).mentioned.add(chief)

    more(0, 14)
    few = asked()
    more(14, 20)
    assert asked() == few
    assert few <= BUDGET


def test_titles_lead_to_the_pages_of_their_entries():
    editor = a_user("editor", "editor")
    entry = an_entry(titled("Mine"), author=editor)
    assert f'<a href="{address(entry)}">Mine</a>' in desk_client(editor).get(reverse("admin:index")).content.decode()
