"""What bilat works out from reported figures: where it is added, what it is called, when it is left out."""

from __future__ import annotations

from pathlib import Path

import pytest

from bilat.api import Relations
from bilat.loading.dataset import examine_text, require_valid
from bilat.loading.merging import merge
from bilat.record.derived import as_reported
from bilat.record.model import Trade
from bilat.values.edtf import parse
from bilat.values.figures import read_figure
from program import answered
from program import bilat as run
from small_record import event, events, in_the_file, trade, written

GROWN = "date: 2018, total: 85.2 million, change_percent: 24.7, change_from: 2017"


def record(*rows: str, more: str = "") -> Relations:
    sections = (trade(*rows) if rows else "") + more
    return Relations(require_valid(examine_text(in_the_file(sections), "record.yaml")))


def totals(found: Relations) -> dict[str, int | None]:
    return {row.id: int(row.total.value) if row.total else None for row in found.trade}


class TestAnEarlierTotal:
    def test_it_is_worked_out_where_none_is_reported(self) -> None:
        # 85.2 / 1.247 = 68.32 million, known to 0.1 million.
        assert totals(record(GROWN)) == {"trade-1-base": 68_300_000, "trade-1": 85_200_000}

    @pytest.mark.parametrize("same_days", ["2017", "2017-01/2017-12", "2017-01-01/2017-12-31"])
    def test_a_report_of_the_same_days_takes_its_place(self, same_days: str) -> None:
        reported = record(GROWN, f"date: {same_days}, total: 68 million")
        assert totals(reported) == {"trade-2": 68_000_000, "trade-1": 85_200_000}

    def test_a_report_without_a_total_stands_beside_it(self) -> None:
        reported = record(GROWN, "date: 2017, exports: 60 million")
        assert totals(reported) == {"trade-1-base": 68_300_000, "trade-2": None, "trade-1": 85_200_000}

    def test_it_has_nothing_else_of_the_row_that_it_is_worked_out_from(self) -> None:
        rates = "exports_change_percent: 10, imports_change_percent: 20"
        variants = "[{key: total, value: 85.3 million, sources: [{id: gazette, at: [p1]}]}]"
        [earlier, row] = record(
            f"{GROWN}, exports: 50 million, imports: 35.2 million, {rates}, scope: goods, note: A fair year, "
            f"variants: {variants}, sources: [{{id: paper, at: [p1]}}]"
        ).trade
        assert earlier == Trade(
            id="trade-1-base",
            date=parse("2017"),
            reporter="NOR",
            partner="SWE",
            currency="USD",
            exports=None,
            imports=None,
            total=earlier.total,
            balance=None,
            change_percent=None,
            change_from=None,
            agency=None,
            note="Worked out from the total and the growth rate of trade-1.",
            derived=("total",),
            sources=row.sources,
            scope="goods",
        )

    @pytest.mark.parametrize(("period", "fiscal"), [("FY2017-18", True), ("2017", False)])
    def test_it_is_of_a_fiscal_year_where_its_period_is_one(self, period: str, fiscal: bool) -> None:
        year = "date: FY2018-19, total: 110, change_percent: 10"
        text = in_the_file(trade(f"{year}, change_from: {period}")).replace(
            "as_of: 2020-01-31}", "as_of: 2020-01-31, fiscal_years: [{country: NOR, begins: 04-01}]}", 1
        )
        [earlier, row] = Relations(require_valid(examine_text(text, "record.yaml"))).trade
        assert (earlier.fiscal, row.fiscal) == (fiscal, True)
        assert [one.fiscal for one in as_reported([earlier, row])] == [False]

    @pytest.mark.parametrize("whole", ["1 billion", "4 billion"])
    def test_what_the_last_digit_cannot_tell_from_nothing_is_left_out(self, whole: str) -> None:
        # A tenth of it is less than half a billion, and the figure is known to a billion.
        grown = record(f"date: 2018, total: {whole}, change_percent: 900, change_from: 2017")
        assert list(totals(grown)) == ["trade-1"]

    def test_one_of_more_digits_than_a_figure_has_is_left_out(self, tmp_path: Path) -> None:
        fallen = "total: 999999999999999 billion, change_percent: -99.999999999, change_from: 2017"
        file = written(tmp_path, trade(f"date: 2018, {fallen}"))
        assert run("trade", "--fields", "id", "--data", str(file)).lines == ["trade-1"]

    @pytest.mark.parametrize("total", ["0", "5 million"])
    @pytest.mark.parametrize("rate", ["-100", "-100.0", "-250"])
    def test_a_fall_by_everything_or_more_leads_back_to_no_total(self, total: str, rate: str) -> None:
        fallen = record(f"date: 2018, total: {total}, change_percent: {rate}, change_from: 2017")
        assert list(totals(fallen)) == ["trade-1"]

    @pytest.mark.parametrize(
        ("total", "before"),
        [
            ("5 million", 2_000_000),  # 2.5 million, to the even neighbour below
            ("7 million", 4_000_000),  # 3.5 million, to the even neighbour above
            ("5.1 million", 2_600_000),  # 2.55 million
            ("4.9 million", 2_400_000),  # 2.45 million
        ],
    )
    def test_halfway_between_two_digits_it_is_rounded_to_the_even_one(self, total: str, before: int) -> None:
        doubled = record(f"date: 2018, total: {total}, change_percent: 100, change_from: 2017")
        assert totals(doubled)["trade-1-base"] == before


class TestSumsAndBalances:
    @pytest.mark.parametrize(
        ("exports", "imports", "balance", "total"),
        [
            ("over 555 million", "under 77 million", "~over $478 million", "-"),
            ("over 555 million", "over 77 million", "-", "~over $632 million"),
            ("555 million", "under 77 million", "~over $477 million", "~under $633 million"),
            ("under 77 million", "555 million", "~under -$477 million", "~under $633 million"),
            ("about 555 million", "77 million", "~$478 million", "~$632 million"),
        ],
    )
    def test_bounds_enter_them(
        self, exports: str, imports: str, balance: str, total: str, tmp_path: Path
    ) -> None:
        file = written(tmp_path, trade(f"date: 2018, exports: {exports}, imports: {imports}"))
        cells = run("trade", "--data", str(file)).lines[0].split("\t")
        assert (cells[1], cells[5]) == (total, balance)

    def test_what_is_worked_out_is_named(self) -> None:
        (both,) = record("date: 2018, exports: 3, imports: over 2").trade
        (none,) = record("date: 2018, exports: over 3, imports: over 2, total: 6").trade
        assert both.derived == ("total", "balance")
        assert (none.derived, none.balance) == ((), None)

    def test_a_reported_total_stays(self) -> None:
        (row,) = record("date: 2018, exports: 3, imports: 2, total: 6").trade
        assert row.total is not None
        assert (int(row.total.value), row.derived) == (6, ("balance",))

    def test_growth_leads_back_from_a_total_that_was_added_up(self) -> None:
        flows = "exports: 80 million, imports: 30 million, change_percent: 10.0, change_from: 2017"
        assert totals(record(f"date: 2018, {flows}")) == {"trade-1-base": 100_000_000, "trade-1": 110_000_000}

    def test_one_that_was_added_up_takes_the_place_of_one_from_growth(self) -> None:
        both = record(GROWN, "date: 2017, exports: 60 million, imports: 8 million")
        assert totals(both) == {"trade-2": 68_000_000, "trade-1": 85_200_000}

    def test_what_is_worked_out_can_be_taken_away(self) -> None:
        [added, reported] = as_reported(
            record("date: 2018, exports: 3, imports: 2", "date: 2019, exports: 3, imports: 2, total: 5").trade
        )
        assert (added.total, added.balance, added.derived) == (None, None, ())
        assert (reported.total, reported.balance, reported.derived) == (read_figure("5"), None, ())

    def test_merging_works_them_out_once(self) -> None:
        flows = record("date: 2018, exports: 3, imports: 2").dataset
        other = record(more=events(event("talks", "2001"))).dataset
        assert merge([flows, other]).trade == flows.trade

    def test_check_reads_them_as_reported(self, tmp_path: Path) -> None:
        file = written(tmp_path, trade("date: 2018, exports: -3, imports: 2"))
        assert "BIL405" in run("check", str(file)).out

    def test_a_summary_adds_bounds(self, tmp_path: Path) -> None:
        totals_of_years = ("date: 2018, total: 25 billion", "date: 2019, total: over 3 billion")
        file = written(tmp_path, trade(*totals_of_years))
        run_of_sums = run("summary", "trade", "--by", "decade", "--data", str(file))
        assert "over $27.5 billion" in run_of_sums.lines[0].split("\t")


class TestAsItIsShown:
    @pytest.mark.parametrize(
        ("exports", "shown"),
        [
            ("68.34 million", "~$68.3 million"),
            ("68.36 million", "~$68.4 million"),
            ("1234567", "~$1.23 million"),
            ("999600", "~$1 million"),
            ("456789", "~$457,000"),
        ],
    )
    def test_a_balance_has_three_digits(self, exports: str, shown: str, tmp_path: Path) -> None:
        file = written(tmp_path, trade(f"date: 2018, exports: {exports}, imports: 0"))
        cells = run("trade", "--data", str(file)).lines[0].split("\t")
        assert cells[5] == shown

    def test_a_reported_figure_has_every_digit_it_was_written_with(self, tmp_path: Path) -> None:
        file = written(tmp_path, trade("date: 2018, total: 1234567"))
        assert run("trade", "--data", str(file)).lines[0].split("\t")[1] == "$1.234567 million"

    def test_json_has_every_digit_of_what_was_worked_out(self, tmp_path: Path) -> None:
        file = written(tmp_path, trade("date: 2018, exports: 1234567, imports: 0"))
        assert answered("trade", "--data", str(file))[0]["balance"] == 1_234_567


class TestItsId:
    def test_it_is_one_that_no_total_has(self) -> None:
        text = in_the_file(trade(GROWN, "date: 2001, total: 1 million")).replace("trade-2", "trade-1-base")
        both = Relations(require_valid(examine_text(text, "record.yaml")))
        assert totals(both) == {
            "trade-1-base": 1_000_000,
            "trade-1-base-2": 68_300_000,
            "trade-1": 85_200_000,
        }
        assert both.show("trade-1-base-2") in both.trade.where(year=2017)

    def test_it_is_one_that_no_other_record_has(self) -> None:
        taken = events(event("trade-1-base", "2001"), event("trade-1-base-2", "2002"))
        grown = record(GROWN, more=taken)
        assert list(totals(grown)) == ["trade-1-base-3", "trade-1"]
        assert grown.show("trade-1-base-3") in grown.trade

    def test_it_is_one_that_no_record_of_a_second_file_has(self) -> None:
        other = record(more=events(event("trade-1-base", "2001"))).dataset
        for both in (merge([record(GROWN).dataset, other]), merge([other, record(GROWN).dataset])):
            assert list(totals(Relations(both))) == ["trade-1-base-2", "trade-1"]
