"""Who travelled on a visit and who received: worked out from country and place."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from bilat.record.model import Dataset, Event, Participant
from bilat.values.offices import NO_OFFICE


def states_as_one(dataset: Dataset) -> dict[str, str]:
    """Return the successor of each predecessor, by code."""
    return {state.country: state.successor for state in dataset.predecessors}


def with_parts(dataset: Dataset) -> Dataset:
    """Say of each official on a visit whether they are visitor or host, where the record does not.

    Officials of the state visited, or of its predecessor, are hosts, all others visitors. Where the place is
    not known, nothing is worked out.
    """
    if not any(event.kind == "visit" and event.place for event in dataset.events):
        return dataset
    successors = states_as_one(dataset)
    return replace(
        dataset,
        events=tuple(parts_of(event, successors) for event in dataset.events),
    )


def parts_of(event: Event, successors: Mapping[str, str]) -> Event:
    """Say of each official on a visit whether they are visitor or host, as `with_parts` does."""
    if event.kind != "visit" or event.place is None:
        return event
    visited = successors.get(event.place.country, event.place.country)

    def with_part(participant: Participant) -> Participant:
        if participant.part or (participant.person is None and participant.role in NO_OFFICE):
            return participant
        country = successors.get(participant.country, participant.country)
        return replace(participant, part="host" if country == visited else "visitor")

    return replace(event, participants=tuple(map(with_part, event.participants)))
