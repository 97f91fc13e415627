"""Comments: what they may be about, whom they reach, and how a thread is closed."""

import pytest

from archive.editorial.models.comment import Comment
from archive.editorial.models.notice import Notice
from archive.editorial.models.revision import JournalLine
from archive.editorial.restore import restore
from archive.editorial.revisions import latest, save_revision
from archive.editorial.workflow.comments import Anchor, open_threads, reopen, resolve, say, threads
from archive.editorial.workflow.errors import NotAllowed, Refused
from tests.makers import a_record, a_row, a_user, an_entry, submitted

pytestmark = pytest.mark.django_db

NAME = a_row(text="Pact of 1992", language="en", type="short")
RECORD = a_record("agreement", title={"en": "A treaty", "kk": "Шарт, достық шарты"}, parts={"names": [NAME]})


def notices() -> set[tuple[str, str]]:
    return set(Notice.objects.values_list("verb", "to__username"))


@pytest.fixture
def entry(db):
    return an_entry(RECORD, author=a_user("author", "contributor"))


@pytest.fixture
def reviewer(db):
    return a_user("reviewer", "reviewer")


def test_a_passage_is_found_in_its_language_and_its_beginning_is_kept(entry, reviewer):
    said = say(entry, by=reviewer, body="Which?", anchor=Anchor(field="title", quote="достық шарты"))
    assert (said.comment.language, said.comment.quote_start) == ("kk", 6)
    part = Anchor("names", NAME["uuid"], "text", quote="1992")
    assert say(entry, by=reviewer, body="Sure?", anchor=part).comment.quote_start == 8
    assert notices() == {("comment", "author")}
    assert set(JournalLine.objects.values_list("verb", "by__username")) == {("comment", "reviewer")}


@pytest.mark.parametrize(
    "anchor",
    [
        Anchor(field="title", quote="not there"),
        Anchor(field="title", language="en", quote="Шарт"),
        Anchor(field="titel"),
        Anchor("names", "no uuid", "text"),
        Anchor("names", NAME["uuid"], "uuid"),
        Anchor("nothing", NAME["uuid"], "text"),
        Anchor("", NAME["uuid"], "title"),
        Anchor(quote="A treaty"),
        Anchor(field="title", quote="A" * 3000),
    ],
)
def test_what_is_not_in_the_newest_revision_cannot_be_commented_on(entry, reviewer, anchor):
    with pytest.raises(Refused):
        say(entry, by=reviewer, body="What?", anchor=anchor)
    assert not Comment.objects.exists()


@pytest.mark.parametrize("body", ["", " \r\n", "\x00", "x" * 20_001])
def test_a_comment_says_something_and_not_too_much(entry, reviewer, body):
    with pytest.raises(Refused):
        say(entry, by=reviewer, body=body)


def test_only_those_who_may_see_the_entry_are_told_and_the_others_are_named(entry, reviewer):
    a_user("aibek", "editor")
    a_user("stranger", "contributor")
    said = say(entry, by=reviewer, body="@aibek, @stranger and @nobody: see a@b.kz and @aibek.")
    assert said.not_found == ("stranger", "nobody")
    assert notices() == {("mention", "aibek"), ("comment", "author")}
    assert [user.username for user in said.comment.mentioned.all()] == ["aibek"]


def test_an_answer_tells_those_who_have_spoken(entry, reviewer):
    first = say(entry, by=a_user("aibek", "editor"), body="Is this so?").comment
    say(entry, by=reviewer, body="It is.", answers=first.pk)
    assert ("comment", "aibek") in notices()
    (thread,) = threads(entry, latest(entry))
    assert [one.body for one in (thread.first, *thread.answers)] == ["Is this so?", "It is."]


def test_an_answer_to_what_is_no_thread_of_the_entry_is_refused(entry, reviewer):
    other = say(an_entry(a_record("topic")), by=reviewer, body="Elsewhere").comment
    answer = say(entry, by=reviewer, body="Yes", answers=say(entry, by=reviewer, body="Here").comment.pk).comment
    for key in (other.pk, answer.pk, 0):
        with pytest.raises(Refused):
            say(entry, by=reviewer, body="Answer", answers=key)


def test_a_comment_outlives_what_it_is_about(entry, reviewer):
    for anchor in (Anchor(field="title", quote="достық"), Anchor("names", NAME["uuid"], "text"), Anchor(field="title")):
        say(entry, by=reviewer, body="See", anchor=anchor)
    restore([{**{key: value for key, value in RECORD.items() if key != "parts"}, "title": {"kk": "Шарт"}}])
    save_revision(entry, author=None)
    assert [thread.is_orphan for thread in threads(entry, latest(entry))] == [True, True, False]


def test_a_thread_is_resolved_once_and_opened_again(entry, reviewer):
    first = say(entry, by=reviewer, body="See").comment
    assert resolve(entry, first.pk, by=reviewer).resolved_by == reviewer
    assert open_threads(entry) == 0
    with pytest.raises(Refused):
        resolve(entry, first.pk, by=reviewer)
    assert reopen(entry, first.pk, by=reviewer).resolved is None
    assert open_threads(entry) == 1
    assert list(JournalLine.objects.order_by("number").values_list("verb", flat=True)) == [
        "comment",
        "resolve",
        "reopen",
    ]


def test_who_may_not_comment_is_refused_and_journalled(entry):
    stranger = a_user("stranger", "contributor")
    with pytest.raises(NotAllowed):
        say(entry, by=stranger, body="Mine")
    submitted(entry)
    with pytest.raises(NotAllowed):
        resolve(entry, 1, by=stranger)
    assert list(JournalLine.objects.order_by("number").values_list("details__action", flat=True)) == [
        "comment",
        "resolve",
    ]
