"""What no rule gives: stems at which cutting stops, verbs hard to tell, stems that lose a vowel, irregular forms.

One word or pair a line in the text files beside this module; `#` begins a remark.
"""

from collections.abc import Iterator
from pathlib import Path

_FOLDER = Path(__file__).parent


def _lines(name: str) -> Iterator[str]:
    for line in (_FOLDER / name).read_text(encoding="utf-8").splitlines():
        if words := line.partition("#")[0].strip():
            yield words


def _lost_vowels() -> dict[str, str]:
    """Stem without its last vowel, as it stands before an ending → stem: халқ → халық, қауп → қауіп."""
    stems = (stem for line in _lines("lost_vowels.txt") for stem in line.split())
    return {stem[:-2] + stem[-1]: stem for stem in stems}


def _irregular() -> dict[str, tuple[str, ...]]:
    pairs = (line.split("\t") for line in _lines("irregular.tsv"))
    return {form: tuple(stems.split()) for form, stems in pairs}


def _words(name: str) -> frozenset[str]:
    return frozenset(word for line in _lines(name) for word in line.split())


LOST_VOWELS = _lost_vowels()
STEMS = _words("stems.txt") | frozenset(LOST_VOWELS.values())
VERBS = _words("verbs.txt")
IRREGULAR = _irregular()
