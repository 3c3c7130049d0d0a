"""From what a command found to what is written: sorted, limited, counted or shown in the format asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar

from bilat.api import Relations, load_pairs
from bilat.cli.listing import Listing, OfPair, together
from bilat.cli.options import ListOptions
from bilat.cli.output import note, opened
from bilat.cli.progress_bar import watching
from bilat.loading.files import bundled_path, dataset_files
from bilat.query.filters import Query
from bilat.query.names import unknown_names
from bilat.query.pairs import names_of
from bilat.record.fields import in_field_order, read_fields
from bilat.record.json import Record
from bilat.record.model import Event, Goods, Trade
from bilat.render.sheet import Remade, Sheet, picked, told
from bilat.values.errors import DatasetError

T = TypeVar("T")


def pairs_for(asked: ListOptions) -> list[Relations]:
    """Load the pairs of states that were asked for."""
    with watching() as watch:
        pairs = load_pairs(*asked.data, pairs=asked.pair, max_bytes=asked.max_bytes, watch=watch)
    return list(pairs.values())


def query_for(asked: ListOptions, pairs: Sequence[Relations]) -> Query:
    """Read the filters, and note on standard error what in them is likely a slip."""
    names = names_of([relations.dataset for relations in pairs])
    query = Query.of(names, **asked.filters)
    if query.ends_before_it_starts:
        since, until = query.since[0].text, query.until[0].text
        note(
            f"The window ends before it starts: since {since}, until {until}. What is found may lie in both."
        )
    for message in unknown_names(names, query):
        note(message)
    return query


def answer(asked: ListOptions, listing_of: Callable[[Relations, Query], Listing[Any]]) -> None:
    """Write what `listing_of` finds in each pair; an empty answer is said on standard error."""
    pairs = pairs_for(asked)
    query = query_for(asked, pairs)
    listings = [listing_of(relations, query) for relations in pairs]
    listing = listings[0] if len(pairs) == 1 else together([one.pair for one in pairs], listings)
    shown = arranged(listing.found, listing.shape, listing.fields, asked, listing.led_by)
    names = read_fields(asked.fields, listing.fields) if asked.fields else None
    if not shown:
        note(listing.empty)
    if asked.count:
        write_count(len(shown), asked)
        return
    countries = country_names(pairs)
    crossed = listing.crossed
    whole = not (asked.sort or asked.reverse or asked.limit)
    sheet = Sheet(
        records=Remade(lambda: map(listing.shape, shown)),
        fields=listing.fields,
        columns=lambda: listing.columns(countries),
        footer=f"{_counted(len(shown), listing.noun, len(listing.found))}{_span_of(shown)}.{listing.remark}",
        crossed=(lambda: crossed(countries)) if crossed and whole else None,
    )
    write(picked(sheet, names) if names else sheet, asked, len(shown))


def write_count(number: int, asked: ListOptions) -> None:
    """Write how many there are, and nothing else."""
    with opened(asked.output, read_from=read_from(asked)) as out:
        out.write(f"{number}\n")


def write(sheet: Sheet, asked: ListOptions, whole: int = 0) -> None:
    """Write a sheet of `whole` records to standard output, or to the file of --output."""
    from bilat.render.formats import writer

    write_sheet = writer(asked.format)
    if asked.raw:
        sheet = replace(sheet, raw=True)
    with opened(asked.output, read_from=read_from(asked)) as out, watching() as watch:
        if asked.format == "table" or not out.isatty():
            sheet = replace(sheet, records=told(sheet.records, whole, watch))
        write_sheet(sheet, out)


def read_from(asked: ListOptions) -> list[Path]:
    """Return the files of the datasets that were asked for; a folder without any is left to who reads it."""
    files: list[Path] = []
    for path in asked.data or [bundled_path()]:
        with suppress(DatasetError):
            files += dataset_files([path])
    return files


def arranged(
    found: Iterable[T],
    shape: Callable[[T], Record],
    fields: tuple[str, ...],
    asked: ListOptions,
    led_by: tuple[str, ...] = (),
) -> list[T]:
    """Apply --sort and --reverse, then --limit; what is unknown, of `led_by` without --sort, stays last."""
    things = list(found)
    if asked.sort:
        names = read_fields(asked.sort, fields)
        return in_field_order(things, shape, names, falling=asked.reverse)[: asked.limit]
    if asked.reverse:
        things.reverse()
        if led_by:
            things.sort(key=lambda thing: None in map(shape(thing).get, led_by))
    return things[: asked.limit]


def country_names(pairs: Iterable[Relations]) -> dict[str, str]:
    """Return the names behind the codes of the datasets."""
    return {code: country.name for one in pairs for code, country in one.dataset.countries.items()}


def _span_of(things: Iterable[object]) -> str:
    """Say from when to when records reach: ", 1857 to 2021"; empty where nothing is dated."""
    dates = [
        thing.date
        for thing in (one.thing if isinstance(one, OfPair) else one for one in things)
        if isinstance(thing, Event | Trade | Goods) and thing.date
    ]
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
