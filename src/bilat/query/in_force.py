"""Whether a treaty or agreement was in force on a day."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from bilat.query.verdicts import NO, POSSIBLE, SURE, Verdict
from bilat.record.model import Dated, Event
from bilat.record.vocabulary import NOT_HELD
from bilat.values.edtf import EdtfDate

# The kinds that are in force from a day on; a contract is only if its record says from when.
_IN_FORCE_KINDS = ("treaty", "agreement")


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
    """Return when a treaty or agreement is in force; None for anything else."""
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


def was_in_force(record: Dated, *, days: Iterable[EdtfDate]) -> Verdict:
    """Judge whether a treaty or agreement was in force on one of some days."""
    time = time_in_force(record)
    return max(time.on(*day.order) for day in days) if time else NO
