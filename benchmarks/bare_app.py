"""The smallest Typer program: one command, one option; its help is what help costs."""

from __future__ import annotations

import typer

app = typer.Typer(rich_markup_mode=None)


@app.command()
def hello(name: str = "world") -> None:
    """Say hello."""
    print(f"Hello {name}")


if __name__ == "__main__":
    app()
