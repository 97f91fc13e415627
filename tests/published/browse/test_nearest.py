"""Pages of too many answers to rank them all: the same order as in SQL, and each entry on one page."""

import pytest
from django.http import QueryDict

from archive.published.browse import nearest
from archive.published.browse.filters import BrowseFilters
from archive.published.browse.result import result_of
from archive.published.kept import Kept
from tests.makers import a_record, a_row, published

pytestmark = pytest.mark.django_db
ASKED = "q=treaty"


@pytest.fixture
def few_ranked(monkeypatch):
    """Two are ranked, and pages have three rows."""
    for module in (
        "archive.published.browse.nearest",
        "archive.published.search.ranking",
    ):
        monkeypatch.setattr(f"{module}.MOST_RANKED", 2)
    monkeypatch.setattr("archive.published.browse.result.PAGE_SIZE", 3)
    monkeypatch.setattr(nearest, "_RANKED", Kept(8))


def an_archive():
    """Seven events that mention a treaty, the third oldest of them in its title, and one with other words."""
    for year in range(1991, 1998):
        title = {"en": "The treaty" if year == 1993 else f"A visit in {year}"}
        summary = {"en": "They spoke of the treaty."}
        published(a_record("event", title=title, summary=summary, date={"edtf": str(year), "basis": "stated"}))
    published(a_record("event", title={"en": "A concert"}))


def pages(asked: str) -> list[list[str]]:
    """The numbers on each page."""
    first = result_of(BrowseFilters(QueryDict(asked)), "en")
    rest = [result_of(BrowseFilters(QueryDict(f"{asked}&page={n}")), "en") for n in range(2, first.pages + 1)]
    return [[row.number for row in one.rows] for one in (first, *rest)]


def test_the_newest_and_those_with_the_words_in_their_titles_come_first_and_then_the_newest(few_ranked):
    an_archive()
    assert pages(ASKED) == [["e3", "e7", "e6"], ["e5", "e4", "e2"], ["e1"]]


def test_exports_keep_the_same_order(few_ranked):
    an_archive()
    in_sql = [f"e{row.number}" for row in BrowseFilters(QueryDict(ASKED)).result("en")]
    assert in_sql == [number for page in pages(ASKED) for number in page]


def test_filters_narrow_what_is_ranked(few_ranked):
    an_archive()
    topic = a_record("topic")
    published(topic)
    for year in range(2001, 2005):
        about = {"topics": [a_row(topic=topic["uuid"])]}
        date = {"edtf": str(year), "basis": "stated"}
        published(a_record("event", summary={"en": "A treaty."}, date=date, parts=about))
    assert pages(f"{ASKED}&topic=t1") == [["e12", "e11", "e10"], ["e9"]]


def test_what_was_ranked_is_not_ranked_again(few_ranked, django_assert_num_queries):
    an_archive()
    pages(ASKED)
    with django_assert_num_queries(3):
        result_of(BrowseFilters(QueryDict(ASKED)), "en")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("-treaty", {"e8"}),
        ("treaty -1992", {"e1", "e3", "e4", "e5", "e6", "e7"}),
        ("-visit OR title:1992", {"e2", "e3", "e8"}),
        ("treaty -kind:event", set()),
        ("-kind:agreement -treaty", {"e8"}),
    ],
)
def test_what_is_denied_is_taken_from_all(text, found):
    an_archive()
    filters = BrowseFilters(QueryDict(f"q={text}"))
    assert {row.number for row in result_of(filters, "en").rows} == found
    assert {f"e{row.number}" for row in filters.filter_queryset(filters.queryset)} == found
