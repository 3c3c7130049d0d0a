"""Figures as sources print them: what is read, how well it is known, and what is refused."""

from __future__ import annotations

import re
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import bilat
from bilat.record.json_schema import json_schema
from bilat.values import amounts
from bilat.values.arithmetic import add
from bilat.values.figures import Figure, as_text, figure_text, read_figure
from program import answered
from program import bilat as run
from small_record import trade, written

SCHEMA = re.compile(json_schema("dataset")["$defs"]["figure"]["pattern"])


def known(text: str) -> tuple[float, float | None, float | None]:
    """Return the value of a figure and its bounds."""
    figure = read_figure(text)
    low, high = figure.bounds
    return float(figure.value), None if low is None else float(low), None if high is None else float(high)


class TestWhatAFigureSays:
    @pytest.mark.parametrize(
        ("text", "value", "low", "high"),
        [
            ("84 million", 84e6, 83.5e6, 84.5e6),
            ("559,900", 559_900, 559_899.5, 559_900.5),
            ("24.7", 24.7, 24.65, 24.75),
            ("-24.7", -24.7, -24.75, -24.65),
            ("+24.7", 24.7, 24.65, 24.75),
            ("+1,234", 1234, 1233.5, 1234.5),
            ("1.5 thousand", 1500, 1450, 1550),
            ("0.123456789", 0.123456789, 0.1234567885, 0.1234567895),
            ("999999999999999", 999_999_999_999_999, 999_999_999_999_998.5, 999_999_999_999_999.5),
            ("1.2 trillion", 1.2e12, 1.15e12, 1.25e12),
            ("over 25 billion", 25e9, 25e9, None),
            ("more than 25 billion", 25e9, 25e9, None),
            ("at least 25", 25, 25, None),
            ("no less than 25", 25, 25, None),
            ("under 77 million", 77e6, None, 77e6),
            ("less than 77 million", 77e6, None, 77e6),
            ("up to 77 million", 77e6, None, 77e6),
            ("about 17 billion", 17e9, 16e9, 18e9),
            ("approximately 17.5 billion", 17.5e9, 17.4e9, 17.6e9),
            ("~17 billion", 17e9, 16e9, 18e9),
            ("~ 17 billion", 17e9, 16e9, 18e9),
            ("almost 632 million", 632e6, 631e6, 632e6),
            ("nearly 632 million", 632e6, 631e6, 632e6),
            ("almost -5", -5, -5, -4),
            ("almost 0", 0, -1, 0),
            ("almost 0.5", 0.5, 0.4, 0.5),
            ("25-26 billion", 25.5e9, 25e9, 26e9),
            ("25 - 26 billion", 25.5e9, 25e9, 26e9),
            ("25\u201326 billion", 25.5e9, 25e9, 26e9),
            ("25 to 26 billion", 25.5e9, 25e9, 26e9),
            ("900 million to 1.1 billion", 1e9, 0.9e9, 1.1e9),
            ("-5 to -3.5", -4.25, -5, -3.5),
        ],
    )
    def test_its_words_set_its_bounds(
        self, text: str, value: float, low: float | None, high: float | None
    ) -> None:
        assert known(text) == (value, low, high)

    @pytest.mark.parametrize(
        ("text", "word"),
        [("84 million", ""), ("up to 7", "up to"), ("~7", "about"), ("some 7", "some"), ("6-7", "to")],
    )
    def test_its_word_is_the_source_s(self, text: str, word: str) -> None:
        assert read_figure(text).word == word

    def test_a_range_is_known_to_the_coarser_of_its_ends(self) -> None:
        assert read_figure("0.9-1.15 billion").unit_of_last_digit == Decimal(100_000_000)


class TestPointsAndCommas:
    @pytest.mark.parametrize(
        ("text", "value"),
        [
            ("1,234", 1234),
            ("1234.567", 1234.567),  # thousands would have a separator before them too
            ("0559.900", 559.9),
            ("0.125", 0.125),
            ("24.75", 24.75),
            ("24.7475", 24.7475),
            ("1.234 million", 1_234_000),  # an English word beside it: an English point
            ("1.234-1.567 million", 1_400_500),
            ("over 1.234 billion", 1_234_000_000),
        ],
    )
    def test_a_point_is_decimal_and_a_comma_separates_thousands(self, text: str, value: float) -> None:
        assert float(read_figure(text).value) == value

    @pytest.mark.parametrize(
        ("text", "thousands", "fraction"),
        [
            ("559.900", "559,900", "559.9"),
            ("-24.747", "-24,747", "-24.747"),
            ("over 1.500", "1,500", "1.5"),
            ("1.500-7.25", "1,500", "1.5"),
        ],
    )
    def test_what_can_be_read_two_ways_is_refused_with_both(
        self, text: str, thousands: str, fraction: str
    ) -> None:
        with pytest.raises(bilat.BilatError, match=re.escape(f"as {thousands} or as {fraction}. ")):
            read_figure(text)

    @pytest.mark.parametrize(
        ("text", "meant"),
        [
            ("1,5 billion", "1.5 billion"),
            ("over 1,5 billion", "over 1.5 billion"),
            ("1,5-2,5", "1.5-2.5"),
            ("1.234.567", "1,234,567"),
            ("1.234,5", "1,234.5"),
        ],
    )
    def test_what_has_one_reading_in_other_languages_gets_it_as_advice(self, text: str, meant: str) -> None:
        with pytest.raises(bilat.BilatError, match=re.escape(f"Did you mean {meant}?")):
            read_figure(text)


@pytest.mark.parametrize("text", ["10,5-9,5", "12,5 apples"])
def test_what_is_no_figure_with_points_and_commas_swapped_gets_other_advice(text: str) -> None:
    # 10.5-9.5 does not rise.
    with pytest.raises(bilat.BilatError, match=r"is not a figure\. Write it like"):
        read_figure(text)


REFUSED = (
    *("", "over", "~", "25-", "to 26", "84 mln", "over about 5", "over 25-26", "Over 5", "2-3-4", "-5--3"),
    *("5 ", " 5", "1.", ".5", "+", "--5", "1,23", "1234,567", "1,2345", ",123", "0.1234567890", "5 millions"),
    *("over  5", "5 to", "9999999999999999", "over 9999999999999999", "5 million to", "1-2 dozen", "٣"),
)


@pytest.mark.parametrize("text", REFUSED)
def test_what_is_not_a_figure_is_refused(text: str) -> None:
    assert not SCHEMA.search(text) or "9999" in text
    with pytest.raises(bilat.BilatError, match="is not a figure"):
        read_figure(text)


@pytest.mark.parametrize("text", ["26-25 billion", "25-25", "900-1.1 billion", "-3 to -5"])
def test_a_range_must_rise(text: str) -> None:
    with pytest.raises(bilat.BilatError, match="is not a range"):
        read_figure(text)


WORDS = ("over ", "at least ", "under ", "up to ", "about ", "~", "almost ", "")
NUMBERS = st.builds(
    "{}{}{}{}".format,
    st.sampled_from(("", "-")),
    st.one_of(st.integers(0, 9999).map(str), st.integers(1000, 10**9).map("{:,}".format)),
    st.sampled_from(("", ".5", ".25", ".0625")),
    st.sampled_from(("", " thousand", " million", " billion", " trillion")),
)
FIGURES = st.one_of(
    st.builds("{}{}".format, st.sampled_from(WORDS), NUMBERS), st.builds("{} to {}".format, NUMBERS, NUMBERS)
)


@given(FIGURES)
def test_a_figure_lies_within_its_bounds_and_the_schema_admits_it(text: str) -> None:
    try:
        figure = read_figure(text)
    except bilat.BilatError:
        assert " to " in text
        return
    low, high = figure.bounds
    assert low is None or low <= figure.value
    assert high is None or figure.value <= high
    assert SCHEMA.search(text)


def test_a_figure_of_two_numbers_is_known_by_its_last_digit() -> None:
    assert Figure(Decimal(5), Decimal(1)).bounds == (Decimal("4.5"), Decimal("5.5"))


@given(st.decimals(-(10**9), 10**9, places=3, allow_nan=False))
def test_a_number_that_is_written_as_a_figure_is_read_as_itself(value: Decimal) -> None:
    assert read_figure(as_text(value)).value == value


class TestAsItIsShown:
    @pytest.mark.parametrize(
        ("text", "shown"),
        [
            ("84 million", "$84 million"),
            ("over 25 billion", "over $25 billion"),
            ("more than 25 billion", "more than $25 billion"),
            ("under 559,900", "under $559,900"),
            ("~17 billion", "about $17 billion"),
            ("1.2 trillion", "$1.2 trillion"),
            ("25-26 billion", "$25-26 billion"),
            ("25 to 26 billion", "$25-26 billion"),
            ("900 million to 1.1 billion", "$900 million to $1.1 billion"),
            ("-5 to -3 million", "-$5 million to -$3 million"),
            ("0", "$0"),
            ("0-5", "$0-5"),
            ("0.5-0.75", "$0.5-0.75"),
        ],
    )
    def test_money_has_the_words_of_its_source(self, text: str, shown: str) -> None:
        assert amounts.money(read_figure(text), "USD") == shown

    def test_a_currency_without_a_sign_has_its_code(self) -> None:
        assert amounts.money(read_figure("84 million"), "SEK") == "SEK 84 million"

    @pytest.mark.parametrize(
        ("texts", "shown"), [(("up to 555", "77-79"), "under $634"), (("over 555", "77-79"), "over $632")]
    )
    def test_a_sum_with_an_open_bound_is_shown_by_the_other(self, texts: tuple[str, str], shown: str) -> None:
        total = add(map(read_figure, texts))
        assert total
        assert amounts.money(total, "USD") == shown

    @pytest.mark.parametrize(
        ("text", "shown"),
        [
            ("257,200", "257,200 tonnes"),
            ("1,234,567", "1,234,567 tonnes"),
            ("1.234 million", "1.234 million tonnes"),
            ("1234.5 thousand", "1,234,500 tonnes"),
            ("under 77 million", "under 77 million tonnes"),
            ("25-26 million", "25-26 million tonnes"),
        ],
    )
    def test_a_quantity_is_in_words_where_it_was(self, text: str, shown: str) -> None:
        assert amounts.quantity(read_figure(text), "tonnes") == shown

    @pytest.mark.parametrize(
        ("text", "shown"),
        [("24.7", "+24.7%"), ("-5", "-5%"), ("over 5", "over +5%"), ("5 to 6", "+5% to +6%")],
    )
    def test_growth_has_a_sign(self, text: str, shown: str) -> None:
        assert amounts.percent(read_figure(text)) == shown


CITED = "sources: [{id: paper, at: [p1]}]"


def cells(tmp_path: Path, section: str, *command: str) -> list[str]:
    """Return the cells of the lines that a command prints of a section."""
    lines = run(*command, "--data", str(written(tmp_path, section))).lines
    return [cell for line in lines for cell in line.split("\t")]


class TestInTables:
    def test_growth_names_the_flow(self, tmp_path: Path) -> None:
        rates = "exports_change_percent: over 12, imports_change_percent: -3.5, change_from: 2017"
        assert "exports over +12%, imports -3.5% on 2017" in cells(
            tmp_path, trade(f"date: 2018, {rates}"), "trade"
        )

    def test_a_profile_gives_growth_where_there_is_no_total(self, tmp_path: Path) -> None:
        row = trade("date: 2018, change_percent: 34, change_from: 2017")
        assert "growth +34% on 2017 (reported by Norway)" in cells(tmp_path, row, "profile")

    def test_goods_have_a_quantity_and_a_value(self, tmp_path: Path) -> None:
        row = "id: fish, commodity: fish, flow: exports, reporter: NOR, estimated: true"
        worth = f"quantity: over 2 million, unit: tonnes, value: 25-26 million, currency: EUR, {CITED}"
        goods = f"goods:\n  - {{{row}, {worth}}}\n"
        row_of_cells = cells(tmp_path, goods, "goods")
        assert row_of_cells[5:7] == ["over 2 million tonnes (estimated)", "€25-26 million (estimated)"]
        shown = cells(tmp_path, goods, "show", "fish")
        assert shown[shown.index("Quantity") + 1] == "over 2 million tonnes"
        assert shown[shown.index("Value") + 1] == "€25-26 million"

    def test_an_event_has_an_amount(self, tmp_path: Path) -> None:
        loan = f"id: loan, date: 2018, kind: contract, title: A loan, amount: almost 5 billion, {CITED}"
        events = f"events:\n  - {{{loan}, currency: RUB}}\n"
        shown = cells(tmp_path, events, "show", "loan")
        assert shown[shown.index("Amount") + 1] == "almost ₽5 billion"

    def test_json_has_bounds_of_what_is_reported_and_worked_out(self, tmp_path: Path) -> None:
        row = trade("date: 2018, exports: over 555, imports: under 77, change_percent: 5")
        (fact,) = answered("trade", "--data", str(written(tmp_path, row)))
        assert fact["bounds"] == {
            "exports": [555, None],
            "imports": [None, 77],
            "balance": [478, None],
            "change_percent": [4.5, 5.5],
        }


class TestAsAFileHasIt:
    @pytest.mark.parametrize(
        "text",
        [
            "84 million",
            "24.70",
            "0",
            "1.5 billion",
            "over 25 billion",
            "about 0.125",
            "-01.234",
            "25 billion to 26.5 billion",
            "almost 632 million",
        ],
    )
    def test_a_figure_is_written_so_that_the_same_is_read(self, text: str) -> None:
        assert read_figure(figure_text(read_figure(text))) == read_figure(text)

    @pytest.mark.parametrize(
        ("text", "written"),
        [
            ("84,000,000", "84000000"),
            ("1,500 thousand", "1500 thousand"),
            ("25-26 billion", "25 billion to 26 billion"),
            ("0 million", "0 million"),
        ],
    )
    def test_its_digits_are_those_that_count(self, text: str, written: str) -> None:
        assert figure_text(read_figure(text)) == written
