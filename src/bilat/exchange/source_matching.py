"""Whether an imported publication is among the sources of a record: by address, or by who, what and when."""

from __future__ import annotations

from collections.abc import Hashable, Iterable

from bilat.exchange.matching import NEW, Match, Outcome
from bilat.record.model import Source
from bilat.values.text import fold


class SourceIndex:
    """The sources of a record."""

    def __init__(self, sources: Iterable[Source] = ()) -> None:
        self._by_key: dict[Hashable, str] = {}
        for source in sources:
            self.add(source)

    def add(self, source: Source) -> None:
        """Add a source."""
        for key in _keys(source):
            self._by_key.setdefault(key, source.id)

    def match(self, source: Source) -> Match:
        """Return whether the record has a source already."""
        found = next((known for key in _keys(source) if (known := self._by_key.get(key))), None)
        return Match(Outcome.THERE, found) if found else NEW


def _keys(source: Source) -> list[Hashable]:
    when = source.date.order if source.date else None
    keys: list[Hashable] = [(fold(source.publisher), fold(source.title or ""), when)]
    if source.url:
        keys.append(source.url.rstrip("/"))
    return keys
