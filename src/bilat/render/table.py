"""The input of every writer: rows with their JSON, the names of their fields, and the columns of a table."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, Generic, NamedTuple, TextIO, TypeVar

from bilat.record.fields import pick
from bilat.record.json import Record, to_record
from bilat.render.legend import Countries, Legend
from bilat.render.terminal import PLAIN, Terminal
from bilat.values.edtf import EdtfDate

if TYPE_CHECKING:
    from rich.text import Text

    from bilat.record.model import Citation, Source

T = TypeVar("T")
V = TypeVar("V")
PAIR = "pair"
PAIRS = "pairs"
CERTAIN = "certain"
__all__ = ["Column", "Columns", "Countries", "Legend", "Table"]


@dataclass(frozen=True, slots=True)
class Column(Generic[T]):
    """One column: what its cells say of a row, and how it gives way on a narrow terminal.

    Columns of the highest `spare` leave first, and those of 0, which the meaning needs, never; `least` is the
    width below which a column does not shrink, nor below its longest word, nor at all if it is `whole`, and
    `best` the width that it should have before others may stay that can be spared.
    `constant` is how the footer says what all cells of the column say, which then leaves the table.
    `once` shows a value where it changes; `nested` cells show by their indent what is part of what; `paint`
    gives parts of a cell a style; an `extra` column is shown where ids are asked for.
    """

    heading: str
    cell: Callable[[T], str]
    spare: int = 0
    right: bool = False
    least: int = 8
    best: int = 0
    whole: bool = False
    constant: str = ""
    once: bool = False
    nested: bool = False
    extra: bool = False
    paint: Callable[[T, Text], None] | None = None


Columns = Sequence[Column[T]]


def _own_citations(row: Any) -> Iterable[Citation]:  # noqa: ANN401 - any row
    found: Iterable[Citation] = getattr(row, "sources", ())
    return found


@dataclass(frozen=True, slots=True)
class Table(Generic[T]):
    """An answer: rows, which may be gone through more than once, and all that a writer needs to show them.

    `to_record` makes the JSON of a row, whose names are `fields`. `columns` are made, by the formats that
    need them, from the names of `countries`, the `sources` that `cited` finds in the rows and the
    `short_names` of organizations; `as_of` is the last day of their record. `noun` is one
    and several of what the rows are, where they are counted; `footer` stands below a table, and `empty` is
    said instead of one without rows. The rows of several pairs are sorted by `order`, or follow each other
    without it; `date_of` gives a footer its span. `led_by` are the fields that rows begin with: those unknown
    in one stay last when the order is reversed. Rows of several pairs that share an `identity` and are alike
    stand once. `hints` are said below `empty`: how far the record reaches and which other lists would find
    something.

    What a person is shown: `screen` are the columns of a drawn table where they are others; `possible` tells
    rows that only may answer the question, which are marked in their places where the rows are `resorted`,
    `group` rows that stand under one heading, and `nests` gives the
    id of a row and those of what it is part of. `pivot` makes a cross table of the same answer, `draw` shows
    what is better not a table, and `chart` the rows as bars or lanes. `single` marks one object that is not
    a list.

    How it is written: `raw` leaves formulas in CSV and TSV unescaped, `ids` shows the ids of rows, `header`
    heads lines with the names of their columns, and `terminal` is what they are drawn on.
    """

    rows: Iterable[T]
    fields: tuple[str, ...]
    columns: Callable[[Legend], Columns[T]]
    to_record: Callable[[T], Record] = to_record
    noun: tuple[str, str] | None = None
    footer: str = ""
    empty: str = ""
    countries: Countries = field(default_factory=dict)
    sources: Sequence[Source] = ()
    short_names: Mapping[str, str] = field(default_factory=dict)
    as_of: EdtfDate | None = None
    cited: Callable[[T], Iterable[Citation]] = _own_citations
    order: Callable[[T], Any] | None = None
    date_of: Callable[[T], EdtfDate | None] | None = None
    led_by: tuple[str, ...] = ()
    screen: Callable[[Legend, Sequence[T]], Columns[T]] | None = None
    possible: Callable[[T], bool] | None = None
    resorted: bool = False
    group: Callable[[T], str] | None = None
    nests: Callable[[T], tuple[str, tuple[str, ...]]] | None = None
    identity: Callable[[T], str] | None = None
    hints: Callable[[], Sequence[str]] | None = None
    pivot: Callable[[Countries], Table[Any]] | None = None
    draw: Callable[[TextIO, Terminal], None] | None = None
    chart: Callable[[Sequence[T], Legend, TextIO, Terminal], None] | None = None
    total: Callable[[], int] | None = None
    single: bool = False
    raw: bool = False
    ids: bool = False
    header: bool = False
    terminal: Terminal = PLAIN
    legends: Callable[[Table[T]], Legend] | None = None

    def records(self) -> Iterator[Record]:
        """Make the rows' records, one at a time."""
        return map(self.to_record, self.rows)

    @property
    def legend(self) -> Legend:
        """What the codes in cells stand for; sources have numbers where the rows cite several."""
        if self.legends:
            return self.legends(self)
        cited = {citation.source for row in self.rows for citation in self.cited(row)}
        sources = (source for source in self.sources if source.id in cited)
        return Legend.of(self.countries, sources, self.short_names, self.as_of)


class Picked(NamedTuple):
    """A row, and of its record the fields that were asked for."""

    row: Any
    record: Record


@dataclass(frozen=True, slots=True)
class _Selected:
    """The rows of a table with the named fields alone, made anew each time they are gone through."""

    table: Table[Any]
    names: tuple[str, ...]

    def __iter__(self) -> Iterator[Picked]:
        records = pick(self.table.records(), self.names)
        return (Picked(row, record) for row, record in zip(self.table.rows, records, strict=True))


def select_fields(table: Table[T], names: tuple[str, ...]) -> Table[Picked]:
    """Narrow a table to the named fields, which are then its columns too.

    A person is shown figures and dates as in the whole table, marks and all.
    """
    possible = table.possible
    return Table(
        rows=_Selected(table, names),
        fields=names,
        columns=lambda _: _picked_columns(names, marked=False),
        screen=lambda *_: _picked_columns(names, marked=True),
        to_record=lambda picked: picked.record,
        possible=(lambda picked: possible(picked.row)) if possible else None,
        footer=table.footer,
        single=table.single,
    )


def _picked_columns(names: Sequence[str], *, marked: bool) -> Columns[Picked]:
    from bilat.render.cells import json_value
    from bilat.render.field_text import field_text
    from bilat.render.painting import mark_doubt

    def cell_of(name: str) -> Callable[[Picked], str]:
        if marked:
            return lambda picked: field_text(picked.row, name, picked.record[name])
        return lambda picked: json_value(picked.record[name])

    return [Column(name, cell_of(name), least=len(name), paint=mark_doubt) for name in names]


def field_columns(names: Sequence[str]) -> Columns[Record]:
    """Make columns of records' fields, each headed by its name."""
    from bilat.render.cells import json_value

    def cell_of(name: str) -> Callable[[Record], str]:
        return lambda record: json_value(record[name])

    return [Column(name, cell_of(name), least=len(name)) for name in names]


@dataclass(frozen=True, slots=True)
class OfPairs(Generic[T]):
    """A row, and the pairs in whose records it stands."""

    pairs: tuple[str, ...]
    row: T


def combine(tables: Mapping[str, Table[T]]) -> Table[OfPairs[T]]:
    """Make one table of those of several pairs: its records say whose they are, and so does a column.

    What may answer in one pair and surely does in another surely does.
    """
    first = next(iter(tables.values()))
    rows = _united(tables)
    unsure = {id(row) for row in rows if all(_is_possible(tables[pair], row.row) for pair in row.pairs)}
    order = first.order
    if order:
        rows.sort(key=lambda row: order(row.row))
    if first.possible:
        rows.sort(key=lambda row: id(row) in unsure)

    def record_of(row: OfPairs[T]) -> Record:
        record = with_pair(tables[row.pairs[0]].to_record(row.row), *row.pairs)
        return {**record, CERTAIN: id(row) not in unsure} if CERTAIN in record else record

    return Table(
        rows=rows,
        fields=fields_with_pair(first.fields),
        columns=lambda legend: columns_with_pair(
            {pair: first.columns(legend.pairs[pair]) for pair in tables}
        ),
        to_record=record_of,
        noun=first.noun,
        footer=" ".join(f"{pair}: {table.footer}" for pair, table in tables.items() if table.footer),
        empty=first.empty,
        date_of=_of_row(first.date_of),
        led_by=first.led_by,
        possible=(lambda row: id(row) in unsure) if first.possible else None,
        hints=lambda: _hints_of(tables),
        screen=_screen_with_pair(first, tables) if first.screen else None,
        group=_of_row(first.group),
        nests=_nests_in_pair(first),
        legends=lambda table: _legend_of(table, tables),
    )


def _of_row(of: Callable[[T], V] | None) -> Callable[[OfPairs[T]], V] | None:
    """Return what asks of a row of several pairs what is asked of a row of one."""
    return (lambda row: of(row.row)) if of else None


def _screen_with_pair(
    first: Table[T], tables: Mapping[str, Table[T]]
) -> Callable[[Legend, Sequence[OfPairs[T]]], Columns[OfPairs[T]]]:
    def screen(legend: Legend, rows: Sequence[OfPairs[T]]) -> Columns[OfPairs[T]]:
        assert first.screen is not None  # noqa: S101 - asked before
        every = [row.row for row in rows]
        return columns_with_pair({pair: first.screen(legend.pairs[pair], every) for pair in tables})

    return screen


def _nests_in_pair(first: Table[T]) -> Callable[[OfPairs[T]], tuple[str, tuple[str, ...]]] | None:
    nests = first.nests
    if nests is None:
        return None

    def nests_in_pair(row: OfPairs[T]) -> tuple[str, tuple[str, ...]]:
        name, wholes = nests(row.row)
        return f"{row.pairs[0]} {name}", tuple(f"{row.pairs[0]} {whole}" for whole in wholes)

    return nests_in_pair


def _legend_of(table: Table[OfPairs[T]], tables: Mapping[str, Table[T]]) -> Legend:
    """Return the legend of the rows of several pairs, each with its own sources."""
    cited: dict[str, set[str]] = {pair: set() for pair in tables}
    for row in table.rows:
        pair = row.pairs[0]
        cited[pair].update(citation.source for citation in tables[pair].cited(row.row))
    legends = {
        pair: Legend.of(
            table.countries,
            (source for source in one.sources if source.id in cited[pair]),
            one.short_names,
            one.as_of,
        )
        for pair, one in tables.items()
    }
    return Legend.of_pairs(table.countries, legends)


def _hints_of(tables: Mapping[str, Table[T]]) -> list[str]:
    return [f"{pair}: {hint}" for pair, table in tables.items() if table.hints for hint in table.hints()]


def _is_possible(table: Table[T], row: T) -> bool:
    return table.possible is not None and table.possible(row)


def _united(tables: Mapping[str, Table[T]]) -> list[OfPairs[T]]:
    """Gather the rows of several pairs, those once that are alike under one identity."""
    found: list[OfPairs[T]] = []
    places: dict[str, list[int]] = {}
    for pair, table in tables.items():
        for row in table.rows:
            alike = None
            if table.identity:
                same_id = places.setdefault(table.identity(row), [])
                alike = next((at for at in same_id if _alike(found[at].row, row, table)), None)
                if alike is None:
                    same_id.append(len(found))
            if alike is None:
                found.append(OfPairs((pair,), row))
            else:
                found[alike] = replace(found[alike], pairs=(*found[alike].pairs, pair))
    return found


def _alike(row: T, other: T, table: Table[T]) -> bool:
    """Return whether two rows say the same, however surely each answers."""
    records = [dict(table.to_record(either)) for either in (row, other)]
    for record in records:
        record.pop(CERTAIN, None)
    return records[0] == records[1]


def with_pair(record: Record, *pairs: str) -> Record:
    """Say in a record which pair it is of, right after its id or first; of several, the first and all."""
    head = {"id": record["id"]} if "id" in record else {}
    every = {PAIRS: list(pairs)} if head else {}
    return {**head, PAIR: pairs[0], **every, **record}


def fields_with_pair(fields: Sequence[str]) -> tuple[str, ...]:
    """Add the pair to the names of a record's fields, where `with_pair` puts it."""
    head = ("id", PAIR, PAIRS) if "id" in fields else (PAIR,)
    return (*head, *(name for name in fields if name not in head))


def columns_with_pair(by_pair: Mapping[str, Columns[T]]) -> Columns[OfPairs[T]]:
    """Put a column of the pair before those of the rows."""

    def of_row(number: int, column: Column[T]) -> Column[OfPairs[T]]:
        cells = {pair: columns[number].cell for pair, columns in by_pair.items()}
        paints = {pair: columns[number].paint for pair, columns in by_pair.items()}

        def paint(row: OfPairs[T], text: Text) -> None:
            of_pair = paints[row.pairs[0]]
            if of_pair:
                of_pair(row.row, text)

        return Column(
            **{
                **{name: getattr(column, name) for name in Column.__slots__},
                "cell": lambda row: cells[row.pairs[0]](row.row),
                "paint": paint if column.paint else None,
            }
        )

    first = next(iter(by_pair.values()))
    own = [of_row(number, column) for number, column in enumerate(first)]
    return [Column("Pair", lambda row: ", ".join(row.pairs), least=7), *own]
