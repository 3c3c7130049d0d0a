"""`bilat meetings`."""

from __future__ import annotations

from bilat import render
from bilat.api import Relations
from bilat.cli.completion.values import fields
from bilat.cli.filters import EVENT_FILTERS
from bilat.cli.hints import hints_for, left_out, none_found
from bilat.cli.options import ListOptions, takes_list_options
from bilat.cli.run import list_of, run
from bilat.query.filters import Query
from bilat.query.selection import date_of, order_of
from bilat.record.fields import EVENT_FIELDS
from bilat.record.model import Event
from bilat.render.table import CERTAIN, Table

HELP = """
    bilat meetings --person Lavrov
    bilat meetings --person Putin --person Maduro
    bilat meetings --place Moscow --certain
    bilat meetings --kind visit

An encounter is a meeting, call, summit or visit of the two sides. A visit on which they met is not listed
beside the meeting, unless --kind asks for visits. What was planned, postponed or cancelled is left out,
unless --status asks for it.
"""


@takes_list_options(EVENT_FILTERS, fields=fields(*EVENT_FIELDS, CERTAIN))
def command(asked: ListOptions) -> None:
    """List encounters."""
    run(asked, _table, of_events=True)


def _table(relations: Relations, query: Query) -> Table[Event]:
    return list_of(
        relations.encounters(query),
        EVENT_FIELDS,
        lambda legend: render.columns.meetings(legend),
        ("encounter", "encounters"),
        screen=lambda legend, rows: render.screens.meetings(legend, rows, relations.wholes_of(rows)),
        empty=none_found("encounters", query),
        hints=hints_for([relations], query, "meetings"),
        order=order_of,
        date_of=date_of,
        footer=left_out([relations], "meetings", query),
    )
