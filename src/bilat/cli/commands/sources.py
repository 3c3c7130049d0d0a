"""`bilat sources`."""

from __future__ import annotations

from bilat import render
from bilat.api import Relations
from bilat.cli.completion.values import fields
from bilat.cli.options import NO_FILTERS, ListOptions, asks
from bilat.cli.run import run
from bilat.query.filters import Query
from bilat.record.rows import CITED_SOURCE_FIELDS
from bilat.render.table import Table
from bilat.reports.sources import CitedSource, cited_sources

HELP = """
    bilat sources
    bilat sources --json
"""


@asks(NO_FILTERS, fields=fields(*CITED_SOURCE_FIELDS))
def command(asked: ListOptions) -> None:
    """List sources."""
    run(asked, _table)


def _table(relations: Relations, query: Query) -> Table[CitedSource]:
    del query
    return Table(
        rows=cited_sources(relations.dataset),
        fields=CITED_SOURCE_FIELDS,
        columns=lambda legend: render.columns.sources(legend),
        to_record=CitedSource.to_record,
        noun=("source", "sources"),
        empty="This record cites no sources.",
    )
