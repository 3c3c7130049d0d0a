"""`bilat sources`."""

from __future__ import annotations

from bilat.api import Relations
from bilat.cli import run as ask
from bilat.cli.completion.values import fields
from bilat.cli.listing import Listing, laid_out
from bilat.cli.options import NO_FILTERS, ListOptions, asks
from bilat.query.filters import Query
from bilat.record.json import Record, as_it_is
from bilat.record.row_fields import CITED_SOURCE

HELP = """
    bilat sources
    bilat sources --json
"""


@asks(NO_FILTERS, fields=fields(*CITED_SOURCE))
def command(asked: ListOptions) -> None:
    """List sources."""
    ask.answer(asked, _listing)


def _listing(relations: Relations, query: Query) -> Listing[Record]:
    del query
    return Listing(
        found=relations.sources(),
        shape=as_it_is,
        fields=CITED_SOURCE,
        columns=laid_out("sources"),
        noun=("source", "sources"),
        empty="This record cites no sources.",
    )
