"""`bilat goods`."""

from __future__ import annotations

from bilat.api import Relations
from bilat.cli import run as ask
from bilat.cli.completion.values import fields
from bilat.cli.listing import Listing, laid_out
from bilat.cli.options import GOODS_FILTERS, ListOptions, asks
from bilat.query.filters import Query
from bilat.query.selection import order_of
from bilat.record.fields import GOODS
from bilat.record.json import goods_record
from bilat.record.model import Goods

HELP = """
    bilat goods
    bilat goods --year 2018 --certain
    bilat goods --status requested
    bilat goods --search wheat --json
"""


@asks(GOODS_FILTERS, fields=fields(*GOODS))
def command(asked: ListOptions) -> None:
    """List commodities."""
    ask.answer(asked, _listing)


def _listing(relations: Relations, query: Query) -> Listing[Goods]:
    return Listing(
        found=relations.goods.matching(query),
        shape=goods_record,
        fields=GOODS,
        columns=laid_out("goods"),
        noun=("commodity", "commodities"),
        empty=ask.nothing("goods", query),
        order=order_of,
        led_by=("date",),
    )
