"""`bilat meetings`."""

from __future__ import annotations

from bilat import render
from bilat.api import Relations
from bilat.cli.completion.values import fields
from bilat.cli.options import EVENT_FILTERS, ListOptions, asks
from bilat.cli.run import none_found, run
from bilat.query.filters import Query
from bilat.query.selection import date_of, order_of
from bilat.record.fields import EVENT_FIELDS
from bilat.record.model import Event
from bilat.render.table import Table

HELP = """
    bilat meetings --person Lavrov
    bilat meetings --person Putin --person Maduro
    bilat meetings --place Moscow --certain
"""


@asks(EVENT_FILTERS, fields=fields(*EVENT_FIELDS))
def command(asked: ListOptions) -> None:
    """List meetings and visits."""
    run(asked, _table)


def _table(relations: Relations, query: Query) -> Table[Event]:
    return Table(
        rows=relations.meetings.matching(query),
        fields=EVENT_FIELDS,
        columns=lambda countries: render.columns.meetings(countries),
        noun=("meeting or visit", "meetings and visits"),
        empty=none_found("meetings or visits", query),
        order=order_of,
        date_of=date_of,
    )
