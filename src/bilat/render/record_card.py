"""One record whole, and the page of a pair: headings, fields and their values."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, TextIO

from bilat.record.json import Record
from bilat.record.model import Source
from bilat.render import cells
from bilat.render.columns import Column
from bilat.render.table_format import console_for, shown_on
from bilat.values.edtf import spoken

Field = tuple[str, str]
_OF_COUNTRIES = ("country", "reporter", "partner", "countries")


def _participant(one: Record, countries: Mapping[str, str]) -> str:
    country = countries.get(one["country"], one["country"])
    doubt = "" if one["certain"] else " (possible)"
    return f"{one['name'] or 'unnamed'}, {one['role']}, {country}{doubt}"


def _known(record: Record) -> Iterator[tuple[str, Any]]:
    """Return what has a row of its own: a currency stands with its money, a unit with its quantity."""
    elsewhere = {"start", "end", "precision", "derived", "currency"}
    if record.get("quantity") is not None:
        elsewhere.add("unit")
    for key, value in record.items():
        if value not in (None, [], "") and key not in elsewhere:
            yield key, value


def fields_of(record: Record, countries: Mapping[str, str], citations: Mapping[str, str]) -> list[Field]:
    """Return the fields of a record that are known, as a person reads them."""
    shown: list[Field] = []
    for key, value in _known(record):
        name = key.replace("_", " ").capitalize()
        if key == "date":
            shown.append((name, f"{cells.when(record)} ({record.get('precision') or 'date'}: {value})"))
        elif key == "place" and isinstance(value, dict):
            shown.append((name, cells.place(countries)(record)))
        elif key == "participants":
            shown.extend(("Participant", _participant(one, countries)) for one in value)
        elif key in ("exports", "imports", "total", "balance") and "currency" in record:
            shown.append((name, cells.money(key)(record)))
        elif key == "quantity":
            shown.append((name, cells.quantity(record)))
        elif key == "sources":
            shown.extend(
                (("Source"), f"{citations.get(one['id'], one['id'])}, {one['locator']}") for one in value
            )
        elif key in _OF_COUNTRIES:
            codes = value if isinstance(value, list) else [value]
            named = [f"{countries[code]} ({code})" if code in countries else code for code in codes]
            shown.append((name, cells.plain(named)))
        else:
            shown.append((name, cells.plain(value)))
    return shown


def citations(sources: Iterable[Source]) -> dict[str, str]:
    """Return how each source is cited in full, by its id."""
    return {
        source.id: ", ".join(
            part for part in (source.publisher, source.carrier, source.place, spoken(source.date)) if part
        )
        for source in sources
    }


def columns(cards: Sequence[Sequence[Field]]) -> tuple[Column, ...]:
    """Columns of the rows that stand for cards: a field and its value, of several whose they are."""
    whose = (Column("Record", cells.text("record")),) if len(cards) > 1 else ()
    return (*whose, Column("Field", cells.text("field")), Column("Value", cells.text("value")))


def rows(cards: Sequence[Sequence[Field]]) -> Iterator[Record]:
    """Return a row a field, one card after the other."""
    for card in cards:
        whose = _whose(dict(card))
        for name, value in card:
            yield {"record": whose, "field": name, "value": value}


def _whose(card: Mapping[str, str]) -> str:
    return f"{card['Id']} ({card['Pair']})" if "Pair" in card else card["Id"]


def draw(cards: Sequence[Sequence[Field]], out: TextIO) -> None:
    """Draw each card in two columns that fit the terminal."""
    from rich.table import Table

    console = console_for(out)
    for number, card in enumerate(cards):
        if number:
            console.print()
        table = Table(box=None, show_header=False, pad_edge=False)
        table.add_column(no_wrap=True)
        table.add_column(overflow="fold")
        for name, value in card:
            table.add_row(shown_on(out, name, "bold"), shown_on(out, value))
        console.print(table)
