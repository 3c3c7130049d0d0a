"""What the checks of sources let be, and where the line runs: paragraphs cited, sources that disagree."""

from __future__ import annotations

from pathlib import Path

import pytest

from bilat.record.vocabulary import TRADE_RATES
from small_record import SOUND, codes_in, event, events, found_in, trade


class TestSources:
    def test_the_paragraphs_that_nothing_cites_are_listed_in_short(self, tmp_path: Path) -> None:
        section = (
            "sources: [{id: paper, publisher: The Paper, date: 2020, title: none, paragraphs: 9, "
            "without_facts: [p3]}]\n"
        )
        section += events(event("talks", "2019").replace("[p1]", "[p1, p5]"))
        (finding,) = found_in(tmp_path, section)
        assert finding.message.startswith("Nothing cites p2, p4, p6 to p9 of paper:")

    def test_a_paragraph_cited_by_an_entry_with_a_fault_is_cited(self, tmp_path: Path) -> None:
        section = "sources: [{id: paper, publisher: The Paper, date: 2020, title: none, paragraphs: 1}]\n"
        section += events(event("talks", "2019", kind="meting"))
        assert codes_in(tmp_path, section) == ["BIL015"]

    @pytest.mark.parametrize("locator", ["p²", "p١", "p1" + 4400 * "0"])
    def test_what_is_no_locator_cites_no_paragraph(self, locator: str, tmp_path: Path) -> None:
        section = "sources: [{id: paper, publisher: The Paper, date: 2020, title: none, paragraphs: 1}]\n"
        section += events(event("talks", "2019").replace("[p1]", f"[{locator}]"))
        assert codes_in(tmp_path, section) == ["BIL501", "BIL105"]

    def test_what_is_no_locator_is_found_under_an_alias(self, tmp_path: Path) -> None:
        section = (
            "sources:\n"
            "  - {id: paper, publisher: The Paper, date: 2020, title: none, paragraphs: 1, "
            "without_facts: &none [p²]}\n"
            "  - {id: gazette, publisher: The Gazette, date: 2020, title: none, paragraphs: 1, "
            "without_facts: *none}\n"
        )
        # Found once, where it is written.
        assert codes_in(tmp_path, section) == ["BIL105"]

    def test_a_paragraph_without_facts_must_be_there(self, tmp_path: Path) -> None:
        section = (
            "sources: [{id: paper, publisher: The Paper, date: 2020, title: none, paragraphs: 1, "
            "without_facts: [p1, p2]}]\n"
        )
        assert codes_in(tmp_path, section) == ["BIL107"]


class TestSourcesThatDisagree:
    def test_one_source_does_not_disagree_with_itself(self, tmp_path: Path) -> None:
        section = events(event("a", "2019-05-09"), event("b", "2019-05-11"))
        assert codes_in(tmp_path, section) == []

    @pytest.mark.parametrize(
        ("date", "codes"),
        [
            ("2019-05-11", ["BIL503"]),
            ("2019-05-16", ["BIL503"]),
            ("2019-05-17", []),
            ("2019-09-05", ["BIL503"]),
            ("2019-05", []),
        ],
    )
    def test_dates_a_week_apart_or_turned_round_are_one_event(
        self, date: str, codes: list[str], tmp_path: Path
    ) -> None:
        section = events(event("a", "2019-05-09"), event("b", date, at="gazette"))
        assert [code for code in codes_in(tmp_path, section) if code != "BIL012"] == codes

    def test_of_an_event_of_days_the_nearest_count(self, tmp_path: Path) -> None:
        section = events(
            event("a", "2019-05-09/2019-05-10"), event("b", "2019-05-17/2019-05-19", at="gazette")
        )
        assert codes_in(tmp_path, section) == ["BIL503"]

    def test_several_sources_of_one_entry_are_all_named(self, tmp_path: Path) -> None:
        sources = "sources:\n" + "".join(
            f"  - {{id: {name}, publisher: The {name}, date: 2020-01-31, title: none}}\n"
            for name in ("paper", "gazette", "herald")
        )
        both = event("b", "2019-05-11").replace(
            "{id: paper, at: [p1]}", "{id: gazette, at: [p1]}, {id: herald, at: [p1]}"
        )
        found = found_in(tmp_path, sources + events(event("a", "2019-05-09"), both))
        [message] = [finding.message for finding in found if finding.code == "BIL503"]
        assert message == (
            "gazette and herald have 11 May 2019, paper has 9 May 2019 for what may be the same event."
        )

    def test_the_two_dates_are_shown_side_by_side(self, tmp_path: Path) -> None:
        section = events(event("a", "2019-05-09"), event("b", "2019-05-11", at="gazette"))
        (finding,) = found_in(tmp_path, section)
        assert finding.message == (
            "gazette has 11 May 2019, paper has 9 May 2019 for what may be the same event."
        )
        assert [(one.message, one.location.line) for one in finding.related] == [("paper: 2019-05-09.", 14)]

    def test_a_city_that_one_source_leaves_out_is_no_disagreement(self, tmp_path: Path) -> None:
        places = ("{country: NOR}", "{city: Oslo, country: NOR}")
        for here, there in (places, places[::-1]):
            section = events(
                event("a", "2019-05-09", place=here), event("b", "2019-05-09", place=there, at="gazette")
            )
            assert codes_in(tmp_path, section) == []

    def test_a_person_whom_only_one_source_names_is_no_disagreement(self, tmp_path: Path) -> None:
        section = events(
            event("a", "2019-05-09", who="berg, lind"),
            event("b", "2019-05-09", who="berg, lind, noren", at="gazette"),
        )
        assert codes_in(tmp_path, section) == []

    def test_figures_that_round_to_each_other_agree(self, tmp_path: Path) -> None:
        gazette = "sources: [{id: gazette, at: [p1]}]"
        section = trade("date: 2018, total: 9 billion", f"date: 2018, total: 9.4 billion, {gazette}")
        assert codes_in(tmp_path, section) == []
        section = trade("date: 2018, total: 9 billion", f"date: 2018, total: 9.6 billion, {gazette}")
        assert codes_in(tmp_path, section) == ["BIL506"]

    def test_quantities_of_one_commodity_are_compared(self, tmp_path: Path) -> None:
        def fish(name: str, tonnes: str, source: str) -> str:
            return (
                f"  - {{id: {name}, date: 2018, commodity: fish, flow: exports, reporter: NOR, partner: SWE, "
                f'quantity: "{tonnes}", unit: tonnes, sources: [{{id: {source}, at: [p1]}}]}}\n'
            )

        section = "goods:\n" + fish("a", "12,000", "paper") + fish("b", "13,000", "gazette")
        assert codes_in(tmp_path, section) == ["BIL506"]


class TestAccountsOfOneEvent:
    """Two sources, one event each: when the two are taken for one, and when for two."""

    @pytest.mark.parametrize(
        ("date", "codes"),
        [("2019-05-09", ["BIL504"]), ("2019-05-09/2019-05-11", ["BIL504"]), ("2019-05-09/2019-05-12", [])],
    )
    def test_of_up_to_three_days_the_place_is_compared(
        self, date: str, codes: list[str], tmp_path: Path
    ) -> None:
        oslo, bergen = ("{city: Oslo, country: NOR}", "{city: Bergen, country: NOR}")
        section = events(event("a", date, place=oslo), event("b", date, place=bergen, at="gazette"))
        assert codes_in(tmp_path, section) == codes

    @pytest.mark.parametrize("date", ["2019-05/..", "../2019-05"])
    def test_of_an_open_end_it_is_not(self, date: str, tmp_path: Path) -> None:
        oslo, bergen = ("{city: Oslo, country: NOR}", "{city: Bergen, country: NOR}")
        section = events(event("a", date, place=oslo), event("b", date, place=bergen, at="gazette"))
        assert codes_in(tmp_path, section) == []

    def test_one_without_a_place_has_none_to_compare(self, tmp_path: Path) -> None:
        oslo, bergen = ("{city: Oslo, country: NOR}", "{city: Bergen, country: NOR}")
        section = events(
            event("a", "2019-05-09"),
            event("b", "2019-05-09", place=oslo, at="gazette"),
            event("c", "2019-05-09", place=bergen),
        )
        # Each of the other two may be the one without a place.
        assert codes_in(tmp_path, section) == ["BIL304", "BIL304", "BIL504"]

    def test_another_country_is_another_place_whatever_the_city(self, tmp_path: Path) -> None:
        norway, sweden = "{country: NOR}", "{city: Kiruna, country: SWE}"
        section = events(
            event("a", "2019-05-09", place=norway), event("b", "2019-05-09", place=sweden, at="gazette")
        )
        (finding,) = found_in(tmp_path, section)
        assert finding.message == "gazette has Kiruna, paper has NOR for what may be the same event."

    def test_of_treaties_that_name_nobody_the_title_must_be_the_same(self, tmp_path: Path) -> None:
        def treaty(name: str, date: str, title: str, at: str) -> str:
            return event(name, date, kind="treaty", who="", title=title, at=at)

        same = events(
            treaty("a", "1995-01-02", "On fish", "paper"), treaty("b", "1995-01-04", "On Fish", "gazette")
        )
        two = events(
            treaty("a", "1995-01-02", "On fish", "paper"), treaty("b", "1995-01-04", "On rail", "gazette")
        )
        assert codes_in(tmp_path, same) == ["BIL503"]
        assert codes_in(tmp_path, two) == []

    def test_of_meetings_that_name_their_people_it_need_not_be(self, tmp_path: Path) -> None:
        section = events(
            event("a", "2019-05-09", title="Talks"), event("b", "2019-05-11", title="They meet", at="gazette")
        )
        assert codes_in(tmp_path, section) == ["BIL503"]

    @pytest.mark.parametrize(
        ("who", "title", "codes"),
        [
            ("berg, noren", "They meet", ["BIL505"]),  # one side is the same
            ("noren", "Talks", ["BIL505"]),  # the title is
            ("noren", "They meet", []),  # neither is
            ("berg, lind, noren", "They meet", []),  # one is named besides
        ],
    )
    def test_other_people_are_found_where_something_else_says_that_it_is_one_event(
        self, who: str, title: str, codes: list[str], tmp_path: Path
    ) -> None:
        first = (
            event("a", "2019-05-09", kind="ceremony")
            if who != "noren"
            else event("a", "2019-05-09", kind="ceremony", who="lind")
        )
        second = event("b", "2019-05-09", kind="ceremony", who=who, title=title, at="gazette")
        assert codes_in(tmp_path, events(first, second)) == codes

    def test_both_lists_of_people_are_named_with_their_sources(self, tmp_path: Path) -> None:
        section = events(
            event("a", "2019-05-09", who="berg, lind"),
            event("b", "2019-05-09", who="berg, noren", at="gazette"),
        )
        (finding,) = found_in(tmp_path, section)
        assert finding.message == (
            "gazette names Åsa Norén, paper names Erik Lind for what may be the same event."
        )

    def test_everyone_who_differs_is_named(self, tmp_path: Path) -> None:
        people = SOUND[SOUND.index("people:") :] + "  - {id: moe, name: Ola Moe, country: NOR}\n"
        section = events(
            event("a", "2019-05-09", who="berg, lind"),
            event("b", "2019-05-09", who="moe, noren", at="gazette"),
        )
        (finding,) = found_in(tmp_path, people + section)
        assert finding.message == (
            "gazette names Ola Moe, Åsa Norén, paper names Kari Berg, Erik Lind for what may be the same "
            "event."
        )

    def test_of_more_than_three_days_people_are_not_compared(self, tmp_path: Path) -> None:
        days = "2019-05-09/2019-05-12"
        section = events(
            event("a", days, kind="ceremony", who="berg, lind"),
            event("b", days, kind="ceremony", who="berg, noren", title="They meet", at="gazette"),
        )
        assert codes_in(tmp_path, section) == []

    def test_goods_of_another_year_or_unit_are_not_compared(self, tmp_path: Path) -> None:
        def fish(name: str, date: str, unit: str, at: str) -> str:
            return (
                f"  - {{id: {name}, date: {date}, commodity: fish, flow: exports, reporter: NOR, "
                f"partner: SWE, quantity: {len(name)}, unit: {unit}, sources: [{{id: {at}, at: [p1]}}]}}\n"
            )

        for other in (
            fish("longer", "2019", "tonnes", "gazette"),
            fish("longer", "2018", "boxes", "gazette"),
        ):
            assert codes_in(tmp_path, "goods:\n" + fish("a", "2018", "tonnes", "paper") + other) == []
        same = fish("a", "2018", "tonnes", "paper") + fish("longer", "2018", "tonnes", "gazette")
        assert codes_in(tmp_path, "goods:\n" + same) == ["BIL506"]


PAPER, GAZETTE = ("sources: [{id: paper, at: [p1]}]", "sources: [{id: gazette, at: [p1]}]")
FISH = "date: 2018, commodity: fish, flow: exports, reporter: NOR, partner: SWE, unit: tonnes"
STUDENTS = "date: 2018, measure: students, from: NOR, to: SWE, unit: people"


class TestFiguresOfOneThing:
    """What two sources must agree on to speak of one figure, and then which of their figures differ."""

    @staticmethod
    def keys(folder: Path, section: str, first: str, second: str) -> list[str]:
        """Return where the figures of two entries of different sources are said to differ."""
        text = f"{section}:\n  - {{id: a, {first}, {PAPER}}}\n  - {{id: b, {second}, {GAZETTE}}}\n"
        found = [one for one in found_in(folder, text) if one.code == "BIL506"]
        assert all(one.location.line == len(SOUND.splitlines()) + 3 for one in found)
        return [one.message.rpartition(" ")[2].rstrip(".") for one in found]

    @pytest.mark.parametrize(
        ("fish", "changed", "differ"),
        [
            (FISH, {"fish": "Fish"}, ["quantity", "value", "change_percent"]),
            (FISH, {"tonnes": "Tonnes"}, ["quantity", "value", "change_percent"]),
            (FISH, {"date: 2018, ": ""}, []),
            (FISH.replace("date: 2018, ", ""), {}, ["quantity", "value", "change_percent"]),
            (FISH, {"fish": "timber"}, []),
            (FISH, {"flow: exports": "flow: imports"}, []),
            (FISH, {"flow: exports": "flow: exports, status: permitted"}, []),
            (FISH, {"reporter: NOR, partner: SWE": "reporter: SWE, partner: NOR"}, []),
            (FISH, {"reporter: NOR, ": ""}, []),
            (FISH, {", partner: SWE": ""}, []),
            (FISH, {", unit: tonnes": ""}, []),
            (FISH, {"USD": "EUR"}, ["quantity", "change_percent"]),
            (FISH, {"change_from: 2017": "change_from: 2016"}, ["quantity", "value"]),
        ],
    )
    def test_of_goods(self, fish: str, changed: dict[str, str], differ: list[str], tmp_path: Path) -> None:
        rest = ", quantity: {}, value: {} million, currency: USD, change_percent: {}, change_from: 2017"
        first, second = fish + rest.format(5, 5, 5), fish + rest.format(7, 7, 7)
        for old, new in changed.items():
            assert old in second
            second = second.replace(old, new)
        assert self.keys(tmp_path, "goods", first, second) == differ

    @pytest.mark.parametrize(
        ("changed", "differ"),
        [
            ({}, ["value", "change_percent"]),
            ({"students": "Students", "people": "People"}, ["value", "change_percent"]),
            ({"students": "tourists"}, []),
            ({"date: 2018": "date: 2019"}, []),
            ({"from: NOR, to: SWE": "from: SWE, to: NOR"}, []),
            ({"from: NOR, ": ""}, []),
            ({", to: SWE": ""}, []),
            ({"unit: people": "unit: groups"}, []),
            ({"unit: people": "unit: people, currency: USD"}, []),
            ({"change_from: 2017": "change_from: 2016"}, ["value"]),
        ],
    )
    def test_of_stocks_and_counts(self, changed: dict[str, str], differ: list[str], tmp_path: Path) -> None:
        rest = ", value: {}, change_percent: {}, change_from: 2017"
        first, second = STUDENTS + rest.format(5, 5), STUDENTS + rest.format(7, 7)
        for old, new in changed.items():
            assert old in second
            second = second.replace(old, new)
        assert self.keys(tmp_path, "figures", first, second) == differ

    @pytest.mark.parametrize(
        ("changed", "differ"),
        [
            ({}, ["exports", "imports", "total", *TRADE_RATES]),
            ({"change_from: 2017": "change_from: 2016"}, ["exports", "imports", "total"]),
            ({"date: 2018": "date: 2019"}, []),
            ({"USD": "EUR"}, []),
        ],
    )
    def test_of_trade(self, changed: dict[str, str], differ: list[str], tmp_path: Path) -> None:
        row = "date: 2018, reporter: NOR, partner: SWE, currency: USD, change_from: 2017"
        first, second = (
            ", ".join([row, *(f"{key}: {figure}" for key in ("exports", "imports", "total", *TRADE_RATES))])
            for figure in (5, 7)
        )
        for old, new in changed.items():
            second = second.replace(old, new)
        assert self.keys(tmp_path, "trade", first, second) == differ

    @pytest.mark.parametrize(("rows", "compared"), [(100, 99), (101, 20)])
    def test_of_more_than_a_hundred_accounts_each_is_compared_with_the_next_twenty(
        self, rows: int, compared: int, tmp_path: Path
    ) -> None:
        others = ["date: 2018, total: 9"] * (rows - 1)
        section = trade(f"date: 2018, total: 5, {GAZETTE}", *others)
        assert codes_in(tmp_path, section).count("BIL506") == compared

    def test_both_are_shown_side_by_side(self, tmp_path: Path) -> None:
        section = trade("date: 2018, total: 5 million", f"date: 2018, total: over 6 million, {GAZETTE}")
        [finding] = found_in(tmp_path, section)
        assert (
            finding.message == "gazette has over 6,000,000, paper has 5,000,000 ± 500,000 for the same total."
        )
        assert [one.message for one in finding.related] == ["paper: 5,000,000 ± 500,000."]
