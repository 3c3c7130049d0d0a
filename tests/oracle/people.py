"""Who took part, how often and how often only possibly; and whom someone met."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from oracle.days import days_of
from oracle.encounters import HELD, is_encounter, is_occasion, took_place, wholes_of
from oracle.filters import Match, asks_for_sure_people, listed, matches
from oracle.names import Draft, Entry, Question, by_id, country_of, is_official, is_sure, names_of, now
from oracle.pairs import alike
from oracle.records import cited_by, in_time_order
from oracle.words import is_part_of_any

Record = dict[str, Any]


def first_and_last(dates: Iterable[str | None]) -> Record:
    known = [days_of(text) for text in dates if text]
    first = min(known, key=lambda days: (days.from_day, days.to_day), default=None)
    last = max(known, key=lambda days: (days.to_day, days.from_day), default=None)
    return {"first": first and first.text, "last": last and last.text}


def there_to_count(event: Entry, question: Question) -> list[Entry]:
    """Return who took part, where only who surely did is asked for without the others."""
    there = event.get("participants", [])
    return [one for one in there if is_sure(one)] if asks_for_sure_people(question) else list(there)


def events_to_count(draft: Draft, question: Question) -> list[Match]:
    """Return the events that answer, in order; what did not take place only where a status is asked for."""
    found = matches(draft, "events", question)
    return in_order([match for match in found if question.get("status") or took_place(match.entry)])


def in_order(found: list[Match]) -> list[Match]:
    """Put what surely answers before what only may, each in order of time."""
    places = [match.entry["id"] for match in found]
    events = in_time_order([match.entry for match in found])
    ordered = [found[places.index(event["id"])] for event in events]
    return sorted(ordered, key=lambda match: not match.is_sure)


def officials(draft: Draft, counted: list[Match], question: Question) -> list[Entry]:
    """Return each official at each event; one who was at the talks on a visit is not counted on the visit."""
    people = by_id(draft["people"])
    found = [
        {
            "id": participant.get("person") or (participant["role"], country_of(draft, participant)),
            "name": people[participant["person"]]["name"] if "person" in participant else None,
            "role": participant["role"],
            "country": country_of(draft, participant),
            "sure": is_sure(participant) and match.is_sure,
            "event": match.entry,
            "identity": alike(draft, "events", match.entry),
        }
        for match in counted
        for participant in there_to_count(match.entry, question)
        if is_official(participant)
    ]
    surely = {(one["id"], one["identity"]) for one in found if one["sure"]}
    found = [one | {"sure": (one["id"], one["identity"]) in surely} for one in found]
    told = [one for one in found if _is_sure_at_a_whole(draft, one, found)]
    left = [one for one in found if one not in told]
    told += [one for one in left if _is_at_a_part(draft, one, left)]
    return [one | {"told_elsewhere": one in told} for one in found]


def _is_sure_at_a_whole(draft: Draft, official: Entry, found: list[Entry]) -> bool:
    """Tell whether an official who may have been at an event surely was at what it is part of."""
    above = wholes_of(draft, official["event"])
    return not official["sure"] and any(
        other["id"] == official["id"] and other["sure"] and other["event"]["id"] in above for other in found
    )


def _is_at_a_part(draft: Draft, official: Entry, found: list[Entry]) -> bool:
    return any(
        other["id"] == official["id"] and official["event"]["id"] in wholes_of(draft, other["event"])
        for other in found
    )


def people_rows(found: list[Entry]) -> list[Record]:
    by_official: dict[object, list[Entry]] = {}
    for official in found:
        by_official.setdefault(official["id"], []).append(official)
    rows = []
    for everywhere in by_official.values():
        told = {official["identity"] for official in everywhere if official["told_elsewhere"]}
        there = [official for official in everywhere if official["identity"] not in told]
        events = {official["identity"] for official in there}
        sure = {official["identity"] for official in there if official["sure"]}
        rows.append(
            {
                "name": everywhere[0]["name"],
                "country": everywhere[0]["country"],
                "roles": list(dict.fromkeys(official["role"] for official in everywhere)),
                "count": len(events),
                **first_and_last(official["event"]["date"] for official in there),
                "possible": len(events - sure),
                "at_least": any(
                    official["sure"] and days_of(official["event"]["date"]).precision == "set"
                    for official in there
                ),
                "sources": _said_of(there),
            }
        )
    rows.sort(key=lambda row: (row["name"] is None, -row["count"], row["name"] or "", row["roles"][0]))
    return rows


def _said_of(there: list[Entry]) -> list[Record]:
    """Return where it is said that someone was at events, each place once; not where the office is said."""
    events = [official["event"] for official in there]
    events.sort(key=lambda event: (days_of(event["date"]).from_day, days_of(event["date"]).to_day))
    cited = [one for event in events for one in cited_by(event)]
    return [one for at, one in enumerate(cited) if one["for"] is None and one not in cited[:at]]


def officials_of(draft: Draft, question: Question) -> list[Entry]:
    """Return the officials whom a question about people counts."""
    if question.get("met"):
        return met(draft, question)
    return officials(draft, events_to_count(draft, question), question)


def encounters(draft: Draft, question: Question) -> list[Match]:
    """Return the encounters that answer."""
    found = matches(draft, "events", question)
    return [match for match in found if is_listed(draft, match.entry, question)]


def is_listed(draft: Draft, event: Entry, question: Question) -> bool:
    """Tell whether an event is an encounter; of a kind asked for, though parts of it are some too."""
    statuses = listed(question["status"]) if question.get("status") else HELD
    if question.get("kind"):
        return is_occasion(draft, event) and event.get("status", "occurred") in statuses
    return is_encounter(draft, event, statuses)


def met(draft: Draft, question: Question) -> list[Entry]:
    """Return the officials of the other side at each encounter of someone."""
    found = []
    for match in in_order(encounters(draft, question)):
        there = there_to_count(match.entry, question)
        for name in question["met"]:
            ones = [one for one in there if _is_named(draft, one, name)]
            sides = {now(draft, country_of(draft, one)) for one in ones}
            sure = any(is_sure(one) for one in ones)
            parties = set(draft["dataset"]["parties"])
            others = [one for one in there if ones and now(draft, country_of(draft, one)) in parties - sides]
            found += [
                {**one, "sure": sure and one["sure"]}
                for one in officials(
                    draft, [replace(match, entry=match.entry | {"participants": others})], question
                )
            ]
    return found


def _is_named(draft: Draft, participant: Entry, name: str) -> bool:
    people = by_id(draft["people"])
    return "person" in participant and is_part_of_any(name, names_of(people[participant["person"]]))
