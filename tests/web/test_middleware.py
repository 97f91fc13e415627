"""What surrounds a reader's request."""

import gzip

import pytest
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.utils import translation

from archive.web.middleware import ReaderMiddleware, is_readers, language_of
from config.reading import is_reading
from tests.makers import a_record, published


def a_request(path, method="GET", **meta):
    request = HttpRequest()
    request.path = request.path_info = path
    request.method = method
    request.META = {"QUERY_STRING": "", **meta}
    return request


@pytest.mark.parametrize(("path", "answer"), [("/en/a1", True), ("/", True), ("/admin/", False), ("/healthz", False)])
def test_everything_but_the_desk_is_a_readers(path, answer):
    assert is_readers(a_request(path)) is answer


def test_the_address_says_the_language():
    assert language_of(a_request("/tr/a1", HTTP_ACCEPT_LANGUAGE="ru")) == "tr"
    assert language_of(a_request("/a1", HTTP_ACCEPT_LANGUAGE="ru")) == "ru"


def test_a_page_is_made_as_a_reader_in_its_language():
    seen = []

    def view(request):
        seen.append((is_reading(), translation.get_language()))
        return HttpResponse("x")

    ReaderMiddleware(view)(a_request("/kk/"))
    assert seen == [(True, "kk")]
    assert not is_reading()


def test_every_piece_of_a_stream_is_made_as_a_reader():
    def pieces():
        for _number in range(3):
            yield f"{is_reading()} {translation.get_language()};"

    response = ReaderMiddleware(lambda request: StreamingHttpResponse(pieces()))(a_request("/ru/browse.csv"))
    assert b"".join(response.streaming_content) == b"True ru;" * 3
    assert not is_reading()


def test_the_desk_is_no_reader():
    response = ReaderMiddleware(lambda request: HttpResponse(str(is_reading())))(a_request("/admin/"))
    assert response.content == b"False"
    assert not response.has_header("ETag")


@pytest.mark.parametrize("status", [200, 301, 404, 410])
def test_whoever_keeps_an_answer_asks_each_time_whether_it_still_holds(status):
    response = ReaderMiddleware(lambda request: HttpResponse("x", status=status))(a_request("/en/"))
    assert response["Cache-Control"] == "no-cache"


def test_a_view_may_say_that_nothing_is_kept():
    view = HttpResponse("x", headers={"Cache-Control": "no-store"})
    assert ReaderMiddleware(lambda request: view)(a_request("/en/"))["Cache-Control"] == "no-store"


@pytest.mark.django_db
@pytest.mark.parametrize(
    "path", ["/en/", "/kk/browse", "/ru/about", "/en/e1", "/e1.json", "/en/browse.csv", "/sitemap.xml"]
)
def test_readers_get_no_cookie_and_no_variants(reader_client, path):
    published(a_record("event"))
    reader_client.cookies["django_language"] = "tr"
    reader_client.cookies["sessionid"] = "x"
    response = reader_client.get(path, headers={"accept-language": "tr"})
    assert response.status_code == 200
    assert response.headers.get("Vary") in {None, "Accept-Encoding"}
    assert not response.has_header("Set-Cookie")


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/en/", "/en/browse.csv", "/e1.json"])
def test_readers_get_compressed_answers_and_the_desk_does_not(reader_client, client, path):
    published(a_record("event", title={"en": "A visit" * 40}))
    response = reader_client.get(path, headers={"accept-encoding": "gzip"})
    assert response["Content-Encoding"] == "gzip"
    assert gzip.decompress(response.getvalue())
    desk = client.get("/admin/login/", headers={"accept-encoding": "gzip"})
    assert not desk.has_header("Content-Encoding")
