"""`bilat summary`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Annotated

from bilat import render
from bilat.api import Relations, summarise_pairs
from bilat.cli.completion.values import COUNT_KEYS, SUMMARY_FIELDS, first_word
from bilat.cli.declaring import WHAT, Several, argument, number, option
from bilat.cli.filters import EVENT_FILTERS
from bilat.cli.hints import hints_for, left_out, none_found
from bilat.cli.listing import listed_by
from bilat.cli.options import CHART, ListOptions, takes_list_options
from bilat.cli.run import ROWS, charted, run_together
from bilat.query.filters import Query
from bilat.record.rows import count_fields
from bilat.render.column import Columns
from bilat.render.legend import Countries, Legend
from bilat.render.table import Table
from bilat.reports.every_period import with_every_period
from bilat.reports.summary import Summary, SummaryRow
from bilat.reports.summary_keys import SUBJECTS, TIME_KEYS, subject_of
from bilat.values.errors import QueryError

HELP = """
    bilat summary --by kind
    bilat summary meetings --by person --by year
    bilat summary trade --by decade
    bilat summary meetings --by couple --min 3
    bilat summary visits --by person
    bilat summary meetings --by year --every
    bilat summary people --by country --since 2015 --json

Events, meetings and visits are counted by kind, year, decade, month, person, couple (two people who met, one
of each side), role, country (where), place, topic, organization, source, status, precision or pair; trade,
goods and people by the keys that apply. Meetings are encounters, each counted once. Visits by person count
those who travelled.
"""


@takes_list_options(EVENT_FILTERS, fields=SUMMARY_FIELDS)
def command(
    asked: ListOptions,
    *,
    what: Annotated[
        str,
        argument("WHAT", "events (the default), meetings, visits, trade, goods or people."),
        first_word(SUBJECTS),
    ] = "events",
    by: Annotated[
        Several,
        option("--by", "KEY", "Count by KEY; give two for a table of one by the other.", WHAT),
        COUNT_KEYS,
    ] = None,
    least: Annotated[int | None, number(WHAT, "--min", "N", "Only rows that count N or more.")] = None,
    every: Annotated[
        bool,
        option(
            "--every",
            None,
            "Also show years, decades or months without any, between the first and the last.",
            WHAT,
        ),
    ] = False,
    chart: CHART = False,
) -> None:
    """Count by a key or two."""
    keys = by or [next(iter(subject_of(what).keys))]
    if not chart:
        run_together(asked, lambda pairs, query: _table(what, keys, pairs, query, _Rows(asked, least, every)))
        return
    if len(keys) > 1 or what == "trade":
        raise QueryError("A chart of counts has one --by; 'bilat trade --chart' draws trade.")
    times = every or keys[0] in TIME_KEYS
    run_together(
        asked,
        charted(lambda pairs, query: _table(what, keys, pairs, query, _Rows(asked, least, times)), "summary"),
    )


@dataclass(frozen=True, slots=True)
class _Rows:
    """Which rows are shown: the least count, and whether there are rows for empty periods."""

    asked: ListOptions
    least: int | None
    every: bool

    def of(self, found: Summary) -> tuple[SummaryRow, ...]:
        rows = with_every_period(found) if self.every else found.rows
        if self.least is None:
            return rows
        return tuple(row for row in rows if row.count >= self.least and None not in row.values.values())


def _table(
    what: str,
    keys: Sequence[str],
    pairs: Sequence[Relations],
    query: Query,
    shown: _Rows,
) -> Table[SummaryRow]:
    what = "visits" if what == "meetings" and query.kind == ("visit",) else what
    subject = subject_of(what)
    found = summarise_pairs(pairs, what, keys, query)
    rows = shown.of(found)
    out = left_out(pairs, what, query)
    by_status = "status" in keys
    listed = listed_by(
        what, shown.asked, some_left_out=bool(out) and not by_status, of_any_status=bool(out) and by_status
    )
    said = (_footer(found, subject.noun), _legend(rows), "" if by_status else out)
    footer = " ".join(part for part in said if part)
    trade = what == "trade"
    noun = subject.noun if what == "visits" else subject.noun.split()[0]

    def pivoted(countries: Countries) -> Table[SummaryRow]:
        from bilat.render.pivot import pivot

        side, top = (shown.of(summarise_pairs(pairs, what, [key], query)) for key in keys)
        return pivot(rows, side, top, countries, footer=footer, lister=listed)

    def columns(legend: Legend) -> Columns[SummaryRow]:
        from bilat.render.columns import summary, trade_summary

        if trade:
            return trade_summary(found.by, legend)
        return summary(found.by, noun, legend)

    def screen(legend: Legend) -> Columns[SummaryRow]:
        screens = render.screens
        return screens.trade_summary(found.by, legend) if trade else screens.summary(found.by, noun, legend)

    return Table(
        rows=rows,
        fields=(*found.by, *count_fields(what, found.by)),
        columns=columns,
        screen=lambda legend, _: screen(legend),
        to_record=SummaryRow.to_record,
        noun=ROWS,
        empty=none_found(subject.noun, query),
        hints=hints_for(pairs, query, "summary", "events" if what == "people" else what),
        footer=footer,
        lister=listed,
        pivot=pivoted if len(found.by) > 1 and rows and not trade and shown.least is None else None,
        led_by=found.by,
    )


def _legend(rows: Sequence[SummaryRow]) -> str:
    """Say what a count of two numbers is, and one with a plus."""
    ranges = (
        f"{row.said.rstrip('+')} is {row.count - row.possible} surely, {row.possible} possibly."
        for row in rows
        if row.possible
    )
    minima = (f"{row.said} is at least {row.count}." for row in rows if row.at_least and not row.possible)
    return " ".join([*islice(ranges, 1), *islice(minima, 1)])


def _footer(found: Summary, noun: str) -> str:
    """Say how many things were counted, how many only where they start, and how many more than once."""
    doubt = f", {found.unsure} of them only possibly" if found.unsure else ""
    sentences = [f"{noun.capitalize()} counted: {found.counted}{doubt}."]
    if found.at_start:
        sentences.append(f"Periods counted once, where they start: {found.at_start}.")
    if found.in_several:
        sentences.append(f"Counted in several rows: {found.in_several}.")
    return " ".join(sentences)
