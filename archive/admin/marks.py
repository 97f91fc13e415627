"""Which words of a text are new against another, and which are gone."""

import re
from difflib import SequenceMatcher

_WORD = re.compile(r"\s+|\w+|[^\w\s]")
MOST = 4000  # words; longer texts are shown whole


def marks(old: str, new: str) -> list[tuple[str, str]]:
    """The two texts woven into one, as ("same" | "del" | "ins", text)."""
    before, after = _WORD.findall(old), _WORD.findall(new)
    if len(before) + len(after) > MOST:
        return [(kind, text) for kind, text in (("del", old), ("ins", new)) if text]
    found = []
    for what, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if what == "equal":
            found.append(("same", "".join(before[a:b])))
            continue
        found += [(kind, "".join(words)) for kind, words in (("del", before[a:b]), ("ins", after[c:d])) if words]
    return found
