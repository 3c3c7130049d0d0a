"""Looking an entry up by its id or a name, and the events that it took part in."""

from __future__ import annotations

from collections.abc import Iterator

from bilat.query.filters import code_among
from bilat.query.matcher import bearers_of, sources_called
from bilat.query.selection import in_order
from bilat.query.verdicts import NO, Verdict, of_presence
from bilat.record.model import Country, Dataset, Event, Identified, Named, Organization, Person
from bilat.record.places import places_of

Entry = Identified | Country


def entries_called(dataset: Dataset, name: str) -> list[Entry]:
    """Return what has a name: a country, people, organizations, or else sources."""
    code = code_among(name, dataset.countries.values())
    if code in dataset.countries:
        return [dataset.countries[code]]
    found: list[Entry] = [dataset.people[key] for key in bearers_of(name, dataset.people)]
    found += [dataset.organizations[key] for key in bearers_of(name, dataset.organizations)]
    if found:
        return found
    called = sources_called(dataset.sources, name)[0]
    return [source for source in dataset.sources if source.id in called]


def all_names(dataset: Dataset) -> Iterator[str]:
    """Yield every name by which an entry can be looked up."""
    for table in (dataset.people, dataset.organizations, dataset.countries):
        for entry in table.values():
            yield from (entry.name, *entry.aliases)


def events_of(dataset: Dataset, entry: Entry) -> list[Event]:
    """Return the events that a person, an organization or a country took part in, in order."""
    if not isinstance(entry, Person | Organization | Country):
        return []
    return in_order(event for event in dataset.events if took_part(entry, event) != NO)


def took_part(entry: Named, event: Event) -> Verdict:
    """Judge whether a person, an organization or a country took part; an event is also its country's."""
    match entry:
        case Person():
            there = [
                official.certain
                for official in event.participants
                if official.person and official.person.id == entry.id
            ]
        case Organization():
            there = [True for body in event.organizations if body.id == entry.id]
        case _:
            there = [official.certain for official in event.participants if official.country == entry.code]
            there += [True for place in places_of(event)[:1] if place.country == entry.code]
    return of_presence(there)
