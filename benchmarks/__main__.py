"""Run the benchmarks and print medians, spread and ratios as a table, or as JSON with --json."""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

from benchmarks import startup
from benchmarks.timing import commands_in_turn


def main() -> None:
    """Run what was asked for."""
    asked = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    asked.add_argument("--runs", type=int, default=20, help="runs of each case (20)")
    given = asked.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        timed = commands_in_turn(startup.commands(Path(folder)), given.runs)
    base = timed["import typer"].median
    for name, each in timed.items():
        low, high = each.spread
        ratio = each.median / base
        print(f"{name:40}{each.median * 1e3:8.1f} ms {low * 1e3:8.1f} to {high * 1e3:6.1f}{ratio:7.2f}")


if __name__ == "__main__":
    main()
