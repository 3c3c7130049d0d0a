"""A card with all fields of one record."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TextIO

from bilat.query.lookup import Entry, events_of
from bilat.record.encounters import parts_by_whole
from bilat.record.json import Record, to_record
from bilat.record.model import (
    Country,
    Dataset,
    Event,
    Goods,
    Participant,
    Source,
    Standing,
    Statistic,
    Trade,
)
from bilat.render import cells
from bilat.render.legend import Countries
from bilat.render.table import Column, Columns
from bilat.render.terminal import Terminal, console_for, text_for
from bilat.values.edtf import parse, spoken

Line = tuple[str, str]
_OF_COUNTRIES = ("country", "reporter", "partner", "countries")
# Fields that are shown with another: a date with its days, money with its currency.
_SHOWN_ELSEWHERE = ("start", "end", "spans", "precision", "derived", "bounds", "currency")


@dataclass(frozen=True, slots=True)
class Card:
    """A record's fields with their values; `owner` is its id, with the pair where several were asked."""

    owner: str
    lines: Sequence[Line]


def card(entry: Entry, dataset: Dataset, pair: str | None) -> Card:
    """Make the card of a record, which says the pair where it is given."""
    record = {"code": entry.code} if isinstance(entry, Country) else {}
    record |= to_record(entry)
    countries = dataset.country_names
    lines = [line for name in _known(record) for line in _lines(entry, record, name, countries, dataset)]
    lines += [("Took part in", _in_short(event)) for event in events_of(dataset, entry)]
    if isinstance(entry, Event):
        parts = parts_by_whole(dataset.events).get(entry.id, ())
        lines += [("Part", _in_short(event)) for event in dataset.events if event.id in parts]
    owner = entry.code if isinstance(entry, Country) else entry.id
    if pair is None:
        return Card(owner, lines)
    return Card(f"{owner} ({pair})", [lines[0], ("Pair", pair), *lines[1:]])


def _in_short(event: Event) -> str:
    return f"{spoken(event.date)}: {event.title} ({event.id})"


def _known(record: Record) -> Iterator[str]:
    """Yield the fields with their own lines; a unit is shown with the figure that it is of."""
    counted = "value" if "measure" in record else "quantity"
    for name, value in record.items():
        with_figure = name == "unit" and record.get(counted) is not None
        if value not in (None, [], "", False) and name not in _SHOWN_ELSEWHERE and not with_figure:
            yield name


def _lines(entry: Entry, record: Record, name: str, countries: Countries, dataset: Dataset) -> Iterator[Line]:
    """Give the lines of a field: one each for participants and sources."""
    if isinstance(entry, Event) and name == "participants":
        yield from (("Participant", _participant(official, countries)) for official in entry.participants)
    elif isinstance(entry, Event | Trade | Goods | Statistic | Standing) and name == "sources":
        sources = {source.id: source for source in dataset.sources}
        for citation in entry.sources:
            source = sources.get(citation.source)
            yield "Source", f"{_publication(source) if source else citation.source}, {citation.locator}"
    else:
        yield name.replace("_", " ").capitalize(), _value(entry, record, name, countries)


def _value(entry: Entry, record: Record, name: str, countries: Countries) -> str:
    value = record[name]
    if name == "date":
        return f"{spoken(parse(value))} ({record.get('precision', 'date')}: {value})"
    if isinstance(entry, Event) and name == "place":
        return cells.place(entry.place, countries)
    if isinstance(entry, Event | Trade | Goods | Statistic) and name in entry.bounds:
        return cells.figure_of(entry, name)
    if name in _OF_COUNTRIES:
        codes = value if isinstance(value, list) else [value]
        return cells.listed(f"{countries[code]} ({code})" if code in countries else code for code in codes)
    return cells.json_value(value)


def _participant(official: Participant, countries: Countries) -> str:
    name = official.person.name if official.person else "unnamed"
    country = countries.get(official.country, official.country)
    return f"{name}, {official.role}, {country}{'' if official.certain else ' (possible)'}"


def _publication(source: Source) -> str:
    """Give a source as it is cited in full."""
    parts = (source.publisher, source.carrier, source.place, spoken(source.dated) if source.dated else None)
    return ", ".join(part for part in parts if part)


def rows(cards: Sequence[Card]) -> list[Record]:
    """Return a row a field, one card after the other."""
    return [
        {"record": card.owner, "field": name, "value": value} for card in cards for name, value in card.lines
    ]


def columns(cards: Sequence[Card]) -> Columns[Record]:
    """Columns of those rows: a field and its value, of several cards whose they are."""
    owner: Column[Record] = Column("Record", lambda row: row["record"])
    field: Column[Record] = Column("Field", lambda row: row["field"])
    value: Column[Record] = Column("Value", lambda row: row["value"])
    return (owner, field, value) if len(cards) > 1 else (field, value)


def draw(cards: Sequence[Card], out: TextIO, terminal: Terminal) -> None:
    """Draw each card in two columns that fit the terminal."""
    from rich.table import Table

    console = console_for(out, terminal)
    for number, card in enumerate(cards):
        if number:
            console.print()
        grid = Table(box=None, show_header=False, pad_edge=False)
        grid.add_column(no_wrap=True)
        grid.add_column(overflow="fold")
        for name, value in card.lines:
            grid.add_row(text_for(out, name, "bold"), text_for(out, value))
        console.print(grid)
