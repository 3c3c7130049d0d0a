"""Records in order, narrowed by queries."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Generic, TypeVar, Unpack, overload

from bilat.query.filters import Filters, Query
from bilat.query.matcher import Matcher
from bilat.record.model import Dataset, Dated
from bilat.values.edtf import EdtfDate

R = TypeVar("R", bound=Dated)


def order_of(record: Dated) -> tuple[bool, tuple[date, date], str]:
    """Return the key that sorts by start, then end, then id, open starts first, what is undated last."""
    undated = (EdtfDate("", None, None, "interval")).order
    return (record.date is None, record.date.order if record.date else undated, record.id)


def date_of(record: Dated) -> EdtfDate | None:
    """Return the date of a record, or None for one whose date no source gives."""
    return record.date


def in_order(records: Iterable[R]) -> list[R]:
    """Sort by start, then end, then id, open starts first; a record without a date comes last."""
    return sorted(records, key=order_of)


class Selection(Sequence[R], Generic[R]):
    """Records in order, which can be narrowed further with `where`."""

    __slots__ = ("_dataset", "_records")

    def __init__(self, dataset: Dataset, records: Iterable[R]) -> None:
        """Take records that are in order."""
        self._dataset = dataset
        self._records = tuple(records)

    def where(self, **filters: Unpack[Filters]) -> Selection[R]:
        """Return the records that pass every filter; each takes one value or several."""
        return self.matching(Query.of(self._dataset, **filters))

    def matching(self, query: Query) -> Selection[R]:
        """Return the records that answer `query`."""
        matches = Matcher(self._dataset, query)
        return Selection(self._dataset, (record for record in self._records if matches(record)))

    @overload
    def __getitem__(self, index: int) -> R: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[R, ...]: ...
    def __getitem__(self, index: int | slice) -> R | tuple[R, ...]:
        """Return one record, or several as a tuple."""
        return self._records[index]

    def __len__(self) -> int:
        """Return how many records there are."""
        return len(self._records)

    def __iter__(self) -> Iterator[R]:
        """Yield the records in order."""
        return iter(self._records)

    def __repr__(self) -> str:
        """Say how many records there are."""
        return f"<Selection of {len(self)}>"
