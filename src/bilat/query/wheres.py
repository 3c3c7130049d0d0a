"""Where an event took place, in each way that its sources give it, and the names by which that is found."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from bilat.record.model import Country, Dataset, Dated, Event, Place, names_of
from bilat.values.text import fold

_PLACE = "place."


def place_readings(record: Dated) -> Iterator[Place]:
    """Yield the place of an event as each of its sources gives it; of anything else, nothing."""
    if not isinstance(record, Event) or record.place is None:
        return
    yield record.place
    for variant in record.variants:
        if variant.key.startswith(_PLACE):
            yield replace(record.place, **{variant.key.removeprefix(_PLACE): variant.value})


def place_texts(place: Place, dataset: Dataset) -> list[str]:
    """Return the folded texts that name a place: venue, city, country, and these one after the other.

    What a table shows ("Moscow, Russia") is among them, whatever name of the country it is written with.
    """
    country = dataset.countries.get(place.country, Country(place.country, place.country, ()))
    parts = [fold(part) for part in (place.name, place.city) if part]
    return [" ".join((*parts, name)) for name in (fold(place.country), *map(fold, names_of(country)))]
