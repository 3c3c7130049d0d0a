"""Who met whom: people of one side by people of the other, and how often."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from bilat.exchange.exporters.exported import Exported
from bilat.exchange.exporters.network import Couple, couples
from bilat.record.model import Dataset, Event, Person

_WEIGHTS = 5


@dataclass(frozen=True, slots=True)
class Meetings:
    """Two people, and the encounters that both attended: surely, or possibly."""

    one: Person
    other: Person
    surely: tuple[Event, ...]
    possibly: tuple[Event, ...]

    @property
    def count(self) -> int:
        """Return how many encounters there are."""
        return len(self.surely) + len(self.possibly)


@dataclass(frozen=True, slots=True)
class Matrix:
    """People of each side, those with most meetings first, and the meetings of each two by their ids."""

    rows: tuple[Person, ...]
    columns: tuple[Person, ...]
    cells: dict[tuple[str, str], Meetings]
    unnamed: int

    def weight(self, met: Meetings) -> int:
        """Return how dark the cell of two people is, from 1 to 5; if all counts are low, all stay light."""
        most = max(_WEIGHTS, *(two.count for two in self.cells.values()))
        return -(-met.count * _WEIGHTS // most)


def matrix_of(dataset: Dataset, possible: frozenset[str]) -> Matrix:
    """Return who met whom; an encounter that only possibly matches the query counts as possible."""
    found, losses = couples(Exported((dataset,)))
    met = [_meetings(couple, possible) for couple in found]
    met.sort(key=lambda two: (-two.count, two.one.name, two.other.name))
    return Matrix(
        _most_first((two.one, two.count) for two in met),
        _most_first((two.other, two.count) for two in met),
        {(two.one.id, two.other.id): two for two in met},
        sum(losses.values()),
    )


def _meetings(couple: Couple, possible: frozenset[str]) -> Meetings:
    surely = tuple(event for event in couple.surely if event.id not in possible)
    doubted = tuple(event for event in couple.surely if event.id in possible)
    others = sorted((*doubted, *couple.possibly), key=lambda event: event.date.order)
    return Meetings(couple.one, couple.other, surely, tuple(others))


def _most_first(counted: Iterable[tuple[Person, int]]) -> tuple[Person, ...]:
    people: dict[str, Person] = {}
    counts: dict[str, int] = {}
    for person, count in counted:
        people[person.id] = person
        counts[person.id] = counts.get(person.id, 0) + count
    return tuple(sorted(people.values(), key=lambda person: (-counts[person.id], person.name)))
