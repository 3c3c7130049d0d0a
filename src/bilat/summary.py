"""Counting records: who took part how often, and how many events there are by a key."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from bilat.dates import EdtfDate
from bilat.errors import QueryError
from bilat.model import Citation, Cited, Dataset, Event, Trade
from bilat.records import Record, source_record
from bilat.text import did_you_mean

NO_VALUE = None
# Roles of those who are no single official.
_NO_OFFICE = ("state", "government", "soldiers", "representatives")


def _years(event: Event) -> list[str]:
    start = event.date.start or event.date.end
    return [str(start.year)] if start else []


KEYS: dict[str, Callable[[Event], Iterable[str]]] = {
    "kind": lambda event: [event.kind],
    "year": _years,
    "decade": lambda event: [f"{year[:3]}0s" for year in _years(event)],
    "person": lambda event: [one.person.name for one in event.participants if one.person],
    "role": lambda event: [one.role for one in event.participants],
    "country": lambda event: [event.place.country] if event.place else [],
    "place": lambda event: [event.place.city] if event.place and event.place.city else [],
    "topic": lambda event: event.topics,
    "organization": lambda event: [body.name for body in event.organizations],
    "source": lambda event: [cited.source for cited in event.sources],
    "status": lambda event: [event.status],
    "precision": lambda event: [event.date.precision],
}


@dataclass(slots=True)
class _Tally:
    """A count in the making, with the earliest and latest date."""

    count: int = 0
    first: EdtfDate | None = None
    last: EdtfDate | None = None

    def add(self, when: EdtfDate) -> None:
        self.count += 1
        if self.first is None or when.order < self.first.order:
            self.first = when
        if self.last is None or when.order[::-1] > self.last.order[::-1]:
            self.last = when

    def record(self) -> Record:
        return {
            "count": self.count,
            "first": self.first.text if self.first else None,
            "last": self.last.text if self.last else None,
        }


def summarise(events: Iterable[Event], by: str) -> list[Record]:
    """Count events by a key: one row a value, None for events that have none.

    An event with several values (two persons, three topics) counts in each of their rows; an interval
    counts once, where it starts.
    """
    if by not in KEYS:
        raise QueryError(f"There is no key {by!r}.{did_you_mean(by, KEYS)} Known: {', '.join(KEYS)}.")
    values_of = KEYS[by]
    tallies: dict[str | None, _Tally] = {}
    for event in events:
        for value in dict.fromkeys(values_of(event)) or (NO_VALUE,):
            tallies.setdefault(value, _Tally()).add(event.date)
    by_time = by in ("year", "decade")
    ordered = sorted(
        tallies,
        key=lambda value: (value is None, 0 if by_time else -tallies[value].count, value or ""),
    )
    return [{by: value, **tallies[value].record()} for value in ordered]


def people(events: Iterable[Event]) -> list[Record]:
    """Count who took part: one row a person, then one a role that the source leaves unnamed.

    States, governments and groups are not officials and have no row.
    """
    tallies: dict[tuple[str, str], _Tally] = {}
    possible: dict[tuple[str, str], int] = {}
    roles: dict[tuple[str, str], dict[str, None]] = {}
    names: dict[tuple[str, str], str | None] = {}
    for event in events:
        seen: set[tuple[str, str]] = set()
        for one in event.participants:
            if one.person is None and one.role in _NO_OFFICE:
                continue
            key = (one.person.id if one.person else f"?{one.role}", one.country)
            names[key] = one.person.name if one.person else None
            roles.setdefault(key, {})[one.role] = None
            if key in seen:
                continue
            seen.add(key)
            tallies.setdefault(key, _Tally()).add(event.date)
            possible[key] = possible.get(key, 0) + (not one.certain)
    ordered = sorted(
        tallies, key=lambda key: (names[key] is None, -tallies[key].count, names[key] or "", key)
    )
    return [
        {
            "name": names[key],
            "country": key[1],
            "roles": list(roles[key]),
            **tallies[key].record(),
            "possible": possible[key],
        }
        for key in ordered
    ]


def cited_sources(dataset: Dataset) -> list[Record]:
    """Return each source with how many records cite it, and in how many of its paragraphs."""
    citations: list[Citation] = []
    citing: dict[str, int] = {}
    records: tuple[Cited, ...] = (*dataset.events, *dataset.trade, *dataset.goods, *dataset.standing)
    for record in records:
        if isinstance(record, Trade) and "total" in record.derived:
            continue
        citations.extend(record.sources)
        for source in {cited.source for cited in record.sources}:
            citing[source] = citing.get(source, 0) + 1
    return [
        {
            **source_record(source),
            "records": citing.get(source.id, 0),
            "paragraphs_cited": len({cited.locator for cited in citations if cited.source == source.id}),
        }
        for source in dataset.sources
    ]
