"""Who and what the entries of a draft name: people, countries with their predecessors, levels of offices."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from oracle.words import words_of

Draft = dict[str, Any]
Entry = dict[str, Any]
Question = dict[str, Any]

# Highest first; what each office is worth is written out by hand.
LEVELS = ("leaders", "ministers", "officials")
LEVEL_OF_ROLE: dict[str, str | None] = {
    "president": "leaders",
    "Prime Minister": "leaders",
    "head of state": "leaders",
    "acting president": "leaders",
    "vice president": "ministers",
    "foreign minister": "ministers",
    "minister of defence": "ministers",
    "deputy foreign minister": "officials",
    "ambassador": "officials",
    "representatives": None,
    "state": None,
}
# Who is no official: the state itself and groups.
NOBODY = ("state", "representatives")


def by_id(entries: Iterable[Entry]) -> dict[str, Entry]:
    return {entry["id"]: entry for entry in entries}


def names_of(entry: Entry) -> list[str]:
    return [entry["name"], *entry.get("aliases", ())]


def country_of(draft: Draft, participant: Entry) -> str:
    """Return the country of a participant: its own, or else that of the person."""
    return str(participant.get("country") or by_id(draft["people"])[participant["person"]]["country"])


def now(draft: Draft, country: str) -> str:
    """Return the party that succeeds a country, or the country itself."""
    heirs = {one["country"]: one["successor"] for one in draft["dataset"].get("predecessors", ())}
    return str(heirs.get(country, country))


def is_sure(participant: Entry) -> bool:
    return bool(participant.get("certain", True))


def is_official(participant: Entry) -> bool:
    """Tell an official from a state or group; who has a name is one whatever the role."""
    return "person" in participant or participant["role"] not in NOBODY


def level_of(participant: Entry) -> str | None:
    return participant.get("level") or LEVEL_OF_ROLE[participant["role"]]


def code_named(draft: Draft, name: str) -> str:
    """Return the code of the country of the draft that bears a name or has a code."""
    for code, country in draft["countries"].items():
        if words_of(name) in [words_of(known) for known in (code, *names_of(country))]:
            return str(code)
    raise AssertionError(name)


def is_country(draft: Draft, asked: str, country: str | None) -> bool:
    """Tell whether a country is the one asked for, or a declared predecessor of it."""
    return country is not None and code_named(draft, asked) in (country, now(draft, country))
