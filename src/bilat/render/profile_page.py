"""The profile of a pair as a page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TextIO

from bilat.record.derived import is_worked_out
from bilat.record.json import Record
from bilat.record.model import Event, Goods, Trade
from bilat.record.plans import lacks_outcome
from bilat.render import cells
from bilat.render.legend import Countries
from bilat.render.table import Column, Columns
from bilat.render.terminal import Terminal, console_for, text_for
from bilat.reports.people import PersonRow
from bilat.reports.profile import Profile

# Below this many columns the dates and names on the left wrap too.
_NARROW = 60

Line = tuple[str, str]
# Section, the date or name that it is about, fact.
PageFact = tuple[str, str, str]
FIELDS = ("section", "item", "fact")


def _titles(events: Iterable[Event]) -> list[Line]:
    return [(cells.date(event.date), event.title) for event in events]


def _meetings(events: Iterable[Event], countries: Countries) -> list[Line]:
    lines: list[Line] = []
    for event in events:
        officials = cells.participants(event.participants, countries) if event.participants else ""
        lines.append((cells.date(event.date), f"{event.kind}: {officials}" if officials else event.kind))
    return lines


def _attendance(person: PersonRow) -> str:
    doubt = f", {person.possible} of them possibly" if person.possible else ""
    doubt = ", possibly" if person.possible == person.count else doubt
    return f"{cells.times(person.count)}{doubt}, last {cells.optional_date(person.last)}"


def _totals(trade: Trade, countries: Countries) -> str:
    figures = {"total": trade.total, "exports": trade.exports, "imports": trade.imports}
    known = [
        f"{name} {cells.trade_money(trade, name)}"
        for name, figure in figures.items()
        if figure and figure.value
    ]
    if not known and cells.change(trade) != cells.NONE:
        known = [f"growth {cells.change(trade)}"]
    worked_out = ", worked out" if is_worked_out(trade) else ""
    reporter = countries.get(trade.reporter, trade.reporter)
    return f"{', '.join(known)} (reported by {reporter}{worked_out})"


def _commodity(goods: Goods) -> str:
    quantity = f" {cells.quantity(goods)}" if goods.quantity or goods.value else ""
    return f"{goods.commodity}{quantity}{f', {cells.date(goods.date)}' if goods.date else ''}"


def _sections(page: Profile, countries: Countries) -> Iterator[tuple[str, list[Line]]]:
    yield "Relations", _titles(page.relations)
    yield "Treaties, agreements, contracts, joint bodies", _titles(page.agreements)
    yield "Latest meetings and visits", _meetings(page.latest_meetings, countries)
    people = [(person.name or "(unnamed)", _attendance(person)) for person in page.people]
    yield "Who took part in most of them", people
    yield "Trade", [(cells.period(trade), _totals(trade, countries)) for trade in page.trade]
    for status, heading in (
        ("traded", "Goods"),
        ("permitted", "Goods permitted"),
        ("requested", "Goods asked for"),
    ):
        of_status = [goods for goods in page.goods if goods.status == status]
        yield heading, [(cells.flow(goods), _commodity(goods)) for goods in of_status]
    passed = [event for event in page.planned if lacks_outcome(event, page.dataset.as_of)]
    yield "Planned", _titles([event for event in page.planned if event not in passed])
    yield "Announced, outcome not recorded", _titles(passed)
    yield from _standing(page)


def _standing(page: Profile) -> Iterator[tuple[str, list[Line]]]:
    """Yield the facts without a date by kind, then by speaker."""
    by_kind: dict[str, dict[str | None, list[Line]]] = {}
    for fact in page.dataset.standing:
        by_speaker = by_kind.setdefault(fact.kind, {})
        by_speaker.setdefault(fact.attributed_to, []).append(("", fact.title))
    for kind, by_speaker in by_kind.items():
        for speaker, facts in by_speaker.items():
            yield f"{kind.capitalize()}{f' ({speaker})' if speaker else ''}", facts


def _heading(page: Profile) -> str:
    number = len(page.dataset.events)
    return (
        f"{page.dataset.title}, as of {cells.date(page.dataset.as_of)}: "
        f"{number} {'event' if number == 1 else 'events'}, "
        f"meetings and visits among them: {page.meetings}."
    )


def facts(page: Profile, countries: Countries) -> Iterator[PageFact]:
    """Go through the facts of the page, one row a fact."""
    yield "Profile", "", _heading(page)
    for heading, lines in _sections(page, countries):
        for left, right in lines:
            yield heading, left, right


def fact_record(fact: PageFact) -> Record:
    """Return a fact as CSV and TSV have it."""
    return dict(zip(FIELDS, fact, strict=True))


def columns() -> Columns[PageFact]:
    """Columns of those rows."""
    return (
        Column("Section", lambda fact: fact[0]),
        Column("Item", lambda fact: fact[1]),
        Column("Fact", lambda fact: fact[2]),
    )


def draw(page: Profile, countries: Countries, out: TextIO, terminal: Terminal) -> None:
    """Draw the page, fitted to the terminal."""
    from rich.table import Table

    console = console_for(out, terminal)
    console.print(text_for(out, _heading(page), "bold"))
    for heading, lines in _sections(page, countries):
        if not lines:
            continue
        console.print()
        console.print(text_for(out, heading, "bold"))
        grid = Table(box=None, show_header=False, pad_edge=False, padding=(0, 1))
        grid.add_column(no_wrap=console.width >= _NARROW)
        grid.add_column(overflow="fold")
        for left, right in lines:
            grid.add_row(text_for(out, left or "-"), text_for(out, right))
        console.print(grid)
