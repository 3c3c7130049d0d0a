"""A card with all fields of one record."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, TextIO

from bilat.query.command_line import Options, command_of
from bilat.query.lookup import Entry
from bilat.record.encounters import is_official
from bilat.record.json import Record, to_record
from bilat.record.model import (
    Country,
    Dataset,
    Event,
    Goods,
    Organization,
    Participant,
    Source,
    Standing,
    Statistic,
    Trade,
)
from bilat.render import cells
from bilat.render.column import Column, Columns
from bilat.render.drawn_cells import broken
from bilat.render.legend import Countries, status_in_words
from bilat.render.readings import forecasts, readings
from bilat.render.related_events import Related, related_events
from bilat.render.related_events import draw as draw_events
from bilat.render.terminal import Terminal, console_for, shown_on, text_for
from bilat.reports.bibliography import footnotes, publication
from bilat.values.edtf import spoken

if TYPE_CHECKING:
    from rich.console import Console

Line = tuple[str, str]
_OF_COUNTRIES = ("country", "reporter", "partner", "countries", "from", "to")
_DATES = ("date", "change_from", "in_force", "ended", "accessed")
# Names of lines that are not just the capitalized name of the field.
_NAMES = {"hs": "HS", "hs_revision": "HS revision", "url": "URL"}
_OF_CHANGE = ("change_percent", "change_from", "exports_change_percent", "imports_change_percent")
# Fields that are shown with another: a date with its days, money with its currency; and wholes, which are
# shown with parts.
_SHOWN_ELSEWHERE = (
    *("start", "end", "spans", "precision", "derived", "bounds", "currency"),
    *("part_of", "part_of_one"),
)


@dataclass(frozen=True, slots=True)
class Card:
    """A record's fields with their values; `owner` is its id, with the pair where several were asked.

    On a terminal it starts with its `title` and the `kind` of record; where and when are below them, then
    the fields that have not been shown yet. The `events` that a name took part in are listed below these;
    the parts and wholes of an event are lines like its fields. Last are the `commands` that list other facts.
    """

    owner: str
    lines: Sequence[Line]
    title: str = ""
    kind: str = ""
    below: str = ""
    events: Sequence[Related] = ()
    is_of_event: bool = False
    says_states: bool = False
    commands: Sequence[str] = ()


def card(
    entry: Entry, datasets: Mapping[str, Dataset], *, says_pair: bool, commands: Sequence[str] = ()
) -> Card:
    """Make the card of a record that is in the datasets of these pairs, which it names if asked to.

    `commands` are those that list what else the record says of it.
    """
    dataset = next(iter(datasets.values()))
    record = {"code": entry.code} if isinstance(entry, Country) else {}
    record |= to_record(entry)
    countries = dataset.country_names
    lines = [line for name in _known(record) for line in _lines(entry, record, name, countries, dataset)]
    if isinstance(entry, Source):
        lines += [(kind.capitalize(), str(count)) for kind, count in entry.locator_counts.items()]
    events = related_events(entry, datasets)
    owner = entry.code if isinstance(entry, Country) else entry.id
    title, kind, below = _head(entry, dataset)
    says_states = isinstance(entry, Event) and bool(_states_alone(entry))
    if says_pair:
        pairs = ", ".join(datasets)
        name = "Pair" if len(datasets) == 1 else "Pairs"
        owner, lines = f"{owner} ({pairs})", [lines[0], (name, pairs), *lines[1:]]
    return Card(owner, lines, title, kind, below, events, isinstance(entry, Event), says_states, commands)


def _head(entry: Entry, dataset: Dataset) -> tuple[str, str, str]:
    """Return the title of a card, the kind of its record, and the line below: when, then where or who."""
    countries = dataset.country_names
    if isinstance(entry, Event):
        place = cells.place(entry.place, countries) if entry.place else ""
        states = _country_names(_states_alone(entry), countries)
        status = status_in_words(entry, dataset.as_of)
        kind = entry.kind if status == "occurred" else f"{entry.kind}, {status}"
        return entry.title, kind, _joined(cells.date(entry.date), place or states)
    if isinstance(entry, Trade):
        reporter, partner = (countries.get(code, code) for code in (entry.reporter, entry.partner))
        title = f"Trade of {reporter} with {partner}"
        return title, "trade total", cells.period(entry)
    if isinstance(entry, Goods):
        when = cells.date(entry.date) if entry.date else ""
        return entry.commodity, f"goods {entry.status}", _joined(when, cells.flow(entry))
    return _head_of_other(entry, countries)


def _states_alone(event: Event) -> list[str]:
    """Return the states of an event without a place in which only these, two or more, took part for sure.

    One alone would read as a place; whoever else took part has a line, and so have the states beside them.
    """
    there = [someone for someone in event.participants if someone.role == "state" and someone.certain]
    alone = len(there) == len(event.participants) > 1 and not event.place
    return list(dict.fromkeys(someone.country for someone in there)) if alone else []


def _head_of_other(entry: Entry, countries: Countries) -> tuple[str, str, str]:
    """Return the same as `_head` for figures and entries without a date."""
    if isinstance(entry, Statistic):
        return entry.measure, "figure", _joined(cells.date(entry.date), cells.direction(entry, countries))
    if isinstance(entry, Standing):
        return entry.title, entry.kind, _country_names(entry.countries, countries)
    if isinstance(entry, Source):
        return entry.title or entry.publisher, "source", publication(entry)
    kind = type(entry).__name__.lower()
    if isinstance(entry, Organization) and entry.kind:
        kind = f"{kind}, {entry.kind}"
    name = getattr(entry, "name", "")
    country = getattr(entry, "country", None)
    return name, kind, countries.get(country, country) if country else ""


def _country_names(codes: Iterable[str], countries: Countries) -> str:
    return ", ".join(countries.get(code, code) for code in codes)


def _joined(*parts: str) -> str:
    return " · ".join(part for part in parts if part and part != cells.NONE)


def _known(record: Record) -> Iterator[str]:
    """Yield the fields with lines of their own; a unit is shown with its figure."""
    counted = "value" if "measure" in record else "quantity"
    for name, value in record.items():
        with_figure = name == "unit" and record.get(counted) is not None
        if value not in (None, [], "", False) and name not in _SHOWN_ELSEWHERE and not with_figure:
            yield name


def _lines(entry: Entry, record: Record, name: str, countries: Countries, dataset: Dataset) -> Iterator[Line]:
    """Give the lines of a field: one each for participants and sources."""
    if isinstance(entry, Event) and name == "participants":
        yield from (("Participant", _participant(official, countries)) for official in entry.participants)
    elif isinstance(entry, Event) and name == "forecasts":
        yield from forecasts(entry.forecasts, dataset)
    elif isinstance(entry, Trade | Goods | Statistic) and name in _OF_CHANGE:
        # Said once, at the first of its fields.
        if name == next(field for field in record if field in _OF_CHANGE and record[field] is not None):
            yield "Change", cells.change(entry)
    elif isinstance(entry, Event) and name == "status":
        yield "Status", status_in_words(entry, dataset.as_of)
    elif isinstance(entry, Event | Trade | Goods | Statistic) and name == "variants":
        yield from readings(entry, dataset)
    elif isinstance(entry, Event | Trade | Goods | Statistic | Standing) and name == "sources":
        yield from (("Source", line) for line in footnotes(entry.sources, dataset))
    else:
        yield _NAMES.get(name, name.replace("_", " ").capitalize()), _value(entry, record, name, countries)


def _value(entry: Entry, record: Record, name: str, countries: Countries) -> str:
    value = record[name]
    if name in _DATES:
        return _date(entry, record, name)
    if isinstance(entry, Event) and name == "place":
        return cells.place(entry.place, countries)
    if isinstance(entry, Event | Trade | Goods | Statistic) and name in entry.bounds:
        return cells.figure_of(entry, name)
    if name in _OF_COUNTRIES:
        codes = value if isinstance(value, list) else [value]
        return cells.listed(f"{countries[code]} ({code})" if code in countries else code for code in codes)
    return cells.json_value(value)


def _date(entry: Entry, record: Record, name: str) -> str:
    """Give a date as people write it; the record's own with its precision and text as well."""
    said = spoken(getattr(entry, name))
    return f"{said} ({record.get('precision', 'date')}: {record[name]})" if name == "date" else said


def _participant(official: Participant, countries: Countries) -> str:
    name = f"{official.person.name}, " if official.person else "unnamed, "
    country = countries.get(official.country, official.country)
    marks = [
        *([] if official.certain else ["possible"]),
        *([official.part] if official.part else []),
        *([f"ranks with {official.level}"] if official.level else []),
    ]
    marked = f" ({', '.join(marks)})" if marks else ""
    # Neither a state nor a group has a name that the source could have given.
    name, between = (name, ", ") if is_official(official) else ("", " of ")
    state = "" if cells.names_state(official.role, country) else f"{between}{country}"
    return f"{name}{official.role}{state}{marked}"


def rows(cards: Sequence[Card]) -> list[Record]:
    """Return a row for each field, one card after the other."""
    return [
        {"record": card.owner, "field": name, "value": value}
        for card in cards
        for name, value in (
            *card.lines,
            *(related.line for related in card.events),
            *((_ALSO, command) for command in card.commands),
        )
    ]


def columns(cards: Sequence[Card]) -> Columns[Record]:
    """Columns of those rows: a field and its value, and for several cards the owner."""
    owner: Column[Record] = Column("Record", lambda row: row["record"])
    field: Column[Record] = Column("Field", lambda row: row["field"])
    value: Column[Record] = Column("Value", lambda row: row["value"])
    return (owner, field, value) if len(cards) > 1 else (field, value)


# Lines that the head of a card says already, and those below its fields.
_IN_HEAD = (
    "Id",
    "Title",
    "Date",
    "Kind",
    "Status",
    "Name",
    "Commodity",
    "Measure",
    "Countries",
    "From",
    "To",
)
_BELOW = ("Note", "Source")
_ALSO = "Also in"
# Lines that the line below the title may say already.
_CODE = re.compile(r" \([A-Z]{3}\)$")
_PERHAPS_SAID = ("Place", "Country", "Publisher", "Carrier")


def draw(cards: Sequence[Card], out: TextIO, terminal: Terminal, data: Options, *, ids: bool) -> None:
    """Draw each card: title and kind, when and where, its other fields, the note, the citations, events.

    `data` are the options that name the data, by which a command that cites a card's record finds it; `ids`
    is whether the events have their ids.
    """
    console = console_for(out, terminal)
    for number, card in enumerate(cards):
        if number:
            console.print()
        _draw(card, console, out, data)
        if card.events and not card.is_of_event:
            draw_events(card.events, out, terminal, data, ids=ids)
        for command in card.commands:
            console.print(text_for(out, f"{_ALSO}: {command}", "dim"))


def _draw(card: Card, console: Console, out: TextIO, data: Options) -> None:
    from rich.table import Table

    head = Table.grid(expand=True, padding=(0, 2, 0, 0))
    head.add_column(ratio=1)
    head.add_column(justify="right", no_wrap=True)
    head.add_row(text_for(out, card.title, "bold"), text_for(out, card.kind, "dim"))
    console.print(head)
    if card.below:
        console.print(text_for(out, card.below))
    related = [event.short_line for event in card.events] if card.is_of_event else []
    _draw_fields([*(line for line in card.lines if _stands_between(*line, card)), *related], console, out)
    below = [(wanted, value) for wanted in _BELOW for name, value in card.lines if name == wanted]
    for _, value in below:
        console.print(text_for(out, value))
    if any(name == "Source" for name, _ in below):
        console.print(text_for(out, command_of(f"cite {card.owner.partition(' ')[0]}", data), "dim"))


def _stands_between(name: str, value: str, card: Card) -> bool:
    """Return whether a line of a card belongs between its head and what is below."""
    is_said = name in _PERHAPS_SAID and _CODE.sub("", value) in card.below
    return (
        name not in (*_IN_HEAD, *_BELOW) and not is_said and not (name == "Participant" and card.says_states)
    )


def _draw_fields(lines: Sequence[Line], console: Console, out: TextIO) -> None:
    """Draw fields with their values; those of one name below each other name it once."""
    from rich.table import Table
    from rich.text import Text

    if not lines:
        return
    room = console.width - max(len(name) for name, _ in lines) - 2
    grid = Table.grid(padding=(0, 2, 0, 0))
    grid.add_column(no_wrap=True)
    grid.add_column(overflow="fold")
    names, before = [name for name, _ in lines], ""
    for name, value in lines:
        said = broken(shown_on(out, value).split(" "), room, hang=2 if names.count(name) > 1 else 0)
        grid.add_row(text_for(out, "" if name == before else name, "dim"), Text(said))
        before = name
    console.print(grid)
