"""What a command found, and the answers of several pairs as one, each record saying whose it is."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from bilat.record.json import Record
from bilat.render.sheet import Sheet

if TYPE_CHECKING:
    from bilat.render.columns import Column

T = TypeVar("T")
PAIR = "pair"


@dataclass(frozen=True, slots=True)
class Listing(Generic[T]):
    """What a command found, and how it is shown.

    `shape` makes a record of each thing found, `fields` are the record's fields, and `columns` makes the
    columns of a table from the names of countries. `noun` is one and several of what the footer counts,
    `remark` ends it; `crossed` makes the cross table of the whole answer. Where several pairs are asked,
    `order` sorts what was found in all of them; without it one pair follows the other. What lacks one of
    the fields of `led_by` comes last, in the opposite order too.
    """

    found: Sequence[T]
    shape: Callable[[T], Record]
    fields: tuple[str, ...]
    columns: Callable[[dict[str, str]], tuple[Column, ...]]
    noun: tuple[str, str]
    empty: str
    remark: str = ""
    crossed: Callable[[dict[str, str]], Sheet] | None = None
    order: Callable[[T], Any] | None = None
    led_by: tuple[str, ...] = ()


def laid_out(layout: str) -> Callable[[dict[str, str]], tuple[Column, ...]]:
    """Return what makes the columns of a layout; their module is imported for a table only (0.8 ms)."""

    def columns(countries: dict[str, str]) -> tuple[Column, ...]:
        from bilat.render import columns

        make: Callable[[dict[str, str]], tuple[Column, ...]] = getattr(columns, layout)
        return make(countries)

    return columns


@dataclass(frozen=True, slots=True)
class OfPair:
    """One thing found, with the pair that it was found in and the listing that shows it."""

    thing: Any
    pair: str
    listing: Listing[Any]

    def record(self) -> Record:
        """Return it as JSON shows it, and whose it is."""
        return with_pair(self.listing.shape(self.thing), self.pair)


def with_pair(record: Record, pair: str) -> Record:
    """Say in a record which pair it is of, right after its id or first."""
    head = {"id": record["id"]} if "id" in record else {}
    return {**head, PAIR: pair, **record}


def fields_with_pair(fields: Sequence[str]) -> tuple[str, ...]:
    """Add the pair to the names of a record's fields, where `with_pair` puts it."""
    head = ("id",) if "id" in fields else ()
    return (*head, PAIR, *(field for field in fields if field not in head))


def together(pairs: Sequence[str], listings: Sequence[Listing[Any]]) -> Listing[OfPair]:
    """Make one listing of those of several pairs: its records say whose they are, and so does a column."""
    first = listings[0]
    found = [
        OfPair(thing, pair, listing)
        for pair, listing in zip(pairs, listings, strict=True)
        for thing in listing.found
    ]
    if order := first.order:
        found.sort(key=lambda one: order(one.thing))

    def columns(countries: dict[str, str]) -> tuple[Column, ...]:
        from bilat.render.cells import text
        from bilat.render.columns import Column

        return (Column("Pair", text(PAIR), least=7), *first.columns(countries))

    remarks = [
        f" {pair}:{listing.remark}" for pair, listing in zip(pairs, listings, strict=True) if listing.remark
    ]
    return Listing(
        found=found,
        shape=OfPair.record,
        fields=fields_with_pair(first.fields),
        columns=columns,
        noun=first.noun,
        empty=first.empty,
        remark="".join(remarks),
        led_by=first.led_by,
    )
