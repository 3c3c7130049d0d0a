"""`bilat meetings`."""

from __future__ import annotations

from bilat.cli import answer as ask
from bilat.cli.options import EVENT_FILTERS, Asked, asks
from bilat.fields import EVENT
from bilat.records import event_record
from bilat.render import layouts


@asks(EVENT_FILTERS)
def command(asked: Asked) -> None:
    """List meetings and visits: who, where, on what occasion.

    \b
    bilat meetings --person Lavrov
    bilat meetings --person Putin --person Maduro
    bilat meetings --place Moscow --certain
    """
    relations = ask.relations_for(asked)
    query = ask.query_for(asked, relations)
    listing = ask.Listing(
        found=relations.meetings.matching(query),
        shape=event_record,
        fields=EVENT,
        columns=layouts.meetings,
        noun=("meeting or visit", "meetings and visits"),
        empty=ask.nothing("meetings or visits", query),
    )
    ask.answer(listing, asked, relations)
