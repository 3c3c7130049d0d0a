"""How long two states, or two persons, did not meet."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import bilat
from bilat.record.model import Event, Variant
from bilat.reports.gaps import find_gaps
from examples import event
from program import bilat as run
from program import on_terminal


def bounds(*meetings: Event, sure: set[str] | None = None) -> list[tuple[str, str, int, int | None]]:
    found = find_gaps(meetings, {one.id for one in meetings} if sure is None else sure).found
    return [(one.after.id, one.before.id, one.at_least, one.at_most) for one in found]


class TestBounds:
    def test_between_two_days_a_silence_is_as_long_as_they_are_apart(self) -> None:
        assert bounds(event("a", "2019-03-01"), event("b", "2019-03-03")) == [("a", "b", 2, 2)]

    def test_between_two_months_it_is_at_least_from_the_end_of_one_to_the_start_of_the_other(self) -> None:
        # 31 January to 1 March 2019 is 29 days, 1 January to 31 March 89.
        assert bounds(event("a", "2019-01"), event("b", "2019-03")) == [("a", "b", 29, 89)]

    def test_the_longest_comes_first(self) -> None:
        found = bounds(event("a", "2019-01-01"), event("b", "2019-01-11"), event("c", "2019-03-01"))
        assert [one[:2] for one in found] == [("b", "c"), ("a", "b")]

    def test_meetings_that_may_have_been_on_one_day_leave_no_sure_silence(self) -> None:
        assert bounds(event("a", "2019-03"), event("b", "2019-03-14")) == []

    def test_a_meeting_that_runs_on_ends_a_silence_when_it_has_begun_and_starts_one_when_it_is_over(
        self,
    ) -> None:
        # It began on 31 December 2020 at the latest and was over on 1 January 2021 at the earliest.
        found = bounds(event("a", "2019-12-31"), event("b", "2020/2021"), event("c", "2022-01-01"))
        assert found == [("a", "b", 1, 366), ("b", "c", 1, 365)]

    def test_a_month_that_swallows_a_day_bounds_the_next_silence_by_its_own_last_day(self) -> None:
        # March ends on the 31st; c is one day later; b surely was on the 14th: 18 days at most to 1 April.
        found = bounds(event("a", "2019-03"), event("b", "2019-03-14"), event("c", "2019-04-01"))
        assert found == [("a", "c", 1, 18)]

    def test_a_meeting_that_is_not_sure_may_break_a_gap_whose_longest_part_is_sure(self) -> None:
        meetings = (event("a", "2019-01-01"), event("b", "2019-01-10"), event("c", "2019-02-01"))
        assert bounds(*meetings, sure={"a", "c"}) == [("a", "c", 22, 31)]

    def test_where_nothing_before_is_sure_there_is_no_upper_bound(self) -> None:
        meetings = (event("a", "2019-01-01"), event("b", "2019-01-10"))
        assert bounds(*meetings, sure={"b"}) == [("a", "b", 9, None)]

    def test_where_sources_disagree_on_a_date_a_meeting_may_have_been_on_either(self) -> None:
        # On 1 March or 1 May 2019: 59 or 120 days after 1 January, and 31 or 92 before 1 June.
        disputed = replace(event("b", "2019-03-01"), variants=(Variant("date", "2019-05-01", ()),))
        found = bounds(event("a", "2019-01-01"), disputed, event("c", "2019-06-01"))
        assert found == [("a", "b", 59, 120), ("b", "c", 31, 92)]

    def test_a_meeting_is_not_over_before_the_day_it_began(self) -> None:
        # From 1 June 2015 to the end of that year, whenever that was: 1 June 2015 to 1 January 2017 at most.
        assert bounds(event("a", "2015-06-01/2015"), event("b", "2017-01-01")) == [("a", "b", 367, 580)]

    def test_a_meeting_has_begun_by_the_day_it_was_over(self) -> None:
        # Begun in 2017, over on 5 March: 1 January 2015 to 5 March 2017 at most.
        assert bounds(event("a", "2015-01-01"), event("b", "2017/2017-03-05")) == [("a", "b", 731, 794)]

    def test_a_meeting_whose_start_nobody_knows_may_have_been_on_any_day_until_its_end(self) -> None:
        # Over in 2016: 31 December 2016 to 1 January 2018 at least, 1 January 2016 to 1 January 2018 at most.
        meetings = (event("a", "2012-01-01"), event("b", "../2016"), event("c", "2018-01-01"))
        assert bounds(*meetings) == [("b", "c", 366, 731)]


class TestWhatIsLeftOut:
    def test_endless_meetings_are_left_out_and_counted(self) -> None:
        meetings = [event("a", "2019-01-01"), event("c", "2019-02/.."), event("d", "2019-03-01")]
        found = find_gaps(meetings, {"a", "c", "d"})
        assert [(one.after.id, one.before.id) for one in found.found] == [("a", "d")]
        assert (found.between, found.open_ended) == (2, 1)

    def test_a_meeting_without_a_start_has_an_end(self) -> None:
        found = find_gaps([event("a", "../2016"), event("b", "2018"), event("c", "2019/..")], set())
        assert (found.between, found.open_ended) == (2, 1)

    def test_a_date_in_doubt_is_taken_as_written_and_counted(self) -> None:
        assert find_gaps([event("a", "2019-01~"), event("b", "2019-03")], set()).marked == 1


class TestTheRecord:
    def test_the_longest_silence_is_between_chavez_in_moscow_and_the_president_in_venezuela(self) -> None:
        # From May 2001 (p36) to November 2008 (p7): 31 May 2001 to 1 November 2008, 1 May to 30 November.
        longest = bilat.load().gaps()[0]
        assert (longest["after"]["date"], longest["before"]["date"]) == ("2001-05", "2008-11")
        assert (longest["at_least_days"], longest["at_most_days"]) == (2711, 2770)

    def test_the_talks_of_2018_may_have_broken_721_days_between_putin_and_maduro(self) -> None:
        # 4 October 2017 (p14) to 25 September 2019 (p1) is two years less nine days. At the talks of
        # 5 December 2018, 427 days after the first, the Russian head of state is not named (p16).
        [last] = [
            gap
            for gap in bilat.load().gaps(person=["Putin", "Maduro"])
            if gap["after"]["date"] == "2017-10-04"
        ]
        assert (last["before"]["date"], last["at_least_days"], last["at_most_days"]) == (
            "2019-09-25",
            427,
            721,
        )
        assert [event["id"] for event in last["perhaps_broken_by"]] == ["talks-2018-12"]

    def test_lavrov_may_have_met_rodriguez_before_or_after_vienna_so_no_silence_is_sure(self) -> None:
        # p17: in March or August 2019; p20: on 14 March.
        assert bilat.load().gaps(person="Lavrov") == []

    def test_the_command_gives_the_same_as_json(self) -> None:
        answered = json.loads(run("gaps", "--level", "leaders", "--json").out)
        assert answered == bilat.load().gaps(level="leaders")

    def test_a_terminal_says_between_how_many_meetings(self) -> None:
        shown = on_terminal("gaps", "--person", "Putin", "--limit", "1", width=100).out
        assert "519 to 579" in shown
        assert "1 of 6 gaps. Days without a recorded encounter, between 7 encounters." in " ".join(
            shown.split()
        )

    def test_what_may_have_broken_a_silence_is_named_with_what_is_not_known_of_it(self) -> None:
        # p16: talks at the highest level on 5 December 2018, the Russian side not named.
        said = "talks-2018-12 (head of state not named)"
        asked = ("gaps", "--person", "Putin", "--person", "Maduro", "--limit", "2")
        shown = " ".join(on_terminal(*asked, width=80).out.split())
        assert f"perhaps broken by {said.removesuffix('named)')}" in shown
        assert [line.split("\t")[-1] for line in run(*asked).lines] == ["-", said]

    def test_one_meeting_leaves_no_silence(self) -> None:
        answered = run("gaps", "--person", "Medvedev")
        assert (answered.status, answered.out) == (0, "")
        assert answered.err.startswith("No gaps between encounters recorded for: person Medvedev.\n")


class TestSeveralPairs:
    def test_the_longest_silence_of_any_pair_comes_first(self, tmp_path: Path) -> None:
        record = (Path(__file__).parent.parent / "data" / "events.yaml").read_text(encoding="utf-8")
        other = record.replace("parties: [RUS, VEN]", "parties: [RUS, CUB]")
        for name, text in (("one.yaml", record), ("two.yaml", other)):
            (tmp_path / name).write_text(text, encoding="utf-8")
        found = json.loads(run("gaps", "--data", str(tmp_path), "--limit", "3", "--json").out)
        assert [(gap["pair"], gap["at_least_days"]) for gap in found] == [
            ("RUS-VEN", 2711),
            ("RUS-CUB", 2711),
            ("RUS-VEN", 1158),
        ]
