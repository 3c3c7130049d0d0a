"""`bilat summary`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from bilat.api import Relations
from bilat.cli import run as ask
from bilat.cli.completion.values import SUMMARY_FIELDS, SUMMARY_KEYS, first_word
from bilat.cli.listing import Listing
from bilat.cli.options import EVENT_FILTERS, WHAT, ListOptions, Several, argument, asks, option
from bilat.query.filters import Query
from bilat.record.json import Record, as_it_is
from bilat.record.row_fields import COUNTS, TRADE_COUNTS
from bilat.render.sheet import Sheet
from bilat.reports.summary import Summary, summarise
from bilat.reports.summary_keys import SUBJECTS, subject_of

if TYPE_CHECKING:
    from bilat.render.columns import Column

HELP = """
    bilat summary --by kind
    bilat summary meetings --by person --by year
    bilat summary trade --by decade
    bilat summary people --by country --since 2015 --json

Events and meetings are counted by kind, year, decade, month, person, role, country (where), place, topic,
organization, source, status or precision; trade, goods and people by those of them that apply.
"""


@asks(EVENT_FILTERS, fields=SUMMARY_FIELDS)
def command(
    asked: ListOptions,
    what: Annotated[
        str, argument("WHAT", "events (the default), meetings, trade, goods or people."), first_word(SUBJECTS)
    ] = "events",
    by: Annotated[
        Several,
        option("--by", "KEY", "Count by KEY; give two for a table of one by the other.", WHAT),
        SUMMARY_KEYS,
    ] = None,
) -> None:
    """Count by a key or two."""
    subject = subject_of(what)
    keys = by or [next(iter(subject.keys))]
    ask.answer(asked, lambda relations, query: _listing(what, keys, relations, query))


def _listing(what: str, keys: list[str], relations: Relations, query: Query) -> Listing[Record]:
    subject = subject_of(what)
    things = relations.counted(what, query)
    found = summarise(things, subject, keys)
    remark = _remark(found, subject.noun)
    trade = what == "trade"

    def crossed(countries: dict[str, str]) -> Sheet:
        from bilat.render.pivot import cross

        side, top = (summarise(things, subject, [key]).rows for key in keys)
        return cross(found.rows, side, [row[keys[1]] for row in top], countries, remark.strip())

    def columns(countries: dict[str, str]) -> tuple[Column, ...]:
        from bilat.render import columns

        if trade:
            return columns.trade_summary(found.by, countries)
        return columns.summary(found.by, subject.noun.split()[0], countries)

    return Listing(
        found=found.rows,
        shape=as_it_is,
        fields=(*found.by, *(TRADE_COUNTS if trade else COUNTS)),
        columns=columns,
        noun=("row", "rows"),
        empty=ask.nothing(subject.noun, query),
        remark=remark,
        led_by=found.by,
        crossed=crossed if len(found.by) > 1 and found.rows and not trade else None,
    )


def _remark(found: Summary, noun: str) -> str:
    """Say of how many things these are counts, and what was placed or counted more than once."""
    said = f" {noun.capitalize()} counted: {found.counted}."
    if found.at_start:
        said += f" What runs over a period counts once, where it starts: {found.at_start} of them."
    if found.in_several:
        said += f" Several values, counted in each: {found.in_several} of them."
    return said
