"""What is remembered when: yearly and round anniversaries of what happened on a day that is known."""

from __future__ import annotations

import json
from datetime import date

import pytest

import bilat
from bilat.reports.anniversaries import coming, find_anniversaries, has_anniversaries
from examples import event
from program import bilat as run


def days(first: str, last: str, *dates: str) -> list[tuple[str, int]]:
    events = [event(f"e{number}", text) for number, text in enumerate(dates)]
    found = find_anniversaries(events, date.fromisoformat(first), date.fromisoformat(last))
    return [(one.day.isoformat(), one.years) for one in found]


class TestDays:
    def test_an_event_is_remembered_every_year_on_its_day(self) -> None:
        assert days("2020-01-01", "2022-12-31", "1996-05-24") == [
            ("2020-05-24", 24),
            ("2021-05-24", 25),
            ("2022-05-24", 26),
        ]

    def test_the_day_itself_is_no_anniversary(self) -> None:
        assert days("1996-01-01", "1997-12-31", "1996-05-24") == [("1997-05-24", 1)]

    def test_both_ends_of_the_window_are_in_it(self) -> None:
        assert days("2020-05-24", "2020-05-24", "1996-05-24", "1996-05-25") == [("2020-05-24", 24)]

    def test_29_february_is_remembered_on_28_february_in_common_years(self) -> None:
        assert days("2023-01-01", "2024-12-31", "2020-02-29") == [("2023-02-28", 3), ("2024-02-29", 4)]

    def test_on_one_day_the_oldest_comes_first(self) -> None:
        assert days("2020-05-24", "2020-05-24", "2010-05-24", "1996-05-24") == [
            ("2020-05-24", 24),
            ("2020-05-24", 10),
        ]

    @pytest.mark.parametrize(
        "text", ["1996-05", "1996", "1996-05-24?", "1996-05-24~", "1996-05-24/1996-05-25"]
    )
    def test_what_is_no_certain_day_has_none(self, text: str) -> None:
        assert not has_anniversaries(event("e", text))

    def test_what_is_planned_has_none(self) -> None:
        assert not has_anniversaries(event("e", "1996-05-24", status="planned"))


class TestSpans:
    @pytest.mark.parametrize(
        ("span", "last"),
        [("90d", "2020-04-29"), ("2w", "2020-02-13"), ("1m", "2020-02-29"), ("1y", "2021-01-30")],
    )
    def test_days_weeks_months_and_years_to_come(self, span: str, last: str) -> None:
        assert coming(span, date(2020, 1, 30)) == (date(2020, 1, 30), date.fromisoformat(last))

    @pytest.mark.parametrize("span", ["", "90", "d", "0d", "-3d", "3 fortnights", "9999y"])
    def test_anything_else_is_an_error(self, span: str) -> None:
        with pytest.raises(bilat.QueryError):
            coming(span, date(2020, 1, 30))


class TestTheCommand:
    def test_2025_has_three_round_ones(self) -> None:
        # Relations of 14 March 1945 and of 16 April 1970 (p3), Victory Day of 9 May 2015 (p11).
        answered = json.loads(run("anniversaries", "--year", "2025", "--round", "--json").out)
        assert [(one["date"], one["years"], one["event"]["id"]) for one in answered] == [
            ("2025-03-14", 80, "relations-1945"),
            ("2025-04-16", 55, "relations-1970"),
            ("2025-05-09", 10, "victory-day-2015"),
        ]

    def test_a_day(self) -> None:
        [one] = json.loads(run("anniversaries", "--on", "24 May 2021", "--json").out)
        assert one == {
            "date": "2021-05-24",
            "years": 25,
            "round": True,
            "event": {
                "id": "treaty-1996",
                "date": "1996-05-24",
                "kind": "treaty",
                "title": "Treaty on Friendship and Cooperation",
            },
        }

    def test_the_days_to_come_are_counted_from_the_day_given(self) -> None:
        answered = json.loads(run("anniversaries", "--next", "90d", "--from", "2021-05-01", "--json").out)
        assert answered[0]["date"] == "2021-05-05"
        assert max(one["date"] for one in answered) <= "2021-07-30"

    def test_filters_choose_the_events(self) -> None:
        answered = run(
            "anniversaries", "--year", "2021", "--kind", "treaty", "--fields", "event.id", "--format", "csv"
        )
        assert answered.out == "event.id\ntreaty-1996\n"

    @pytest.mark.parametrize(
        ("arguments", "said"),
        [
            (("--year", "2025", "--on", "2025-05"), "cannot be combined"),
            (("--next", "soon"), "not a length of time"),
            (("--on", "2015/.."), "has no end"),
            (("--year", "May"), "is not a date"),
        ],
    )
    def test_a_window_that_cannot_be_meant_ends_with_2(self, arguments: tuple[str, ...], said: str) -> None:
        answered = run("anniversaries", *arguments)
        assert (answered.status, answered.out) == (2, "")
        assert said in answered.err
