"""Kazakh words put into their forms, from the rules of grammar and not from the stemmer's table.

An ending is written with capitals for the sounds that follow the stem: A а/е, I ы/і, G ғ/г/қ/к, L л/д/т, D д/т,
N н/д/т, M м/б/п. What a stem does of itself (кітап, кітаб-; халық, халқ-) is said with the stem.
"""

BACK, VOICELESS = "аоұыя", "пфкқтсшщхцчһбвгд"
VOWELS = "аәеэоөұүыіяиую"

_OF_NOUNS = (
    "LAр NIң GA NI DA DAн MAн LAрNIң LAрGA LAрNI LAрDA LAрDAн LAрMAн"
    " LAрI LAрIнIң LAрIнA LAрIн LAрIнDA LAрIнAн DAGI LAрDAGI"
)
HIS_ENDINGS = ("", "ның", "н", "на", "нда", "нан", "мен", "ндағы", "мыз")
_OF_VERBS = "GAн GAнDA GAнNIң DI Aды Aтын MAды MAйды MAGAн Iп у уI уIнA уGA уDA сA сIн"
NOUN_ENDINGS, VERB_ENDINGS = _OF_NOUNS.split(), _OF_VERBS.split()


def noun(stem: str, before_vowel: str = "") -> list[str]:
    """The forms of a noun; `before_vowel` is its stem before -ы, -і if that differs."""
    return [joined(stem, ending) for ending in NOUN_ENDINGS] + his(stem, before_vowel or stem)


def his(stem: str, before_vowel: str) -> list[str]:
    """The forms with "his": баласы, кітабының."""
    front = not is_back(stem)
    has_vowel = stem[-1] in VOWELS and stem[-1] not in "иую"
    own = stem + ("сі" if front else "сы") if has_vowel else before_vowel + ("і" if front else "ы")
    return [own + (fronted(ending) if front and ending != "мен" else ending) for ending in HIS_ENDINGS]


def verb(stem: str, before_vowel: str = "") -> list[str]:
    """The forms of a verb, whose lemma is its name in -у."""
    return [joined(verb_stem(stem, before_vowel, ending), ending) for ending in VERB_ENDINGS]


def verb_stem(stem: str, before_vowel: str, ending: str) -> str:
    return before_vowel if before_vowel and ending[0] in "AIу" else stem


def joined(stem: str, ending: str) -> str:
    """A stem with an ending in capitals, sound by sound."""
    back, word = is_back(stem), stem
    for at, sign in enumerate(ending):
        if sign == "A" and stem[-1] in VOWELS and at == 0:
            word += "й"
        elif sign == "A" and ending[at - 1 :] == "MAн":
            word += "е"
        elif sign == "I" and at == 0 and word[-1] in VOWELS:
            continue
        else:
            word += sound(sign, word[-1], back, ending, at)
    return word.replace("йады", "йды").replace("йатын", "йтын").replace("йеді", "йді").replace("йетін", "йтін")


def sound(sign: str, before: str, back: bool, ending: str, at: int) -> str:
    """What a capital stands for behind a sound."""
    voiceless = before in VOICELESS
    if sign in "AI":
        return {"A": "ае", "I": "ыі"}[sign][not back]
    if sign == "G":
        return ("қ" if back else "к") if voiceless else ("ғ" if back else "г")
    if voiceless and sign in "LDNM":
        return "п" if sign == "M" else "т"
    if sign == "L":
        return "д" if before in "лмнңзж" else "л"
    if sign == "D":
        return "н" if ending[at:] == "DAн" and before in "мнң" else "д"
    if sign == "N":
        genitive = ending[at:] == "NIң"
        return "н" if before in VOWELS and before not in "иую" or (genitive and before in "мнң") else "д"
    if sign == "M":
        return verb_or_noun_m(before, ending)
    return sign if back else fronted(sign)


def verb_or_noun_m(before: str, ending: str) -> str:
    """M of "with" is б behind з, ж only; M of "not" behind м, н, ң as well."""
    return "б" if before in ("зж" if ending.endswith("MAн") else "зжмнң") else "м"


def is_back(stem: str) -> bool:
    vowels = [letter for letter in stem if letter in "аәеэоөұүыія"] or ["е"]
    return vowels[-1] in BACK


def fronted(text: str) -> str:
    return text.translate(str.maketrans("аығ", "еіг"))
