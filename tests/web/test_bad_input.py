"""Whatever is asked, the answer is a page; what cannot be read is refused and nothing is shown in its place."""

from urllib.parse import quote, urlencode

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.makers import a_record, published

pytestmark = pytest.mark.django_db

NAMES = st.sampled_from(
    ["q", "kind", "topic", "person", "party", "language", "from", "to", "sort", "page", "all", "languages"]
)
VALUES = st.one_of(
    st.text(max_size=30),
    st.sampled_from(
        ["", "event", "t1", "p999999999", "t0", "1", "-1", "0", "1e9", "９", "٣", "kk", "date", "%", "null", "NaN"]
    ),
    st.integers().map(str),
)
PAIRS = st.lists(st.tuples(NAMES | st.text(min_size=1, max_size=8), VALUES), max_size=6)
MARK = "Visit of the unfiltered"


@pytest.mark.parametrize("path", ["/kk/browse", "/en/browse.csv", "/tr/browse.jsonl"])
@settings(max_examples=80, deadline=None, suppress_health_check=list(HealthCheck))
@given(pairs=PAIRS)
def test_any_query_is_answered_or_refused(reader_client, path, pairs):
    response = reader_client.get(f"{path}?{urlencode(pairs)}")
    assert response.status_code in (200, 400, 404)


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(raw=st.binary(max_size=60))
def test_any_bytes_are_answered_or_refused(reader_client, raw):
    assert reader_client.get("/en/browse", QUERY_STRING=raw.decode("latin-1")).status_code in (200, 400, 404)
    assert reader_client.get("/en/" + quote(raw)).status_code in (200, 301, 302, 400, 404)


@pytest.mark.parametrize("ending", ["", ".csv", ".jsonl"])
@pytest.mark.parametrize(
    "query",
    [
        "kind=spy",
        "colour=red",
        "from=x",
        "q=%21",
        "q=" + "a" * 10_000,
        "topic=zzz",
        "sort=x",
        "kind=event&kind=spy",
        "from=2&to=1",
    ],
)
def test_a_refused_query_shows_no_entry(reader_client, ending, query):
    published(a_record("event", title={"en": MARK, "ru": MARK}))
    response = reader_client.get(f"/ru/browse{ending}?{query}")
    assert response.status_code == 400
    assert MARK not in response.content.decode()
    assert '<html lang="ru">' in response.content.decode()


def test_the_form_is_kept(reader_client):
    html = reader_client.get("/en/browse?q=visa&from=19x&colour=red").content.decode()
    assert 'name="q" value="visa"' in html
    assert 'name="from" value="19x"' in html
    assert "<strong>From year</strong>: Please give a year as a number" in html
    assert "<strong>colour</strong>: This parameter is not known here." in html


def test_tracking_of_other_sites_is_passed_over(reader_client):
    assert reader_client.get("/en/browse?utm_source=x&fbclid=y&gclid=z").status_code == 200


@pytest.mark.parametrize("path", ["/en/browse?q=a%00b", "/en/%00", "/%00", "/en/a1%00", "/en/browse.csv?%00=1"])
def test_a_nul_byte_is_refused_everywhere(reader_client, path):
    assert reader_client.get(path).status_code == 400


@pytest.mark.parametrize(
    "path",
    [
        "/xx/browse",
        "/EN/",
        "/en/z1",
        "/en/a0",
        "/en/a01",
        "/en/a1234567890",
        "/en/a1/v0",
        "/en/a1/v9999999",
        "/schema/spy.json",
    ],
)
def test_what_is_no_address_is_not_found(reader_client, path):
    assert reader_client.get(path).status_code == 404


@pytest.mark.parametrize("method", ["post", "put", "delete", "patch"])
def test_readers_only_read(reader_client, method):
    assert getattr(reader_client, method)("/en/browse").status_code == 405
