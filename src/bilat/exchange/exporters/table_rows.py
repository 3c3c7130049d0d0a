"""The rows of the tables that an engine answers from, worked out by the code that answers in memory."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from typing import Any

from bilat.query.in_force import time_in_force
from bilat.query.matcher import rank_of, source_spellings, spellings
from bilat.query.pairs import label
from bilat.query.table_schema import padded, span_of_days
from bilat.query.texts import text_of
from bilat.query.times import dates_of
from bilat.query.wheres import place_readings, place_texts
from bilat.record.encounters import Meeting, told_below, wholes_by_part, wholes_of
from bilat.record.model import Country, Dataset, Dated, Event, Organization, Person, Source, names_of
from bilat.record.stored import to_stored
from bilat.record.travellers import states_as_one
from bilat.reports.summary_keys import TIME_VALUES, Setting
from bilat.values.text import fold

Row = dict[str, Any]
Named = Country | Person | Organization | Source
# Called with the name of a table and a row of it.
Write = Callable[[str, Row], None]


class NameKeys:
    """Numbers every different name and source, and says once what each number means."""

    def __init__(self, write: Write) -> None:
        self._write = write
        self._keys: dict[tuple[str, Named], int] = {}

    def __call__(self, section: str, named: Named) -> int:
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
            "record": _json(to_stored(named)),
        }
        self._write("names", row)
        return key


def _spellings(named: Named) -> tuple[str, ...]:
    if isinstance(named, Source):
        return source_spellings(named)
    return tuple(map(fold, names_of(named))) if isinstance(named, Country) else spellings(named)


def _json(value: Any) -> str:  # noqa: ANN401 - lists and texts
    import json

    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


class EventRows:
    """Makes the rows of a dataset's events; what is worked out from other events is told of each."""

    def __init__(self, dataset: Dataset, key_of: NameKeys) -> None:
        self._dataset = dataset
        self._key_of = key_of
        self._pair = label(dataset.parties)
        self._country_names = dataset.country_names
        self._successors = states_as_one(dataset)
        self._parties = {*dataset.parties, *(state.country for state in dataset.predecessors)}
        self._met = Meeting(dataset)
        parties, pairs = {self._pair: dataset.parties}, _AlwaysIn(self._pair)
        self._setting = Setting(self._country_names, pairs, parties, self._successors)
        self._sources = {source.id: source for source in dataset.sources}

    def all(self) -> Iterator[Row]:
        """Yield the rows of all events of the dataset."""
        events = self._dataset.events
        links = wholes_by_part(events)
        hidden = told_below(
            {event.id: event.status for event in events if event.id in links and self._met(event)}, links
        )
        for event in events:
            yield self.row(event, sorted(hidden.get(event.id, ())))

    def row(self, event: Event, hides: Sequence[str] = ()) -> Row:
        """Return the row of an event; `hides` are the statuses of the encounters within it."""
        return {
            "pair": self._pair,
            "id": event.id,
            **_days(event),
            **_times(event),
            "kind": event.kind,
            "status": event.status,
            "disputed": bool(event.variants),
            **self._who(event),
            **self._where(event),
            "bodies": [self._key_of("organizations", body) for body in event.organizations],
            "cited": list(self._cited(event)),
            "level": rank_of(event.participants),
            "level_sure": rank_of(one for one in event.participants if one.certain),
            "met": self._met(event),
            "hides": list(hides) or None,
            "wholes": list(wholes_of(event)) or None,
            **self._counted(event),
            "folded_topics": padded(*map(fold, event.topics)),
            "words": padded(text_of(event, self._country_names)),
            "record": _json(to_stored(event)),
        }

    def _who(self, event: Event) -> Row:
        there = event.participants
        named = [(self._key_of("people", one.person), one.certain) for one in there if one.person]
        return {
            "people": _distinct(key for key, _ in named),
            "people_sure": _distinct(key for key, certain in named if certain),
            "countries": _distinct(code for one in there for code in self._as_one(one.country)),
            "countries_sure": _distinct(
                code for one in there if one.certain for code in self._as_one(one.country)
            ),
        }

    def _as_one(self, code: str) -> tuple[str, ...]:
        """Return the code of a state and that of the party it became: who asks for this finds it too."""
        return tuple(
            dict.fromkeys(
                (
                    code,
                    *(state.successor for state in self._dataset.predecessors if state.country == code),
                )
            )
        )

    def _where(self, event: Event) -> Row:
        readings = list(place_readings(event))
        outside = [place.country not in self._parties for place in readings]
        return {
            "place_names": [padded(*place_texts(place, self._dataset)) for place in readings],
            "place_countries": [f" {' '.join(self._as_one(place.country))} " for place in readings],
            "abroad": any(outside),
            "abroad_sure": bool(outside) and all(outside),
        }

    def _cited(self, event: Event) -> Iterator[str]:
        for cited in dict.fromkeys(event.sources):
            key = self._key_of("sources", self._sources[cited.source])
            yield str(key)
            yield f"{key}:{cited.locator}"

    def _counted(self, event: Event) -> Row:
        """Return what an event is counted by."""
        named = [one.person.name for one in event.participants if one.person]
        return {
            **{key: next(iter(values(event)), None) for key, values in TIME_VALUES.items()},
            "place": next(iter(self._setting.place(event)), None),
            "country": event.place.country if event.place else None,
            "persons": _distinct(named),
            "roles": _distinct(one.role for one in event.participants),
            "topics": _distinct(event.topics),
            "organizations": _distinct(body.name for body in event.organizations),
            "sources": _distinct(cited.source for cited in event.sources),
            "couples": _distinct(self._setting.couples(event)),
        }


class _AlwaysIn(dict[str, tuple[str, ...]]):
    """The pair of every event, whatever its id."""

    def __init__(self, pair: str) -> None:
        super().__init__()
        self._pairs = (pair,)

    def get(self, key: str, default: Any = None) -> tuple[str, ...]:  # noqa: ANN401, ARG002 - as a mapping has it
        return self._pairs


def _distinct(values: Iterable[Any]) -> list[Any]:
    return list(dict.fromkeys(values))


def _number(day: date | None) -> int | None:
    return None if day is None else day.toordinal()


def _days(event: Event) -> Row:
    spans = [span_of_days(span) for when in dates_of(event) for span in when.spans]
    first, last = event.date.order
    return {
        "first_day": first.toordinal(),
        "last_day": last.toordinal(),
        "from_day": min(first_day for first_day, _ in spans),
        "to_day": max(last for _, last in spans),
        "span_firsts": None if len(spans) == 1 else [first for first, _ in spans],
        "span_lasts": None if len(spans) == 1 else [last for _, last in spans],
        "date": event.date.text,
        "precision": event.date.precision,
    }


def _times(event: Event) -> Row:
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
    """Yield the rows of a section that the code in memory answers: each record whole."""
    pair = label(dataset.parties)
    records: Sequence[Dated] = getattr(dataset, section)
    for position, record in enumerate(records):
        yield {"pair": pair, "position": position, "id": record.id, "record": _json(to_stored(record))}


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
    return {"pair": label(dataset.parties), "position": position, "record": _json(header)}


def member_rows(dataset: Dataset, key_of: NameKeys) -> Iterator[Row]:
    """Yield which names and sources a dataset has, in its own order."""
    pair = label(dataset.parties)
    tables: dict[str, Iterable[Named]] = {
        "countries": dataset.countries.values(),
        "people": dataset.people.values(),
        "organizations": dataset.organizations.values(),
        "sources": dataset.sources,
    }
    for section, named in tables.items():
        for position, one in enumerate(named):
            yield {"pair": pair, "section": section, "position": position, "key": key_of(section, one)}
