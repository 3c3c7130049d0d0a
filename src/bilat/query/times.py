"""Windows of time, and whether a record lies in them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from bilat.query.filters import Query
from bilat.query.verdicts import NO, POSSIBLE, SURE, Verdict
from bilat.record.model import Dated, Standing
from bilat.values.edtf import EdtfDate

Windows = Sequence[Sequence[EdtfDate]]


def windows_of(query: Query) -> Windows:
    """Return the windows in groups; a record must lie in one of each group."""
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
    """Judge whether a record lies in the windows: surely if every day that its dates can mean does."""
    dates = dates_of(record)
    if not dates:
        return POSSIBLE
    verdicts = {_lies_in(when, windows) for when in dates}
    if verdicts == {NO}:
        return NO
    return SURE if verdicts == {SURE} else POSSIBLE


def _lies_in(when: EdtfDate, windows: Windows) -> Verdict:
    if when.one_of:
        # Each span by itself: March or August is not between April and July.
        verdicts = {_lies_in(EdtfDate(when.text, *span, "interval"), windows) for span in when.one_of}
        return SURE if verdicts == {SURE} else min(POSSIBLE, max(verdicts))
    if not all(any(map(when.may_lie_in, group)) for group in windows):
        return NO
    return SURE if all(any(map(when.lies_in, group)) for group in windows) else POSSIBLE
