"""How an option is declared to Typer: its flag, meaning, help panel and completion."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Annotated, Any

import typer

from bilat.cli.completion import values
from bilat.cli.completion.values import Completion
from bilat.values.escaping import quote

if TYPE_CHECKING:
    from typer.models import ArgumentInfo, OptionInfo

Several = list[str] | None
# Options by their names, each as the annotation that Typer reads; and the values that it passes for them.
Declared = dict[str, Any]
Given = dict[str, Any]
# The panels of the help.
WHEN, WHO, WHAT, OUTPUT, DATA = "When", "Who and where", "What", "Output", "Data"
# Larger numbers are never useful, and Python refuses to parse numbers with thousands of digits.
_MOST_DIGITS = 18


def option(flag: str, metavar: str | None, meaning: str, panel: str | None = None, **more: Any) -> OptionInfo:  # noqa: ANN401 - Typer's settings
    """Declare an option to Typer, such as "--output -o"; without a `metavar` it is a flag."""
    declared: OptionInfo = typer.Option(
        *flag.split(),
        metavar=metavar,
        help=meaning,
        rich_help_panel=panel,
        show_default=False,
        **more,
    )
    return declared


def argument(metavar: str, meaning: str) -> ArgumentInfo:
    """Declare an argument to Typer."""
    declared: ArgumentInfo = typer.Argument(metavar=metavar, help=meaning, show_default=False)
    return declared


def texts(
    panel: str, flag: str, metavar: str, meaning: str, completion: Completion = values.FREE_TEXT
) -> object:
    """Declare an option that may be given several times."""
    return Annotated[Several, option(flag, metavar, meaning, panel), completion]


def text(
    panel: str, flag: str, metavar: str, meaning: str, completion: Completion = values.FREE_TEXT
) -> object:
    """Declare an option that is given once."""
    return Annotated[str | None, option(flag, metavar, meaning, panel), completion]


def switch(panel: str, flag: str, meaning: str) -> object:
    """Declare an option without a value."""
    return Annotated[bool, option(flag, None, meaning, panel)]


def number(panel: str, flag: str, metavar: str, meaning: str) -> OptionInfo:
    """Declare an option whose value is a whole number of 1 or more."""
    return option(flag, metavar, meaning, panel, parser=_how_many)


def count(panel: str, flag: str, metavar: str, meaning: str) -> object:
    """Declare an option that is given once, and whose value is a whole number of 1 or more."""
    return Annotated[int | None, number(panel, flag, metavar, meaning)]


def _how_many(typed: str) -> int:
    if not (typed.isascii() and typed.isdigit() and typed.strip("0")):
        raise typer.BadParameter(f"{quote(typed)} is not a whole number of 1 or more.")
    return int(typed) if len(typed) < _MOST_DIGITS else 10**_MOST_DIGITS


def either(words: Iterable[str]) -> str:
    """List alternatives: "leaders, ministers or officials"."""
    *others, last = words
    return f"{', '.join(others)} or {last}"
