"""Reading figures as they are written, and working out what they imply, with their rounding."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import ROUND_HALF_EVEN, Decimal

from bilat.errors import BilatError
from bilat.model import Figure, Trade

_SCALES = {"": 0, "thousand": 3, "million": 6, "billion": 9}
_FIGURE = re.compile(
    r"([+-]?\d{1,3}(?:,\d{3})+|[+-]?\d{1,15})(?:\.(\d{1,9}))?(?: (thousand|million|billion))?",
    re.ASCII,
)


def read_figure(text: str) -> Figure:
    """Read "84 million", "559,900" or "24.7"; raise `BilatError` for anything else.

    At most 15 digits, so that every figure survives a reader of JSON that keeps doubles.
    """
    match = _FIGURE.fullmatch(text)
    if match is None or sum(digit.isdigit() for digit in text) > 15:  # noqa: PLR2004 - digits of a double
        raise BilatError(f"{text!r} is no figure. Write it like 84 million, 559,900 or 24.7.")
    decimals = match[2] or ""
    scale = _SCALES[match[3] or ""]
    written = Decimal(match[1].replace(",", "") + (f".{decimals}" if decimals else ""))
    return Figure(written.scaleb(scale), Decimal(1).scaleb(scale - len(decimals)))


def _with_balance(trade: Trade) -> Trade:
    if trade.exports is None or trade.imports is None:
        return trade
    step = max(trade.exports.unit_of_last_digit, trade.imports.unit_of_last_digit)
    balance = Figure(trade.exports.value - trade.imports.value, step)
    return replace(trade, balance=balance, derived=(*trade.derived, "balance"))


def _earlier_total(trade: Trade) -> Trade | None:
    """Work out the total that `trade`'s growth is counted from, to the last digit of its own total."""
    if trade.total is None or trade.change_percent is None or trade.change_from is None:
        return None
    growth = 1 + trade.change_percent.value / 100
    if growth <= 0:
        return None
    step = trade.total.unit_of_last_digit
    value = (trade.total.value / growth / step).quantize(Decimal(1), ROUND_HALF_EVEN) * step
    return replace(
        trade,
        id=f"{trade.id}-base",
        date=trade.change_from,
        exports=None,
        imports=None,
        total=Figure(value, step),
        balance=None,
        change_percent=None,
        change_from=None,
        derived=("total",),
        note=f"Worked out from the total and the growth rate of {trade.id}.",
    )


def with_derived(reported: tuple[Trade, ...]) -> tuple[Trade, ...]:
    """Add what the reported totals imply: balances, and an earlier total where none is reported."""
    known = {(row.date.text, row.reporter, row.partner, row.currency) for row in reported}
    rows: list[Trade] = []
    for row in reported:
        earlier = _earlier_total(row)
        if earlier and (earlier.date.text, row.reporter, row.partner, row.currency) not in known:
            rows.append(earlier)
        rows.append(_with_balance(row))
    return tuple(rows)


def as_reported(rows: tuple[Trade, ...]) -> tuple[Trade, ...]:
    """Take away what `with_derived` added."""
    return tuple(replace(row, balance=None, derived=()) for row in rows if "total" not in row.derived)
