"""The least that still shows a difference: entries, keys and options are left out one after the other."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from copy import deepcopy
from typing import Any

from oracle.names import Draft, Entry, Question

Differ = Callable[[list[Draft], Question], bool]
_NEEDED = ("id", "date", "kind", "title", "sources", "reporter", "partner", "currency", "commodity", "flow")
_SECTIONS = ("events", "trade", "goods", "figures", "standing")
_OPTIONS = ("command", "what", "by", "in_year", "on_date", "next", "from")


def smallest(differ: Differ, drafts: list[Draft], question: Question) -> tuple[list[Draft], Question]:
    """Leave out what a difference does not need."""
    again = True
    while again:
        again = False
        for fewer, less in _steps(drafts, question):
            if _still(differ, fewer, less):
                drafts, question, again = fewer, less, True
                break
    return drafts, question


def _still(differ: Differ, drafts: list[Draft], question: Question) -> bool:
    try:
        return bool(drafts) and differ(drafts, question)
    except (KeyError, AssertionError):
        # What is left is not a record any more, or the program says so and the oracle does not.
        return False


def _steps(drafts: list[Draft], question: Question) -> Iterator[tuple[list[Draft], Question]]:
    for option in question:
        if option not in _OPTIONS:
            yield drafts, {key: value for key, value in question.items() if key != option}
    for number, draft in enumerate(drafts):
        yield drafts[:number] + drafts[number + 1 :], question
        for section in _SECTIONS:
            for entry in reversed(draft[section]):
                yield _changed(drafts, number, section, entry, None), question
                for key in entry:
                    if key not in _NEEDED:
                        less = {name: value for name, value in entry.items() if name != key}
                        yield _changed(drafts, number, section, entry, less), question
                for place, one in enumerate(entry.get("participants", ())):
                    there = [*entry["participants"]]
                    del there[place]
                    yield _changed(drafts, number, section, entry, entry | {"participants": there}), question
                    if "certain" in one:
                        known = {key: value for key, value in one.items() if key != "certain"}
                        there.insert(place, known)
                        changed = entry | {"participants": there}
                        yield _changed(drafts, number, section, entry, changed), question


def _changed(
    drafts: list[Draft], number: int, section: str, entry: Entry, other: Entry | None
) -> list[Draft]:
    """Put another entry in the place of one, or none; nothing else refers to what is left out."""
    changed: list[dict[str, Any]] = deepcopy(drafts)
    rows = changed[number][section]
    place = next(place for place, row in enumerate(rows) if row["id"] == entry["id"])
    rows[place : place + 1] = [other] if other else []
    for row in rows:
        for link in ("part_of", "part_of_one"):
            if not other and entry["id"] in row.get(link, ()):
                row[link] = [one for one in row[link] if one != entry["id"]]
    return changed
