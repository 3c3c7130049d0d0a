"""Datasets of any size, the same for the same seed: events as a visits dataset would give them."""

from __future__ import annotations

import csv
import json
import random
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

SIZES = (60, 1_000, 20_000, 100_000)
SEED = 2019
_FIRST_DAY = date(1950, 1, 1)
_DAYS = (date(2025, 12, 31) - _FIRST_DAY).days
_KINDS = ("meeting", "visit", "conference", "agreement", "delivery", "culture")
_TOPICS = ("energy", "trade", "defence", "culture", "science", "transport", "legal basis", "finance")
_CITIES = (
    *(("Moscow", "RUS"), ("Saint Petersburg", "RUS"), ("Caracas", "VEN"), ("Maracaibo", "VEN")),
    *(("Vienna", "AUT"), ("Istanbul", "TUR"), ("Beijing", "CHN"), ("Tehran", "IRN")),
)
_COUNTRIES = {
    "RUS": "Russia",
    "VEN": "Venezuela",
    "AUT": "Austria",
    "TUR": "Turkey",
    "CHN": "China",
    "IRN": "Iran",
}
_ROLES = ("foreign minister", "president", "defence minister", "deputy prime minister", "envoy")
_WORDS = (
    *("talks", "on", "supply", "of", "grain", "and", "machines", "oil", "fields", "ports", "routes"),
    *("session", "review", "protocol", "credit", "pipeline", "harvest", "satellite", "hospital", "school"),
)
_SYLLABLES = ("la", "vro", "ma", "du", "pe", "ro", "chi", "ka", "ven", "to", "si", "ne", "ra", "bo", "li")
_MOST_PEOPLE = 400


@dataclass(frozen=True, slots=True)
class Row:
    """One generated event, flat, as the peers' files hold it; `people` are names."""

    id: str
    date: str
    kind: str
    title: str
    city: str
    country: str
    people: tuple[tuple[str, str], ...]
    topics: tuple[str, ...]
    note: str


def _names(chance: random.Random, entries: int) -> list[str]:
    def word(parts: int) -> str:
        return "".join(chance.choice(_SYLLABLES) for _ in range(parts)).capitalize()

    names = {f"{word(2)} {word(3)}{word(1).lower()}": None for _ in range(_MOST_PEOPLE * 2)}
    return list(names)[: min(entries, _MOST_PEOPLE)]


def people_of(entries: int, seed: int = SEED) -> list[str]:
    """Return the names of everyone in a dataset."""
    return _names(random.Random(seed), entries)


def rows(entries: int, seed: int = SEED) -> Iterator[Row]:
    """Generate events: four of five known to the day, the others to the month or the year."""
    chance = random.Random(seed)
    names = _names(chance, entries)
    for number in range(entries):
        day = _FIRST_DAY + timedelta(days=chance.randrange(_DAYS))
        precision = chance.choices((10, 7, 4), (8, 1, 1))[0]
        city, country = chance.choice(_CITIES)
        people = chance.sample(range(len(names)), 2)
        yield Row(
            id=f"event-{number}",
            date=day.isoformat()[:precision],
            kind=chance.choice(_KINDS),
            title=" ".join(chance.sample(_WORDS, 6)).capitalize(),
            city=city,
            country=country,
            people=tuple((f"person-{who}", names[who]) for who in people),
            topics=tuple(chance.sample(_TOPICS, 2)),
            note=" ".join(chance.choices(_WORDS, k=8)).capitalize() + ".",
        )


def _heading(entries: int, seed: int) -> str:
    countries = "\n".join(f"  {code}: {{name: {name}}}" for code, name in _COUNTRIES.items())
    people = "\n".join(
        f"  - {{id: person-{number}, name: {name}, country: {('RUS', 'VEN')[number % 2]}}}"
        for number, name in enumerate(people_of(entries, seed))
    )
    return (
        "dataset:\n  format: 1\n  id: generated\n  title: Generated\n  parties: [RUS, VEN]\n"
        "  as_of: 2025-12-31\n"
        "sources:\n  - {id: generated, publisher: Nobody, date: 2025-12-31, title: none}\n"
        f"countries:\n{countries}\npeople:\n{people}\nevents:\n"
    )


def _entry(row: Row, chance: random.Random) -> str:
    taking_part = "\n".join(
        f"      - {{person: {key}, role: {chance.choice(_ROLES)}}}" for key, _ in row.people
    )
    return (
        f"  - id: {row.id}\n    date: {row.date}\n    kind: {row.kind}\n    title: {row.title}\n"
        f"    place: {{city: {row.city}, country: {row.country}}}\n    participants:\n{taking_part}\n"
        f"    topics: [{', '.join(row.topics)}]\n    note: {row.note}\n"
        "    sources: [{id: generated, at: [p1]}]\n"
    )


def write_yaml(entries: int, path: Path, seed: int = SEED) -> None:
    """Write the dataset that bilat reads."""
    chance = random.Random(seed + 1)
    with path.open("w", encoding="utf-8") as file:
        file.write(_heading(entries, seed))
        file.writelines(_entry(row, chance) for row in rows(entries, seed))


def _flat(row: Row) -> dict[str, str]:
    return {
        "id": row.id,
        "date": row.date,
        "kind": row.kind,
        "title": row.title,
        "city": row.city,
        "country": row.country,
        "people": "; ".join(name for _, name in row.people),
        "topics": "; ".join(row.topics),
        "note": row.note,
    }


def write_for_peers(entries: int, folder: Path, seed: int = SEED) -> None:
    """Write the same events, flat, as rows.json, rows.csv and the table `events` of rows.db."""
    flat = [_flat(row) for row in rows(entries, seed)]
    (folder / "rows.json").write_text(json.dumps(flat, ensure_ascii=False), encoding="utf-8")
    with (folder / "rows.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(flat[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(flat)
    (folder / "rows.db").unlink(missing_ok=True)
    base = sqlite3.connect(folder / "rows.db")
    with base:
        base.execute(f"create table events ({', '.join(flat[0])})")
        marks = ", ".join("?" * len(flat[0]))
        base.executemany(f"insert into events values ({marks})", [tuple(row.values()) for row in flat])
    base.close()
