"""One table made from those of several pairs of states, whose rows name their pairs."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Generic, TypeVar

from bilat.record.json import Record
from bilat.render.column import Column, Columns, T
from bilat.render.legend import Legend, abbreviations
from bilat.render.table import CERTAIN, PAIR, PAIRS, Table
from bilat.render.terminal import Terminal, console_for, text_for

if TYPE_CHECKING:
    from typing import TextIO

    from rich.text import Text

V = TypeVar("V")
# What tells entries apart: a country has a code.
_IDENTITIES = ("id", "code")


@dataclass(frozen=True, slots=True)
class OfPairs(Generic[T]):
    """A row, and the pairs whose records have it."""

    pairs: tuple[str, ...]
    row: T


def combine(tables: Mapping[str, Table[T]]) -> Table[OfPairs[T]]:
    """Make one table from those of several pairs: its records name their pairs, and so does a column.

    A record that possibly matches in one pair and surely in another surely matches.
    """
    first = next(iter(tables.values()))
    rows = _merge_rows(tables)
    unsure = {id(row) for row in rows if all(_is_possible(tables[pair], row.row) for pair in row.pairs)}
    order = first.order
    if order:
        rows.sort(key=lambda row: order(row.row))
    if first.possible:
        rows.sort(key=lambda row: id(row) in unsure)

    # Rows without an order of their own are listed pair by pair.
    by_pair = order is None and first.screen is not None

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
        lister="\n".join(f"{pair}: {table.lister}" for pair, table in tables.items() if table.lister),
        empty=first.empty,
        date_of=_of_row(first.date_of),
        led_by=first.led_by,
        possible=(lambda row: id(row) in unsure) if first.possible else None,
        hints=lambda: _hints_of(tables),
        screen=_screen_with_pair(tables, by_pair=by_pair) if first.screen else None,
        group=_group_of(tables) if first.group else _pairs_of if by_pair else None,
        nests=_nests_in_pair(first),
        legends=lambda table: _legend_of(table, tables),
        chart=_chart_of(tables) if first.chart else None,
    )


def _chart_of(
    tables: Mapping[str, Table[T]],
) -> Callable[[Sequence[OfPairs[T]], Legend, TextIO, Terminal], None]:
    """Return a function that draws the chart of each pair below its name."""

    def chart(rows: Sequence[OfPairs[T]], legend: Legend, out: TextIO, terminal: Terminal) -> None:
        for pair, table in tables.items():
            own = [row.row for row in rows if pair in row.pairs]
            if table.chart and own:
                console_for(out, terminal).print(text_for(out, pair, "bold"))
                table.chart(own, legend.pairs[pair], out, terminal)

    return chart


def _of_row(of: Callable[[T], V] | None) -> Callable[[OfPairs[T]], V] | None:
    """Return the same function for rows of several pairs as for rows of one."""
    return (lambda row: of(row.row)) if of else None


def _screen_with_pair(
    tables: Mapping[str, Table[T]], *, by_pair: bool
) -> Callable[[Legend, Sequence[OfPairs[T]]], Columns[OfPairs[T]]]:
    def screen(legend: Legend, rows: Sequence[OfPairs[T]]) -> Columns[OfPairs[T]]:
        every = [row.row for row in rows]
        return columns_with_pair(
            {pair: table.screen(legend.pairs[pair], every) for pair, table in tables.items() if table.screen},
            headed=by_pair,
        )

    return screen


def _group_of(tables: Mapping[str, Table[T]]) -> Callable[[OfPairs[T]], str]:
    """Return what gives the heading of a row by the table of its pair."""

    def group(row: OfPairs[T]) -> str:
        group_of = tables[row.pairs[0]].group
        return group_of(row.row) if group_of else ""

    return group


def _pairs_of(row: OfPairs[T]) -> str:
    return ", ".join(row.pairs)


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
            (source for source in of_pair.sources if source.id in cited[pair]),
            abbreviations(of_pair.organizations),
            of_pair.as_of,
        )
        for pair, of_pair in tables.items()
    }
    return Legend.of_pairs(table.countries, legends)


def _hints_of(tables: Mapping[str, Table[T]]) -> list[str]:
    return [f"{pair}: {hint}" for pair, table in tables.items() if table.hints for hint in table.hints()]


def _is_possible(table: Table[T], row: T) -> bool:
    return table.possible is not None and table.possible(row)


def _merge_rows(tables: Mapping[str, Table[T]]) -> list[OfPairs[T]]:
    """Collect the rows of several pairs; rows with one identity that are the same appear once."""
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
    """Return whether two rows say the same, whether or not they surely match."""
    records = [dict(table.to_record(either)) for either in (row, other)]
    for record in records:
        record.pop(CERTAIN, None)
    return records[0] == records[1]


def with_pair(record: Record, *pairs: str) -> Record:
    """Add the pair to a record, after its id or code or else first; if there are several, all pairs too."""
    head = {name: record[name] for name in _IDENTITIES if name in record}
    every = {PAIRS: list(pairs)} if head else {}
    return {**head, PAIR: pairs[0], **every, **record}


def fields_with_pair(fields: Sequence[str]) -> tuple[str, ...]:
    """Add the pair to the names of a record's fields, where `with_pair` puts it."""
    identity = [name for name in _IDENTITIES if name in fields]
    head = (*identity, PAIR, PAIRS) if identity else (PAIR,)
    return (*head, *(name for name in fields if name not in head))


def columns_with_pair(by_pair: Mapping[str, Columns[T]], *, headed: bool = False) -> Columns[OfPairs[T]]:
    """Put a column of the pair before those of the rows, if no heading above them says it."""

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
    return [Column("Pair", _pairs_of, least=7, of_group=headed), *own]
