"""What is unknown comes last, whichever way an answer is sorted."""

from __future__ import annotations

from pathlib import Path

import pytest

from program import answered, ids_of
from small_record import event, events, written

PLACES = {
    "nowhere": "",
    "country": "{country: NOR}",
    "city": "{city: Bergen, country: NOR}",
    "other-city": "{city: Oslo, country: NOR}",
    "venue": "{name: Storting, city: Oslo, country: NOR}",
}
GOODS = """\
goods:
  - {id: undated, commodity: fish, flow: exports, reporter: NOR, partner: SWE,
     sources: [{id: paper, at: [p1]}]}
  - {id: early, date: 2001, commodity: fish, flow: exports, reporter: NOR, partner: SWE,
     sources: [{id: paper, at: [p1]}]}
  - {id: late, date: 2002, commodity: fish, flow: exports, reporter: NOR, partner: SWE,
     sources: [{id: paper, at: [p1]}]}
"""
UNNAMED = "[{role: minister, country: NOR}]"


def sorted_by(folder: Path, sections: str, *options: str, command: str = "timeline") -> list[str]:
    return ids_of(command, *options, "--data", str(written(folder, sections)))


def with_people(name: str, participants: str) -> str:
    return event(name, "2019").replace(
        "[{person: berg, role: minister}, {person: lind, role: minister}]", participants
    )


class TestListsOfUnknowns:
    TALKS = events(
        with_people("unnamed", UNNAMED),
        with_people("berg", "[{person: berg, role: minister}]"),
        with_people("lind", "[{person: lind, role: minister}]"),
        with_people("berg-and-unnamed", f"[{{person: berg, role: minister}}, {UNNAMED[1:-1]}]"),
        with_people("empty", "[]"),
    )

    def test_officials_without_a_name_come_last(self, tmp_path: Path) -> None:
        rising = sorted_by(tmp_path, self.TALKS, "--sort", "participants.name")
        assert rising == ["lind", "berg", "berg-and-unnamed", "empty", "unnamed"]

    def test_and_last_in_the_opposite_order(self, tmp_path: Path) -> None:
        falling = sorted_by(tmp_path, self.TALKS, "--sort", "participants.name", "--reverse")
        assert falling == ["berg-and-unnamed", "berg", "lind", "empty", "unnamed"]


class TestPlaces:
    SEEN = events(
        *(event(name, "2019", **({"place": place} if place else {})) for name, place in PLACES.items())
    )

    @pytest.mark.parametrize(
        ("options", "order"),
        [
            ((), ["venue", "city", "other-city", "country", "nowhere"]),
            (("--reverse",), ["venue", "other-city", "city", "country", "nowhere"]),
        ],
    )
    def test_one_without_a_venue_or_a_city_comes_after_those_that_have_one(
        self, tmp_path: Path, options: tuple[str, ...], order: list[str]
    ) -> None:
        assert sorted_by(tmp_path, self.SEEN, "--sort", "place", *options) == order


class TestTheOppositeOrder:
    def test_has_goods_without_a_date_last(self, tmp_path: Path) -> None:
        assert sorted_by(tmp_path, GOODS, command="goods") == ["early", "late", "undated"]
        assert sorted_by(tmp_path, GOODS, "--reverse", command="goods") == ["late", "early", "undated"]

    def test_has_officials_without_a_name_last(self, tmp_path: Path) -> None:
        file = written(tmp_path, TestListsOfUnknowns.TALKS)
        named = [row["name"] for row in answered("people", "--reverse", "--data", str(file))]
        assert named == ["Erik Lind", "Kari Berg", None]

    def test_has_the_row_of_what_has_no_value_last(self, tmp_path: Path) -> None:
        file = written(tmp_path, TestPlaces.SEEN)
        rows = answered("summary", "--by", "place", "--reverse", "--data", str(file))
        assert [(row["place"], row["count"]) for row in rows] == [
            ("Norway", 1),
            ("Bergen", 1),
            ("Oslo", 2),
            (None, 1),
        ]


class TestForecasts:
    PLANS = events(
        *(
            event(name, "2019-09", forecasts=f"[{{date: {date}, sources: [{{id: paper, at: [p1]}}]}}]")
            for name, date in (("march", "2019-03"), ("winter", "2018-12/2019-02"), ("may", "2019-05"))
        )
    )

    def test_are_sorted_by_their_days(self, tmp_path: Path) -> None:
        assert sorted_by(tmp_path, self.PLANS, "--sort", "forecasts.date") == ["winter", "march", "may"]
