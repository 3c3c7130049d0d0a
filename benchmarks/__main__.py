"""Run the benchmarks and print medians, spread and ratios as a table, or as JSON with --json."""

from __future__ import annotations

import argparse
import json
import platform
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any

from benchmarks import datasets, peers, scale, startup
from benchmarks.timing import Timed, calls_in_turn, commands_in_turn

# Runs of what takes seconds; start-up and questions of a record in memory take as many as are asked for.
_FEW = 3
_LARGE = 20_000


@dataclass(frozen=True, slots=True)
class Section:
    """Cases that were timed in turn, and the one that the ratios are to."""

    title: str
    base: str
    timed: dict[str, Timed]


def measured(sizes: list[int], runs: int, folder: Path) -> Iterator[Section]:
    """Generate the datasets and time everything, section by section."""
    yield Section("Start-up", "import typer", commands_in_turn(startup.commands(folder), runs))
    for drawn in startup.drawings():
        table = next(iter(drawn))
        yield Section(f"Beside the table of bilat {table}", table, commands_in_turn(drawn, runs))
    for entries in sizes:
        here = folder / str(entries)
        here.mkdir()
        datasets.write_yaml(entries, here / "events.yaml")
        datasets.write_for_peers(entries, here)
        few = _FEW if entries >= _LARGE else runs
        for question, commands in peers.questions(entries, here).items():
            yield Section(f"{question}, {entries:,} entries", "bilat", commands_in_turn(commands, few))
        if entries >= _LARGE:
            yield Section(
                f"Reading {entries:,} entries", "yaml.compose", commands_in_turn(scale.reading(here), few)
            )
    here = folder / str(sizes[-1])
    asked = calls_in_turn(scale.asking(sizes[-1], here), runs)
    yield Section(f"Asking {sizes[-1]:,} entries in memory", "since 2015", asked)
    written = commands_in_turn(scale.writing(here), 1)
    yield Section(f"Writing {sizes[-1]:,} entries", "one entry, json", written)
    if sizes[-1] >= _LARGE:
        exported = commands_in_turn(scale.exporting(here), 1)
        yield Section(f"Exporting {sizes[-1]:,} entries", "datapackage", exported)
        imported = commands_in_turn(scale.importing(sizes[-1], here), 1)
        yield Section(f"Importing {sizes[-1]:,} rows", "comtrade, JSON", imported)


def as_table(section: Section) -> str:
    """Write a section as a Markdown table."""
    lines = [
        f"\n### {section.title}\n",
        "| case | median ms | quartiles | ratio | peak MiB |",
        "|---|--:|--:|--:|--:|",
    ]
    base = section.timed[section.base].median
    for name, one in section.timed.items():
        low, high = (f"{seconds * 1e3:,.1f}" for seconds in one.spread)
        peak = f"{one.peak / 1024:,.0f}" if one.peak else "-"
        case = name.replace("|", "\\|")
        lines.append(
            f"| {case} | {one.median * 1e3:,.1f} | {low} to {high} | {one.median / base:.2f} | {peak} |"
        )
    return "\n".join(lines)


def as_records(section: Section) -> list[dict[str, Any]]:
    """Return a section as objects, times in seconds and memory in KiB."""
    base = section.timed[section.base].median
    return [
        {
            "section": section.title,
            "case": name,
            "median": one.median,
            "quartiles": one.spread,
            "ratio": one.median / base,
            "base": section.base,
            "runs": len(one.seconds),
            "peak_kib": one.peak or None,
        }
        for name, one in section.timed.items()
    ]


def main() -> None:
    """Run what was asked for."""
    asked = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    asked.add_argument("--runs", type=int, default=20, help="runs of each short case (20)")
    asked.add_argument("--most", type=int, default=datasets.SIZES[-1], help="the largest dataset (100000)")
    asked.add_argument("--json", action="store_true", help="print JSON")
    given = asked.parse_args()
    sizes = [entries for entries in datasets.SIZES if entries <= given.most] or [datasets.SIZES[0]]
    used = {
        "Python": platform.python_version(),
        **{name: version(name) for name in ("bilat", "typer", "rich", "PyYAML")},
        **peers.versions(),
    }
    with tempfile.TemporaryDirectory() as folder:
        sections = measured(sizes, given.runs, Path(folder))
        if given.json:
            records = [record for section in sections for record in as_records(section)]
            print(json.dumps({"versions": used, "measured": records}, indent=2))
            return
        print(", ".join(f"{name} {number}" for name, number in used.items()))
        for section in sections:
            print(as_table(section), flush=True)


if __name__ == "__main__":
    main()
