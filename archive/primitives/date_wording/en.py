"""English. Cases: the empty one for a label, `object` after a word such as "since" (since *the* 1990s)."""

from archive.primitives.date_wording.wording import NBSP, When, Wording

_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip

_SEASONS = {21: "spring", 22: "summer", 23: "autumn", 24: "winter"}

_PERIODS = {
    33: "first quarter", 34: "second quarter", 35: "third quarter", 36: "fourth quarter",
    40: "first half", 41: "second half",
}  # fmt: skip


def _form(when: When, case: str, with_year: bool) -> str:
    if when.season:
        return _season(when, case)
    if not when.month:
        return _year(when, case)
    month = _MONTHS[when.month - 1]
    inner = f"{when.day}{NBSP}{month}" if when.day else month
    if not with_year:
        return inner
    return f"{inner}, {_year(when, '')}" if "X" in when.year else f"{inner} {when.year}"


def _season(when: When, case: str) -> str:
    if when.season in _SEASONS:
        return f"{_SEASONS[when.season]} {when.year}"
    return f"{'the ' if case else ''}{_PERIODS[when.season]} of {when.year}"


def _year(when: When, case: str) -> str:
    article = "the " if case else ""
    if when.is_century:
        return f"{article}{_ordinal(when.century)}{NBSP}century"
    return f"{article}{when.decade}s" if when.is_decade else when.year


def _ordinal(number: int) -> str:
    ending = {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{'th' if 10 < number % 100 < 20 else ending}"


WORDING = Wording(
    form=_form,
    patterns={
        "about": "about {start:object}",
        "uncertain": "{text} (uncertain)",
        "since": "since {start:object}",
        "about since": "since about {start:object}",
        "until": "until {end:object}",
        "about until": "until about {end:object}",
        "from, end unknown": "from {start:object}, end unknown",
        "about from, end unknown": "from about {start:object}, end unknown",
        "to, start unknown": "until {end:object}, beginning unknown",
        "about to, start unknown": "until about {end:object}, beginning unknown",
        "between": "between {start:object} and {end:object}",
        "about between": "roughly between {start:object} and {end:object}",
        "between years": "between {start} and {end}",
        "about between years": "roughly between {start} and {end}",
        "not earlier": "not earlier than {start:object}",
        "about not earlier": "not earlier than about {start:object}",
        "not later": "not later than {end:object}",
        "about not later": "not later than about {end:object}",
        "or": "or",
        "and": "and",
    },
)
