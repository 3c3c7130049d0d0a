"""Figures derived from reported totals, with their rounding: balances, and earlier totals from growth."""

from __future__ import annotations

from dataclasses import replace
from decimal import ROUND_HALF_EVEN, Decimal

from bilat.record.model import Dataset, Trade, free_id, identified
from bilat.values.figures import MOST_DIGITS, Figure


def _worked_out(value: Decimal, step: Decimal) -> Figure | None:
    """Round to a whole number of steps; None for what needs more digits than a figure may have."""
    steps = (value / step).to_integral_value(ROUND_HALF_EVEN)
    return Figure(steps * step, step) if abs(steps) < 10**MOST_DIGITS else None


def _with_balance(trade: Trade) -> Trade:
    if trade.exports is None or trade.imports is None:
        return trade
    step = max(trade.exports.unit_of_last_digit, trade.imports.unit_of_last_digit)
    balance = Figure(trade.exports.value - trade.imports.value, step)
    return replace(trade, balance=balance, derived=(*trade.derived, "balance"))


def _earlier_total(trade: Trade, taken: set[str]) -> Trade | None:
    """Work out the total that `trade`'s growth is counted from, to the last digit of its own total.

    None where that is too coarse to tell it from nothing, or too fine for a figure.
    """
    if trade.total is None or trade.change_percent is None or trade.change_from is None:
        return None
    growth = 1 + trade.change_percent.value / 100
    if growth <= 0:
        return None
    total = _worked_out(trade.total.value / growth, trade.total.unit_of_last_digit)
    if total is None or not total.value:
        return None
    return replace(
        trade,
        id=free_id(f"{trade.id}-base", taken),
        date=trade.change_from,
        exports=None,
        imports=None,
        total=total,
        balance=None,
        change_percent=None,
        change_from=None,
        derived=("total",),
        note=f"Worked out from the total and the growth rate of {trade.id}.",
    )


def with_derived(dataset: Dataset) -> Dataset:
    """Add what the reported totals imply: balances, and an earlier total where none is reported."""
    reported = dataset.trade
    known = {_period_of(row) for row in reported if row.total is not None}
    growing = any(row.change_from for row in reported)
    taken = {record.id for record in identified(dataset)} if growing else set()
    rows: list[Trade] = []
    for row in reported:
        earlier = _earlier_total(row, taken)
        if earlier and _period_of(earlier) not in known:
            rows.append(earlier)
        rows.append(_with_balance(row))
    return replace(dataset, trade=tuple(rows))


def _period_of(row: Trade) -> object:
    """Return whose trade a row tells of and when: 2017 is 2017-01/2017-12."""
    return (row.date.order, *row.series)


def as_reported(rows: tuple[Trade, ...]) -> tuple[Trade, ...]:
    """Take away what `with_derived` added."""
    return tuple(replace(row, balance=None, derived=()) for row in rows if "total" not in row.derived)
