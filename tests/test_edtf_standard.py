"""edtf.py against the standard's own examples and the edtf package: levels 0 and 1, one of a set.

The package is for tests only: it takes 90 ms to import. Where the two differ on purpose, DIFFERENCES
says for which and why; everywhere else they must agree on what is valid and on which days it means.
"""

from __future__ import annotations

import contextlib
import io
import re
import warnings
from datetime import date
from typing import Any, NamedTuple

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bilat.values.edtf import EdtfDate, parse
from bilat.values.errors import DateError
from oracle.days import united
from strategies import edtf_dates, edtf_intervals, edtf_points

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    import edtf
    from edtf.parser import parser_classes as package

OF_BILATS = (
    package.Date,
    package.DateAndTime,
    package.Interval,
    package.UncertainOrApproximate,
    package.Unspecified,
    package.Season,
    package.Level1Interval,
    package.LongYear,
    package.OneOfASet,
)
OUTSIDE = "is outside the years 1 to 9999"


def bilats(text: str) -> EdtfDate | None:
    try:
        return parse(text)
    except DateError:
        return None


def packages(text: str) -> Any:  # noqa: ANN401 - the package is not typed
    """Return what the package makes of a string of level 0 or 1, or of a set; None for any other."""
    with warnings.catch_warnings(), contextlib.redirect_stdout(io.StringIO()):
        warnings.simplefilter("ignore")
        try:
            read = edtf.parse_edtf(text)
        except (edtf.EDTFParseException, TypeError, AttributeError, ValueError):
            return None
    return read if type(read) in OF_BILATS else None


def bounds(read: Any) -> tuple[date, date] | None:  # noqa: ANN401 - the same
    """Return the first and last day that the package gives; None where it knows no bound."""
    try:
        first, last = read.lower_strict(), read.upper_strict()
        return date(*first[:3]), date(*last[:3])
    except (TypeError, ValueError):
        return None


# From the specification of the Library of Congress (loc.gov/standards/datetime), by level and heading.
LEVEL_0 = [
    *("1985-04-12", "1985-04", "1985", "1985-04-12T23:20:30", "1985-04-12T23:20:30Z"),
    *("1985-04-12T23:20:30-04", "1985-04-12T23:20:30+04:30", "1964/2008", "2004-06/2006-08"),
    *("2004-02-01/2005-02-08", "2004-02-01/2005-02", "2004-02-01/2005", "2005/2006-02"),
]
LEVEL_1 = [
    *("2001-21", "1984?", "2004-06~", "2004-06-11%", "201X", "20XX", "2004-XX", "1985-04-XX", "1985-XX-XX"),
    *("1985-04-12/..", "1985-04/..", "1985/..", "../1985-04-12", "../1985-04", "../1985"),
    *("1985-04-12/", "1985-04/", "1985/", "/1985-04-12", "/1985-04", "/1985", "1984?/2004~"),
    *("1984-06-02?/2004-08-08~", "1984~/2004-06", "1984-06-02?/.."),
]
ONE_OF_A_SET = ["[1667,1668,1670..1672]", "[..1760-12-03]", "[1760-12..]", "[1667,1760-12..]"]
OUTSIDE_THE_CALENDAR = ["Y170000002", "Y-170000002", "-1985", "0000", "-0044-03-15"]
LEVEL_2 = [
    *("Y-17E7", "1950S2", "2001-34", "{1667,1668,1670..1672}", "{1960,1961-12}", "{..1984}"),
    *(
        "2004-06~-11",
        "?2004-06-~11",
        "156X-12-25",
        "15XX-12-25",
        "XXXX-12-XX",
        "1XXX-XX",
        "1XXX-12",
        "1984-1X",
    ),
    *("2004-06-~01/2004-06-~20", "1XXX", "XXXX"),
]


@pytest.mark.parametrize("text", [*LEVEL_0, *LEVEL_1, *ONE_OF_A_SET])
def test_an_example_of_the_standard_is_read(text: str) -> None:
    assert parse(text).text == text


@pytest.mark.parametrize("text", [*OUTSIDE_THE_CALENDAR, "-018X", "-18XX"])
def test_a_year_that_no_calendar_of_days_has_is_refused_by_name(text: str) -> None:
    with pytest.raises(DateError, match=OUTSIDE):
        parse(text)


@pytest.mark.parametrize("text", LEVEL_2)
def test_any_other_example_of_level_2_is_refused(text: str) -> None:
    with pytest.raises(DateError):
        parse(text)


class Difference(NamedTuple):
    """Strings that the two read differently on purpose: which, whether bilat reads them, and why."""

    why: str
    pattern: str
    bilat_reads: bool
    examples: tuple[str, ...]


YEAR = r"(?:\d{4}|\d{3}X|\d\dXX)"
DIFFERENCES = [
    Difference(
        "Level 0, year: bilat's calendar is that of days, from year 1 to 9999; others are refused by name.",
        r".*(?:Y-?\d|(?:^|/)-[\dX]{4}|(?:^|/)-?0000|000X|00XX).*",
        bilat_reads=False,
        examples=("0000", "-0044", "Y12018", "-0044-12-05/2018", "00XX"),
    ),
    Difference(
        "ISO 8601-1, 3.1.1.19: the calendar is Gregorian; the package knows 29 February in every year.",
        r".*\d{4}-02-29.*",
        bilat_reads=False,
        examples=("1900-02-29", "2015-02-29~", "2001-02-29/2002"),
    ),
    Difference(
        "ISO 8601-1, 3.1.1.6: an interval ends no earlier than it starts; the package takes any two dates.",
        r"[^/]*\d[^/]*/[^/]*\d.*",
        bilat_reads=False,
        examples=("2021/2020", "2018-12-05/2018-11"),
    ),
    Difference(
        "Level 1, extended interval: one end is a date; an interval open on both sides says nothing.",
        r"\.\./\.\.",
        bilat_reads=False,
        examples=("../..",),
    ),
    Difference(
        "Level 0, date and time: a time follows a whole date; the package takes one after a year or a month.",
        r"\d{4}(?:-\d\d)?T.*",
        bilat_reads=False,
        examples=("2018T10:00:00", "2018-12T10:00:00Z"),
    ),
    Difference(
        "ISO 8601-1:2019, 5.3.2: the day ends at 23:59:59; the package takes 24:00:00 too.",
        r".*T24:00:00.*",
        bilat_reads=False,
        examples=("2018-12-05T24:00:00",),
    ),
    Difference(
        "Level 0, date and time: a shift is hours, or hours and minutes; the package refuses +00:00 and +14.",
        r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-](?:00(?::\d\d)?|1[2-9](?::\d\d)?|2[0-3](?::\d\d)?)",
        bilat_reads=True,
        examples=("2018-12-05T10:00:00+00:00", "2018-12-05T10:00:00+14"),
    ),
    Difference(
        "A string has no spaces; the package passes over them.",
        r".*\s.*",
        bilat_reads=False,
        examples=(" 2018", "2018 ", "2018 / 2019"),
    ),
    Difference(
        "Level 1, qualification: a mark at the end of a date, a season among them; the package refuses it.",
        r"\d{4}-2[1-4][?~%]",
        bilat_reads=True,
        examples=("2018-21?", "2018-22~"),
    ),
    Difference(
        "Level 2, one of a set: a season is a date like others; the package takes none in a set.",
        r"\[.*-2[1-4].*\]",
        bilat_reads=True,
        examples=("[2018-21,2018-23]", "[2020,2018-22..]", "[2018-05..2018-23]"),
    ),
    Difference(
        "Level 2, one of a set: from any date to any; the package takes two of a kind, without marks.",
        r"\[.*\.\..*\]",
        bilat_reads=True,
        examples=("[2010-03-09..2012-02]", "[2010~..2012]", "[2010-01?..]"),
    ),
    Difference(
        "Level 2, one of a set: a month or day may be unspecified; the package stumbles over it.",
        r"\[.*-XX.*\]",
        bilat_reads=True,
        examples=("[2010-XX,2011]",),
    ),
    Difference(
        "Level 2, one of a set: it runs forward; the package takes any two dates.",
        r"\[.*\d.*\.\..*\d.*\]",
        bilat_reads=False,
        examples=("[2021..2020]", "[2019,2021..2020]"),
    ),
    Difference(
        "Level 2, interval: the ends of an interval may have unspecified digits, and a person may write so.",
        r".*X.*/.*|.*/.*X.*",
        bilat_reads=True,
        examples=("201X/2020", "2004-06-XX/2004-07-03", "19XX/.."),
    ),
    Difference(
        "Level 2, significant digits: only some of a year's digits count; the package takes it for a date.",
        r".*\d{4}S\d.*",
        bilat_reads=False,
        examples=("1950S2",),
    ),
    Difference(
        "Level 1, season: bilat's winter ends in February, and its calendar with the year 9999.",
        r".*9999-24.*",
        bilat_reads=False,
        examples=("9999-24",),
    ),
    Difference(
        "Level 1, unspecified digit: the last one or two digits of a year; any others are level 2.",
        r"(?:.*/)?(?!\d\d[\dX]X)(?=\d*X)[\dX]{4}(?:\D.*)?",
        bilat_reads=False,
        examples=("1XXX", "1XXX~", "0X1X"),
    ),
]


@pytest.mark.parametrize(
    ("text", "difference"),
    [(text, one) for one in DIFFERENCES for text in one.examples],
    ids=lambda value: value if isinstance(value, str) else "",
)
@pytest.mark.apart
def test_where_the_two_differ_it_is_on_purpose(text: str, difference: Difference) -> None:
    assert re.fullmatch(difference.pattern, text)
    assert (bilats(text) is not None) is difference.bilat_reads, difference.why
    assert (bilats(text) is None) is not (packages(text) is None), f"no longer a difference: {difference.why}"


def must_agree(text: str) -> None:
    ours, theirs = bilats(text), packages(text)
    if (ours is None) != (theirs is None):
        allowed = [
            one.why
            for one in DIFFERENCES
            if one.bilat_reads is (ours is not None) and re.fullmatch(one.pattern, text)
        ]
        assert allowed, f"{text!r}: bilat {'reads' if ours else 'refuses'} it, the package does not agree"
        return
    if ours and isinstance(theirs, package.OneOfASet):
        # The package gives the days of each date of a set, not of all together.
        members = [bounds(member) for member in theirs.objects]
        if None not in members:
            assert list(ours.spans) == united([days for days in members if days]), text
        return
    if ours is None or (days := bounds(theirs)) is None:
        return
    if re.search(r"-24(?:[?~%]|/|$)", text):
        # Seasons have no months in the standard: the package's winter is December, bilat's ends in February.
        return
    # An end that is open or not known has no day to bilat; the package gives it a day ten years off.
    assert (ours.start or days[0], ours.end or days[1]) == days, text
    assert (ours.start is None) is text.startswith(("/", "../")), text
    assert (ours.end is None) is text.endswith(("/", "/..")), text


@pytest.mark.parametrize("text", [*LEVEL_0, *LEVEL_1, *ONE_OF_A_SET, *OUTSIDE_THE_CALENDAR, *LEVEL_2])
@pytest.mark.apart
def test_the_two_agree_on_the_examples_of_the_standard(text: str) -> None:
    must_agree(text)


@given(edtf_dates())
@pytest.mark.apart
def test_the_two_agree_on_valid_dates(text: str) -> None:
    must_agree(text)


def points() -> st.SearchStrategy[str]:
    """Draw what may be a date or nearly one: parts that are right, put together right or wrong."""
    year = st.sampled_from(
        ("2018", "1900", "2000", "0001", "9999", "0000", "-0044", "201X", "20XX", "2XXX", "Y12018", "18")
    )
    month = st.sampled_from(
        ("", "", "-12", "-02", "-04", "-13", "-00", "-21", "-24", "-25", "-XX", "-1X", "-1")
    )
    day = st.sampled_from(("", "", "-05", "-29", "-30", "-31", "-32", "-00", "-XX", "-X5", "-5"))
    shift = ("", "Z", "-05", "+04:30", "+14", "+24", "+0430")
    clock = st.sampled_from(("10:00:00", "24:00:00", "23:59:59", "10:60:00", "10:00"))
    time = st.just("") | st.builds("T{}{}".format, clock, st.sampled_from(shift))
    mark = st.sampled_from(("", "", "", "?", "~", "%", "?~", "X"))
    return st.builds("{}{}{}{}{}".format, year, month, day, time, mark)


def almost_dates() -> st.SearchStrategy[str]:
    """Draw strings that look like EDTF, most of them wrong."""
    end = points() | st.sampled_from(("", ".."))

    def damaged(text: str, at: int, sign: str) -> str:
        return text[:at] + sign + text[at + 1 :]

    return st.one_of(
        points(),
        st.builds("{}/{}".format, end, end),
        st.builds(
            damaged,
            edtf_points() | edtf_intervals(),
            st.integers(0, 12),
            st.sampled_from(list("0129X-/.?~%TYZ ")),
        ),
    )


@settings(max_examples=5 * settings().max_examples)
@given(almost_dates())
@example("2018-12-05T10:00:00?")
@example("2018-XX-XXT10:00:00")
@example("2018-12-05T10:00:00/2019")
@example("9999-24")
@pytest.mark.apart
def test_the_two_agree_on_strings_that_are_nearly_dates(text: str) -> None:
    must_agree(text)
