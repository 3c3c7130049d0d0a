"""Encounters: which events are occasions on which the two sides met, and which event is part of which."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import chain

from bilat.record.model import Dataset, Event, Organization, Participant
from bilat.record.travellers import successors_of
from bilat.record.vocabulary import HELD, KIND_GROUPS
from bilat.values.offices import NO_OFFICE
from bilat.values.text import fold

# The kinds of event that can be an encounter.
ENCOUNTER_KINDS = KIND_GROUPS["encounter"]
JOINT_BODY = "joint body"

# The wholes of each event that is a part, by their ids.
Links = Mapping[str, tuple[str, ...]]


def wholes_of(event: Event) -> tuple[str, ...]:
    """Return the ids of the events that an event is part of, or part of one of."""
    return (*event.part_of, *event.part_of_one)


def wholes_by_part(events: Iterable[Event]) -> Links:
    """Return the ids of the wholes of each event that is a part."""
    return {event.id: wholes for event in events if (wholes := wholes_of(event))}


def all_wholes(starts: Iterable[str], links: Links) -> Iterator[str]:
    """Yield each whole of events, and the wholes of these, the nearest first. Cycles are harmless."""
    found: set[str] = set()
    ahead = [whole for start in starts for whole in links.get(start, ())]
    for event_id in ahead:
        if event_id not in found:
            found.add(event_id)
            yield event_id
            ahead += links.get(event_id, ())


def wholes_first(starts: Iterable[str], links: Links) -> Iterator[list[str]]:
    """Yield events and all their wholes in groups, wholes before parts; a group is parts of each other.

    This is the path-based search for strongly connected components, in time that grows as the links do.
    """
    places: dict[str, int] = {}
    done: set[str] = set()
    path: list[str] = []
    bounds: list[str] = []
    for start in starts:
        ahead = [] if start in places else [(start, iter((start,)))]
        while ahead:
            name, onward = ahead[-1]
            following = next(onward, None)
            if following is None:
                ahead.pop()
                if ahead and bounds[-1] == name:
                    bounds.pop()
                    members = [path.pop()]
                    while members[-1] != name:
                        members.append(path.pop())
                    done.update(members)
                    yield members
            elif following not in places:
                places[following] = len(places)
                path.append(following)
                bounds.append(following)
                ahead.append((following, iter(links.get(following, ()))))
            elif following not in done:
                while places[bounds[-1]] > places[following]:
                    bounds.pop()


def texts_below(texts: Mapping[str, str], links: Links) -> dict[str, set[str]]:
    """Return for each whole the `texts` of all events below it.

    Events that are parts of each other are an error that `check` reports; here none is below another.
    """
    found: dict[str, set[str]] = {}
    for members in list(wholes_first(texts, links))[::-1]:
        within = {texts[name] for name in members if name in texts}
        within = within.union(*(found.get(name, ()) for name in members))
        for whole in {whole for name in members for whole in links.get(name, ())}.difference(members):
            found.setdefault(whole, set()).update(within)
    return found


def is_official(participant: Participant) -> bool:
    """Return whether a participant is a person or an office, and not a state, a government or a group."""
    return participant.person is not None or fold(participant.role) not in NO_OFFICE


def is_joint_body(body: Organization) -> bool:
    """Return whether an organization is a joint body."""
    return body.kind == JOINT_BODY


def is_joint_session(event: Event) -> bool:
    """Return whether a joint body of the two sides took part in an event."""
    return any(map(is_joint_body, event.organizations))


class Meeting:
    """The rule by which the two sides of a dataset met at an event, whether or not it has parts."""

    def __init__(self, dataset: Dataset) -> None:
        self.parties = frozenset(dataset.parties)
        self.successors = successors_of(dataset.predecessors)

    def __call__(self, event: Event) -> bool:
        """Return whether it is a visit, a joint session, or a meeting, call or summit of officials of both.

        Officials who may have been there count here too. What is attributed to a source is its view and not
        a fact, so it is not an encounter.
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
    wholes = texts_below({event.id: "" for event in events if event.id in links}, links)
    return (event for event in events if event.id not in wholes)


def encounters_of(
    dataset: Dataset, *, statuses: Collection[str] = HELD, wholes: bool = False
) -> tuple[Event, ...]:
    """Return the encounters of a dataset in its order: where the two sides met, each counted once.

    A visit that holds talks is not counted beside them, unless `wholes` are asked for too. What was planned,
    postponed or cancelled is left out, unless `statuses` ask for it.
    """
    met = Meeting(dataset)
    found = [event for event in dataset.events if event.status in statuses and met(event)]
    return tuple(found if wholes else without_wholes(found, wholes_by_part(dataset.events)))


def attended_once(sure: Collection[Event], possible: Collection[Event], links: Links) -> list[Event]:
    """Return the events that an official attended; of a whole and its part, the part only.

    Where the official surely attended the one and possibly the other, the sure one is kept.
    """
    kept = list(without_wholes(sure, links))
    if not links:
        return [*kept, *possible]
    attended = event_ids(sure)
    wholes = set(all_wholes(attended, links))
    for members in wholes_first([event.id for event in possible], links):
        if not attended.isdisjoint(chain(members, *(links.get(name, ()) for name in members))):
            attended.update(members)
    others = [event for event in possible if event.id not in attended and event.id not in wholes]
    return [*kept, *without_wholes(others, links)]


def event_ids(events: Iterable[Event]) -> set[str]:
    """Return the ids of events."""
    return {event.id for event in events}
