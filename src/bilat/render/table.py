"""The input of every writer: rows with their JSON, the names of their fields, and the columns of a table."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Generic, NamedTuple, TextIO, TypeVar

from bilat.record.json import Record, to_record
from bilat.render.terminal import PLAIN, Terminal

if TYPE_CHECKING:
    from _typeshed import SupportsRichComparison

    from bilat.record.model import Citation, Organization, Source
    from bilat.render.column import Columns
    from bilat.render.legend import Legend
    from bilat.values.edtf import EdtfDate

T = TypeVar("T")
PAIR = "pair"
PAIRS = "pairs"
CERTAIN = "certain"
_NO_COUNTRIES: Mapping[str, str] = {}


def _own_citations(row: object) -> Iterable[Citation]:
    found: Iterable[Citation] = getattr(row, "sources", ())
    return found


class Table(NamedTuple, Generic[T]):
    """An answer: rows, which can be iterated over again, and everything that a writer needs to show them.

    `to_record` makes the JSON of a row, and `fields` are its names. `columns` makes the columns, for the
    formats that need them, from a legend of the names of `countries`, the `sources` that `cited` finds in the
    rows, and the `organizations` that have abbreviations; `as_of` is the last day of the record. `noun` is
    the word for a row and for several, for counts; `footer` is shown below a table, or on a screen the
    `title` above it instead, then `lister`, the command that lists what the rows count; `empty` is shown
    instead of a table without rows, and then `hints`: how far the record reaches, and which other lists would
    find something. Rows of several pairs are sorted by `order`, or follow each other pair by pair without it;
    those that share an `identity` and are the same appear once. `date_of` gives the dates whose span the
    footer shows. `led_by` are the fields that rows begin with: rows in which one is unknown stay last when
    the order is reversed.

    On a screen: `screen` makes the columns of a drawn table, if these differ; `possible` tells which rows
    only possibly match, and these are marked where they are if the rows are `resorted`; `group` returns the
    heading of a row, and `nests` the id of a row and those of what it is part of. `pivot` makes a cross table
    of the same answer, `draw` draws an answer that is better not a table, and `chart` draws the rows as bars
    or lanes. `single` marks one object that is not a list.

    How it is written: `raw` leaves formulas in CSV and TSV unescaped, `ids` shows the ids of rows, `header`
    adds a row of column names to lines, and `terminal` is what they are drawn on.
    """

    rows: Iterable[T]
    fields: tuple[str, ...]
    columns: Callable[[Legend], Columns[T]]
    to_record: Callable[[T], Record] = to_record
    noun: tuple[str, str] | None = None
    footer: str = ""
    lister: str = ""
    title: str = ""
    empty: str = ""
    countries: Mapping[str, str] = _NO_COUNTRIES
    sources: Sequence[Source] = ()
    organizations: Sequence[Organization] = ()
    as_of: EdtfDate | None = None
    cited: Callable[[T], Iterable[Citation]] = _own_citations
    order: Callable[[T], SupportsRichComparison] | None = None
    date_of: Callable[[T], EdtfDate | None] | None = None
    led_by: tuple[str, ...] = ()
    screen: Callable[[Legend, Sequence[T]], Columns[T]] | None = None
    possible: Callable[[T], bool] | None = None
    resorted: bool = False
    group: Callable[[T], str] | None = None
    nests: Callable[[T], tuple[str, tuple[str, ...]]] | None = None
    identity: Callable[[T], str] | None = None
    hints: Callable[[], Sequence[str]] | None = None
    pivot: Callable[[Mapping[str, str]], Table[Any]] | None = None
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
        from bilat.render.legend import Legend, abbreviations

        cited = {citation.source for row in self.rows for citation in self.cited(row)}
        sources = (source for source in self.sources if source.id in cited)
        return Legend.of(self.countries, sources, abbreviations(self.organizations), self.as_of)
