"""What grows with the record: reading it, asking it once it is read, and writing all of it."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

from benchmarks.datasets import people_of
from benchmarks.startup import BILAT
from benchmarks.timing import Command, words

_COMPOSE = """
import gc, sys, yaml
gc.disable()
with open(sys.argv[1], "rb") as file:
    yaml.compose(file, yaml.CSafeLoader)
"""


def reading(folder: Path) -> dict[str, Command]:
    """Return PyYAML composing nodes, the collector off, and bilat reading, checking and answering."""
    record = folder / "events.yaml"
    return {
        "yaml.compose": Command(words([sys.executable, "-c", _COMPOSE, record])),
        "bilat timeline --since 2015 --count": Command(
            words([BILAT, "timeline", "--since", "2015", "--count", "--data", record])
        ),
        "bilat timeline --json": Command(words([BILAT, "timeline", "--json", "--data", record])),
    }


def writing(folder: Path) -> dict[str, Command]:
    """Return the writing of one entry and of all of them, in each format."""
    line: list[str | Path] = [BILAT, "timeline", "--data", folder / "events.yaml"]
    formats = ("json", "jsonl", "csv", "tsv", "markdown", "table")
    return {
        "one entry, json": Command(words([*line, "--json", "--limit", "1"])),
        **{name: Command(words([*line, "--format", name])) for name in formats},
        "table on a terminal": Command(words(line), on_terminal=True),
    }


def asking(entries: int, folder: Path) -> dict[str, Callable[[], object]]:
    """Return questions of a record in memory, by window, person and text."""
    import bilat

    events = bilat.load(folder / "events.yaml").events
    name = people_of(entries)[7]
    return {
        "since 2015": lambda: events.where(since="2015"),
        "one person": lambda: events.where(person=name),
        "a word": lambda: events.where(search="harvest"),
    }
