"""Which words of a text were inserted, and which were deleted.

Words that both texts hold once are found first and keep the rest in place, gap by gap, so that the time stays near
n log n however long the texts are; only short gaps are compared word for word.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from .ordering import longest_rising

SAME, ADDED, REMOVED, FOLDED = "same", "added", "removed", "folded"
CONTEXT = 120  # characters that stay visible beside a change

# A word holds its accents, an apostrophe with its ending (Ankara’da, Türkiye'nin, қазақша’ға), and a number its
# decimals; white space comes as one token, every other sign alone.
_TOKEN = re.compile(r"\w[\w\u0300-\u036f]*(?:['’ʼ‘`]\w[\w\u0300-\u036f]*|(?<=\d)[.,]\d+)*|\s+|.", re.DOTALL)
_LARGEST_GAP = 40_000  # tokens of the one side times tokens of the other


@dataclass(frozen=True)
class Piece:
    """A stretch of text: `kind` is same, added or removed; or folded, which is the same and far from any change."""

    kind: str
    text: str


def compare(old: str, new: str) -> list[Piece]:
    """The pieces that make up both texts: without the added ones the old, without the removed ones the new."""
    before, after = _TOKEN.findall(old), _TOKEN.findall(new)
    return _tidied(_pieces(_blocks(before, after), before, after))


def items(old: Sequence[str], new: Sequence[str]) -> list[Piece]:
    """The same of two lists, item by item."""
    return list(_pieces(_blocks(old, new), old, new, joined=False))


def folded(pieces: Iterable[Piece], context: int = CONTEXT) -> list[Piece]:
    """The pieces with what stands further than `context` characters from any change set apart as folded."""
    pieces = list(pieces)
    if len(pieces) == 1 and pieces[0].kind == SAME:
        return pieces
    last, result = len(pieces) - 1, []
    for place, piece in enumerate(pieces):
        result += _fold(piece, context, place > 0, place < last) if piece.kind == SAME else [piece]
    return result


def _fold(piece: Piece, context: int, has_before: bool, has_after: bool) -> Iterator[Piece]:
    start = _at_word(piece.text, context) if has_before else 0
    end = len(piece.text) - (_at_word(piece.text[::-1], context) if has_after else 0)
    if end - start <= context:
        yield piece
        return
    if start:
        yield Piece(SAME, piece.text[:start])
    yield Piece(FOLDED, piece.text[start:end])
    if end < len(piece.text):
        yield Piece(SAME, piece.text[end:])


def _at_word(text: str, length: int) -> int:
    """Where the first space after `length` characters stands; if there is none near, the length itself."""
    space = re.compile(r"\s").search(text, length, length + 40)
    return min(space.start() if space else length, len(text))


def _blocks(old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int, int]]:
    """The blocks that both have, as (start in old, start in new, length), in order."""
    found, waiting = [], [(0, len(old), 0, len(new))]
    while waiting:
        a, a_end, b, b_end = waiting.pop()
        head = _alike(old, new, range(a, a_end), range(b, b_end))
        found.append((a, b, head))
        a, b = a + head, b + head
        tail = _alike(old, new, range(a_end - 1, a - 1, -1), range(b_end - 1, b - 1, -1))
        a_end, b_end = a_end - tail, b_end - tail
        found.append((a_end, b_end, tail))
        if a < a_end and b < b_end:
            anchors = _anchors(old, new, (a, a_end), (b, b_end))
            if anchors:
                waiting += _gaps(anchors, (a, a_end, b, b_end))
            else:
                found += _within(old, new, (a, a_end), (b, b_end))
    return sorted(block for block in found if block[2])


def _alike(old: Sequence[str], new: Sequence[str], ours: range, theirs: range) -> int:
    count = 0
    for one, other in zip(ours, theirs, strict=False):
        if old[one] != new[other]:
            break
        count += 1
    return count


def _anchors(old: Sequence[str], new: Sequence[str], ours: tuple, theirs: tuple) -> list[tuple[int, int]]:
    """Words that stand once on each side, as pairs of places that rise together."""
    places = [_once(side, *ends) for side, ends in ((old, ours), (new, theirs))]
    pairs = sorted((place, places[1][word]) for word, place in places[0].items() if word in places[1])
    return [pairs[one] for one in longest_rising([other for _, other in pairs])]


def _once(side: Sequence[str], start: int, end: int) -> dict[str, int]:
    counted = Counter(side[start:end])
    return {side[i]: i for i in range(start, end) if counted[side[i]] == 1 and any(map(str.isalnum, side[i]))}


def _gaps(anchors: list[tuple[int, int]], ends: tuple[int, int, int, int]) -> Iterator[tuple[int, int, int, int]]:
    """What lies before the first anchor, and what begins at each: an anchor is the head of what follows it."""
    a, a_end, b, b_end = ends
    starts = [(a, b), *anchors]
    for (one, other), (next_one, next_other) in zip(starts, [*anchors, (a_end, b_end)], strict=True):
        yield one, next_one, other, next_other


def _within(old: Sequence[str], new: Sequence[str], ours: tuple, theirs: tuple) -> Iterator[tuple[int, int, int]]:
    (a, a_end), (b, b_end) = ours, theirs
    if (a_end - a) * (b_end - b) <= _LARGEST_GAP:
        for match in SequenceMatcher(None, old[a:a_end], new[b:b_end], autojunk=False).get_matching_blocks():
            yield a + match.a, b + match.b, match.size


def _pieces(blocks: list[tuple], old: Sequence[str], new: Sequence[str], joined: bool = True) -> Iterator[Piece]:
    a = b = 0
    for one, other, length in [*blocks, (len(old), len(new), 0)]:
        for kind, tokens in ((REMOVED, old[a:one]), (ADDED, new[b:other]), (SAME, old[one : one + length])):
            if tokens:
                yield from [Piece(kind, "".join(tokens))] if joined else (Piece(kind, token) for token in tokens)
        a, b = one + length, other + length


def _tidied(pieces: Iterable[Piece]) -> list[Piece]:
    """Replaced words with only a space between them are one replacement; neighbours of one kind are one piece."""
    runs: list[list[str]] = []  # [same before, removed, added]
    for piece in pieces:
        if piece.kind == SAME:
            runs.append([piece.text, "", ""])
            continue
        runs = runs or [["", "", ""]]
        runs[-1][1 if piece.kind == REMOVED else 2] += piece.text
    return list(_written(_bridged(_run_together(runs))))


def _run_together(runs: list[list[str]]) -> Iterator[list[str]]:
    """Blocks that touch, with no change between them, as one."""
    text = ""
    for same, removed, added in runs:
        text += same
        if removed or added:
            yield [text, removed, added]
            text = ""
    if text:
        yield [text, "", ""]


def _bridged(runs: Iterable[list[str]]) -> list[list[str]]:
    result: list[list[str]] = []
    for same, removed, added in runs:
        is_bridge = result and all(result[-1][1:]) and removed and added and same.isspace() and "\n" not in same
        if is_bridge:
            result[-1][1] += same + removed
            result[-1][2] += same + added
        else:
            result.append([same, removed, added])
    return result


def _written(runs: list[list[str]]) -> Iterator[Piece]:
    for same, removed, added in runs:
        for kind, text in ((SAME, same), (REMOVED, removed), (ADDED, added)):
            if text:
                yield Piece(kind, text)
