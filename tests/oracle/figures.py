"""Figures as docs/answers.md reads them: a value, the unit of its last digit, and between what it lies."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from math import ceil, floor

Bounds = tuple[Fraction | None, Fraction | None]

_SCALES = {"thousand": 10**3, "million": 10**6, "billion": 10**9}
_WORDS = {
    **dict.fromkeys(("over", "more than", "above", "at least", "no less than"), "over"),
    **dict.fromkeys(("under", "less than", "below", "at most", "up to", "no more than"), "under"),
    **dict.fromkeys(("approximately", "around", "roughly", "some", "about", "~"), "about"),
    **dict.fromkeys(("nearly", "almost"), "almost"),
}


@dataclass(frozen=True)
class Amount:
    value: Fraction
    unit: Fraction
    low: Fraction | None
    high: Fraction | None

    @property
    def bounds(self) -> list[int | float | None]:
        return [None if bound is None else as_number(bound) for bound in (self.low, self.high)]


def as_number(value: Fraction) -> int | float:
    return int(value) if value.denominator == 1 else float(value)


def as_text(value: Fraction) -> str:
    return f"{Decimal(value.numerator) / Decimal(value.denominator):f}"


def figure(text: str) -> Amount:
    """Read a figure in whole units."""
    for word, sense in sorted(_WORDS.items(), key=lambda known: -len(known[0])):
        if text.startswith(word):
            return _with_word(sense, _plain(text.removeprefix(word).strip()))
    number, _, scale = text.partition(" ")
    least, dash, most = number.partition("-")
    if not (least and dash):
        return _plain(text)
    low, high = (_plain(f"{end} {scale}".strip()) for end in (least, most))
    return Amount((low.value + high.value) / 2, max(low.unit, high.unit), low.value, high.value)


def _plain(text: str) -> Amount:
    number, _, scale = text.replace(",", "").partition(" ")
    times = _SCALES.get(scale, 1)
    value, unit = Fraction(number) * times, Fraction(times, 10 ** len(number.partition(".")[2]))
    return Amount(value, unit, value - unit / 2, value + unit / 2)


def _with_word(sense: str, plain: Amount) -> Amount:
    value, unit = plain.value, plain.unit
    low, high = {
        "over": (value, None),
        "under": (None, value),
        "about": (value - unit, value + unit),
        "almost": (value - unit, value),
    }[sense]
    return Amount(value, unit, low, high)


def _plus(one: Fraction | None, other: Fraction | None) -> Fraction | None:
    return None if one is None or other is None else one + other


def added(one: Amount, other: Amount) -> Amount | None:
    """Return the sum; nothing where it could be anything."""
    low, high = _plus(one.low, other.low), _plus(one.high, other.high)
    return _unless_anything(Amount(one.value + other.value, max(one.unit, other.unit), low, high))


def less(one: Amount, other: Amount) -> Amount | None:
    """Return the difference; nothing where it could be anything."""
    low, high = (None if bound is None else -bound for bound in (other.high, other.low))
    return added(one, Amount(-other.value, other.unit, low, high))


def _unless_anything(amount: Amount) -> Amount | None:
    return None if amount.low is None and amount.high is None else amount


def before_growth(total: Amount, percent: Amount) -> Amount | None:
    """Return what grew to a total, to the last digit of the total, its bounds to a hundredth of that.

    The bounds include the rounding: the value lies between them.
    """
    growth = 1 + percent.value / 100
    # `round` takes a half to the even neighbour.
    digits = round(total.value / growth / total.unit) if growth > 0 else 0
    if not digits or digits >= 10**15:
        return None
    slowest, fastest = (None if end is None else 1 + end / 100 for end in (percent.low, percent.high))
    low = None if total.low is None or fastest is None else total.low / fastest
    high = None if total.high is None or slowest is None or slowest <= 0 else total.high / slowest
    grid, value = total.unit / 100, digits * total.unit
    return _unless_anything(
        Amount(
            value,
            total.unit,
            None if low is None else min(value, floor(low / grid) * grid),
            None if high is None else max(value, ceil(high / grid) * grid),
        )
    )
