"""Endings written behind an apostrophe or a hyphen: `Türkiye'den`, `Turkey's`, `ТМҰ-ның`, `1992-ден`, `90-х`.

Only what is an ending is cut: `Qur'an`, `O'Brien`, `Aqto'be` and `Нұр-Сұлтан` have none.
"""

import re

_LONGEST = 14  # letters of a chain of endings

# Turkish endings as they follow a proper name or a number, alone or one behind the other.
_TURKISH = re.compile(
    r"""(?: [ıiuü]?n[ıiuü]n | [yn]?[ıiuü] | s[ıiuü] | [yn]?[ae] | n?[dt][ae]n? | l[ae]r | [ıiuü]n | y?l[ae]
        | l[ıiuü]k? | s[ıiuü]z | [cç][ıiuü] | k[iü] | [ıiuü]?nc[ıiuü] | y?d[ıiuü]r? | t[ıiuü]r | y?s[ae]
        | [ıiuü]m[ıiuü]z | ken | y?ken | c[ae] | ç[ae] )+""",
    re.VERBOSE,
)
_ENGLISH = re.compile("s|t|d|m|ll|re|ve")
_KAZAKH = re.compile(
    r"(?:[лдт][ае]р)?(?:[ыі]|с[ыі]|[ыі]?м[ыі]з)?"
    r"(?:[ндт][ыі]ң|[ндт][ыі]|н|[ғқ]а|[гк]е|н[ае]|н?[дт][ае]|[ндт][ае]н|[мбп]ен|[ндт]ікі)?"
    r"(?:н?[дт](?:ағы|егі)|[ғқ]ы|[гк]і|[ыі]?нш[ыі](?:с[ыі])?|ш[ыі](?:с[ыі])?)?(?:[ндт][ыі]ң|н[ыі]|н[ае]|нда|нде)?"
)
_RUSSIAN = re.compile("й|го|му|м|е|я|ю|х|ми|ти|ая|ое|ый|ого|ых|ым|ом|ой|а|у|ы|ов|ам|ах")


def without_ending(head: str, tail: str, *, apostrophe: bool = False) -> bool:
    """Whether the tail is an ending of the head, to be left out.

    Behind an apostrophe the head may be any word of two letters or more; behind a hyphen, a number or an
    abbreviation in capitals.
    """
    small = tail.replace("İ", "i").replace("I", "ı").lower()
    if len(small) > _LONGEST or (len(head) < 2 and not head.isdigit()):
        return False
    if apostrophe:
        return any(endings.fullmatch(small) for endings in (_TURKISH, _ENGLISH, _KAZAKH, _RUSSIAN))
    if not (head.isdigit() or (head.isupper() and tail.islower())):
        return False
    return any(endings.fullmatch(small) for endings in (_KAZAKH, _RUSSIAN))
