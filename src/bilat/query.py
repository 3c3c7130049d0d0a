"""The question all commands share: a frozen Query, and the records that answer it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields
from typing import Generic, TypedDict, TypeVar, Unpack, overload

from bilat import iso3166
from bilat.dates import EdtfDate
from bilat.errors import QueryError
from bilat.frozen import frozen
from bilat.model import (
    EVENT_KINDS,
    STATUSES,
    Country,
    Dataset,
    Dated,
    Event,
    Goods,
    Organization,
    Participant,
    Person,
    Standing,
    Trade,
)
from bilat.offices import LEVELS, meets_level
from bilat.text import did_you_mean, fold, holds_all_words, holds_part, nearest
from bilat.typed_dates import read_typed

R = TypeVar("R", bound=Dated)
Words = str | Iterable[str]


class Filters(TypedDict, total=False):
    """The filters of a question, each one value or several, as a person types them."""

    since: Words
    until: Words
    year: Words | int
    on: Words
    certain: bool
    person: Words
    country: Words
    place: Words
    kind: Words
    topic: Words
    organization: Words
    level: Words
    source: Words
    status: Words
    search: Words


@frozen
class Query:
    """What is asked. Within a filter either value matches, but every person must; filters all must match.

    Build one with `Query.of`, which reads dates and country names as people type them.
    """

    since: tuple[EdtfDate, ...] = ()
    until: tuple[EdtfDate, ...] = ()
    year: tuple[EdtfDate, ...] = ()
    on: tuple[EdtfDate, ...] = ()
    certain: bool = False
    person: tuple[str, ...] = ()
    country: tuple[str, ...] = ()
    place: tuple[str, ...] = ()
    kind: tuple[str, ...] = ()
    topic: tuple[str, ...] = ()
    organization: tuple[str, ...] = ()
    level: tuple[str, ...] = ()
    source: tuple[str, ...] = ()
    status: tuple[str, ...] = ()
    search: tuple[str, ...] = ()

    @classmethod
    def of(cls, dataset: Dataset, **filters: Unpack[Filters]) -> Query:
        """Read a question; raise `DateError` or `QueryError` where a part of it cannot be understood."""
        year = filters.get("year", ())
        return cls(
            since=tuple(map(read_typed, _several(filters.get("since", ())))),
            until=tuple(map(read_typed, _several(filters.get("until", ())))),
            year=tuple(map(read_year, _several(str(year) if isinstance(year, int) else year))),
            on=tuple(map(read_typed, _several(filters.get("on", ())))),
            certain=filters.get("certain", False),
            person=_several(filters.get("person", ())),
            country=tuple(_country_code(dataset, name) for name in _several(filters.get("country", ()))),
            place=_several(filters.get("place", ())),
            kind=_known("kind", _several(filters.get("kind", ())), EVENT_KINDS),
            topic=_several(filters.get("topic", ())),
            organization=_several(filters.get("organization", ())),
            level=_known("level", _several(filters.get("level", ())), LEVELS),
            source=_several(filters.get("source", ())),
            status=_known("status", _several(filters.get("status", ())), STATUSES),
            search=_several(filters.get("search", ())),
        )

    def asked(self) -> str:
        """Say what was asked: "since 2015, person Lavrov"; empty where nothing narrows the answer."""
        parts: list[str] = []
        for field in fields(self):
            value = getattr(self, field.name)
            if value is True:
                parts.append(field.name)
            elif value:
                parts.extend(
                    f"{field.name} {item.text if isinstance(item, EdtfDate) else item}" for item in value
                )
        return ", ".join(parts)


def _several(words: Words) -> tuple[str, ...]:
    texts = (words,) if isinstance(words, str) else tuple(words)
    for text in texts:
        if not text.strip():
            raise QueryError("A filter has an empty value; write what to look for, or leave it out.")
    return texts


def read_year(text: str) -> EdtfDate:
    """Read a year, decade or century; raise `QueryError` for any other date."""
    span = read_typed(text)
    if span.precision not in ("year", "decade", "century"):
        raise QueryError(f"{text!r} is no year. Write it like 2018; for a day or month use --on.")
    return span


def _known(what: str, words: tuple[str, ...], known: Iterable[str]) -> tuple[str, ...]:
    names = {fold(name): name for name in known}
    for word in words:
        if fold(word) not in names:
            hint = did_you_mean(word, names.values())
            raise QueryError(f"There is no {what} {word!r}.{hint} Known: {', '.join(names.values())}.")
    return tuple(names[fold(word)] for word in words)


def _country_code(dataset: Dataset, name: str) -> str:
    wanted = fold(name)
    for country in dataset.countries.values():
        if any(fold(spelling) == wanted for spelling in (country.code, country.name, *country.aliases)):
            return country.code
    code = iso3166.find(name)
    if code is None:
        names = [country.name for country in dataset.countries.values()]
        hint = did_you_mean(name, [*names, *(row[1] for row in iso3166.COUNTRIES.values())])
        raise QueryError(f"There is no country {name!r}.{hint} Name it by ISO 3166 code or by name.")
    return code


def spellings(named: Person | Organization | Country) -> tuple[str, ...]:
    """Return every folded name of a person, organization or country."""
    return tuple(fold(name) for name in (named.name, *named.aliases))


class _Matcher:
    """A query bound to a dataset: names are looked up once, and records are then compared by identity."""

    def __init__(self, dataset: Dataset, query: Query) -> None:
        self.query = query
        self.windows = _windows(query)
        self.people = [
            {key for key, person in dataset.people.items() if _bears(spellings(person), name)}
            for name in query.person
        ]
        self.organizations = {
            key
            for key, body in dataset.organizations.items()
            if any(_bears(spellings(body), name) for name in query.organization)
        }
        self.agencies = {dataset.organizations[key].name for key in self.organizations}
        self.sources = {
            source.id
            for source in dataset.sources
            for name in query.source
            if _bears(tuple(fold(x) for x in (source.id, source.publisher, source.carrier or "")), name)
        }
        self.country_names = {code: country.name for code, country in dataset.countries.items()}

    def __call__(self, record: Dated) -> bool:
        query = self.query
        return (
            self._in_time(record.date)
            and (not query.source or any(cited.source in self.sources for cited in record.sources))
            and (not query.country or self._in_country(record))
            and (not query.organization or self._with_organization(record))
            and self._as_event(record)
            and all(holds_all_words(self._text_of(record), fold(words)) for words in query.search)
        )

    def _in_time(self, when: EdtfDate | None) -> bool:
        if when is None:
            return not (self.windows and self.query.certain)
        fits = when.lies_in if self.query.certain else when.may_lie_in
        return all(any(map(fits, either)) for either in self.windows)

    def _in_country(self, record: Dated) -> bool:
        codes: set[str]
        if isinstance(record, Event):
            codes = {
                person.country for person in record.participants if person.certain or not self.query.certain
            }
            if record.place:
                codes.add(record.place.country)
        elif isinstance(record, Trade | Goods):
            codes = {record.reporter, record.partner}
        elif isinstance(record, Standing):
            codes = set(record.countries)
        else:
            return False
        return not codes.isdisjoint(self.query.country)

    def _with_organization(self, record: Dated) -> bool:
        if isinstance(record, Trade | Goods):
            return record.agency in self.agencies
        bodies: Iterable[Organization] = record.organizations if isinstance(record, Event | Standing) else ()
        return any(body.id in self.organizations for body in bodies)

    def _as_event(self, record: Dated) -> bool:
        """Apply the filters that only events can pass."""
        query = self.query
        if not (self.people or query.kind or query.status or query.place or query.topic or query.level):
            return True
        return (
            isinstance(record, Event)
            and (not query.kind or record.kind in query.kind)
            and (not query.status or record.status in query.status)
            and all(any(map(self._counts(bearers), record.participants)) for bearers in self.people)
            and (not query.place or any(_at(record, name) for name in query.place))
            and (not query.topic or _on_topic(record, query.topic))
            and (not query.level or self._at_level(record))
        )

    def _at_level(self, event: Event) -> bool:
        there = [one for one in event.participants if one.certain or not self.query.certain]
        return any(meets_level(there, least) for least in self.query.level)

    def _counts(self, bearers: set[str]) -> _Counts:
        return _Counts(bearers, self.query.certain)

    def _text_of(self, record: Dated) -> str:
        """Return the folded text that `--search` looks in."""
        parts: list[str | None] = [record.id]
        if isinstance(record, Event):
            parts += [record.title, record.occasion, record.note, *record.topics]
            for taking_part in record.participants:
                parts += [taking_part.role, *((taking_part.person and _names(taking_part.person)) or ())]
            if record.place:
                country = self.country_names.get(record.place.country)
                parts += [record.place.name, record.place.city, country]
            for body in record.organizations:
                parts += _names(body)
        elif isinstance(record, Goods):
            parts += [record.commodity, record.note, record.agency, record.status, record.flow]
        elif isinstance(record, Trade):
            parts += [record.note, record.agency]
        elif isinstance(record, Standing):
            parts += [record.title, record.note, record.kind, *record.topics]
        return " ".join(fold(part) for part in parts if part)


@frozen
class _Counts:
    """Tells whether a participant is one of the bearers of a name, and surely there where that is asked."""

    bearers: set[str]
    certain: bool

    def __call__(self, participant: Participant) -> bool:
        if participant.person is None or participant.person.id not in self.bearers:
            return False
        return participant.certain or not self.certain


def _names(named: Person | Organization) -> tuple[str, ...]:
    return (named.name, *named.aliases)


def _bears(names: tuple[str, ...], name: str) -> bool:
    wanted = fold(name)
    return any(holds_part(spelling, wanted) for spelling in names)


def _at(event: Event, name: str) -> bool:
    if event.place is None:
        return False
    wanted = fold(name)
    return any(holds_part(fold(part), wanted) for part in (event.place.city, event.place.name) if part)


def _on_topic(event: Event, topics: tuple[str, ...]) -> bool:
    return any(holds_part(fold(topic), fold(asked)) for topic in event.topics for asked in topics)


def _windows(query: Query) -> list[tuple[EdtfDate, ...]]:
    """Return the windows a record must pass: one of each group."""
    since = tuple(EdtfDate(w.text, w.start, None, "interval") for w in query.since)
    until = tuple(EdtfDate(w.text, None, w.end, "interval") for w in query.until)
    return [group for group in (since, until, query.year, query.on) if group]


def unknown_names(dataset: Dataset, query: Query) -> list[str]:
    """Say which names of the query nobody in the dataset bears, each with the nearest that somebody does."""
    places = {part for e in dataset.events if e.place for part in (e.place.city, e.place.name) if part}
    topics = {topic for event in dataset.events for topic in event.topics}
    bodies = [name for body in dataset.organizations.values() for name in _names(body)]
    people = [
        *(person.name for person in dataset.people.values()),
        *(alias for person in dataset.people.values() for alias in person.aliases),
    ]
    publishers = [name for s in dataset.sources for name in (s.id, s.publisher, s.carrier) if name]
    asked = (
        ("person", query.person, people),
        ("place", query.place, sorted(places)),
        ("topic", query.topic, sorted(topics)),
        ("organization", query.organization, bodies),
        ("source", query.source, publishers),
    )
    notes: list[str] = []
    for what, names, known in asked:
        for name in names:
            if not any(holds_part(fold(one), fold(name)) for one in known):
                near = nearest(name, known)
                hint = f" The nearest: {', '.join(near)}." if near else ""
                notes.append(f"No {what} in this record is called {name!r}.{hint}")
    return notes


def in_order(records: Iterable[R]) -> list[R]:
    """Sort by start, then end, then id, open starts first; a record without a date comes last."""
    undated = (EdtfDate("", None, None, "interval")).order
    return sorted(
        records,
        key=lambda record: (record.date is None, record.date.order if record.date else undated, record.id),
    )


def select(dataset: Dataset, records: Iterable[R], query: Query) -> list[R]:
    """Return the records that answer `query`, in order."""
    matches = _Matcher(dataset, query)
    return in_order(record for record in records if matches(record))


class Selection(Sequence[R], Generic[R]):
    """Records in order, which can be narrowed further with `where`."""

    __slots__ = ("_dataset", "_records")

    def __init__(self, dataset: Dataset, records: Iterable[R]) -> None:
        self._dataset = dataset
        self._records = tuple(in_order(records))

    def where(self, **filters: Unpack[Filters]) -> Selection[R]:
        """Return the records that pass every filter; each takes one value or several."""
        return self.matching(Query.of(self._dataset, **filters))

    def matching(self, query: Query) -> Selection[R]:
        """Return the records that answer `query`."""
        return Selection(self._dataset, select(self._dataset, self._records, query))

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
        """Go through the records in order."""
        return iter(self._records)

    def __repr__(self) -> str:
        """Say how many records there are."""
        return f"<Selection of {len(self)}>"
