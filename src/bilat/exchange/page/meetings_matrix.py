"""Who met whom: people of one side by people of the other, and how often."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from bilat.exchange.exporters.exported import Exported
from bilat.exchange.exporters.network import Couple, couples
from bilat.record.model import Dataset, Person

_WEIGHTS = 5


@dataclass(frozen=True, slots=True)
class Matrix:
    """People of each side, those with most meetings first, and the couples of them who met, by their ids."""

    rows: tuple[Person, ...]
    columns: tuple[Person, ...]
    cells: dict[tuple[str, str], Couple]
    unnamed: int

    def weight(self, met: Couple) -> int:
        """Return how dark the cell of two people is, from 1 to 5; if all counts are low, all stay light."""
        most = max(_WEIGHTS, *(couple.count for couple in self.cells.values()))
        return -(-met.count * _WEIGHTS // most)


def matrix_of(dataset: Dataset, possible: frozenset[str]) -> Matrix:
    """Return who met whom; an encounter that only possibly matches the query counts as possible."""
    found, losses = couples(Exported((dataset,)))
    met = [_doubted(couple, possible) for couple in found]
    met.sort(key=lambda couple: (-couple.count, couple.one.name, couple.other.name))
    return Matrix(
        _most_first((couple.one, couple.count) for couple in met),
        _most_first((couple.other, couple.count) for couple in met),
        {(couple.one.id, couple.other.id): couple for couple in met},
        sum(losses.values()),
    )


def _doubted(couple: Couple, possible: frozenset[str]) -> Couple:
    """Return a couple whose encounters that only possibly match the query are possible."""
    surely = tuple(event for event in couple.surely if event.id not in possible)
    doubted = tuple(event for event in couple.surely if event.id in possible)
    others = sorted((*doubted, *couple.possibly), key=lambda event: event.date.order)
    return replace(couple, surely=surely, possibly=tuple(others))


def _most_first(counted: Iterable[tuple[Person, int]]) -> tuple[Person, ...]:
    people: dict[str, Person] = {}
    counts: dict[str, int] = {}
    for person, count in counted:
        people[person.id] = person
        counts[person.id] = counts.get(person.id, 0) + count
    return tuple(sorted(people.values(), key=lambda person: (-counts[person.id], person.name)))
