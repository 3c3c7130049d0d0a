"""Arithmetic with figures: a result has the bounds that follow from those of what it is worked out from.

A result without any bound would say nothing, so None is returned instead of it.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import ROUND_HALF_EVEN, Context, Decimal

from bilat.values.figures import DOWN, MOST_DIGITS, UP, Figure

# The bounds of a quotient are given to this part of the last digit of what was divided.
_FINER = Decimal("0.01")
_End = Decimal | None


def add(figures: Iterable[Figure]) -> Figure | None:
    """Return the sum of one or more figures."""
    first, *others = figures
    (low, high), value, unit, said = first.bounds, first.value, first.unit_of_last_digit, first.word
    for figure in others:
        least, most = figure.bounds
        low = None if low is None or least is None else DOWN.add(low, least)
        high = None if high is None or most is None else UP.add(high, most)
        value += figure.value
        unit = max(unit, figure.unit_of_last_digit)
        said = said or figure.word
    return _within(value, unit, low, high, said)


def subtract(figure: Figure, other: Figure) -> Figure | None:
    """Return the difference of two figures."""
    least, most = other.bounds
    negative = Figure(
        -other.value,
        other.unit_of_last_digit,
        other.word,
        (None if most is None else -most, None if least is None else -least),
    )
    return add((figure, negative))


def before_growth(figure: Figure, percent: Figure) -> Figure | None:
    """Return what a figure was before it grew by a percentage, rounded to its own last digit.

    Return None, too, where growth leaves nothing, where the last digit is too coarse to tell the result from
    zero, and where the result has too many digits for a figure.
    """
    growth = 1 + percent.value / 100
    if growth <= 0:
        return None
    unit = figure.unit_of_last_digit
    steps = (figure.value / growth / unit).to_integral_value(ROUND_HALF_EVEN)
    if not steps or abs(steps) >= 10**MOST_DIGITS:
        return None
    value = steps * unit
    smallest, largest = (end if end is None else 1 + end / 100 for end in percent.bounds)
    low, high = figure.bounds
    if low is not None:
        low = _quotient(low, largest if low >= 0 else smallest, unit, DOWN)
    if high is not None:
        high = _quotient(high, smallest if high >= 0 else largest, unit, UP)
    # The rounded value may lie outside the bounds.
    low = None if low is None else min(low, value)
    high = None if high is None else max(high, value)
    return _within(value, unit, low, high, figure.word)


def _quotient(dividend: Decimal, divisor: _End, unit: Decimal, direction: Context) -> _End:
    """Return a bound of a quotient, rounded in its direction; None where the divisor may be zero."""
    if divisor is None or divisor <= 0:
        return None
    step = unit * _FINER
    steps = direction.divide(dividend, divisor * step).to_integral_value(direction.rounding)
    return steps * step if abs(steps) < 10**MOST_DIGITS else None


def _within(value: Decimal, unit: Decimal, low: _End, high: _End, said: str) -> Figure | None:
    """Return a result with its bounds, and a word where a bound is open or one of the operands had a word."""
    if low is None and high is None:
        return None
    word = "under" if low is None else "over" if high is None else "about" if said else ""
    return Figure(value, unit, word, (low, high))
