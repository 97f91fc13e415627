"""The words around a hit."""

from hypothesis import given
from hypothesis import strategies as st

from archive.published.search.asked import asked_of
from archive.published.search.lexemes import Passage
from archive.published.search.snippets import Reader, around, beginning


def marked(text, language, question):
    """The snippet of a text for a question; None without a hit."""
    hits = Reader(asked_of(question).wanted).hits(text, language)
    return around(Passage(text, language, "summary"), hits, "en") if hits.spans else None


def shown(found):
    return "".join(text for text, _is_hit in found.pieces)


def hits(found):
    return [text for text, is_hit in found.pieces if is_hit]


def test_hits_are_marked_though_inflected_or_in_another_script():
    found = marked("Түркістандағы бірлескен университетте Назарбаевтың", "kk", "TURKISTAN universitet* nazarbaev")
    assert hits(found) == ["Түркістандағы", "университетте", "Назарбаевтың"]
    assert found.language == "kk"


def test_an_ending_behind_an_apostrophe_is_not_marked():
    assert hits(marked("Ankara'daki büyükelçilik", "tr", "Ankara")) == ["Ankara"]


def test_a_hyphenated_word_is_marked_once():
    assert hits(marked("Елорда, бұрын Нұр-Сұлтан.", "kk", "Нур-Султан")) == ["Нұр-Сұлтан"]


def test_without_a_hit_there_is_nothing_and_a_text_begins():
    assert marked("Long", "en", "nothing") is None
    assert shown(beginning([{"ru": "Кратко"}, {"en": "Long"}], "en")) == "Кратко"
    assert beginning([], "en") is None


def test_a_long_text_is_cut_around_the_hit():
    found = marked("before " * 100 + "needle" + " after" * 100, "en", "needle")
    assert hits(found) == ["needle"]
    assert shown(found).startswith("… before")
    assert shown(found).endswith("after …")
    assert len(shown(found)) < 300


@given(text=st.text(min_size=1, max_size=600), word=st.text(min_size=1, max_size=5))
def test_a_snippet_is_a_piece_of_the_text(text, word):
    asked = asked_of(word)
    found = marked(text, "en", word) if asked else None
    if found is not None:
        assert shown(found).removeprefix("… ").removesuffix(" …") in text
