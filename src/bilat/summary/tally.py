"""A count in the making, with the earliest and latest date."""

from __future__ import annotations

from bilat.values.edtf import EdtfDate


class Tally:
    """Counts things by id, each once, and keeps their first and last date."""

    __slots__ = ("_earliest", "_ids", "_latest")

    def __init__(self) -> None:
        self._ids: set[str] = set()
        self._earliest: EdtfDate | None = None
        self._latest: EdtfDate | None = None

    def add(self, identity: str, when: EdtfDate | None) -> None:
        """Count a thing, and its date where it has one."""
        self._ids.add(identity)
        if when is None:
            return
        if self._earliest is None or when.order < self._earliest.order:
            self._earliest = when
        if self._latest is None or when.order[::-1] > self._latest.order[::-1]:
            self._latest = when

    @property
    def count(self) -> int:
        """How many different things were counted."""
        return len(self._ids)

    @property
    def first(self) -> str | None:
        """The date that starts first, as it was written."""
        return self._earliest.text if self._earliest else None

    @property
    def last(self) -> str | None:
        """The date that ends last, as it was written."""
        return self._latest.text if self._latest else None
