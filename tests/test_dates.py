from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bilat.values.edtf import parse, spoken
from bilat.values.errors import DateError
from strategies import edtf_intervals, edtf_near_sets

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
    ("9998-24", date(9998, 12, 1), date(9999, 2, 28), "season"),
]

# One of a set: the days it can mean lie apart. Written out by hand as above.
SETS = [
    ("[2019-03,2019-08]", ["2019-03-01/2019-03-31", "2019-08-01/2019-08-31"]),
    ("[2019-08,2019-03]", ["2019-03-01/2019-03-31", "2019-08-01/2019-08-31"]),
    ("[2015-05-09,2015-05-12]", ["2015-05-09/2015-05-09", "2015-05-12/2015-05-12"]),
    ("[1667,1668,1670..1672]", ["1667-01-01/1668-12-31", "1670-01-01/1672-12-31"]),
    ("[2019-03..2019-05]", ["2019-03-01/2019-05-31"]),
    ("[..1760-12-03]", ["../1760-12-03"]),
    ("[1760-12..]", ["1760-12-01/.."]),
    ("[1667,1760-12..]", ["1667-01-01/1667-12-31", "1760-12-01/.."]),
    ("[..1667,1760]", ["../1667-12-31", "1760-01-01/1760-12-31"]),
    # Spans with no day between them are one.
    ("[2019-03,2019-04]", ["2019-03-01/2019-04-30"]),
    ("[2019-03,2019,2019-08]", ["2019-01-01/2019-12-31"]),
    ("[2019,9999-12..]", ["2019-01-01/2019-12-31", "9999-12-01/.."]),
    ("[..2019,9999-12-31]", ["../2019-12-31", "9999-12-31/9999-12-31"]),
    ("[2019-03,2019-03..]", ["2019-03-01/.."]),
    ("[201X,2020-21]", ["2010-01-01/2019-12-31", "2020-03-01/2020-05-31"]),
]

INVALID = [
    "[2019]",
    "[2019-03]",
    "[]",
    "[..]",
    "[2019,]",
    "[2019, 2020]",
    "[2019,2020",
    "[2019,2020]~",
    "[2019,..2020]",
    "[2019..,2020]",
    "[2020..2019,2021]",
    "[2019/2020,2021]",
    "[2019-13,2020]",
    "[2019-02-29,2020]",
    "[2019-03-05T10:00:00Z,2020]",
    "[2019,2020]/2021",
    "[2019,20200",
    "{2019,2020}",
    "",
    " ",
    "yesterday",
    "18",
    "2018-13",
    "2018-00",
    "2018-2",
    "2018X",
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


@pytest.mark.parametrize(("text", "spans"), SETS)
def test_one_of_a_set_means_these_spans(text: str, spans: list[str]) -> None:
    when = parse(text)
    expected = [(parse(span).start, parse(span).end) for span in spans]

    assert list(when.spans) == expected
    assert (when.start, when.end, when.precision) == (expected[0][0], expected[-1][1], "set")


@pytest.mark.parametrize("text", ["2015-05-09", "2015", "2006/..", "../2006"])
def test_any_other_date_is_one_span(text: str) -> None:
    when = parse(text)

    assert when.spans == ((when.start, when.end),)


def test_all_of_a_set_is_refused_in_words() -> None:
    with pytest.raises(DateError, match="a set of which all dates are meant"):
        parse("{2019-03,2019-08}")


@pytest.mark.parametrize(
    ("text", "window", "may", "surely"),
    [
        ("[2019-03,2019-08]", "2019-05", False, False),
        ("[2019-03,2019-08]", "2019-08-31", True, False),
        ("[2019-03,2019-08]", "2019-03", True, False),
        ("[2019-03,2019-08]", "2019-03/2019-08", True, True),
        ("[2019-03,2019-08]", "2019", True, True),
        ("[2019-03,2019-08]", "2019-07/..", True, False),
        ("[2019-03,2019-08]", "[2019-03,2019-08]", True, True),
        ("[2019-03,2019-08]", "[2019-05,2019-09]", False, False),
        ("[2019-03-01,2019-08-31]", "[2019-03,2019-08]", True, True),
        ("2019-05", "[2019-03,2019-08]", False, False),
        ("2019-08-05", "[2019-03,2019-08]", True, True),
        ("2019", "[2019-03,2019-08]", True, False),
        ("2019-03-20/2019-04-10", "[2019-03,2019-04]", True, True),
        ("[..2014,2017]", "2015/2016", False, False),
        ("[..2014,2017]", "1200", True, False),
        ("[2014,2017..]", "2014/..", True, True),
    ],
)
def test_a_window_between_the_dates_of_a_set_misses_it(
    text: str, window: str, may: bool, surely: bool
) -> None:
    when, asked = parse(text), parse(window)

    assert (when.may_lie_in(asked), when.lies_in(asked)) == (may, surely)


EVERY_DAY = [date(1995, 1, 1) + timedelta(days=number) for number in range(40 * 365)]


def days_of(text: str) -> set[date]:
    """Return each day that a date can mean, from 1995 to 2035: day by day, without comparing ends."""
    members = [parse(member.replace("..", "/")) for member in text.strip("[]").split(",")]
    return {
        day
        for day in EVERY_DAY
        for member in members
        if (member.start is None or member.start <= day) and (member.end is None or day <= member.end)
    }


@settings(max_examples=20)
@given(edtf_near_sets(), edtf_near_sets())
def test_a_set_lies_where_its_days_do(text: str, window: str) -> None:
    days, asked = days_of(text), days_of(window)

    assert parse(text).may_lie_in(parse(window)) == bool(days & asked)
    assert parse(text).lies_in(parse(window)) == (days <= asked)


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
        ("[2005?,2006]", True, False),
        ("[2005,2006..2007~]", False, True),
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
        ("2013-04-28/2013-04-30", "28-30 Apr 2013"),
        ("2013-04-28/2013-05-02", "28 Apr - 2 May 2013"),
        ("2012-12-28/2013-01-02", "28 Dec 2012 - 2 Jan 2013"),
        ("2013-04-28~/2013-04-30", "c. 28 Apr 2013 - 30 Apr 2013"),
        ("2018-03/2018-03-20", "Mar 2018 - 20 Mar 2018"),
        ("2018/2018-03", "2018 - Mar 2018"),
        ("2018-XX/2019", "2018-2019"),
        ("199X/20XX", "1990s - 2000-99"),
        ("0009", "0009"),
        ("0009-05-09", "9 May 0009"),
        ("1990~", "c. 1990"),
        ("1990?", "1990?"),
        ("1990%", "c. 1990?"),
        ("201X", "2010s"),
        ("2018-22", "summer 2018"),
        ("[2019-03,2019-08]", "Mar or Aug 2019"),
        ("[2019-08,2019-03]", "Aug or Mar 2019"),
        ("[2019-03,2019-06,2019-08]", "Mar, Jun or Aug 2019"),
        ("[2019-21,2019-23]", "spring or autumn 2019"),
        ("[2018-03,2019-08]", "Mar 2018 or Aug 2019"),
        ("[2019-03~,2019-08]", "c. Mar 2019 or Aug 2019"),
        ("[2019-03,2019-08?]", "Mar 2019 or Aug 2019?"),
        ("[2015-05-09,2015-05-12]", "9 May 2015 or 12 May 2015"),
        ("[2015,2017,2019]", "2015, 2017 or 2019"),
        ("[1667,1670..1672]", "1667 or between 1670 and 1672"),
        ("[2019-03..2019-05]", "between Mar 2019 and May 2019"),
        ("[..1760-12-03]", "3 Dec 1760 or earlier"),
        ("[1667,1760-12..]", "1667 or Dec 1760 or later"),
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
    # Jan-Jun 2019, 28 Apr - 2 May 2013: one year stands once, and so does one month: 28-30 Apr 2013.
    (*start, year), (*end, same_year) = (spoken_end.split() for spoken_end in ends)
    assert year == same_year
    same_month = start[1:] == end[1:]
    dash = "-" if same_month else " - "
    assert words == f"{start[0] if same_month else ' '.join(start)}{dash}{' '.join(end)} {year}"


class TestWhereReadingIsExact:
    @pytest.mark.parametrize(
        "text",
        [
            "2019~~",
            "2019?~",
            "٢٠١٩",
            "٢٠١٩-٠٥-٠٩",
            "٢٠١٩-٠٥-٠٩T10:00:00",
            "2019 05",
            "201905",
            "?2019",
            "-٠٠٤٤",
        ],
    )
    def test_two_marks_and_other_digits_and_separators_are_refused(self, text: str) -> None:
        with pytest.raises(DateError, match="is not an EDTF date"):
            parse(text)

    @pytest.mark.parametrize(
        "text",
        ["[٢٠١٩,2020]", "[20190,2020]", "[2019,20200]", "[20190,20200]", "[2019 03,2020]", "[2019 2020]"],
    )
    def test_what_only_looks_like_a_set_is_refused_as_a_set(self, text: str) -> None:
        with pytest.raises(DateError, match="is not an EDTF set"):
            parse(text)

    def test_a_decade_and_a_season_keep_their_marks(self) -> None:
        for text in ("201X", "2019-21"):
            assert [
                (parse(f"{text}{mark}").uncertain, parse(f"{text}{mark}").approximate) for mark in "?~%"
            ] == [
                (True, False),
                (False, True),
                (True, True),
            ]

    def test_days_next_to_each_other_are_one_span_and_others_two(self) -> None:
        assert len(parse("[2019-03-01,2019-03-02]").spans) == 1
        assert len(parse("[2019-03-01,2019-03-03]").spans) == 2

    def test_a_set_may_lie_in_a_window_that_ends_on_its_first_day(self) -> None:
        days = parse("[2019-03-01,2019-05-01]")
        assert days.may_lie_in(parse("../2019-03-01"))
        assert not days.may_lie_in(parse("../2019-02-28"))
