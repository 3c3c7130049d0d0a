"""Encounters: which events are occasions on which the two sides met, and which event is part of which."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping

from bilat.record.model import Dataset, Event, Participant
from bilat.record.travellers import states_as_one
from bilat.record.vocabulary import KIND_GROUPS, NOT_HELD, STATUSES
from bilat.values.offices import NO_OFFICE
from bilat.values.text import fold

# The kinds of event that can be an encounter.
ENCOUNTER_KINDS = KIND_GROUPS["encounter"]
HELD = tuple(status for status in STATUSES if status not in NOT_HELD)
_JOINT_BODY = "joint body"

# The parts of each event that has any, or its wholes, by their ids.
Links = Mapping[str, tuple[str, ...]]


def wholes_of(event: Event) -> tuple[str, ...]:
    """Return the ids of the events that an event is part of, or part of one of."""
    return (*event.part_of, *event.part_of_one)


def parts_by_whole(events: Iterable[Event]) -> Links:
    """Return the ids of the parts of each event that has any, in the order of the events."""
    parts: dict[str, tuple[str, ...]] = {}
    for event in events:
        for whole in wholes_of(event):
            parts[whole] = (*parts.get(whole, ()), event.id)
    return parts


def wholes_by_part(events: Iterable[Event]) -> Links:
    """Return the ids of the wholes of each event that is a part."""
    return {event.id: wholes for event in events if (wholes := wholes_of(event))}


def reachable(start: str, links: Links) -> set[str]:
    """Return what links lead to from an event, however many: all parts of parts. Circles do no harm."""
    found: set[str] = set()
    ahead = [*links.get(start, ())]
    while ahead:
        event_id = ahead.pop()
        if event_id not in found:
            found.add(event_id)
            ahead += links.get(event_id, ())
    return found


def is_official(participant: Participant) -> bool:
    """Return whether a participant is a person or an office, and not a state, a government or a group."""
    return participant.person is not None or fold(participant.role) not in NO_OFFICE


def is_joint_session(event: Event) -> bool:
    """Return whether a joint body of the two sides took part in an event."""
    return any(body.kind == _JOINT_BODY for body in event.organizations)


class Meeting:
    """The rule by which the two sides of a dataset met at an event, whether or not it has parts."""

    def __init__(self, dataset: Dataset) -> None:
        self.parties = frozenset(dataset.parties)
        self.successors = states_as_one(dataset)

    def __call__(self, event: Event) -> bool:
        """Return whether it is a visit, a joint session, or a meeting, call or summit of officials of both.

        Officials who may have been there count here too. What is attributed to a source is its view and not
        a fact: no encounter.
        """
        if event.kind not in ENCOUNTER_KINDS or event.attributed_to:
            return False
        if event.kind == "visit" or is_joint_session(event):
            return True
        sides = {
            self.successors.get(participant.country, participant.country)
            for participant in event.participants
            if is_official(participant)
        }
        return self.parties <= sides


def without_wholes(events: Collection[Event], links: Links) -> Iterator[Event]:
    """Yield the events that have none of the others among their parts, or the parts of these, by `links`."""
    present = {event.id for event in events} if links else set()
    for event in events:
        inner = reachable(event.id, links) & present if event.id in links else ()
        # Events that are parts of each other are an error that `check` reports; none hides the other.
        if all(event.id in reachable(part, links) for part in inner):
            yield event


def statuses_within(event: Event, met: Mapping[str, str], links: Links) -> list[str]:
    """Return the statuses of those events among `met`, ids with statuses, for which an event is not counted.

    An event with any of these is a whole of one that is counted, which `without_wholes` leaves out.
    """
    if event.id not in links:
        return []
    inner = (part for part in reachable(event.id, links) if part in met)
    return sorted({met[part] for part in inner if event.id not in reachable(part, links)})


def encounters_of(
    dataset: Dataset, *, statuses: Collection[str] = HELD, wholes: bool = False
) -> tuple[Event, ...]:
    """Return the encounters of a dataset in its order: where the two sides met, each counted once.

    A visit that holds talks is not counted beside them, unless `wholes` are asked for too. What was planned,
    postponed or cancelled is left out, unless `statuses` ask for it.
    """
    met = Meeting(dataset)
    found = [event for event in dataset.events if event.status in statuses and met(event)]
    return tuple(found if wholes else without_wholes(found, parts_by_whole(dataset.events)))


def attended_once(sure: Collection[Event], possible: Collection[Event], links: Links) -> list[Event]:
    """Return the events at which an official was, one told by several records once: a part, not its whole.

    Where the official was surely at one and possibly at the other, what is sure is kept.
    """
    kept = list(without_wholes(sure, links))
    if not links:
        return [*kept, *possible]
    told = {event.id for event in sure}
    for event in sure:
        told |= reachable(event.id, links)
    others = [
        event
        for event in possible
        if event.id not in told and reachable(event.id, links).isdisjoint(event_ids(sure))
    ]
    return [*kept, *without_wholes(others, links)]


def event_ids(events: Iterable[Event]) -> set[str]:
    """Return the ids of events."""
    return {event.id for event in events}
