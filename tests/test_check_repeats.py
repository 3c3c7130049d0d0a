"""What `check` takes for one event, person or organization recorded twice."""

from __future__ import annotations

from pathlib import Path

import pytest

from small_record import codes_in, event, events, found_in


class TestEventsRecordedTwice:
    def test_a_visit_and_the_meeting_held_on_it_are_two_events(self, tmp_path: Path) -> None:
        place = "{city: Oslo, country: NOR}"
        section = events(
            event("visit", "2019-05-09", kind="visit", place=place),
            event("talks", "2019-05-09", place=place),
        )
        assert codes_in(tmp_path, section) == []

    def test_another_place_another_day_or_another_person_is_another_event(self, tmp_path: Path) -> None:
        section = events(
            event("a", "2019-05-09", place="{city: Oslo, country: NOR}"),
            event("b", "2019-05-09", place="{city: Bergen, country: NOR}"),
            event("c", "2019-05-09", place="{city: Oslo, country: NOR}", who="berg, noren"),
            event("d", "2019-05-10", place="{city: Oslo, country: NOR}"),
        )
        assert codes_in(tmp_path, section) == []

    def test_what_is_planned_and_what_was_held_are_two_events(self, tmp_path: Path) -> None:
        section = events(event("a", "2020", status="planned"), event("b", "2020"))
        assert codes_in(tmp_path, section) == []
        assert codes_in(tmp_path, events(event("a", "2020"), event("b", "2020"))) == ["BIL304"]

    def test_one_title_and_days_that_overlap_are_one_event_unless_place_or_people_differ(
        self, tmp_path: Path
    ) -> None:
        visit = event("a", "2018-02-15/2018-02-17", kind="visit", title="Lind in Oslo", who="lind")
        again = event(
            "b", "2018-02-15", kind="visit", title="Lind in Oslo", place="{city: Oslo, country: NOR}"
        )
        assert codes_in(tmp_path, events(visit, again)) == ["BIL304"]
        assert codes_in(tmp_path, events(visit, again.replace("lind, role", "noren, role"))) == []
        assert codes_in(tmp_path, events(visit, again.replace("2018-02-15", "2018-02-19"))) == []
        assert codes_in(tmp_path, events(visit, again.replace("Lind in", "Lind tours"))) == []
        [finding] = found_in(tmp_path, events(visit, again))
        [first] = finding.related
        assert finding.excerpt[finding.location.column - 1 :].startswith("b,")
        assert first.excerpt[first.location.column - 1 :].startswith("a,")

    @pytest.mark.parametrize(
        ("first", "second", "codes"),
        [
            ("{city: Oslo, country: NOR}", "{city: Bergen, country: NOR}", []),
            ("{city: Oslo, country: NOR}", "{name: Town hall, city: Oslo, country: NOR}", ["BIL304"]),
            ("{name: Castle, city: Oslo, country: NOR}", "{name: Town hall, city: Oslo, country: NOR}", []),
            ("{country: NOR}", "{city: Oslo, country: NOR}", ["BIL304"]),
            ("{country: SWE}", "{country: NOR}", []),
        ],
    )
    def test_of_one_title_and_days_that_overlap_the_places_may_be_one(
        self, first: str, second: str, codes: list[str], tmp_path: Path
    ) -> None:
        for here, there in ((first, second), (second, first)):
            section = events(
                event("a", "2018-02-15/2018-02-17", kind="ceremony", place=here),
                event("b", "2018-02-15", kind="ceremony", place=there),
            )
            assert codes_in(tmp_path, section) == codes

    @pytest.mark.parametrize(("last", "codes"), [("2018-03-18", ["BIL304"]), ("2018-03-19", [])])
    def test_what_lasts_longer_than_a_month_may_hold_another(
        self, last: str, codes: list[str], tmp_path: Path
    ) -> None:
        section = events(event("a", f"2018-02-15/{last}"), event("b", "2018-02-15"))
        assert codes_in(tmp_path, section) == codes

    def test_on_one_day_one_without_a_place_may_be_the_other(self, tmp_path: Path) -> None:
        here = event("a", "2019-05-09", place="{city: Oslo, country: NOR}")
        unplaced = event("b", "2019-05-09")
        assert codes_in(tmp_path, events(here, unplaced)) == ["BIL304"]
        assert codes_in(tmp_path, events(unplaced, here)) == ["BIL304"]
        there = event("c", "2019-05-09", place="{city: Malmö, country: SWE}")
        assert codes_in(tmp_path, events(here, there)) == []
        # In a month they may have met twice.
        assert codes_in(tmp_path, events(*(one.replace("-09", "") for one in (here, unplaced)))) == []

    def test_one_that_is_found_by_its_day_is_not_found_by_its_title_again(self, tmp_path: Path) -> None:
        days = ("2019-05-09", "2019-05-09/2019-05-10", "2019-05-09/2019-05-10")
        section = events(*(event(f"talks-{number}", day) for number, day in enumerate(days)))
        assert [(one.code, one.record) for one in found_in(tmp_path, section)] == [
            ("BIL304", "talks-1"),
            ("BIL304", "talks-2"),
        ]

    def test_two_treaties_of_one_day_are_one_only_under_one_title(self, tmp_path: Path) -> None:
        fish = event("fish", "1995", kind="treaty", who="", title="On fish")
        rail = event("rail", "1995", kind="treaty", who="", title="On railways")
        again = event("again", "1995", kind="treaty", who="", title="on Fish")
        assert codes_in(tmp_path, events(fish, rail)) == []
        assert codes_in(tmp_path, events(fish, again)) == ["BIL304"]

    def test_the_two_are_shown_side_by_side(self, tmp_path: Path) -> None:
        (finding,) = found_in(tmp_path, events(event("a", "2019-05-09"), event("b", "2019-05-09")))
        assert (finding.record, finding.location.line) == ("b", 15)
        assert [(beside.location.line, beside.message) for beside in finding.related] == [
            (14, "a is recorded here.")
        ]


class TestNames:
    @pytest.mark.parametrize(
        ("one", "other"),
        [
            ("Åsa Norén", "Asa Noren"),
            ("Sergey Lavrov", "Sergei Lavrov"),
            ("Nicolás Maduro", "Maduro Nicolas"),
            ("Vladimir Putin", "V. Putin"),
            ("Dmitry Medvedev", "Dmitri Medvedev"),
            # Four letters of five are alike, 0.8 of them: the least that counts.
            ("Kari Berta", "Kari Berto"),
            ("Kari Sanders", "Kari Sander"),
        ],
    )
    def test_a_name_in_two_spellings_is_found(self, one: str, other: str, tmp_path: Path) -> None:
        people = (
            f"people:\n  - {{id: a, name: {one}, country: NOR}}\n  - {{id: b, name: {other}, country: NOR}}\n"
        )
        assert codes_in(tmp_path, people) == ["BIL305"]

    @pytest.mark.parametrize(
        ("one", "other"),
        [
            ("Sergey Lavrov", "Sergey Ryabkov"),
            ("Delcy Rodríguez", "Jorge Rodríguez"),
            ("Anna Lind", "Ann Lind"),
            ("George Bush", "George H. W. Bush"),
            # Seven letters of nine are alike: 0.78 of them, just too few.
            ("Kari Sandmoors", "Kari Sandmaars"),
            # A word of four letters is too short to judge by, though eight of the nine letters are alike.
            ("Kari Lind", "Kari Linda"),
        ],
    )
    def test_two_names_are_two_people(self, one: str, other: str, tmp_path: Path) -> None:
        people = (
            f"people:\n  - {{id: a, name: {one}, country: NOR}}\n  - {{id: b, name: {other}, country: NOR}}\n"
        )
        assert codes_in(tmp_path, people) == []

    def test_an_alias_of_another_is_found(self, tmp_path: Path) -> None:
        people = (
            "people:\n  - {id: a, name: Kari Berg, aliases: [The Minister], country: NOR}\n"
            "  - {id: b, name: Erik Lind, aliases: [The Minister], country: SWE}\n"
        )
        (finding,) = found_in(tmp_path, people)
        assert finding.message == "The Minister is also a name of a."

    def test_of_two_spellings_of_a_topic_the_rarer_is_shown(self, tmp_path: Path) -> None:
        section = events(
            event("a", "2016", kind="agreement", topics="[fisheries]"),
            event("b", "2017", kind="agreement", topics="[Fisheries]"),
            event("c", "2018", kind="agreement", topics="[Fisheries]"),
        )
        (finding,) = found_in(tmp_path, section)
        assert (finding.code, finding.record) == ("BIL306", "a")

    def test_a_role_may_be_one_or_many(self, tmp_path: Path) -> None:
        section = events(
            "id: a, date: 2016, kind: games, title: Games, participants: [{role: soldier, country: NOR}], "
            "sources: [{id: paper, at: [p1]}]",
            "id: b, date: 2017, kind: games, title: Games, participants: [{role: soldiers, country: NOR}], "
            "sources: [{id: paper, at: [p1]}]",
        )
        assert codes_in(tmp_path, section) == []

    def test_an_alias_in_a_text_is_a_spelling_the_record_knows(self, tmp_path: Path) -> None:
        section = "people:\n  - {id: noren, name: Åsa Norén, aliases: [Asa Noren], country: SWE}\n"
        section += events(event("talks", "2019", kind="politics", who="", title="Noren resigns"))
        assert codes_in(tmp_path, section) == []

    def test_a_common_word_is_no_name(self, tmp_path: Path) -> None:
        section = "people:\n  - {id: a, name: Ana Séance, country: SWE}\n"
        section += events(event("talks", "2019", kind="politics", who="", title="A seance is held"))
        assert codes_in(tmp_path, section) == []
