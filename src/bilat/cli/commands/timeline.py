"""`bilat timeline`."""

from __future__ import annotations

from bilat.api import Relations
from bilat.cli import run as ask
from bilat.cli.completion.values import fields
from bilat.cli.listing import Listing, laid_out
from bilat.cli.options import EVENT_FILTERS, ListOptions, asks
from bilat.query.filters import Query
from bilat.query.selection import order_of
from bilat.record.fields import EVENT
from bilat.record.json import event_record
from bilat.record.model import Event

HELP = """
    bilat timeline --since 2015
    bilat timeline --kind treaty --kind agreement
    bilat timeline --year 2018 --json
"""


@asks(EVENT_FILTERS, fields=fields(*EVENT))
def command(asked: ListOptions) -> None:
    """List events."""
    ask.answer(asked, _listing)


def _listing(relations: Relations, query: Query) -> Listing[Event]:
    return Listing(
        found=relations.events.matching(query),
        shape=event_record,
        fields=EVENT,
        columns=laid_out("events"),
        noun=("event", "events"),
        empty=ask.nothing("events", query),
        order=order_of,
    )
