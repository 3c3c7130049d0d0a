"""What every list command does: load, filter, sort, limit, then count or write."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, TypeVar

from bilat.api import Relations, country_names, load_pairs, names_together, notes_on_names
from bilat.cli.clock import today
from bilat.cli.hints import other_words
from bilat.cli.options import ListOptions
from bilat.cli.output import note, opened, terminal_of
from bilat.cli.pager import paged
from bilat.cli.progress_bar import watching
from bilat.loading.files import bundled_path, dataset_files
from bilat.query.filters import Query
from bilat.query.selection import Matches
from bilat.query.times import windows_of
from bilat.record.fields import in_field_order, read_fields
from bilat.record.json import Record, to_record
from bilat.record.model import Dated, Source
from bilat.render.formats import UNASKED
from bilat.render.table import CERTAIN, Table
from bilat.values.edtf import EdtfDate, spoken
from bilat.values.errors import DatasetError, QueryError
from bilat.values.relative_dates import is_relative

if TYPE_CHECKING:
    from bilat.render.column import Columns
    from bilat.render.legend import Legend

_WITHOUT_FOOTER = ("json", "jsonl", "csv", "tsv")
# The filters whose dates may be counted from today.
_PERIODS = ("since", "until", "year", "on", "in_force")
S = TypeVar("S")
T = TypeVar("T")
R = TypeVar("R", bound=Dated)


def run(asked: ListOptions, find: Callable[[Relations, Query], Table[T]], *, of_events: bool = False) -> None:
    """Write what `find` finds in each pair of states that was asked for.

    If that is a list `of_events` in its own order, an engine only finds as many as are shown.
    """
    pairs = load_relations(asked)
    query = read_query(asked, pairs)
    shared = pairs[0].store.shared if of_events else None
    if shared:
        shared.sorting = bool(asked.sort)
    if shared and (asked.limit or asked.count_only) and not (asked.sort or asked.reverse):
        shared.most = 1 if asked.count_only else asked.limit
    tables = {relations.pair: _with_names(find(relations, query), relations) for relations in pairs}
    table: Table[Any] = in_one(tables)
    if shared and shared.most is not None:
        table = table._replace(total=shared.total())
        shared.most = None
    if query.search and asked.format == "table" and table.rows:
        table = table._replace(footer=" ".join((table.footer, *other_words(pairs, query))).strip())
    answer(table._replace(countries=country_names(pairs)), asked)


def run_each(asked: ListOptions, find: Callable[[Relations, Query, ListOptions], Table[T]]) -> None:
    """Do as `run`, and pass `find` the options for its pair only."""
    pairs = load_relations(asked)
    query = read_query(asked, pairs)
    tables = {
        relations.pair: _with_names(find(relations, query, of_pair(asked, relations, pairs)), relations)
        for relations in pairs
    }
    answer(in_one(tables)._replace(countries=country_names(pairs)), asked)


def of_pair(asked: ListOptions, relations: Relations, pairs: Sequence[Relations]) -> ListOptions:
    """Return the options for one pair of several."""
    return asked if len(pairs) == 1 else asked._replace(pair=(relations.pair,))


def in_one(tables: Mapping[str, Table[T]]) -> Table[Any]:
    """Return the table of the only pair, or one of several pairs, whose rows name their pairs."""
    if len(tables) == 1:
        return next(iter(tables.values()))
    from bilat.render.several_pairs import combine

    return combine(tables)


def _with_names(table: Table[T], relations: Relations) -> Table[T]:
    """Add to a table the sources and organizations that its rows refer to, if there are any rows."""
    if relations.store.shared and not table.rows:
        return table
    names = relations.names
    return table._replace(
        sources=names.sources,
        organizations=tuple(names.organizations.values()),
        as_of=names.as_of,
    )


def run_together(asked: ListOptions, find: Callable[[Sequence[Relations], Query], Table[T]]) -> None:
    """Write what `find` finds in all pairs of states together, each record counted once."""
    pairs = load_relations(asked)
    table = find(pairs, read_query(asked, pairs))
    answer(table._replace(countries=country_names(pairs)), asked)


def sources_of(pairs: Iterable[Relations]) -> list[Source]:
    """Return the sources of several pairs, each once."""
    return list({source.id: source for relations in pairs for source in relations.names.sources}.values())


def charted(
    find: Callable[[S, Query], Table[T]], kind: Literal["summary", "trade", "timeline"]
) -> Callable[[S, Query], Table[T]]:
    """Return a function that finds the same, to be drawn as a chart."""

    def found(asked_of: S, query: Query) -> Table[T]:
        from bilat.render import charts

        return find(asked_of, query)._replace(chart=getattr(charts, kind))

    return found


def load_relations(asked: ListOptions) -> list[Relations]:
    """Load the pairs of states that were asked for."""
    with watching() as watch:
        pairs = load_pairs(
            *asked.data, pairs=asked.pair, max_bytes=asked.max_bytes, watch=watch, engine=asked.engine
        )
    return list(pairs.values())


def read_query(asked: ListOptions, pairs: Sequence[Relations]) -> Query:
    """Read the filters, and note on standard error what may be a mistake in them."""
    query = Query.of(names_together(pairs), today=today(), **asked.filters)
    note_unknown(pairs, query)
    if _is_relative(asked):
        _note_beyond(pairs, query)
    return query


def _is_relative(asked: ListOptions) -> bool:
    """Return whether a period is counted from today."""
    typed = [text for name in _PERIODS for text in asked.filters.get(name, ())]
    return "last" in asked.filters or any(map(is_relative, typed))


def _note_beyond(pairs: Iterable[Relations], query: Query) -> None:
    """Note that a period begins after the last day of the record."""
    goes_to = max((relations.names.as_of for relations in pairs), key=lambda when: when.order[::-1])
    begins = [window.order[0] for group in windows_of(query) for window in group]
    begins += [day.order[0] for day in query.in_force]
    if begins and max(begins) > goes_to.order[1]:
        note(f"The record goes up to {spoken(goes_to)}; the period asked for begins after that.")


def note_unknown(pairs: Sequence[Relations], query: Query) -> None:
    """Note on standard error the names of a query that are not in the data."""
    for message in notes_on_names(pairs, query):
        note(message)


def answer(table: Table[T], asked: ListOptions) -> None:
    """Sort, limit, then count or write a table; for an empty one, print a note on standard error."""
    found = list(table.rows)
    rows = arrange(found, table, asked)
    total = table.total or (lambda: len(found))
    if not rows:
        note(table.empty)
        for hint in table.hints() if table.hints else ():
            note(hint)
    if asked.count_only:
        with opened(asked.output, read_from=files_read(asked)) as out:
            out.write(f"{min(total(), asked.limit or total()) if table.total else len(rows)}\n")
        return
    footer = table.footer
    # How many rows a summary has is worth saying only if some are not shown.
    named = table.noun if table.noun != ROWS or len(rows) != total() else None
    if named and not (table.total and asked.format in _WITHOUT_FOOTER):
        counted = _counted(len(rows), named, total())
        footer = f"{counted}{_span(rows, table.date_of)}{_how_surely(rows, table.possible)}. {footer}"
    whole = not (asked.sort or asked.reverse or asked.limit)
    shown = table._replace(rows=rows, footer=footer.strip(), pivot=table.pivot if whole else None)
    # A list with --sort is in that order, without groups and without parts below their wholes.
    write(shown._replace(nests=None, resorted=True) if asked.sort else shown, asked)


def arrange(rows: list[T], table: Table[T], asked: ListOptions) -> list[T]:
    """Apply --sort and --reverse, then --limit; unknown values (by default those of `led_by`) stay last."""
    if asked.sort:
        names = read_fields(asked.sort, table.fields)
        rows = in_field_order(rows, table.to_record, names, falling=asked.reverse)
    elif asked.reverse:
        rows = rows[::-1]
        if table.led_by:
            rows.sort(key=lambda row: None in map(table.to_record(row).get, table.led_by))
    return rows[: asked.limit]


def write(table: Table[T], asked: ListOptions) -> None:
    """Write a table, or the fields of it that were asked for, to standard output or the file of --output."""
    if asked.fields == "help":
        _write(_fields_of(table), asked._replace(fields=None))
    elif asked.fields:
        from bilat.render.chosen_fields import select_fields

        _write(select_fields(table, read_fields(asked.fields, table.fields)), asked)
    else:
        _write(table, asked)


def _write(table: Table[T], asked: ListOptions) -> None:
    if table.chart and (asked.format not in UNASKED or asked.fields):
        raise QueryError("--chart cannot be combined with --format or --fields.")
    from bilat.render.formats import writer

    with opened(asked.output, read_from=files_read(asked)) as out:
        terminal = terminal_of(out, os.environ)
        shown = table._replace(raw=asked.raw, ids=asked.ids, header=asked.header, terminal=terminal)
        with paged(out, terminal.height, os.environ, asked=asked.pager) as screen:
            writer("table" if table.chart else asked.format)(shown, screen)


def _fields_of(table: Table[T]) -> Table[Record]:
    """Make a table of the fields that can be selected, each with its meaning."""
    from bilat.record.fields import meanings
    from bilat.render.chosen_fields import field_columns

    names = ("field", "meaning")
    rows = [{"field": name, "meaning": said} for name, said in meanings(table.fields).items()]
    return Table(rows=rows, fields=names, columns=lambda _: field_columns(names), to_record=dict)


def files_read(asked: ListOptions) -> list[Path]:
    """Return the files of the datasets; reading reports a folder without any."""
    files: list[Path] = []
    for path in asked.data or [bundled_path()]:
        with suppress(DatasetError, QueryError):
            files += dataset_files([path])
    return files


def list_of(
    matches: Matches[R],
    fields: tuple[str, ...],
    columns: Callable[[Legend], Columns[R]],
    noun: tuple[str, str],
    **more: Any,  # noqa: ANN401 - other fields of the table
) -> Table[R]:
    """Make a table of records, first the sure ones, then the possible ones; their JSON tells them apart."""
    unsure = {record.id for record in matches.possible}

    def record_of(record: R) -> Record:
        return {**to_record(record), CERTAIN: record.id not in unsure}

    return Table(
        rows=matches,
        fields=(*fields, CERTAIN),
        columns=columns,
        to_record=record_of,
        noun=noun,
        possible=lambda record: record.id in unsure,
        identity=lambda record: record.id,
        **more,
    )


# The noun for rows of counts.
ROWS = ("row", "rows")


def _counted(number: int, noun: tuple[str, str], total: int) -> str:
    """Say how many: "31 events", "5 of 31 events"."""
    name = noun[0] if total == 1 else noun[1]
    return f"{number} {name}" if number == total else f"{number} of {total} {name}"


def _how_surely(rows: Sequence[T], possible: Callable[[T], bool] | None) -> str:
    """Say how many rows surely match and how many possibly: ": 1 surely, 2 possibly"; empty if all do."""
    unsure = sum(map(possible, rows)) if possible else 0
    return f": {len(rows) - unsure} surely, {unsure} possibly" if unsure else ""


def _span(rows: Iterable[T], date_of: Callable[[T], EdtfDate | None] | None) -> str:
    """Say which years rows cover: ", 1857 to 2021"; empty if nothing is dated."""
    dates = [when for row in rows if (when := date_of(row))] if date_of else []
    years = [day.year for when in dates for day in (when.start, when.end) if day]
    if not years:
        return ""
    open_ended = any(when.end is None for when in dates)
    first, last = min(years), max(years)
    span = str(first) if first == last else f"{first} to {last}"
    return f", {span}{' and open-ended' if open_ended else ''}"
