"""Sums, differences and earlier totals of figures whose sources give bounds."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from itertools import product

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from bilat.values.arithmetic import add, before_growth, subtract
from bilat.values.figures import Figure, read_figure

Ends = tuple[float | None, float | None]


def ends(figure: Figure | None) -> Ends | None:
    if figure is None:
        return None
    low, high = figure.bounds
    return None if low is None else float(low), None if high is None else float(high)


class TestSumsAndDifferences:
    @pytest.mark.parametrize(
        ("exports", "imports", "balance"),
        [
            ("over 555", "under 77", (478, None)),
            ("over 555", "77", (477.5, None)),
            ("555", "under 77", (477.5, None)),
            ("555", "over 77", (None, 478.5)),
            ("under 77", "over 555", (None, -478)),
            ("555", "77", (477, 479)),
            ("about 555", "77", (476.5, 479.5)),
            ("almost 555", "77-79", (475, 478)),
            ("over 555", "over 77", None),
            ("under 555", "under 77", None),
            ("84 million", "1.2 million", (82_250_000, 83_350_000)),
        ],
    )
    def test_a_difference(self, exports: str, imports: str, balance: Ends | None) -> None:
        assert ends(subtract(read_figure(exports), read_figure(imports))) == balance

    @pytest.mark.parametrize(
        ("exports", "imports", "total", "word"),
        [
            ("over 555", "77", (631.5, None), "over"),
            ("over 555", "at least 77", (632, None), "over"),
            ("up to 555", "77-79", (None, 634), "under"),
            ("about 555", "77", (630.5, 633.5), "about"),
            ("555", "77", (631, 633), ""),
            ("over 555", "under 77", None, None),
        ],
    )
    def test_a_sum(self, exports: str, imports: str, total: Ends | None, word: str | None) -> None:
        both = add((read_figure(exports), read_figure(imports)))
        assert ends(both) == total
        assert (both and both.word) == word

    @pytest.mark.parametrize(("first", "second"), [("about 555", "77"), ("555", "about 77")])
    def test_what_is_worked_out_from_something_about_right_is_so_too(self, first: str, second: str) -> None:
        for worked_out in (add, lambda both: subtract(*both)):
            result = worked_out((read_figure(first), read_figure(second)))
            assert result
            assert result.word == "about"

    def test_a_sum_of_many_has_the_coarsest_last_digit(self) -> None:
        total = add([read_figure(text) for text in ("1 million", "2,500", "0.25")])
        bounds = (Decimal("502499.745"), Decimal("1502500.755"))
        assert total == Figure(Decimal("1002500.25"), Decimal(1_000_000), "", bounds)


class TestTheYearBefore:
    @pytest.mark.parametrize(
        ("total", "growth", "value", "bounds"),
        [
            # 100 ± 0.5 over 1.25 ± 0.005: 99.5 / 1.255 = 79.28… and 100.5 / 1.245 = 80.72…
            ("100", "25", 80, (79.28, 80.73)),
            ("over 100", "25", 80, (79.68, None)),
            ("under 100", "25", 80, (None, 80.33)),
            ("100", "over 25", 80, (None, 80.4)),
            ("100", "under 25", 80, (79.6, None)),
            ("over 100", "under 25", 80, (80, None)),
            ("over 100", "over 25", None, None),
            ("100", "about -99", 10_000, (4975, None)),
            ("5 million", "100", 2e6, (2e6, 2.76e6)),
            ("100", "-100", None, None),
            ("100", "-250", None, None),
            ("100", "over -100", None, None),
            ("0", "10", None, None),
            ("-100", "25", -80, (-80.73, -79.28)),
            ("0-10", "over 25", 4, (None, 8)),
            ("-10 to 0", "over 25", -4, (-8, 0)),
            # 16 digits are more than a figure has, and a bound has two more than its value.
            ("over 19999999999998", "under 100", 9_999_999_999_999, (9_999_999_999_999, None)),
            ("over 20000000000000", "under 100", None, None),
            ("500000000000000", "-10,000 to 9,900", None, None),
            ("400000000000000", "-10,000 to 9,900", 8e14, (3_999_999_999_999.99, None)),
        ],
    )
    def test_it_follows_from_growth(
        self, total: str, growth: str, value: float | None, bounds: Ends | None
    ) -> None:
        before = before_growth(read_figure(total), read_figure(growth))
        assert (before and float(before.value)) == value
        assert ends(before) == bounds
        assert before is None or before.unit_of_last_digit == read_figure(total).unit_of_last_digit

    def test_what_grew_to_about_so_much_was_about_so_much(self) -> None:
        for total, word in (("about 100", "about"), ("100", "")):
            before = before_growth(read_figure(total), read_figure("25"))
            assert before
            assert before.word == word


def numbers(least: int, most: int) -> st.SearchStrategy[str]:
    plain = st.builds("{}{}".format, st.integers(least, most), st.sampled_from(("", ".5", ".25")))
    qualified = st.builds(
        "{} {}".format, st.sampled_from(("over", "under", "about", "almost", "at least", "~")), plain
    )
    ranges = st.builds("{} to {}".format, st.integers(least, most - 1), st.integers(most, most + 9))
    return st.one_of(plain, qualified, ranges)


def inside(figure: Figure) -> list[Fraction]:
    """Return numbers that a figure may be: its ends, its value, and far beyond an end that is open."""
    low, high = figure.bounds
    value = Fraction(figure.value)
    return [
        Fraction(low) if low is not None else value - 10**7,
        value,
        Fraction(high) if high is not None else value + 10**7,
    ]


def holds(result: Figure, number: Fraction) -> bool:
    low, high = result.bounds
    return (low is None or low <= number) and (high is None or number <= high)


@given(numbers(-50, 50), numbers(-50, 50))
def test_no_numbers_within_the_bounds_make_a_sum_or_difference_outside(first: str, second: str) -> None:
    left, right = read_figure(first), read_figure(second)
    operations: list[tuple[Figure | None, Callable[[Fraction, Fraction], Fraction]]] = [
        (add((left, right)), lambda one, other: one + other),
        (subtract(left, right), lambda one, other: one - other),
    ]
    for result, exact in operations:
        made = [exact(one, other) for one, other in product(inside(left), inside(right))]
        if result is None:
            assert max(made) - min(made) > 10**7
            continue
        assert all(holds(result, number) for number in made)
        # Every closed bound is reached.
        assert {Fraction(end) for end in result.bounds if end is not None} <= set(made)


@given(numbers(0, 500), numbers(-120, 300))
def test_no_total_before_growth_lies_outside_its_bounds(total: str, growth: str) -> None:
    figure, percent = read_figure(total), read_figure(growth)
    before = before_growth(figure, percent)
    assume(before is not None)
    assert before is not None
    assert holds(before, Fraction(before.value))
    for after, rate in product(inside(figure), inside(percent)):
        if rate > -100 and after >= 0:
            assert holds(before, after / (1 + rate / 100))
