"""`bilat standing`."""

from __future__ import annotations

from bilat.api import Relations
from bilat.cli import run as ask
from bilat.cli.completion.values import fields
from bilat.cli.listing import Listing, laid_out
from bilat.cli.options import STANDING_FILTERS, ListOptions, asks
from bilat.query.filters import Query
from bilat.record.fields import STANDING
from bilat.record.json import standing_record
from bilat.record.model import Standing

HELP = """
    bilat standing
    bilat standing --kind mechanism
    bilat standing --organization Rosneft --json
"""


@asks(STANDING_FILTERS, fields=fields(*STANDING))
def command(asked: ListOptions) -> None:
    """List standing facts."""
    ask.answer(asked, _listing)


def _listing(relations: Relations, query: Query) -> Listing[Standing]:
    return Listing(
        found=relations.standing.matching(query),
        shape=standing_record,
        fields=STANDING,
        columns=laid_out("standing"),
        noun=("standing fact", "standing facts"),
        empty=ask.nothing("standing facts", query),
    )
