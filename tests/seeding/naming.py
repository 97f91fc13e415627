"""Finds dates, and names of entries, in running text of the four languages."""

import re
from collections.abc import Iterable, Iterator

MONTHS = {
    language: tuple(months.split())
    for language, months in (
        ("kk", "қаңтар ақпан наурыз сәуір мамыр маусым шілде тамыз қыркүйек қазан қараша желтоқсан"),
        ("ru", "январ феврал март апрел ма июн июл август сентябр октябр ноябр декабр"),
        ("en", "January February March April May June July August September October November December"),
        ("tr", "Ocak Şubat Mart Nisan Mayıs Haziran Temmuz Ağustos Eylül Ekim Kasım Aralık"),
    )
}
DAY = r"(?:(?P<day>\d{1,2})(?:[–-](?P<last>\d{1,2}))? )?"
DATES = {
    "kk": r"(?:(?P<year>\d{4}) жыл\w* )?{day}(?P<month>{months})\w*",
    "ru": r"{day}(?P<month>{months})(?:я|ь|е|а|й|ю|ем|ём|)\b(?: (?P<year>\d{4}))?",
    "en": r"{day}(?P<month>{months})\b(?: (?P<year>\d{4}))?",
    "tr": r"{day}(?P<month>{months})\b(?: (?P<year>\d{4}))?",
}
FINDERS = {
    language: re.compile(r"(?<!\w)" + pattern.replace("{day}", DAY).replace("{months}", "|".join(MONTHS[language])))
    for language, pattern in DATES.items()
}
ENDINGS = "аеёиоуыэюяйьәөұүіaeıioöuüy"
SHORTEST = 4  # a shorter stem would be found in words that have nothing to do with the name

# (year or "", month, day or 0): as much of a date as a text says.
Date = tuple[str, int, int]


def plain(text: str) -> str:
    """The text with every space an ordinary one."""
    return re.sub(r"\s", " ", text)


def dates_in_words(text: str, language: str) -> Iterator[Date]:
    """Months with a day or a year; of 16–20 October both days. A month alone is no date."""
    for found in FINDERS[language].finditer(plain(text)):
        said = found.groupdict()
        month, year = MONTHS[language].index(said["month"]) + 1, said["year"] or ""
        for day in {said["day"], said["last"] or said["day"]}:
            if day or year:
                yield year, month, int(day or 0)


def dates_in_notation(text: str) -> Iterator[Date]:
    """The months and days that EDTF texts name, wherever they stand."""
    for year, month, day in re.findall(r"(\d{4})-(\d{2})(?:-(\d{2}))?", text):
        yield year, int(month), int(day or 0)


def with_parts(dates: Iterable[Date]) -> set[Date]:
    """The dates, and what a text may say of each: the month of a day, the day without its year."""
    return {said for year, month, day in dates for said in ((year, month, day), (year, month, 0), ("", month, day))}


def stem(word: str) -> str:
    """What stays of a name in all its cases."""
    while len(word) > SHORTEST and word[-1].lower() in ENDINGS:
        word = word[:-1]
    return word


def finder(name: str) -> re.Pattern:
    """Finds a name of one or more words in any of its cases."""
    return re.compile(r"(?<!\w)" + r"\w{0,6}\s+".join(re.escape(stem(word)) for word in name.split()) + r"\w{0,6}")


def surname(name: str) -> str:
    """The last word of a name that is long enough to be told from others."""
    return next((word for word in reversed(re.findall(r"[\w’'-]+", name)) if len(word) >= SHORTEST), "")
