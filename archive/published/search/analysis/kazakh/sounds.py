"""What an ending asks of the sounds before it: vowel harmony, the last sound, and what a stem may end in."""

VOWELS = frozenset("аәоөұүыіеэёиуюя")
_BACK, _FRONT = frozenset("аоұыяё"), frozenset("әөүіеэ")

# The last sound of a stem decides which variant of an ending follows: vowel, р-like, л, nasal, з-like, voiceless.
CLASSES = {
    **dict.fromkeys("аәоөұүыіеэёя", "V"),
    **dict.fromkeys("рйиую", "R"),
    "л": "L",
    **dict.fromkeys("мнң", "N"),
    **dict.fromkeys("зж", "Z"),
    **dict.fromkeys("бвгғдкқпстфхһцчшщ", "T"),
}
_VOICELESS = {"б": "п", "г": "к", "ғ": "қ"}

_NO_VERB_ENDS = frozenset("бвгғджиюфхцчщһэё")  # sounds in which no verb's stem ends

# Two consonants that may end a Kazakh stem, and those that end borrowed nouns only.
_NATIVE = "рт лт нт йт рқ лқ йқ рк лк йк ңқ ңк рп лп рс лс йс"
_BORROWED = "ст кт пт фт нк нс нд рд рг рх рм рн рф рб зм тр нг бр др дм мп кс пс фр рц ск вт нт хт кл пл бл гр рв лм"
_NATIVE_PAIRS = frozenset(_NATIVE.split())
_BORROWED_PAIRS = frozenset(_BORROWED.split())


def is_after(stem: str, after: str) -> bool:
    """Whether the stem ends in one of these classes or sounds, soft and hard signs passed over."""
    last = stem.rstrip("ьъ")[-1:]
    return last in CLASSES and (last in after or CLASSES[last] in after)


def harmony(text: str) -> str:
    """'back', 'front', or empty if the last vowel allows both (и, у, ю, none), or the word seems
    borrowed (Назарбаев, альянстер, банк): such words take endings of either sort.
    """
    vowels = [letter for letter in text if letter in VOWELS]
    if not vowels or vowels[-1] in "иую" or text.endswith(("ев", "ь", "к", "г")):
        return ""
    return "back" if vowels[-1] in _BACK else "front"


def agree(stem: str, ending: str) -> bool:
    """Whether an ending with its first vowel may follow the stem."""
    wanted = next(("back" if letter in _BACK else "front" for letter in ending if letter in _BACK | _FRONT), "")
    had = harmony(stem)
    return not wanted or not had or wanted == had


def devoiced(stem: str) -> str:
    """The stem as it is without a vowel behind it: кітаб → кітап; only a sound between vowels changes."""
    if stem[-2] not in VOWELS:
        return stem
    return stem[:-1] + _VOICELESS.get(stem[-1], stem[-1])


def may_be_stem(text: str, *, verb: bool) -> bool:
    """Whether a stem can sound like that: a vowel in it, and no two consonants at the end that none has."""
    if len(text) < 2 or not any(letter in VOWELS for letter in text):
        return False
    if len(text) == 2 and text[1] in VOWELS:
        return False
    if text[-1] in (_NO_VERB_ENDS if verb else "ғ") or text.endswith("уш"):  # -шы makes nouns: оқушы
        return False
    last = text[-2:]
    if last[0] in VOWELS or last[1] in VOWELS or "ь" in last:
        return True
    return last in _NATIVE_PAIRS or (not verb and (last in _BORROWED_PAIRS or last[0] == last[1]))
