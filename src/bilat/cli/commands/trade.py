"""`bilat trade`."""

from __future__ import annotations

from bilat.cli import answer as ask
from bilat.cli.options import FIGURE_FILTERS, Asked, asks
from bilat.records import trade_record
from bilat.render import layouts


@asks(FIGURE_FILTERS)
def command(asked: Asked) -> None:
    """List trade totals for a period; ~ marks what was worked out, not reported.

    \b
    bilat trade
    bilat trade --year 2018
    bilat trade --since 2018 --json
    """
    relations = ask.relations_for(asked)
    query = ask.query_for(asked, relations)
    found = relations.trade.matching(query)
    shown = ask.listed(found, asked)
    ask.answer(
        [trade_record(row) for row in shown],
        layouts.trade(ask.country_names(relations)),
        asked,
        footer=f"{ask.counted(len(shown), 'totals', len(found))}{ask.span_of(shown)}.",
        empty=ask.nothing("trade totals", query),
    )
