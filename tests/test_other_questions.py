"""Questions that other pairs raise, asked of a small record: plans, parts, several states, predecessors."""

from __future__ import annotations

from pathlib import Path

import pytest

from program import answered, bilat, ids_of, on_terminal

# Germany and Poland. The German Democratic Republic is one of the states that Germany came from.
CITED = "sources: [{id: press, at: [p1]}]"
HEADS = "participants: [{person: merz, role: chancellor}, {person: tusk, role: prime minister}]"
RECORD = f"""\
dataset:
  format: 1
  id: germany-poland
  title: Germany and Poland
  parties: [DEU, POL]
  predecessors: [{{country: DDR, successor: DEU, stands_for: 1949-10-07/1990-10-02}}]
  as_of: 2025-06-30
sources: [{{id: press, publisher: The Press, date: 2025-06-30, title: none}}]
countries:
  DEU: {{name: Germany}}
  POL: {{name: Poland}}
  DDR: {{name: East Germany, aliases: [German Democratic Republic]}}
  FRA: {{name: France}}
people:
  - {{id: merz, name: Friedrich Merz, country: DEU}}
  - {{id: tusk, name: Donald Tusk, country: POL}}
  - {{id: macron, name: Emmanuel Macron, country: FRA}}
  - {{id: grotewohl, name: Otto Grotewohl, country: DDR}}
  - {{id: cyrankiewicz, name: Józef Cyrankiewicz, country: POL}}
organizations: [{{id: forum, name: German-Polish Forum, kind: joint body}}]
events:
  - {{id: treaty-1950, date: 1950-07-06, kind: treaty, title: Treaty on the border,
     place: {{city: Zgorzelec, country: POL}}, participants: [{{person: grotewohl, role: prime minister}},
     {{person: cyrankiewicz, role: prime minister}}], {CITED}}}
  - {{id: meeting-1950, date: 1950-07-06, kind: meeting, title: The prime ministers meet, participants: [
     {{person: grotewohl, role: prime minister}}, {{person: cyrankiewicz, role: prime minister}}], {CITED}}}
  - {{id: visit-2025, date: 2025-05-07, kind: visit, title: The chancellor visits Warsaw,
     place: {{city: Warsaw, country: POL}}, {HEADS}, {CITED}}}
  - {{id: talks-2025, date: 2025-05-07, kind: meeting, title: Talks, part_of: [visit-2025], {HEADS}, {CITED}}}
  - {{id: declaration-2025, date: 2025-05-07, kind: agreement, title: A text, part_of: [talks-2025], {CITED}}}
  - {{id: triangle-2025, date: 2025-05-10, kind: summit, title: Three heads of government in Kyiv,
     participants: [{{person: merz, role: chancellor}}, {{person: tusk, role: prime minister}},
     {{person: macron, role: president}}], {CITED}}}
  - {{id: forum-2025, date: 2025-06, kind: meeting, title: Session of the forum, organizations: [forum],
     status: postponed, forecasts: [{{date: 2025-04, said: 2025-01, {CITED}}}], {CITED}}}
  - {{id: visit-to-come, date: 2025-12, kind: visit, title: The prime minister is to come, status: planned,
     place: {{city: Berlin, country: DEU}}, participants: [{{person: tusk, role: prime minister}}], {CITED}}}
"""


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, str]:
    file = tmp_path_factory.mktemp("pair") / "record.yaml"
    file.write_text(RECORD, encoding="utf-8")
    return "--data", str(file)


class TestPlans:
    def test_what_is_to_come_is_no_meeting_but_can_be_asked_for(self, data: tuple[str, str]) -> None:
        assert ids_of("meetings", "--since", "2025-06", *data) == []
        assert ids_of("meetings", "--status", "planned,postponed", *data) == ["forum-2025", "visit-to-come"]
        assert ids_of("timeline", "--since", "2025-06", *data) == ["forum-2025", "visit-to-come"]

    def test_lists_say_how_many_they_leave_out_and_timeline_says_what_they_are(
        self, data: tuple[str, str]
    ) -> None:
        assert "Left out: 2 planned, postponed or cancelled" in on_terminal("meetings", *data, width=100).out
        told = {row.split("\t")[2] for row in bilat("timeline", "--since", "2025-06", *data).lines}
        assert told == {"planned", "postponed"}
        assert "Tusk" not in bilat("people", "--since", "2025-06", *data).out

    def test_an_earlier_date_of_a_plan_is_kept(self, data: tuple[str, str]) -> None:
        assert "Forecast\tApr 2025, said Jan 2025 (" in bilat("show", "forum-2025", *data).out
        [brief] = [head for head in answered("brief", *data)["heads"] if head["head"] == "Planned"]
        assert [fact["id"] for fact in brief["facts"]] == ["visit-to-come", "forum-2025"]


class TestParts:
    def test_a_visit_with_talks_is_one_encounter_told_by_the_talks(self, data: tuple[str, str]) -> None:
        assert ids_of("meetings", "--year", "2025", *data) == ["talks-2025", "triangle-2025"]
        assert ids_of("meetings", "--kind", "visit", *data) == ["visit-2025"]
        merz = {row["name"]: row["count"] for row in answered("people", "--year", "2025", *data)}
        # The talks and the summit; the visit on which the talks were is not a third.
        assert (merz["Friedrich Merz"], merz["Donald Tusk"]) == (2, 2)

    def test_the_talks_are_where_the_visit_is_and_so_is_what_came_of_them(
        self, data: tuple[str, str]
    ) -> None:
        asked = ("timeline", "--place", "Warsaw", *data)
        assert ids_of(*asked) == ["declaration-2025", "talks-2025", "visit-2025"]

    def test_who_travelled_is_counted_on_a_visit_and_not_who_received(self, data: tuple[str, str]) -> None:
        rows = answered("summary", "visits", "--by", "person", *data)
        assert [(row["person"], row["count"]) for row in rows] == [("Friedrich Merz", 1)]


class TestSeveralStates:
    def test_a_third_state_is_found_and_is_no_side(self, data: tuple[str, str]) -> None:
        assert ids_of("meetings", "--involving", "France", *data) == ["triangle-2025"]
        met = answered("people", "--met", "Merz", *data)
        assert [(row["name"], row["count"]) for row in met] == [("Donald Tusk", 2)]
        couples = answered("summary", "meetings", "--by", "couple", "--year", "2025", *data)
        assert [row["couple"] for row in couples] == ["Friedrich Merz - Donald Tusk"]

    def test_a_summit_in_the_records_of_two_pairs_is_one(self, data: tuple[str, str], tmp_path: Path) -> None:
        of_pair = RECORD.replace("[DEU, POL]", "[FRA, POL]").replace("germany-poland", "france-poland")
        before, _, rest = of_pair.partition("  predecessors:")
        file = tmp_path / "france.yaml"
        text = before + rest.partition("\n")[2]
        events = text.index("events:\n")
        summit = text[text.index("  - {id: triangle") : text.index("  - {id: forum-2025")]
        file.write_text(f"{text[:events]}events:\n{summit}", encoding="utf-8")
        rows = answered("meetings", "--on", "2025-05-10", *data, "--data", str(file))
        assert [(row["id"], row["pairs"]) for row in rows] == [("triangle-2025", ["DEU-POL", "FRA-POL"])]
        [met] = answered("people", "--met", "Tusk", "--on", "2025-05-10", *data, "--data", str(file))[:1]
        assert met["count"] == 1


class TestPredecessors:
    def test_germany_finds_what_east_germany_did_and_it_keeps_its_name(self, data: tuple[str, str]) -> None:
        asked = ("timeline", "--involving", "Germany", "--until", "1990", *data)
        assert ids_of(*asked) == ["meeting-1950", "treaty-1950"]
        assert "East Germany" in on_terminal("show", "meeting-1950", *data, width=100).out
        # What is asked of the state that is no more is its own alone.
        assert ids_of("timeline", "--involving", "DDR", *data) == ["meeting-1950", "treaty-1950"]

    def test_its_officials_are_of_one_side(self, data: tuple[str, str]) -> None:
        assert ids_of("meetings", "--until", "1990", *data) == ["meeting-1950"]
        [met] = answered("people", "--met", "Grotewohl", *data)
        assert (met["name"], met["count"]) == ("Józef Cyrankiewicz", 1)
        couples = answered("summary", "meetings", "--by", "couple", "--until", "1990", *data)
        assert [row["couple"] for row in couples] == ["Otto Grotewohl - Józef Cyrankiewicz"]
