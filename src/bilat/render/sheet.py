"""What every writer is given: records, the names of their fields, and the columns a person reads."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, TextIO

from bilat.loading.files import Watch, unwatched
from bilat.record.fields import pick
from bilat.record.json import Record

if TYPE_CHECKING:
    from bilat.render.columns import Column


@dataclass(frozen=True, slots=True)
class Sheet:
    """Records to write. `records` may be gone through more than once, and makes each record anew.

    `columns` is called by the writers that need it. `single` marks one object that is no list. `drawn`
    shows on a terminal what is better not a table; `crossed` makes the same as a cross table, which a
    person reads more easily where it fits. `raw` leaves CSV and TSV without their guard against formulas.
    """

    records: Iterable[Record]
    fields: tuple[str, ...]
    columns: Callable[[], tuple[Column, ...]]
    footer: str = ""
    single: bool = False
    drawn: Callable[[TextIO], None] | None = None
    crossed: Callable[[], Sheet] | None = None
    raw: bool = False


@dataclass(frozen=True, slots=True)
class Remade:
    """An iterable that can be gone through again without holding its records."""

    make: Callable[[], Iterable[Record]]

    def __iter__(self) -> Iterator[Record]:
        """Make the records anew."""
        return iter(self.make())


def told(records: Iterable[Record], whole: int, watch: Watch) -> Remade:
    """Tell how far the first pass through the records has come; in a second one a table is being shown."""
    watches = iter((watch,))

    def make() -> Iterator[Record]:
        tell = next(watches, unwatched)
        for done, record in enumerate(records, 1):
            tell("Writing", done, whole)
            yield record

    return Remade(make)


def picked(sheet: Sheet, names: tuple[str, ...]) -> Sheet:
    """Narrow a sheet to the named fields, which are then its columns too."""

    def columns() -> tuple[Column, ...]:
        from bilat.render.columns import of_fields

        return of_fields(names)

    source = sheet.records
    return Sheet(Remade(lambda: pick(source, names)), names, columns, sheet.footer, sheet.single)
