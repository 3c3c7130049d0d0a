"""The people who took part, and how often."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from bilat.record.json import Record
from bilat.record.model import Event
from bilat.reports.summary import DatedCounter
from bilat.reports.summary_keys import Attendance, attendances
from bilat.values.edtf import EdtfDate


@dataclass(frozen=True, slots=True)
class PersonRow:
    """A person, or a role that the source leaves unnamed: how often they took part, first and last.

    `possible` is at how many of the events they may have been but need not have been.
    """

    name: str | None
    country: str
    roles: tuple[str, ...]
    count: int
    first: EdtfDate | None
    last: EdtfDate | None
    possible: int

    def to_record(self) -> Record:
        """Return it as JSON shows it."""
        return {
            "name": self.name,
            "country": self.country,
            "roles": list(self.roles),
            "count": self.count,
            "first": self.first.text if self.first else None,
            "last": self.last.text if self.last else None,
            "possible": self.possible,
        }


def count_people(events: Iterable[Event]) -> list[PersonRow]:
    """Count who took part: one row a person, then one a role that the source leaves unnamed."""
    by_official: dict[str, list[Attendance]] = {}
    for attendance in attendances(events):
        by_official.setdefault(attendance.id, []).append(attendance)
    rows = [_row(attended) for attended in by_official.values()]
    return sorted(rows, key=lambda row: (row.name is None, -row.count, row.name or "", row.roles[0]))


def _row(attended: list[Attendance]) -> PersonRow:
    official = attended[0].participant
    counter = DatedCounter()
    sure: set[str] = set()
    for attendance in attended:
        counter.add(attendance.event.id, attendance.date)
        if attendance.participant.certain:
            sure.add(attendance.event.id)
    return PersonRow(
        name=official.person.name if official.person else None,
        country=official.country,
        roles=tuple(dict.fromkeys(attendance.participant.role for attendance in attended)),
        count=counter.count,
        first=counter.first,
        last=counter.last,
        possible=counter.count - len(sure),
    )
