"""`bilat summary`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

from bilat.api import Relations
from bilat.cli.completion.values import COUNT_KEYS, SUMMARY_FIELDS, first_word
from bilat.cli.options import EVENT_FILTERS, WHAT, ListOptions, Several, argument, asks, option
from bilat.cli.run import none_found, run
from bilat.query.filters import Query
from bilat.record.rows import COUNT_FIELDS, TRADE_COUNT_FIELDS
from bilat.render.table import Columns, Countries, Table
from bilat.reports.summary import Summary, SummaryRow, summarise
from bilat.reports.summary_keys import SUBJECTS, subject_of

HELP = """
    bilat summary --by kind
    bilat summary meetings --by person --by year
    bilat summary trade --by decade
    bilat summary people --by country --since 2015 --json

Events and meetings are counted by kind, year, decade, month, person, role, country (where), place, topic,
organization, source, status or precision; trade, goods and people by the keys that apply.
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
        COUNT_KEYS,
    ] = None,
) -> None:
    """Count by a key or two."""
    subject = subject_of(what)
    keys = by or [next(iter(subject.keys))]
    run(asked, lambda relations, query: _table(what, keys, relations, query))


def _table(what: str, keys: Sequence[str], relations: Relations, query: Query) -> Table[SummaryRow]:
    subject = subject_of(what)
    records = relations.records_counted(what, query)
    found = summarise(records, subject, keys)
    footer = _footer(found, subject.noun)
    trade = what == "trade"

    def pivoted(countries: Countries) -> Table[SummaryRow]:
        from bilat.render.pivot import pivot

        side, top = (summarise(records, subject, [key]).rows for key in keys)
        return pivot(found.rows, side, top, countries, footer)

    def columns(countries: Countries) -> Columns[SummaryRow]:
        from bilat.render.columns import summary, trade_summary

        if trade:
            return trade_summary(found.by, countries)
        return summary(found.by, subject.noun.split()[0], countries)

    return Table(
        rows=found.rows,
        fields=(*found.by, *(TRADE_COUNT_FIELDS if trade else COUNT_FIELDS)),
        columns=columns,
        to_record=SummaryRow.to_record,
        noun=("row", "rows"),
        empty=none_found(subject.noun, query),
        footer=footer,
        pivot=pivoted if len(found.by) > 1 and found.rows and not trade else None,
        led_by=found.by,
    )


def _footer(found: Summary, noun: str) -> str:
    """Say of how many things these are counts, and what was placed or counted more than once."""
    sentences = [f"{noun.capitalize()} counted: {found.counted}."]
    if found.at_start:
        sentences.append(f"Periods counted once, where they start: {found.at_start}.")
    if found.in_several:
        sentences.append(f"Counted under each of several values: {found.in_several}.")
    return " ".join(sentences)
