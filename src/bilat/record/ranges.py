"""What a record leaves open: the bounds of its figures, and the different dates that its sources give."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from bilat.values.edtf import EdtfDate, parse
from bilat.values.figures import Bounds, Figure

# The least and the greatest that each figure can be, None where it has no bound.
BoundsByField = dict[str, Bounds]


class Varying(Protocol):
    """What another source gives for a field."""

    @property
    def key(self) -> str:
        """The field's path."""
        ...

    @property
    def value(self) -> str:
        """What it gives, as a dataset file has it."""
        ...


def bounds_of(record: object, names: Iterable[str]) -> BoundsByField:
    """Return the bounds of those of the named figures that a record has."""
    figures: dict[str, Figure | None] = {name: getattr(record, name) for name in names}
    return {name: figure.bounds for name, figure in figures.items() if figure is not None}


def all_dates(date: EdtfDate | None, variants: Iterable[Varying]) -> tuple[EdtfDate, ...]:
    """Return a date, where there is one, then those that other sources give instead."""
    others = (parse(variant.value) for variant in variants if variant.key == "date")
    return ((date,) if date else ()) + tuple(others)
