"""Counts by a key or two: who met how often, what was traded, and what was placed where."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import bilat
from bilat.record.json import Record
from bilat.record.model import Event, Trade
from bilat.reports.summary import Summary, summarise
from bilat.reports.summary_keys import SUBJECTS, attendances
from examples import ANNA, BORIS, event, taking_part, total
from program import answered, on_terminal
from program import bilat as run
from small_record import event as event_entry
from small_record import events, trade, written


def records(summary: Summary) -> list[Record]:
    return [row.to_record() for row in summary.rows]


def counts(events: list[Event], *by: str) -> list[tuple[Any, ...]]:
    rows = records(summarise(events, SUBJECTS["events"], by))
    return [(*(row[key] for key in by), row["count"]) for row in rows]


def totals(trade: list[Trade], *by: str) -> Summary:
    return summarise(trade, SUBJECTS["trade"], by)


class TestRows:
    def test_the_most_frequent_comes_first_and_equals_by_name(self) -> None:
        events = [
            event("a", "2001", kind="visit"),
            event("b", "2002"),
            event("c", "2003"),
            event("d", "2004", kind="aid"),
        ]
        assert counts(events, "kind") == [("meeting", 2), ("aid", 1), ("visit", 1)]

    def test_times_come_in_their_own_order(self) -> None:
        events = [event("a", "2003"), event("b", "2003-05"), event("c", "1999-12-31")]
        assert counts(events, "year") == [("1999", 1), ("2003", 2)]
        assert counts(events, "decade") == [("1990s", 1), ("2000s", 2)]
        assert counts(events, "month") == [("1999-12", 1), ("2003-05", 1), (None, 1)]

    def test_what_has_no_value_is_the_last_row(self) -> None:
        events = [event("a", "2001"), event("b", "2002"), event("c", "2003", city="Oslo")]
        assert counts(events, "place") == [("Oslo", 1), (None, 2)]

    def test_a_decade_has_no_year_and_a_century_no_decade(self) -> None:
        assert counts([event("a", "201X"), event("b", "19XX")], "year") == [(None, 2)]
        assert counts([event("a", "201X"), event("b", "19XX")], "decade") == [("2010s", 1), (None, 1)]

    def test_an_event_of_two_persons_counts_with_each(self) -> None:
        both = event("a", "2001", taking_part(ANNA), taking_part(BORIS))
        alone = event("b", "2002", taking_part(ANNA))
        assert counts([both, alone], "person") == [("Anna Bell", 2), ("Boris Aldo", 1)]

    def test_a_person_in_two_roles_counts_once(self) -> None:
        twice = event("a", "2001", taking_part(ANNA, "president"), taking_part(ANNA, "head of delegation"))
        assert counts([twice], "person") == [("Anna Bell", 1)]

    def test_first_and_last_are_dates_as_they_are_written(self) -> None:
        events = [event("a", "2003-05"), event("b", "2001/2002"), event("c", "2003")]
        [row] = records(summarise(events, SUBJECTS["events"], ["kind"]))
        assert (row["first"], row["last"]) == ("2001/2002", "2003")


class TestIntervals:
    def test_an_interval_counts_once_where_it_starts_and_the_summary_says_so(self) -> None:
        found = summarise([event("a", "2020/2021"), event("b", "2021")], SUBJECTS["events"], ["year"])
        assert [(row["year"], row["count"]) for row in records(found)] == [("2020", 1), ("2021", 1)]
        assert found.at_start == 1

    def test_an_interval_without_a_start_has_no_year_and_is_placed_nowhere(self) -> None:
        found = summarise([event("a", "../2021"), event("b", "2020/..")], SUBJECTS["events"], ["year"])
        assert [(row["year"], row["count"]) for row in records(found)] == [("2020", 1), (None, 1)]
        assert found.at_start == 1

    def test_one_that_starts_in_a_decade_is_placed_in_it_and_in_no_year(self) -> None:
        since = [event("a", "199X/2005")]
        at_start = {by: summarise(since, SUBJECTS["events"], [by]).at_start for by in ("decade", "year")}
        assert at_start == {"decade": 1, "year": 0}

    def test_of_two_keys_it_is_enough_that_one_places_it(self) -> None:
        since = [event("a", "2006/..")]
        assert summarise(since, SUBJECTS["events"], ["year", "month"]).at_start == 1

    def test_by_other_keys_nothing_is_placed(self) -> None:
        assert summarise([event("a", "2020/2021")], SUBJECTS["events"], ["kind"]).at_start == 0

    def test_a_terminal_says_how_intervals_were_placed(self) -> None:
        shown = " ".join(on_terminal("summary", "--by", "decade", width=160).out.split())
        # Deliveries since 2006 and the helicopters of 2020/2021 (p37, p38) among others.
        assert "Periods counted once, where they start:" in shown


class TestTwoKeys:
    EVENTS = (
        event("a", "2001-05", taking_part(ANNA), taking_part(BORIS)),
        event("b", "2001-06", taking_part(ANNA)),
        event("c", "2002", taking_part(ANNA)),
        event("d", "2002"),
    )

    def test_a_row_for_each_pair_of_values_that_occurs(self) -> None:
        assert counts(list(self.EVENTS), "person", "year") == [
            ("Anna Bell", "2001", 2),
            ("Anna Bell", "2002", 1),
            ("Boris Aldo", "2001", 1),
            (None, "2002", 1),
        ]

    def test_who_met_how_often_is_a_cross_table_on_a_terminal(self) -> None:
        shown = on_terminal("summary", "meetings", "--by", "person", "--by", "year", width=120).lines
        assert shown[0].split() == [
            "Person",
            "2001",
            "2008",
            "2010",
            "2013",
            "2015",
            "2016",
            "2017",
            "2018",
            "2019",
            "Total",
        ]
        # Medvedev and Maduro in Ankara on 9 July 2018 (p15) is the one meeting of his.
        assert next(line for line in shown if "Medvedev" in line).split() == ["Dmitry", "Medvedev", "1", "1"]

    def test_a_total_counts_a_record_once_however_many_cells_it_stands_in(self) -> None:
        shown = on_terminal("summary", "meetings", "--by", "kind", "--by", "person", width=250).lines
        by_kind = {row["kind"]: row["count"] for row in bilat.load().summarise("meetings", "kind")}
        ends = {line.split()[0]: line.split()[-1] for line in shown if line.split()[0] in by_kind}
        assert ends == {kind: str(count) for kind, count in by_kind.items()}

    def test_where_it_does_not_fit_it_is_a_list_of_pairs(self) -> None:
        shown = on_terminal("summary", "meetings", "--by", "person", "--by", "year", width=50).lines
        assert shown[0].split()[:3] == ["Person", "Year", "Encounters"]

    def test_in_a_pipe_and_in_json_it_is_a_list_of_pairs(self) -> None:
        question = ("summary", "meetings", "--by", "person", "--by", "year", "--person", "Medvedev")
        assert run(*question).lines[0].split("\t")[:3] == ["Dmitry Medvedev", "2018", "1"]
        assert json.loads(run(*question, "--json").out)[0] == {
            "person": "Dmitry Medvedev",
            "year": "2018",
            "count": 1,
            "first": "2018-07-09",
            "last": "2018-07-09",
            "possible": 0,
            "at_least": False,
        }

    def test_in_markdown_it_is_a_cross_table(self) -> None:
        lines = run("summary", "meetings", "--by", "person", "--by", "year", "--format", "markdown").lines
        assert lines[0].startswith("| Person | 2001 | 2008 |")


class TestTrade:
    def test_whole_and_partial_years_are_not_added_up(self) -> None:
        found = totals([total("a", "2018", whole="10"), total("b", "2019-01/2019-06", whole="4")], "decade")
        assert [(row["partial"], row["total"]) for row in records(found)] == [(False, 10), (True, 4)]

    def test_currencies_are_not_added_up(self) -> None:
        found = totals(
            [total("a", "2018", whole="10"), total("b", "2019", whole="4", currency="EUR")], "decade"
        )
        assert [(row["currency"], row["total"]) for row in records(found)] == [("EUR", 4), ("USD", 10)]

    def test_reported_and_worked_out_totals_are_not_added_up(self) -> None:
        found = totals(
            [total("a", "2018", whole="10"), total("b", "2017", whole="4", derived=("total",))], "decade"
        )
        assert [(row["derived"], row["total"]) for row in records(found)] == [(["total"], 4), ([], 10)]

    def test_alike_totals_are_added_up_exactly(self) -> None:
        found = totals(
            [total("a", "2018", whole="37.3 million"), total("b", "2017", whole="559,900")], "decade"
        )
        assert [(row["count"], row["total"]) for row in records(found)] == [(2, 37859900)]

    def test_a_figure_that_one_total_lacks_has_no_sum(self) -> None:
        found = totals([total("a", "2018", whole="10", exports="6"), total("b", "2017", whole="4")], "decade")
        assert [(row["exports"], row["total"]) for row in records(found)] == [(None, 14)]

    def test_totals_for_the_same_days_have_no_sum(self) -> None:
        found = totals([total("a", "2018", whole="10"), total("b", "2018", whole="11")], "year")
        assert [(row["count"], row["total"]) for row in records(found)] == [(2, None)]

    def test_the_record_shows_2018_2019_and_the_total_worked_out_apart(self) -> None:
        rows = bilat.load().summarise("trade", "decade")
        assert [(row["partial"], row["derived"], row["total"]) for row in rows] == [
            (False, ["total"], 68300000),
            (False, [], 85200000),
            (True, [], 37800000),
        ]


class TestEveryPeriod:
    """Years without any have a row of nothing, wherever a row could stand."""

    def rows(self, folder: Path, sections: str, *asked: str) -> list[Record]:
        found: list[Record] = answered("summary", *asked, "--every", "--data", str(written(folder, sections)))
        return found

    def test_trade_has_each_year_of_each_series_and_claims_no_figures(self, tmp_path: Path) -> None:
        sections = trade("date: 2014, total: 4 million", "date: 2017, total: 5 million")
        sections += (
            "  - {id: half, reporter: SWE, partner: NOR, currency: USD, date: 2015-01/2015-06, "
            "total: 1, sources: [{id: paper, at: [p1]}]}\n"
        )
        rows = self.rows(tmp_path, sections, "trade", "--by", "year")
        assert [(row["year"], row["reporter"], row["count"], row["total"]) for row in rows] == [
            ("2014", "NOR", 1, 4_000_000),
            ("2014", "SWE", 0, None),
            ("2015", "NOR", 0, None),
            # Half of a year is recorded: the year does not stand beside it without any.
            ("2015", "SWE", 1, 1),
            ("2016", "NOR", 0, None),
            ("2016", "SWE", 0, None),
            ("2017", "NOR", 1, 5_000_000),
            ("2017", "SWE", 0, None),
        ]
        nothing = rows[2]
        assert (nothing["partial"], nothing["derived"], nothing["first"]) == (False, [], None)

    def test_fiscal_years_between_fiscal_years(self, tmp_path: Path) -> None:
        head = "dataset: {format: 1, id: norway-sweden, title: T, parties: [NOR, SWE], as_of: 2020-01-31, "
        sections = f"{head}fiscal_years: [{{country: NOR, begins: 04-01}}]}}\n" + trade(
            "date: FY2014-15, total: 4 million", "date: FY2016-17, total: 5 million"
        )
        rows = self.rows(tmp_path, sections, "trade", "--by", "year")
        assert [(row["year"], row["count"]) for row in rows] == [
            ("FY2014-15", 1),
            ("FY2015-16", 0),
            ("FY2016-17", 1),
        ]

    def test_another_key_has_every_year_for_each_of_its_values(self, tmp_path: Path) -> None:
        sections = events(event_entry("a", "2001", kind="visit"), event_entry("b", "2003"))
        for keys in (("kind", "year"), ("year", "kind")):
            rows = self.rows(tmp_path, sections, *(word for key in keys for word in ("--by", key)))
            counted = {(row["kind"], row["year"]): row["count"] for row in rows}
            assert counted == {
                ("meeting", "2001"): 0,
                ("meeting", "2002"): 0,
                ("meeting", "2003"): 1,
                ("visit", "2001"): 1,
                ("visit", "2002"): 0,
                ("visit", "2003"): 0,
            }
            assert [tuple(row[key] for key in keys) for row in rows] == sorted(
                tuple(dict(zip(("kind", "year"), place, strict=True))[key] for key in keys)
                for place in counted
            )

    def test_of_two_times_the_shorter_has_every_one_beside_the_longer_it_lies_in(
        self, tmp_path: Path
    ) -> None:
        sections = events(event_entry("a", "1998"), event_entry("b", "2001"), event_entry("c", "199X"))
        for keys in (("decade", "year"), ("year", "decade")):
            rows = self.rows(tmp_path, sections, *(word for key in keys for word in ("--by", key)))
            assert sorted((row["decade"], row["year"] or "?", row["count"]) for row in rows) == [
                *(("1990s", "1998", 1), ("1990s", "1999", 0), ("1990s", "?", 1)),
                *(("2000s", "2000", 0), ("2000s", "2001", 1)),
            ]

    def test_a_year_without_a_month_reaches_to_its_neighbours(self, tmp_path: Path) -> None:
        # Something of 2001, one knows not when: every month after it, up to March 2002, has nothing else.
        sections = events(event_entry("a", "2001"), event_entry("b", "2002-03"))
        rows = self.rows(tmp_path, sections, "--by", "year", "--by", "month")
        assert [(row["year"], row["month"], row["count"]) for row in rows] == [
            ("2001", None, 1),
            ("2002", "2002-01", 0),
            ("2002", "2002-02", 0),
            ("2002", "2002-03", 1),
        ]

    def test_a_cross_table_has_them_and_csv_as_well(self) -> None:
        # Putin met Maduro in 2013, three times in 2015, in 2016, 2017 and 2019 (p9 to p14, p1).
        asked = ("summary", "meetings", "--person", "Putin", "--person", "Maduro", "--every")
        shown = on_terminal(*asked, "--by", "year", "--by", "kind", width=100).lines
        assert [line.split() for line in shown[2:9]] == [
            ["2013", "1", "1"],
            ["2014", "0"],
            ["2015", "3", "3"],
            ["2016", "1", "1"],
            ["2017", "1", "1"],
            ["2018", "0"],
            ["2019", "1", "1"],
        ]
        assert run(*asked, "--by", "year", "--format", "csv").lines[:3] == [
            "year,count,first,last",
            "2013,1,2013-07,2013-07",
            "2014,0,,",
        ]


class TestLeast:
    def test_it_keeps_values_that_count_so_many_and_none_without_one(self, tmp_path: Path) -> None:
        sections = events(
            event_entry("a", "2001", place="{city: Oslo, country: NOR}"),
            event_entry("b", "2003", place="{city: Oslo, country: NOR}"),
            event_entry("c", "2003", place="{city: Lund, country: SWE}"),
            event_entry("d", "2003"),
        )
        data = ("--data", str(written(tmp_path, sections)))
        for least, places in (("1", ["Oslo", "Lund"]), ("2", ["Oslo"]), ("3", [])):
            assert [
                row["place"] for row in answered("summary", "--by", "place", "--min", least, *data)
            ] == places
        # A year without any does not count one or more.
        years = answered("summary", "--by", "year", "--every", "--min", "1", *data)
        assert [(row["year"], row["count"]) for row in years] == [("2001", 1), ("2003", 3)]


class TestPeople:
    def test_it_counts_officials_not_their_meetings(self) -> None:
        events = [
            event("a", "2001", taking_part(ANNA)),
            event("b", "2002", taking_part(ANNA), taking_part(BORIS)),
        ]
        found = summarise(attendances(events), SUBJECTS["people"], ["country"])
        assert [(row["country"], row["count"], row["first"], row["last"]) for row in records(found)] == [
            ("NOR", 1, "2001", "2002"),
            ("SWE", 1, "2002", "2002"),
        ]

    def test_an_official_in_two_years_counts_in_each(self) -> None:
        events = [event("a", "2001", taking_part(ANNA)), event("b", "2002", taking_part(ANNA))]
        found = summarise(attendances(events), SUBJECTS["people"], ["year"])
        assert [(row["year"], row["count"]) for row in records(found)] == [("2001", 1), ("2002", 1)]
        assert found.in_several == 1


class TestTheCommand:
    def test_it_counts_goods_by_flow(self) -> None:
        rows = json.loads(run("summary", "goods", "--by", "status", "--json").out)
        assert {row["status"] for row in rows} == {"traded", "requested", "permitted"}
        assert sum(row["count"] for row in rows) == int(run("goods", "--count").out)

    def test_without_a_key_it_takes_the_first_of_the_section(self) -> None:
        assert run("summary", "--json").out == run("summary", "events", "--by", "kind", "--json").out

    @pytest.mark.parametrize(
        ("arguments", "said"),
        [
            (("evnts",), "Did you mean events?"),
            (("--by", "yaer"), "Did you mean year?"),
            (("trade", "--by", "person"), "Known: year, decade"),
            (("--by", "kind", "--by", "kind"), "two different ones"),
            (("--by", "kind", "--by", "year", "--by", "place"), "two different ones"),
        ],
    )
    def test_a_wrong_key_ends_with_2(self, arguments: tuple[str, ...], said: str) -> None:
        answered = run("summary", *arguments)
        assert (answered.status, answered.out) == (2, "")
        assert said in answered.err


class TestCertain:
    def test_who_may_have_been_there_is_not_counted(self) -> None:
        # Ryabkov surely visited in July 2019; that he took part in the conference is not said (p23).
        rows = {row["name"]: row["count"] for row in bilat.load().people(certain=True)}
        assert rows["Sergey Ryabkov"] == 1
        by_person = {
            row["person"]: row["count"] for row in bilat.load().summarise("events", "person", certain=True)
        }
        assert by_person["Sergey Ryabkov"] == 2


class TestSources:
    def test_a_record_and_a_paragraph_count_once_each(self, tmp_path: Path) -> None:
        talks = "date: 2015, kind: meeting, title: Talks, sources:"
        file = written(
            tmp_path,
            events(
                f"id: first, {talks} [{{id: paper, at: [p1, p2]}}, {{id: gazette, at: [p1]}}]",
                f"id: second, {talks} [{{id: paper, at: [p2, p3]}}, {{id: paper, at: [p3]}}]",
            ),
        )
        cited = {one["id"]: (one["records"], one["paragraphs_cited"]) for one in bilat.load(file).sources()}
        assert cited == {"paper": (2, 3), "gazette": (1, 1)}

    def test_a_source_that_nothing_cites_is_listed(self, tmp_path: Path) -> None:
        [paper, gazette] = bilat.load(written(tmp_path, events(event_entry("talks", "2015")))).sources()
        assert (paper["records"], gazette["records"], gazette["paragraphs_cited"]) == (1, 0, 0)


def test_visits_of_another_kind_are_none() -> None:
    found = run("summary", "visits", "--by", "year", "--kind", "treaty", "--json")
    assert (found.status, json.loads(found.out)) == (0, [])
