"""Links to pages."""

import pytest

from archive.published.browse.query import Query
from archive.web.pager import pager_of, shown_numbers


@pytest.mark.parametrize(
    ("page", "pages", "shown"),
    [
        (1, 3, [1, 2, 3]),
        (1, 9, [1, 2, 3, None, 9]),
        (5, 9, [1, None, 3, 4, 5, 6, 7, None, 9]),
        (9, 9, [1, None, 7, 8, 9]),
    ],
)
def test_gaps_are_marked(page, pages, shown):
    assert shown_numbers(page, pages) == shown


def test_every_link_carries_the_query():
    pager = pager_of(Query(q="visa", sort="title", page=2), 3, "kk")
    assert pager.previous == "/kk/browse?q=visa&sort=title"
    assert pager.next == "/kk/browse?q=visa&sort=title&page=3"


def test_one_page_needs_no_pager():
    assert pager_of(Query(), 1, "en") is None
