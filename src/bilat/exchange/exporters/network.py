"""Who met whom across the two states, as a network: GEXF and GraphML, written by networkx."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO
from itertools import product
from typing import Any, BinaryIO

from bilat.exchange.exporters.exported import Exported, Losses
from bilat.record.encounters import encounters_of
from bilat.record.model import Dataset, Event, Participant, Person
from bilat.record.travellers import successors_of
from bilat.values.edtf import EdtfDate
from bilat.values.escaping import one_line
from bilat.values.extras import missing_library


@dataclass(frozen=True, slots=True)
class Couple:
    """Two people, one of each side, and the encounters that both were at, surely or possibly."""

    one: Person
    other: Person
    surely: tuple[Event, ...]
    possibly: tuple[Event, ...]

    @property
    def count(self) -> int:
        """Return how many encounters there were."""
        return len(self.surely) + len(self.possibly)

    @property
    def dates(self) -> list[EdtfDate]:
        """Return the dates of the encounters in order."""
        return sorted((event.date for event in (*self.surely, *self.possibly)), key=lambda when: when.order)


def write_gexf(record: Exported, out: BinaryIO) -> Losses:
    """Write a static graph in GEXF 1.3: people are nodes, couples are edges, weighted by encounters."""
    networkx = _library()
    written = BytesIO()
    graph, losses = _graph(networkx, record)
    networkx.write_gexf(graph, written, version="1.3")
    # With today's date, the same record would not give the same bytes.
    day = str(record.datasets[0].as_of.end or record.datasets[0].as_of.start).encode()
    out.write(re.sub(rb'lastmodifieddate="[^"]*"', b'lastmodifieddate="' + day + b'"', written.getvalue()))
    return losses


def write_graphml(record: Exported, out: BinaryIO) -> Losses:
    """Write the same graph as GraphML."""
    networkx = _library()
    graph, losses = _graph(networkx, record)
    networkx.write_graphml(graph, out)
    return losses


def couples(record: Exported) -> tuple[list[Couple], Losses]:
    """Return the couples by their first encounter, and count the encounters that name nobody on one side."""
    people: dict[tuple[str, str], tuple[Person, Person]] = {}
    # Of each two people, whether both were surely at each of their encounters.
    met: dict[tuple[str, str], dict[Event, bool]] = {}
    named: dict[str, bool] = {}
    for dataset in record.datasets:
        for event in encounters_of(dataset):
            named.setdefault(event.id, False)
            for one, other in _across(event, dataset):
                assert one.person is not None and other.person is not None  # noqa: S101, PT018 - both are named
                key = (one.person.id, other.person.id)
                people.setdefault(key, (one.person, other.person))
                events = met.setdefault(key, {})
                events[event] = events.get(event, False) or (one.certain and other.certain)
                named[event.id] = True
    losses: Losses = Counter()
    if unnamed := list(named.values()).count(False):
        losses["encounters that do not name people of both sides"] = unnamed
    return [_couple(*people[key], events) for key, events in met.items()], losses


def _couple(one: Person, other: Person, met: Mapping[Event, bool]) -> Couple:
    surely = tuple(event for event, sure in met.items() if sure)
    return Couple(one, other, surely, tuple(event for event, sure in met.items() if not sure))


def _across(event: Event, dataset: Dataset) -> Iterator[tuple[Participant, Participant]]:
    """Yield each two named people at an encounter, one of either side."""
    successors = successors_of(dataset.predecessors)
    sides: list[list[Participant]] = [
        [
            participant
            for participant in event.participants
            if participant.person and successors.get(participant.country, participant.country) == party
        ]
        for party in dataset.parties
    ]
    yield from product(*sides)


def _library() -> Any:  # noqa: ANN401 - networkx has no types
    try:
        import networkx as nx
    except ImportError as fault:
        raise missing_library("networkx", "a network") from fault
    return nx


def _graph(networkx: Any, record: Exported) -> tuple[Any, Losses]:  # noqa: ANN401 - networkx has no types
    found, losses = couples(record)
    graph = networkx.Graph(name=one_line(record.title))
    for couple in found:
        for person in (couple.one, couple.other):
            graph.add_node(
                person.id,
                label=one_line(person.name),
                country=person.country,
                aliases=one_line("; ".join(person.aliases)),
            )
        dates = couple.dates
        graph.add_edge(
            couple.one.id,
            couple.other.id,
            weight=couple.count,
            surely=len(couple.surely),
            possibly=len(couple.possibly),
            first=dates[0].text,
            last=dates[-1].text,
        )
    return graph, losses
