"""`bilat people`."""

from __future__ import annotations

from bilat import render
from bilat.api import Relations
from bilat.cli.completion.values import fields
from bilat.cli.options import EVENT_FILTERS, ListOptions, asks
from bilat.cli.run import none_found, run
from bilat.query.filters import Query
from bilat.record.rows import OFFICIAL_FIELDS
from bilat.render.table import Table
from bilat.reports.people import PersonRow, count_people

HELP = """
    bilat people
    bilat people --since 2018
    bilat people --kind visit --json
"""


@asks(EVENT_FILTERS, fields=fields(*OFFICIAL_FIELDS))
def command(asked: ListOptions) -> None:
    """List who took part."""
    run(asked, _table)


def _table(relations: Relations, query: Query) -> Table[PersonRow]:
    return Table(
        rows=count_people(relations.matching(relations.events, query)),
        fields=OFFICIAL_FIELDS,
        columns=lambda countries: render.columns.people(countries),
        to_record=PersonRow.to_record,
        noun=("person or unnamed office", "people and unnamed offices"),
        empty=none_found("people", query),
        led_by=("name",),
    )
