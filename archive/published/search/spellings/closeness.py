"""Did you mean: the known words nearest to one that was found nowhere."""

from collections.abc import Iterable

from rapidfuzz import process
from rapidfuzz.distance import OSA

from archive.primitives.folding import fold
from archive.published.search.spellings.skeleton import skeletons


class Vocabulary:
    """Words to choose from, made ready once; the caller sees to it that all of them are public."""

    def __init__(self, terms: Iterable[str]) -> None:
        """`terms` as they are to be suggested; one given twice counts once."""
        self._terms = tuple(dict.fromkeys(terms))
        self._folded = [fold(term) for term in self._terms]
        self._heard = [_heard(term) for term in self._terms]

    def closest(self, word: str, limit: int = 3) -> tuple[str, ...]:
        """The nearest terms, at most `limit`; by distance, by spelling before by sound, then by alphabet.

        A term is near when one slip in three letters or fewer, and three at the most, lead to it. A slip is a letter
        missing, added, changed, or changed places with its neighbour.
        """
        nearness: dict[int, tuple[int, int]] = {}
        for order, (form, forms) in enumerate(((fold(word), self._folded), (_heard(word), self._heard))):
            for place, slips in _near(form, forms):
                nearness[place] = min(nearness.get(place, (slips + order, order)), (slips + order, order))
        ranked = sorted(nearness, key=lambda place: (nearness[place], self._terms[place]))
        return tuple(self._terms[place] for place in ranked[:limit])


def closest(word: str, terms: Iterable[str], limit: int = 3) -> tuple[str, ...]:
    """The nearest of the terms, as `Vocabulary.closest`, for a list that is used once."""
    return Vocabulary(terms).closest(word, limit)


def _heard(word: str) -> str:
    return next(iter(skeletons(word.replace("İ", "i").lower())), "")


def _near(form: str, forms: list[str]) -> list[tuple[int, int]]:
    """(place in the list, slips) of the near ones."""
    allowed = min(3, len(form) // 3)
    if not allowed:
        return []
    found = process.extract(form, forms, scorer=OSA.distance, score_cutoff=allowed, limit=None)
    return [(place, int(slips)) for near, slips, place in found if near]
