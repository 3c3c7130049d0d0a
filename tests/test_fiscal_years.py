"""Years that do not run from January to December: written FY2017-18, kept as an interval of days."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bilat.values.edtf import parse
from bilat.values.errors import DateError
from bilat.values.fiscal_years import (
    Beginning,
    fiscal_year_name,
    is_fiscal_year,
    read_beginning,
    read_fiscal_year,
    year_order,
)

INDIA, IRAN, AMERICA, RUSSIA = (4, 1), (3, 21), (10, 1), (1, 1)


@pytest.mark.parametrize(
    ("text", "begins", "days"),
    [
        ("FY2017-18", INDIA, "2017-04-01/2018-03-31"),
        ("FY 2017/18", INDIA, "2017-04-01/2018-03-31"),
        ("fy2017-2018", INDIA, "2017-04-01/2018-03-31"),
        ("fiscal year 2017-18", INDIA, "2017-04-01/2018-03-31"),
        ("financial year 2017/18", INDIA, "2017-04-01/2018-03-31"),
        ("FY2017-18", IRAN, "2017-03-21/2018-03-20"),
        ("FY2017-18", AMERICA, "2017-10-01/2018-09-30"),
        ("FY1999-00", INDIA, "1999-04-01/2000-03-31"),
        # A year that ends on 29 February.
        ("FY2015-16", (3, 1), "2015-03-01/2016-02-29"),
        ("FY2017", RUSSIA, "2017"),
    ],
)
def test_a_fiscal_year_is_the_days_from_its_beginning(text: str, begins: Beginning, days: str) -> None:
    assert is_fiscal_year(text)
    assert read_fiscal_year(text, [begins]) == parse(days)


def test_parties_whose_years_begin_together_need_one_reading() -> None:
    assert read_fiscal_year("FY2017-18", [INDIA, INDIA]).text == "2017-04-01/2018-03-31"
    # Only one of the two has a year that lies in both.
    assert read_fiscal_year("FY2017-18", [RUSSIA, INDIA]).text == "2017-04-01/2018-03-31"


@pytest.mark.parametrize(
    ("text", "beginnings", "says"),
    [
        ("FY2017-18", [INDIA, IRAN], ["two ways", "2017-03-21/2018-03-20", "2017-04-01/2018-03-31"]),
        # India and America call it by the year it ends in, others by the year it begins in.
        (
            "FY2017",
            [INDIA],
            ["read two ways: FY2016-17 (1 Apr 2016 - 31 Mar 2017) or FY2017-18 (1"],
        ),
        ("FY2017", [INDIA, RUSSIA], ["3 ways", "2017 (2017)", "2016-04-01/2017-03-31"]),
        ("FY2017-18", [], ["not known", "fiscal_years"]),
        ("FY2017-18", [RUSSIA], ["calendar year", "2017 or 2018"]),
        ("FY2017-19", [INDIA], ["not one fiscal year"]),
        ("FY2017-17", [INDIA], ["not one fiscal year"]),
        ("FY17-18", [INDIA], ["not a fiscal year"]),
        ("FY2017-18-19", [INDIA], ["not a fiscal year"]),
        ("FY", [INDIA], ["not a fiscal year"]),
        ("FY٢٠١٧-١٨", [INDIA], ["not a fiscal year"]),
        ("FY9999-00", [INDIA], ["outside the years"]),
        ("FY0000-01", [INDIA], ["outside the years"]),
    ],
)
def test_what_is_not_one_known_fiscal_year_is_refused(
    text: str, beginnings: list[Beginning], says: list[str]
) -> None:
    with pytest.raises(DateError) as refused:
        read_fiscal_year(text, beginnings)
    for words in says:
        assert words in str(refused.value)


@pytest.mark.parametrize(
    ("text", "begins", "name"),
    [
        ("2017-04-01/2018-03-31", INDIA, "FY2017-18"),
        ("2017-04/2018-03", INDIA, "FY2017-18"),
        ("2017-03-21/2018-03-20", IRAN, "FY2017-18"),
        ("2015-03-01/2016-02-29", (3, 1), "FY2015-16"),
        ("2017-04-01/2018-03-31", IRAN, None),
        ("2017-04-01/2018-03-30", INDIA, None),
        ("2017-04-01/2019-03-31", INDIA, None),
        ("2017-04-01/2018-03-31~", INDIA, None),
        ("2017-04/..", INDIA, None),
        ("../2018-03", INDIA, None),
        ("[2017-04..2018-03]", INDIA, None),
        ("9999-04/9999-12", INDIA, None),
        ("2017", INDIA, None),
        # A fiscal year that is the calendar year has no other name.
        ("2017", RUSSIA, None),
        ("2017-01-01/2017-12-31", RUSSIA, None),
    ],
)
def test_a_whole_fiscal_year_has_a_name(text: str, begins: Beginning, name: str | None) -> None:
    assert fiscal_year_name(parse(text), begins) == name


def test_a_fiscal_year_comes_after_the_year_in_which_it_begins() -> None:
    years = ["FY2016-17", "2017", "FY2017-18", "2018"]
    assert sorted(years, key=year_order) == years


@given(st.integers(1, 9998), st.dates(date(2001, 1, 2), date(2001, 12, 31)))
def test_the_name_of_a_fiscal_year_reads_back(year: int, day: date) -> None:
    begins = (day.month, day.day)
    days = read_fiscal_year(f"FY{year:04}-{(year + 1) % 100:02}", [begins])
    assert days.start == date(year, *begins)
    assert days.end is not None
    assert (date(year + 1, *begins) - days.end).days == 1
    assert read_fiscal_year(fiscal_year_name(days, begins) or "", [begins]) == days


@pytest.mark.parametrize(("text", "begins"), [("04-01", INDIA), ("03-21", IRAN), ("12-31", (12, 31))])
def test_a_beginning_is_a_month_and_a_day(text: str, begins: Beginning) -> None:
    assert read_beginning(text) == begins


@pytest.mark.parametrize(
    "text", ["", "4-1", "13-01", "04-31", "02-29", "2017-04-01", "April 1", "04", "٠٤-٠١"]
)
def test_a_beginning_is_a_day_of_every_year(text: str) -> None:
    with pytest.raises(DateError, match="not a month and day"):
        read_beginning(text)
