"""Officials known by office alone who may be a person that the record names elsewhere in that office."""

from __future__ import annotations

from collections.abc import Collection

from bilat.record.model import Dataset, Event, Participant
from bilat.record.travellers import successors_of
from bilat.values.edtf import EdtfDate
from bilat.values.text import fold

# What holders of these offices are called as well.
_HEADS_OF_STATE = ("president", "king", "queen", "emperor", "empress", "shah", "emir", "sultan", "pope")
_HEADS_OF_GOVERNMENT = ("prime minister", "premier", "chancellor", "taoiseach")
_INCLUDED = {
    "head of state": frozenset(("head of state", *_HEADS_OF_STATE)),
    "head of government": frozenset(("head of government", *_HEADS_OF_GOVERNMENT)),
}


class UnnamedOffices:
    """In which offices, and when, a record names people."""

    def __init__(self, dataset: Dataset) -> None:
        self._successors = successors_of(dataset.predecessors)
        self._held: dict[str, list[tuple[str, str, EdtfDate]]] = {}
        for event in dataset.events:
            for participant in event.participants:
                if participant.person is not None:
                    office = (fold(participant.role), self._state(participant), event.date)
                    self._held.setdefault(participant.person.id, []).append(office)

    def _state(self, participant: Participant) -> str:
        return self._successors.get(participant.country, participant.country)

    def may_hold(self, people: Collection[str], event: Event) -> bool:
        """Return whether an official whom an event does not name may be one of some people, by their ids.

        That is so where the record gives the person the office, or one that includes it, on a day before the
        event and on a day after it.
        """
        return any(
            self._is_held(person, participant, event.date)
            for participant in event.participants
            if participant.person is None
            for person in people
        )

    def _is_held(self, person: str, unnamed: Participant, when: EdtfDate) -> bool:
        role, state = fold(unnamed.role), self._state(unnamed)
        offices = _INCLUDED.get(role, frozenset((role,)))
        held = [date for office, of, date in self._held.get(person, ()) if office in offices and of == state]
        first, last = when.order
        return any(date.order[1] < first for date in held) and any(last < date.order[0] for date in held)


def perhaps_attended(
    events: Collection[Event], people: Collection[Collection[str]], offices: UnnamedOffices
) -> list[Event]:
    """Return the events that everyone asked for may have attended, at least one as an unnamed official.

    `people` has for each name that was asked for the ids of those who bear it.
    """
    found: list[Event] = []
    for event in events:
        named = {participant.person.id for participant in event.participants if participant.person}
        missing = [bearers for bearers in people if named.isdisjoint(bearers)]
        if missing and all(offices.may_hold(bearers, event) for bearers in missing):
            found.append(event)
    return found
