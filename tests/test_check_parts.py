"""Checks of parts, copies, locators of any kind, growth, bounds, treaties, variants and roles."""

from __future__ import annotations

from pathlib import Path
from time import process_time

import pytest

import bilat
from bilat.checking.rules.parts import find_circles
from small_record import SOUND, codes_in, event, events, found_in, trade, written

PAPER = "sources: [{id: paper, at: [p1]}]"


class TestParts:
    @pytest.mark.parametrize(
        ("edges", "found"),
        [
            ({"a": ["b"], "b": ["c"], "c": []}, []),
            ({"a": ["a"]}, [["a"]]),
            ({"a": ["b", "c"], "b": ["d"], "c": ["d"], "d": []}, []),
            ({"x": ["a"], "a": ["b"], "b": ["c"], "c": ["a"]}, [["a", "b", "c"]]),
            ({"a": ["b"], "b": ["a"], "c": ["d"], "d": ["c"]}, [["a", "b"], ["c", "d"]]),
            ({"a": ["unknown"]}, []),
        ],
    )
    def test_each_circle_is_found_once_from_where_it_is_entered(
        self, edges: dict[str, list[str]], found: list[list[str]]
    ) -> None:
        assert list(find_circles(edges)) == found

    @pytest.mark.parametrize(
        ("length", "shown"),
        [
            (3, "a in b in c in a"),
            (6, "a in b in c in d in e in f in a"),
            (7, "a in b in c in d in e in f in …"),
        ],
    )
    def test_a_circle_is_written_out_as_far_as_six(self, length: int, shown: str, tmp_path: Path) -> None:
        names = "abcdefg"[:length]
        section = events(
            *(
                event(name, f"2019-05-{number:02}", kind="ceremony", part_of=f"[{names[number % length]}]")
                for number, name in enumerate(names, 1)
            )
        )
        [message] = [found.message for found in found_in(tmp_path, section) if found.code == "BIL110"]
        assert message == f"a is part of itself: {shown}."

    def test_a_circle_over_one_of_several_counts_too(self, tmp_path: Path) -> None:
        section = events(
            event("a", "2019-05-09", part_of="[b]"),
            event("b", "2019-05-09", kind="ceremony", part_of_one="[a]"),
        )
        assert codes_in(tmp_path, section) == ["BIL110"]

    def test_a_long_chain_is_no_circle_and_takes_no_time(self) -> None:
        chain = {str(number): [str(number + 1)] for number in range(50_000)}
        begun = process_time()
        assert list(find_circles(chain)) == []
        assert len(next(find_circles({**chain, "50000": ["0"]}))) < 10
        assert process_time() - begun < 5

    @pytest.mark.parametrize(
        ("date", "codes"),
        [
            ("2019-05", []),
            ('"[2019-03,2019-05]"', []),
            ('"[2019-03,2019-08]"', ["BIL208"]),
            ("2019-06~", []),
            ("2019-06-01", ["BIL208"]),
        ],
    )
    def test_a_part_may_lie_in_its_whole(self, date: str, codes: list[str], tmp_path: Path) -> None:
        whole = event("visit", "2019-05", kind="ceremony")
        part = event("talks", date, part_of="[visit]")
        found = [code for code in codes_in(tmp_path, events(whole, part)) if code != "BIL012"]
        assert found == codes

    @pytest.mark.parametrize(
        ("whole", "part"),
        [("2019-05~", "2019-06-01"), ("2019-05?", "2019-06-01"), ("2019-05", "2019-06-01?")],
    )
    def test_a_mark_on_either_date_leaves_it_open(self, whole: str, part: str, tmp_path: Path) -> None:
        visit = event("visit", whole, kind="ceremony")
        assert codes_in(tmp_path, events(visit, event("talks", part, part_of="[visit]"))) == []

    def test_of_several_possible_wholes_each_is_shown(self, tmp_path: Path) -> None:
        section = events(
            event("may", "2019-05", kind="ceremony"),
            event("june", "2019-06", kind="ceremony", title="Games"),
            event("talks", "2019-07-01", part_of_one="[may, june]"),
        )
        [finding] = found_in(tmp_path, section)
        lines = (tmp_path / "record.yaml").read_text(encoding="utf-8").splitlines()
        shown = [
            lines[place.line - 1][place.column - 1 :]
            for place in (finding.location, *(beside.location for beside in finding.related))
        ]
        assert [text[:7] for text in shown] == ["[may, j", "2019-05", "2019-06"]

    def test_another_source_may_date_the_whole_so_that_it_fits(self, tmp_path: Path) -> None:
        variant = "[{key: date, value: 2019-06, sources: [{id: gazette, at: [p1]}]}]"
        whole = event("visit", "2019-05", kind="ceremony", variants=variant)
        assert codes_in(tmp_path, events(whole, event("talks", "2019-06-01", part_of="[visit]"))) == []


class TestCopies:
    OTHER = SOUND.replace("norway-sweden", "norway-denmark").replace("[NOR, SWE]", "[NOR, DNK]")

    def codes(self, folder: Path, here: str, there: str) -> list[str]:
        other = folder / "other.yaml"
        other.write_text(self.OTHER + there, encoding="utf-8")
        return [finding.code for finding in bilat.check(other, written(folder, here))]

    def test_alike_they_are_one_event(self, tmp_path: Path) -> None:
        summit = events(event("summit", "2019-05-09", kind="summit"))
        assert self.codes(tmp_path, summit, summit) == []

    def test_copies_that_differ_are_found_unless_a_comment_beside_one_says_why(self, tmp_path: Path) -> None:
        summit = events(event("summit", "2019-05-09", kind="summit"))
        fewer = events(event("summit", "2019-05-09", kind="summit", who="berg"))
        assert self.codes(tmp_path, summit, fewer) == ["BIL113"]
        ignored = summit.replace("events:\n", "events:\n  # bilat: ignore=BIL113 nobody came from Denmark\n")
        assert self.codes(tmp_path, ignored, fewer) == []

    @pytest.mark.parametrize(
        ("there", "differing"),
        [
            (event("summit", "2019-05", kind="summit"), "date"),
            (event("summit", "2019-05-09/2019-05-10", kind="summit"), "date"),
            (event("summit", "2018-01-01", kind="summit"), "date"),
            (event("summit", "2019-05-09", kind="summit", title="Chat"), "title"),
            (event("summit", "2019-05-09", kind="summit", note="Long", title="Chat"), "title and note"),
        ],
    )
    def test_what_differs_is_named_once(self, there: str, differing: str, tmp_path: Path) -> None:
        other = tmp_path / "other.yaml"
        other.write_text(self.OTHER + events(there), encoding="utf-8")
        here = written(tmp_path, events(event("summit", "2019-05-09", kind="summit")))
        [finding] = bilat.check(here, other)
        assert finding.message == (
            f"summit is also in the record of NOR and SWE, with another {differing}: if the two are one "
            "event, make both entries the same; if not, rename one id."
        )
        [beside] = finding.related
        assert beside.message == "The entry of norway-sweden."
        for place in (finding, beside):
            assert place.excerpt[place.location.column - 1 :].startswith("summit, ")

    def test_every_event_is_compared_with_its_copy(self, tmp_path: Path) -> None:
        alone, summit = event("alone", "2019-05-08"), event("summit", "2019-05-09", kind="summit")
        fewer = event("summit", "2019-05-09", kind="summit", who="berg")
        assert self.codes(tmp_path, events(alone, summit), events(fewer)) == ["BIL113"]

    def test_one_id_for_two_events_is_chance(self, tmp_path: Path) -> None:
        first = events(event("talks-1", "2019-05-09", kind="summit", title="Nordic summit"))
        second = events(event("talks-1", "2018-02-01", kind="summit", title="Arctic summit"))
        assert self.codes(tmp_path, first, second) == []


class TestLocators:
    @pytest.mark.parametrize(
        ("counts", "at", "codes"),
        [
            ("sections: 4", "§ 4.2", []),
            ("sections: 4", "§ 5", ["BIL107"]),
            ("rows: 9", "row 9", []),
            ("rows: 9", "row 10", ["BIL107"]),
            ("pages: 9, rows: 9", "row 9", []),
            ("pages: 9", "row 9", ["BIL112"]),
            ("records: 1", '"#33019"', []),
            ("records: 1", 'p1, "#1", "#2"', ["BIL107", "BIL112"]),
        ],
    )
    def test_each_kind_is_counted_for_itself(
        self, counts: str, at: str, codes: list[str], tmp_path: Path
    ) -> None:
        sources = f"sources: [{{id: paper, publisher: P, date: 2020, title: none, {counts}}}]\n"
        talks = events(event("talks", "2019").replace("at: [p1]", f"at: [{at}]"))
        assert sorted(codes_in(tmp_path, sources + talks)) == codes

    def test_what_goes_by_an_id_is_counted(self, tmp_path: Path) -> None:
        talks = events(event("talks", "2019").replace("at: [p1]", 'at: ["#1", "#2", "#3"]'))
        source = "sources: [{{id: paper, publisher: P, date: 2020, title: none, records: {}}}]\n"
        [one] = found_in(tmp_path, source.format(1) + talks)
        [two] = found_in(tmp_path, source.format(2) + talks)
        assert one.message == "paper has 1 record, but 3 are cited."
        assert two.message == "paper has 2 records, but 3 are cited."

    def test_those_of_variants_and_of_what_is_without_facts_are_judged(self, tmp_path: Path) -> None:
        sources = (
            "sources: [{id: paper, publisher: P, date: 2020, title: none, pages: 1, "
            "without_facts: [page 2]}]\n"
        )
        variant = "[{key: title, value: Chat, sources: [{id: paper, at: [page 3]}]}]"
        talks = events(event("talks", "2019", variants=variant).replace("at: [p1]", "at: [page 1]"))
        assert codes_in(tmp_path, sources + talks) == ["BIL107", "BIL107"]


class TestGrowthOfEachFlow:
    YEARS = ("date: 2017, exports: 10 billion", "date: 2018, exports: 5 billion")

    @pytest.mark.parametrize(
        ("rate", "codes"),
        [
            ("exports_change_percent: -50", []),
            ("exports_change_percent: -34", ["BIL403"]),
            ("exports_change_percent: over -60", []),
            ("exports_change_percent: about -34", ["BIL403"]),
            ("change_percent: -34", []),
        ],
    )
    def test_a_rate_alone_is_held_against_other_entries(
        self, rate: str, codes: list[str], tmp_path: Path
    ) -> None:
        gazette = "sources: [{id: gazette, at: [p1]}]"
        rows = trade(*self.YEARS, f"date: 2018, {rate}, change_from: 2017, {gazette}")
        assert codes_in(tmp_path, rows) == codes

    def test_the_figures_of_both_other_entries_are_shown(self, tmp_path: Path) -> None:
        gazette = "sources: [{id: gazette, at: [p1]}]"
        rows = trade(*self.YEARS, f"date: 2018, exports_change_percent: -34, change_from: 2017, {gazette}")
        [finding] = found_in(tmp_path, rows)
        lines = (tmp_path / "record.yaml").read_text(encoding="utf-8").splitlines()
        shown = [lines[beside.location.line - 1][beside.location.column - 1 :] for beside in finding.related]
        assert [text[:10] for text in shown] == ["10 billion", "5 billion,"]

    def test_growth_from_any_figure_may_lead_to_any_other(self, tmp_path: Path) -> None:
        rows = trade(
            "date: 2017, total: over 5 billion",
            "date: 2018, total: 3 billion, change_percent: over -100, change_from: 2017",
        )
        assert codes_in(tmp_path, rows) == []

    def test_a_total_is_added_up_where_none_is_given(self, tmp_path: Path) -> None:
        rows = trade(
            "date: 2017, exports: 6 billion, imports: 4 billion",
            "date: 2018, total: 5.0 billion, change_percent: 20, change_from: 2017",
        )
        assert codes_in(tmp_path, rows) == ["BIL403"]
        assert codes_in(tmp_path, rows.replace("percent: 20", "percent: -50")) == []

    def test_each_rate_needs_its_period_and_an_earlier_one(self, tmp_path: Path) -> None:
        alone = trade("date: 2018, total: 5 billion, imports_change_percent: 3")
        assert codes_in(tmp_path, alone) == ["BIL406"]
        students = f"figures:\n  - {{id: a, date: 2018, measure: students, value: 9, unit: people, {PAPER}"
        assert codes_in(tmp_path, f"{students}, change_percent: 3, change_from: 2019}}\n") == ["BIL207"]

    def test_rates_of_two_sources_from_different_years_are_no_clash(self, tmp_path: Path) -> None:
        gazette = "sources: [{id: gazette, at: [p1]}]"
        first = "date: 2018, change_percent: -34, change_from: 2017"
        assert codes_in(tmp_path, trade(first, f"{first.replace('34', '43')}, {gazette}")) == ["BIL506"]
        other = f"{first.replace('34', '43').replace('2017', '2016')}, {gazette}"
        assert codes_in(tmp_path, trade(first, other)) == []


class TestBounds:
    @pytest.mark.parametrize(
        ("figures", "codes"),
        [
            ("exports: over 40, imports: over 5, total: 90", []),
            ("exports: over 40, imports: over 5, total: 44", ["BIL402"]),
            ("exports: under 40, imports: 5, total: 20", []),
            ("exports: under 40, imports: 5, total: 47", ["BIL402"]),
            ("exports: 25-26, imports: 5, total: 30-31", []),
            ("exports: 25-26, imports: 5, total: over 32", ["BIL402"]),
            ("exports: over 40, total: under 45, imports: under 2", []),
        ],
    )
    def test_a_total_fits_what_the_words_leave_open(
        self, figures: str, codes: list[str], tmp_path: Path
    ) -> None:
        assert codes_in(tmp_path, trade(f"date: 2018, {figures}")) == codes


class TestOtherChecks:
    def test_counts_of_two_sources_are_compared(self, tmp_path: Path) -> None:
        both = "figures:\n" + "".join(
            f"  - {{id: {name}, date: 2018, measure: students, value: {value}, unit: people, "
            f"sources: [{{id: {source}, at: [p1]}}]}}\n"
            for name, value, source in (("a", 900, "paper"), ("b", 950, "gazette"))
        )
        assert codes_in(tmp_path, both) == ["BIL506"]
        assert codes_in(tmp_path, both.replace("value: 950", "value: about 900")) == []

    @pytest.mark.parametrize(
        "what", ["figures: measure: students", "goods: commodity: fish, flow: exports, reporter: NOR"]
    )
    def test_growth_of_counts_and_goods_is_compared_from_one_year(self, what: str, tmp_path: Path) -> None:
        section, _, keys = what.partition(": ")
        both = f"{section}:\n" + "".join(
            f"  - {{id: {name}, date: 2018, {keys}, change_percent: {rate}, change_from: 2017, "
            f"sources: [{{id: {source}, at: [p1]}}]}}\n"
            for name, rate, source in (("a", 34, "paper"), ("b", 43, "gazette"))
        )
        assert codes_in(tmp_path, both) == ["BIL506"]
        assert codes_in(tmp_path, both.replace("43, change_from: 2017", "43, change_from: 2016")) == []

    def test_a_treaty_may_enter_into_force_on_its_day_and_without_a_known_one(self, tmp_path: Path) -> None:
        treaty = {"kind": "treaty", "who": ""}
        assert codes_in(tmp_path, events(event("t", "1995-05-09", in_force="1995", **treaty))) == []
        assert codes_in(tmp_path, events(event("t", "1995", ended="1994", **treaty))) == ["BIL210"]
        ended = event("t", "1995", in_force="1997", ended="1996", **treaty)
        [finding] = found_in(tmp_path, events(ended))
        assert finding.message == "'ended' is 1996, before it entered into force on 1997."

    @pytest.mark.parametrize(
        ("place", "codes"),
        [
            ("{city: Oslo, country: NOR}", ["BIL507"]),
            ("{city: Bergen, country: NOR}", []),
            ("{country: NOR}", []),
        ],
    )
    def test_a_variant_of_a_place_differs_from_the_place(
        self, place: str, codes: list[str], tmp_path: Path
    ) -> None:
        variant = "[{key: place.city, value: OSLO, sources: [{id: gazette, at: [p1]}]}]"
        talks = event("talks", "2019-05-09", place=place, variants=variant)
        assert codes_in(tmp_path, events(talks)) == codes

    def test_a_currency_may_be_that_of_an_amount_which_another_source_gives(self, tmp_path: Path) -> None:
        variant = "[{{key: {}, value: {}, sources: [{{id: gazette, at: [p1]}}]}}]"
        loan = {"kind": "contract", "who": "", "currency": "USD"}
        amount = event("loan", "2019", variants=variant.format("amount", "3 billion"), **loan)
        title = event("loan", "2019", variants=variant.format("title", "Loan"), **loan)
        assert codes_in(tmp_path, events(amount)) == []
        assert codes_in(tmp_path, events(title)) == ["BIL410"]

    @pytest.mark.parametrize(
        ("key", "value", "codes"),
        [
            ("total", "9.0 billion", []),
            ("total", "9 billion", ["BIL507"]),
            ("total", '"9,000,000,000"', []),
            ("total", "over 9 billion", []),
            ("date", "2018", ["BIL507"]),
            ("date", "2018~", []),
            ("scope", "Oil", ["BIL507"]),
        ],
    )
    def test_a_variant_says_something_else(
        self, key: str, value: str, codes: list[str], tmp_path: Path
    ) -> None:
        variant = f"variants: [{{key: {key}, value: {value}, sources: [{{id: gazette, at: [p1]}}]}}]"
        assert (
            codes_in(tmp_path, trade(f"date: 2018, scope: oil, total: 9 billion, {variant}, {PAPER}"))
            == codes
        )

    def test_a_company_set_up_together_is_no_joint_body(self, tmp_path: Path) -> None:
        bodies = "organizations:\n  - {id: works, name: Joint Works, kind: company}\n"
        founded = event("founded", "2019", kind="institution", organizations="[works]")
        assert codes_in(tmp_path, bodies + events(founded)) == []
        assert codes_in(tmp_path, bodies.replace("company", "council") + events(founded)) == ["BIL309"]

    def test_only_a_body_that_both_set_up_and_that_is_of_no_country_is_joint(self, tmp_path: Path) -> None:
        bodies = (
            "organizations:\n  - {id: mine, name: Mine, kind: company}\n"
            "  - {id: office, name: Office, kind: agency, country: NOR}\n"
            "  - {id: council, name: Council, kind: council}\n"
        )

        def founding(year: str, bodies: str, who: str = "berg, lind") -> str:
            return event(f"in-{year}", year, kind="institution", who=who, organizations=bodies)

        alone = events(founding("2018", "[council]", "berg"))
        assert codes_in(tmp_path, bodies + alone) == []
        twice = events(founding("2018", "[mine, office, council]"), founding("2019", "[council]"))
        [finding] = found_in(tmp_path, bodies + twice)
        assert (finding.code, finding.record) == ("BIL309", "in-2018")
        assert finding.excerpt[finding.location.column - 1 :].startswith("council]")

    def test_a_visit_of_nobody_to_no_place_lacks_either_party(self, tmp_path: Path) -> None:
        [finding] = found_in(tmp_path, events(event("visit", "2018", kind="visit", who="")))
        assert finding.message.startswith("A visit with no official of either party: name one")

    def test_a_role_is_named_once_and_only_where_officials_meet(self, tmp_path: Path) -> None:
        talks = event("a", "2018") + "}\n  - {" + event("b", "2019")
        section = events(talks).replace("role: minister", "role: margrave")
        assert codes_in(tmp_path, section) == ["BIL308", "BIL308"]  # one of each country
        [finding] = found_in(tmp_path, events(event("a", "2018").replace("minister}]", "margrave}]")))
        assert finding.excerpt[finding.location.column - 1 :].startswith("margrave}]")
        games = events(event("games", "2019", kind="games")).replace("role: minister", "role: margrave")
        assert codes_in(tmp_path, games) == []
