"""A figure as a drawing needs it: numbers, days, whose it is."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from archive.primitives import edtf

from .reading import Reading
from .scale import middle

# Of what mounts up, the last day is what a value stands for; of what flows, the whole period.
AT_THE_END = {"stock", "cumulative"}


@dataclass(frozen=True)
class Quantity:
    """`low` and `high` are equal but for a range; `authority` tells apart whose figures they are, "" for nobody's.

    `same`: figures that are equal in it speak of the same thing in the same period.
    """

    uuid: str
    low: Decimal | None
    high: Decimal | None
    is_exact: bool
    lower: date | None
    upper: date | None
    unit: str
    measure: str
    authority: str
    same: tuple

    @property
    def is_placed(self) -> bool:
        """Whether it has a number and a time, so that it can be drawn."""
        return self.low is not None and (self.lower or self.upper) is not None

    @property
    def is_range(self) -> bool:
        """Whether it says from where to where."""
        return self.low != self.high

    @property
    def day(self) -> float:
        """Where along the years it stands, in days since the beginning of the year 1."""
        lower, upper = self.lower or self.upper, self.upper or self.lower
        return float(upper.toordinal()) if self.measure in AT_THE_END else middle(lower, upper)


def quantity_of(reading: Reading, row: dict) -> Quantity:
    """Read a row of an indicator's figures."""
    ends = [Decimal(row[end]) for end in ("low", "high") if end in row]
    period = edtf.parse(row["period"]["edtf"]) if "period" in row else None
    measure = row.get("measure") or reading.record.get("measure", "")
    return Quantity(
        row["uuid"],
        min(ends, default=None),
        max(ends, default=None),
        row["precision"] == "exact",
        period.lower if period else None,
        period.upper if period else None,
        unit_of(reading, row),
        measure,
        authority_of(reading, row["uuid"]),
        (period.lower, period.upper, str(row.get("counted"))) if period else (),
    )


def unit_of(reading: Reading, row: dict) -> str:
    """The unit of a figure: its own, else that of the indicator it belongs to; "" for a bare number."""
    if "unit" in row:
        return row["unit"]
    home = reading.homes.get(row["uuid"])
    return (reading.resolver.get(home).body if home else reading.record).get("unit", "")


def authority_of(reading: Reading, figure: str) -> str:
    """What tells apart whose figures they are: the sides together, else who reported it, else nobody ("")."""
    return "+".join(
        sorted(row.get("entry") or str(sorted(row["words"].items())) for row in authorities(reading, figure))
    )


def authorities(reading: Reading, figure: str) -> list[dict]:
    """The actors that a figure is marked by: its sides if it has any, else its reporters."""
    rows = reading.rows("actors", of=figure)
    sides = [row for row in rows if row["role"] == "side"]
    return sides or [row for row in rows if row["role"] == "reporter"]
