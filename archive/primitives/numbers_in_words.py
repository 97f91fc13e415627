"""Numbers as a reader would write them: 1,500,000,000 is 1.5 bn, 1,5 млрд, 1,5 milyar. Nothing is ever rounded."""

from dataclasses import dataclass
from decimal import Decimal

NO_BREAK = "\u00a0"

# A number is shortened only if no more than this many digits follow the decimal sign.
MOST_DECIMALS = 3


@dataclass(frozen=True)
class Writing:
    """How a language writes numbers. `grouped_from`: the number of digits from which thousands are set apart."""

    decimal: str
    thousands: str
    grouped_from: int
    million: str
    billion: str
    trillion: str

    @property
    def scales(self) -> tuple[tuple[int, str], ...]:
        """Powers of ten with their words, the greatest first."""
        return (12, self.trillion), (9, self.billion), (6, self.million)


WRITINGS = {
    "kk": Writing(",", NO_BREAK, 5, "млн", "млрд", "трлн"),
    "ru": Writing(",", NO_BREAK, 5, "млн", "млрд", "трлн"),
    "en": Writing(".", ",", 4, "mn", "bn", "tn"),
    "tr": Writing(",", ".", 5, "milyon", "milyar", "trilyon"),
}


def in_words(value: Decimal, language: str) -> str:
    """The number exactly: from a million on with a word for its scale, where that leaves few decimals.

    KeyError for a language that is not one of the four.
    """
    writing = WRITINGS[language]
    word = next((word for power, word in writing.scales if _suits(value, power)), "")
    power = next((power for power, one in writing.scales if one == word), 0)
    return _in_digits(_scaled(value, power), writing) + (NO_BREAK + word if word else "")


def is_shortened(value: Decimal) -> bool:
    """Whether `in_words` puts a word for millions or more after the digits."""
    return any(_suits(value, power) for power, _word in WRITINGS["en"].scales)


def _suits(value: Decimal, power: int) -> bool:
    scaled = _scaled(value, power)
    return scaled.copy_abs() >= 1 and len(_plain(scaled).partition(".")[2]) <= MOST_DECIMALS


def _scaled(value: Decimal, power: int) -> Decimal:
    """Divided by a power of ten, to the last digit: arithmetic would round to the precision of its context."""
    sign, digits, exponent = value.as_tuple()
    return Decimal((sign, digits, exponent - power))


def _plain(value: Decimal) -> str:
    """Digits without sign, exponent and superfluous zeros."""
    text = f"{value.copy_abs():f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _in_digits(value: Decimal, writing: Writing) -> str:
    sign = "-" if value < 0 else ""
    whole, _point, rest = _plain(value).partition(".")
    if len(whole) >= writing.grouped_from:
        whole = f"{int(whole):,}".replace(",", writing.thousands)
    return sign + whole + (writing.decimal + rest if rest else "")
