"""The one cleaning function at every door: forms, imports, seeds and records all store the same characters.

Without it a browser's line ends or a decomposed letter make a "change" where nobody changed anything.
"""

import re
import unicodedata

_LINE_ENDS = re.compile("\r\n|[\r\u0085\u2028\u2029]")

# Control characters except TAB and LF, lone surrogates (not encodable as UTF-8), the byte order mark
# and the two noncharacters that XML 1.0 forbids.
_FORBIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufeff\ufffe\uffff]")


def clean(text: str) -> str:
    """The text as it is stored: NFC, lines ending in LF, no trailing spaces, no characters that break
    exports.

    Keeps blank lines and indentation inside the text. Cleaning twice changes nothing more.
    """
    text = _FORBIDDEN.sub("", _LINE_ENDS.sub("\n", text))
    lines = unicodedata.normalize("NFC", text).split("\n")
    return "\n".join(line.rstrip() for line in lines).strip()


def clean_line(text: str) -> str:
    """The same for a value of one line: white space that holds a line end or a tab becomes one space."""
    return re.sub(r"\s+", _one_space, clean(text))


def _one_space(spaces: re.Match) -> str:
    return " " if "\n" in spaces[0] or "\t" in spaces[0] else spaces[0]
