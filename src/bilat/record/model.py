"""The model: frozen dataclasses for the entries of a dataset file, without I/O."""

from __future__ import annotations

from dataclasses import Field, dataclass, field
from typing import Any, ClassVar, Protocol

from bilat.record.ranges import BoundsByField, all_dates, bounds_of
from bilat.record.vocabulary import GOODS_FIGURES, LOCATOR_KINDS, STATISTIC_FIGURES, TRADE_FIGURES
from bilat.values.edtf import EdtfDate
from bilat.values.figures import Figure


@dataclass(frozen=True, slots=True)
class Citation:
    """A source and the place in it, such as p16; `purpose` says what for, if not for the fact itself."""

    source: str
    locator: str
    purpose: str | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """A publication that records cite; `title` is None where it came without one.

    It has a `date`, or else the date on which it was `accessed`. `edition_of` is the id of another source
    that it is an edition of. The counts say how many of each kind of locator it has.
    """

    id: str
    publisher: str
    carrier: str | None
    place: str | None
    date: EdtfDate | None
    title: str | None
    url: str | None
    paragraphs: int | None
    without_facts: tuple[str, ...]
    accessed: EdtfDate | None = None
    archived: str | None = None
    language: str | None = None
    edition_of: str | None = None
    pages: int | None = None
    rows: int | None = None
    sections: int | None = None
    records: int | None = None

    @property
    def dated(self) -> EdtfDate | None:
        """Return when it was published, or else when it was accessed."""
        return self.date or self.accessed

    @property
    def locator_counts(self) -> dict[str, int]:
        """Return how many locators of each kind it has, of those kinds that it declares."""
        counts = {name: getattr(self, name) for name in LOCATOR_KINDS}
        return {name: count for name, count in counts.items() if count is not None}


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
class FiscalYear:
    """When the fiscal year of a party begins, as month and day."""

    country: str
    begins: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Variant:
    """What another source gives for a field of an entry: `key` is the field's path, `value` its text."""

    key: str
    value: str
    sources: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class Forecast:
    """An earlier date of something planned, and when that was said."""

    date: EdtfDate
    said: EdtfDate | None
    sources: tuple[Citation, ...]


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
    """Who took part: a person, or a role without a name; `certain` is False for one who may have.

    `part` is visitor or host on a visit, None where that is not known; `level` overrides that of the role.
    """

    person: Person | None
    role: str
    country: str
    certain: bool
    part: str | None = None
    level: str | None = None


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
    part_of: tuple[str, ...] = ()
    part_of_one: tuple[str, ...] = ()
    amount: Figure | None = None
    currency: str | None = None
    in_force: EdtfDate | None = None
    ended: EdtfDate | None = None
    forecasts: tuple[Forecast, ...] = ()
    variants: tuple[Variant, ...] = ()
    # Worked out, not reported: for an event without a place, the places of the events it is part of.
    places_of_wholes: tuple[Place, ...] = field(default=(), compare=False)

    @property
    def bounds(self) -> BoundsByField:
        """Return the least and the greatest that its amount can be."""
        return bounds_of(self, ("amount",))

    @property
    def dates(self) -> tuple[EdtfDate, ...]:
        """Return its date, then those that other sources give."""
        return all_dates(self.date, self.variants)


@dataclass(frozen=True, slots=True)
class Trade:
    """A trade total for a period, read from the reporter's side: exports go from reporter to partner.

    `fiscal` is whether the period is one fiscal year of a party; `scope` what it counts, if not all goods.
    """

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
    exports_change_percent: Figure | None = None
    imports_change_percent: Figure | None = None
    scope: str | None = None
    valuation: str | None = None
    fiscal: bool = False
    variants: tuple[Variant, ...] = ()

    @property
    def bounds(self) -> BoundsByField:
        """Return the least and the greatest that each of its figures can be."""
        return bounds_of(self, TRADE_FIGURES)

    @property
    def dates(self) -> tuple[EdtfDate, ...]:
        """Return its period, then those that other sources give."""
        return all_dates(self.date, self.variants)

    @property
    def series(self) -> tuple[str, str, str, str | None, str | None]:
        """Return whose trade it is, of what and in what currency: figures of one series can be compared."""
        return (self.reporter, self.partner, self.currency, self.scope, self.valuation)

    @property
    def partial(self) -> bool:
        """Return whether the period is anything but a whole calendar or fiscal year."""
        if self.fiscal:
            return False
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
    reporter: str | None
    partner: str | None
    quantity: Figure | None
    unit: str | None
    agency: str | None
    note: str | None
    sources: tuple[Citation, ...]
    hs_revision: str | None = None
    value: Figure | None = None
    currency: str | None = None
    change_percent: Figure | None = None
    change_from: EdtfDate | None = None
    estimated: bool = False
    variants: tuple[Variant, ...] = ()

    @property
    def bounds(self) -> BoundsByField:
        """Return the least and the greatest that each of its figures can be."""
        return bounds_of(self, GOODS_FIGURES)

    @property
    def dates(self) -> tuple[EdtfDate, ...]:
        """Return its date, then those that other sources give; empty where none does."""
        return all_dates(self.date, self.variants)


@dataclass(frozen=True, slots=True)
class Statistic:
    """A stock or count at a date: investment, debt, tourists, students.

    It runs from `origin` to `target` where it has a direction. It has a unit, or a currency if it is money.
    """

    id: str
    date: EdtfDate
    measure: str
    origin: str | None
    target: str | None
    value: Figure | None
    unit: str | None
    currency: str | None
    agency: str | None
    change_percent: Figure | None
    change_from: EdtfDate | None
    estimated: bool
    note: str | None
    attributed_to: str | None
    variants: tuple[Variant, ...]
    sources: tuple[Citation, ...]

    @property
    def bounds(self) -> BoundsByField:
        """Return the least and the greatest that each of its figures can be."""
        return bounds_of(self, STATISTIC_FIGURES)

    @property
    def dates(self) -> tuple[EdtfDate, ...]:
        """Return its date, then those that other sources give."""
        return all_dates(self.date, self.variants)


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
        """Return None: no source gives a date."""


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
    figures: tuple[Statistic, ...] = ()
    fiscal_years: tuple[FiscalYear, ...] = ()

    @property
    def country_names(self) -> dict[str, str]:
        """Return the names of countries by code."""
        return {code: country.name for code, country in self.countries.items()}


Fact = Event | Trade | Goods | Statistic | Standing
Identified = Fact | Source | Person | Organization
Named = Country | Person | Organization


def names_of(named: Named) -> tuple[str, ...]:
    """Return the name and every other spelling."""
    return (named.name, *named.aliases)


class Cited(Protocol):
    """Any record: a dataclass that has an id and cites its sources."""

    __dataclass_fields__: ClassVar[dict[str, Field[Any]]]

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
