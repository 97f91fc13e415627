import datetime
import decimal
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.primitives.canonical import canonical, digest
from archive.primitives.cleaning import clean

TEXTS = st.text(max_size=20).map(clean)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | TEXTS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXTS, inner, max_size=4),
    max_leaves=12,
)


def test_sorted_dense_and_readable():
    record = {"title": {"tr": "Antlaşma", "kk": "Шарт"}, "parts": [1, True, None, -5], "empty": {}}
    assert canonical(record) == '{"empty":{},"parts":[1,true,null,-5],"title":{"kk":"Шарт","tr":"Antlaşma"}}'


def test_lines_stay_lines():
    assert canonical('one\ntwo\tthree "four"') == r'"one\ntwo\tthree \"four\""'


@pytest.mark.parametrize(
    ("value", "place"),
    [
        ({"figures": [{"low": 1.5}]}, "/figures/0/low"),
        ({"signed": datetime.date(1991, 12, 16)}, "/signed"),
        ([decimal.Decimal("2.50")], "/0"),
        ({"parties": ("kk", "tr")}, "/parties"),
        ({"a/b": {"c~d": b"bytes"}}, "/a~1b/c~0d"),
        (float("nan"), "/"),
        ({"years": {1991: "sixteen"}}, "/years"),
    ],
)
def test_other_types_are_refused_by_place(value, place):
    with pytest.raises(TypeError, match=f"^{place}: "):
        canonical(value)


@pytest.mark.parametrize(
    ("value", "place"),
    [
        ({"texts": [{"body": "one\r\ntwo"}]}, "/texts/0/body"),
        ({"title": {"kk": "и\u0306"}}, "/title/kk"),
        ({"note": " space"}, "/note"),
        ({" key": 1}, "/ key"),
        (["\ud800"], "/0"),
    ],
)
def test_texts_that_were_not_cleaned_are_refused_by_place(value, place):
    with pytest.raises(ValueError, match=f"^{place}: "):
        canonical(value)


@given(VALUES)
def test_nothing_is_lost_and_the_text_is_stable(value):
    assert json.loads(canonical(value)) == value
    assert canonical(json.loads(canonical(value))) == canonical(value)


@given(st.dictionaries(TEXTS, st.integers(), min_size=2, max_size=6))
def test_the_order_of_keys_does_not_matter(value):
    assert canonical(dict(reversed(value.items()))) == canonical(value)


def test_the_digest_is_the_one_the_database_computes():
    # select encode(sha256(convert_to('елші','UTF8')),'hex')
    assert digest("елші") == "ba89a7922a4d8a55632efc3b60b15463e7dcf9fcccd63238590b61aa178751f9"
    assert digest("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
