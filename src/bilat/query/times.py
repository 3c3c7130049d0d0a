"""Windows of time, and whether a record lies in them or was in force on a day."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

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
    if when.one_of:
        # Each of the dates by itself: March or August is not between April and July.
        verdicts = {_lies_in(EdtfDate(when.text, *span, "interval"), windows) for span in when.one_of}
        return SURE if verdicts == {SURE} else min(POSSIBLE, max(verdicts))
    if not all(any(map(when.may_lie_in, group)) for group in windows):
        return NO
    return SURE if all(any(map(when.lies_in, group)) for group in windows) else POSSIBLE


@dataclass(frozen=True, slots=True)
class TimeInForce:
    """When a treaty or agreement is in force, in first and last days that each date can mean.

    `known` is whether a source gives the date of its entry into force; without one it is that of signing.
    """

    begins: date
    begun: date
    ended: tuple[date, date] | None
    known: bool
    suspended: bool

    def on(self, first: date, last: date) -> Verdict:
        """Judge some days: possibly where entry into force is not known, and never before signing."""
        if self.begins > last or (self.ended and self.ended[1] < first):
            return NO
        surely = self.known and self.begun <= first and (self.ended is None or self.ended[0] > last)
        return SURE if surely and not self.suspended else POSSIBLE


def time_in_force(record: Dated) -> TimeInForce | None:
    """Return when a treaty or agreement is in force; None of anything else."""
    if not isinstance(record, Event) or record.status in NOT_HELD:
        return None
    if record.kind not in _IN_FORCE_KINDS and not (record.in_force or record.ended):
        return None
    begins, begun = (record.in_force or record.date).order
    return TimeInForce(
        begins=begins,
        begun=begun,
        ended=record.ended.order if record.ended else None,
        known=record.in_force is not None,
        suspended=record.status == "suspended",
    )


def held(record: Dated, *, days: Iterable[EdtfDate]) -> Verdict:
    """Judge whether a treaty or agreement was in force on one of some days."""
    time = time_in_force(record)
    return max(time.on(*day.order) for day in days) if time else NO
