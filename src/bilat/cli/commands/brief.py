"""`bilat brief`."""

from __future__ import annotations

from collections.abc import Sequence

from bilat.api import Relations
from bilat.cli.completion.values import fields
from bilat.cli.filters import SPAN_FILTERS
from bilat.cli.listing import data_of
from bilat.cli.options import ListOptions, takes_list_options
from bilat.cli.run import in_one, load_relations, of_pair, read_query, run_each, write
from bilat.query.filters import Query
from bilat.record.model import Dataset
from bilat.record.rows import BRIEF_FIELDS, BRIEF_LINE_FIELDS
from bilat.render.column import Columns
from bilat.render.formats import BRIEF_FORMATS, NESTED
from bilat.render.legend import Legend
from bilat.render.table import Table
from bilat.reports.brief import Brief, BriefLine, brief
from bilat.values.edtf import spoken

HELP = """
    bilat brief
    bilat brief --since 2018
    bilat brief --format html --output brief.html

Each section shows its latest records, the newest first, and the command that lists the rest.
"""


@takes_list_options(SPAN_FILTERS, lists=False, formats=BRIEF_FORMATS, fields=fields(*BRIEF_FIELDS))
def command(asked: ListOptions) -> None:
    """Show what a desk needs at hand."""
    if not (asked.fields or asked.format in NESTED):
        run_each(asked, _table)
        return
    pairs = load_relations(asked)
    query = read_query(asked, pairs)
    tables = {
        relations.pair: _whole(relations, query, of_pair(asked, relations, pairs)) for relations in pairs
    }
    write(in_one(tables), asked)


def _whole(relations: Relations, query: Query, asked: ListOptions) -> Table[Brief]:
    return Table(
        rows=[Brief(relations.dataset, _lines(relations.dataset, query, asked))],
        fields=BRIEF_FIELDS,
        columns=lambda _: [],
        to_record=Brief.to_record,
        single=True,
    )


def _lines(dataset: Dataset, query: Query, asked: ListOptions) -> list[BriefLine]:
    return brief(dataset, query, asked.filters, data_of(asked))


def _table(relations: Relations, query: Query, options: ListOptions) -> Table[BriefLine]:
    dataset = relations.dataset
    asked = f"; asked for: {query.describe()}" if query.describe() else ""
    about = f"{dataset.title}, as of {spoken(dataset.as_of)}{asked}"
    return Table(
        rows=_lines(dataset, query, options),
        fields=BRIEF_LINE_FIELDS,
        columns=_columns,
        screen=_screen,
        to_record=BriefLine.to_record,
        empty="This record has nothing for a brief.",
        footer=f"{about}.",
        title=about,
    )


def _columns(legend: Legend) -> Columns[BriefLine]:
    from bilat.render.brief_columns import columns

    return columns(legend)


def _screen(legend: Legend, rows: Sequence[BriefLine]) -> Columns[BriefLine]:
    from bilat.render.brief_columns import screen

    del rows
    return screen(legend)
