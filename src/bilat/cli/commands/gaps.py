"""`bilat gaps`."""

from __future__ import annotations

from bilat.api import Relations
from bilat.cli import run as ask
from bilat.cli.completion.values import fields
from bilat.cli.listing import Listing, laid_out
from bilat.cli.options import EVENT_FILTERS, ListOptions, asks
from bilat.query.filters import Query
from bilat.record.row_fields import GAP
from bilat.reports.gaps import Silence, Silences, gap_record

HELP = """
    bilat gaps --limit 5
    bilat gaps --person Putin --person Maduro
    bilat gaps --level leaders --since 2010 --json

Days are counted from one date to the next. Where a date is a month or a year, the first number is the
least that the gap can have been, and the second the most.
"""


@asks(EVENT_FILTERS, fields=fields(*GAP))
def command(asked: ListOptions) -> None:
    """List gaps between meetings."""
    ask.answer(asked, _listing)


def _listing(relations: Relations, query: Query) -> Listing[Silence]:
    silences = relations.silences(query)
    return Listing(
        found=silences.found,
        shape=gap_record,
        fields=GAP,
        columns=laid_out("gaps"),
        noun=("silence", "silences"),
        empty=ask.nothing("silences between meetings", query),
        remark=_remark(silences),
        order=lambda silence: -silence.at_least,
    )


def _remark(silences: Silences) -> str:
    """Say between how many meetings, and which were left out or read as written."""
    said = f" Between {silences.between} meetings and visits."
    left_out = [
        f"{number} {why}"
        for number, why in ((silences.planned, "planned"), (silences.open_ended, "without an end"))
        if number
    ]
    if left_out:
        said += f" Left out: {', '.join(left_out)}."
    if silences.marked:
        said += f" Taken as written: {silences.marked} whose date is about or uncertain."
    return said
