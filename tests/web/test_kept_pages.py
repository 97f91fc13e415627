"""What is kept and what has to go."""

import gzip
from collections import OrderedDict

from hypothesis import given
from hypothesis import strategies as st

from archive.web.kept_pages import AROUND, KeptPages, Page, etag_of

ROOM_FOR_TWO = 2 * (AROUND + 15)


def a_page(length=10):
    return Page({}, b"x" * length, "")


def test_the_page_asked_for_longest_ago_goes_first():
    pages, kept = KeptPages(ROOM_FOR_TWO), a_page()
    pages.put("a", kept)
    pages.put("b", a_page())
    assert pages.get("a") is kept
    pages.put("c", a_page())
    assert [key for key in "abc" if pages.get(key)] == ["a", "c"]


def test_a_large_page_takes_the_room_of_several():
    pages = KeptPages(ROOM_FOR_TWO)
    pages.put("a", a_page())
    pages.put("b", a_page())
    pages.put("c", a_page(length=600))
    assert [key for key in "abc" if pages.get(key)] == ["c"]


def test_what_is_larger_than_everything_is_not_kept_and_drives_nothing_out():
    pages = KeptPages(ROOM_FOR_TWO)
    pages.put("a", a_page())
    pages.put("b", a_page(length=ROOM_FOR_TWO))
    assert pages.get("a")
    assert pages.get("b") is None


def test_a_page_put_again_replaces_itself():
    pages, newer = KeptPages(ROOM_FOR_TWO), a_page(length=11)
    pages.put("a", a_page())
    pages.put("a", newer)
    assert (len(pages), pages.size) == (1, newer.size)
    assert pages.get("a") is newer


STEPS = st.lists(st.tuples(st.sampled_from("abcde"), st.one_of(st.none(), st.integers(0, 3000))), max_size=40)


@given(STEPS, st.integers(0, 10_000))
def test_it_is_a_dictionary_that_forgets_the_oldest_and_never_exceeds_its_limit(steps, limit):
    pages, expected = KeptPages(limit), OrderedDict()
    for key, length in steps:
        if length is None:
            assert pages.get(key) is expected.get(key)
            if key in expected:
                expected.move_to_end(key)
            continue
        page = a_page(length)
        pages.put(key, page)
        expected.pop(key, None)
        if page.size <= limit:
            while sum(one.size for one in expected.values()) + page.size > limit:
                expected.popitem(last=False)
            expected[key] = page
        assert pages.size == sum(one.size for one in expected.values()) <= limit
        assert len(pages) == len(expected)


@given(st.one_of(st.binary(max_size=2000), st.text("ab ", max_size=2000).map(str.encode)))
def test_what_is_compressed_is_the_same_and_half_as_long_and_has_its_room(body):
    page = Page({}, body, "")
    before = page.size
    assert page.compressed == b"" or gzip.decompress(page.compressed) == body
    assert len(page.compressed) <= len(body) // 2
    assert len(page.body) + len(page.compressed) + AROUND <= before == page.size


def test_a_long_page_is_compressed_once():
    page = Page({}, b"Ankara " * 100, "")
    assert page.compressed
    assert page.compressed is page.compressed


def test_another_body_has_another_tag():
    assert etag_of(b"a") == etag_of(b"a") != etag_of(b"b")
    assert etag_of(b"a").startswith('"')
