"""Where an event took place: its own place, or else where the events are that it is part of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from bilat.record.encounters import wholes_first
from bilat.record.model import Dataset, Event, Place

_PLACE = "place."


def places_of(event: Event) -> tuple[Place, ...]:
    """Return where an event took place according to each of its sources, the record's own reading first.

    An event without a place of its own was where its wholes were.
    """
    if event.place is None:
        return event.places_of_wholes
    if not event.variants:
        return (event.place,)
    return (event.place, *_as_others_give_it(event, event.place))


def _as_others_give_it(event: Event, place: Place) -> Iterator[Place]:
    for variant in event.variants:
        if variant.key.startswith(_PLACE):
            yield replace(place, **{variant.key.removeprefix(_PLACE): variant.value})


def with_places_of_wholes(dataset: Dataset) -> Dataset:
    """Give each event without a place those of the events that it is part of.

    Where these are in several places, it gets what they have in common: a city, a country or nothing. A
    whole whose own place is not known, or that is only one of several possible wholes, adds nothing.
    """
    unplaced = {event.id: event.part_of for event in dataset.events if event.part_of and not event.place}
    if not unplaced:
        return dataset
    known = _places_by_whole(dataset, unplaced)
    return replace(
        dataset,
        events=tuple(
            replace(event, places_of_wholes=known[event.id]) if event.id in unplaced else event
            for event in dataset.events
        ),
    )


def _places_by_whole(
    dataset: Dataset, unplaced: Mapping[str, tuple[str, ...]]
) -> dict[str, tuple[Place, ...]]:
    known = {event.id: places_of(event) for event in dataset.events if event.place}
    # Wholes before their parts; an event that is part of itself adds nothing to itself.
    for members in wholes_first(unplaced, unplaced):
        for member in members:
            if member not in known:
                wholes = [known[whole] for whole in unplaced.get(member, ()) if known.get(whole)]
                known[member] = _in_common(wholes)
    return known


def _in_common(wholes: Iterable[tuple[Place, ...]]) -> tuple[Place, ...]:
    """Return the places that lie in one of the places of each whole."""
    shared: tuple[Place, ...] | None = None
    for places in wholes:
        if shared is None:
            shared = places
        else:
            both = (_shared(place, other) for place in shared for other in places)
            shared = tuple(dict.fromkeys(place for place in both if place))
    return shared or ()


def _shared(first: Place, second: Place) -> Place | None:
    """Return the place that two places have in common: a venue, a city or a country."""
    if first == second:
        return first
    if first.country != second.country:
        return None
    return Place(None, first.city if first.city == second.city else None, first.country)
