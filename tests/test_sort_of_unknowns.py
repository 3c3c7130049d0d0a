"""What is unknown comes last, whichever way an answer is sorted."""

from __future__ import annotations

from pathlib import Path

import pytest

from program import ids_of
from small_record import event, events, written

PLACES = {
    "nowhere": "",
    "country": "{country: NOR}",
    "city": "{city: Bergen, country: NOR}",
    "other-city": "{city: Oslo, country: NOR}",
    "venue": "{name: Storting, city: Oslo, country: NOR}",
}
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
