"""Where a record took place, and the names that find this place."""

from __future__ import annotations

from bilat.record.model import Country, Dataset, Dated, Event, Place, names_of
from bilat.record.places import places_of
from bilat.values.text import fold


def place_readings(record: Dated) -> tuple[Place, ...]:
    """Return where an event took place, in each of its readings; nothing for other records."""
    return places_of(record) if isinstance(record, Event) else ()


def place_texts(place: Place, dataset: Dataset) -> list[str]:
    """Return the folded texts that name a place: venue, city, country, and these one after the other.

    The form that tables show ("Moscow, Russia") is among them, with every name of the country.
    """
    country = dataset.countries.get(place.country, Country(place.country, place.country, ()))
    parts = [fold(part) for part in (place.name, place.city) if part]
    return [" ".join((*parts, name)) for name in (fold(place.country), *map(fold, names_of(country)))]
