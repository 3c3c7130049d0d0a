"""`bilat trade`."""

from __future__ import annotations

from bilat.api import Relations
from bilat.cli import run as ask
from bilat.cli.completion.values import fields
from bilat.cli.listing import Listing, laid_out
from bilat.cli.options import FIGURE_FILTERS, ListOptions, asks
from bilat.query.filters import Query
from bilat.query.selection import order_of
from bilat.record.fields import TRADE
from bilat.record.json import trade_record
from bilat.record.model import Trade

HELP = """
    bilat trade
    bilat trade --year 2018
    bilat trade --since 2018 --json

A figure marked ~ was worked out from reported figures.
"""


@asks(FIGURE_FILTERS, fields=fields(*TRADE))
def command(asked: ListOptions) -> None:
    """List trade totals."""
    ask.answer(asked, _listing)


def _listing(relations: Relations, query: Query) -> Listing[Trade]:
    return Listing(
        found=relations.trade.matching(query),
        shape=trade_record,
        fields=TRADE,
        columns=laid_out("trade"),
        noun=("total", "totals"),
        empty=ask.nothing("trade totals", query),
        order=order_of,
    )
