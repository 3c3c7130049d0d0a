"""Figures derived from reported ones, within their bounds: balances, totals, earlier totals from growth."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Any

from bilat.record.identities import free_id, identified
from bilat.record.model import Dataset, Trade
from bilat.values.arithmetic import add, before_growth, subtract
from bilat.values.edtf import EdtfDate
from bilat.values.figures import Figure


def _with_sums(trade: Trade) -> Trade:
    """Add a balance, and a total where none is reported, as far as the bounds of both flows allow."""
    if trade.exports is None or trade.imports is None:
        return trade
    worked_out: dict[str, Figure | None] = {"balance": subtract(trade.exports, trade.imports)}
    if trade.total is None:
        worked_out = {"total": add((trade.exports, trade.imports)), **worked_out}
    found: dict[str, Any] = {name: figure for name, figure in worked_out.items() if figure is not None}
    return replace(trade, **found, derived=(*trade.derived, *found))


def _earlier_total(trade: Trade, taken: set[str]) -> Trade | None:
    """Work out the total that `trade`'s growth is counted from, to the last digit of its own total.

    Return None where growth and total do not determine it.
    """
    if trade.total is None or trade.change_percent is None or trade.change_from is None:
        return None
    total = before_growth(trade.total, trade.change_percent)
    if total is None:
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
        exports_change_percent=None,
        imports_change_percent=None,
        change_from=None,
        fiscal=trade.fiscal and _begins_alike(trade.date, trade.change_from),
        variants=(),
        derived=("total",),
        note=f"Worked out from the total and the growth rate of {trade.id}.",
    )


def _begins_alike(first: EdtfDate, second: EdtfDate) -> bool:
    """Return whether two periods begin on the same day of the year."""
    return _day_of_year(first.start) == _day_of_year(second.start)


def _day_of_year(day: date | None) -> tuple[int, int] | None:
    return (day.month, day.day) if day else None


def with_derived(dataset: Dataset) -> Dataset:
    """Add what the reported figures imply: balances, totals, and an earlier total if none is reported."""
    added = [_with_sums(row) for row in dataset.trade]
    known = {_period_of(row) for row in added if row.total is not None}
    growing = any(row.change_from for row in added)
    taken = {record.id for record in identified(dataset)} if growing else set()
    rows: list[Trade] = []
    for row in added:
        earlier = _earlier_total(row, taken)
        if earlier and _period_of(earlier) not in known:
            rows.append(earlier)
        rows.append(row)
    return replace(dataset, trade=tuple(rows))


def _period_of(row: Trade) -> object:
    """Return whose trade a row is about, and when: 2017 is 2017-01/2017-12."""
    return (row.date.order, *row.series)


def is_worked_out(row: Trade) -> bool:
    """Return whether a row was worked out and is in no source: it is an earlier total."""
    return "total" in row.derived and row.exports is None


def as_reported(rows: Iterable[Trade]) -> tuple[Trade, ...]:
    """Return the rows without what `with_derived` added."""
    return tuple(
        _without_derived(row) if row.derived or row.fiscal else row for row in rows if not is_worked_out(row)
    )


def _without_derived(row: Trade) -> Trade:
    total = None if "total" in row.derived else row.total
    return replace(row, total=total, balance=None, derived=(), fiscal=False)
