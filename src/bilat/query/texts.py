"""The text of a record that words are searched in."""

from __future__ import annotations

from collections.abc import Mapping

from bilat.record.model import (
    Country,
    Dated,
    Event,
    Goods,
    Organization,
    Person,
    Source,
    Standing,
    Statistic,
    Trade,
    names_of,
)
from bilat.record.places import places_of
from bilat.values.text import fold


def text_of(record: Dated, country_names: Mapping[str, str]) -> str:
    """Return the folded text that `--search` looks in."""
    parts: list[str | None] = [record.id]
    if isinstance(record, Event):
        parts += [record.title, record.occasion, record.note, *record.topics]
        for participant in record.participants:
            parts += [participant.role, *(names_of(participant.person) if participant.person else ())]
        for place in places_of(record):
            parts += [place.name, place.city, country_names.get(place.country)]
        for body in record.organizations:
            parts += names_of(body)
    elif isinstance(record, Goods):
        parts += [record.commodity, record.note, record.agency, record.status, record.flow]
    elif isinstance(record, Trade):
        parts += [record.note, record.agency, record.scope]
    elif isinstance(record, Statistic):
        parts += [record.measure, record.note, record.agency, record.unit]
    elif isinstance(record, Standing):
        parts += [record.title, record.note, record.kind, *record.topics]
        parts += [country_names.get(code) for code in record.countries]
        for body in record.organizations:
            parts += names_of(body)
    parts += [variant.value for variant in getattr(record, "variants", ())]
    return " ".join(fold(part) for part in parts if part)


def name_text(named: object, country_names: Mapping[str, str]) -> str:
    """Return the folded text of a person, body, country or source: every name, and where it belongs."""
    parts: list[str | None] = []
    if isinstance(named, Source):
        parts = [named.id, named.publisher, named.carrier, named.place, named.title, named.url]
    elif isinstance(named, Country):
        parts = [named.code, *names_of(named)]
    elif isinstance(named, Person | Organization):
        parts = [named.id, *names_of(named), named.country and country_names.get(named.country)]
        parts += [named.kind] if isinstance(named, Organization) else []
    return " ".join(fold(part) for part in parts if part)
