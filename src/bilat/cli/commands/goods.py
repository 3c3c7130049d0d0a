"""`bilat goods`."""

from __future__ import annotations

from bilat.cli import answer as ask
from bilat.cli.options import FIGURE_FILTERS, Asked, asks
from bilat.fields import GOODS
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
    listing = ask.Listing(
        found=relations.goods.matching(query),
        shape=goods_record,
        fields=GOODS,
        columns=layouts.goods,
        noun=("commodity", "commodities"),
        empty=ask.nothing("goods", query),
    )
    ask.answer(listing, asked, relations)
