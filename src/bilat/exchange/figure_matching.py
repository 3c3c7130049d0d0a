"""Whether imported figures are in a record already: trade totals, commodities, other figures.

Figures agree where there is a number that both can mean: 84125301 agrees with 84 million.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable
from decimal import Decimal

from bilat.exchange.matching import NEW, Match, Outcome, differing
from bilat.record.model import Goods, Statistic, Trade
from bilat.values.figures import Figure
from bilat.values.text import fold

_FIGURES = {
    "trade": (
        *("exports", "imports", "total"),
        *("change_percent", "exports_change_percent", "imports_change_percent"),
    ),
    "goods": ("value", "quantity"),
    "figures": ("value", "change_percent"),
}
# Units of weight, with how many of each make a tonne.
_IN_A_TONNE = {
    "kg": Decimal(1000),
    "kilograms": Decimal(1000),
    "tonnes": Decimal(1),
    "t": Decimal(1),
}
FigureFact = Trade | Goods | Statistic
_RANK = {Outcome.THERE: 0, Outcome.DISAGREES: 1, Outcome.ADDS: 2, Outcome.NEW: 3}


class FigureIndex:
    """The trade totals, commodities and other figures of a record, by what they count and when."""

    def __init__(self, section: str, records: Iterable[FigureFact] = ()) -> None:
        self._section = section
        self._buckets: dict[Hashable, list[FigureFact]] = defaultdict(list)
        for record in records:
            self.add(record)

    def add(self, record: FigureFact) -> None:
        """Add a record."""
        self._buckets[_key(record)].append(record)

    def match(self, record: FigureFact) -> Match:
        """Compare a record with those of the index; agreement with one of them is enough."""
        found = [
            self.compare(record, known)
            for known in self._buckets.get(_key(record), ())
            if _is_comparable(record, known)
        ]
        return min(found, key=lambda match: _RANK[match.outcome], default=NEW)

    def compare(self, record: FigureFact, known: FigureFact) -> Match:
        """Compare a record with one of the same thing."""
        names = [name for name in _FIGURES[self._section] if _reported(record, name) is not None]
        shared = [name for name in names if _reported(known, name) is not None]
        wrong = tuple(name for name in shared if not _agree(record, known, name))
        if wrong:
            return differing(Outcome.DISAGREES, known, wrong)
        lacking = tuple(name for name in names if name not in shared)
        if lacking and not shared and _reported(known, "total") is None:
            return NEW
        finer = tuple(name for name in shared if _is_finer(record, known, name))
        adds = (*lacking, *finer)
        return differing(Outcome.ADDS if adds else Outcome.THERE, known, adds)


def _key(record: FigureFact) -> Hashable:
    when = record.date.order if record.date else None
    if isinstance(record, Trade):
        return record.reporter, record.partner, record.currency, when
    if isinstance(record, Goods):
        return record.reporter, record.partner, record.flow, record.status, when
    return fold(record.measure), record.origin, record.target, when


def _is_comparable(record: FigureFact, known: FigureFact) -> bool:
    """Return whether two records are of the same thing: valuation, commodity and currency do not differ."""
    for name in ("scope", "valuation", "currency"):
        one, other = getattr(record, name, None), getattr(known, name, None)
        if (name == "scope" or (one and other)) and one != other:
            return False
    if isinstance(record, Goods) and isinstance(known, Goods):
        if record.hs and known.hs:
            return record.hs == known.hs
        return fold(record.commodity) == fold(known.commodity)
    return True


def _reported(record: FigureFact, name: str) -> Figure | None:
    """Return a figure that was reported, not worked out."""
    if name in getattr(record, "derived", ()):
        return None
    figure: Figure | None = getattr(record, name, None)
    return figure


def _in_units(record: FigureFact, name: str) -> tuple[Decimal, Decimal, str]:
    """Return the bounds of a figure and its unit, weights in tonnes."""
    figure = _reported(record, name)
    assert figure is not None  # noqa: S101 - asked of those that are there
    least, most = figure.bounds
    low = least if least is not None else Decimal("-Infinity")
    high = most if most is not None else Decimal("Infinity")
    unit = fold(getattr(record, "unit", None) or "") if name in ("quantity", "value") else ""
    if name == "quantity" and (in_a_tonne := _IN_A_TONNE.get(unit)):
        return low / in_a_tonne, high / in_a_tonne, "tonnes"
    return low, high, unit


def _agree(record: FigureFact, known: FigureFact, name: str) -> bool:
    low, high, unit = _in_units(record, name)
    known_low, known_high, known_unit = _in_units(known, name)
    return unit != known_unit or (low < known_high and known_low < high)


def _is_finer(record: FigureFact, known: FigureFact, name: str) -> bool:
    """Return whether a figure that agrees with another is more exact, or in another unit."""
    low, high, unit = _in_units(record, name)
    known_low, known_high, known_unit = _in_units(known, name)
    return unit != known_unit or (
        (low, high) != (known_low, known_high) and known_low <= low <= high <= known_high
    )
