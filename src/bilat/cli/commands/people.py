"""`bilat people`."""

from __future__ import annotations

from bilat.cli import answer as ask
from bilat.cli.options import EVENT_FILTERS, Asked, asks
from bilat.fields import PEOPLE
from bilat.records import as_it_is
from bilat.render import layouts
from bilat.summary.people import people


@asks(EVENT_FILTERS)
def command(asked: Asked) -> None:
    """List who took part, in what roles, how often, first and last.

    \b
    bilat people
    bilat people --since 2018
    bilat people --kind visit --json
    """
    relations = ask.relations_for(asked)
    query = ask.query_for(asked, relations)
    listing = ask.Listing(
        found=people(relations.events.matching(query)),
        shape=as_it_is,
        fields=PEOPLE,
        columns=layouts.people,
        noun=("person or unnamed office", "people and unnamed offices"),
        empty=ask.nothing("people", query),
    )
    ask.answer(listing, asked, relations)
