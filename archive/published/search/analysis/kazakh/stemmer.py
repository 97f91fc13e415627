"""From a Kazakh word to its stems: endings are cut from the right, as far as sounds and order allow.

Every way of cutting that the table allows is followed; the stems found are put in order, and the best few are
given. No dictionary is asked whether a stem exists, except that known words go first.
"""

from collections.abc import Iterator
from typing import NamedTuple

from archive.published.search.analysis.kazakh import sounds
from archive.published.search.analysis.kazakh.endings import ENDINGS, LONGEST, Ending
from archive.published.search.analysis.kazakh.letters import is_cyrillic
from archive.published.search.analysis.kazakh.lexicon import IRREGULAR, LOST_VOWELS, STEMS, VERBS

MOST_STEMS = 3
LONGEST_WORD = 60  # letters; nothing longer is a Kazakh word

# The order of slots from the stem outwards: an ending is followed only by those further out. Behind a relative ending
# (-дағы) the word is a noun again: plural, possessive and case may follow.
_PLACES = {"negation": 1, "verbal": 2, "closing": 2, "plural": 3, "mine": 4, "its": 4, "relative": 5, "case": 5}
_PLACES |= {"person": 6, "question": 7}
_OUTERMOST = 8
_VERBAL = frozenset(("verbal", "closing", "negation"))

DOUBTFUL = 2  # from here on the word itself is likelier than what would be left of it
ONLY_KNOWN = 3  # a doubt that only a known stem overcomes
_SHORTEST = (2, 3, 4, 100)  # letters of a stem, for doubts of 0, 1, 2, 3 and more


class _Cut(NamedTuple):
    """What is left of the word, and what was cut from it."""

    rest: str
    place: int = _OUTERMOST  # only endings nearer to the stem may be cut next
    slot: str = ""  # of the last ending cut
    behind: str = ""  # the slot that the last ending must follow
    doubt: int = 0
    depth: int = 0
    is_noun_again: bool = False


class Stem(NamedTuple):
    """A stem that the word may have; of two, the lower in order is the likelier."""

    unknown: bool
    doubt: int
    shallow: int  # minus the number of endings cut
    text: str


def stems(word: str) -> tuple[str, ...]:
    """At most three stems of a word in small Cyrillic letters, the likeliest first.

    The word itself is the likeliest if nothing is cut from it for certain. A known word has no stem but itself,
    and a word with a known stem has none that are only guessed.
    """
    if word in IRREGULAR:
        return IRREGULAR[word]
    if word in STEMS or len(word) > LONGEST_WORD or not is_cyrillic(word):
        return (word,)
    found = sorted(_found(word))
    if found and not found[0].unknown:
        found = [stem for stem in found if not stem.unknown]
    is_cut = bool(found) and (found[0].doubt < DOUBTFUL or not found[0].unknown)
    itself = () if is_cut else (word,)
    return tuple(dict.fromkeys((*itself, *(stem.text for stem in found))))[:MOST_STEMS]


def _found(word: str) -> list[Stem]:
    return [stem for cut in _cuts(_Cut(word)) for stem in _deepest(cut)]


def _deepest(cut: _Cut) -> list[Stem]:
    """The stems below a cut; what is left by it is one itself unless an ending no more doubtful follows."""
    if _is_known(cut):
        return [Stem(False, cut.doubt, -cut.depth, cut.rest)]
    below = [stem for further in _cuts(cut) for stem in _deepest(further)]
    if _is_whole(cut) and not any(stem.doubt <= cut.doubt for stem in below):
        below.append(Stem(True, cut.doubt, -cut.depth, cut.rest))
    return below


def _is_known(cut: _Cut) -> bool:
    """Whether cutting stops here; a known word such as бәрі may itself be what an ending must follow."""
    if cut.behind and not (cut.behind == "its" and cut.rest.endswith(("ы", "і"))):
        return False
    return cut.rest in (VERBS if cut.slot in _VERBAL else STEMS)


def _is_whole(cut: _Cut) -> bool:
    """Whether what is left can be a stem: no ending waits for another, and it sounds like one.

    A doubtful ending is believed behind a longer stem only.
    """
    if cut.behind:
        return False
    is_verb = cut.slot in _VERBAL
    shortest = _SHORTEST[min(cut.doubt, ONLY_KNOWN)]
    return len(cut.rest) >= max(shortest, 2 + is_verb) and sounds.may_be_stem(cut.rest, verb=is_verb)


def _cuts(cut: _Cut) -> Iterator[_Cut]:
    """One ending further, in each way the table allows."""
    for length in range(1, min(LONGEST, len(cut.rest) - 2) + 1):
        for ending in ENDINGS.get(cut.rest[-length:], ()):
            if _is_in_order(cut, ending):
                yield from _without(cut, ending)


def _is_in_order(cut: _Cut, ending: Ending) -> bool:
    place = _PLACES[ending.slot]
    if cut.behind and ending.slot != cut.behind:
        return False
    if ending.slot == "negation":
        return cut.slot in ("verbal", "closing")
    if ending.slot == "closing":
        return cut.depth == 0 or cut.slot == "question"
    if ending.slot == "relative" and cut.slot in ("plural", "its", "case", "mine") and not cut.is_noun_again:
        return True
    return place < cut.place


def _without(cut: _Cut, ending: Ending) -> Iterator[_Cut]:
    rest = cut.rest[: -len(ending.text)]
    if ending.harmonic and not sounds.agree(rest, ending.text):
        return
    if ending.after and not sounds.is_after(rest, ending.after):
        return
    place = _PLACES[ending.slot]
    for stem, doubt in _restored(rest, ending):
        yield _Cut(
            stem,
            place,
            ending.slot,
            ending.behind,
            cut.doubt + ending.doubt + doubt,
            cut.depth + 1,
            cut.is_noun_again or ending.slot == "relative",
        )


def _restored(rest: str, ending: Ending) -> Iterator[tuple[str, int]]:
    """The stem as it is without the ending, and how doubtful that is."""
    if ending.gives:
        yield from ((rest + letter, 0) for letter in ending.gives if sounds.agree(rest, letter))
    elif ending.text[0] not in sounds.VOWELS:
        yield rest, _doubt_of_vowel(rest, ending)
    elif rest in LOST_VOWELS:
        yield LOST_VOWELS[rest], 0
    else:
        yield from _voiced_or_not(rest, ending)


def _voiced_or_not(rest: str, ending: Ending) -> Iterator[tuple[str, int]]:
    """With б, г, ғ made п, к, қ; and as it is, for borrowed words such as диалог."""
    hard = sounds.devoiced(rest)
    doubt = int(ending.slot == "its" and rest.endswith(_SELDOM_BEFORE_VOWEL))
    if hard != rest:
        yield hard, doubt
    if hard == rest or rest[-1] != "ғ":
        yield rest, doubt + (0 if rest[-1] not in "бвгд" else 1 if rest[-2] in sounds.VOWELS else 2)


def _doubt_of_vowel(rest: str, ending: Ending) -> int:
    """-ысы, -ісі are more often ыс + ы than ы + сы, but for -шы: байланыс-ы, and елші-сі."""
    return int(
        ending.slot == "its"
        and ending.text in ("сы", "сі")
        and rest.endswith(("ы", "і"))
        and rest[-2:] not in ("шы", "ші")
    )


# -асы, -есі are more often а + сы (бала-сы) than ас + ы (қатынас-ы); -дағы, -дегі are mostly "being in".
_SELDOM_BEFORE_VOWEL = ("ас", "ес", "шыс", "шіс", "дағ", "дег", "тағ", "тег")
