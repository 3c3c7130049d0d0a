"""Rules for events of several pairs: the copies in their files are the same."""

from __future__ import annotations

from collections.abc import Iterator

from bilat.checking.findings import Violation
from bilat.checking.located_record import LocatedRecord
from bilat.record.json import Record, to_record
from bilat.record.model import Event
from bilat.values.text import fold


def copies_stand_alike(record: LocatedRecord) -> Iterator[Violation]:
    """An event that is in the files of several pairs under one id is the same in all of them."""
    for event in record.events if record.copies else ():
        if event.id not in record.copies:
            continue
        other, copy = record.copies[event.id]
        here, there = to_record(event), to_record(copy)
        differing = [key for key in here if here[key] != there[key] and not _follows(key, here, there)]
        if differing and _are_copies(event, copy):
            yield record.report(
                event,
                "id",
                message=f"{event.id} is also in the record of {' and '.join(other.dataset.parties)}, "
                f"with another {' and '.join(differing)}: if the two are one event, make both entries the "
                "same; if not, rename one id.",
                related=[other.relate(copy, "id", message=f"The entry of {other.dataset.id}.")],
            )


def _are_copies(event: Event, other: Event) -> bool:
    """Return whether two events with one id are probably the same: two records may use one id by chance."""
    return fold(event.title) == fold(other.title) or (
        event.kind == other.kind and event.date.may_lie_in(other.date)
    )


def _follows(key: str, here: Record, there: Record) -> bool:
    """Return whether a difference only follows from one in the dates, which is then reported alone."""
    return key in ("start", "end", "spans", "precision") and here["date"] != there["date"]
