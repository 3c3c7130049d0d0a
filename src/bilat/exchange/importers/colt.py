"""COLT, Country and Organization Leader Travel: a row for each country of a trip, as CSV or xlsx.

A trip to the other party is a visit. Leaders of both parties who met in a third country stand only in the
column of leaders met there who are not the hosts, on the trip of either of them or of both.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import chain
from typing import NamedTuple

from bilat.exchange.importers.colt_trips import (
    COLUMNS,
    Official,
    Span,
    Trip,
    city_of,
    leader,
    notes_of,
    occasions_of,
    source_links,
    span_of,
    topics_of,
    traveller,
)
from bilat.exchange.importers.country_names import name_in_title
from bilat.exchange.importers.days import later_year
from bilat.exchange.importers.rows import OTHER_PAIR, Edition, ImportedEntry, ImportOptions, Item, LeftOut
from bilat.exchange.importers.text_files import Record, SourceFile, read_table
from bilat.exchange.importers.titles import TitledName, in_words, split_names, split_title
from bilat.values.text import fold

# The year that the publisher's data begin with: before it no edition was published.
_FIRST_YEAR = "1990"
SIGNATURE = frozenset(("TripID", "LeaderCountryISO", "CountryVisitedISO"))
_DOUBTFUL = "the destination is unclear (confidence 5)"
_WHICH_DAY = "On which of the trip's days they met is not said."
# Who travelled from where to where, and when: rows with the same key are about one visit.
_Key = tuple[str, str, str, Span]


class _Occasion(NamedTuple):
    """A visit, or a meeting in a third country, from one or more rows; `people` are those of the parties."""

    trips: tuple[Trip, ...]
    span: Span
    people: tuple[Official, ...]


def read(file: SourceFile, options: ImportOptions) -> Iterator[Item]:
    """Yield the visits between the parties, then their leaders' meetings in third countries."""
    table = read_table(file)
    table.require(COLUMNS, "a COLT file")
    latest, visits, abroad = _FIRST_YEAR, list[Trip](), list[Trip]()
    # Which party each traveller speaks for, to recognise them in the rows of others.
    parties: dict[str, str] = {}
    for record in table.records():
        latest = later_year(latest, record["TripYear"])
        trip = _trip(record, options, parties)
        if trip is None:
            yield LeftOut(record.number, OTHER_PAIR)
        elif options.party(trip.visited) is None:
            abroad.append(trip)
        elif trip.is_doubtful and not options.uncertain:
            yield LeftOut(record.number, _DOUBTFUL)
        else:
            visits.append(trip)
    yield from _visits(file, visits)
    yield from _meetings(file, abroad, options, parties)
    yield Edition(
        publisher="COLT",
        title="Country and Organization Leader Travel",
        date=f"{latest}/..",
        language="en",
        note="COLT's own terms apply to what is passed on of it.",
    )


def _trip(record: Record, options: ImportOptions, parties: dict[str, str]) -> Trip | None:
    """Return a trip that may concern the pair: to the other party, or abroad with leaders met there."""
    country = record["LeaderCountryISO"]
    if options.party(country) is None or record["LeaderRole"] == "I":
        return None
    name = split_title(record["LeaderFullName"]).name
    if name:
        parties[fold(name)] = country
    visited = record["CountryVisitedISO"]
    is_abroad = options.party(visited) is None and name and record["NonhostHOGSNames"]
    if not (is_abroad or options.is_pair(country, visited)):
        return None
    return Trip(record, country, visited, name)


def _visits(file: SourceFile, trips: list[Trip]) -> Iterator[Item]:
    """Yield each visit once: rows that repeat, and those of ministers who came with their leader, are one."""
    visits: dict[_Key, _Occasion] = {}
    accompanied: list[tuple[Trip, Span]] = []
    for trip in trips:
        span = span_of(file, trip.record)
        if isinstance(span, str):
            yield LeftOut(trip.record.number, span)
        elif trip.record["SubHOGSTravelWithHOGS"] == "Yes" and trip.record["CotravelHOGS"]:
            accompanied.append((trip, span))
        else:
            _add(visits, trip, span)
    for trip, span in accompanied:
        _join_leader(visits, trip, span)
    yield from map(_visit, visits.values())


def _key(trip: Trip, name: str, span: Span) -> _Key:
    return trip.country, trip.visited, fold(name), span


def _add(visits: dict[_Key, _Occasion], trip: Trip, span: Span, others: tuple[Official, ...] = ()) -> None:
    key = _key(trip, trip.name, span)
    found = visits.get(key)
    visits[key] = (
        found._replace(trips=(*found.trips, trip))
        if found
        else _Occasion((trip,), span, (traveller(trip), *others))
    )


def _join_leader(visits: dict[_Key, _Occasion], trip: Trip, span: Span) -> None:
    """Add a minister's trip to the visit of the leader who came along, if the days are the same.

    A leader whose own trip has other days is not named again, or one visit would become two.
    """
    leaders = [who for who in split_names(trip.record["CotravelHOGS"]) if who.name]
    for who in leaders:
        found = visits.get(key := _key(trip, who.name, span))
        if found:
            visits[key] = found._replace(trips=(*found.trips, trip), people=(*found.people, traveller(trip)))
            return
    own_trips = {key[:3] for key in visits if key[3].overlaps(span)}
    missing = [who for who in leaders if _key(trip, who.name, span)[:3] not in own_trips]
    _add(visits, trip, span, tuple(leader(who, trip.country) for who in missing))


def _visit(visit: _Occasion) -> ImportedEntry:
    first = visit.trips[0]
    names = [who.get("name", who["role"]) for who in visit.people]
    visitors = [{**who, "certain": "false"} if first.is_doubtful else who for who in visit.people]
    hosts = {host.get("name", host["role"]): host for trip in visit.trips for host in trip.hosts()}
    country = name_in_title(first.visited, first.record["CountryVisited"])
    return _entry(
        visit,
        {
            "date": visit.span.edtf(),
            "kind": "visit",
            **({"status": "ongoing"} if visit.span.end is None else {}),
            "title": f"{in_words(names)} {'visits' if len(names) == 1 else 'visit'} {country}",
        },
        [*visitors, *hosts.values()],
        names[:1],
    )


def _meetings(
    file: SourceFile, trips: list[Trip], options: ImportOptions, parties: dict[str, str]
) -> Iterator[Item]:
    """Yield each meeting in a third country once, whichever of the two trips mentions it."""
    occasions: dict[tuple[str, frozenset[str]], list[_Occasion]] = defaultdict(list)
    for trip in trips:
        others = list(_other_side(trip, options, parties))
        if others and trip.is_doubtful and not options.uncertain:
            yield LeftOut(trip.record.number, _DOUBTFUL)
            continue
        span = span_of(file, trip.record) if others else ""
        if isinstance(span, str):
            yield LeftOut(trip.record.number, span or OTHER_PAIR)
            continue
        for other in others:
            _add_meeting(occasions, trip, span, other)
    for meetings in occasions.values():
        yield from map(_meeting, meetings)


def _other_side(trip: Trip, options: ImportOptions, parties: dict[str, str]) -> Iterator[Official]:
    """Yield the leaders of the other party whom a trip's row names."""
    met = trip.record["MetNonhostHOGS"]
    if met == "No":
        return
    for who in split_names(trip.record["NonhostHOGSNames"]):
        country = _speaks_for(who, options, parties) if who.name else None
        if country and options.is_pair(trip.country, country):
            other = leader(who, country)
            yield other if met == "Yes" else {**other, "certain": "false"}


def _speaks_for(who: TitledName, options: ImportOptions, parties: dict[str, str]) -> str | None:
    """Return the country of a leader: from the cell, the travellers of the file, or the people known."""
    name = fold(who.name)
    return who.country if options.party(who.country) else parties.get(name) or options.people.get(name)


def _add_meeting(
    occasions: dict[tuple[str, frozenset[str]], list[_Occasion]], trip: Trip, span: Span, other: Official
) -> None:
    """Add a meeting, or add a trip to the meeting that the other leader's trip mentions."""
    who = traveller(trip)
    meetings = occasions[trip.visited, frozenset((fold(who["name"]), fold(other["name"])))]
    for place, meeting in enumerate(meetings):
        if meeting.span.overlaps(span):
            # The row of a leader's own trip knows the office that the other's row may not.
            own = [who if fold(who["name"]) == fold(known["name"]) else known for known in meeting.people]
            meetings[place] = _Occasion((*meeting.trips, trip), meeting.span.common(span), tuple(own))
            return
    meetings.append(_Occasion((trip,), span, (who, other)))


def _meeting(meeting: _Occasion) -> ImportedEntry:
    first = meeting.trips[0]
    names = sorted(who["name"] for who in meeting.people)
    country = name_in_title(first.visited, first.record["CountryVisited"])
    said = {
        "date": meeting.span.one_day(),
        "kind": "meeting",
        "title": f"{in_words(names)} meet in {country}",
    }
    return _entry(meeting, said, list(meeting.people), names, () if meeting.span.is_one else (_WHICH_DAY,))


def _entry(
    event: _Occasion,
    said: dict[str, str],
    participants: list[Official],
    id_parts: list[str],
    notes: tuple[str, ...] = (),
) -> ImportedEntry:
    """Return an entry with everything from its rows: place, occasion, topics, notes and links."""
    trips, records = event.trips, [trip.record for trip in event.trips]
    city = city_of(trips)
    occasions = dict.fromkeys(chain.from_iterable(map(occasions_of, records)))
    topics = dict.fromkeys(chain.from_iterable(map(topics_of, records)))
    names = {fold(who.get("name", "")) for who in participants}
    notes = (*notes, *dict.fromkeys(note for record in records for note in notes_of(record, names)))
    entry = {
        **said,
        "place": {**({"city": city} if city else {}), "country": trips[0].visited},
        "participants": participants,
        **({"topics": list(topics)} if topics else {}),
        **({"occasion": "; ".join(occasions)} if occasions else {}),
        **({"note": " ".join(notes)} if notes else {}),
    }
    return ImportedEntry(
        rows=tuple(record.number for record in records),
        locators=tuple(dict.fromkeys(trip.locator for trip in trips)),
        section="events",
        entry=entry,
        id_parts=(*id_parts, trips[0].visited.lower()),
        comment=source_links(trips),
        line=records[0].line,
        made_title=True,
    )
