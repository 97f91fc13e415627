"""The review screen, its comments and decisions, the history, and hostile text on all of them."""

import html

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from archive.editorial.models.comment import Comment
from archive.editorial.models.progress import Progress
from archive.editorial.models.revision import Decision, JournalLine
from archive.editorial.restore import restore
from archive.editorial.revisions import latest, save_revision
from archive.editorial.workflow.comments import say
from archive.primitives.languages import LANGUAGES
from archive.published.models.version import Version
from tests.admin.desk import address, desk_client, form_data
from tests.makers import a_record, a_row, a_user, an_entry, decided, published, submitted

pytestmark = pytest.mark.django_db

EN = {"accept-language": "en"}


def page(client, entry, name: str = "review", **values) -> str:
    answer = client.get(address(entry, name), values, headers=EN)
    assert answer.status_code == 200
    return answer.content.decode()


def edited(record: dict, author=None, **values):
    """A published entry with one more revision."""
    entry = published(record)
    restore([{**record, **values}])
    save_revision(entry, author=author, reason="Checked against the gazette")
    return entry


@pytest.fixture
def author(db):
    return a_user("author", "editor")


@pytest.fixture
def reviewer(db):
    return a_user("reviewer", "reviewer")


def test_it_opens_on_what_readers_see_and_what_is_proposed(author, reviewer):
    entry = edited(a_record("event", title={"en": "Visit to Ankara"}), author, title={"en": "Visit to Almaty"})
    submitted(entry, author)
    text = page(desk_client(reviewer), entry)
    for expected in ("published version 1 ↔ revision 2", "Ankara</del>", "Almaty</ins>", "Checked against the gazette"):
        assert expected in text
    assert "May decide: reviewer" in " ".join(text.split())
    assert "The title is missing in: Қазақша, Русский, Türkçe" in text


def test_any_two_states_can_be_compared(author, reviewer):
    entry = edited(a_record("event", title={"en": "One"}), author, title={"en": "Two"})
    client = desk_client(reviewer)
    assert "nothing ↔ revision 1" in page(client, entry, **{"from": "nothing", "to": "r1"})
    assert "Nothing differs" in page(client, entry, **{"from": "v1", "to": "r1"})
    assert "revision 2 ↔ published version 1" in page(client, entry, **{"from": "r2", "to": "v1"})
    for odd in ("r99", "x", "r\x00", "v٣", "9" * 400):
        assert "published version 1 ↔ revision 2" in page(client, entry, **{"from": odd, "to": odd})


def test_the_author_reads_why_they_cannot_approve(author):
    entry = edited(a_record("event"), author, title={"en": "Two"})
    author.groups.add(*a_user("other", "reviewer").groups.all())
    submitted(entry, author)
    text = page(desk_client(author), entry)
    assert "You have written some of this since it was last published." in text
    assert "/approve/" not in text
    answer = desk_client(author).post(address(entry, "transition", "approve"), {"_revision": "2"})
    assert answer.status_code == 403
    assert not Decision.objects.exists()


def test_a_decision_leads_back_and_says_what_comes_next(author, reviewer):
    entry = edited(a_record("event"), author, title={"en": "Two"})
    submitted(entry, author)
    client, where = desk_client(reviewer), address(entry, "transition", "approve")
    sent = {"_revision": "2", "_review": "1"}
    assert client.post(where, sent).headers["Location"] == address(entry, "review")
    text = page(client, entry)
    assert "Any change of it ends the approval." in text
    assert "/en/e1" in text
    again = client.post(where, sent, headers=EN)
    assert again.status_code == 409
    assert "approved" in again.content.decode()
    assert Decision.objects.count() == 1


@pytest.mark.parametrize("verb", ["approve", "return"])
def test_a_decision_on_an_older_revision_is_refused_in_words(author, reviewer, verb):
    entry = edited(a_record("event"), author, title={"en": "Two"})
    submitted(entry, author)
    sent = {"_revision": "1", "reason": "Because", "_review": "1"}
    answer = desk_client(reviewer).post(address(entry, "transition", verb), sent, headers=EN)
    assert answer.status_code == 409
    assert "Because" in answer.content.decode()
    assert Progress.objects.get(pk=entry.pk).state == "submitted"


def test_comments_are_said_answered_and_resolved_on_the_screen(author, reviewer):
    entry = edited(a_record("event", title={"en": "Visit"}), author, title={"en": "State visit"})
    client = desk_client(reviewer)
    said = {"about": "//title", "quote": "State visit", "body": "Source? @author @nobody"}
    answer = client.post(address(entry, "comment"), said, headers=EN)
    first = Comment.objects.get()
    assert answer.headers["Location"] == f"{address(entry, 'review')}#c{first.pk}"
    text = page(client, entry)
    assert "Nobody called “nobody” may see this entry" in text
    assert "Comment by reviewer" in text, "shown at the change"
    client.post(address(entry, "comment"), {"answers": str(first.pk), "body": "The gazette."}, headers=EN)
    assert "open comments: 1" in page(desk_client(author), entry, "change")
    client.post(address(entry, "comment"), {"resolve": str(first.pk)})
    assert "open comments" not in page(desk_client(author), entry, "change")
    assert "The gazette." in page(client, entry)
    restore([{**a_record("event", title={"en": "Visit"}), "uuid": str(entry.uuid)}])
    save_revision(entry, author=author)
    assert "no longer in the newest revision" in page(client, entry)


def test_a_refused_comment_comes_back_with_what_was_typed(reviewer):
    entry = an_entry(a_record("event"))
    sent = {"about": "//title", "quote": "Not there", "body": "A long thought", "language": "en"}
    answer = desk_client(reviewer).post(address(entry, "comment"), sent, headers=EN)
    text = answer.content.decode()
    assert answer.status_code == 422
    assert 'role="alert"' in text
    assert "A long thought" in text
    assert "Not there" in text


@pytest.mark.parametrize(
    "sent", [{"resolve": "x"}, {"answers": "9" * 30, "body": "x"}, {"about": "a/b/c/d", "body": "x"}]
)
def test_forged_comments_change_nothing(reviewer, sent):
    entry = an_entry(a_record("event"))
    assert desk_client(reviewer).post(address(entry, "comment"), sent).status_code == 422
    assert not Comment.objects.exists()


def test_who_may_not_see_an_entry_gets_none_of_its_pages(reviewer):
    entry = an_entry(a_record("event"))
    client = desk_client(a_user("stranger", "contributor"))
    for where in (address(entry, "review"), address(entry, "history"), address(entry, "restore", 1)):
        assert client.get(where).status_code in (403, 404)
    assert client.post(address(entry, "comment"), {"body": "Mine"}).status_code in (403, 404)


def test_the_history_tells_size_decision_and_version_and_restores(author, reviewer):
    record = a_record("event", title={"en": "One"})
    entry = edited(record, author, title={"en": "Two", "kk": "Екі"})
    decided(entry, reviewer)
    client = desk_client(author)
    text = page(client, entry, "history")
    for expected in ("version 1", "approved: reviewer", "As seen", "<td>2</td>", 'href="../restore/1/"'):
        assert expected in text
    where = address(entry, "restore", 1)
    assert "Two</del>" in client.get(where, headers=EN).content.decode()
    assert client.post(where, {"_revision": "1"}).status_code == 409
    assert client.post(where, form_data(client.get(where)), headers=EN).status_code == 302
    assert latest(entry).reason == "Restored from revision 1"
    assert client.post(where, {"_revision": "3"}, headers=EN).status_code == 422
    assert "Earlier revision restored" in page(client, entry, "history")
    assert Version.objects.count() == 1, "readers see no change"


def test_a_hundred_revisions_make_a_page(author):
    record = a_record("event")
    entry = an_entry(record)
    for number in range(101):
        restore([{**record, "title": {"en": f"Title {number}"}}])
        save_revision(entry, author=None)
    client = desk_client(author)
    assert "1 / 2" in page(client, entry, "history")
    assert page(client, entry, "history", page="2").count('name="from"') == 2


@pytest.mark.parametrize("name", ["review", "history"])
def test_the_pages_ask_as_often_for_thirty_rows_as_for_three(reviewer, name):
    client = desk_client(reviewer)

    def asked(count: int) -> int:
        names = [a_row(text=f"Name {number}", language="en", type="short") for number in range(count)]
        record = a_record("event", parts={"names": names})
        entry = an_entry(record)
        for number in range(count):
            restore([{**record, "title": {"en": f"Title {number}"}}])
            save_revision(entry, author=None)
            say(entry, by=reviewer, body="Why?")
        with CaptureQueriesContext(connection) as seen:
            page(client, entry, name)
        return len(seen)

    asked(1)  # what a process asks only once
    assert asked(30) == asked(3) <= 40


HOSTILE = {
    "script": "<script>alert(1)</script>",
    "attribute": '" onmouseover="alert(1)\' x=',
    "bidi": "user\u202egnp.exe\u2066",
    "mark": "</ins></del><b>bold</b>",
    "template": "{{ 7|add:7 }}{% debug %}",
    "long": "<i>" + "word " * 20_000 + "</i>",
    "nul": "a\x00<u>b</u>",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_is_shown_as_text(name, author, reviewer):
    bad = HOSTILE[name]
    stored = bad.replace("\x00", "").strip()
    names = [a_row(text=stored.splitlines()[0], language="en", type="short")]
    texts = {"title": {"en": stored}, "summary": {"tr": stored}, "parts": {"names": names}, "source_keys": [stored]}
    entry = edited(a_record("event", title={"en": "Plain"}), author, **texts)
    submitted(entry, author)
    client = desk_client(reviewer)
    client.post(address(entry, "comment"), {"about": "//title", "quote": bad[:500], "body": bad[:19_000]})
    client.post(address(entry, "transition", "return"), {"_revision": "2", "reason": bad})
    assert (Comment.objects.count(), Decision.objects.count()) == (1, 1)
    assert JournalLine.objects.filter(verb="return").exists()
    for text in (page(client, entry), page(client, entry, "history"), page(client, entry, **{"from": "nothing"})):
        for element in ("<script>alert", "<b>bold", "<i>word", "<u>b", "</ins></del><b>"):
            assert element not in text
        assert ' onmouseover="alert' not in text
        assert "\u202e" not in visible_marks(text)
        assert "\x00" not in text
        assert "1414" not in text


def visible_marks(text: str) -> str:
    """What stands in the comparison."""
    start = text.find('class="diff-group"')
    end = text.find('id="reading"')
    return html.unescape(text[start:end])


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_preview_can_stand_beside_and_nowhere_else(reviewer, language):
    client, entry = desk_client(reviewer), an_entry(a_record("event"))
    answer = client.get(address(entry, "preview", language))
    assert answer.headers["X-Frame-Options"] == "SAMEORIGIN"
    assert "frame-ancestors 'self'" in answer.headers["Content-Security-Policy"]
    screen = client.get(address(entry, "review"))
    assert screen.headers["X-Frame-Options"] == "DENY"
    assert "frame-src 'self'" in screen.headers["Content-Security-Policy"]
    assert "frame-ancestors 'none'" in screen.headers["Content-Security-Policy"]
    assert "unsafe" not in screen.headers["Content-Security-Policy"]
