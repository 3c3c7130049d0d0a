"""`bilat people`."""

from __future__ import annotations

from bilat.api import Relations
from bilat.cli import run as ask
from bilat.cli.completion.values import fields
from bilat.cli.listing import Listing, laid_out
from bilat.cli.options import EVENT_FILTERS, ListOptions, asks
from bilat.query.filters import Query
from bilat.record.json import Record, as_it_is
from bilat.record.row_fields import PEOPLE
from bilat.reports.people import people

HELP = """
    bilat people
    bilat people --since 2018
    bilat people --kind visit --json
"""


@asks(EVENT_FILTERS, fields=fields(*PEOPLE))
def command(asked: ListOptions) -> None:
    """List who took part."""
    ask.answer(asked, _listing)


def _listing(relations: Relations, query: Query) -> Listing[Record]:
    return Listing(
        found=people(relations.answering(relations.events, query)),
        shape=as_it_is,
        fields=PEOPLE,
        columns=laid_out("people"),
        noun=("person or unnamed office", "people and unnamed offices"),
        empty=ask.nothing("people", query),
        led_by=("name",),
    )
