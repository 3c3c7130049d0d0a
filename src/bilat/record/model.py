"""The model: frozen dataclasses for the entries of a dataset file, without I/O."""

from __future__ import annotations

from collections.abc import Container, Iterator
from dataclasses import dataclass, field
from itertools import chain, count
from typing import Protocol

from bilat.values.edtf import EdtfDate
from bilat.values.figures import Figure

# Kinds of event and what each is, in the order a legend shows them.
EVENT_KINDS = {
    "meeting": "officials of both sides, or a joint body, meet or talk",
    "visit": "an official travels to the other party",
    "summit": "a summit that officials attend",
    "conference": "a conference, congress or forum that officials attend",
    "ceremony": "a commemoration or ceremony that officials attend",
    "recognition": "a state, government or succession is recognised",
    "relations": "diplomatic relations begin, break off or resume",
    "treaty": "a treaty is signed",
    "agreement": "an agreement below a treaty is signed",
    "contract": "a contract is signed",
    "institution": "a joint body is set up",
    "delivery": "goods or arms are delivered",
    "facility": "a works or centre opens",
    "aid": "a donation or relief is given",
    "games": "military games or sport",
    "culture": "a cultural occasion",
    "trade": "a course of trade over a period",
    "politics": "a turn in one party's politics",
}
MEETING_KINDS = ("meeting", "visit")
STATUSES = ("occurred", "planned", "ongoing")
FLOWS = ("exports", "imports")
GOODS_STATUSES = ("traded", "requested", "permitted")
STANDING_KINDS = ("mechanism", "company", "field", "project", "practice", "position", "view")


@dataclass(frozen=True, slots=True)
class Citation:
    """A source and the place in it, such as p16."""

    source: str
    locator: str


@dataclass(frozen=True, slots=True)
class Source:
    """A publication that records cite; `title` is None where it came without one."""

    id: str
    publisher: str
    carrier: str | None
    place: str | None
    date: EdtfDate
    title: str | None
    url: str | None
    paragraphs: int | None
    without_facts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Country:
    """A country by ISO 3166 alpha-3 code, with the names it goes by."""

    code: str
    name: str
    aliases: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Predecessor:
    """A state that a party succeeds, with the dates it stands for in the record."""

    country: str
    successor: str
    stands_for: EdtfDate


@dataclass(frozen=True, slots=True)
class Person:
    """A person, with the name as its owner spells it and every other spelling as an alias."""

    id: str
    name: str
    aliases: tuple[str, ...]
    country: str


@dataclass(frozen=True, slots=True)
class Organization:
    """A body, company or agency."""

    id: str
    name: str
    aliases: tuple[str, ...]
    kind: str
    country: str | None


@dataclass(frozen=True, slots=True)
class Place:
    """Where something happened, as far as it is known: a venue, a city, a country."""

    name: str | None
    city: str | None
    country: str


@dataclass(frozen=True, slots=True)
class Participant:
    """Who took part: a person, or a role without a name; `certain` is False for one who may have."""

    person: Person | None
    role: str
    country: str
    certain: bool


@dataclass(frozen=True, slots=True)
class Event:
    """A dated fact."""

    id: str
    date: EdtfDate
    kind: str
    status: str
    title: str
    place: Place | None
    participants: tuple[Participant, ...]
    organizations: tuple[Organization, ...]
    topics: tuple[str, ...]
    occasion: str | None
    note: str | None
    attributed_to: str | None
    sources: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class Trade:
    """A trade total for a period, read from the reporter's side: exports go from reporter to partner."""

    id: str
    date: EdtfDate
    reporter: str
    partner: str
    agency: str | None
    currency: str
    exports: Figure | None
    imports: Figure | None
    total: Figure | None
    balance: Figure | None
    change_percent: Figure | None
    change_from: EdtfDate | None
    derived: tuple[str, ...]
    note: str | None
    sources: tuple[Citation, ...]

    @property
    def series(self) -> tuple[str, str, str]:
        """Whose trade it is and in what currency: figures of one series can be compared."""
        return (self.reporter, self.partner, self.currency)

    @property
    def partial(self) -> bool:
        """Return whether the period is anything but a whole calendar year."""
        start, end = self.date.start, self.date.end
        if start is None or end is None:
            return True
        return (start.month, start.day, end.month, end.day) != (1, 1, 12, 31) or start.year != end.year


@dataclass(frozen=True, slots=True)
class Goods:
    """A commodity fact, read from the reporter's side; `date` is None where the source gives none."""

    id: str
    date: EdtfDate | None
    commodity: str
    hs: str | None
    flow: str
    status: str
    reporter: str
    partner: str
    quantity: Figure | None
    unit: str | None
    agency: str | None
    note: str | None
    sources: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class Standing:
    """A fact without a date: a mechanism, a company, a field of cooperation, a position."""

    id: str
    kind: str
    title: str
    countries: tuple[str, ...]
    organizations: tuple[Organization, ...]
    topics: tuple[str, ...]
    note: str | None
    attributed_to: str | None
    sources: tuple[Citation, ...]

    @property
    def date(self) -> None:
        """The date no source gives."""


@dataclass(frozen=True, slots=True)
class Dataset:
    """The bilateral record of one pair of states."""

    id: str
    title: str
    parties: tuple[str, str]
    predecessors: tuple[Predecessor, ...]
    as_of: EdtfDate
    sources: tuple[Source, ...]
    countries: dict[str, Country] = field(hash=False)
    people: dict[str, Person] = field(hash=False)
    organizations: dict[str, Organization] = field(hash=False)
    events: tuple[Event, ...]
    trade: tuple[Trade, ...]
    goods: tuple[Goods, ...]
    standing: tuple[Standing, ...]

    @property
    def country_names(self) -> dict[str, str]:
        """The names behind the codes of countries."""
        return {code: country.name for code, country in self.countries.items()}


Identified = Event | Trade | Goods | Standing | Source | Person | Organization


def identified(dataset: Dataset) -> Iterator[Identified]:
    """Yield everything that has an id: names, then facts."""
    yield from dataset.organizations.values()
    yield from dataset.people.values()
    yield from dataset.sources
    yield from dataset.standing
    yield from dataset.goods
    yield from dataset.trade
    yield from dataset.events


def names_of(named: Country | Person | Organization) -> tuple[str, ...]:
    """Return the name and every other spelling."""
    return (named.name, *named.aliases)


def free_id(wanted: str, taken: Container[str]) -> str:
    """Return an id that is not taken: the one that is wanted, or else with a number from 2 on behind it."""
    numbered = (f"{wanted}-{number}" for number in count(2))
    return next(name for name in chain([wanted], numbered) if name not in taken)


class Cited(Protocol):
    """Any record: it has an id and cites its sources."""

    @property
    def id(self) -> str:
        """The record's own id."""
        ...

    @property
    def sources(self) -> tuple[Citation, ...]:
        """Where it is said."""
        ...


class Dated(Cited, Protocol):
    """A record with a date, or None for one whose date no source gives."""

    @property
    def date(self) -> EdtfDate | None:
        """When, as precisely as the source says."""
        ...
