"""The marks on words: laws for any two texts, and an end in good time for long and odd ones."""

import random
import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.primitives.word_diff import ADDED, FOLDED, REMOVED, SAME, Piece, compare, folded, items

WORDS = st.sampled_from(["келісім", "Ankara'da", "Türkiye’nin", "мир", "the", "a", "12,5", "\n\n", "<b>", "—", "."])
TEXTS = st.lists(WORDS, max_size=60).map(" ".join) | st.text(max_size=40)


def side(pieces, without: str) -> str:
    return "".join(piece.text for piece in pieces if piece.kind != without)


@given(old=TEXTS, new=TEXTS)
def test_without_the_insertions_it_is_the_old_text_and_without_the_deletions_the_new_one(old, new):
    pieces = compare(old, new)
    assert side(pieces, ADDED) == old
    assert side(pieces, REMOVED) == new
    assert all(piece.text for piece in pieces)
    assert all(one.kind != other.kind for one, other in pairwise(pieces))


@given(text=TEXTS)
def test_a_text_has_no_marks_against_itself(text):
    assert compare(text, text) == ([Piece(SAME, text)] if text else [])


@given(old=TEXTS, new=TEXTS, context=st.integers(0, 50))
def test_folding_loses_nothing_and_folds_no_change(old, new, context):
    pieces = compare(old, new)
    shown = folded(pieces, context)
    assert "".join(piece.text for piece in shown) == "".join(piece.text for piece in pieces)
    marks = [[piece for piece in some if piece.kind in (ADDED, REMOVED)] for some in (pieces, shown)]
    assert marks[0] == marks[1]


def test_what_is_far_from_a_change_is_folded_at_a_space():
    text = "far " * 100 + "old" + " away" * 100
    kinds = [piece.kind for piece in folded(compare(text, text.replace("old", "new")), context=20)]
    assert kinds == [FOLDED, SAME, REMOVED, ADDED, SAME, FOLDED]


@given(old=st.lists(st.sampled_from("abc")), new=st.lists(st.sampled_from("abc")))
def test_lists_are_compared_item_by_item(old, new):
    pieces = items(old, new)
    assert [piece.text for piece in pieces if piece.kind != ADDED] == old
    assert [piece.text for piece in pieces if piece.kind != REMOVED] == new


PICK = random.Random(1992)  # noqa: S311 – texts for a test
MANY = [f"word{number}" for number in range(3000)]
LONG = {
    "shuffled": [" ".join(PICK.choices(MANY, k=12_000)) for _ in range(2)],
    "one letter": ["a" * 100_000, "b" * 100_000],
    "two words in turn": ["a b " * 25_000, "b a " * 25_000],
    "two words by chance": [" ".join(PICK.choices("ab", k=50_000)) for _ in range(2)],
    "signs": [". , " * 25_000, ", ." * 33_000],
    "lines": ["a\n" * 50_000, "a\n\n" * 33_000],
}


@pytest.mark.parametrize("name", LONG)
def test_a_hundred_thousand_letters_take_seconds_at_most(name):
    old, new = LONG[name]
    start = time.process_time()
    pieces = compare(old, new)
    assert time.process_time() - start < 4
    assert side(pieces, ADDED) == old
    assert side(pieces, REMOVED) == new
