"""Who met whom across the two states, as a network: GEXF and GraphML, written by networkx."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from itertools import product
from typing import Any, BinaryIO

from bilat.exchange.exporters.exported import Exported, Losses
from bilat.exchange.extras import missing_library
from bilat.query.pairs import label
from bilat.record.encounters import encounters_of
from bilat.record.model import Dataset, Event, Participant, Person
from bilat.record.travellers import states_as_one
from bilat.values.edtf import EdtfDate
from bilat.values.escaping import one_line


@dataclass(frozen=True, slots=True)
class Couple:
    """Two people, one of each side, and the encounters that both were at, surely or possibly."""

    one: Person
    other: Person
    surely: tuple[Event, ...]
    possibly: tuple[Event, ...]

    @property
    def weight(self) -> int:
        """Return how many encounters there were."""
        return len(self.surely) + len(self.possibly)

    @property
    def dates(self) -> list[EdtfDate]:
        """Return the dates of the encounters in order."""
        return sorted((event.date for event in (*self.surely, *self.possibly)), key=lambda when: when.order)


def write_gexf(record: Exported, out: BinaryIO) -> Losses:
    """Write a static GEXF graph: a node a person, an edge a couple, its weight the encounters."""
    networkx = _library()
    written = BytesIO()
    graph, losses = _graph(networkx, record)
    networkx.write_gexf(graph, written, version="1.2draft")
    # The day it is written would make each file another.
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
    """Return the couples in the order they first met, and how many encounters name nobody on one side."""
    found: dict[tuple[str, str], Couple] = {}
    losses: Losses = Counter()
    seen: set[str] = set()
    for dataset in record.datasets:
        for event in encounters_of(dataset):
            met = list(_across(event, dataset))
            if not met and event.id not in seen:
                losses["encounters that do not name people of both sides"] += 1
            for one, other in met:
                if event.id in seen and label(dataset.parties) != label(record.datasets[0].parties):
                    continue
                _add(found, event, one, other)
            seen.add(event.id)
    return list(found.values()), losses


def _across(event: Event, dataset: Dataset) -> Iterator[tuple[Participant, Participant]]:
    successors = states_as_one(dataset)
    sides: list[list[Participant]] = [
        [
            participant
            for participant in event.participants
            if participant.person and successors.get(participant.country, participant.country) == party
        ]
        for party in dataset.parties
    ]
    yield from product(*sides)


def _add(found: dict[tuple[str, str], Couple], event: Event, one: Participant, other: Participant) -> None:
    assert one.person is not None and other.person is not None  # noqa: S101, PT018 - both are named
    key = (one.person.id, other.person.id)
    known = found.get(key, Couple(one.person, other.person, (), ()))
    sure = one.certain and other.certain
    found[key] = Couple(
        known.one,
        known.other,
        (*known.surely, event) if sure else known.surely,
        known.possibly if sure else (*known.possibly, event),
    )


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
            weight=couple.weight,
            surely=len(couple.surely),
            possibly=len(couple.possibly),
            first=dates[0].text,
            last=dates[-1].text,
        )
    return graph, losses
