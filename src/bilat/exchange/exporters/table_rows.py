"""The rows of the tables that an engine answers from, worked out by the code that answers in memory."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from functools import cache, lru_cache
from typing import TypeVar

from bilat.query.in_force import time_in_force
from bilat.query.matcher import rank_of, source_spellings, spellings
from bilat.query.pairs import label
from bilat.query.place_names import place_texts
from bilat.query.table_schema import padded, span_of_days
from bilat.query.texts import text_of
from bilat.query.times import dates_of
from bilat.record.encounters import Meeting, texts_below, wholes_by_part, wholes_of
from bilat.record.model import (
    Country,
    Dataset,
    Event,
    Fact,
    Named,
    Organization,
    Participant,
    Place,
    Source,
    names_of,
)
from bilat.record.places import places_of
from bilat.record.stored import to_stored
from bilat.record.travellers import successors_of
from bilat.reports.summary_keys import TIME_OF_DATE, Setting
from bilat.values.edtf import EdtfDate, Span
from bilat.values.text import fold

Row = dict[str, object]
# How many dates, places and groups of participants are cached.
_MOST_KEPT = 65536
# Called with the name of a table and a row of it.
Write = Callable[[str, Row], None]


def encoded(row: Row) -> str:
    """Return a row as a line of JSON."""
    return _encoder()(row)


@cache
def _encoder() -> Callable[[Row], str]:
    import json

    return json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), check_circular=False).encode


class NameKeys:
    """Numbers every different name and source, and writes each to the table of names once."""

    def __init__(self, write: Write) -> None:
        self._write = write
        self._keys: dict[tuple[str, Named | Source], int] = {}

    def __call__(self, section: str, named: Named | Source) -> int:
        """Return the number of a name."""
        known = self._keys.get((section, named))
        if known is not None:
            return known
        key = self._keys[section, named] = len(self._keys)
        row = {
            "key": key,
            "section": section,
            "id": named.code if isinstance(named, Country) else named.id,
            "spellings": padded(*_spellings(named)),
            "record": to_stored(named),
        }
        self._write("names", row)
        return key


def _spellings(named: Named | Source) -> tuple[str, ...]:
    if isinstance(named, Source):
        return source_spellings(named)
    return tuple(map(fold, names_of(named))) if isinstance(named, Country) else spellings(named)


class EventRows:
    """Makes the rows of a dataset's events, each as a line of JSON.

    Events of coded data share dates, places and participants: the columns for these are computed and encoded
    only once.
    """

    def __init__(self, dataset: Dataset, key_of: NameKeys) -> None:
        self._dataset = dataset
        self._key_of = key_of
        self._pair = label(dataset.parties)
        self._country_names = dataset.country_names
        self._successors = successors_of(dataset.predecessors)
        self._parties = {*dataset.parties, *(state.country for state in dataset.predecessors)}
        self._met = Meeting(dataset)
        parties = {self._pair: dataset.parties}
        self._setting = Setting(self._country_names, {}, parties, self._successors)
        self._sources = {source.id: source for source in dataset.sources}
        self._source_keys: dict[str, int] = {}
        self._first = _members({"pair": self._pair})
        self._places: dict[tuple[Place, ...], str] = {}
        self._there: dict[tuple[Participant, ...], str] = {}
        self._on: dict[tuple[str, ...], str] = {}
        self._with: dict[tuple[Organization, ...], str] = {}

    def all(self) -> Iterator[str]:
        """Yield the rows of all events of the dataset."""
        events = self._dataset.events
        links = wholes_by_part(events)
        hidden = texts_below(
            {event.id: event.status for event in events if event.id in links and self._met(event)}, links
        )
        for event in events:
            yield self.row(event, sorted(hidden.get(event.id, ())))

    def row(self, event: Event, hides: Sequence[str] = ()) -> str:
        """Return the row of an event; `hides` are the statuses of the encounters within it."""
        if event.variants:
            spans = [span for when in dates_of(event) for span in when.spans]
            of_date = _members({**_of_date(event.date), **_spans(spans)})
        else:
            of_date = _members_of_date(event.date)
        shared = (
            self._first,
            of_date,
            _cached_members(self._places, places_of(event), self._place_columns),
            _cached_members(self._there, event.participants, self._participant_columns),
            _cached_members(self._on, event.topics, _topics),
            _cached_members(self._with, event.organizations, self._bodies),
        )
        own = {
            "id": event.id,
            "kind": event.kind,
            "status": event.status,
            "disputed": bool(event.variants),
            **_time_columns(event),
            "cited": list(self._cited(event)),
            "sources": _distinct(cited.source for cited in event.sources),
            "met": self._met(event),
            "words": padded(text_of(event, self._country_names)),
            "record": to_stored(event),
        }
        # What few events have is null where it is left out.
        if hides:
            own["hides"] = hides
        if wholes := wholes_of(event):
            own["wholes"] = wholes
        if event.places_of_wholes:
            own["of_wholes"] = [to_stored(place) for place in event.places_of_wholes]
        return f"{{{','.join(shared)},{_members(own)}}}"

    def _participant_columns(self, there: tuple[Participant, ...]) -> Row:
        """Return the columns for the participants of an event."""
        named = [
            (self._key_of("people", participant.person), participant.certain)
            for participant in there
            if participant.person
        ]
        return {
            "people": _distinct(key for key, _ in named),
            "people_sure": _distinct(key for key, certain in named if certain),
            "countries": _distinct(
                code for participant in there for code in self._as_one(participant.country)
            ),
            "countries_sure": _distinct(
                code
                for participant in there
                if participant.certain
                for code in self._as_one(participant.country)
            ),
            "level": rank_of(there),
            "level_sure": rank_of(participant for participant in there if participant.certain),
            **self._people_columns(there),
            **self._people_surely_there(there),
        }

    def _people_columns(self, there: Sequence[Participant]) -> Row:
        return {
            "persons": _distinct(participant.person.name for participant in there if participant.person),
            "roles": _distinct(participant.role for participant in there),
            "couples": _distinct(self._setting.couples_of(there, (self._pair,))),
        }

    def _people_surely_there(self, there: Sequence[Participant]) -> Row:
        sure = [participant for participant in there if participant.certain]
        if len(sure) == len(there):
            return {}
        return {f"{name}_sure": values for name, values in self._people_columns(sure).items()}

    def _as_one(self, code: str) -> tuple[str, ...]:
        """Return the code of a state and that of its successor: a query for this finds the state too."""
        return tuple(
            dict.fromkeys(
                (
                    code,
                    *(state.successor for state in self._dataset.predecessors if state.country == code),
                )
            )
        )

    def _place_columns(self, readings: Sequence[Place]) -> Row:
        """Return the columns for the places that sources give for an event; the record's own is the first."""
        outside = [place.country not in self._parties for place in readings]
        return {
            "place_names": [padded(*place_texts(place, self._dataset)) for place in readings],
            "place_countries": [f" {' '.join(self._as_one(place.country))} " for place in readings],
            "abroad": any(outside),
            "abroad_sure": bool(outside) and all(outside),
            "place": self._setting.place_of(readings[0]) if readings else None,
            "country": readings[0].country if readings else None,
        }

    def _bodies(self, bodies: Sequence[Organization]) -> Row:
        return {
            "bodies": [self._key_of("organizations", body) for body in bodies],
            "organizations": _distinct(body.name for body in bodies),
        }

    def _cited(self, event: Event) -> Iterator[str]:
        for cited in dict.fromkeys(event.sources):
            key = self._source_keys.get(cited.source)
            if key is None:
                key = self._key_of("sources", self._sources[cited.source])
                self._source_keys[cited.source] = key
            yield str(key)
            yield f"{key}:{cited.locator}"


def _members(row: Row) -> str:
    """Return columns as the members of a JSON object, without the braces around them."""
    return encoded(row)[1:-1]


K = TypeVar("K")


def _cached_members(kept: dict[K, str], key: K, make: Callable[[K], Row]) -> str:
    """Return the cached members of a JSON object for a key; make and cache them if they are new."""
    found = kept.get(key)
    if found is None:
        if len(kept) >= _MOST_KEPT:
            kept.clear()
        found = kept[key] = _members(make(key))
    return found


def _topics(topics: Sequence[str]) -> Row:
    return {"topics": _distinct(topics), "folded_topics": padded(*map(fold, topics))}


def _distinct(values: Iterable[K]) -> list[K]:
    return list(dict.fromkeys(values))


def _number(day: date | None) -> int | None:
    return None if day is None else day.toordinal()


def _spans(spans: Sequence[Span]) -> Row:
    """Return the spans of all dates of an event, including those that other sources give."""
    days = [span_of_days(span) for span in spans]
    return {
        "from_day": min(first for first, _ in days),
        "to_day": max(last for _, last in days),
        "span_firsts": None if len(days) == 1 else [first for first, _ in days],
        "span_lasts": None if len(days) == 1 else [last for _, last in days],
    }


@lru_cache(maxsize=_MOST_KEPT)
def _members_of_date(when: EdtfDate) -> str:
    return _members(_of_date(when))


def _of_date(when: EdtfDate) -> Row:
    first, last = when.order
    return {
        "first_day": first.toordinal(),
        "last_day": last.toordinal(),
        **_spans(when.spans),
        "date": when.text,
        "precision": when.precision,
        **{key: next(iter(values(when)), None) for key, values in TIME_OF_DATE.items()},
    }


def _time_columns(event: Event) -> Row:
    time = time_in_force(event)
    if time is None:
        return {}
    first, last = time.ended or (None, None)
    return {
        "begins": _number(time.begins),
        "begun": _number(time.begun),
        "ended_first": _number(first),
        "ended_last": _number(last),
        "force_known": time.known and not time.suspended,
    }


def fact_rows(dataset: Dataset, section: str) -> Iterator[Row]:
    """Yield the rows of a section that is queried in memory: each with a whole record."""
    pair = label(dataset.parties)
    records: Sequence[Fact] = getattr(dataset, section)
    for position, record in enumerate(records):
        yield {"pair": pair, "position": position, "id": record.id, "record": to_stored(record)}


def dataset_row(dataset: Dataset, position: int) -> Row:
    """Return the row of a dataset's header."""
    header = [
        dataset.id,
        dataset.title,
        dataset.parties,
        [to_stored(state) for state in dataset.predecessors],
        dataset.as_of.text,
        [to_stored(year) for year in dataset.fiscal_years],
    ]
    return {"pair": label(dataset.parties), "position": position, "record": header}


def member_rows(dataset: Dataset, key_of: NameKeys) -> Iterator[Row]:
    """Yield a row for each name and source of a dataset, in its own order."""
    pair = label(dataset.parties)
    tables: dict[str, Iterable[Named | Source]] = {
        "countries": dataset.countries.values(),
        "people": dataset.people.values(),
        "organizations": dataset.organizations.values(),
        "sources": dataset.sources,
    }
    for section, named in tables.items():
        for position, entry in enumerate(named):
            yield {"pair": pair, "section": section, "position": position, "key": key_of(section, entry)}
