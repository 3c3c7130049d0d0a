"""Windows of time, and whether a record lies in them or was in force on a day."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from bilat.query.filters import Query
from bilat.query.verdicts import NO, POSSIBLE, SURE, Verdict
from bilat.record.model import Dated, Event, Standing
from bilat.record.vocabulary import NOT_HELD
from bilat.values.edtf import EdtfDate

# What is in force from a day on; a contract is only where its record says from when.
_IN_FORCE_KINDS = ("treaty", "agreement")

Windows = Sequence[Sequence[EdtfDate]]


def windows_of(query: Query) -> Windows:
    """Return the windows a record must pass: one of each group."""
    since = tuple(EdtfDate(window.text, window.start, None, "interval") for window in query.since)
    until = tuple(EdtfDate(window.text, None, window.end, "interval") for window in query.until)
    return [group for group in (since, until, query.year, query.on, query.last) if group]


def dates_of(record: Dated) -> Iterable[EdtfDate]:
    """Return the date of a record and those that other sources give; nothing where none does."""
    if isinstance(record, Standing) or not getattr(record, "variants", ()):
        return () if record.date is None else (record.date,)
    dates: tuple[EdtfDate, ...] = getattr(record, "dates", ())
    return dates


def in_windows(record: Dated, *, windows: Windows) -> Verdict:
    """Judge whether a record lies in the windows: surely where each of its dates does, whatever it means."""
    dates = dates_of(record)
    if not dates:
        return POSSIBLE
    verdicts = {_lies_in(when, windows) for when in dates}
    if verdicts == {NO}:
        return NO
    return SURE if verdicts == {SURE} else POSSIBLE


def _lies_in(when: EdtfDate, windows: Windows) -> Verdict:
    if not all(any(map(when.may_lie_in, group)) for group in windows):
        return NO
    return SURE if all(any(map(when.lies_in, group)) for group in windows) else POSSIBLE


def held(record: Dated, *, days: Iterable[EdtfDate]) -> Verdict:
    """Judge whether a treaty or agreement was in force on one of some days."""
    if not isinstance(record, Event) or record.status in NOT_HELD:
        return NO
    if record.kind not in _IN_FORCE_KINDS and not (record.in_force or record.ended):
        return NO
    return max(_held_on(record, day) for day in days)


def _held_on(event: Event, day: EdtfDate) -> Verdict:
    """Judge one day or period: possibly where entry into force is not known, and never before signing."""
    (first, last), (begins, begun) = day.order, (event.in_force or event.date).order
    if begins > last:
        return NO
    ended = event.ended.order if event.ended else None
    if ended and ended[1] < first:
        return NO
    surely = event.in_force is not None and begun <= first and (ended is None or ended[0] > last)
    return SURE if surely and event.status != "suspended" else POSSIBLE
