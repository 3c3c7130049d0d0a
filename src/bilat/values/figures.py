"""Figures as their source prints them: 84 million, 559,900, 24.7, over 25 billion, 25-26 billion."""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import dataclass, replace
from decimal import ROUND_CEILING, ROUND_FLOOR, Context, Decimal

from bilat.values.errors import BilatError
from bilat.values.escaping import quote

# The bounds of a figure, both included; None where a bound is not known.
Bounds = tuple[Decimal | None, Decimal | None]

_SCALES = {"": 0, "thousand": 3, "million": 6, "billion": 9, "trillion": 12}
# So that every figure survives a JSON reader that stores numbers as doubles.
MOST_DIGITS = 15
_MOST_DECIMALS = 9
# How many digits a comma separates.
DIGITS_IN_GROUP = 3
OVER = ("over", "more than", "above", "at least", "no less than", "not less than")
UNDER = ("under", "less than", "below", "at most", "up to", "no more than", "not more than")
ABOUT = ("about", "approximately", "around", "roughly", "some")
ALMOST = ("almost", "nearly")
# Between the ends of a range.
TO = "to"

_SCALE = "(?: (thousand|million|billion|trillion))?"
_DIGITS = rf"(\d{{1,3}}(?:,\d{{3}})+|\d{{1,15}})(?:\.(\d{{1,9}}))?{_SCALE}"
_PLAIN = rf"([+-]?\d{{1,3}}(?:,\d{{3}})+|[+-]?\d{{1,15}})(?:\.(\d{{1,9}}))?{_SCALE}"
_WORD = rf"(?:({'|'.join((*OVER, *UNDER, *ABOUT, *ALMOST))}) |~ ?)"
# Without a word such as million, a point before three last digits may separate thousands.
_TWO_WAYS = r"[+-]?[1-9]\d{0,2}\.\d{3}"
PATTERN = (
    rf"(?!(.*[ ~\u2013-])?{_TWO_WAYS}$)"
    rf"({_WORD}?{_PLAIN}|{_PLAIN} {TO} {_PLAIN}|{_DIGITS} ?[\u2013-] ?{_DIGITS})"
)
_SWAPPED = str.maketrans(".,", ",.")

# Arithmetic whose result is never above, or never below, the exact one.
DOWN = Context(prec=28, rounding=ROUND_FLOOR)
UP = Context(prec=28, rounding=ROUND_CEILING)


@dataclass(frozen=True, slots=True)
class Figure:
    """A number, and how well it is known.

    `value` is in whole units (dollars, tonnes, per cent); `unit_of_last_digit` is what its last written digit
    counts. `word` is what the source says before it (over, up to, about), or "to" for a range, whose value is
    its middle. `limits` are the bounds of a figure that is not simply rounded to its last digit.
    """

    value: Decimal
    unit_of_last_digit: Decimal
    word: str = ""
    limits: Bounds | None = None

    @property
    def bounds(self) -> Bounds:
        """Return its bounds: half a unit of its last digit either way, or what its words say."""
        if self.limits is not None:
            return self.limits
        half = self.unit_of_last_digit / 2
        return DOWN.subtract(self.value, half), UP.add(self.value, half)


def read_figure(text: str) -> Figure:
    """Read "84 million", "559,900", "24.7", "over 25 billion" or "25-26 billion".

    Raise `BilatError` for anything else, and for what can be read two ways.
    """
    figure = _read(text)
    if figure is None:
        raise BilatError(f"{quote(text)} is not a figure. {_advice(text)}")
    return figure


def _read(text: str) -> Figure | None:
    return _read_plain(text) or _read_qualified(text) or _read_range(text)


def _read_plain(text: str) -> Figure | None:
    """Read a figure without words before it, as `_PLAIN` would uncompiled; return None for any other text."""
    number, space, word = text.partition(" ")
    whole, point, decimals = number.partition(".")
    thousands = whole.removeprefix("-" if whole[:1] == "-" else "+").split(",")
    digits = "".join(thousands) + decimals
    if (
        not (text.isascii() and digits.isdigit() and _is_grouped(thousands))
        or len(digits) > MOST_DIGITS
        or (space and not word)
        or (point and not 0 < len(decimals) <= _MOST_DECIMALS)
        or word not in _SCALES
    ):
        return None
    if not word and len(decimals) == DIGITS_IN_GROUP and re.fullmatch(_TWO_WAYS, text, re.ASCII):
        raise _two_ways(text)
    scale = _SCALES[word]
    return Figure(Decimal(number.replace(",", "")).scaleb(scale), Decimal(1).scaleb(scale - len(decimals)))


def _is_grouped(thousands: list[str]) -> bool:
    """Return whether digits are ungrouped, or grouped by three with perhaps fewer in the first group."""
    first, *others = thousands
    if not others:
        return bool(first)
    return 0 < len(first) <= DIGITS_IN_GROUP and all(len(group) == DIGITS_IN_GROUP for group in others)


def _read_qualified(text: str) -> Figure | None:
    match = re.fullmatch(rf"{_WORD}(.+)", text)
    figure = match and _read_plain(match[2])
    if not match or not figure:
        return None
    word = match[1] or "about"
    return replace(figure, word=word, limits=_limits(word, figure.value, figure.unit_of_last_digit))


def _limits(word: str, value: Decimal, unit: Decimal) -> Bounds:
    if word in OVER:
        return value, None
    if word in UNDER:
        return None, value
    if word in ABOUT:
        return DOWN.subtract(value, unit), UP.add(value, unit)
    return (value, UP.add(value, unit)) if value < 0 else (DOWN.subtract(value, unit), value)


def _read_range(text: str) -> Figure | None:
    match = re.fullmatch(rf"(.+) {TO} (.+)|([^+\u2013-]+?) ?[\u2013-] ?([^+\u2013-]+)", text)
    if match is None:
        return None
    first, last = (match[1], match[2]) if match[1] else (match[3], match[4])
    scale = last.partition(" ")[2]
    low = _read_plain(first if " " in first or not scale else f"{first} {scale}")
    high = _read_plain(last)
    if low is None or high is None:
        return None
    if low.value >= high.value:
        raise BilatError(f"{quote(text)} is not a range: its second figure must be the larger one.")
    unit = max(low.unit_of_last_digit, high.unit_of_last_digit)
    return Figure((low.value + high.value) / 2, unit, TO, (low.value, high.value))


def _two_ways(text: str) -> BilatError:
    thousands = text.replace(".", ",")
    return BilatError(
        f"{quote(text)} can be read two ways: as {thousands} or as {Decimal(text).normalize():f}. "
        f"Write {thousands} for the one, {_zero_before(text)} for the other."
    )


def _advice(text: str) -> str:
    """Say how to write a figure, or what one with a decimal comma seems to be."""
    english = text.translate(_SWAPPED)
    with suppress(BilatError):
        if english != text and _read(english):
            return f"A comma separates thousands, and a point decimals. Did you mean {english}?"
    return "Write it like 84 million, 559,900 or 24.7."


def number(value: Decimal) -> int | float:
    """Return a whole number as an int, any other as the float that prints the same (at most 15 digits)."""
    return int(value) if value == value.to_integral_value() else float(value)


def as_text(value: Decimal) -> str:
    """Write a number for a dataset file, in a form that `read_figure` can read in one way only."""
    text = f"{value:f}"
    return _zero_before(text) if re.fullmatch(_TWO_WAYS, text) else text


def figure_text(figure: Figure) -> str:
    """Write a figure for a dataset file, in a form from which `read_figure` reads the same figure."""
    if figure.word == TO and figure.limits and None not in figure.limits:
        low, high = (_plain_text(end, figure.unit_of_last_digit) for end in figure.limits if end is not None)
        return f"{low} {TO} {high}"
    text = _plain_text(figure.value, figure.unit_of_last_digit)
    return f"{figure.word} {text}" if figure.word else text


def _plain_text(value: Decimal, unit: Decimal) -> str:
    """Write a number with its digits down to those that count `unit`, or finer ones that it has."""
    exponent = min(unit.adjusted(), int(value.normalize().as_tuple().exponent)) if value else unit.adjusted()
    word, scale = next((name, size) for name, size in _SCALES.items() if size >= exponent)
    digits = value.scaleb(-scale).quantize(Decimal(1).scaleb(exponent - scale))
    return f"{digits:f} {word}" if word else as_text(digits)


def _zero_before(text: str) -> str:
    return text.replace(text.lstrip("+-"), f"0{text.lstrip('+-')}")
