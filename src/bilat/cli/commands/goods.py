"""`bilat goods`."""

from __future__ import annotations

from bilat import render
from bilat.api import Relations
from bilat.cli.completion.values import fields
from bilat.cli.filters import GOODS_FILTERS
from bilat.cli.hints import hints_for, none_found
from bilat.cli.options import ListOptions, takes_list_options
from bilat.cli.run import list_of, run
from bilat.query.filters import Query
from bilat.query.selection import date_of, order_of
from bilat.record.fields import GOODS_FIELDS
from bilat.record.model import Goods
from bilat.render.table import CERTAIN, Table

HELP = """
    bilat goods
    bilat goods --year 2018 --certain
    bilat goods --status requested
    bilat goods --search wheat --json
"""


@takes_list_options(GOODS_FILTERS, fields=fields(*GOODS_FIELDS, CERTAIN))
def command(asked: ListOptions) -> None:
    """List commodities."""
    run(asked, _table)


def _table(relations: Relations, query: Query) -> Table[Goods]:
    countries = relations.names.country_names
    return list_of(
        relations.goods.matching(query),
        GOODS_FIELDS,
        lambda legend: render.columns.goods(legend),
        ("commodity", "commodities"),
        screen=lambda legend, rows: render.screens.goods(legend, rows),
        group=lambda goods: render.screens.goods_group(goods, countries),
        empty=none_found("goods", query),
        hints=hints_for([relations], query, "goods"),
        order=order_of,
        date_of=date_of,
        led_by=("date",),
    )
