"""Questions for common words: the sets give the very entries that the condition gives."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from archive.published.browse import matching
from archive.published.browse.common_words import are_common
from archive.published.browse.matching import KeptSets, answering
from archive.published.maps.archive_maps import archive_maps, forget
from archive.published.models.facet_map import FacetMap
from archive.published.models.index_row import IndexRow
from archive.published.models.version import Address
from archive.published.search.asked import asked_of
from archive.publishing import common_words
from archive.publishing.index import reindex
from archive.publishing.map_building import build_maps
from tests.makers import a_record, published

pytestmark = pytest.mark.django_db

TITLES = [
    {"en": "Joint declaration on trade", "kk": "Сауда туралы бірлескен мәлімдеме"},
    {"en": "Declaration of a joint commission", "ru": "Заявление комиссии"},
    {"kk": "Нұр-Сұлтан қаласы", "ru": "Город Нур-Султан", "en": "Nur-Sultan"},
    {"tr": "Türkiye'nin ticaret heyeti", "en": "Trade delegation of Türkiye"},
    {"en": "Talks of 2.3.1992", "ru": "Торговля и визы"},
    {"en": "Trade and visas", "tr": "Ticaret ve vize", "kk": "Сауда мен виза"},
    {"en": "Sultan of trade"},
]
WORDS = (
    "trade visas joint declaration commission sultan сауда торговля визы город ticaret vize Türkiye'nin turkiye"
    " Нұр-Сұлтан Nur-Sultan 1992 2.3.1992 e1 e2 OR OR -trade -сауда -Нұр-Сұлтан tra* title:trade kind:event -kind:event"
    " absent -absent of"
)
PIECES = [*WORDS.split(), '"joint declaration"', '-"joint declaration"']
QUESTIONS = st.lists(st.sampled_from(PIECES), min_size=1, max_size=5).map(" ".join)


@pytest.fixture(autouse=True)
def every_question_is_new(monkeypatch):
    """No answer is kept."""
    monkeypatch.setattr(matching, "_KEPT", KeptSets(0))


@pytest.fixture(params=[1, 2, 1_000], ids=["of all", "of half", "of any"])
def archive(request, monkeypatch):
    """A few entries, where a lexeme is common that all of them have, half of them, or any."""
    for title in TITLES:
        published(a_record("event", title=title), index=False)
    reindex(Address.objects.values_list("uuid", flat=True))
    monkeypatch.setattr(common_words, "FEWEST", 1)
    monkeypatch.setattr(common_words, "ONE_OF", request.param)
    monkeypatch.setattr(common_words, "MARGIN", 0)
    build_maps()
    forget()


def by_condition(text):
    """The slots by SQL."""
    return set(IndexRow.objects.filter(asked_of(text).condition).values_list("slot", flat=True))


def by_sets(text, archive):
    """The slots as a page gets them."""
    return set(answering(asked_of(text), text, archive))


@settings(max_examples=80, deadline=None, suppress_health_check=list(HealthCheck))
@given(text=QUESTIONS)
@example(text="trade OR absent сауда")
@example(text="Нұр-Сұлтан OR e2")
@example(text="-trade OR visas joint")
def test_sets_and_condition_answer_alike(archive, text):
    if asked_of(text) is not None:
        assert by_sets(text, archive_maps()) == by_condition(text)


@pytest.mark.parametrize("archive", [1_000], indirect=True)
@pytest.mark.parametrize("text", ["trade", "trade сауда OR absent", "visas -trade", "Нұр-Сұлтан", "e2 OR trade"])
def test_no_query_looks_for_a_common_lexeme(archive, text):
    common = archive_maps().common
    with CaptureQueriesContext(connection) as captured:
        by_sets(text, archive_maps())
    searched = [query["sql"] for query in captured.captured_queries if "@@" in query["sql"]]
    assert not any(f"''{lexeme}''" in sql for sql in searched for lexeme in common)
    assert len([query for query in captured.captured_queries if "#word:" in query["sql"]]) >= 1


@pytest.mark.parametrize("archive", [1_000], indirect=True)
@pytest.mark.parametrize("sort", ["", "&sort=date"])
def test_a_page_of_a_common_word_reads_no_rows_to_know_who_has_it(archive, reader_client, sort):
    with CaptureQueriesContext(connection) as captured:
        response = reader_client.get(f"/en/browse?q=trade{sort}")
    assert response.status_code == 200
    asked = [query["sql"] for query in captured.captured_queries]
    assert any("#word:0:=trade" in sql for sql in asked)
    assert not any("string_agg" in sql and "''=trade''" in sql for sql in asked)


@pytest.mark.parametrize("archive", [1_000], indirect=True)
def test_a_lexeme_whose_set_is_no_longer_there_is_looked_up(archive):
    before = archive_maps()
    FacetMap.objects.filter(name__contains="trade").delete()
    assert by_sets("trade", before) == by_condition("trade")


@pytest.mark.parametrize(
    ("text", "is_answered"),
    [
        ("trade", True),
        ("trade joint", True),
        ("trade OR absent", True),
        ("trade absent", False),
        ("trade.absent", True),
        ("absent", False),
        ('"trade joint"', False),
        ("tra*", False),
        ("title:trade", False),
        ("trade kind:event", False),
        ("trade -absent", False),
    ],
)
def test_sets_answer_where_each_group_has_a_common_lexeme(text, is_answered):
    assert are_common(asked_of(text).words, {"=trade", "=joint"}) is is_answered


def test_nothing_is_common_where_no_set_is_stored(django_assert_num_queries):
    published(a_record("event", title={"en": "Trade"}))
    archive = archive_maps()
    assert archive.common == frozenset()
    with django_assert_num_queries(1):
        assert len(answering(asked_of("trade"), "trade", archive)) == 1
