"""How an imported fact stands to a record: by days, people, place and near kinds, never by title."""

from __future__ import annotations

from pathlib import Path

import pytest

from bilat.exchange.figure_matching import FigureIndex
from bilat.exchange.matching import EventIndex, Match, Outcome
from bilat.exchange.naming import Directory
from bilat.loading.dataset import examine_text, require_valid
from bilat.record.model import Dataset, Event

NEW = (Outcome.NEW, None, ())
HEAD = """
dataset: {format: 1, id: norway-sweden, title: T, parties: [NOR, SWE], as_of: 2019-09-25}
sources: [{id: press, publisher: Press, date: 2019-09-25, title: none}]
countries: {NOR: {name: Norway}, SWE: {name: Sweden}}
people:
  - {id: anna, name: Anna María Bell, aliases: [Анна Белл], country: NOR}
  - {id: boris, name: Boris Aldo, country: SWE}
"""
KNOWN = "date: 2015-05-09, kind: visit, title: Bell in Stockholm, place: {city: Stockholm, country: SWE}"
BELL = "participants: [{person: anna, role: president}]"


def dataset(entries: str) -> Dataset:
    return require_valid(examine_text(f"{HEAD}{entries}", "record.yaml"))


def event(fields: str, name: str = "new") -> Event:
    [found] = dataset(f"events:\n  - {{id: {name}, sources: [{{id: press, at: [p1]}}], {fields}}}\n").events
    return found


def told(match: Match) -> tuple[Outcome, str | None, tuple[str, ...]]:
    return match.outcome, match.record, tuple(name for name, _ in match.fields)


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        # Another title is nothing.
        (f"date: 2015-05-09, kind: visit, title: A trip, {BELL}", (Outcome.THERE, "known", ())),
        # A meeting within the days of a visit of the same person, with more people.
        (
            "date: 2015-05-09, kind: meeting, title: Talks, "
            "participants: [{person: anna, role: president}, {person: boris, role: president}]",
            (Outcome.ADDS, "known", ("participants",)),
        ),
        # Other people on the same day.
        ("date: 2015-05-09, kind: visit, title: X, participants: [{person: boris, role: x}]", NEW),
        # Other days.
        (f"date: 2015-05-10, kind: visit, title: Bell in Stockholm, {BELL}", NEW),
        # Days that overlap but are not the same.
        (
            f"date: 2015-05-08/2015-05-10, kind: visit, title: X, {BELL}",
            (Outcome.DISAGREES, "known", ("date",)),
        ),
        # Another country, and another city.
        (f"date: 2015-05-09, kind: visit, title: X, place: {{country: NOR}}, {BELL}", NEW),
        (
            f"date: 2015-05-09, kind: visit, title: X, place: {{city: Malmö, country: SWE}}, {BELL}",
            (Outcome.DISAGREES, "known", ("place.city",)),
        ),
        # A treaty is not a visit.
        (f"date: 2015-05-09, kind: treaty, title: X, {BELL}", NEW),
        # A month in which the visit lies says nothing more.
        (f"date: 2015-05, kind: visit, title: X, {BELL}", (Outcome.THERE, "known", ())),
    ],
)
def test_events_match_by_days_people_place_and_kind(
    fields: str, expected: tuple[Outcome, str | None, tuple[str, ...]]
) -> None:
    index = EventIndex([event(f"{KNOWN}, {BELL}", "known")])
    assert told(index.match(event(fields))) == expected


def test_a_day_adds_to_a_month() -> None:
    index = EventIndex([event(f"date: 2015-05, kind: visit, title: Bell in Stockholm, {BELL}", "known")])
    match = index.match(event(f"date: 2015-05-09, kind: visit, title: X, {BELL}"))
    assert (told(match), match.fields_in_words()) == (
        (Outcome.ADDS, "known", ("date",)),
        "date (2015-05 there)",
    )


def test_where_nobody_is_named_a_reader_decides() -> None:
    treaty = "date: 2015-05-09, kind: treaty, title: On fish"
    index = EventIndex([event(treaty, "known")])
    assert told(index.match(event("date: 2015-05-09, kind: agreement, title: On trade"))) == (
        Outcome.ADDS,
        "known",
        ("title",),
    )


@pytest.mark.parametrize(
    ("name", "country", "found"),
    [
        ("anna maria BELL", "NOR", "anna"),
        ("Анна Белл", "NOR", "anna"),
        # A shorter form of the name, if no one else has those words; one word is too little.
        ("Anna Bell", "NOR", "anna"),
        ("Bell", "NOR", "bell"),
        # Somebody of another state.
        ("Anna María Bell", "SWE", "anna-maria-bell"),
        ("Karl Öst", "SWE", "karl-ost"),
    ],
)
def test_people_are_known_by_any_spelling_of_their_state(name: str, country: str, found: str) -> None:
    directory = Directory.of(dataset(""))
    assert directory.person(name, (), country) == found
    assert directory.person(name, (), country) == found


TRADE = "reporter: NOR, partner: SWE, currency: USD, sources: [{id: press, at: [p1]}]"


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ("date: 2018, exports: 84 million", (Outcome.THERE, "known", ())),
        ("date: 2018, exports: 84125301", (Outcome.ADDS, "known", ("exports",))),
        ("date: 2018, exports: 85 million", (Outcome.DISAGREES, "known", ("exports",))),
        ("date: 2018, exports: 84 million, imports: 1 million", (Outcome.ADDS, "known", ("imports",))),
        ("date: 2018, imports: 1 million", NEW),
        ("date: 2019, exports: 84 million", NEW),
        ("date: 2018, exports: 84 million, scope: services", NEW),
    ],
)
def test_totals_match_by_whose_they_are_and_agree_within_their_digits(
    fields: str, expected: tuple[Outcome, str | None, tuple[str, ...]]
) -> None:
    known = dataset(f"trade: [{{id: known, date: 2018, exports: 84 million, {TRADE}}}]").trade
    [imported] = dataset(f"trade: [{{id: new, {fields}, {TRADE}}}]").trade
    assert told(FigureIndex("trade", known).match(imported)) == expected


GOODS = "date: 2018, flow: exports, reporter: NOR, partner: SWE, sources: [{id: press, at: [p1]}]"


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        # 257,200 tonnes in kilograms.
        (
            "commodity: Wheat and meslin, hs: 1001, quantity: 257200000, unit: kg",
            (Outcome.ADDS, "known", ("quantity",)),
        ),
        (
            "commodity: wheat, quantity: 300 thousand, unit: tonnes",
            (Outcome.DISAGREES, "known", ("quantity",)),
        ),
        ("commodity: Cereals, hs: 10, quantity: 257200000, unit: kg", NEW),
        ("commodity: fish, hs: 0302", NEW),
    ],
)
def test_commodities_match_by_code_or_name(
    fields: str, expected: tuple[Outcome, str | None, tuple[str, ...]]
) -> None:
    known = dataset(
        f'goods: [{{id: known, commodity: wheat, hs: 1001, quantity: "257,200", unit: tonnes, {GOODS}}}]'
    ).goods
    [imported] = dataset(f"goods: [{{id: new, {fields}, {GOODS}}}]").goods
    assert told(FigureIndex("goods", known).match(imported)) == expected


def test_many_events_of_many_days_are_compared_with_those_of_their_day_alone() -> None:
    text = "".join(
        f"  - {{id: e{n}, date: {1950 + n // 336}-{n // 28 % 12 + 1:02}-{n % 28 + 1:02}, kind: visit, "
        f"title: T, {BELL}, sources: [{{id: press, at: [p1]}}]}}\n"
        for n in range(2000)
    )
    index = EventIndex(dataset(f"events:\n{text}").events)
    when = event(f"date: 1950-01-05, kind: visit, title: X, {BELL}").date
    assert [found.id for found in index.near(when)] == ["e4"]


def test_the_bundled_record_knows_its_own_events() -> None:
    path = Path(__file__).parents[2] / "data" / "events.yaml"
    record = require_valid(examine_text(path.read_text(encoding="utf-8"), "events.yaml"))
    index = EventIndex(record.events)
    named = [event for event in record.events if any(who.person for who in event.participants)]
    outcomes = {index.match(event).outcome for event in named if event.date.precision == "day"}
    assert outcomes == {Outcome.THERE}
