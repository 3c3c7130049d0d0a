"""The ids of a dataset: everything that has one, and one that is free."""

from __future__ import annotations

from collections.abc import Container, Iterator
from itertools import chain, count

from bilat.record.model import Dataset, Identified


def identified(dataset: Dataset) -> Iterator[Identified]:
    """Yield everything that has an id: names, then facts."""
    yield from dataset.organizations.values()
    yield from dataset.people.values()
    yield from dataset.sources
    yield from dataset.standing
    yield from dataset.figures
    yield from dataset.goods
    yield from dataset.trade
    yield from dataset.events


def free_id(wanted: str, taken: Container[str]) -> str:
    """Return an id that is not taken: the one that is wanted, or else followed by a number from 2 on."""
    numbered = (f"{wanted}-{number}" for number in count(2))
    return next(name for name in chain([wanted], numbered) if name not in taken)
