"""`bilat timeline`."""

from __future__ import annotations

from bilat.cli import answer as ask
from bilat.cli.options import EVENT_FILTERS, Asked, asks
from bilat.fields import EVENT
from bilat.records import event_record
from bilat.render import layouts


@asks(EVENT_FILTERS)
def command(asked: Asked) -> None:
    """List events, in the order they happened.

    \b
    bilat timeline --since 2015
    bilat timeline --kind treaty --kind agreement
    bilat timeline --year 2018 --json
    """
    relations = ask.relations_for(asked)
    query = ask.query_for(asked, relations)
    listing = ask.Listing(
        found=relations.events.matching(query),
        shape=event_record,
        fields=EVENT,
        columns=layouts.events,
        noun=("event", "events"),
        empty=ask.nothing("events", query),
    )
    ask.answer(listing, asked, relations)
