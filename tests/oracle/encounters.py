"""Encounters as docs/answers.md has them: each occasion once, however many events tell of it."""

from __future__ import annotations

from collections.abc import Iterable

from oracle.names import Draft, Entry, by_id, country_of, is_official, now

ENCOUNTERS = ("meeting", "call", "summit", "visit")
HELD = ("occurred", "ongoing", "suspended")
STATUSES = (*HELD, "planned", "postponed", "cancelled")


def wholes_of(draft: Draft, event: Entry) -> set[str]:
    """Return the ids of the events that an event is part of, or part of one of, however far up."""
    events = by_id(draft["events"])
    found: set[str] = set()
    nearest = [*event.get("part_of", ()), *event.get("part_of_one", ())]
    while nearest:
        whole = nearest.pop()
        if whole not in found:
            found.add(whole)
            nearest += [*events[whole].get("part_of", ()), *events[whole].get("part_of_one", ())]
    return found


def place_of(draft: Draft, event: Entry) -> Entry:
    """Return where an event took place: there, or where all the events are that it is part of."""
    if "place" in event:
        return dict(event["place"])
    events = by_id(draft["events"])
    around = [place for whole in event.get("part_of", ()) if (place := place_of(draft, events[whole]))]
    if len({place["country"] for place in around}) != 1:
        return {}
    if all(place == around[0] for place in around):
        return around[0]
    shared = {"country": around[0]["country"]}
    cities = {place.get("city") for place in around}
    return shared if len(cities) > 1 or None in cities else shared | {"city": cities.pop()}


def is_occasion(draft: Draft, event: Entry) -> bool:
    """Tell whether the two sides met at an event, or its visitor travelled; a claim is no such fact."""
    if "attributed_to" in event or event["kind"] not in ENCOUNTERS:
        return False
    if event["kind"] == "visit":
        return True
    bodies = by_id(draft["organizations"])
    if any(bodies[body]["kind"] == "joint body" for body in event.get("organizations", ())):
        return True
    sides = {now(draft, country_of(draft, one)) for one in event.get("participants", ()) if is_official(one)}
    return sides.issuperset(draft["dataset"]["parties"])


def took_place(event: Entry) -> bool:
    return event.get("status", "occurred") in HELD


def is_encounter(draft: Draft, event: Entry, statuses: Iterable[str] = HELD) -> bool:
    """Tell whether an event counts once for an occasion, of those of a status: whether no part of it does."""

    def counts(one: Entry) -> bool:
        return one.get("status", "occurred") in statuses and is_occasion(draft, one)

    parts = [part for part in draft["events"] if event["id"] in wholes_of(draft, part)]
    return counts(event) and not any(counts(part) for part in parts)


def part_on_visit(draft: Draft, event: Entry, participant: Entry) -> str | None:
    """Tell a visitor from a host: the officials of the state that is visited are hosts."""
    if "part" in participant:
        return str(participant["part"])
    if event["kind"] != "visit" or "place" not in event or not is_official(participant):
        return None
    there, own = (now(draft, land) for land in (event["place"]["country"], country_of(draft, participant)))
    return "host" if there == own else "visitor"
