"""Trade totals as bars: each series to one scale; figures worked out and parts of years look different."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from bilat.record.model import Trade
from bilat.values.amounts import money
from bilat.values.figures import Figure

_FLOWS = ("exports", "imports", "total")
# The length of the longest bar, in per cent; the rest is for its figure.
_LONGEST = 54


@dataclass(frozen=True, slots=True)
class Bar:
    """A figure of a total; lengths in per cent. `low` and `high` are its bounds, where they can be seen."""

    flow: str
    text: str
    length: float
    derived: bool
    bounds: tuple[float, float] | None


@dataclass(frozen=True, slots=True)
class Period:
    """The bars of a total."""

    row: Trade
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class Series:
    """Totals of one reporter, currency, scope and valuation: what can be compared."""

    reporter: str
    partner: str
    currency: str
    scope: str | None
    valuation: str | None
    periods: tuple[Period, ...]


def series_of(totals: Iterable[Trade]) -> list[Series]:
    """Group totals by series, in the order that these begin."""
    found: dict[tuple[str, str, str, str | None, str | None], list[Trade]] = {}
    for row in totals:
        if any(getattr(row, flow) for flow in _FLOWS):
            found.setdefault(row.series, []).append(row)
    return [Series(*key, tuple(_periods(rows))) for key, rows in found.items()]


def _periods(rows: list[Trade]) -> list[Period]:
    figures = [figure for row in rows for flow in _FLOWS if (figure := getattr(row, flow))]
    most = max(abs(figure.value) for figure in figures) or Decimal(1)
    return [
        Period(row, tuple(_bar(row, flow, most) for flow in _FLOWS if getattr(row, flow) is not None))
        for row in rows
    ]


def _bar(row: Trade, flow: str, most: Decimal) -> Bar:
    figure: Figure = getattr(row, flow)
    derived = flow in row.derived
    low, high = figure.bounds
    ends = (_per_cent(low, most), _per_cent(high, most)) if low is not None and high is not None else None
    return Bar(
        flow,
        money(figure, row.currency, derived=derived),
        _per_cent(figure.value, most),
        derived,
        # A narrower range would not be visible.
        ends if ends and ends[1] - ends[0] > 1 else None,
    )


def _per_cent(value: Decimal, most: Decimal) -> float:
    share = max(min(value / most, Decimal("1.1")), Decimal(0))
    return round(float(share * _LONGEST), 2)
