"""What Snowball's Turkish stemmer leaves on: plural and possessive behind a vowel.

It makes `toplantısı` toplantıs, `ülkesi` ülkes and `toplantılar` toplan, so that none of them meets its noun.
"""

import re

_CASE = "(?:n[ıiuü]n|[ıiuü]n|n?[dt][ae]n?|n?[ae]|n[ıiuü]|[ıiuü]|y?l[ae])"
_PLURAL = re.compile(rf"(.*[aeıioöuü].*)l[ae]r(?:[ıiuü](?:m[ıiuü]z)?)?{_CASE}?")
_HIS = re.compile(rf"(.*[aeıioöuü].*[aeıioöuü])s[ıiuü]{_CASE}?")


def without_plural(word: str) -> str | None:
    """A word in small letters without -lar or -sı and what follows them; None if it has neither."""
    cut = _PLURAL.fullmatch(word) or _HIS.fullmatch(word)
    return cut[1] if cut else None
