"""Words of a question as trees of lexemes."""

import pytest

from archive.published.search.question import read
from archive.published.search.terms import ALL, ANY, FOUND, NEXT, Joined, Nearness, OneOf, all_in, of_group, written

VISA, OIL = OneOf(("=visa", "/visa")), OneOf(("=oil",), "*A")


def asked(text):
    """The tree of each group of a question."""
    return [of_group(group, FOUND) for group in read(text).groups]


@pytest.mark.parametrize(
    ("term", "text"),
    [
        (VISA, "('=visa' | '/visa')"),
        (OIL, "('=oil':*A)"),
        (OneOf(("=o'neill\\",)), "('=o''neill\\\\')"),
        (Joined(ALL, (VISA, OIL)), "(('=visa' | '/visa') & ('=oil':*A))"),
        (Joined(NEXT, (OIL, Joined(ANY, (OIL, OIL)))), "(('=oil':*A) <-> (('=oil':*A) | ('=oil':*A)))"),
    ],
)
def test_a_tree_is_written_as_a_tsquery(term, text):
    assert written(term) == text


def test_a_tree_is_walked_from_the_whole_to_the_words():
    tree = Joined(ALL, (VISA, Joined(ANY, (OIL,))))
    assert list(all_in(tree)) == [tree, VISA, Joined(ANY, (OIL,)), OIL]


def test_words_are_all_met_and_alternatives_one_of_them():
    [visa, oil_or_gas] = asked("visa oil OR gas")
    assert [(len(group.members), group.sign) for group in (visa, oil_or_gas)] == [(1, ANY), (2, ANY)]
    [word] = [term for term in all_in(visa) if isinstance(term, OneOf)]
    assert "=visa" in word.lexemes
    assert word.ending == ""


def test_a_phrase_stands_together_and_a_hyphenated_word_in_parts_or_in_one():
    [[phrase]] = [group.members for group in asked('"joint declaration"')]
    assert phrase.sign == NEXT
    [[hyphenated]] = [group.members for group in asked("Нұр-Сұлтан")]
    [unit] = hyphenated.members
    assert unit.sign == ANY
    assert [type(one) for one in unit.members] == [Joined, OneOf]


def test_labels_and_a_star_follow_each_lexeme():
    [group] = read("нa*").groups
    tree = of_group(group, Nearness(labels="AB"))
    assert {term.ending for term in all_in(tree) if isinstance(term, OneOf)} == {"*AB"}
