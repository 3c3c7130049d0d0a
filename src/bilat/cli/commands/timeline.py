"""`bilat timeline`."""

from __future__ import annotations

from bilat.cli import answer as ask
from bilat.cli.options import EVENT_FILTERS, Asked, asks
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
    found = relations.events.matching(query)
    shown = ask.listed(found, asked)
    ask.answer(
        [event_record(event) for event in shown],
        layouts.events(ask.country_names(relations)),
        asked,
        footer=f"{ask.counted(len(shown), 'events', len(found))}{ask.span_of(shown)}.",
        empty=ask.nothing("events", query),
    )
