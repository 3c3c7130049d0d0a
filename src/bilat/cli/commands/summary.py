"""`bilat summary`."""

from __future__ import annotations

from typing import Annotated

import typer

from bilat.cli import answer as ask
from bilat.cli.options import EVENT_FILTERS, Asked, asks
from bilat.render import layouts
from bilat.summary import summarise


@asks(EVENT_FILTERS)
def command(
    asked: Asked,
    by: Annotated[
        str, typer.Option("--by", help="What to count by: kind, year, person, place.", metavar="KEY")
    ] = "kind",
) -> None:
    """Count events by a key, with the first and last of each.

    \b
    bilat summary --by kind
    bilat summary --by year --since 2015
    bilat summary --by person --kind meeting --json
    """
    relations = ask.relations_for(asked)
    query = ask.query_for(asked, relations)
    events = relations.events.matching(query)
    found = summarise(events, by)
    shown = ask.listed(found, asked)
    placed = " An event over several years counts where it starts." if by in ("year", "decade") else ""
    ask.answer(
        shown,
        layouts.summary(by, ask.country_names(relations)),
        asked,
        footer=f"{ask.counted(len(shown), 'rows', len(found))} on {len(events)} events.{placed}",
        empty=ask.nothing("events", query),
    )
