"""Figures as text, with the words of their source: $84 million, over $25 billion, under 77 million tonnes."""

from __future__ import annotations

from collections.abc import Callable
from decimal import ROUND_CEILING, ROUND_FLOOR, Context, Decimal

from bilat.values.figures import TO, Figure

_SYMBOLS = {"USD": "$", "EUR": "€", "GBP": "£", "RUB": "₽"}
_SCALES = ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"))
_DERIVED_DIGITS = 3
# A quantity with a last digit of thousands or more was printed in words.
_IN_WORDS = 1000

# The digits of a number without its sign, and the word for its scale.
_Split = Callable[[Decimal], tuple[str, str]]


def money(figure: Figure, currency: str, *, derived: bool = False) -> str:
    """Give a sum of money; a leading ~ marks one that was worked out, shown to three digits."""
    symbol = _SYMBOLS.get(currency, f"{currency} ")
    return _worked_out(figure, symbol, _scaled) if derived else _printed(figure, symbol, _scaled)


def quantity(figure: Figure, unit: str | None) -> str:
    """Give a quantity with its unit, in words (77 million) where it was not printed in digits."""
    split = _scaled if figure.unit_of_last_digit >= _IN_WORDS else _grouped
    return f"{_printed(figure, '', split)} {unit or ''}".strip()


def percent(figure: Figure) -> str:
    """Give a growth rate: +24.7%, over +5%, +5% to +6%."""
    if figure.word == TO:
        low, high = (end for end in figure.bounds if end is not None)
        return f"{low.normalize():+f}% to {high.normalize():+f}%"
    return f"{figure.word} {figure.value.normalize():+f}%".strip()


def _scaled(value: Decimal) -> tuple[str, str]:
    """Split a number into digits and a word: 84, million."""
    for size, word in _SCALES:
        if abs(value) >= size:
            return f"{(abs(value) / size).normalize():f}", word
    return _grouped(value)


def _grouped(value: Decimal) -> tuple[str, str]:
    return f"{abs(value).normalize():,f}", ""


def _number(value: Decimal, symbol: str, split: _Split) -> str:
    digits, scale = split(value)
    return f"{'-' if value < 0 else ''}{symbol}{digits} {scale}".rstrip()


def _printed(figure: Figure, symbol: str, split: _Split) -> str:
    """Give a reported figure with its source's words; where a sum has one open bound, give the other."""
    low, high = figure.bounds
    if figure.word == TO and low is not None and high is not None:
        return _range(low, high, symbol, split)
    end = high if low is None else low if high is None else None
    number = _number(figure.value if end is None else end, symbol, split)
    return f"{figure.word} {number}".strip()


def _range(low: Decimal, high: Decimal, symbol: str, split: _Split) -> str:
    """Give a range: $25-26 billion, or $900 million to $1.1 billion."""
    (least, scale), (most, other_scale) = split(low), split(high)
    if low < 0 or scale != other_scale:
        return f"{_number(low, symbol, split)} {TO} {_number(high, symbol, split)}"
    return f"{symbol}{least}-{most} {scale}".rstrip()


def _worked_out(figure: Figure, symbol: str, split: _Split) -> str:
    """Give a figure to three digits; where one bound is open, give the other, rounded outwards."""
    low, high = figure.bounds
    if low is None and high is not None:
        figure_or_bound, word = _to_three_digits(high, ROUND_CEILING), "under "
    elif high is None and low is not None:
        figure_or_bound, word = _to_three_digits(low, ROUND_FLOOR), "over "
    else:
        figure_or_bound, word = Decimal(f"{figure.value:.{_DERIVED_DIGITS}g}"), ""
    return f"~{word}{_number(figure_or_bound, symbol, split)}"


def _to_three_digits(value: Decimal, rounding: str) -> Decimal:
    return Context(prec=_DERIVED_DIGITS, rounding=rounding).plus(value)
