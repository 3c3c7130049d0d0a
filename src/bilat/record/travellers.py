"""Who travelled on a visit and who received: worked out from country and place."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from bilat.record.model import Dataset, Event, Participant, Predecessor
from bilat.values.offices import NO_OFFICE


def successors_of(predecessors: Iterable[Predecessor]) -> dict[str, str]:
    """Return the successor of each predecessor, by code."""
    return {state.country: state.successor for state in predecessors}


def with_parts(dataset: Dataset) -> Dataset:
    """Mark each official on a visit as visitor or host, where the record does not.

    Officials of the state visited, or of its predecessor, are hosts, all others visitors. Where the place is
    not known, no one is marked.
    """
    return _of_visits(dataset, event_with_parts)


def without_parts(dataset: Dataset) -> Dataset:
    """Undo `with_parts`: files of a pair may name different predecessors."""
    return _of_visits(dataset, _as_written)


def event_with_parts(event: Event, successors: Mapping[str, str]) -> Event:
    """Mark each official on a visit as visitor or host, as `with_parts` does."""

    def with_part(participant: Participant, worked_out: str) -> Participant:
        return participant if participant.part else replace(participant, part=worked_out)

    return _of_travellers(event, successors, with_part)


def _as_written(event: Event, successors: Mapping[str, str]) -> Event:
    def without_part(participant: Participant, worked_out: str) -> Participant:
        return replace(participant, part=None) if participant.part == worked_out else participant

    return _of_travellers(event, successors, without_part)


def _of_visits(dataset: Dataset, change: Callable[[Event, Mapping[str, str]], Event]) -> Dataset:
    if not any(event.kind == "visit" and event.place for event in dataset.events):
        return dataset
    successors = successors_of(dataset.predecessors)
    return replace(dataset, events=tuple(change(event, successors) for event in dataset.events))


def _of_travellers(
    event: Event, successors: Mapping[str, str], change: Callable[[Participant, str], Participant]
) -> Event:
    """Change each official on a visit to a known place, given the part that follows from their country."""
    if event.kind != "visit" or event.place is None:
        return event
    visited = successors.get(event.place.country, event.place.country)

    def changed(participant: Participant) -> Participant:
        if participant.person is None and participant.role in NO_OFFICE:
            return participant
        country = successors.get(participant.country, participant.country)
        return change(participant, "host" if country == visited else "visitor")

    return replace(event, participants=tuple(map(changed, event.participants)))
