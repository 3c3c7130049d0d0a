"""`bilat sources`."""

from __future__ import annotations

from bilat.cli import answer as ask
from bilat.cli.options import NO_FILTERS, Asked, asks
from bilat.render import layouts
from bilat.summary import cited_sources


@asks(NO_FILTERS)
def command(asked: Asked) -> None:
    """List what the record cites, and how much of it.

    \b
    bilat sources
    bilat sources --json
    """
    relations = ask.relations_for(asked)
    found = cited_sources(relations.dataset)
    shown = ask.listed(found, asked)
    ask.answer(
        shown,
        layouts.sources(ask.country_names(relations)),
        asked,
        footer=f"{ask.counted(len(shown), 'sources', len(found))}.",
        empty="This record cites no sources.",
    )
