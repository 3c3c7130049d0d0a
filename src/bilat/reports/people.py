"""Who took part."""

from __future__ import annotations

from collections.abc import Iterable

from bilat.record.json import Record
from bilat.record.model import Event
from bilat.reports.summary import Tally
from bilat.reports.summary_keys import Attendance, attendances


def people(events: Iterable[Event]) -> list[Record]:
    """Count who took part: one row a person, then one a role that the source leaves unnamed.

    `possible` is at how many of the events they may have been but need not have been.
    """
    by_official: dict[str, list[Attendance]] = {}
    for attendance in attendances(events):
        by_official.setdefault(attendance.id, []).append(attendance)
    rows = [_row(attended) for attended in by_official.values()]
    return sorted(
        rows, key=lambda row: (row["name"] is None, -row["count"], row["name"] or "", row["roles"][0])
    )


def _row(attended: list[Attendance]) -> Record:
    one = attended[0].participant
    tally = Tally()
    sure: set[str] = set()
    for attendance in attended:
        tally.add(attendance.event.id, attendance.date)
        if attendance.participant.certain:
            sure.add(attendance.event.id)
    return {
        "name": one.person.name if one.person else None,
        "country": one.country,
        "roles": list(dict.fromkeys(attendance.participant.role for attendance in attended)),
        "count": tally.count,
        "first": tally.first,
        "last": tally.last,
        "possible": tally.count - len(sure),
    }
