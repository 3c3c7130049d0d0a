"""A row of COLT: who travelled, when, who was met, and what else it says."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from bilat.exchange.importers.days import not_one_day, readings_of, serial_of_day
from bilat.exchange.importers.rows import locator_of
from bilat.exchange.importers.text_files import Record, SourceFile
from bilat.exchange.importers.titles import TitledName, in_words, split_cell, split_names, split_title
from bilat.values.offices import level_of
from bilat.values.text import fold

COLUMNS = (
    *(
        "TripID",
        "LeaderCountryISO",
        "LeaderRole",
        "LeaderTitle",
        "LeaderFullName",
        "Exiled",
        "CountryVisited",
    ),
    *("CountryVisitedISO", "CityVisited", "DisputedTerritory", "SemiAutoTerritory", "TripYear"),
    *("TripStartDate", "TripEndDate", "SubHOGSTravelWithHOGS", "CotravelHOGS", "MetHostHoGS"),
    *("HostHOGSName", "SubHOGSmetHostSubHOGS", "HostSubHOGSName", "AttendedMultilatEvent"),
    "NameMultilatEvent",
    *(
        "AttendedMultilatMinisterialEvent",
        "NameMultilatMinisterialEvent",
        "MetNonhostHOGS",
        "NonhostHOGSNames",
    ),
    *("PublicAddress", "SignedAgreement", "CulturalSiteOrCeremony", "BusinessLeaderOrForum"),
    *("MetIGOLeader", "IGOLeaderName", "Notes", "Confidence(1-5)", "SourceLink1"),
)
# The publisher's confidence is highest at 1; from 2 on dates are doubtful, at 5 the destination is.
_MONTH_ALONE = "4"
_UNCERTAIN = "5"
_CONFIDENCE = {
    "2": "COLT doubts one of the dates (confidence 2).",
    "3": "COLT doubts the dates (confidence 3).",
    _MONTH_ALONE: "COLT only knows the month (confidence 4).",
    _UNCERTAIN: "COLT is not certain of the destination (confidence 5).",
}
# The role of a traveller without a title, and the level, by the publisher's code.
_ROLES = {
    "S": ("head of state", "leaders"),
    "G": ("head of government", "leaders"),
    "GS": ("head of state and government", "leaders"),
    "De Facto": ("de facto leader", "leaders"),
    "F": ("foreign minister", "ministers"),
    "D": ("defence minister", "ministers"),
    "CP": ("crown prince", None),
}
_LEADER, _MINISTER = ("head of state or government", "leaders"), ("minister", "ministers")
_FLAGS = {
    "PublicAddress": "a public address",
    "SignedAgreement": "the signing of an agreement",
    "CulturalSiteOrCeremony": "a cultural site or ceremony",
    "BusinessLeaderOrForum": "business leaders or a business forum",
}
# Private journeys, by words in the notes.
_PRIVATE = {
    "holiday": re.compile(r"\b(holidays?|vacation(ing)?)\b", re.IGNORECASE),
    "medical journey": re.compile(r"\b(medical|surgery|hospital)\b", re.IGNORECASE),
}
_RUNNING = "TBD"
_LINKS = frozenset(f"SourceLink{number}" for number in range(1, 34))
_MOST_LINKS = 3
_NO_DATE = "without a date"
_REVERSED = "the trip ends before it starts"
_HOSTS = (
    ("MetHostHoGS", "HostHOGSName", _LEADER),
    ("SubHOGSmetHostSubHOGS", "HostSubHOGSName", _MINISTER),
)
_OCCASIONS = (
    ("AttendedMultilatEvent", "NameMultilatEvent"),
    ("AttendedMultilatMinisterialEvent", "NameMultilatMinisterialEvent"),
)
_TERRITORIES = (("DisputedTerritory", "disputed"), ("SemiAutoTerritory", "partly autonomous"))
# How many characters of an ISO day each precision has; the finest first.
_LENGTHS = {"day": 10, "month": 7, "year": 4}
_PRECISIONS = list(_LENGTHS)
Official = Mapping[str, str]


class Span(NamedTuple):
    """The days of a trip, both included; `end` is None while it runs. `precision` is day, month or year."""

    start: date
    end: date | None
    precision: str = "day"
    doubted: bool = False

    def overlaps(self, other: Span) -> bool:
        """Return whether a day may lie in both."""
        return self.start <= (other.end or date.max) and other.start <= (self.end or date.max)

    def common(self, other: Span) -> Span:
        """Return the days that lie in both."""
        ends = [end for end in (self.end, other.end) if end]
        return Span(
            max(self.start, other.start),
            min(ends) if ends else None,
            min(self.precision, other.precision, key=_PRECISIONS.index),
            self.doubted or other.doubted,
        )

    def edtf(self) -> str:
        """Return the whole span in EDTF."""
        start, end = self._ends("?" if self.doubted else "")
        return start if start == end else f"{start}/{end}"

    def one_day(self) -> str:
        """Return one of the days of the span in EDTF, as a set."""
        if self.is_one:
            return self.edtf()
        start, end = self._ends("")
        return f"[{start}..]" if end == ".." else f"[{start}..{end}]"

    @property
    def is_one(self) -> bool:
        """Return whether it is one day, month or year."""
        start, end = self._ends("")
        return start == end

    def _ends(self, mark: str) -> tuple[str, str]:
        length = _LENGTHS[self.precision]
        return (
            f"{self.start.isoformat()[:length]}{mark}",
            f"{self.end.isoformat()[:length]}{mark}" if self.end else "..",
        )


class Trip(NamedTuple):
    """A row of the pair: from `country` to `visited`, both as the file has their codes."""

    record: Record
    country: str
    visited: str
    name: str

    @property
    def locator(self) -> str:
        """Return the row's own id as a locator, or its number where the id cannot be one."""
        return locator_of(self.record["TripID"], self.record.number)

    @property
    def is_doubtful(self) -> bool:
        """Return whether the publisher is not certain of the destination."""
        return self.record["Confidence(1-5)"] == _UNCERTAIN

    def hosts(self) -> Iterator[Official]:
        """Yield the leaders and ministers of the country visited whom the traveller met."""
        get = self.record.cells.get
        for flag, names, otherwise in _HOSTS:
            met, people = get(flag), get(names)
            if met == "Yes" and not people:
                yield _unnamed(otherwise[0], self.visited, otherwise[1])
            if met == "No" or not people:
                continue
            for who in split_names(people):
                host = official(who, self.visited, *otherwise)
                yield host if met == "Yes" else {**host, "certain": "false"}


@lru_cache(maxsize=16384)
def official(who: TitledName, country: str, otherwise: str, level: str | None) -> Official:
    """Return a participant; where the file names no office, `otherwise` is the role."""
    said = _unnamed(who.office or otherwise, country, level)
    return {"name": who.name, **said} if who.name else said


def leader(who: TitledName, country: str) -> Official:
    """Return a leader whom another's row names."""
    return official(who, country, *_LEADER)


def _unnamed(role: str, country: str, level: str | None) -> dict[str, str]:
    """Return a participant by office; the level is written where the office does not give it."""
    said = {"role": role, "country": country}
    return {**said, "level": level} if level and level_of(role, country) != level else said


def traveller(trip: Trip) -> Official:
    """Return whose trip it is as a participant."""
    record = trip.record
    otherwise, level = _ROLES.get(record["LeaderRole"], ("leader", None))
    said = record["LeaderTitle"]
    title = split_title(said)
    role = said if title.name else title.office or split_title(record["LeaderFullName"]).office
    return official(TitledName(trip.name, role), trip.country, otherwise, level)


def span_of(file: SourceFile, record: Record) -> Span | str:
    """Return the days of a trip, or why they are not known; raise `DatasetError` for an invalid date."""
    start = _day(file, record, "TripStartDate", None)
    confidence = record["Confidence(1-5)"]
    if start is None:
        year = record["TripYear"]
        if not re.fullmatch(r"[12]\d{3}", year, re.ASCII):
            return _NO_DATE
        return Span(date(int(year), 1, 1), date(int(year), 12, 31), "year")
    is_running = record["TripEndDate"].upper() == _RUNNING
    end = None if is_running else _day(file, record, "TripEndDate", start) or start
    if end is not None and end < start:
        return _REVERSED
    if confidence == _MONTH_ALONE:
        last = end and end.replace(day=monthrange(end.year, end.month)[1])
        return Span(start.replace(day=1), last, "month")
    return Span(start, end, doubted=confidence in _CONFIDENCE)


def _day(file: SourceFile, record: Record, column: str, after: date | None) -> date | None:
    """Read a day; an ambiguous one is resolved by the trip's id, or by the form of the start."""
    text = record[column]
    if not text or text.upper() in (_RUNNING, "NA", "N/A"):
        return None
    readings = readings_of(text)
    if len(readings) > 1:
        readings = _likely(record, readings, after)
    if len(readings) != 1:
        raise not_one_day(file, record, column)
    return readings[0]


def _likely(record: Record, readings: tuple[date, ...], after: date | None) -> tuple[date, ...]:
    if after is None:
        serial = record["TripID"].rpartition("-")[2]
        return tuple(day for day in readings if str(serial_of_day(day)) == serial) or readings
    start = readings_of(record["TripStartDate"])
    if after in start and len(start) > 1:
        # The same order of day and month as in the start, which the trip's id resolved.
        return (readings[start.index(after)],)
    first = record["TripStartDate"].partition("/")[0]
    if start and first.isdecimal() and "/" in record["TripStartDate"] and after.day != after.month:
        return (readings[0] if int(first) == after.month else readings[1],)
    return readings


def city_of(trips: Iterable[Trip]) -> str | None:
    """Return the cities of a trip, each once: Moscow, Kazan and Sochi."""
    cities = list(dict.fromkeys(city for trip in trips for city in split_cell(trip.record["CityVisited"])))
    return in_words(cities) if cities else None


def occasions_of(record: Record) -> list[str]:
    """Return the multilateral occasions of a trip, unless the file says that they were not attended."""
    get = record.cells.get
    return [
        occasion
        for flag, name in _OCCASIONS
        if (names := get(name)) and get(flag) != "No"
        for occasion in split_cell(names)
    ]


def topics_of(record: Record) -> list[str]:
    """Return the kind of private journey that the notes mention, if any."""
    notes = record["Notes"]
    return [topic for topic, telling in _PRIVATE.items() if telling.search(notes)] if notes else []


def notes_of(record: Record, told: Collection[str]) -> Iterator[str]:
    """Yield a sentence for each other thing that a row says; a blank flag says nothing.

    `told` are the folded names of those who are known to have been there.
    """
    get = record.cells.get
    if doubt := _CONFIDENCE.get(get("Confidence(1-5)", "")):
        yield doubt
    if recorded := [words for flag, words in _FLAGS.items() if get(flag) == "Yes"]:
        yield f"The trip's record has {in_words(recorded)}."
    heads = split_cell(get("IGOLeaderName", ""))
    if heads and get("MetIGOLeader") != "No":
        yield f"Also met of international organizations: {in_words(heads)}."
    if (leaders := get("NonhostHOGSNames")) and get("MetNonhostHOGS") != "No":
        others = [text for text in split_cell(leaders) if fold(split_title(text).name) not in told]
        if others:
            yield f"Leaders met of other states: {in_words(others)}."
    if get("Exiled") == "Yes":
        yield "The traveller was in exile."
    for column, words in _TERRITORIES:
        if (territory := get(column, "No")) != "No":
            yield f"In {words} territory{'' if territory == 'Yes' else f': {territory}'}."
    if notes := get("Notes"):
        yield f"COLT notes: {notes}"


def source_links(trips: Iterable[Trip]) -> str:
    """Return the first of the links that the rows name, for a comment."""
    links = list(
        dict.fromkeys(
            link
            for trip in trips
            for column, link in trip.record.cells.items()
            if column in _LINKS and link != "NA"
        )
    )
    more = f"; and {len(links) - _MOST_LINKS} more" if len(links) > _MOST_LINKS else ""
    return f"COLT's sources: {'; '.join(links[:_MOST_LINKS])}{more}" if links else ""
