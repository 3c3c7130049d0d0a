"""The least that can show the same rows: a Typer command that prints cells from a file as a rich table."""

from __future__ import annotations

from pathlib import Path

import typer

app = typer.Typer()


@app.command()
def show(path: Path) -> None:
    """Print the tab-separated lines of a file as a table."""
    from rich import box
    from rich.console import Console
    from rich.table import Table

    table = Table("Date", "Kind", "Event", "Place", "Who", "Id", box=box.SIMPLE_HEAD)
    for line in path.read_text(encoding="utf-8").splitlines():
        table.add_row(*line.split("\t"))
    Console().print(table)


if __name__ == "__main__":
    app()
