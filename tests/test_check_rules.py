"""What each check lets be, and where the line runs; what it finds first is shown in docs/checks.md."""

from __future__ import annotations

from pathlib import Path

import pycountry
import pytest

import bilat
from bilat.values.currencies import current_currencies, is_currency
from small_record import codes_in, event, events, found_in, in_the_file, trade, written


class TestTheBundledRecord:
    def test_it_is_sound(self) -> None:
        assert bilat.check() == ()


class TestDatesAndTheRecordsDay:
    @pytest.mark.parametrize("date", ["2020-01-31", "2020", "2019/2021", "2019/..", "2020-02~", "2020-02?"])
    def test_what_may_lie_before_it_is_let_be(self, date: str, tmp_path: Path) -> None:
        assert codes_in(tmp_path, events(event("talks", date))) == []

    @pytest.mark.parametrize("date", ["2020-02-01", "2020-02", "2021", "2021/..", "2020-02/2020-03"])
    def test_what_surely_lies_after_it_is_found(self, date: str, tmp_path: Path) -> None:
        assert codes_in(tmp_path, events(event("talks", date))) == ["BIL203"]

    def test_what_follows_a_plan_is_found(self, tmp_path: Path) -> None:
        section = events(
            event("plan", "2020-02", status="planned"), event("talks", "2020-03-01", who="berg, noren")
        )
        assert codes_in(tmp_path, section) == ["BIL203"]

    def test_a_total_cannot_be_planned(self, tmp_path: Path) -> None:
        [talks] = found_in(tmp_path, events(event("talks", "2020-03-01")))
        [total] = found_in(tmp_path, trade("date: 2021, total: 1 billion"))
        assert talks.message.endswith("correct one of the two, or write status: planned.")
        assert total.message.endswith("correct one of the two.")

    def test_what_is_planned_may(self, tmp_path: Path) -> None:
        assert codes_in(tmp_path, events(event("talks", "2021", status="planned"))) == []

    def test_a_source_may_be_younger(self, tmp_path: Path) -> None:
        sources = "sources: [{id: paper, publisher: The Paper, date: 2020-02-01, title: none}]\n"
        assert codes_in(tmp_path, sources) == []

    def test_a_plan_whose_day_has_passed_is_noted_and_no_more(self, tmp_path: Path) -> None:
        plan = events(event("talks", "2019-05", status="planned"))
        assert [(finding.code, finding.severity) for finding in found_in(tmp_path, plan)] == [
            ("BIL204", "note")
        ]
        assert codes_in(tmp_path, plan.replace("planned", "postponed")) == []
        assert codes_in(tmp_path, plan.replace("2019-05", "2020")) == []

    def test_a_month_is_not_before_a_day_in_it(self, tmp_path: Path) -> None:
        older = "sources: [{id: paper, publisher: The Paper, date: 2019-05-20, title: none}]\n"
        assert codes_in(tmp_path, older + events(event("talks", "2019-05"))) == []
        assert codes_in(tmp_path, older + events(event("talks", "2019-06"))) == ["BIL205"]


class TestTheOrderOfEntries:
    def test_a_year_may_stand_below_a_day_in_it(self, tmp_path: Path) -> None:
        assert codes_in(tmp_path, events(event("first", "2019-05-09"), event("second", "2019"))) == []

    def test_one_entry_out_of_place_is_one_finding(self, tmp_path: Path) -> None:
        days = ("2019-05-09", "2015", "2016", "2017", "2018")
        section = events(*(event(f"on-{day}", day, place="{country: NOR}") for day in days))
        assert [finding.record for finding in found_in(tmp_path, section)] == ["on-2015"]

    def test_entries_each_below_a_later_one_are_each_named(self, tmp_path: Path) -> None:
        section = events(event("a", "2019-05-09"), event("b", "2018"), event("c", "2017"))
        assert [
            (finding.code, finding.record, finding.severity) for finding in found_in(tmp_path, section)
        ] == [
            ("BIL012", "b", "note"),
            ("BIL012", "c", "note"),
        ]

    def test_files_of_one_pair_are_each_in_their_own_order(self, tmp_path: Path) -> None:
        first = written(tmp_path, events(event("a", "2019-05-09")), "first.yaml")
        second = written(tmp_path, events(event("b", "2018"), event("c", "2017")), "second.yaml")
        found = bilat.check(first, second)
        assert [(f.code, f.record, f.location.file) for f in found] == [("BIL012", "c", str(second))]


class TestMeetings:
    def test_the_place_is_the_list_of_participants_and_the_side_that_lacks_is_named(
        self, tmp_path: Path
    ) -> None:
        (finding,) = found_in(tmp_path, events(event("talks", "2019-05-09", who="berg")))
        assert (finding.code, finding.severity, finding.record) == ("BIL301", "warning", "talks")
        assert finding.message.startswith("A meeting with no official of SWE:")
        assert finding.excerpt[finding.location.column - 1 :].startswith("[{person: berg")

    def test_a_note_is_no_answer_but_a_comment_is(self, tmp_path: Path) -> None:
        talks = events(event("talks", "2019-05-09", who="berg", note="The Swedish side is not named"))
        assert codes_in(tmp_path, talks) == ["BIL301"]
        ignored = talks.replace("events:\n", "events:\n  # bilat: ignore=BIL301 nobody is named\n")
        assert codes_in(tmp_path, ignored) == []

    def test_a_call_needs_both_sides_too_and_a_session_of_a_joint_body_nobody(self, tmp_path: Path) -> None:
        assert codes_in(tmp_path, events(event("call", "2019", kind="call", who="berg"))) == ["BIL301"]
        bodies = "organizations:\n  - {id: council, name: Fishing Council, kind: joint body}\n"
        session = events(event("session", "2019", who="", organizations="[council]"))
        assert codes_in(tmp_path, bodies + session) == []
        assert codes_in(tmp_path, bodies.replace("joint body", "council") + session) == ["BIL301"]

    def test_a_meeting_without_anybody_lacks_both(self, tmp_path: Path) -> None:
        (finding,) = found_in(tmp_path, events(event("talks", "2019-05-09", who="")))
        assert "no official of NOR or SWE" in finding.message

    def test_a_visit_needs_its_guest_and_not_its_host(self, tmp_path: Path) -> None:
        visit = "kind: visit, place: {country: SWE}"
        with_guest = event("visit", "2019-05-09", who="berg").replace("kind: meeting", visit)
        with_host = event("visit", "2019-05-09", who="lind").replace("kind: meeting", visit)
        assert codes_in(tmp_path, events(with_guest)) == []
        [finding] = found_in(tmp_path, events(with_host))
        assert finding.code == "BIL301"
        assert finding.message.startswith("A visit with no official of NOR: name one")

    def test_an_official_of_a_state_that_a_party_succeeds_is_one_of_that_party(self, tmp_path: Path) -> None:
        dataset = (
            in_the_file("")
            .partition("\n")[0]
            .replace(
                "as_of:", "predecessors: [{country: DNK, successor: NOR, stands_for: 1400/1814}], as_of:"
            )
        )
        danish = event("talks", "1800", who="lind").replace(
            "[{person", "[{country: DNK, role: king}, {person"
        )
        assert codes_in(tmp_path, dataset + "\n" + events(danish)) == []
        [finding] = found_in(tmp_path, dataset + "\n" + events(event("talks", "1800", who="lind")))
        assert finding.message.startswith("A meeting with no official of DNK or NOR: name one")

    def test_bodies_that_may_be_joint_are_named(self, tmp_path: Path) -> None:
        bodies = (
            "organizations:\n  - {id: council, name: Fishing Council, kind: council}\n"
            "  - {id: board, name: Timber Board, kind: board}\n"
        )
        talks = events(event("talks", "2019", who="", organizations="[council, board]"))
        [finding] = found_in(tmp_path, bodies + talks)
        assert finding.message.endswith(
            " If Fishing Council and Timber Board is a joint body of the two, write that as its kind."
        )

    def test_a_treaty_needs_nobody(self, tmp_path: Path) -> None:
        assert codes_in(tmp_path, events(event("treaty", "1995", kind="treaty", who=""))) == []


class TestCities:
    def test_a_city_may_bear_the_name_of_its_own_country(self, tmp_path: Path) -> None:
        section = "countries:\n  NOR: {name: Norway}\n  SWE: {name: Sweden}\n  LUX: {name: Luxembourg}\n"
        section += events(event("talks", "2019", place="{city: Luxembourg, country: LUX}"))
        assert codes_in(tmp_path, section) == []

    def test_a_country_as_a_city_of_another_is_found(self, tmp_path: Path) -> None:
        section = events(event("talks", "2019", place="{city: Denmark, country: SWE}"))
        assert codes_in(tmp_path, section) == ["BIL303"]

    def test_the_country_of_most_entries_is_taken_for_the_right_one(self, tmp_path: Path) -> None:
        section = events(
            event("a", "2016", place="{city: Malmö, country: DNK}"),
            event("b", "2017", place="{city: Malmö, country: SWE}"),
            event("c", "2018", place="{city: Malmo, country: SWE}"),
        )
        findings = [f for f in found_in(tmp_path, section) if f.code == "BIL303"]
        assert [(f.record, f.related[0].message) for f in findings] == [("a", "It is in SWE here.")]


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
        assert [one.excerpt[one.location.column - 1 :][:2] for one in (finding, *finding.related)] == [
            "b,",
            "a,",
        ]

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


class TestPeriods:
    def test_two_halves_do_not_overlap(self, tmp_path: Path) -> None:
        section = trade("date: 2018-01/2018-06, total: 4 billion", "date: 2018-07/2018-12, total: 5 billion")
        assert codes_in(tmp_path, section) == []

    def test_a_part_beside_its_year_is_found_unless_a_comment_says_so(self, tmp_path: Path) -> None:
        year, half = "date: 2018, total: 9 billion", "date: 2018-01/2018-06, total: 4 billion"
        assert codes_in(tmp_path, trade(year, half)) == ["BIL404"]
        assert codes_in(tmp_path, trade(f"{year}, note: The half below is a part", half)) == ["BIL404"]
        ignored = trade(year, half).replace("trade:\n", "trade:\n  # bilat: ignore=BIL404 a part\n")
        assert codes_in(tmp_path, ignored) == []

    def test_another_currency_is_another_count(self, tmp_path: Path) -> None:
        section = trade("date: 2018, total: 9 billion", "date: 2018-01/2018-06, total: 4 billion")
        assert codes_in(tmp_path, section.replace("USD", "SEK", 1)) == []

    def test_a_part_may_be_all_of_its_whole_within_the_rounding(self, tmp_path: Path) -> None:
        year = "date: 2018, total: 9 billion"
        within = trade(year, "date: 2018-01/2018-06, total: 9.5 billion")
        assert codes_in(tmp_path, within) == ["BIL404"]
        assert codes_in(tmp_path, within.replace("9.5", "9.6")) == ["BIL404", "BIL409"]

    def test_a_part_that_only_overlaps_is_no_part(self, tmp_path: Path) -> None:
        year = "date: 2018, total: 9 billion"
        assert codes_in(tmp_path, trade(year, "date: 2018-07/2019-06, total: 20 billion")) == ["BIL404"]

    def test_the_same_period_of_one_source_twice_is_an_overlap(self, tmp_path: Path) -> None:
        row = "date: 2018, total: 9 billion"
        assert codes_in(tmp_path, trade(row, row)) == ["BIL404"]


class TestAnEntryWithAFault:
    def test_it_is_not_judged_further_and_its_neighbours_are(self, tmp_path: Path) -> None:
        section = trade(
            "date: 2018-13, exports: 1 billion, imports: 1 billion, total: 9 billion",
            "date: 2019, exports: 1 billion, imports: 1 billion, total: 9 billion",
        )
        assert [(f.code, f.location.line) for f in found_in(tmp_path, section)] == [
            ("BIL201", 14),
            ("BIL402", 15),
        ]

    def test_findings_come_in_the_order_of_the_file(self, tmp_path: Path) -> None:
        section = trade("date: 2019, total: -1") + events(
            event("a", "2019-05-09", who="berg"), event("b", "2019-02-30")
        )
        findings = found_in(tmp_path, section)
        assert [f.code for f in findings] == ["BIL405", "BIL301", "BIL201"]
        assert [f.location.line for f in findings] == [14, 16, 17]


class TestCurrencies:
    def test_the_codes_are_those_of_the_standard(self) -> None:
        listed = {currency.alpha_3 for currency in pycountry.currencies}
        assert all(map(is_currency, listed))
        assert {"USD", "EUR", "NOK", "VES"} <= {*current_currencies()}

    def test_a_currency_that_is_no_more_is_a_code_and_not_in_force(self) -> None:
        assert all(map(is_currency, ("SUR", "VEB", "DEM")))
        assert {"SUR", "VEB", "DEM"}.isdisjoint(current_currencies())

    def test_a_withdrawn_currency_may_be_used(self, tmp_path: Path) -> None:
        assert codes_in(tmp_path, trade("date: 1985, total: 1 billion").replace("USD", "SUR")) == []


class TestSeveralFilesOfOnePair:
    def test_they_are_judged_as_one_record(self, tmp_path: Path) -> None:
        first, second = tmp_path / "first.yaml", tmp_path / "second.yaml"
        first.write_text(in_the_file(events(event("a", "2019-05-09"))), encoding="utf-8")
        second.write_text(in_the_file(events(event("b", "2019-05-09"))), encoding="utf-8")
        (finding,) = bilat.check(first, second)
        assert (finding.code, finding.location.file) == ("BIL304", str(second))
        assert finding.related[0].location.file == str(first)

    def test_an_entry_that_differs_between_them_is_found(self, tmp_path: Path) -> None:
        first, second = tmp_path / "first.yaml", tmp_path / "second.yaml"
        first.write_text(in_the_file(events(event("a", "2019-05-09"))), encoding="utf-8")
        second.write_text(in_the_file(events(event("a", "2018-05-09"))), encoding="utf-8")
        (finding,) = bilat.check(first, second)
        assert (finding.code, finding.location.file, finding.location.line) == ("BIL102", str(second), 14)

    def test_an_entry_alike_in_both_is_one(self, tmp_path: Path) -> None:
        first, second = tmp_path / "first.yaml", tmp_path / "second.yaml"
        for file in (first, second):
            file.write_text(in_the_file(events(event("a", "2019-05-09"))), encoding="utf-8")
        assert bilat.check(first, second) == ()

    def test_a_folder_stands_for_its_files_and_one_without_any_is_found(self, tmp_path: Path) -> None:
        (finding,) = bilat.check(tmp_path)
        assert finding.code == "BIL001"
        (tmp_path / "first.yaml").write_text(in_the_file(events(event("a", "2021"))), encoding="utf-8")
        (finding,) = bilat.check(tmp_path)
        assert finding.code == "BIL203"
