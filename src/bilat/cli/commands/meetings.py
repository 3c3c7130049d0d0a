"""`bilat meetings`."""

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
    bilat meetings --person Lavrov
    bilat meetings --person Putin --person Maduro
    bilat meetings --place Moscow --certain
"""


@asks(EVENT_FILTERS, fields=fields(*EVENT))
def command(asked: ListOptions) -> None:
    """List meetings and visits."""
    ask.answer(asked, _listing)


def _listing(relations: Relations, query: Query) -> Listing[Event]:
    return Listing(
        found=relations.meetings.matching(query),
        shape=event_record,
        fields=EVENT,
        columns=laid_out("meetings"),
        noun=("meeting or visit", "meetings and visits"),
        empty=ask.nothing("meetings or visits", query),
        order=order_of,
    )
