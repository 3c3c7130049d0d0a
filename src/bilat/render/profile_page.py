"""The profile of a pair as a page: facts under the headings that a reader looks for, each with its source."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TextIO

from bilat.record.derived import is_worked_out
from bilat.record.json import Record
from bilat.record.model import Citation, Event, Goods, Standing, Trade
from bilat.render import cells, citing
from bilat.render.column import Column, Columns
from bilat.render.event_text import place_not_in, viewed
from bilat.render.legend import Legend
from bilat.render.terminal import Terminal, console_for, text_for
from bilat.reports.people import PersonRow
from bilat.reports.profile import Profile

# Below this many columns the dates and names on the left wrap too.
_NARROW = 60
_GOODS = {"traded": "Goods", "permitted": "Goods permitted", "requested": "Goods asked for"}
# The kinds of standing facts in the order of the page, with their headings.
_STANDING = {
    "mechanism": "Regular contacts",
    "practice": "Practices",
    "company": "Companies",
    "field": "Fields of cooperation",
    "project": "Projects",
    "position": "Positions",
    "view": "Views",
}
FIELDS = ("section", "item", "fact", "source")


@dataclass(frozen=True, slots=True)
class PageFact:
    """A fact of the page: its section, the date or name it is about, its text, and its citations."""

    section: str
    item: str
    fact: str
    sources: tuple[Citation, ...] = ()


def facts(page: Profile, legend: Legend) -> Iterator[PageFact]:
    """Yield the facts of the page in the order of its sections."""
    yield PageFact("Profile", "", _heading(page))
    yield from _events("Relations", page.relations, legend)
    yield from _events("Treaties, agreements, contracts, joint bodies", page.agreements, legend)
    for event in page.latest_meetings:
        yield PageFact(
            "Latest meetings and visits", cells.date(event.date), _meeting(event, legend), event.sources
        )
    for person in page.people:
        yield PageFact("Who met most often", person.name or "(unnamed)", _attendance(person), person.sources)
    yield from _events("Planned", page.planned, legend)
    for total in page.trade:
        yield PageFact("Trade", cells.period(total, "part-year"), _totals(total, legend), total.sources)
    for status, heading in _GOODS.items():
        for goods in page.goods:
            if goods.status == status:
                yield PageFact(heading, cells.flow(goods), _commodity(goods), goods.sources)
    yield from _standing(page.dataset.standing, legend)
    for event, asked in page.left_open:
        yield PageFact("Left open", cells.date(event.date), f"{event.title}: {asked}", event.sources)


def _heading(page: Profile) -> str:
    number = len(page.dataset.events)
    return (
        f"{page.dataset.title}, as of {cells.date(page.dataset.as_of)}: "
        f"{number} {'event' if number == 1 else 'events'}, "
        f"meetings and visits among them: {page.meetings}."
    )


def _events(heading: str, events: Iterable[Event], legend: Legend) -> Iterator[PageFact]:
    for event in events:
        status = legend.status(event)
        said = f"{cells.title(event)}{viewed(event.attributed_to, legend)}"
        told = said if status in ("occurred", "planned") else f"{status}: {said}"
        yield PageFact(heading, cells.date(event.date), told, event.sources)


def _meeting(event: Event, legend: Legend) -> str:
    """Give the title, and who else was there and where as far as the title does not say it."""
    others = cells.others(event, legend.countries)
    place = place_not_in(event, legend)
    return " · ".join(part for part in (cells.title(event), others, place) if part)


def _attendance(person: PersonRow) -> str:
    return f"{cells.how_often(person)}, last {cells.optional_date(person.last)}"


def _totals(trade: Trade, legend: Legend) -> str:
    known = [
        f"{name} {cells.trade_money(trade, name)}"
        for name in ("total", "exports", "imports")
        if getattr(trade, name)
    ]
    if cells.change(trade) != cells.NONE:
        known.append(f"growth {cells.change(trade)}")
    worked_out = ", worked out" if is_worked_out(trade) else ""
    reporter = legend.country(trade.reporter)
    agency = f", {trade.agency}" if trade.agency else ""
    return f"{', '.join(known)} (reported by {reporter}{agency}{worked_out})"


def _commodity(goods: Goods) -> str:
    measured = [cells.quantity(goods), cells.goods_value(goods), cells.change(goods)]
    known = " ".join(part for part in measured if part != cells.NONE)
    when = f", {cells.date(goods.date)}" if goods.date else ""
    return f"{cells.commodity(goods)}{f' {known}' if known else ''}{when}"


def _standing(every: Iterable[Standing], legend: Legend) -> Iterator[PageFact]:
    """Yield the standing facts by kind, positions and views under a heading that says whose they are."""
    order = list(_STANDING)
    for fact in sorted(every, key=lambda fact: (order.index(fact.kind), fact.attributed_to or "")):
        heading = _STANDING[fact.kind]
        if fact.attributed_to:
            source = legend.sources.get(fact.attributed_to)
            heading = f"{heading} of {source.publisher if source else fact.attributed_to}"
        yield PageFact(heading, "", fact.title, fact.sources)


def fact_record(fact: PageFact) -> Record:
    """Return a fact as CSV and TSV have it."""
    return {
        "section": fact.section,
        "item": fact.item,
        "fact": fact.fact,
        "source": citing.in_full(fact.sources),
    }


def columns(legend: Legend) -> Columns[PageFact]:
    """Columns of those rows."""
    return (
        Column("Section", lambda fact: fact.section),
        Column("Item", lambda fact: fact.item),
        Column("Fact", lambda fact: fact.fact),
        Column("Source", lambda fact: citing.cited(fact.sources, legend)),
    )


def draw(page: Profile, legend: Legend, out: TextIO, terminal: Terminal) -> None:
    """Draw the page, fitted to the terminal, the sources at its right."""
    from itertools import groupby

    from rich.table import Table

    console = console_for(out, terminal)
    heading, *rest = facts(page, legend)
    console.print(text_for(out, heading.fact, "bold"))
    for section, of_section in groupby(rest, lambda fact: fact.section):
        console.print()
        console.print(text_for(out, section, "bold"))
        grid = Table(box=None, show_header=False, pad_edge=False, padding=(0, 2, 0, 0), expand=True)
        listed = list(of_section)
        dated = any(fact.item for fact in listed)
        if dated:
            narrow = console.width < _NARROW
            grid.add_column(no_wrap=not narrow, max_width=console.width // 3 if narrow else None)
        grid.add_column(overflow="fold", ratio=1)
        grid.add_column(justify="right", no_wrap=console.width >= _NARROW, max_width=24)
        before = ""
        for fact in listed:
            cited = text_for(out, citing.in_short(fact.sources, legend), "dim")
            # Goods of one flow below each other name it once.
            once = section in _GOODS.values() and fact.item == before
            item = (text_for(out, "" if once else fact.item),) if dated else ()
            before = fact.item
            grid.add_row(*item, text_for(out, fact.fact), cited)
        console.print(grid)
    console.print()
    for line in legend.lines():
        console.print(text_for(out, line, "dim"))
