"""The words around a hit."""

from hypothesis import given
from hypothesis import strategies as st

from archive.published.search.snippets import snippet


def shown(found):
    return "".join(text for text, _is_hit in found.pieces)


def hits(found):
    return [text for text, is_hit in found.pieces if is_hit]


def test_hits_are_marked_whatever_the_spelling():
    found = snippet([{"kk": "Түркістандағы бірлескен университет"}], ["турк", "UNIVERSITET"], "kk")
    assert hits(found) == ["Түркістандағы"]
    assert found.language == ""


def test_the_language_of_the_page_comes_first_and_another_is_named():
    texts = [{"en": "A visa", "tr": "Vize"}]
    assert snippet(texts, ["vi"], "tr").language == ""
    assert snippet(texts, ["visa"], "tr").language == "en"


def test_without_a_hit_the_first_text_begins():
    found = snippet([{"ru": "Кратко"}, {"en": "Long"}], ["nothing"], "en")
    assert (shown(found), hits(found), found.language) == ("Кратко", [], "ru")


def test_no_text_no_snippet():
    assert snippet([], ["a"], "en") is None


def test_a_long_text_is_cut_around_the_hit():
    text = "before " * 100 + "needle" + " after" * 100
    found = snippet([{"en": text}], ["needle"], "en")
    assert hits(found) == ["needle"]
    assert shown(found).startswith("… before")
    assert shown(found).endswith("after …")
    assert len(shown(found)) < 300


@given(text=st.text(min_size=1, max_size=600), word=st.text(min_size=1, max_size=5))
def test_a_snippet_is_a_piece_of_the_text(text, word):
    found = snippet([{"en": text}], [word], "en")
    if found is not None:
        assert shown(found).removeprefix("… ").removesuffix(" …") in text
