"""The people who took part, how often, and whom of the other side they met."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace

from bilat.record.encounters import Links, attended_once, event_ids, is_official
from bilat.record.json import Record, to_records
from bilat.record.model import Citation, Event, Participant
from bilat.reports.summary import DatedCounter
from bilat.reports.summary_keys import Attendance, attendances
from bilat.values.edtf import EdtfDate


@dataclass(frozen=True, slots=True)
class PersonRow:
    """A person, or a role that the source leaves unnamed: how often they took part, first and last.

    `possible` is at how many of the events they may have been but need not have been, and `at_least` whether
    one of the others was on one of several days, or on more than one. `events` are those counted.
    """

    name: str | None
    country: str
    roles: tuple[str, ...]
    count: int
    first: EdtfDate | None
    last: EdtfDate | None
    possible: int
    at_least: bool
    events: tuple[Event, ...]

    @property
    def sources(self) -> tuple[Citation, ...]:
        """The citations of the events they took part in."""
        every = (citation for event in self.events for citation in event.sources)
        return tuple(dict.fromkeys(citation for citation in every if citation.purpose is None))

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
            "at_least": self.at_least,
            "sources": to_records(self.sources),
        }


def count_people(
    events: Iterable[Event], links: Links, unsure: Collection[str] = frozenset()
) -> list[PersonRow]:
    """Count who took part: a row for each person, then for each role that the source leaves unnamed.

    Of a visit and the talks on it, someone who was at both is counted at the talks alone; `links` say what is
    part of what. `unsure` are the ids of events that are only possibly asked for.
    """
    by_official: dict[str, list[Attendance]] = {}
    for attendance in attendances(events):
        by_official.setdefault(attendance.id, []).append(attendance)
    return _in_order(_row(attended, links, unsure) for attended in by_official.values())


def _in_order(rows: Iterable[PersonRow]) -> list[PersonRow]:
    return sorted(rows, key=lambda row: (row.name is None, -row.count, row.name or "", row.roles[0]))


def _row(attended: list[Attendance], links: Links, unsure: Collection[str]) -> PersonRow:
    official = attended[0].participant
    sure: dict[str, Event] = {}
    for attendance in attended:
        if attendance.participant.certain and attendance.event.id not in unsure:
            sure[attendance.event.id] = attendance.event
    possible = {
        attendance.event.id: attendance.event for attendance in attended if attendance.event.id not in sure
    }
    once = event_ids(attended_once(list(sure.values()), list(possible.values()), links))
    events = {attendance.event.id: attendance.event for attendance in attended}
    counted = sorted((events[name] for name in events if name in once), key=lambda event: event.date.order)
    counter = DatedCounter()
    for event in counted:
        counter.add(event.id, event.date)
    return PersonRow(
        name=official.person.name if official.person else None,
        country=official.country,
        roles=tuple(dict.fromkeys(attendance.participant.role for attendance in attended)),
        count=counter.count,
        first=counter.first,
        last=counter.last,
        possible=sum(event.id not in sure for event in counted),
        at_least=any(event.date.precision == "set" for event in counted if event.id in sure),
        events=tuple(counted),
    )


def count_people_met(
    encounters: Iterable[Event],
    bearers: Collection[str],
    sides: Mapping[str, Iterable[Mapping[str, str]]],
    unsure: Collection[str] = frozenset(),
) -> list[PersonRow]:
    """Count the officials of the other side whom the bearers of a name met, at encounters counted once each.

    `sides` has by the id of an encounter, for each of its pairs, the code of the party that each state is:
    the parties themselves and their predecessors. A meeting is sure if both were surely there and it is
    surely asked for.
    """
    met: list[Event] = []
    for event in encounters:
        present = [
            participant
            for participant in event.participants
            if participant.person and participant.person.id in bearers
        ]
        surely = any(participant.certain for participant in present) and event.id not in unsure
        others = tuple(
            participant if surely else replace(participant, certain=False)
            for participant in event.participants
            if is_official(participant)
            and any(_is_across(participant, present, of_pair) for of_pair in _own(sides[event.id], present))
        )
        if others:
            met.append(replace(event, participants=others))
    return count_people(met, {})


def _own(sides: Iterable[Mapping[str, str]], present: Collection[Participant]) -> list[Mapping[str, str]]:
    """Return the pairs of which people are a side, or all pairs if they are of none.

    Where talks within a summit of three states are the encounter of two, it still is one of the other pairs.
    """
    every = list(sides)
    own = [of_pair for of_pair in every if any(participant.country in of_pair for participant in present)]
    return own or every


def _is_across(participant: Participant, present: Collection[Participant], sides: Mapping[str, str]) -> bool:
    side = sides.get(participant.country)
    return bool(present) and side is not None and side not in {sides.get(other.country) for other in present}
