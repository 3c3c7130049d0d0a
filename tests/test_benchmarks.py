"""The datasets of the benchmarks: the same for the same seed, and sound."""

from __future__ import annotations

import csv
import json
import os
import subprocess
import sys
from pathlib import Path
from shutil import which

import pytest

import bilat
import program

sys.path.insert(0, str(Path(__file__).parent.parent))

from benchmarks.datasets import write_for_peers, write_yaml
from benchmarks.foreign_files import write_colt, write_comtrade

ROOT = Path(__file__).parent.parent


def test_a_generated_dataset_loads_with_every_entry(tmp_path: Path) -> None:
    write_yaml(200, tmp_path / "events.yaml")
    assert len(bilat.load(tmp_path / "events.yaml").events) == 200


def test_invented_files_of_other_forms_are_imported_row_by_row(tmp_path: Path) -> None:
    write_comtrade(20, tmp_path)
    write_colt(40, tmp_path / "colt.csv")
    write_colt(40, tmp_path / "few.csv", of_the_pair=0.0)
    for form, file, rows in (
        *(("comtrade", "comtrade.json", (20, 20)), ("comtrade", "comtrade.csv", (20, 20))),
        *(("colt", "colt.csv", (40, 40)), ("colt", "few.csv", (40, 0))),
    ):
        done = program.bilat("import", form, str(tmp_path / file), "--pair", "RUS-VEN", "--json")
        counted = json.loads(done.out)["files"][0]["rows"]
        assert (counted["read"], counted["of_pair"]) == rows, file


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


@pytest.mark.apart
def test_it_prints_versions_and_every_case_with_its_ratio_and_spread_as_json(tmp_path: Path) -> None:
    # One peer on the PATH stands for all: a peer is asked three questions, twice each.
    if jq := which("jq"):
        (tmp_path / "jq").symlink_to(jq)
    command = [sys.executable, "-m", "benchmarks", "--runs", "1", "--most", "60", "--json"]
    env = {**os.environ, "PATH": str(tmp_path)}
    done = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, check=True, timeout=300)
    printed = json.loads(done.stdout)
    assert printed["versions"]["bilat"] == bilat.__version__
    cases = {(one["section"], one["case"]): one for one in printed["measured"]}
    assert cases["Start-up", "import typer"]["ratio"] == 1
    assert cases["since 2015, 60 entries", "bilat"]["ratio"] == 1
    assert (("since 2015, 60 entries", "jq") in cases) == bool(jq)
    for one in printed["measured"]:
        low, high = one["quartiles"]
        assert 0 < low <= one["median"] <= high
        base = cases[one["section"], one["base"]]["median"]
        assert one["ratio"] == one["median"] / base
