"""`bilat sources`."""

from __future__ import annotations

from bilat.api import Relations
from bilat.cli import run as ask
from bilat.cli.listing import Listing, laid_out
from bilat.cli.options import NO_FILTERS, ListOptions, asks
from bilat.query.filters import Query
from bilat.record.json import Record, as_it_is
from bilat.record.row_fields import CITED_SOURCE


@asks(NO_FILTERS)
def command(asked: ListOptions) -> None:
    """List what the record cites, and how much of it.

    \b
    bilat sources
    bilat sources --json
    """
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
