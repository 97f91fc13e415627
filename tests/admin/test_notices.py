"""What an editor was told of, on the desk: unread first, read by POST, never of what they may not see."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from archive.editorial.models.notice import Notice
from archive.editorial.notices import tell
from tests.admin.desk import address, desk_client
from tests.makers import a_record, a_user, an_entry

pytestmark = pytest.mark.django_db
WHERE = "/admin/notices/"


@pytest.fixture
def anna():
    return a_user("anna", "editor")


def told(user, title: str, verb: str = "submit", by=None, **details) -> Notice:
    entry = an_entry(a_record("event", title={"en": title}))
    tell(verb, entry, by, [user], details)
    return Notice.objects.get(entry_id=entry.pk)


def text(client, where: str = WHERE) -> str:
    return client.get(where).content.decode()


def test_what_is_unread_comes_first_and_the_header_counts_it(anna):
    client = desk_client(anna)
    old, new = told(anna, "Old", "return", reason="A <date> is wrong"), told(anna, "New")
    assert "(<b>2</b>)" in text(client, "/admin/")
    page = text(client)
    assert page.index("“New”") < page.index("“Old”")
    assert "A &lt;date&gt; is wrong" in page
    assert f'href="{address(old.entry)}"' in page
    client.post(WHERE, {"notice": str(new.pk)})
    page = text(client)
    assert page.index("“Old”") < page.index("“New”")
    assert "(<b>1</b>)" in page
    client.post(WHERE, {"notice": "all"})
    assert not Notice.objects.unseen().exists()
    assert "(<b>" not in text(client)


def test_reading_marks_nothing_and_nobody_marks_anothers(anna):
    notice = told(anna, "Hers")
    text(desk_client(anna))
    other = desk_client(a_user("other", "administrator"))
    assert "Hers" not in text(other)
    for named in (str(notice.pk), "all", "", "x", "9" * 30, "\x00", "²"):
        assert other.post(WHERE, {"notice": named}).status_code == 302
    notice.refresh_from_db()
    assert notice.seen is None


def test_an_entry_that_may_not_be_seen_any_more_is_not_named(anna):
    told(anna, "A secret title", "return", reason="A secret reason")
    client = desk_client(anna)
    assert "A secret title" in text(client)
    anna.groups.set(a_user("other", "contributor").groups.all())
    page = text(desk_client(type(anna).objects.get(pk=anna.pk)))
    assert "an entry that you may not see any more" in page
    assert "secret" not in page


def test_thirty_notices_take_as_many_queries_as_three(anna):
    client = desk_client(anna)

    def asked() -> int:
        with CaptureQueriesContext(connection) as seen:
            text(client)
        return len(seen)

    for number in range(3):
        told(anna, f"One {number}")
    few = asked()
    for number in range(27):
        told(anna, f"More {number}")
    assert asked() == few <= 10


def test_strangers_sign_in_first_and_a_forged_post_is_refused(client, anna):
    assert "/admin/login/" in client.get(WHERE).headers["Location"]
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(anna)
    notice = told(anna, "Hers")
    assert strict.post(WHERE, {"notice": "all"}).status_code == 403
    notice.refresh_from_db()
    assert notice.seen is None
