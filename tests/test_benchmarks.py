"""The datasets of the benchmarks: the same for the same seed, and sound."""

from __future__ import annotations

import csv
import sys
from pathlib import Path

import bilat

sys.path.insert(0, str(Path(__file__).parent.parent))

from benchmarks.datasets import write_for_peers, write_yaml


def test_a_generated_dataset_loads_with_every_entry(tmp_path: Path) -> None:
    write_yaml(200, tmp_path / "events.yaml")
    assert len(bilat.load(tmp_path / "events.yaml").events) == 200


def test_the_same_seed_gives_the_same_bytes(tmp_path: Path) -> None:
    for name, seed in (("one", 1), ("same", 1), ("other", 2)):
        write_yaml(60, tmp_path / name, seed)
    one, same, other = ((tmp_path / name).read_bytes() for name in ("one", "same", "other"))
    assert (one == same, one == other) == (True, False)


def test_the_peers_are_given_the_same_events(tmp_path: Path) -> None:
    write_yaml(60, tmp_path / "events.yaml")
    write_for_peers(60, tmp_path)
    with (tmp_path / "rows.csv").open(encoding="utf-8") as file:
        rows = {row["id"]: row for row in csv.DictReader(file)}
    events = bilat.load(tmp_path / "events.yaml").events
    assert {event.id: (event.date.text, event.title) for event in events} == {
        key: (row["date"], row["title"]) for key, row in rows.items()
    }
