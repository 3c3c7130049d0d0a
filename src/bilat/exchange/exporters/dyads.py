"""Dyad-years for statistics (peacesciencer): a row a year, states by their Correlates of War codes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from functools import cache
from io import TextIOWrapper
from pathlib import Path
from typing import BinaryIO

from bilat.exchange.exporters.exported import Exported, Losses
from bilat.query.matcher import meets_level
from bilat.record.encounters import encounters_of
from bilat.record.model import Dataset, Event, Trade
from bilat.record.travellers import successors_of
from bilat.record.vocabulary import KIND_GROUPS, NOT_HELD
from bilat.values.edtf import EdtfDate
from bilat.values.figures import number

_HEADER = (
    *("ccode1", "ccode2", "year", "encounters", "encounters_leaders", "encounters_ministers"),
    *("treaties", "instruments", "exports_1_to_2", "exports_2_to_1", "currency"),
)
_WEST_GERMANY = 260
_GERMANY = 255
_DIVIDED = range(1955, 1990)


@cache
def _codes() -> dict[str, int]:
    text = Path(__file__).with_name("cow_codes.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in text.splitlines() if not line.startswith("#"))
    return {code: int(cow) for code, cow in rows}


def cow_code(country: str, year: int) -> int | None:
    """Return the Correlates of War code of a state in a year, or None where the project has none."""
    code = _codes().get(country)
    return _WEST_GERMANY if code == _GERMANY and year in _DIVIDED else code


def write(record: Exported, out: BinaryIO) -> Losses:
    """Write every year from the first to the last with an event, empty years too.

    A level counts encounters at that level or above. Trade is that of whole calendar years, with exports as
    the exporting state reports them, or else as the other one reports its imports.
    """
    import csv

    losses: Losses = Counter()
    text = TextIOWrapper(out, encoding="utf-8", newline="")
    rows = csv.writer(text, lineterminator="\n")
    rows.writerow(_HEADER)
    for dataset in record.datasets:
        rows.writerows(_rows(dataset, losses))
    text.flush()
    text.detach()
    return losses


def _rows(dataset: Dataset, losses: Losses) -> Iterable[tuple[object, ...]]:
    held = _by_year(encounters_of(dataset), losses)
    signed = _by_year(
        [
            event
            for event in dataset.events
            if event.kind in KIND_GROUPS["signed"] and event.status not in NOT_HELD
        ],
        losses,
    )
    traded = _trade_by_year(dataset, losses)
    years = sorted({*held, *signed, *traded})
    first, second = dataset.parties
    for year in range(years[0], years[-1] + 1) if years else ():
        met = held.get(year, [])
        one, other, currency = traded.get(year, (None, None, None))
        yield (
            cow_code(first, year),
            cow_code(second, year),
            year,
            len(met),
            sum(meets_level(event.participants, "leaders") for event in met),
            sum(meets_level(event.participants, "ministers") for event in met),
            sum(event.kind == "treaty" for event in signed.get(year, [])),
            len(signed.get(year, [])),
            one,
            other,
            currency,
        )


def _by_year(events: Iterable[Event], losses: Losses) -> dict[int, list[Event]]:
    years: dict[int, list[Event]] = {}
    for event in events:
        year = _year(event.date)
        if year is None:
            losses["events that no single year is known of"] += 1
        else:
            years.setdefault(year, []).append(event)
    return years


def _year(when: EdtfDate) -> int | None:
    if when.start is None or when.end is None or when.start.year != when.end.year:
        return None
    return when.start.year


Row = tuple[int | float | None, int | float | None, str | None]


def _trade_by_year(dataset: Dataset, losses: Losses) -> dict[int, Row]:
    successors = successors_of(dataset.predecessors)
    first, second = dataset.parties
    found: dict[int, Row] = {}
    for row in dataset.trade:
        year = _year(row.date)
        reporter = successors.get(row.reporter, row.reporter)
        if row.partial or row.fiscal or year is None or row.scope or reporter not in dataset.parties:
            losses["trade totals that are not of all goods and a calendar year"] += 1
            continue
        one, other, currency = found.get(year, (None, None, None))
        if currency not in (None, row.currency):
            losses["trade totals in another currency"] += 1
            continue
        own, partner = _flow(row, "exports"), _flow(row, "imports")
        # A state's report of its own exports takes precedence over the other's report of its imports.
        if reporter == first:
            one, other = own if own is not None else one, other if other is not None else partner
        elif reporter == second:
            one, other = one if one is not None else partner, own if own is not None else other
        if (one, other) != (None, None):
            found[year] = (one, other, row.currency)
    return found


def _flow(row: Trade, name: str) -> int | float | None:
    figure = getattr(row, name)
    return None if figure is None else number(figure.value)
