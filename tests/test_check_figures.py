"""Trade adds up, and growth agrees, as far as the rounding of the figures tells: neither more nor less."""

from __future__ import annotations

from decimal import ROUND_HALF_EVEN, Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bilat.checking.findings import Violation
from bilat.checking.located_record import LocatedRecord
from bilat.checking.rules.figures import Range, trade_adds_up
from bilat.checking.rules.growth import growth_agrees
from bilat.loading.dataset import examine_text
from bilat.loading.merging import ReadPair
from small_record import codes_in, found_in, in_the_file, trade

CITED = "sources: [{id: paper, at: [p1]}]"
# A sum in dollars to the cent, and the power of ten that its writer rounded to.
SUMS = st.decimals(min_value=0, max_value=10**9, places=2)
ROUNDED_TO = st.integers(min_value=-2, max_value=8)


def rounded(exact: Decimal, power: int) -> tuple[str, Decimal]:
    """Write a sum as its source might, and return half of what its last digit counts."""
    unit = Decimal(1).scaleb(power)
    steps = (exact / unit).quantize(Decimal(1), ROUND_HALF_EVEN)
    if power <= 0:
        return f"{steps.scaleb(power):f}", unit / 2
    name, scale = {0: ("thousand", 3), 1: ("million", 6), 2: ("billion", 9)}[(power - 1) // 3]
    return f"{steps.scaleb(power - scale):f} {name}", unit / 2


def judged(*rows: str) -> tuple[list[Violation], list[Violation]]:
    reading = examine_text(in_the_file(trade(*rows)), "record.yaml")
    assert not reading.problems
    record = LocatedRecord(ReadPair((reading,), reading.problems, reading.dataset))
    return list(trade_adds_up(record)), list(growth_agrees(record))


class TestTheTotal:
    @pytest.mark.parametrize(
        ("exports", "imports", "total"),
        [
            ("37.3 million", '"559,900"', "37.8 million"),
            ("37.3 million", '"559,900"', "37.9 million"),
            ("84 million", "1.2 million", "85.2 million"),
            ("84 million", "1.2 million", "85.7 million"),
            ("84 million", "1.2 million", "84.7 million"),
            # 83.5 and 1.15 are 84.65 at the least, 84.5 and 1.25 are 85.75 at the most; both ends count.
            ("84 million", "1.2 million", "85.8 million"),
            ("84 million", "1.2 million", "84.6 million"),
            ("100", "200", "301"),
        ],
    )
    def test_it_adds_up_within_the_rounding(
        self, exports: str, imports: str, total: str, tmp_path: Path
    ) -> None:
        row = f"date: 2018, exports: {exports}, imports: {imports}, total: {total}"
        assert codes_in(tmp_path, trade(row)) == []

    @pytest.mark.parametrize(
        ("exports", "imports", "total"),
        [
            ("37.3 million", '"559,900"', "39.7 million"),
            ("37.3 million", '"559,900"', "37.7 million"),
            ("37.3 million", '"559,900"', "38.0 million"),
            ("84 million", "1.2 million", "85.9 million"),
            ("84 million", "1.2 million", "85.76 million"),
            ("84 million", "1.2 million", "84.64 million"),
            ("84 million", "1.2 million", "58.2 million"),
            ("100", "200", "302"),
        ],
    )
    def test_beyond_the_rounding_it_does_not(
        self, exports: str, imports: str, total: str, tmp_path: Path
    ) -> None:
        row = f"date: 2018, exports: {exports}, imports: {imports}, total: {total}"
        assert codes_in(tmp_path, trade(row)) == ["BIL402"]

    def test_the_figures_are_shown_with_their_rounding(self, tmp_path: Path) -> None:
        (finding,) = found_in(
            tmp_path, trade('date: 2018, exports: 37.3 million, imports: "559,900", total: 39.7 million')
        )
        assert finding.message == (
            "Exports of 37,300,000 ± 50,000 and imports of 559,900 ± 0.5 make 37,859,900, "
            "not 39,700,000 ± 50,000."
        )
        assert finding.excerpt[finding.location.column - 1 :].startswith("39.7 million")

    @given(SUMS, SUMS, ROUNDED_TO, ROUNDED_TO, ROUNDED_TO)
    def test_figures_rounded_from_an_exact_sum_are_never_found(
        self, exports: Decimal, imports: Decimal, one: int, two: int, three: int
    ) -> None:
        parts = (rounded(exports, one), rounded(imports, two), rounded(exports + imports, three))
        wrote = [text for text, _ in parts]
        adding, _ = judged(f"date: 2018, exports: {wrote[0]}, imports: {wrote[1]}, total: {wrote[2]}")
        assert adding == []

    @given(SUMS, SUMS, st.tuples(ROUNDED_TO, ROUNDED_TO, st.integers(-2, 6)), st.sampled_from([1, -1]))
    def test_a_total_further_off_than_all_rounding_is_always_found(
        self, exports: Decimal, imports: Decimal, powers: tuple[int, int, int], side: int
    ) -> None:
        one, two, three = powers
        (wrote, half), (wrote_too, half_too) = rounded(exports, one), rounded(imports, two)
        unit = Decimal(1).scaleb(three)
        # The figures as written differ from the exact sum by their halves; a total by as much again and one
        # unit of its own is surely beyond both.
        off = 2 * (half + half_too + unit)
        total = exports + imports + side * off
        adding, _ = judged(
            f"date: 2018, exports: {wrote}, imports: {wrote_too}, total: {rounded(total, three)[0]}"
        )
        assert len(adding) == 1

    @pytest.mark.parametrize(
        "row", ["exports: 5, total: 9", "imports: 5, total: 9", "exports: 5, imports: 5"]
    )
    def test_what_is_not_whole_is_not_added_up(self, row: str, tmp_path: Path) -> None:
        wrong = "date: 2019, exports: 1, imports: 1, total: 9"
        assert codes_in(tmp_path, trade(f"date: 2018, {row}")) == []
        assert codes_in(tmp_path, trade(f"date: 2018, {row}", wrong)) == ["BIL402"]


class TestGrowth:
    @pytest.mark.parametrize("before", ["68.3 million", "68 million", "68.35 million", "68.29 million"])
    def test_it_agrees_with_a_total_within_the_rounding(self, before: str, tmp_path: Path) -> None:
        section = trade(
            f"date: 2017, total: {before}",
            "date: 2018, total: 85.2 million, change_percent: 24.7, change_from: 2017",
        )
        assert codes_in(tmp_path, section) == []

    @pytest.mark.parametrize("before", ["68.1 million", "68.5 million", "71.7 million", "85.2 million"])
    def test_a_total_beyond_it_is_found_beside_the_rate(self, before: str, tmp_path: Path) -> None:
        section = trade(
            f"date: 2017, total: {before}",
            "date: 2018, total: 85.2 million, change_percent: 24.7, change_from: 2017",
        )
        (finding,) = found_in(tmp_path, section)
        assert (finding.code, finding.record) == ("BIL403", "trade-2")
        assert [beside.location.line for beside in finding.related] == [14]

    @pytest.mark.parametrize(("after", "found"), [("0101.003", []), ("0101.004", ["BIL403"])])
    def test_the_most_that_rounding_allows_still_agrees(
        self, after: str, found: list[str], tmp_path: Path
    ) -> None:
        # 100.5 grown by 0.5 % is 101.0025, the least that 101.003 stands for.
        section = trade(
            "date: 2017, total: 100", f"date: 2018, total: {after}, change_percent: 0, change_from: 2017"
        )
        assert codes_in(tmp_path, section) == found

    @pytest.mark.parametrize(("after", "found"), [("099.002", []), ("099.001", ["BIL403"])])
    def test_the_least_that_rounding_allows_still_agrees(
        self, after: str, found: list[str], tmp_path: Path
    ) -> None:
        # 99.5 fallen by 0.5 % is 99.0025, the most that 99.002 stands for.
        section = trade(
            "date: 2017, total: 100", f"date: 2018, total: {after}, change_percent: 0, change_from: 2017"
        )
        assert codes_in(tmp_path, section) == found

    def test_a_total_of_another_period_is_not_compared(self, tmp_path: Path) -> None:
        section = trade(
            "date: 2016, total: 10 million",
            "date: 2018, total: 85.2 million, change_percent: 24.7, change_from: 2017",
        )
        assert codes_in(tmp_path, section) == []

    def test_a_fall_is_growth_below_nothing(self, tmp_path: Path) -> None:
        before, after = "date: 2017, total: 80 million", "date: 2018, total: 60 million, change_from: 2017"
        assert codes_in(tmp_path, trade(before, f"{after}, change_percent: -25")) == []
        assert codes_in(tmp_path, trade(before, f"{after}, change_percent: 25")) == ["BIL403"]

    @given(SUMS, st.decimals(min_value=-90, max_value=900, places=4), ROUNDED_TO, ROUNDED_TO)
    def test_a_rate_rounded_from_an_exact_one_is_never_found(
        self, before: Decimal, rate: Decimal, one: int, two: int
    ) -> None:
        after = before * (1 + rate / 100)
        wrote = f"{rate.quantize(Decimal('0.1'), ROUND_HALF_EVEN):f}"
        _, growing = judged(
            f"date: 2017, total: {rounded(before, one)[0]}",
            f"date: 2018, total: {rounded(after, two)[0]}, change_percent: {wrote}, change_from: 2017",
        )
        assert growing == []


class TestAPart:
    @pytest.mark.parametrize(
        ("part", "found"), [("1.1 million", ["BIL404"]), ("1.2 million", ["BIL404", "BIL409"])]
    )
    def test_it_may_reach_as_far_as_the_rounding_of_the_whole(
        self, part: str, found: list[str], tmp_path: Path
    ) -> None:
        # 1.0 million is 1.05 million at the most, 1.1 million as little as 1.05 million.
        section = trade(
            "date: 2018, total: 1.0 million",
            f"date: 2018-01/2018-06, total: {part}",
        )
        assert codes_in(tmp_path, section) == found


class TestFiguresPrintedTwice:
    @pytest.mark.parametrize(
        ("first", "second", "codes"),
        [
            ("total: 5", "total: 7", ["BIL411"]),
            ("total: 5", "exports: 7", []),
            ("change_percent: 5, change_from: 2017", "change_percent: 7, change_from: 2017", ["BIL411"]),
            ("change_percent: 5, change_from: 2017", "change_percent: 7, change_from: 2016", []),
            ("total: 5, change_percent: 5, change_from: 2017", "total: 7", ["BIL411"]),
        ],
    )
    def test_are_of_one_thing_and_rates_of_one_base(
        self, first: str, second: str, codes: list[str], tmp_path: Path
    ) -> None:
        section = trade(f"date: 2018, {first}", f"date: 2018, {second}")
        assert [code for code in codes_in(tmp_path, section) if code == "BIL411"] == codes


class TestThePeriodOfGrowth:
    @pytest.mark.parametrize(
        ("base", "found"), [("2017-12-31", 0), ("2017/2018-01-01", 1), ("2018-01-01", 1)]
    )
    def test_ends_before_that_of_the_figure_begins(self, base: str, found: int, tmp_path: Path) -> None:
        section = trade(f"date: 2018, change_percent: 5, change_from: {base}")
        assert len(codes_in(tmp_path, section)) == found

    def test_needs_a_rate(self, tmp_path: Path) -> None:
        section = trade("date: 2018, total: 5, change_from: 2017", "date: 2019, total: 5, change_percent: 5")
        assert [one.message for one in found_in(tmp_path, section)] == [
            "'change_from' needs 'change_percent': write both.",
            "'change_percent' needs 'change_from': write both.",
        ]


class TestOverlaps:
    @pytest.mark.parametrize(
        ("first", "second", "codes"),
        [
            ("2018", "2019", []),
            ("2018", "2016", ["BIL012"]),
            ("2018-01-01/2018-06-30", "2018-07-01/2018-12-31", []),
            ("2018-01-01/2018-06-30", "2018-06-30/2018-12-31", ["BIL404"]),
        ],
    )
    def test_periods_that_share_a_day_overlap(
        self, first: str, second: str, codes: list[str], tmp_path: Path
    ) -> None:
        assert codes_in(tmp_path, trade(f"date: {first}, total: 1", f"date: {second}, total: 1")) == codes

    def test_every_flow_is_looked_through(self, tmp_path: Path) -> None:
        years = ("date: 2017, total: 1", "date: 2018, total: 1")
        euros = ("date: 2018, total: 2", "date: 2018-12, total: 2")
        section = trade(*years) + trade(*euros).partition("\n")[2].replace("USD", "EUR").replace(
            "trade-", "eur-"
        )
        assert codes_in(tmp_path, section) == ["BIL404"]


class TestNothingAndLess:
    @pytest.mark.parametrize(("figure", "codes"), [("0", []), ("-1", ["BIL405"])])
    def test_no_amount_quantity_or_value_is_below_nothing(
        self, figure: str, codes: list[str], tmp_path: Path
    ) -> None:
        loan = f"id: loan, date: 2018, kind: aid, title: A loan, amount: {figure}, currency: USD, {CITED}"
        goods = f"id: fish, date: 2018, commodity: fish, flow: exports, reporter: NOR, {CITED}"
        for section in (
            f"events:\n  - {{{loan}}}\n",
            f"goods:\n  - {{{goods}, quantity: {figure}, unit: tonnes}}\n",
            f"goods:\n  - {{{goods}, value: {figure}, currency: USD}}\n",
            trade(f"date: 2018, exports: {figure}"),
            trade(f"date: 2018, imports: {figure}"),
        ):
            found = found_in(tmp_path, section)
            assert [one.code for one in found] == codes
            assert all(one.excerpt[one.location.column - 1 :].startswith(figure) for one in found)


def test_nothing_times_anything_is_nothing() -> None:
    any_growth = Range(Decimal(1), Decimal("Infinity"))
    assert Range(Decimal(0), Decimal(2)).times(any_growth) == Range(Decimal(0), Decimal("Infinity"))
    assert Range(Decimal(-2), Decimal(0)).times(any_growth) == Range(Decimal("-Infinity"), Decimal(0))
