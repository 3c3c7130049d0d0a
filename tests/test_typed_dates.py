"""Dates as people type them, and as bilat prints them: read one way, or refused with both."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given

from bilat.values.edtf import parse, spoken
from bilat.values.errors import DateError, QueryError
from bilat.values.relative_dates import is_relative, read_last
from bilat.values.typed_dates import read_typed
from strategies import edtf_dates


@pytest.mark.parametrize(
    ("typed", "edtf"),
    [
        ("May 2015", "2015-05"),
        ("may 2015", "2015-05"),
        ("9 May 2015", "2015-05-09"),
        ("May 9, 2015", "2015-05-09"),
        ("  2015-05-09 ", "2015-05-09"),
        ("2020/2021", "2020/2021"),
        # What bilat prints.
        ("c. Oct 2017", "2017-10~"),
        ("c. 2017?", "2017%"),
        ("9 May 2015?", "2015-05-09?"),
        ("since 2006", "2006/.."),
        ("until 2010", "../2010"),
        ("2015-2018", "2015/2018"),
        ("2015-12", "2015-12"),
        ("Jan-Jun 2019", "2019-01/2019-06"),
        ("Nov 2008 - Apr 2010", "2008-11/2010-04"),
        ("c. 1990 - 1995?", "1990~/1995?"),
        ("spring 2018", "2018-21"),
        ("1990s", "199X"),
        ("the 1990s", "199X"),
        ("mid-October 2017", "2017-10-11~/2017-10-20~"),
        ("1900-99", "19XX"),
        # And much like it.
        ("Since May 9, 2015", "2015-05-09/.."),
        ("January - June 2019", "2019-01/2019-06"),
        ("2015 \N{EN DASH} 2018", "2015/2018"),
        ("9th of May, 2015", "2015-05-09"),
        ("9-May-2015", "2015-05-09"),
        ("2015/5/9", "2015-05-09"),
        ("2015.05.09", "2015-05-09"),
        ("2015 May 9", "2015-05-09"),
        ("September 2015", "2015-09"),
        ("12/2012", "2012-12"),
        ("5.2019", "2019-05"),
        ("Saturday 9 May 2015", "2015-05-09"),
        ("Sat, May 9, 2015", "2015-05-09"),
        # Days of a month or two, as sources write them.
        ("28-30 April 2013", "2013-04-28/2013-04-30"),
        ("28 \N{EN DASH} 30 April 2013", "2013-04-28/2013-04-30"),
        ("April 28-30, 2013", "2013-04-28/2013-04-30"),
        ("from 28th to 30th April 2013", "2013-04-28/2013-04-30"),
        ("28 April - 2 May 2013", "2013-04-28/2013-05-02"),
        ("April 28 - May 2, 2013", "2013-04-28/2013-05-02"),
        ("28 Dec 2012 - 2 Jan 2013", "2012-12-28/2013-01-02"),
        ("2015 to 2018", "2015/2018"),
        ("from March to June 2013", "2013-03/2013-06"),
        ("2019-9-25", "2019-09-25"),
        ("2019-9-5", "2019-09-05"),
        # Parts of a year.
        ("first half of 2019", "2019-01/2019-06"),
        ("the 2nd half of 2019", "2019-07/2019-12"),
        ("H1 2019", "2019-01/2019-06"),
        ("2019 h2", "2019-07/2019-12"),
        ("Q1 2019", "2019-01/2019-03"),
        ("Q3/2019", "2019-07/2019-09"),
        ("1H 2019", "2019-01/2019-06"),
        ("2h/2019", "2019-07/2019-12"),
        ("4Q 2019", "2019-10/2019-12"),
        ("2019-Q4", "2019-10/2019-12"),
        ("2019Q2", "2019-04/2019-06"),
        ("first quarter of 2019", "2019-01/2019-03"),
        ("4th quarter 2019", "2019-10/2019-12"),
        # Thirds of a year, a month, a decade: about where the word leaves the edge open.
        ("early 2019", "2019-01/2019-04~"),
        ("mid-2019", "2019-05~/2019-08~"),
        ("late 2019", "2019-09~/2019-12"),
        ("early in 2019", "2019-01/2019-04~"),
        ("Late April 2013", "2013-04-21~/2013-04-30"),
        ("late February 2016", "2016-02-21~/2016-02-29"),
        ("mid May 2013", "2013-05-11~/2013-05-20~"),
        ("early 1990s", "1990/1993~"),
        ("mid-1990s", "1994~/1996~"),
        ("late 1990s", "1997~/1999"),
        # Centuries as ISO 8601 counts them.
        ("16th century", "15XX"),
        ("the 21st century", "20XX"),
        ("2nd century", "01XX"),
        ("c. 16th century", "15XX~"),
        # One of a set.
        ("[2019-03, 2019-08]", "[2019-03,2019-08]"),
        ("Mar or Aug 2019", "[2019-03,2019-08]"),
        ("March, June or August 2019", "[2019-03,2019-06,2019-08]"),
        ("spring or autumn 2019", "[2019-21,2019-23]"),
        ("Aug or Mar 2019", "[2019-08,2019-03]"),
        ("3 or 9 May 2015", "[2015-05-03,2015-05-09]"),
        ("3 April, 9 or 12 May 2015", "[2015-04-03,2015-05-09,2015-05-12]"),
        ("9 or 12 May 2015", "[2015-05-09,2015-05-12]"),
        ("9 May or 12 June 2015", "[2015-05-09,2015-06-12]"),
        ("May 9, 2015, May 12, 2015 or May 20, 2015", "[2015-05-09,2015-05-12,2015-05-20]"),
        ("May 9, 2015, May 12, 2016 or May 20, 2017", "[2015-05-09,2016-05-12,2017-05-20]"),
        ("Sat, May 9, 2015 or Sat, May 16, 2015", "[2015-05-09,2015-05-16]"),
        ("2015, 2017 or 2019", "[2015,2017,2019]"),
        ("Mar 2018 or Aug 2019?", "[2018-03,2019-08?]"),
        ("between 1670 and 1672", "[1670..1672]"),
        ("between March and May 2019", "[2019-03..2019-05]"),
        ("1760 or earlier", "[..1760]"),
        ("1667, Dec 1760 or later", "[1667,1760-12..]"),
        ("1760 or later or 1667", "[1667,1760..]"),
        ("1760 or 1667 or earlier", "[..1667,1760]"),
        ("1667 or earlier, 1700 or between 1760 and 1770", "[..1667,1700,1760..1770]"),
    ],
)
def test_a_typed_date_is_read_no_finer_than_it_was_written(typed: str, edtf: str) -> None:
    assert read_typed(typed) == parse(edtf)


@given(edtf_dates())
def test_what_bilat_prints_can_be_typed(text: str) -> None:
    when = parse(text)
    typed = read_typed(spoken(when))

    assert (typed.start, typed.end) == (when.start, when.end)
    assert (typed.uncertain, typed.approximate) == (when.uncertain, when.approximate)


@pytest.mark.parametrize(
    ("typed", "edtf"),
    [
        ("today", "2019-09-25"),
        ("Today", "2019-09-25"),
        ("since today", "2019-09-25/.."),
        ("90 days ago", "2019-06-27"),
        ("6 weeks ago", "2019-08-14"),
        ("12 months ago", "2018-09-25"),
        ("a month ago", "2019-08-25"),
        ("3 years ago", "2016-09-25"),
        ("since 3 years ago", "2016-09-25/.."),
        ("2015 - today", "2015/2019-09-25"),
    ],
)
def test_what_is_told_from_today_is_a_day(typed: str, edtf: str) -> None:
    assert read_typed(typed, today=date(2019, 9, 25)) == parse(edtf)


@pytest.mark.parametrize(
    ("typed", "counted"),
    [
        *(("today", True), ("since TODAY", True), ("A month AGO", True), ("3 days ago - today", True)),
        *(("2019", False), ("agony 2019", False), ("years ago", False)),
    ],
)
def test_what_is_told_from_today_is_known_by_its_words(typed: str, *, counted: bool) -> None:
    assert is_relative(typed) is counted


@pytest.mark.parametrize("typed", ["today", "3 years ago", "since 12 months ago"])
def test_what_is_told_from_today_needs_a_day(typed: str) -> None:
    with pytest.raises(DateError, match="no day was given as today"):
        read_typed(typed)


@pytest.mark.parametrize(
    ("length", "days"),
    [
        ("12m", "2018-09-25/2019-09-25"),
        ("12 months", "2018-09-25/2019-09-25"),
        ("1 Year", "2018-09-25/2019-09-25"),
        ("90d", "2019-06-27/2019-09-25"),
        ("5y", "2014-09-25/2019-09-25"),
        (" 6 w ", "2019-08-14/2019-09-25"),
    ],
)
def test_the_last_of_a_length_reach_up_to_today(length: str, days: str) -> None:
    assert read_last(length, date(2019, 9, 25)) == parse(days)


def test_a_month_before_its_31st_is_its_last_day() -> None:
    assert read_last("1m", date(2019, 3, 31)).start == date(2019, 2, 28)
    assert read_last("1y", date(2020, 2, 29)).start == date(2019, 2, 28)


@pytest.mark.parametrize("length", ["", "12", "m", "0d", "-3d", "1.5y", "12 moths", "12q"])
def test_what_is_no_length_of_time_is_refused(length: str) -> None:
    with pytest.raises(QueryError, match="not a length of time"):
        read_last(length, date(2019, 9, 25))


def test_a_day_before_the_calendar_is_refused() -> None:
    for length in ("9000y", "9000m", "9999w"):
        with pytest.raises(DateError, match="before the year 1"):
            read_last(length, date(100, 1, 1))


def test_fiscal_years_are_typed_where_it_is_known_when_they_begin() -> None:
    assert read_typed("FY 2017/18", fiscal_years=[(4, 1)]) == parse("2017-04-01/2018-03-31")
    assert read_typed("FY2017\N{EN DASH}18", fiscal_years=[(3, 21)]) == parse("2017-03-21/2018-03-20")
    with pytest.raises(DateError, match="not known"):
        read_typed("FY2017-18")


def test_a_typed_year_is_the_whole_year_and_no_day_of_today() -> None:
    when = read_typed("2015")

    assert (when.start, when.end, when.precision) == (date(2015, 1, 1), date(2015, 12, 31), "year")


@pytest.mark.parametrize("reading", ["2015-09-05", "2015-05-09"])
def test_an_ambiguous_day_is_refused_naming_both_readings(reading: str) -> None:
    with pytest.raises(DateError, match=reading):
        read_typed("05/09/2015")


@pytest.mark.parametrize(
    ("typed", "day"),
    [("25/09/2019", date(2019, 9, 25)), ("09/25/2019", date(2019, 9, 25)), ("05/05/2019", date(2019, 5, 5))],
)
def test_a_numeric_day_with_one_reading_is_read(typed: str, day: date) -> None:
    assert read_typed(typed).start == day


@pytest.mark.parametrize(
    "typed", ["", "May", "9 May", "today", "Monday", "32/13/2015", "31 June 2015", "2015-13"]
)
def test_what_is_no_dated_year_is_refused(typed: str) -> None:
    with pytest.raises(DateError):
        read_typed(typed)


@pytest.mark.parametrize(
    "typed",
    [
        # A weekday is not a day, and one of another day is a slip.
        "Monday May 2015",
        "Monday 2015",
        "Friday 9 May 2015",
        "Fri Sat 9 May 2015",
        # A number or a word too many.
        "2015-02 may",
        "1 2 May 2015",
        "May June 2015",
        "May 2015 2016",
        "9 May 2015 MSK",
        "00:00 9 May 2015",
        "9 May 2015 sharp",
        # An interval of intervals, and one that is about as a whole.
        "since since 2006",
        "since 2006/2007",
        "c. 2006/2007",
        "c. Jan-Jun 2019",
        "2018-2015",
        "2015s",
        "1950-99",
        "c. ?",
        # A part of a year that it does not have, a period that is about as a whole.
        *("3H 2019", "0Q 2019", "1H2019", "5Q 2019"),
        *("H3 2019", "Q5 2019", "Q0 2019", "Q12019", "third half of 2019", "late 1995s", "late Smarch 2015"),
        *("c. H1 2019", "late 2019?", "c. late 2019", "since H1 2019", "Q1 2019 - Q2 2019", "1st century"),
        # Days that do not go together.
        *("30-28 April 2013", "28-31 April 2013", "28-30 Smarch 2013", "28-30 2013", "28-30 April"),
        # Of which date is it the year, the month or the mark?
        *("c. Mar or Aug 2019", "Mar or Aug 2019?", "Mar, Jun, 2019 or 2020", "9 or May 2015", "Mar or Aug"),
        *("9, 10 May or 12 June 2015", "9, May or 12 June 2015", "9, 12 or May 20, 2015"),
        *(
            "or",
            "2019 or",
            "or 2019",
            "earlier or 2019",
            "2019 or later or later",
            "2019 or later or 2020 or later",
        ),
        *("2015 or 2016/2017", "2015 or since 2016", "between 2016 and 2015", "between 2015", "c. 2015 or"),
        *("2015 and 2016", "{2015,2016}", "today ago", "0 days ago"),
    ],
)
def test_nothing_is_passed_over_and_nothing_guessed(typed: str) -> None:
    with pytest.raises(DateError):
        read_typed(typed)


def test_no_text_is_too_long_to_be_refused() -> None:
    for typed in (
        "Mar or " * 5_000 + "Aug 2019?",
        "a, " * 5_000 + "or b 2019",
        "from " * 5_000 + "2015",
        "2015" + "?" * 5_000,
        "c. " * 5_000 + "2015",
        "May " * 5_000 + "2015",
        "a - " * 5_000,
    ):
        with pytest.raises(DateError):
            read_typed(typed)


def test_a_weekday_of_another_day_is_refused_with_its_own() -> None:
    with pytest.raises(DateError, match="9 May 2015 is a Saturday"):
        read_typed("Friday 9 May 2015")


@pytest.mark.parametrize(
    ("typed", "named"),
    [
        ("since 2015/2016", "2015/2016"),
        ("2015-2016 - 2017", "2015-2016"),
        ("c. 2015/2016", "c. 2015/2016"),
        ("9 Smarch 2015", "9 Smarch 2015"),
        ("May May 2015", "May May 2015"),
        ("Monday May 2015", "Monday May 2015"),
        ("since [2019,2020]", "[2019,2020]"),
        ("1st century", "1st century"),
        ("H3 2019", "H3 2019"),
        ("٩ or 12 May 2015", "٩ or 12 May 2015"),
    ],
)
def test_what_is_no_date_is_named_as_it_was_typed(typed: str, named: str) -> None:
    with pytest.raises(DateError) as refused:
        read_typed(typed)
    assert str(refused.value).startswith(f"{named!r} is ")


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("201X-05", "gives a month but no exact year"),
        ("2019 05 06 07", "is not an EDTF date"),
        ("since 9000 years ago", "'9000 years ago' goes back before the year 1"),
    ],
)
def test_a_refusal_says_what_is_wrong(typed: str, why: str) -> None:
    with pytest.raises(DateError, match=why):
        read_typed(typed, today=date(2019, 9, 25))


def test_a_refused_date_is_named_as_it_was_typed() -> None:
    with pytest.raises(DateError, match="'spam-October 2017' is not a date"):
        read_typed("spam-October 2017")


@pytest.mark.parametrize(
    ("typed", "instead", "days"),
    [
        # Halves of 31, 29 and 30 days; a third of what has no half.
        ("second half of March 2019", "16-31 March 2019", "2019-03-16/2019-03-31"),
        ("the 2nd half of Feb 2016", "16-29 Feb 2016", "2016-02-16/2016-02-29"),
        ("first half of April 2019", "1-15 April 2019", "2019-04-01/2019-04-15"),
        ("end of 2019", "late 2019", "2019-09~/2019-12"),
        ("the beginning of the 1990s", "early 1990s", "1990/1993~"),
        ("middle of May 2013", "mid May 2013", "2013-05-11~/2013-05-20~"),
        ("Start of 2019", "early 2019", "2019-01/2019-04~"),
    ],
)
def test_what_says_no_days_is_refused_with_what_can_be_written(typed: str, instead: str, days: str) -> None:
    with pytest.raises(DateError, match=f"write {instead}, or the days you mean") as refused:
        read_typed(typed)
    assert str(refused.value).count(".") == 1
    assert read_typed(instead) == parse(days)


@pytest.mark.parametrize(
    "typed", ["end of war 2019", "end of time", "first half of Smarch 2019", "end of May"]
)
def test_nothing_is_offered_for_what_cannot_be_read(typed: str) -> None:
    with pytest.raises(DateError, match="Write it like 2015"):
        read_typed(typed)
