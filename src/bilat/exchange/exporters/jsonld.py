"""JSON-LD of schema.org: each event, dated by startDate only where its day is known."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import BinaryIO

from bilat.exchange.exporters.exported import Exported, Losses, is_known_day
from bilat.exchange.exporters.json_text import write_json_list
from bilat.record.model import Dataset, Event, Participant, Source
from bilat.record.vocabulary import NOT_HELD

_CONTEXT = "https://schema.org"
_STATUS = {
    "planned": "EventScheduled",
    "postponed": "EventPostponed",
    "cancelled": "EventCancelled",
}


def write(record: Exported, out: BinaryIO) -> Losses:
    """Write a graph of events; count the participants left out because they only may have been there."""
    losses: Losses = Counter()
    write_json_list({"@context": _CONTEXT}, "@graph", _nodes(record, losses), out)
    return losses


def graph_of(record: Exported) -> dict[str, object]:
    """Return the graph."""
    return {"@context": _CONTEXT, "@graph": list(_nodes(record, Counter()))}


def _nodes(record: Exported, losses: Losses) -> Iterator[dict[str, object]]:
    for dataset, event in record.events():
        doubtful = sum(not participant.certain for participant in event.participants)
        if doubtful:
            losses["participants who only may have been there"] += doubtful
        yield _node(dataset, event)


def _node(dataset: Dataset, event: Event) -> dict[str, object]:
    when = event.date
    # An approximate or uncertain day is not a startDate.
    dated = (
        {"startDate": when.text, "endDate": when.text}
        if is_known_day(when)
        else {"temporalCoverage": when.text}
    )
    node: dict[str, object] = {
        "@type": "Event",
        "@id": f"urn:bilat:{dataset.id}:{event.id}",
        "identifier": event.id,
        "name": event.title,
        **dated,
        "additionalType": event.kind,
    }
    if event.status in _STATUS:
        node["eventStatus"] = f"{_CONTEXT}/{_STATUS[event.status]}"
    if event.place:
        node["location"] = _place(event, dataset)
    performers = [_agent(participant, dataset) for participant in event.participants if participant.certain]
    if performers and event.status not in NOT_HELD:
        node["performer"] = performers
    about = [*event.topics, *(body.name for body in event.organizations)]
    if about:
        node["about"] = about
    wholes = [f"urn:bilat:{dataset.id}:{whole}" for whole in event.part_of]
    if wholes:
        node["superEvent"] = [{"@id": whole} for whole in wholes]
    if event.note:
        node["description"] = event.note
    sources = {source.id: source for source in dataset.sources}
    node["citation"] = [_citation(sources[cited.source], cited.locator) for cited in event.sources]
    return node


def _place(event: Event, dataset: Dataset) -> dict[str, object]:
    assert event.place is not None  # noqa: S101 - asked for where there is one
    place = event.place
    country = dataset.country_names.get(place.country, place.country)
    address = {"@type": "PostalAddress", "addressCountry": country}
    if place.city:
        address["addressLocality"] = place.city
    return {"@type": "Place", "name": place.name or place.city or country, "address": address}


def _agent(participant: Participant, dataset: Dataset) -> dict[str, object]:
    country = dataset.country_names.get(participant.country, participant.country)
    if participant.person is None:
        return {"@type": "Organization", "name": f"{participant.role}, {country}"}
    person: dict[str, object] = {
        "@type": "Person",
        "name": participant.person.name,
        "jobTitle": participant.role,
        "nationality": country,
    }
    if participant.person.aliases:
        person["alternateName"] = list(participant.person.aliases)
    return person


def _citation(source: Source, locator: str) -> dict[str, object]:
    cited: dict[str, object] = {"@type": "CreativeWork", "publisher": source.publisher, "pagination": locator}
    if source.title:
        cited["name"] = source.title
    if source.url:
        cited["url"] = source.url
    if source.date:
        cited["datePublished"] = source.date.text
    return cited
