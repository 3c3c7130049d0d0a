"""`bilat brief`."""

from __future__ import annotations

from collections.abc import Sequence

from bilat.api import Relations
from bilat.cli.completion.values import fields
from bilat.cli.filters import SPAN_FILTERS
from bilat.cli.options import ListOptions, asks
from bilat.cli.run import run
from bilat.query.filters import Query
from bilat.record.rows import BRIEF_FIELDS
from bilat.render.formats import BRIEF_FORMATS
from bilat.render.legend import Legend
from bilat.render.table import Columns, Table
from bilat.reports.brief import BriefLine, brief
from bilat.values.edtf import spoken

HELP = """
    bilat brief
    bilat brief --since 2018
    bilat brief --format html --output brief.html

Under each head stands the latest that the record has, the last first, and the command that lists the rest.
"""


@asks(SPAN_FILTERS, lists=False, formats=BRIEF_FORMATS, fields=fields(*BRIEF_FIELDS))
def command(asked: ListOptions) -> None:
    """Show what a desk needs at hand."""
    run(asked, _table)


def _table(relations: Relations, query: Query) -> Table[BriefLine]:
    dataset = relations.dataset
    asked = f"; asked for: {query.asked()}" if query.asked() else ""
    return Table(
        rows=brief(dataset, query),
        fields=BRIEF_FIELDS,
        columns=_columns,
        screen=_screen,
        to_record=BriefLine.to_record,
        empty="This record has nothing for a brief.",
        footer=f"{dataset.title}, as of {spoken(dataset.as_of)}{asked}.",
    )


def _columns(legend: Legend) -> Columns[BriefLine]:
    from bilat.render.brief_columns import columns

    return columns(legend)


def _screen(legend: Legend, rows: Sequence[BriefLine]) -> Columns[BriefLine]:
    from bilat.render.brief_columns import screen

    del rows
    return screen(legend)
