"""`bilat meetings`."""

from __future__ import annotations

from bilat.cli import answer as ask
from bilat.cli.options import EVENT_FILTERS, Asked, asks
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
    found = relations.meetings.matching(query)
    shown = ask.listed(found, asked)
    ask.answer(
        [event_record(event) for event in shown],
        layouts.meetings(ask.country_names(relations)),
        asked,
        footer=f"{ask.counted(len(shown), 'meetings and visits', len(found))}{ask.span_of(shown)}.",
        empty=ask.nothing("meetings or visits", query),
    )
