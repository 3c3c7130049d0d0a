"""The texts of an entry in which `--search` looks for words."""

from __future__ import annotations

from collections.abc import Iterator

from oracle.encounters import place_of
from oracle.names import Draft, Entry, by_id, names_of


def texts_of(draft: Draft, section: str, entry: Entry) -> list[str | None]:
    special = {"events": _of_event, "goods": _of_goods, "standing": _of_standing}
    own = special[section](draft, entry) if section in special else ()
    agency = by_id(draft["organizations"])[entry["agency"]]["name"] if "agency" in entry else None
    return [entry["id"], entry.get("note"), entry.get("measure"), entry.get("scope"), agency, *own]


def _of_event(draft: Draft, event: Entry) -> Iterator[str | None]:
    people = by_id(draft["people"])
    yield from (event["title"], event.get("occasion"), *event.get("topics", ()))
    for participant in event.get("participants", ()):
        yield participant["role"]
        if "person" in participant:
            yield from names_of(people[participant["person"]])
    # As --place does, words find a part without a place where its wholes are.
    if place := place_of(draft, event):
        yield from (place.get("name"), place.get("city"), draft["countries"][place["country"]]["name"])
    yield from _bodies(draft, event)


def _of_standing(draft: Draft, fact: Entry) -> Iterator[str | None]:
    yield from (fact["title"], *fact.get("topics", ()))
    yield from (draft["countries"][country]["name"] for country in fact.get("countries", ()))
    yield from _bodies(draft, fact)


def _bodies(draft: Draft, entry: Entry) -> Iterator[str]:
    bodies = by_id(draft["organizations"])
    for body in entry.get("organizations", ()):
        yield from names_of(bodies[body])


def _of_goods(_draft: Draft, goods: Entry) -> Iterator[str | None]:
    yield from (goods["commodity"], goods.get("status", "traded"), goods["flow"])
