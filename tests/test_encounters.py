"""Encounters: how often two sides met is counted once, however many records tell of it."""

from __future__ import annotations

from pathlib import Path

import pytest

import bilat
from bilat.api import Relations
from bilat.record.encounters import all_wholes, encounters_of, texts_below
from program import answered, on_terminal
from program import bilat as run
from small_record import event, events, written


@pytest.fixture(scope="module")
def record() -> Relations:
    return bilat.load()


def small(folder: Path, *entries: str, more: str = "") -> Relations:
    return bilat.load(written(folder, more + events(*entries)))


def met(relations: Relations, **filters: object) -> list[str]:
    return [one.id for one in relations.encounters(bilat.Query.of(relations.dataset, **filters))]  # type: ignore[arg-type]


class TestTheBundledRecord:
    def test_putin_and_maduro_met_seven_times(self, record: Relations) -> None:
        # p9 once in July 2013, p10 and p12 three times in 2015, p13, p14, p1. The visits are no more of them.
        both = record.meetings.where(person=["Putin", "Maduro"])
        assert [one.date.text for one in both] == [
            *("2013-07", "2015-01", "2015-09", "2015-11", "2016-10", "2017-10-04", "2019-09-25")
        ]
        assert both.possible == ()

    def test_of_them_three_were_in_2015_and_one_in_2013(self, record: Relations) -> None:
        rows = record.summarise("meetings", "year", person=["Putin", "Maduro"])
        assert {row["year"]: row["count"] for row in rows if row["year"] in ("2013", "2015")} == {
            "2013": 1,
            "2015": 3,
        }

    def test_rodriguez_surely_met_lavrov_on_one_of_two_visits(self, record: Relations) -> None:
        # p17: she paid visits in March and August, "during which" she met him.
        [meeting] = record.meetings.where(person=["Rodríguez", "Lavrov"], certain=True)
        assert (meeting.date.text, meeting.part_of_one) == (
            "[2019-03,2019-08]",
            ("visit-rodriguez-2019-03", "visit-rodriguez-2019-08"),
        )

    def test_a_session_of_the_commission_is_one_though_nobody_is_named(self, record: Relations) -> None:
        assert "commission-session-2019" in {one.id for one in record.meetings}

    def test_a_visit_is_one_where_nothing_is_told_of_talks(self, record: Relations) -> None:
        assert [one.id for one in record.meetings if one.kind == "visit"] == [
            *("visit-chavez-2001", "visit-president-2008", "visit-prime-minister-2010", "visit-arreaza-2019")
        ]

    def test_visits_are_listed_where_they_are_asked_for(self, record: Relations) -> None:
        # p36, p7 twice, p9, p10, p14, p16, p17 twice, p21, p23.
        assert len(met(record, kind="visit")) == 11

    def test_who_visited_is_counted_and_who_received_is_not(self, record: Relations) -> None:
        # Maduro in July 2013 (p9), January 2015 (p10), October 2017 (p14) and December 2018 (p16).
        rows = {row["person"]: row["count"] for row in record.summarise("visits", "person")}
        assert rows["Nicolás Maduro"] == 4
        assert "Vladimir Putin" not in rows
        assert record.summarise("meetings", "person", kind="visit") == record.summarise("visits", "person")

    def test_couples_are_of_one_side_and_the_other(self, record: Relations) -> None:
        rows = {row["couple"]: row["count"] for row in record.summarise("meetings", "couple")}
        assert rows["Vladimir Putin - Nicolás Maduro"] == 7
        assert rows["Sergey Ryabkov - Jorge Arreaza"] == 1
        assert "Nicolás Maduro - Delcy Rodríguez" not in rows

    def test_couples_and_people_are_counted_as_surely_as_the_record_says(self, record: Relations) -> None:
        # Rodríguez met Lavrov in March or August, or in both (p17). That Putin was at the GECF summits of
        # 2013 and 2015 is not said, and at that of 2015 neither is that Maduro was (p9, p12).
        couples = {
            row["couple"]: (row["count"], row["possible"], row["at_least"])
            for row in record.summarise("meetings", "couple")
        }
        assert couples["Sergey Lavrov - Delcy Rodríguez"] == (1, 0, True)
        assert couples["Sergey Lavrov - Jorge Arreaza"] == (1, 0, False)
        people = {
            row["person"]: (row["count"], row["possible"]) for row in record.summarise("events", "person")
        }
        assert people["Vladimir Putin"] == (9, 2)
        assert people["Nicolás Maduro"][1] == 1
        shown = on_terminal("summary", "meetings", "--by", "couple", width=100).out
        assert "Sergey Lavrov - Delcy Rodríguez                 1+" in shown
        assert "1+ is at least 1." in shown
        shown = on_terminal("summary", "--by", "person", "--person", "Putin", width=100).out
        assert "Vladimir Putin     7-9" in shown
        assert "7-9 is 7 surely, 2 possibly." in shown
        # In a pipe a count stays a number, and what is in doubt comes last.
        [line] = [line for line in run("summary", "--by", "person").lines if line.startswith("Vladimir")]
        assert line.split("\t") == ["Vladimir Putin", "9", "Jul 2013", "25 Sep 2019", "2", "-"]

    def test_a_window_leaves_some_counted_only_possibly(self) -> None:
        # The three talks of Rodríguez may have been in August; Lavrov met Arreaza on 14 March (p17, p20).
        asked = ("summary", "meetings", "--since", "2019-03", "--until", "2019-04-01")
        assert (
            "Encounters counted: 4, 3 of them only possibly."
            in on_terminal(*asked, "--by", "kind", width=100).out
        )
        rows = {row["person"]: (row["count"], row["possible"]) for row in answered(*asked, "--by", "person")}
        assert rows["Sergey Lavrov"] == (2, 1)

    def test_a_least_number_keeps_the_frequent(self) -> None:
        rows = answered("summary", "meetings", "--by", "couple", "--min", "3")
        assert [(row["couple"], row["count"]) for row in rows] == [("Vladimir Putin - Nicolás Maduro", 7)]

    def test_whom_lavrov_met(self) -> None:
        # Arreaza in Vienna (p20), and Rodríguez at least once in March or August (p17).
        rows = answered("people", "--met", "Lavrov")
        assert [(row["name"], row["count"], row["possible"], row["at_least"]) for row in rows] == [
            ("Delcy Rodríguez", 1, 0, True),
            ("Jorge Arreaza", 1, 0, False),
        ]
        assert [[cited["locator"] for cited in row["sources"]] for row in rows] == [["p17"], ["p20"]]

    def test_someone_known_by_office_alone_was_met_as_such_and_possibly(self, record: Relations) -> None:
        # The Russian side of the talks of December 2018 is not named (p16).
        unnamed = [row for row in record.people(met="Maduro") if row["name"] is None]
        assert [(row["roles"], row["count"], row["possible"]) for row in unnamed] == [
            (["head of state"], 1, 1)
        ]
        assert [cited["locator"] for cited in unnamed[0]["sources"]] == ["p16"]

    def test_people_count_a_visit_and_the_talks_on_it_once(self, record: Relations) -> None:
        counts = {row["name"]: row["count"] for row in record.people()}
        # Putin's seven meetings; Guaidó, who met nobody, is listed too.
        assert (counts["Vladimir Putin"], counts["Juan Guaidó"]) == (7, 1)

    def test_the_planned_plant_is_counted_only_where_it_is_asked_for(self) -> None:
        assert sum(row["count"] for row in answered("summary", "--by", "kind")) == 54
        assert answered("summary", "--by", "kind", "--status", "planned")[0]["kind"] == "facility"
        assert {row["status"] for row in answered("summary", "--by", "status")} == {"occurred", "planned"}

    def test_a_day_has_one_anniversary_of_a_visit_and_its_talks(self) -> None:
        rows = answered("anniversaries", "--on", "2028-12-05")
        assert [row["event"]["id"] for row in rows] == ["visit-maduro-2018"]

    def test_every_year_between_the_first_and_the_last_has_a_row(self) -> None:
        rows = answered("summary", "meetings", "--by", "year", "--every", "--person", "Maduro")
        assert [(row["year"], row["count"]) for row in rows] == [
            *(("2013", 1), ("2014", 0), ("2015", 3), ("2016", 1), ("2017", 1), ("2018", 2), ("2019", 2))
        ]
        two_keys = answered("summary", "meetings", "--by", "kind", "--by", "decade", "--every")
        assert [(row["kind"], row["decade"], row["count"]) for row in two_keys][:2] == [
            ("meeting", "2000s", 0),
            ("meeting", "2010s", 16),
        ]

    def test_of_two_keys_what_has_none_comes_last_in_each_year(self, tmp_path: Path) -> None:
        file = written(
            tmp_path,
            events(
                event("a", "2001"),
                event("b", "2001", title="Chat", place="{city: Oslo, country: NOR}"),
                event("c", "2003-01", place="{city: Bergen, country: NOR}"),
                event("d", "2003-02", place="{city: Bergen, country: NOR}"),
            ),
        )
        asked = ("summary", "--by", "year", "--by", "place", "--every", "--data", str(file))
        assert [(row["year"], row["place"], row["count"]) for row in answered(*asked)] == [
            *(("2001", "Bergen", 0), ("2001", "Oslo", 1), ("2001", None, 1)),
            *(("2002", "Bergen", 0), ("2002", "Oslo", 0), ("2002", None, 0)),
            *(("2003", "Bergen", 2), ("2003", "Oslo", 0), ("2003", None, 0)),
        ]

    def test_a_visit_that_only_a_view_tells_of_is_not_counted(self, tmp_path: Path) -> None:
        visit = event("visit", "2001", kind="visit", place="{country: NOR}", attributed_to="paper")
        file = str(written(tmp_path, events(visit)))
        assert answered("meetings", "--kind", "visit", "--data", file) == []
        assert answered("summary", "visits", "--by", "year", "--data", file) == []

    def test_months_run_over_the_end_of_a_year(self) -> None:
        rows = answered(
            "summary", "meetings", "--by", "month", "--every", "--since", "2018-07", "--until", "2019-03"
        )
        months = [row["month"] for row in rows if row["month"]]
        assert months == [f"2018-{month:02}" for month in range(7, 13)] + ["2019-01", "2019-02", "2019-03"]


class TestTheRule:
    def test_a_whole_that_holds_a_meeting_is_not_counted_beside_it(self, tmp_path: Path) -> None:
        relations = small(
            tmp_path,
            event("visit", "2019-05", kind="visit"),
            event("forum", "2019-05-02", kind="conference", part_of="[visit]"),
            event("talks", "2019-05-03", part_of="[forum]"),
        )
        assert met(relations) == ["talks"]
        assert met(relations, kind="encounter") == ["visit", "talks"]

    def test_a_visit_whose_talks_were_cancelled_is_counted_itself(self, tmp_path: Path) -> None:
        relations = small(
            tmp_path,
            event("visit", "2019-05", kind="visit"),
            event("talks", "2019-05-03", part_of="[visit]", status="cancelled"),
        )
        assert met(relations) == ["visit"]
        assert met(relations, status="cancelled") == ["talks"]

    def test_a_meeting_that_may_be_part_of_one_of_two_visits_counts_for_both(self, tmp_path: Path) -> None:
        relations = small(
            tmp_path,
            event("visit-1", "2019-03", kind="visit"),
            event("visit-2", "2019-08", kind="visit"),
            event("talks", "'[2019-03,2019-08]'", part_of_one="[visit-1, visit-2]"),
        )
        assert met(relations) == ["talks"]

    def test_officials_of_one_side_alone_are_no_encounter(self, tmp_path: Path) -> None:
        relations = small(tmp_path, event("congress", "2019-05", who="berg"), event("talks", "2019-06"))
        assert met(relations) == ["talks"]

    def test_a_predecessor_is_its_side(self, tmp_path: Path) -> None:
        text = written(tmp_path, events(event("talks", "1980-05"))).read_text(encoding="utf-8")
        text = text.replace(
            "parties: [NOR, SWE]",
            "parties: [NOR, SWE], predecessors: [{country: CSK, successor: SWE, stands_for: 1918/1992}]",
        )
        text = text.replace("  DNK: {name: Denmark}", "  CSK: {name: Czechoslovakia}")
        text = text.replace("{person: lind, role: minister}", "{role: minister, country: CSK}")
        file = tmp_path / "before.yaml"
        file.write_text(text, encoding="utf-8")
        relations = bilat.load(file)
        assert met(relations) == ["talks"]
        for country in ("Sweden", "Czechoslovakia"):
            assert met(relations, involving=country) == ["talks"]
        assert [row["name"] for row in relations.people(met="Berg")] == [None]

    def test_circles_of_parts_hide_nothing(self, tmp_path: Path) -> None:
        relations = small(
            tmp_path,
            event("a", "2019-05-01", part_of="[b]"),
            event("b", "2019-05-01", title="More talks", part_of="[a]"),
        )
        assert met(relations) == ["a", "b"]

    @pytest.mark.parametrize("status", ["planned", "postponed", "cancelled"])
    def test_what_was_not_held_is_left_out_and_counted(self, status: str, tmp_path: Path) -> None:
        file = written(tmp_path, events(event("talks", "2019-05"), event("more", "2019-06", status=status)))
        assert [one["id"] for one in answered("meetings", "--data", str(file))] == ["talks"]
        assert [one["id"] for one in answered("meetings", "--status", status, "--data", str(file))] == [
            "more"
        ]
        assert {one["id"] for one in answered("timeline", "--data", str(file))} == {"talks", "more"}
        assert len(bilat.load(file).gaps()) == 0
        [row] = answered("summary", "meetings", "--by", "kind", "--data", str(file))
        assert row["count"] == 1

    def test_a_call_is_one_and_a_statement_is_not(self, tmp_path: Path) -> None:
        relations = small(
            tmp_path, event("call", "2019-05", kind="call"), event("words", "2019-06", kind="statement")
        )
        assert encounters_of(relations.dataset) == (relations.dataset.events[0],)


class TestOfficesWithoutAName:
    @staticmethod
    def between(
        folder: Path, role: str, *, before: str = "president", after: str = "president"
    ) -> list[object]:
        lind = "{person: lind, role: president}"
        sides = (
            event("first", "2015-01-01", who="").replace(
                "participants: []", f"participants: [{{person: berg, role: {before}}}, {lind}]"
            ),
            event("talks", "2016-01-01", who="").replace(
                "participants: []", f"participants: [{{role: {role}, country: NOR}}, {lind}]"
            ),
            event("last", "2018-01-01", who="").replace(
                "participants: []", f"participants: [{{person: berg, role: {after}}}, {lind}]"
            ),
        )
        [gap] = small(folder, *sides).gaps(person=["Berg", "Lind"])
        return [gap["at_least_days"], gap["at_most_days"], [one["id"] for one in gap["perhaps_broken_by"]]]

    @pytest.mark.parametrize("role", ["president", "head of state"])
    def test_an_office_held_before_and_after_may_break_a_gap(self, role: str, tmp_path: Path) -> None:
        # 1 January 2016 to 1 January 2018 is 731 days, 2016 having 366.
        assert self.between(tmp_path, role) == [731, 1096, ["talks"]]

    def test_another_office_does_not(self, tmp_path: Path) -> None:
        assert self.between(tmp_path, "prime minister") == [1096, 1096, []]

    @pytest.mark.parametrize(("before", "after"), [("minister", "president"), ("president", "minister")])
    def test_nor_does_one_held_only_before_or_after(self, before: str, after: str, tmp_path: Path) -> None:
        assert self.between(tmp_path, "president", before=before, after=after) == [1096, 1096, []]

    def test_no_other_list_takes_an_office_for_a_person(self, record: Relations) -> None:
        assert "talks-2018-12" not in {one.id for one in record.meetings.where(person="Putin")}


def test_a_list_that_leaves_plans_out_says_how_many(tmp_path: Path) -> None:
    from program import on_terminal

    file = written(tmp_path, events(event("talks", "2019-05"), event("more", "2019-06", status="planned")))
    for question in (("meetings",), ("people",), ("summary", "meetings")):
        shown = " ".join(on_terminal(*question, "--data", str(file), width=100).out.split())
        assert "Left out: 1 planned, postponed or cancelled" in shown
    assert "planned, postponed" not in run("timeline", "--data", str(file)).out


class TestCounts:
    def test_counts_name_the_command_that_lists_what_they_counted(self) -> None:
        for asked, listed in (
            (("summary", "meetings", "--by", "year", "--in", "RUS"), "bilat meetings --in RUS"),
            (("summary", "visits", "--by", "person"), "bilat meetings --kind visit"),
            (("summary", "--by", "kind", "--until", "1960"), "bilat timeline --until 1960"),
            (("people", "--met", "Lavrov"), "bilat meetings --person Lavrov"),
            (("gaps", "--person", "Putin"), "bilat meetings --person Putin"),
        ):
            shown = run(*asked, "--format", "table", env={"COLUMNS": "200"}).out
            assert f": {listed}\n" in shown

    def test_who_was_met_on_one_of_two_visits_was_met_at_least_once_and_each_line_has_its_source(
        self,
    ) -> None:
        # p17: Rodríguez met Lavrov on her visit of March or August 2019; p20: Arreaza met him on 14 March.
        shown = run("people", "--met", "Lavrov", "--format", "table", env={"COLUMNS": "100"}).lines
        [rodriguez] = [line.split() for line in shown if "Delcy" in line]
        [arreaza] = [line.split() for line in shown if "Jorge" in line]
        assert (" ".join(rodriguez[4:7]), rodriguez[-1]) == ("at least once", "p17")
        assert (arreaza[4], arreaza[-1]) == ("once", "p20")


def test_parts_of_parts_are_parts_and_wholes_of_wholes_wholes() -> None:
    links = {"talks": ("visit",), "visit": ("tour",)}
    assert [*all_wholes(["talks"], links)] == ["visit", "tour"]
    assert texts_below({"talks": "of fish"}, links) == {"visit": {"of fish"}, "tour": {"of fish"}}


def test_whom_someone_met_leaves_out_the_cancelled_encounters_of_that_person_alone(tmp_path: Path) -> None:
    record = events(
        event("talks", "2018-01-05"),
        event("call-off", "2018-02-05", kind="call", who="berg, noren", status="cancelled"),
        event(
            "visit-noren", "2018-03-05", kind="visit", who="noren", place="{country: NOR}", status="cancelled"
        ),
        event(
            "visit-lind", "2018-04-05", kind="visit", who="lind", place="{country: NOR}", status="postponed"
        ),
    )
    data = ("--data", str(written(tmp_path, record)), "--format", "table")
    for met in ("Berg", "Lind"):
        shown = " ".join(run("people", "--met", met, *data).out.split())
        assert "1 person. Left out: 1 planned, postponed or cancelled (--status)." in shown
