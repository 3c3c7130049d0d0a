"""Records in order, narrowed by queries."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING, Generic, TypeVar, overload

from bilat.query.filters import Query
from bilat.query.matcher import Matcher
from bilat.query.times import Windows
from bilat.query.verdicts import POSSIBLE, SURE
from bilat.record.model import Dataset, Dated
from bilat.values.edtf import EdtfDate

if TYPE_CHECKING:
    from typing import Unpack

    from bilat.query.filters import Filters

R = TypeVar("R", bound=Dated)
R_co = TypeVar("R_co", bound=Dated, covariant=True)


def order_of(record: Dated) -> tuple[bool, tuple[date, date], str]:
    """Return the key that sorts by start, then end, then id, open starts first, what is undated last."""
    order = record.date.order if record.date else (date.min, date.max)
    return (record.date is None, order, record.id)


def date_of(record: Dated) -> EdtfDate | None:
    """Return the date of a record, or None for one whose date no source gives."""
    return record.date


def in_order(records: Iterable[R]) -> list[R]:
    """Sort by start, then end, then id, open starts first; a record without a date comes last."""
    return sorted(records, key=order_of)


class Matches(Sequence[R_co], Generic[R_co]):
    """Records in order, those that surely answer a question first, which `where` narrows further.

    `sure` and `possible` hold the two apart. A record that only possibly answered one question does not
    surely answer another asked of the rest.
    """

    __slots__ = ("_dataset", "_possible", "_sure", "_windows")

    def __init__(
        self, dataset: Dataset, sure: Iterable[R_co], possible: Iterable[R_co] = (), windows: Windows = ()
    ) -> None:
        """Take records that are in order, and the windows of time that they were asked for by."""
        self._dataset = dataset
        self._windows = windows
        self._sure = tuple(sure)
        self._possible = tuple(possible)

    @property
    def sure(self) -> tuple[R_co, ...]:
        """The records that surely answer, in order."""
        return self._sure

    @property
    def possible(self) -> tuple[R_co, ...]:
        """The records that only possibly answer, in order."""
        return self._possible

    @property
    def dataset(self) -> Dataset:
        """The dataset whose names a query can use."""
        return self._dataset

    def where(self, **filters: Unpack[Filters]) -> Matches[R_co]:
        """Return the records that pass every filter; each takes one value or several."""
        return self.matching(Query.of(self.dataset, **filters))

    def matching(self, query: Query) -> Matches[R_co]:
        """Return the records that answer `query`, surely or possibly."""
        judge = Matcher(self.dataset, query, self._windows)
        sure: list[R_co] = []
        possible: list[R_co] = []
        for record in self.sure:
            verdict = judge(record)
            if verdict == SURE:
                sure.append(record)
            elif verdict == POSSIBLE:
                possible.append(record)
        if self.possible:
            possible += (record for record in self.possible if judge(record))
            possible = in_order(possible)
        return Matches(self.dataset, sure, possible, judge.windows)

    def among(self, ids: Container[str]) -> Matches[R_co]:
        """Return those of the records that have one of some ids."""
        sure, possible = (
            [record for record in part if record.id in ids] for part in (self.sure, self.possible)
        )
        return Matches(self.dataset, sure, possible, self._windows)

    def mapped(self, change: Callable[[R_co], R_co]) -> Matches[R_co]:
        """Return the records changed one by one."""
        return Matches(self.dataset, map(change, self.sure), map(change, self.possible), self._windows)

    @overload
    def __getitem__(self, index: int) -> R_co: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[R_co, ...]: ...
    def __getitem__(self, index: int | slice) -> R_co | tuple[R_co, ...]:
        """Return one record, or several as a tuple."""
        if self.possible:
            return (*self.sure, *self.possible)[index]
        return self.sure[index]

    def __len__(self) -> int:
        """Return how many records there are."""
        return len(self.sure) + len(self.possible)

    def __iter__(self) -> Iterator[R_co]:
        """Yield the records, the sure ones in order and then the possible ones."""
        yield from self.sure
        yield from self.possible

    def __repr__(self) -> str:
        """Say how many records there are."""
        return f"<{len(self.sure)} sure and {len(self.possible)} possible>"
