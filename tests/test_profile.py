"""`bilat profile`: what a record holds, on one page."""

from __future__ import annotations

from pathlib import Path

from program import answered, bilat, on_terminal
from small_record import event, events, written


class TestProfile:
    def test_facts_are_shown_by_kind_and_by_who_says_so(self, tmp_path: Path) -> None:
        source = "sources: [{id: paper, at: [p1]}]"
        standing = f"""standing:
  - {{id: one, kind: view, title: first, countries: [NOR], attributed_to: paper, {source}}}
  - {{id: two, kind: view, title: second, countries: [NOR], {source}}}
  - {{id: three, kind: view, title: third, countries: [NOR], attributed_to: gazette, {source}}}
"""
        file = written(tmp_path, standing)
        lines = bilat("profile", "--data", str(file)).lines
        views = [line for line in lines if line.startswith("View")]
        assert [line.split("\t")[::2] for line in views] == [
            ["Views", "second"],
            ["Views of The Gazette", "third"],
            ["Views of The Paper", "first"],
        ]
        assert views[0].split("\t")[-1] == "paper p1"

    def test_what_is_planned_is_no_latest_meeting_and_nobody_has_met_at_it(self, tmp_path: Path) -> None:
        held = event("held", "2019-05-01")
        planned = event("planned", "2030-05-01", status="planned")
        page = answered("profile", "--data", str(written(tmp_path, events(held, planned))))
        assert [one["id"] for one in page["latest_meetings"]] == ["held"]
        assert [one["id"] for one in page["planned"]] == ["planned"]
        assert [(one["name"], one["count"], one["last"]) for one in page["people"]] == [
            ("Erik Lind", 1, "2019-05-01"),
            ("Kari Berg", 1, "2019-05-01"),
        ]

    def test_it_says_how_often_people_took_part_and_how_often_only_possibly(self) -> None:
        lines = bilat("profile").lines
        heading, cited = "Who met most often", "sputnik-2019-09-25 p17, p20"
        # p17: in March or August 2019; p20: in Vienna on 14 March.
        assert f"{heading}\tSergey Lavrov\tat least 2 times, last Mar or Aug 2019\t{cited}" in lines

    def test_what_was_worked_out_is_said_to_be(self) -> None:
        said = "total ~$68.3 million (reported by Russia, Federal Customs Service, worked out)"
        assert f"Trade\t2017\t{said}\tsputnik-2019-09-25 p30" in bilat("profile").lines


class TestOfOtherRecords:
    def test_on_a_terminal_facts_without_a_date_are_listed_one_by_one(self) -> None:
        lines = [line.rstrip() for line in on_terminal("profile", width=100).lines]
        assert "Rosneft is active in Venezuela".ljust(97) + "p28" in lines

    def test_it_lists_the_five_latest_meetings(self, tmp_path: Path) -> None:
        meetings = [event(f"talks-{month}", f"2019-{month:02}-01") for month in range(1, 7)]
        page = answered("profile", "--data", str(written(tmp_path, events(*meetings))))
        assert [one["id"] for one in page["latest_meetings"]] == [
            *("talks-2", "talks-3", "talks-4", "talks-5", "talks-6")
        ]

    def test_it_lists_the_eight_people_who_met_most_often(self, tmp_path: Path) -> None:
        names = ("Aas", "Bo", "Dahl", "Eng", "Foss", "Gran", "Hay", "Ims", "Juul")
        people = "people:\n" + "".join(
            f"  - {{id: {name.lower()}, name: {name}, country: NOR}}\n" for name in names
        )
        often = event("first", "2019-01-01", who="bo, dahl, eng, foss, gran, hay, ims, juul")
        everyone = event("second", "2019-02-01", who=", ".join(map(str.lower, names)))
        together = events(often, everyone).replace(
            "participants: [", "organizations: [board], participants: ["
        )
        board = "organizations:\n  - {id: board, name: Board, kind: joint body}\n"
        page = answered("profile", "--data", str(written(tmp_path, people + board + together)))
        assert [(one["name"], one["count"]) for one in page["people"]] == [
            *(
                ("Bo", 2),
                ("Dahl", 2),
                ("Eng", 2),
                ("Foss", 2),
                ("Gran", 2),
                ("Hay", 2),
                ("Ims", 2),
                ("Juul", 2),
            )
        ]
