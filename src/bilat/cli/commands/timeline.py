"""`bilat timeline`."""

from __future__ import annotations

from bilat import render
from bilat.api import Relations
from bilat.cli.completion.values import fields
from bilat.cli.filters import EVENT_FILTERS
from bilat.cli.hints import hints_for, none_found
from bilat.cli.listing import listed_by
from bilat.cli.options import CHART, ListOptions, takes_list_options
from bilat.cli.run import charted, list_of, run, run_each
from bilat.query.filters import Query
from bilat.query.selection import date_of, order_of
from bilat.record.fields import EVENT_FIELDS
from bilat.record.model import Event
from bilat.render.table import CERTAIN, Table

HELP = """
    bilat timeline --since 2015
    bilat timeline --kind treaty --kind agreement
    bilat timeline --year 2018 --json
"""


@takes_list_options(EVENT_FILTERS, fields=fields(*EVENT_FIELDS, CERTAIN))
def command(asked: ListOptions, *, chart: CHART = False) -> None:
    """List events."""
    if not chart:
        run(asked, _table, of_events=True)
        return
    drawn = charted(_table, "timeline")
    run_each(
        asked,
        lambda relations, query, own: drawn(relations, query)._replace(lister=listed_by("events", own)),
    )


def _table(relations: Relations, query: Query) -> Table[Event]:
    return list_of(
        relations.events.matching(query),
        EVENT_FIELDS,
        lambda legend: render.columns.events(legend),
        ("event", "events"),
        screen=lambda legend, rows: render.screens.events(legend, rows),
        nests=lambda event: render.screens.event_nests(event),
        empty=none_found("events", query),
        hints=hints_for([relations], query, "timeline"),
        order=order_of,
        date_of=date_of,
    )
