"""Rules for growth: each rate names its period, and fits the figures of both periods."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import product

from bilat.checking.findings import Violation
from bilat.checking.located_record import LocatedRecord
from bilat.checking.rules.figures import Range, written
from bilat.record.model import Goods, Statistic, Trade
from bilat.record.vocabulary import TRADE_RATES
from bilat.values.arithmetic import add
from bilat.values.figures import Figure

# Each rate, with the figure whose growth it is.
RATES = dict(zip(TRADE_RATES, ("total", "exports", "imports"), strict=True))
Growing = Trade | Goods | Statistic


def growing(record: LocatedRecord) -> Iterator[Growing]:
    """Yield the records that may have a rate of growth."""
    yield from record.trade
    yield from record.goods
    yield from record.figures


def rates_of(fact: Growing) -> dict[str, Figure]:
    """Return the rates of growth that a record has, by their keys."""
    rates = {key: getattr(fact, key, None) for key in RATES}
    return {key: rate for key, rate in rates.items() if rate is not None}


def growth_is_whole(record: LocatedRecord) -> Iterator[Violation]:
    """A growth rate names the period it is counted from, and the other way round."""
    for fact in growing(record):
        rates = rates_of(fact)
        if rates and fact.change_from is None:
            there, lacking = next(iter(rates)), "change_from"
        elif not rates and fact.change_from is not None:
            there, lacking = "change_from", "change_percent"
        else:
            continue
        yield record.report(fact, there, message=f"{there!r} needs {lacking!r}: write both.")


def growth_from_an_earlier_period(record: LocatedRecord) -> Iterator[Violation]:
    """A growth rate is counted from a period before its own."""
    for fact in growing(record):
        earlier, when = fact.change_from, fact.date
        if when and earlier and earlier.end and when.start and earlier.end >= when.start:
            yield record.report(
                fact,
                "change_from",
                message=f"Growth in {when.text} is counted from {earlier.text}, which is not before it.",
            )


def _grown(row: Trade, key: str) -> Figure | None:
    """Return a figure of a row; a missing total is added up from exports and imports."""
    figure: Figure | None = getattr(row, key)
    if figure is None and key == "total" and row.exports and row.imports:
        return add((row.exports, row.imports))
    return figure


def growth_agrees(record: LocatedRecord) -> Iterator[Violation]:
    """A growth rate leads from the figure of the earlier period to that of its own, within their rounding.

    Where its own record has no such figure, another one's for the same period is taken.
    """
    by_period: dict[object, list[Trade]] = defaultdict(list)
    for row in record.trade:
        by_period[row.series, row.date.order].append(row)
    for row in record.trade:
        if row.change_from is None:
            continue
        own = (row.series, row.date.order)
        earlier = (row.series, row.change_from.order)
        for rate_key in rates_of(row):
            key = RATES[rate_key]
            rows = [row] if _grown(row, key) else by_period[own]
            for base, later in product(by_period.get(earlier, ()), rows):
                yield from _disagreeing(record, row, rate_key, base, later)


def _disagreeing(
    record: LocatedRecord, row: Trade, rate_key: str, base: Trade, later: Trade
) -> Iterator[Violation]:
    key, rate = RATES[rate_key], rates_of(row)[rate_key]
    before, after = _grown(base, key), _grown(later, key)
    change = Range.of(rate)
    factor = Range(1 + change.least / 100, 1 + change.most / 100)
    if not before or not after or Range.of(before).times(factor).meets(Range.of(after)):
        return
    related = [record.relate(base, key, message=f"The {key} of {base.date.text}.")]
    if later is not row:
        related.append(record.relate(later, key, message=f"The {key} of {later.date.text}."))
    yield record.report(
        row,
        rate_key,
        message=f"{rate.value:+f} % on {written(before)} of {base.date.text} "
        f"makes {before.value * (1 + rate.value / 100):,.0f}, not {written(after)}.",
        related=related,
    )
