"""Marked text as HTML: what was typed is escaped first, and only then set between marks.

A mark is an element (`ins`, `del`), a sign (+, −) and a word for those who hear the page; never colour alone.
"""

import re
import unicodedata
from collections.abc import Iterable

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import ngettext, pgettext

from archive.primitives.word_diff import ADDED, FOLDED, REMOVED, SAME, Piece, folded

# Characters without a shape of their own, some of which turn the text around them: they are named, not shown.
_UNSEEN = re.compile(
    "[\u00ad\u034f\u061c\u115f\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufff9-\ufffb\U000e0000-\U000e007f]"
)
_SPACES = {" ": "␣", "\n": "↵", "\u00a0": "⍽", "\u202f": "⍽"}
_BETWEEN = mark_safe(" ")


def marked(pieces: Iterable[Piece], is_whole: bool = False) -> SafeString:
    """The pieces with their marks; far from any change the text is folded. `is_whole`: each is a value of its own."""
    if is_whole:
        return format_html_join(_BETWEEN, "{}", ((_piece(piece),) for piece in pieces))
    return format_html_join("", "{}", ((_piece(piece),) for piece in folded(pieces)))


def plain(text: str) -> SafeString:
    """A text as it is, with what cannot be seen named."""
    parts = _UNSEEN.split(text)
    signs = [*_UNSEEN.findall(text), ""]
    return format_html_join("", "{}{}", ((part, _named(sign)) for part, sign in zip(parts, signs, strict=True)))


def without_unseen(text: str) -> str:
    """The same for where there can be no mark-up, such as an option."""
    return _UNSEEN.sub(lambda found: f"[U+{ord(found[0]):04X}]", text)


def _named(sign: str) -> SafeString | str:
    if not sign:
        return ""
    name = unicodedata.name(sign, "")
    return format_html('<span class="diff-unseen" title="{}">U+{}</span>', name, format(ord(sign), "04X"))


def _piece(piece: Piece) -> SafeString:
    return HTML[piece.kind](piece.text)


def _same(text: str) -> SafeString:
    return format_html('<span class="diff-same">{}</span>', plain(text))


def _folded(text: str) -> SafeString:
    count = len(text)
    label = ngettext("%(count)s unchanged character", "%(count)s unchanged characters", count) % {"count": count}
    return format_html('<details class="diff-folded"><summary>… {} …</summary>{}</details>', label, plain(text))


def _added(text: str) -> SafeString:
    return _mark("ins", "+", pgettext("mark in a text", "inserted:"), text)


def _removed(text: str) -> SafeString:
    return _mark("del", "−", pgettext("mark in a text", "deleted:"), text)


def _mark(element: str, sign: str, said: str, text: str) -> SafeString:
    html = '<{0}><span class="diff-said">{1} </span><b aria-hidden="true">{2}</b>{3}</{0}>'
    return format_html(html, element, said, sign, _visible(text))


def _visible(text: str) -> SafeString:
    """White space alone would be a mark around nothing."""
    if not text.isspace():
        return plain(text)
    return plain("".join(_SPACES.get(sign, f"U+{ord(sign):04X}") + ("\n" if sign == "\n" else "") for sign in text))


HTML = {SAME: _same, FOLDED: _folded, ADDED: _added, REMOVED: _removed}
