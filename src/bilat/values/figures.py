"""Figures as written, such as 84 million, 559,900 or 24.7, exact to their last written digit."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from bilat.values.errors import BilatError
from bilat.values.escaping import quote

_SCALES = {"": 0, "thousand": 3, "million": 6, "billion": 9}
# So that every figure survives a reader of JSON that keeps doubles.
MOST_DIGITS = 15
PATTERN = r"([+-]?\d{1,3}(?:,\d{3})+|[+-]?\d{1,15})(?:\.(\d{1,9}))?(?: (thousand|million|billion))?"
_FIGURE = re.compile(PATTERN, re.ASCII)


@dataclass(frozen=True, slots=True)
class Figure:
    """A reported number, known to its last written digit.

    `value` is in whole units (dollars, tonnes, per cent); `unit_of_last_digit` is what that digit counts.
    """

    value: Decimal
    unit_of_last_digit: Decimal


def read_figure(text: str) -> Figure:
    """Read "84 million", "559,900" or "24.7"; raise `BilatError` for anything else."""
    match = _FIGURE.fullmatch(text)
    if match is None or sum(digit.isdigit() for digit in text) > MOST_DIGITS:
        raise BilatError(f"{quote(text)} is not a figure. Write it like 84 million, 559,900 or 24.7.")
    decimals = match[2] or ""
    scale = _SCALES[match[3] or ""]
    written = Decimal(match[1].replace(",", "") + (f".{decimals}" if decimals else ""))
    return Figure(written.scaleb(scale), Decimal(1).scaleb(scale - len(decimals)))


def number(value: Decimal) -> int | float:
    """Return a whole figure as an int, another as the float that prints the same (at most 15 digits)."""
    return int(value) if value == value.to_integral_value() else float(value)
