"""Pages are made once for each state and day; each answer still fits its asker."""

import gzip
import re
from datetime import UTC, datetime

import pytest
from django.db import connection
from django.http import HttpResponse, StreamingHttpResponse
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from archive.editorial.restore import restore
from archive.editorial.revisions import save_revision
from archive.published.browse.result import PAGE_SIZE
from archive.published.models.archive_state import NUMBER
from archive.publishing.publish import publish
from archive.publishing.republish import republish
from archive.publishing.withdraw import withdraw
from archive.web import facet_panel, keeping
from archive.web.keeping import KeepingMiddleware
from archive.web.middleware import ReaderMiddleware
from tests.makers import a_record, a_row, published
from tests.roles import ReaderClient

LONG = {"en": "A visit" * 40}
committing = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def keeping_on(settings):
    settings.KEPT_PAGES_MB = 1


@pytest.fixture
def counting(rf, monkeypatch):
    """Give a function that makes a middleware around a view, and the number of times that the view has answered; the
    state is always the same one.
    """
    monkeypatch.setattr(keeping, "state_number", lambda: 1)
    made = []

    def around(view):
        def counted(request):
            made.append(request)
            return view(request)

        middleware = KeepingMiddleware(ReaderMiddleware(counted))
        return lambda path, method="get", **headers: middleware(getattr(rf, method)(path, headers=headers))

    return around, made


def a_view(*arguments, **options):
    return lambda request: HttpResponse(*arguments, **options)


def test_a_page_is_made_once(counting):
    around, made = counting
    ask = around(a_view("a page", headers={"Content-Language": "en"}))
    assert [ask("/en/").content for _ in range(3)] == [b"a page"] * 3
    assert ask("/en/")["Content-Language"] == "en"
    assert len(made) == 1


def test_addresses_languages_queries_and_hosts_are_kept_apart(counting):
    around, made = counting
    ask = around(lambda request: HttpResponse(request.get_full_path() + request.get_host()))
    addresses = ["/en/a1", "/kk/a1", "/en/a2", "/en/browse?q=a&q=b", "/en/browse?q=b&q=a", "/en/browse?q=a%26q=b"]
    first = [ask(address).content for address in addresses]
    assert [ask(address).content for address in addresses] == first
    assert len(set(first)) == len(made) == len(addresses)
    assert ask("/en/a1", host="localhost").content != first[0]


def test_an_address_without_language_is_kept_for_each_language_asked_for(counting):
    around, _ = counting
    ask = around(lambda request: HttpResponse(request.headers["Accept-Language"]))
    assert ask("/a1.json", accept_language="kk").content == b"kk"
    assert ask("/a1.json", accept_language="tr").content == b"tr"


@pytest.mark.parametrize("status", [301, 302, 400, 404, 410, 500])
def test_only_what_was_found_is_kept(counting, status):
    around, made = counting
    ask = around(a_view("x", status=status))
    assert ask("/en/").status_code == ask("/en/").status_code == status
    assert len(made) == 2


def cookie(request):
    response = HttpResponse("x")
    response.set_cookie("a", "b")
    return response


@pytest.mark.parametrize(
    "view",
    [
        a_view("x", headers={"Cache-Control": "no-store"}),
        a_view("x", headers={"Vary": "Accept-Language"}),
        a_view(""),
        cookie,
        lambda request: StreamingHttpResponse([b"x"]),
    ],
)
def test_what_is_not_for_everybody_is_never_kept(counting, view):
    around, made = counting
    ask = around(view)
    first, second = ask("/en/"), ask("/en/")
    assert len(made) == 2
    assert not first.has_header("ETag")
    assert second.getvalue() in {b"", b"x"}


@pytest.mark.parametrize("path", ["/admin/", "/admin/archive/entry/1/preview/en/", "/healthz", "/static/a.css"])
def test_the_desk_and_machines_are_never_answered_from_what_is_kept(counting, path):
    around, made = counting
    ask = around(a_view("x"))
    assert not ask(path).has_header("ETag")
    ask(path)
    assert len(made) == 2


def test_an_unknown_host_is_passed_on_to_be_refused(counting):
    around, made = counting
    around(a_view("refused", status=400))("/en/", host="elsewhere.example")
    assert len(made) == 1


def test_nothing_is_kept_where_the_setting_is_0(counting, settings):
    settings.KEPT_PAGES_MB = 0
    around, made = counting
    ask = around(a_view("x" * 300))
    tag = ask("/en/")["ETag"]
    assert ask("/en/", if_none_match=tag).status_code == 304
    assert len(made) == 2


def test_more_than_the_setting_allows_is_not_kept(counting):
    around, made = counting
    ask = around(lambda request: HttpResponse(b"x" * 300_000))
    for number in range(5):
        ask(f"/en/a{number}")
    ask("/en/a4")
    assert len(made) == 5
    ask("/en/a0")
    assert len(made) == 6


def test_who_has_the_page_is_not_sent_it_again(counting):
    around, made = counting
    ask = around(a_view("a page " * 100))
    first = ask("/en/")
    again = ask("/en/", if_none_match=first["ETag"])
    assert (again.status_code, again.content) == (304, b"")
    for name in ("ETag", "Vary", "Cache-Control"):
        assert again[name] == first[name]
    assert ask("/en/", if_none_match='"another"').status_code == 200
    assert ask("/en/", if_none_match="*").status_code == 304
    assert len(made) == 1


def test_the_compressed_form_has_the_weak_tag_of_the_same_page(counting):
    around, made = counting
    ask = around(a_view("a page " * 100))
    plain, compressed = ask("/en/"), ask("/en/", accept_encoding="br, gzip")
    assert compressed["Content-Encoding"] == "gzip"
    assert gzip.decompress(compressed.content) == plain.content
    assert compressed["ETag"] == f"W/{plain['ETag']}"
    assert compressed["Vary"] == plain["Vary"] == "Accept-Encoding"
    assert [int(one["Content-Length"]) for one in (plain, compressed)] == [
        len(plain.content),
        len(compressed.content),
    ]
    assert ask("/en/", accept_encoding="gzip", if_none_match=compressed["ETag"]).status_code == 304
    assert len(made) == 1


def test_a_short_page_has_one_form(counting):
    around, _ = counting
    response = around(a_view("short"))("/en/", accept_encoding="gzip")
    assert not response.has_header("Content-Encoding")
    assert not response.has_header("Vary")


def test_the_head_of_a_page_is_that_of_the_page_and_does_not_stand_for_it(counting):
    around, made = counting
    ask = around(a_view("a page " * 100))
    head = ask("/en/", "head")
    page = ask("/en/")
    assert len(made) == 2
    assert dict(head.items()) == dict(page.items()) == dict(ask("/en/", "head").items())
    assert ask("/en/", "head", if_none_match=page["ETag"]).status_code == 304
    assert len(made) == 2


def test_what_is_not_a_question_is_refused_also_where_the_page_is_kept(counting):
    around, _ = counting
    ask = around(a_view("a page"))
    ask("/en/")
    assert ask("/en/", "post").status_code == 405


def test_a_page_is_made_anew_when_the_day_ends_where_the_archive_is(counting, settings, monkeypatch):
    settings.TIME_ZONE = "Asia/Almaty"
    around, _ = counting
    ask = around(lambda request: HttpResponse(timezone.localdate().isoformat()))
    seen = []
    for hour, minute in ((18, 58), (18, 59), (19, 0)):  # UTC+5
        moment = datetime(2026, 6, 30, hour, minute, tzinfo=UTC)
        monkeypatch.setattr(timezone, "now", lambda moment=moment: moment)
        seen.append(ask("/en/").content.decode())
    assert seen == ["2026-06-30", "2026-06-30", "2026-07-01"]


def test_nothing_is_kept_before_the_state_is_known(counting, monkeypatch):
    around, made = counting
    monkeypatch.setattr(keeping, "state_number", lambda: None)
    ask = around(a_view("x"))
    ask("/en/")
    ask("/en/")
    assert len(made) == 2


def test_the_state_is_read_before_the_page_is_made(counting, monkeypatch):
    """A page made while something is published is kept under the state before: nobody is given less than is there."""
    around, _ = counting
    state = [1]
    monkeypatch.setattr(keeping, "state_number", lambda: state[0])

    def view(request):
        state[0] += 1
        return HttpResponse(f"made in state {state[0]}")

    ask = around(view)
    assert ask("/en/").content == b"made in state 2"
    assert ask("/en/").content == b"made in state 3"


# --- with the archive itself ----------------------------------------------------------------------------------


def revised(record, entry, **changed):
    restore([{**record, **changed}])
    save_revision(entry, author=None)
    publish(entry, by=None, basis="seeded", note="test")


@committing
def test_each_change_shows_in_the_very_next_answer():
    reader, record = ReaderClient(), a_record("event", title={"en": "The first title"})
    entry = published(record)
    for _ in range(2):
        assert b"The first title" in reader.get("/en/e1").content
        assert b"The first title" in reader.get("/en/e1/v1").content
    revised(record, entry, title={"en": "The second title"})
    assert b"The second title" in reader.get("/en/e1").content
    assert reader.get("/e1.json").json()["record"]["title"] == {"en": "The second title"}
    withdraw(entry, by=None, reason="Mistaken")
    for path in ("/en/e1", "/en/e1/v1", "/e1.json"):
        gone = reader.get(path)
        assert gone.status_code == 410
        assert b"title</h1>" not in gone.content
        assert gone["Cache-Control"] == "no-cache"
    assert b"The second title" not in reader.get("/en/browse").content
    republish(entry, by=None, reason="Not mistaken")
    assert b"The second title" in reader.get("/en/e1").content
    assert b"The second title" in reader.get("/en/browse").content


@committing
def test_rows_and_names_that_several_pages_show_are_kept_until_something_changes():
    reader, person = ReaderClient(), a_record("diplomat", title={"en": "The envoy"})
    entry = published(person)
    visit = a_record(
        "event", title={"en": "The visit"}, parts={"actors": [a_row(role="mentioned", entry=person["uuid"])]}
    )
    event = published(visit)

    def asked(path):
        with CaptureQueriesContext(connection) as queries:
            text = reader.get(path).content.decode()
        return len(queries), {one for one in ("The envoy", "The visit", "The consul", "The talks") if one in text}

    first, others = asked("/en/browse"), asked("/en/browse?kind=event")
    assert first[1] == others[1] == {"The envoy", "The visit"}
    assert others[0] == first[0] - 5, "records, what is published, statuses, names and sets are not read again"
    revised(person, entry, title={"en": "The consul"})
    revised(visit, event, title={"en": "The talks"})
    for path in ("/en/browse?kind=event", "/en/browse", "/en/browse?kind=event&sort=newest"):
        assert asked(path)[1] == {"The consul", "The talks"}
    withdraw(entry, by=None, reason="Mistaken")
    assert asked("/en/browse?kind=event")[1] == {"The talks"}


@committing
def test_the_facets_are_made_once_for_all_pages_of_a_result_until_something_changes(monkeypatch):
    reader, made = ReaderClient(), []
    for _number in range(PAGE_SIZE + 1):
        published(a_record("event"))
    rendered = facet_panel._panel
    monkeypatch.setattr(facet_panel, "_panel", lambda *given: made.append(given) or rendered(*given))

    def panel(path):
        return re.findall(r'<a href="/en/browse([^"]*kind=[^"]*)" rel="nofollow".*?<i>(\d+)</i>', reader.get(path).text)

    first = panel("/en/browse")
    assert ("?kind=event", str(PAGE_SIZE + 1)) in first
    assert panel("/en/browse?page=2") == first
    assert len(made) == 1
    assert ("?kind=event&amp;sort=newest", str(PAGE_SIZE + 1)) in panel("/en/browse?sort=newest"), "links say the order"
    assert "<h2>Вид</h2>" in reader.get("/ru/browse").text
    assert len(made) == 3
    entry = published(a_record("topic"))
    assert ("?kind=topic", "1") in panel("/en/browse?page=2")
    withdraw(entry, by=None, reason="Mistaken")
    assert panel("/en/browse?page=2") == first


@committing
def test_who_has_a_page_is_told_of_its_withdrawal():
    reader, entry = ReaderClient(), published(a_record("event", title=LONG))
    tag = reader.get("/en/e1")["ETag"]
    assert reader.get("/en/e1", headers={"if-none-match": tag}).status_code == 304
    withdraw(entry, by=None, reason="Mistaken")
    assert reader.get("/en/e1", headers={"if-none-match": tag}).status_code == 410


@committing
def test_who_has_a_page_that_a_change_elsewhere_left_alone_need_not_fetch_it_again():
    reader = ReaderClient()
    published(a_record("event", title=LONG))
    tag = reader.get("/en/e1")["ETag"]
    published(a_record("topic"))
    assert reader.get("/en/e1", headers={"if-none-match": tag}).status_code == 304


@committing
def test_a_page_of_another_entry_changes_with_what_it_refers_to():
    reader, person = ReaderClient(), a_record("diplomat", title={"en": "The ambassador"})
    entry = published(person)
    published(a_record("event", parts={"actors": [a_row(role="mentioned", entry=person["uuid"])]}))
    assert b"The ambassador" in reader.get("/en/e1").content
    withdraw(entry, by=None, reason="Mistaken")
    assert b"The ambassador" not in reader.get("/en/e1").content


@pytest.mark.django_db
@pytest.mark.parametrize("headers", [{}, {"accept-encoding": "gzip"}])
def test_a_kept_page_is_byte_for_byte_the_one_that_is_made(settings, headers):
    published(a_record("event", title=LONG))
    addresses = ["/en/", "/kk/browse?kind=event&q=visit", "/tr/e1", "/e1.json", "/sitemap.xml", "/ru/about"]
    keeps = ReaderClient()
    for path in addresses:
        keeps.get(path)
    kept = [keeps.get(path, headers=headers) for path in addresses]
    settings.KEPT_PAGES_MB = 0
    made = [ReaderClient().get(path, headers=headers) for path in addresses]
    for one, other in zip(kept, made, strict=True):
        assert opened(one) == opened(other)
        assert {**one.headers, "Content-Length": ""} == {**other.headers, "Content-Length": ""}


def opened(response):
    return gzip.decompress(response.content) if response.has_header("Content-Encoding") else response.content


@pytest.mark.django_db
def test_a_kept_page_and_304_ask_the_database_one_question():
    published(a_record("event", title=LONG))
    reader = ReaderClient()
    tag = reader.get("/en/e1")["ETag"]
    for headers, status in (({}, 200), ({"if-none-match": tag}, 304)):
        with CaptureQueriesContext(connection) as captured:
            assert reader.get("/en/e1", headers=headers).status_code == status
        assert [query["sql"] for query in captured if "archive_" in query["sql"]] == [NUMBER]


@pytest.mark.django_db
def test_what_holds_today_is_told_anew_at_midnight(monkeypatch):
    """An agreement signed and in force from the first of July; an event of that day in another year."""
    steps = [("signature", "2026-06-01"), ("entry-into-force", "2026-07-01")]
    rows = [a_row(type=name, taken={"edtf": day, "basis": "stated"}) for name, day in steps]
    published(a_record("agreement", parts={"actions": rows}))
    published(a_record("event", title={"en": "A visit"}, date={"edtf": "1992-07-01", "basis": "stated"}))
    reader, paths = ReaderClient(), ("/en/a1", "/en/browse", "/en/browse?status=in-force", "/en/in-force", "/en/")

    def at(*moment):
        monkeypatch.setattr(timezone, "now", lambda: datetime(*moment, tzinfo=UTC))
        return [reader.get(path).content for path in paths]

    noon, night, after = at(2026, 6, 30, 12), at(2026, 6, 30, 23, 59, 59), at(2026, 7, 1)
    assert noon == night
    assert b"0 entries" in night[2]
    assert b"1 entry" in after[2]
    assert [path for path, old, new in zip(paths, night, after, strict=True) if old == new] == []
