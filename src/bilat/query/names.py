"""Names in a query that are not in the record."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from bilat.query.filters import Query
from bilat.query.matcher import sources_called
from bilat.query.place_names import place_readings, place_texts
from bilat.record.model import Dataset, names_of
from bilat.values.escaping import quote
from bilat.values.text import fold, holds_part, nearest

# A place in a source, such as p17.
_PLACE = r"(?:p|page |row |§ |#)\d[\d.]*"


def is_place_in_source(name: str) -> bool:
    """Return whether a text can only be a place in a source, such as p17."""
    return re.fullmatch(_PLACE, name) is not None


def unknown_names(dataset: Dataset, query: Query) -> list[str]:
    """Return a message for each name of the query that is not in the dataset, with similar names."""
    asked = (
        ("person", query.person, _people),
        ("place", query.place, _places),
        ("topic", query.topic, _topics),
        ("organization", query.organization, _organizations),
    )
    notes: list[str] = []
    for what, names, known_in in asked:
        known = known_in(dataset) if names else []
        for name in names:
            if not _is_known(name, known):
                hint = _similar(name, known)
                parts = [part.strip() for part in name.split(",")]
                if len(parts) > 1 and all(_is_known(part, known) for part in parts):
                    hint = f" Name several one by one: {' '.join(f'--{what} {part}' for part in parts)}."
                notes.append(f"No {what} in this record is called {quote(name)}.{hint}")
    return notes + _unknown_sources(dataset, query)


def _similar(name: str, known: Iterable[str]) -> str:
    near = nearest(name, known)
    return f" Similar names: {', '.join(near)}." if near else ""


def _is_known(name: str, known: Iterable[str]) -> bool:
    return any(holds_part(fold(known_name), fold(name)) for known_name in known)


def _unknown_sources(dataset: Dataset, query: Query) -> list[str]:
    notes: list[str] = []
    for name in query.source:
        if not sources_called(dataset.sources, name)[0]:
            hint = _similar(name, _source_names(dataset))
            if dataset.sources and is_place_in_source(name):
                hint = f" A place in one is {dataset.sources[0].id}:{name}."
            notes.append(f"No source in this record is called {quote(name)}.{hint}")
    return notes


def _people(dataset: Dataset) -> list[str]:
    people = dataset.people.values()
    return [*(person.name for person in people), *(alias for person in people for alias in person.aliases)]


def _places(dataset: Dataset) -> list[str]:
    places = [place for event in dataset.events for place in place_readings(event)]
    # The countries of several records are listed under their pairs as well.
    by_code = replace(dataset, countries={country.code: country for country in dataset.countries.values()})
    texts = {text for place in places for text in place_texts(place, by_code)}
    cities = {part for place in places for part in (place.city, place.name) if part}
    # What is shown as similar is a city or venue; what finds something may be a country too.
    return [*sorted(cities), *sorted(texts)]


def _topics(dataset: Dataset) -> list[str]:
    of_each = [*(event.topics for event in dataset.events), *(fact.topics for fact in dataset.standing)]
    return sorted({topic for topics in of_each for topic in topics})


def _organizations(dataset: Dataset) -> list[str]:
    return [name for body in dataset.organizations.values() for name in names_of(body)]


def _source_names(dataset: Dataset) -> list[str]:
    return [
        name for source in dataset.sources for name in (source.id, source.publisher, source.carrier) if name
    ]
