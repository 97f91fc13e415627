"""What surrounds every page of the desk: lists in groups, times in the desk's zone, filters under their own names."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from django.contrib import admin
from django.test import RequestFactory
from django.urls import reverse

from archive.admin.groups import GROUPS, INSIDE
from archive.editorial.models.registry import KIND_MODELS
from archive.editorial.models.revision import JournalLine, Revision
from tests.admin.desk import address, an_editor, desk_client
from tests.makers import a_record, a_row, a_user, an_entry

pytestmark = pytest.mark.django_db


def groups(user) -> dict[str, list[str]]:
    request = RequestFactory().get("/admin/")
    request.user = user
    found = admin.site.get_app_list(request)
    return {group["app_label"]: [table["object_name"] for table in group["models"]] for group in found}


def test_every_table_of_the_desk_stands_in_one_group_and_entries_come_first():
    found = groups(an_editor())
    assert list(found) == list(GROUPS)
    assert found["entries"] == ["Entry", *(model.__name__ for model in KIND_MODELS.values())]
    listed = [name for names in found.values() for name in names]
    assert sorted(listed) == sorted(model.__name__ for model in admin.site._registry)


def test_who_writes_sees_no_tables_of_the_works_and_nobody_sees_those_inside_beside_a_page():
    assert list(groups(a_user("writer", "contributor"))) == ["entries"]
    page = desk_client(a_user("editor2", "editor")).get("/admin/archive/topic/")
    beside = {group["app_label"] for group in page.context["available_apps"]}
    assert INSIDE not in beside
    assert {"entries", "work"} <= beside
    assert "archive_numbercounter" not in page.content.decode()


def test_times_are_those_of_the_desk_and_the_page_says_whose(settings):
    entry = an_entry(a_record("topic"), author=(user := an_editor()))
    made = Revision.objects.get(entry=entry).made
    client = desk_client(user)
    for zone, shift in (("Asia/Almaty", 5), ("Europe/Istanbul", 3)):
        settings.DESK_TIME_ZONE = ZoneInfo(zone)
        page = client.get(address(entry, "history")).content.decode()
        assert f"{made.astimezone(ZoneInfo(zone)):%Y-%m-%d %H:%M}" in page
        assert f"Times are those of {zone} (UTC+0{shift}:00)." in page


def test_lists_write_moments_with_the_day_first_and_hours_to_24():
    entry = an_entry(a_record("topic"))
    JournalLine.objects.create(verb="restore", entry_uuid=entry.uuid)
    made = JournalLine.objects.get().made.astimezone(ZoneInfo("Asia/Almaty"))
    page = desk_client().get("/admin/archive/journalline/").content.decode()
    assert f"{made.day} {made:%B %Y, %H:%M}" in page


def test_a_preview_is_of_the_readers_day_whatever_the_zone_of_the_desk(settings, monkeypatch):
    settings.DESK_TIME_ZONE = ZoneInfo("Pacific/Kiritimati")
    late = datetime(2027, 3, 2, 20, tzinfo=UTC)  # the third there
    monkeypatch.setattr("django.utils.timezone.now", lambda: late)
    seen = []
    entry = an_entry(a_record("topic"))
    client = desk_client()
    from archive.admin import preview

    real = preview.entry_page
    monkeypatch.setattr(preview, "entry_page", lambda *given: (seen.append(given[5]), real(*given))[1])
    assert client.get(address(entry, "preview", "en")).status_code == 200
    assert [f"{day}" for day in seen] == ["2027-03-02"]


def test_a_filter_stands_under_its_own_name():
    page = desk_client().get("/admin/archive/topic/").content.decode()
    assert "<summary>Readers see</summary>" in page
    assert "By readers see" not in page


def shown(client, where: str) -> str:
    """A page with plain spaces in the place of those that keep a date together."""
    return client.get(where).content.decode().replace("\u00a0", " ")


def test_lists_write_dates_as_readers_see_them_and_order_them_by_time():
    for edtf in ("1992-03-02", "[1991-11-10..1991-11-11]", "1993~"):
        an_entry(a_record("event", title={"en": f"Visit of {edtf}"}, date={"edtf": edtf, "basis": "stated"}))
    client = desk_client()
    page = shown(client, "/admin/archive/event/?o=3")
    dates = ("between 10 November and 11 November 1991", "2 March 1992", "about 1993")
    places = [page.index(f">{words}<") for words in dates]
    assert places == sorted(places)


def test_an_agreement_is_listed_with_the_day_of_its_signature_in_words():
    parts = {"actions": [a_row(type="signature", taken={"edtf": "1995-08-15", "basis": "stated"})]}
    an_entry(a_record("agreement", parts=parts))
    assert "15 August 1995" in shown(desk_client(), "/admin/archive/agreement/")


def test_what_is_only_shown_is_labelled_as_in_the_form():
    entry = an_entry(a_record("agreement", title={"kk": "Сауда"}))
    client = desk_client(a_user("reviewer", "reviewer"))
    page = client.get(address(entry)).content.decode()
    assert "Title, Қазақша" in page
    assert "[kk]" not in page
    client.cookies["django_language"] = "kk"
    assert "uthentic languages" not in client.get(address(entry)).content.decode()


RESULTS = {"kk": "2 нәтиже", "ru": "2 результата", "en": "2 results", "tr": "2 sonuç"}


@pytest.mark.parametrize("language", RESULTS)
def test_a_list_says_how_much_it_holds_in_words_that_nothing_bends(language):
    an_entry(a_record("topic", title={"en": "Trade"}))
    an_entry(a_record("topic", title={"en": "Travel"}))
    client = desk_client()
    client.post(reverse("admin:archive_entry_language"), {"language": language})
    page = client.get("/admin/archive/topic/").content.decode()
    assert page.count(RESULTS[language]) == 2  # above the list and below it
    named = {"kk": "2 тақырыптар", "ru": "2 темы", "en": "2 topics", "tr": "2 konular"}
    assert named[language] not in page


def test_all_is_offered_only_where_less_is_shown():
    an_entry(a_record("topic", title={"en": "Trade"}))
    client = desk_client()
    assert "Show all" not in client.get("/admin/archive/topic/").content.decode()
    assert "Show all" in client.get("/admin/archive/topic/", {"q": "trade"}).content.decode()


def test_no_way_leads_through_djangos_applications():
    entry, user = an_entry(a_record("topic")), an_editor()
    client = desk_client(user)
    pages = ["/admin/archive/topic/", address(entry), "/admin/archive/topic/add/", "/admin/archive/journalline/"]
    pages += ["/admin/auth/user/", "/admin/auth/user/add/", *(f"/admin/auth/user/{user.pk}/{end}/" for end in ACCOUNT)]
    for where in pages:
        page = client.get(where)
        assert page.status_code == 200, where
        crumbs = page.content.decode().partition('class="breadcrumbs"')[2].partition("</div>")[0]
        assert 'href="/admin/"' in crumbs, where
        assert 'href="/admin/archive/"' not in crumbs, where
        assert 'href="/admin/auth/"' not in crumbs, where
    for application in ("archive", "auth"):
        assert client.get(f"/admin/{application}/").headers["Location"] == "/admin/"


ACCOUNT = ("change", "password", "history")


@pytest.mark.parametrize(("language", "title"), [("ru", "Добавить: пользователь"), ("kk", "Жаңа: пайдаланушы")])
def test_the_title_of_an_account_bends_no_word(language, title):
    client = desk_client()
    client.post(reverse("admin:archive_entry_language"), {"language": language})
    assert f"<h1>{title}</h1>" in client.get("/admin/auth/user/add/").content.decode()
