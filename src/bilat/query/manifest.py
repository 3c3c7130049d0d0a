"""The file that says what the tables of a folder are, and which versions of bilat's readings made them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from bilat.query.table_schema import COUNTED_LISTS, MANIFEST, VERSIONS
from bilat.values.errors import QueryError, UnavailableError


def is_tables(paths: Sequence[str | Path]) -> bool:
    """Return whether one of some paths is a folder of tables."""
    return any(_has_manifest(Path(path)) for path in paths)


def _has_manifest(path: Path) -> bool:
    try:
        return (path / MANIFEST).is_file()
    except (OSError, ValueError):
        return False


def longest_lists(folder: Path) -> dict[str, int]:
    """Return how long the longest lists are in the tables of a folder.

    Raise `QueryError` for tables of another version, `UnavailableError` for a manifest that is broken.
    """
    import json

    file = folder / MANIFEST
    try:
        manifest: Any = json.loads(file.read_text(encoding="utf-8"))
        versions = {name: int(manifest["versions"][name]) for name in VERSIONS}
        longest = {name: int(manifest["longest"][name]) for name in COUNTED_LISTS}
    except (OSError, ValueError, KeyError, TypeError) as fault:
        raise UnavailableError(f"{file} cannot be read; export the tables again.") from fault
    if any(versions[name] > known for name, known in VERSIONS.items()):
        raise QueryError(f"{folder} was written by a newer bilat; update bilat to ask it.")
    if versions != VERSIONS:
        raise QueryError(f"{folder} was written by an older bilat; renew it: bilat export tables FOLDER.")
    return longest
