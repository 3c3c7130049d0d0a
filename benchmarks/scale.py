"""What grows with the record: reading it, asking it once it is read, and writing all of it."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

from benchmarks import foreign_files
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


def importing(entries: int, folder: Path) -> dict[str, Command]:
    """Return the import of as many rows of other forms: all of the pair, and one in a hundred of it."""
    foreign_files.write_comtrade(entries, folder)
    foreign_files.write_colt(entries, folder / "colt.csv")
    foreign_files.write_colt(entries, folder / "few.csv", of_the_pair=0.01)
    files = {
        "comtrade, JSON": ("comtrade", "comtrade.json"),
        "comtrade, CSV": ("comtrade", "comtrade.csv"),
        "colt, CSV, every row of the pair": ("colt", "colt.csv"),
        "colt, CSV, one row in a hundred": ("colt", "few.csv"),
    }
    foreign_files.write_icews(entries, folder / "icews.tab")
    coded: list[str | Path] = [BILAT, "import", "icews", folder / "icews.tab"]
    return {
        **{
            name: Command(words([BILAT, "import", form, folder / file, "--pair", "RUS-VEN"]))
            for name, (form, file) in files.items()
        },
        "icews, as tables": Command(words([*coded, "--tables", folder / "icews-tables"])),
    }


def exporting(folder: Path) -> dict[str, Command]:
    """Return the export of all entries to the formats that need no library."""
    line: list[str | Path] = [BILAT, "export"]
    return {
        name: Command(
            words([*line, name, "--data", folder / "events.yaml", "--output", folder / f"to.{name}"])
        )
        for name in ("datapackage", "sqlite", "timelinejs", "dyads", "jsonld")
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
