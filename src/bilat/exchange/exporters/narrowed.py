"""Records narrowed by a query, for tables in which every reference must have its row."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from bilat.exchange.exporters.exported import Exported, Losses
from bilat.record.model import Dataset, Event

_LEFT_OUT = "references to events that were not asked for"


def without_missing_events(record: Exported) -> tuple[tuple[Dataset, ...], Losses]:
    """Return the records without references to events that the query left out, and count these."""
    losses: Losses = Counter()
    if not record.asked:
        return record.datasets, losses
    found = []
    for dataset in record.datasets:
        ids = {event.id for event in dataset.events}
        events = tuple(_without_missing(event, ids, losses) for event in dataset.events)
        found.append(replace(dataset, events=events))
    return tuple(found), losses


def _without_missing(event: Event, ids: set[str], losses: Losses) -> Event:
    wholes = tuple(whole for whole in event.part_of if whole in ids)
    # One of a few: with fewer of them, it would be said which.
    one_of = event.part_of_one if ids.issuperset(event.part_of_one) else ()
    missing = len(event.part_of) - len(wholes) + len(event.part_of_one) - len(one_of)
    if not missing:
        return event
    losses[_LEFT_OUT] += missing
    return replace(event, part_of=wholes, part_of_one=one_of)
