"""ISO 4217 currency codes: those in force and those withdrawn, which old figures are written in."""

from __future__ import annotations

from functools import cache
from pathlib import Path


@cache
def _codes() -> dict[str, str]:
    lines = Path(__file__).with_name("currencies.tsv").read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines if not line.startswith("#"))
    return {code: standing for code, standing in rows}  # noqa: C416 - rows are lists


def is_currency(code: str) -> bool:
    """Return whether ISO 4217 lists a code, in force or withdrawn."""
    return code in _codes()


def current_currencies() -> list[str]:
    """Return the codes in force, in order."""
    return [code for code, standing in _codes().items() if standing == "in force"]
