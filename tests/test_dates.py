from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bilat.values.edtf import parse, spoken
from bilat.values.errors import DateError
from bilat.values.typed_dates import read_typed
from strategies import edtf_dates, edtf_intervals

# Written out by hand from ISO 8601-2 levels 0 and 1; None is an open end.
SPANS = [
    ("2018-12-05", date(2018, 12, 5), date(2018, 12, 5), "day"),
    ("2008-11", date(2008, 11, 1), date(2008, 11, 30), "month"),
    ("2013-07", date(2013, 7, 1), date(2013, 7, 31), "month"),
    ("1991-12", date(1991, 12, 1), date(1991, 12, 31), "month"),
    ("2005", date(2005, 1, 1), date(2005, 12, 31), "year"),
    ("0001", date(1, 1, 1), date(1, 12, 31), "year"),
    ("9999-12-31", date(9999, 12, 31), date(9999, 12, 31), "day"),
    ("2020/2021", date(2020, 1, 1), date(2021, 12, 31), "interval"),
    ("2019-01/2019-06", date(2019, 1, 1), date(2019, 6, 30), "interval"),
    ("2008-11/2010-04", date(2008, 11, 1), date(2010, 4, 30), "interval"),
    ("2006/..", date(2006, 1, 1), None, "interval"),
    ("2006/", date(2006, 1, 1), None, "interval"),
    ("../2006", None, date(2006, 12, 31), "interval"),
    ("/2006-02", None, date(2006, 2, 28), "interval"),
    ("2016-02-29", date(2016, 2, 29), date(2016, 2, 29), "day"),
    ("2000-02-29", date(2000, 2, 29), date(2000, 2, 29), "day"),
    ("2016-02", date(2016, 2, 1), date(2016, 2, 29), "month"),
    ("2015-02", date(2015, 2, 1), date(2015, 2, 28), "month"),
    ("1900-02", date(1900, 2, 1), date(1900, 2, 28), "month"),
    ("201X", date(2010, 1, 1), date(2019, 12, 31), "decade"),
    ("19XX", date(1900, 1, 1), date(1999, 12, 31), "century"),
    ("2018-XX", date(2018, 1, 1), date(2018, 12, 31), "year"),
    ("2018-XX-XX", date(2018, 1, 1), date(2018, 12, 31), "year"),
    ("2018-11-XX", date(2018, 11, 1), date(2018, 11, 30), "month"),
    ("2018-21", date(2018, 3, 1), date(2018, 5, 31), "season"),
    ("2018-22", date(2018, 6, 1), date(2018, 8, 31), "season"),
    ("2018-23", date(2018, 9, 1), date(2018, 11, 30), "season"),
    ("2018-24", date(2018, 12, 1), date(2019, 2, 28), "season"),
    ("2019-24", date(2019, 12, 1), date(2020, 2, 29), "season"),
]

INVALID = [
    "",
    " ",
    "yesterday",
    "18",
    "2018-13",
    "2018-00",
    "2018-2",
    "2018-1-5",
    "2018-12-32",
    "2018-12-00",
    "2018-04-31",
    "2015-02-29",
    "1900-02-29",
    "2018-25",
    "2018-21-01",
    "201X-05",
    "2018-XX-05",
    "20181205",
    "2018/12/05",
    "2018-12-05 ",
    "2021/2020",
    "../..",
    "/",
    "2018/2019-13",
    "0000",
    "-0044",
    "Y12018",
]


@pytest.mark.parametrize(("text", "start", "end", "precision"), SPANS)
def test_edtf_text_means_this_span(text: str, start: date | None, end: date | None, precision: str) -> None:
    when = parse(text)

    assert (when.start, when.end, when.precision) == (start, end, precision)


@pytest.mark.parametrize("text", INVALID)
def test_what_is_no_edtf_date_is_refused(text: str) -> None:
    with pytest.raises(DateError):
        parse(text)


@pytest.mark.parametrize(
    ("text", "uncertain", "approximate"),
    [
        ("2018-12-05", False, False),
        ("2005?", True, False),
        ("2005~", False, True),
        ("2005-05%", True, True),
        ("2005?/2006", True, False),
    ],
)
def test_marks_tell_doubt_and_approximation(text: str, uncertain: bool, approximate: bool) -> None:
    when = parse(text)

    assert (when.uncertain, when.approximate) == (uncertain, approximate)


def test_a_refusal_names_the_text_it_refuses() -> None:
    with pytest.raises(DateError, match="2015-02-29"):
        parse("2015-02-29")


@given(st.dates())
def test_every_iso_day_parses_to_that_day(day: date) -> None:
    when = parse(day.isoformat())

    assert (when.start, when.end, when.precision) == (day, day, "day")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2015-05-09", "9 May 2015"),
        ("2008-11", "Nov 2008"),
        ("2005", "2005"),
        ("2019-01/2019-06", "Jan-Jun 2019"),
        ("2020/2021", "2020-2021"),
        ("2008-11/2010-04", "Nov 2008 - Apr 2010"),
        ("2006/..", "since 2006"),
        ("../2006", "until 2006"),
        ("1990~/1990-03", "c. 1990 - Mar 1990"),
        ("1990~/1990~", "c. 1990 - c. 1990"),
        ("2019-01~/2019-06", "c. Jan 2019 - Jun 2019"),
        ("2019-01/2019-06?", "Jan 2019 - Jun 2019?"),
        ("2018-21/2018-23", "spring-autumn 2018"),
        ("2018-02/2018-23", "Feb 2018 - autumn 2018"),
        ("2018-21/2019-21", "spring 2018 - spring 2019"),
        ("2018-03/2018-03-20", "Mar 2018 - 20 Mar 2018"),
        ("2018/2018-03", "2018 - Mar 2018"),
        ("2018-XX/2019", "2018-2019"),
        ("199X/20XX", "1990s - 2000-99"),
        ("0009", "0009"),
        ("0009-05-09", "9 May 0009"),
        ("1990~", "c. 1990"),
        ("1990?", "1990?"),
        ("201X", "2010s"),
        ("2018-22", "summer 2018"),
    ],
)
def test_dates_are_spoken_as_people_do(text: str, words: str) -> None:
    assert spoken(parse(text)) == words


@given(edtf_intervals())
def test_a_spoken_interval_loses_no_year_and_no_mark(text: str) -> None:
    first, last = text.split("/")
    words = spoken(parse(text))
    ends = [spoken(parse(end)) for end in (first, last) if end not in ("", "..")]
    if all(end in words for end in ends):
        return
    # Jan-Jun 2019: the year stands once, since it is the same.
    (start, year), (end, same_year) = (spoken_end.split() for spoken_end in ends)
    assert year == same_year
    assert words == f"{start}-{end} {year}"


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
        ("Saturday 9 May 2015", "2015-05-09"),
        ("Sat, May 9, 2015", "2015-05-09"),
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
    ],
)
def test_nothing_is_passed_over_and_nothing_guessed(typed: str) -> None:
    with pytest.raises(DateError):
        read_typed(typed)


def test_no_text_is_too_long_to_be_refused() -> None:
    for typed in ("2015" + "?" * 5_000, "c. " * 5_000 + "2015", "May " * 5_000 + "2015", "a - " * 5_000):
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
    ],
)
def test_what_is_no_date_is_named_as_it_was_typed(typed: str, named: str) -> None:
    with pytest.raises(DateError) as refused:
        read_typed(typed)
    assert str(refused.value).startswith(f"{named!r} is ")
