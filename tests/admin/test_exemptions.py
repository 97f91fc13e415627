"""Opening and closing an exemption at the desk, the page of the policy, and the journal in words."""

from datetime import timedelta

import pytest
from django.conf import settings
from django.urls import reverse
from django.utils import timezone

from archive.editorial.journal import note
from archive.editorial.models.exemption import Exemption
from archive.editorial.models.revision import JournalLine
from archive.editorial.workflow.policy import ARCHIVE_TABLE, TABLE, cells
from archive.primitives.languages import LANGUAGES
from tests.admin.desk import address, desk_client
from tests.makers import a_record, a_user, an_entry, an_exemption

pytestmark = pytest.mark.django_db

ENGLISH = {"accept-language": "en"}


def text(client, where: str, **values) -> str:
    page = client.get(where, values, headers=ENGLISH)
    assert page.status_code == 200
    return page.content.decode()


def test_an_administrator_opens_one_everybody_sees_it_and_it_is_closed():
    client, reader = desk_client(a_user("chief", "administrator")), desk_client(a_user("other", "editor"))
    until = timezone.localdate() + timedelta(days=30)
    values = {"reason": "One person works here", "until": until.isoformat()}
    assert client.post(reverse("admin:archive_exemption_add"), values).status_code == 302
    opened = Exemption.objects.get()
    last = timezone.localtime(opened.until, settings.DESK_TIME_ZONE)
    assert f"{last:%Y-%m-%d %H:%M:%S}" == f"{until} 23:59:59", "the whole of the last day, in the zone of the desk"
    for page in (reverse("admin:index"), reverse("admin:policy")):
        assert "One person works here" in text(reader, page)
    close = reverse("admin:archive_exemption_close", args=[opened.pk])
    assert close in text(client, reverse("admin:archive_exemption_changelist"))
    assert "One person works here" in text(client, close)
    assert client.post(close).status_code == 302
    assert "One person works here" not in text(reader, reverse("admin:index"))
    assert client.post(close).status_code == 422, "it has ended"


@pytest.mark.parametrize(
    "values", [{}, {"reason": "x"}, {"reason": "x", "until": "1999-01-01"}, {"until": "2999-01-01"}]
)
def test_a_form_that_is_not_whole_comes_back(values):
    client = desk_client(a_user("chief", "administrator"))
    assert client.post(reverse("admin:archive_exemption_add"), values).status_code == 422
    assert not Exemption.objects.exists()


def test_nobody_else_opens_or_closes_one():
    client, opened = desk_client(a_user("other", "publisher")), an_exemption()
    add, close = reverse("admin:archive_exemption_add"), reverse("admin:archive_exemption_close", args=[opened.pk])
    for where in (add, close):
        assert client.get(where).status_code == 403
        assert client.post(where, {"reason": "x", "until": "2999-01-01"}).status_code == 403
    assert Exemption.objects.get().closed is None
    refused = JournalLine.objects.filter(verb="refused").order_by("number")
    assert [line.details["action"] for line in refused] == ["exemption-opened", "exemption-closed"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_policy_is_shown_whole_in_every_language(language):
    client = desk_client(a_user("chief", "administrator"))
    page = client.get(reverse("admin:policy"), headers={"accept-language": language}).content.decode()
    assert page.count('<th scope="row">') == len(TABLE) + len(ARCHIVE_TABLE)
    allowed = {(action, role, condition) for action, role, _state, condition in cells() if condition}
    assert page.count("<td><p>") + page.count("</p><p>") == len(allowed)


def test_whoever_has_no_role_is_shown_nothing():
    assert desk_client(a_user("nobody")).get(reverse("admin:policy")).status_code == 403
    assert desk_client(a_user("else")).get(reverse("admin:index")).status_code == 200


def test_the_journal_names_the_entry_and_what_was_done():
    client, entry = desk_client(a_user("chief", "administrator")), an_entry(a_record("event", title={"en": "Visit"}))
    other = an_entry(a_record("source", own_title="A newspaper"))
    note("approval-ended", entry.uuid, None, revision=3, reason="Date found")
    note("share", other.uuid, None, revision=1)
    where = reverse("admin:archive_journalline_changelist")
    page = text(client, where)
    for expected in (address(entry), ">Visit<", "A newspaper", "Approval ended by a change", "reason: Date found"):
        assert expected in page
    assert ">Visit<" not in text(client, where, q="newspaper")
    assert ">Visit<" not in text(client, where, verb="share")
    assert ">Visit<" in text(client, where, q=str(entry.uuid))


def test_the_last_day_is_asked_for_as_every_day_and_no_clock_is_told_to_be_wrong():
    page = text(desk_client(a_user("chief", "administrator")), reverse("admin:archive_exemption_add"))
    assert '<input type="date" name="until"' in page
    assert "vDateField" not in page, "Django's field compares the browser's clock with the server's"
