"""The spelling tables: which sound of the skeleton each written letter stands for, one table a scheme.

Each line is a sound and behind the colon the letters, or groups of letters, that are written for it. The sounds are
a e i o u, y (short, as in boy), w (as in Kazakh тау, before a vowel a v) and b c(ч) d f g h j(ж, дж) k l m n p r s t
v x(ш) z. A lone hyphen is no sound. Longer groups are read before shorter ones.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

CYRILLIC = """
a: а ә
b: б
c: ч ҷ
d: д
e: е э є
f: ф
g: г ғ ґ
h: х һ ҳ
i: и і ы
j: ж җ дж
k: к қ ҡ
l: л
m: м
n: н
ng: ң ҥ
o: о ө
p: п
r: р
s: с
t: т
ts: ц
u: у ұ ү ў
v: в
x: ш щ шч
y: й ј
yu: ю
ya: я
yi: ї
z: з ѕ
-: ь ъ
"""

# What a Latin letter says in every scheme, its marks taken off, unless the scheme says otherwise.
LATIN = """
a: a ä á â à ā ə æ
b: b
c: ç č ć
d: d đ
e: e
f: f
g: g ğ ǵ ġ
h: h
i: i ı í î ï ī
j: j ž
k: k q
l: l ł
m: m
n: n
ng: ñ ń ŋ
o: o ö ó ô ø ò
p: p
r: r
s: s
t: t
u: u ü ú ū û ŭ ù
v: v
w: w
x: ş š ș ś
y: y
z: z
"""

# English habit, BGN/PCGN and the Latin of newspapers: Kazakhstan, Zhanseit, Chokan, Dzhambul; soft signs by '.
ENGLISH = """
c: ch tch tsch
g: gh
h: kh
j: zh dzh dj dž dż
k: c ck
ks: x
u: ý
x: sh sch shch şç šč
"""

# Turkish, and what Azerbaijani and Turkmen add: no group of letters says anything of its own.
TURKISH = """
h: x
j: c
y: ý
"""

# The drafts of 2017 (apostrophes) and 2018 (acutes), the alphabet of 2021 (dots and cedillas), and Kazakh on an English
# keyboard.
KAZAKH_LATIN = """
a: a'
c: ch c'
g: g' gh
h: x
i: i'
j: zh
k: c
ng: n'
o: o'
u: u' y' ý
x: sh s'
"""

_APOSTROPHE = "\n-: '"


@dataclass(frozen=True)
class Scheme:
    """A table made ready: written group → sound, and the pattern that finds the longest groups first."""

    sounds: Mapping[str, str]
    pattern: re.Pattern

    def read(self, word: str) -> str:
        """The word, in small letters, as sounds; what the table does not know is left as it is."""
        return self.pattern.sub(lambda found: self.sounds[found[0]], word)


def scheme(*tables: str) -> Scheme:
    """One scheme out of tables; a later table overrules an earlier one."""
    sounds: dict[str, str] = {}
    for line in "".join(tables).split("\n"):
        sound, _, written = line.partition(":")
        sounds |= dict.fromkeys(written.split(), "" if sound == "-" else sound)
    groups = sorted(sounds, key=len, reverse=True)
    return Scheme(sounds, re.compile("|".join(map(re.escape, groups))))


# Latin letters left in a Cyrillic word are read as Latin.
FROM_CYRILLIC = scheme(LATIN, CYRILLIC, _APOSTROPHE)
FROM_ENGLISH = scheme(LATIN, ENGLISH, _APOSTROPHE)
FROM_TURKISH = scheme(LATIN, TURKISH, _APOSTROPHE)
FROM_KAZAKH_LATIN = scheme(LATIN, KAZAKH_LATIN, _APOSTROPHE)

# In which schemes a Latin word may be written: names keep Turkish spelling in English texts, and the other way.
LATIN_SCHEMES = {
    "kk": (FROM_KAZAKH_LATIN, FROM_ENGLISH, FROM_TURKISH),
    "ru": (FROM_ENGLISH, FROM_TURKISH, FROM_KAZAKH_LATIN),
    "en": (FROM_ENGLISH, FROM_TURKISH, FROM_KAZAKH_LATIN),
    "tr": (FROM_TURKISH, FROM_ENGLISH, FROM_KAZAKH_LATIN),
}
