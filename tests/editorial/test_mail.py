"""E-mails: to whom, in which language, what they hold, and what becomes of one that does not leave."""

from datetime import timedelta

import pytest
from django.core import mail as outbox
from django.core.mail.backends.locmem import EmailBackend
from django.utils import timezone

from archive.editorial import mail
from archive.editorial.mail import MOST_TRIES, send_waiting, subject_of
from archive.editorial.models.notice import Notice, Preference
from archive.editorial.notices import tell
from archive.editorial.preferences import remember_language
from tests.makers import a_record, a_user, an_entry

pytestmark = pytest.mark.django_db


@pytest.fixture
def anna():
    return a_user("anna", "editor", email="anna@example.org")


def told(user, verb: str = "submit", title=None, **details) -> Notice:
    """The notice of `user` of what "bolat" did with an entry."""
    entry = an_entry(a_record("event", title=title or {"en": "Visit", "kk": "Сапар"}))
    tell(verb, entry, a_user("bolat"), [user], details)
    return Notice.objects.get()


def test_an_e_mail_says_who_did_what_with_which_entry_and_where_it_is(anna, settings):
    settings.SITE_URL = "https://archive.example.org"
    notice = told(anna, "return", reason="Secret passage", due="2027-03-02")
    assert send_waiting() == (1, 0)
    [sent] = outbox.outbox
    assert (sent.to, sent.subject) == (["anna@example.org"], "“Visit” was returned for changes by bolat.")
    assert f"https://archive.example.org/admin/archive/event/{notice.entry_id}/change/" in sent.body
    assert "https://archive.example.org/admin/preferences/" in sent.body
    assert "Due: 2027-03-02" in sent.body
    assert "Secret" not in sent.body
    assert sent.content_subtype == "plain"
    notice.refresh_from_db()
    assert notice.sent is not None
    assert notice.next_try is None
    assert send_waiting() == (0, 0)


@pytest.mark.parametrize(
    ("language", "title", "words"),
    [
        ("kk", "Сапар", "тексеруге"),
        ("ru", "Сапар", "на рецензию"),
        ("en", "Visit", "review"),
        ("tr", "Сапар", "incelemeye"),
    ],
)
def test_an_e_mail_is_in_the_language_of_its_reader(anna, language, title, words):
    told(anna)
    remember_language(anna, language)
    send_waiting()
    [sent] = outbox.outbox
    assert title in sent.subject
    assert words in sent.subject


@pytest.mark.parametrize(
    "change", [{"is_active": False}, {"is_staff": False}, {"email": ""}, "no role", "not by mail", "not theirs"]
)
def test_who_cannot_or_does_not_want_to_be_written_to_is_not_and_never_again(anna, change):
    notice = told(anna)
    if change == "no role":
        anna.groups.clear()
    elif change == "not by mail":
        Preference.objects.create(user=anna, language="en", by_mail=False)
    elif change == "not theirs":
        anna.groups.set(a_user("other", "contributor").groups.all())
    else:
        type(anna).objects.filter(pk=anna.pk).update(**change)
    assert send_waiting() == (0, 0)
    assert outbox.outbox == []
    notice.refresh_from_db()
    assert (notice.sent, notice.next_try) == (None, None)


@pytest.mark.parametrize("title", ["A\r\nBcc: eve@example.org", "A\nSubject: B\n\nbody", "A\x85\u2028B", "Ұ" * 400])
def test_a_title_begins_no_other_header(anna, title):
    notice = told(anna)
    type(notice.entry).objects.filter(pk=notice.entry_id).update(title_en=title)
    assert send_waiting() == (1, 0)
    [sent] = outbox.outbox
    headers = sent.message()
    assert [name for name, _value in headers.items()].count("Subject") == 1
    assert "Bcc" not in headers
    assert len(sent.subject) <= 180
    assert sent.subject.isprintable()
    assert sent.recipients() == ["anna@example.org"]


def test_a_subject_is_one_line_of_bearable_length():
    assert subject_of("a\tb\r\nc\x00d") == "a b  c d"
    assert len(subject_of("x" * 999)) == 180


def test_an_e_mail_that_does_not_leave_is_tried_again_later_and_not_for_ever(anna, monkeypatch):
    notice, other = told(anna), a_user("other", "editor", email="other@example.org")
    tell("approve", notice.entry, None, [other], {})
    send = EmailBackend.send_messages

    def refusing(self, messages):
        if messages[0].to == ["anna@example.org"]:
            raise ConnectionRefusedError
        return send(self, messages)

    monkeypatch.setattr(EmailBackend, "send_messages", refusing)
    assert send_waiting() == (1, 1), "the other one leaves"
    assert send_waiting() == (0, 0), "not again at once"
    for tries in range(2, MOST_TRIES + 1):
        Notice.objects.filter(pk=notice.pk).update(next_try=timezone.now() - timedelta(seconds=1))
        assert send_waiting() == (0, 1)
        notice.refresh_from_db()
        assert notice.tries == tries
    assert (notice.sent, notice.next_try) == (None, None)


def test_pauses_grow():
    assert list(mail.PAUSES) == sorted(mail.PAUSES)
    assert MOST_TRIES == 5
