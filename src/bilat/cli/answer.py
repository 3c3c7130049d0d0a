"""Handing records to a writer: JSON, a table on a terminal, or lines in a pipe."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from typing import TypeVar

from bilat.api import Relations, load
from bilat.cli.options import Asked
from bilat.model import Dated
from bilat.query import Query, unknown_names
from bilat.records import Record
from bilat.render.layouts import Column

T = TypeVar("T")


def relations_for(asked: Asked) -> Relations:
    """Load the dataset that was asked for."""
    return load(asked.data)


def query_for(asked: Asked, relations: Relations) -> Query:
    """Read the filters, and note on standard error each name that nobody bears."""
    query = Query.of(relations.dataset, **asked.filters)
    for note in unknown_names(relations.dataset, query):
        print(note, file=sys.stderr)
    return query


def listed(records: Sequence[T], asked: Asked) -> list[T]:
    """Apply --reverse, then --limit."""
    ordered = list(reversed(records)) if asked.reverse else list(records)
    return ordered[: asked.limit]


def country_names(relations: Relations) -> dict[str, str]:
    """Return the names behind the codes of the dataset."""
    return {code: country.name for code, country in relations.dataset.countries.items()}


def span_of(records: Iterable[Dated]) -> str:
    """Say from when to when records reach: ", 1857 to 2021"; empty where nothing is dated."""
    dates = [record.date for record in records if record.date]
    years = [day.year for when in dates for day in (when.start, when.end) if day]
    if not years:
        return ""
    open_ended = any(when.end is None for when in dates)
    first, last = min(years), max(years)
    span = str(first) if first == last else f"{first} to {last}"
    return f", {span}{' and open-ended' if open_ended else ''}"


def answer(
    records: Sequence[Record], columns: Sequence[Column], asked: Asked, *, footer: str, empty: str
) -> None:
    """Write records as was asked; an empty answer is said on standard error."""
    out = sys.stdout
    if not records:
        print(empty, file=sys.stderr)
    if asked.json:
        from bilat.render.json_writer import write_array

        write_array(records, out)
    elif not records:
        return
    elif out.isatty():
        from bilat.render.table import write_table

        write_table(records, columns, footer, out)
    else:
        from bilat.render.table import write_lines

        write_lines(records, columns, out)


def counted(number: int, what: str, total: int) -> str:
    """Say how many: "31 events", "5 of 31 events"."""
    noun = what.removesuffix("s") if total == 1 else what
    return f"{number} {noun}" if number == total else f"{number} of {total} {noun}"


def nothing(what: str, query: Query) -> str:
    """Say that nothing answers, and what was asked."""
    asked = query.asked()
    return f"No {what} for: {asked}." if asked else f"This record holds no {what}."
