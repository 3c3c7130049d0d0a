"""`bilat goods`."""

from __future__ import annotations

from bilat.cli import answer as ask
from bilat.cli.options import FIGURE_FILTERS, Asked, asks
from bilat.records import goods_record
from bilat.render import layouts


@asks(FIGURE_FILTERS)
def command(asked: Asked) -> None:
    """List commodities: what is traded, asked for, permitted.

    \b
    bilat goods
    bilat goods --year 2018 --certain
    bilat goods --search wheat --json
    """
    relations = ask.relations_for(asked)
    query = ask.query_for(asked, relations)
    found = relations.goods.matching(query)
    shown = ask.listed(found, asked)
    ask.answer(
        [goods_record(row) for row in shown],
        layouts.goods(ask.country_names(relations)),
        asked,
        footer=f"{ask.counted(len(shown), 'commodities', len(found))}{ask.span_of(shown)}.",
        empty=ask.nothing("goods", query),
    )
