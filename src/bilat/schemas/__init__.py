"""The JSON Schema (2020-12) of each command's JSON, one file each beside this module."""

from __future__ import annotations

from pathlib import Path

from bilat.values.errors import QueryError
from bilat.values.text import did_you_mean

_FOLDER = Path(__file__).parent


def schema_names() -> tuple[str, ...]:
    """Return the names of the schemas, in order."""
    return tuple(sorted(file.stem for file in _FOLDER.glob("*.json")))


def schema_text(name: str) -> str:
    """Return a schema as JSON text; raise `QueryError` where there is none of that name."""
    names = schema_names()
    if name not in names:
        raise QueryError(
            f"There is no schema {name!r}.{did_you_mean(name, names)} Known: {', '.join(names)}."
        )
    return (_FOLDER / f"{name}.json").read_text(encoding="utf-8")


def title_of(name: str) -> str:
    """Return what a schema describes, such as "bilat timeline --json"."""
    from json import loads

    return str(loads(schema_text(name))["title"])
