"""Amounts: a number with what is counted, "4.1 bn US dollars", in the forms that each language wants."""

from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, npgettext, pgettext

from archive.primitives.numbers_in_words import in_words, is_shortened

# A number that goes with the plural of "thousands of …", and one for a number with decimals, in languages that tell
# them apart.
MANY, A_FEW = 5, 2


def amount(number: str, unit: str, count: int) -> str:
    """A number already in words with its unit; a unit that has no words here stands as it is."""
    if not unit:
        return number
    counted = _UNITS.get(unit)
    if counted is None:
        return pgettext("amount", "%(number)s %(unit)s") % {"number": number, "unit": unit}
    return counted(count) % {"number": number}


def name_of(unit: str) -> str:
    """What an axis or a column is in; empty for a bare number."""
    known = _NAMES.get(unit)
    return known() if known else unit


def figure_in_words(row: dict, unit: str, language: str) -> str:
    """A figure as its source means it: "about 30 mn", "1 to 2", "almost 5"; as printed when no number was read."""
    low, high = (Decimal(row[end]) if end in row else None for end in ("low", "high"))
    if low is None and high is None:
        return row["as_printed"]
    said = _one(low if high is None else high, unit, language)
    if low is not None and high is not None and low != high:
        said = _between(low, high, unit, language)
    return _PRECISION.get(row["precision"], _exactly)() % {"number": said}


def _one(value: Decimal, unit: str, language: str) -> str:
    return amount(in_words(value, language), unit, count_of(value))


def _between(low: Decimal, high: Decimal, unit: str, language: str) -> str:
    """The ends with one unit; each with its own where only one is in millions or more, for that is easily misread."""
    if is_shortened(low) != is_shortened(high) and low:
        return _("%(low)s to %(high)s") % {"low": _one(low, unit, language), "high": _one(high, unit, language)}
    both = _("%(low)s to %(high)s") % {"low": in_words(low, language), "high": in_words(high, language)}
    return amount(both, unit, count_of(high))


def count_of(value: Decimal) -> int:
    """The count by which a language chooses the form of the word after this number."""
    if is_shortened(value):
        return MANY
    return abs(int(value)) if value == value.to_integral_value() else A_FEW


def _exactly() -> str:
    return "%(number)s"


_PRECISION = {
    "about": lambda: pgettext("figure", "about %(number)s"),
    "over": lambda: pgettext("figure", "more than %(number)s"),
    "under": lambda: pgettext("figure", "less than %(number)s"),
    "almost": lambda: pgettext("figure", "almost %(number)s"),
    "within": lambda: pgettext("figure", "within %(number)s"),
}

_UNITS = {
    "%": lambda n: pgettext("amount", "%(number)s%%"),
    "USD": lambda n: ngettext("%(number)s US dollar", "%(number)s US dollars", n),
    "persons": lambda n: ngettext("%(number)s person", "%(number)s persons", n),
    "companies": lambda n: ngettext("%(number)s company", "%(number)s companies", n),
    "documents": lambda n: ngettext("%(number)s document", "%(number)s documents", n),
    "facilities": lambda n: ngettext("%(number)s facility", "%(number)s facilities", n),
    "meetings": lambda n: ngettext("%(number)s meeting", "%(number)s meetings", n),
    "minutes": lambda n: ngettext("%(number)s minute", "%(number)s minutes", n),
    "months": lambda n: ngettext("%(number)s month", "%(number)s months", n),
    "offices": lambda n: ngettext("%(number)s office", "%(number)s offices", n),
    "projects": lambda n: ngettext("%(number)s project", "%(number)s projects", n),
    "rank": lambda n: npgettext("amount", "rank %(number)s", "rank %(number)s", n),
    "schools": lambda n: ngettext("%(number)s school", "%(number)s schools", n),
    "tonnes": lambda n: ngettext("%(number)s tonne", "%(number)s tonnes", n),
    "visits": lambda n: ngettext("%(number)s visit", "%(number)s visits", n),
    "years": lambda n: ngettext("%(number)s year", "%(number)s years", n),
}

_NAMES = {
    "%": lambda: pgettext("unit", "per cent"),
    "USD": lambda: pgettext("unit", "US dollars"),
    "persons": lambda: pgettext("unit", "persons"),
    "companies": lambda: pgettext("unit", "companies"),
    "documents": lambda: pgettext("unit", "documents"),
    "facilities": lambda: pgettext("unit", "facilities"),
    "meetings": lambda: pgettext("unit", "meetings"),
    "minutes": lambda: pgettext("unit", "minutes"),
    "months": lambda: pgettext("unit", "months"),
    "offices": lambda: pgettext("unit", "offices"),
    "projects": lambda: pgettext("unit", "projects"),
    "rank": lambda: pgettext("unit", "rank"),
    "schools": lambda: pgettext("unit", "schools"),
    "tonnes": lambda: pgettext("unit", "tonnes"),
    "visits": lambda: pgettext("unit", "visits"),
    "years": lambda: pgettext("unit", "years"),
}
