"""What each check lets be, and where the line runs; what it finds first is shown in docs/checks.md."""

from __future__ import annotations

from pathlib import Path

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
        import pycountry

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


def test_an_id_of_two_files_is_first_used_in_the_first_of_them(tmp_path: Path) -> None:
    berg = "people:\n  - {id: berg, name: Kari Berg, country: NOR}\n"
    lind = "people:\n  - {id: lind, name: Erik Lind, country: SWE}\n"
    people = written(tmp_path, "\n" * 30 + berg, "a.yaml")
    talks = written(tmp_path, lind + events(event("berg", "2019-05-09", who="lind")), "b.yaml")
    found = next(finding for finding in bilat.check(people, talks) if finding.code == "BIL109")
    assert found.location.file == str(talks)
    assert [related.location.file for related in found.related] == [str(people)]
