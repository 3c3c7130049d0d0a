"""`bilat trade`."""

from __future__ import annotations

from bilat.cli import answer as ask
from bilat.cli.options import FIGURE_FILTERS, Asked, asks
from bilat.fields import TRADE
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
    listing = ask.Listing(
        found=relations.trade.matching(query),
        shape=trade_record,
        fields=TRADE,
        columns=layouts.trade,
        noun=("total", "totals"),
        empty=ask.nothing("trade totals", query),
    )
    ask.answer(listing, asked, relations)
