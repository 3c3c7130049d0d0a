"""From what a command found to what is written: sorted, limited, counted or shown in the format asked for."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Generic, TypeVar

from bilat.api import Relations, load
from bilat.cli.options import Asked
from bilat.cli.output import opened
from bilat.fields import in_field_order, read_fields
from bilat.frozen import frozen
from bilat.loading.dataset import bundled_path
from bilat.model import Event, Goods, Trade
from bilat.query import Query
from bilat.records import Record
from bilat.render.sheet import Remade, Sheet, picked
from bilat.unknown import unknown_names

if TYPE_CHECKING:
    from bilat.render.layouts import Column

T = TypeVar("T")


@frozen
class Listing(Generic[T]):
    """What a command found, and how it is shown.

    `shape` makes a record of each thing found, `fields` are the record's fields, and `columns` makes the
    columns of a table from the names of countries. `noun` is one and several of what the footer counts,
    `remark` ends it;
    `crossed` makes the cross table of the whole answer.
    """

    found: Sequence[T]
    shape: Callable[[T], Record]
    fields: tuple[str, ...]
    columns: Callable[[dict[str, str]], tuple[Column, ...]]
    noun: tuple[str, str]
    empty: str
    remark: str = ""
    crossed: Callable[[dict[str, str]], Sheet] | None = None


def relations_for(asked: Asked) -> Relations:
    """Load the dataset that was asked for."""
    return load(asked.data, max_bytes=asked.max_bytes)


def query_for(asked: Asked, relations: Relations) -> Query:
    """Read the filters, and note on standard error each name that nobody bears."""
    query = Query.of(relations.dataset, **asked.filters)
    for note in unknown_names(relations.dataset, query):
        print(note, file=sys.stderr)
    return query


def answer(listing: Listing[T], asked: Asked, relations: Relations) -> None:
    """Write what was found, as it was asked for; an empty answer is said on standard error."""
    shown = arranged(listing.found, listing.shape, listing.fields, asked)
    names = read_fields(asked.fields, listing.fields) if asked.fields else None
    if not shown:
        print(listing.empty, file=sys.stderr)
    if asked.count:
        write_count(len(shown), asked)
        return
    whole = not (asked.sort or asked.reverse or asked.limit)
    sheet = Sheet(
        records=Remade(lambda: map(listing.shape, shown)),
        fields=listing.fields,
        columns=lambda: listing.columns(country_names(relations)),
        footer=f"{_counted(len(shown), listing.noun, len(listing.found))}{_span_of(shown)}.{listing.remark}",
        crossed=listing.crossed(country_names(relations)) if listing.crossed and whole else None,
    )
    write(picked(sheet, names) if names else sheet, asked)


def write_count(number: int, asked: Asked) -> None:
    """Write how many there are, and nothing else."""
    with opened(asked.output, read_from=read_from(asked)) as out:
        out.write(f"{number}\n")


def write(sheet: Sheet, asked: Asked) -> None:
    """Write a sheet to standard output, or to the file of --output."""
    from bilat.render.formats import writer

    write_sheet = writer(asked.format)
    with opened(asked.output, read_from=read_from(asked)) as out:
        write_sheet(sheet, out)


def read_from(asked: Asked) -> str:
    """Return the path of the dataset that was asked for."""
    return asked.data or str(bundled_path())


def arranged(
    found: Iterable[T], shape: Callable[[T], Record], fields: tuple[str, ...], asked: Asked
) -> list[T]:
    """Apply --sort, then --reverse, then --limit."""
    things = list(found)
    if asked.sort:
        key = in_field_order(read_fields(asked.sort, fields))
        things.sort(key=lambda thing: key(shape(thing)))
    if asked.reverse:
        things.reverse()
    return things[: asked.limit]


def country_names(relations: Relations) -> dict[str, str]:
    """Return the names behind the codes of the dataset."""
    return {code: country.name for code, country in relations.dataset.countries.items()}


def _span_of(things: Iterable[object]) -> str:
    """Say from when to when records reach: ", 1857 to 2021"; empty where nothing is dated."""
    dates = [thing.date for thing in things if isinstance(thing, Event | Trade | Goods) and thing.date]
    years = [day.year for when in dates for day in (when.start, when.end) if day]
    if not years:
        return ""
    open_ended = any(when.end is None for when in dates)
    first, last = min(years), max(years)
    span = str(first) if first == last else f"{first} to {last}"
    return f", {span}{' and open-ended' if open_ended else ''}"


def _counted(number: int, noun: tuple[str, str], total: int) -> str:
    """Say how many: "31 events", "5 of 31 events"."""
    what = noun[0] if total == 1 else noun[1]
    return f"{number} {what}" if number == total else f"{number} of {total} {what}"


def nothing(what: str, query: Query) -> str:
    """Say that nothing answers, and what was asked."""
    asked = query.asked()
    return f"No {what} for: {asked}." if asked else f"This record holds no {what}."
