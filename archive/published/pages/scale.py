"""From values to places on a drawing: linear scales, round steps for axes, years along a line."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

# Round steps of an axis, times a power of ten.
STEPS = (Decimal(1), Decimal(2), Decimal("2.5"), Decimal(5), Decimal(10))
MOST_STEPS = 6
YEAR_STEPS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000)
MOST_YEARS = 6


@dataclass(frozen=True)
class Scale:
    """What `low` to `high` are drawn as: `start` to `end`, in whatever unit the drawing has. `low` < `high`."""

    low: float
    high: float
    start: float
    end: float

    def __call__(self, value: float) -> float:
        """The place of a value; what lies outside is drawn at the nearer end."""
        part = (float(value) - self.low) / (self.high - self.low)
        return self.start + min(1.0, max(0.0, part)) * (self.end - self.start)


def ticks(low: Decimal, high: Decimal) -> list[Decimal]:
    """Round numbers in equal steps, from at or below `low` to at or above `high`, at most eight of them.

    Zero is among them where it lies between the two. Of equal ends, both zero: 0 and 1.
    """
    if low == high:
        low, high = min(low, Decimal(0)), max(high, Decimal(0))
        high = high if low != high else Decimal(1)
    step = _step((high - low) / MOST_STEPS)
    first = (low / step).to_integral_value(rounding="ROUND_FLOOR")
    last = (high / step).to_integral_value(rounding="ROUND_CEILING")
    return [step * number for number in range(int(first), int(last) + 1)]


def _step(least: Decimal) -> Decimal:
    power = Decimal(1).scaleb(least.adjusted())
    return next(step * power for step in STEPS if step * power >= least)


def year_ticks(first: int, last: int) -> list[int]:
    """Years for an axis, at most seven: round ones, and every year where there are few."""
    step = next(step for step in YEAR_STEPS if (last - first) // step <= MOST_YEARS - 1)
    start = -(-first // step) * step
    return list(range(start, last + 1, step)) or [first]


def middle(lower: date, upper: date) -> float:
    """The middle of two days, as days since the beginning of the year 1."""
    return (lower.toordinal() + upper.toordinal()) / 2
