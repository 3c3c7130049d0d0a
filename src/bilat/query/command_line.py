"""Writing a query as a command line."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypeAlias

# Options of a command by the names of their filters: each a word, several, or true.
Options: TypeAlias = Mapping[str, str | bool | Sequence[str]]
# Filters that are not called by their name, since `in` is a keyword of Python.
CALLED = {"in_country": "in"}


def command_of(name: str, filters: Options) -> str:
    """Return a command with filters (a word, several, or true for each): bilat timeline --kind visit."""
    from shlex import quote

    words = [f"bilat {name}"]
    for filter_name, value in filters.items():
        flag = f"--{CALLED.get(filter_name, filter_name).replace('_', '-')}"
        if isinstance(value, bool):
            words += [flag] if value else []
        else:
            for text in [value] if isinstance(value, str) else value:
                words += [flag, quote(text)]
    return " ".join(words)
