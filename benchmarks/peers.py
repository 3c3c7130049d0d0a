"""What people would use instead: which of it is on the PATH, and how it is asked the same."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path
from shutil import which

from benchmarks.datasets import people_of
from benchmarks.startup import BILAT
from benchmarks.timing import Command, words

_PEERS = ("sqlite-utils", "duckdb", "jq", "yq", "mlr", "csvgrep", "hledger")
# Slower by far than the others: asked of small datasets alone.
_SLOW = ("yq", "csvgrep")
_MOST_FOR_SLOW = 1_000


def versions() -> dict[str, str]:
    """Return the version of each peer that is there."""
    found: dict[str, str] = {}
    for name in _PEERS:
        if path := which(name):
            said = subprocess.run([path, "--version"], capture_output=True, text=True, check=False).stdout
            number = re.search(r"\d+(\.\d+)+", said)
            found[name] = number[0] if number else said.partition("\n")[0]
    return found


def questions(entries: int, folder: Path) -> dict[str, dict[str, Command]]:
    """Return three questions, each with the commands that answer it; the folder holds the dataset."""
    name = people_of(entries)[7]
    base, table, rows = folder / "rows.db", folder / "rows.csv", folder / "rows.json"
    record = folder / "events.yaml"
    bilat: list[str | Path] = [BILAT, "timeline", "--json", "--data", record]
    lookups: dict[str, tuple[list[str], str, str, str, list[str]]] = {
        "since 2015": (
            ["--since", "2015"],
            "date >= '2015'",
            '.date >= "2015"',
            'string($date) >= "2015"',
            ["-c", "date", "-r", "^20(1[5-9]|2)"],
        ),
        "one person": (
            ["--person", name],
            f"people like '%{name}%'",
            f'.people | contains("{name}")',
            f'$people =~ "{name}"',
            ["-c", "people", "-m", name],
        ),
        "a word": (
            ["--search", "harvest"],
            "lower(title || note) like '%harvest%'",
            '(.title + .note) | test("harvest"; "i")',
            '$title . $note =~ "harvest"i',
            ["-c", "title,note", "-a", "-r", "(?i)harvest"],
        ),
    }
    asked: dict[str, dict[str, Command]] = {}
    for question, (filters, where, jq, miller, csvgrep) in lookups.items():
        commands = {
            "bilat": words([*bilat, *filters]),
            "sqlite-utils": words(["sqlite-utils", base, f"select * from events where {where}"]),
            "duckdb": words(["duckdb", "-json", "-c", f"select * from '{table}' where {where}"]),
            "jq": words(["jq", "-c", f"map(select({jq}))", rows]),
            "mlr": words(["mlr", "--icsv", "--ojson", "filter", miller, table]),
            "csvgrep": words(["csvgrep", *csvgrep, table]),
        }
        if question == "since 2015":
            commands["yq"] = words(["yq", f".events | map(select({jq}))", record])
        asked[question] = {
            peer: Command(line)
            for peer, line in commands.items()
            if peer == "bilat" or (which(peer) and (peer not in _SLOW or entries <= _MOST_FOR_SLOW))
        }
    return asked
