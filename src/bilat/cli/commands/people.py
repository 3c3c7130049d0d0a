"""`bilat people`."""

from __future__ import annotations

from bilat.cli import answer as ask
from bilat.cli.options import EVENT_FILTERS, Asked, asks
from bilat.render import layouts
from bilat.summary import people


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
    found = people(relations.events.matching(query))
    shown = ask.listed(found, asked)
    ask.answer(
        shown,
        layouts.people(ask.country_names(relations)),
        asked,
        footer=f"{ask.counted(len(shown), 'people and unnamed offices', len(found))}.",
        empty=ask.nothing("people", query),
    )
