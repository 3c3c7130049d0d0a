"""The file that says what the tables of a folder are, and which versions of bilat's readings made them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from bilat.query.table_schema import COUNTED_LISTS, MANIFEST, VERSIONS
from bilat.values.errors import QueryError, UnavailableError


def manifest_of(folder: Path) -> str:
    """Return the text of a folder's manifest; raise `UnavailableError` where it cannot be read."""
    try:
        return (folder / MANIFEST).read_text(encoding="utf-8")
    except (OSError, ValueError) as fault:
        raise _broken(folder) from fault


def longest_lists(text: str, folder: str | Path) -> dict[str, int]:
    """Return how long the longest lists are in the tables of a folder, by the text of its manifest.

    Raise `QueryError` for tables of another version, `UnavailableError` for a manifest that is broken.
    """
    import json

    try:
        manifest: Any = json.loads(text)
        versions = {name: int(manifest["versions"][name]) for name in VERSIONS}
    except (ValueError, KeyError, TypeError) as fault:
        raise _broken(folder) from fault
    if any(versions[name] > known for name, known in VERSIONS.items()):
        raise QueryError(f"{folder} was written by a newer bilat; update bilat to query it.")
    if versions != VERSIONS:
        raise QueryError(f"{folder} was written by an older bilat; renew it: bilat export tables FOLDER.")
    longest = manifest.get("longest", {})
    return {name: int(longest.get(name, 0)) for name in COUNTED_LISTS}


def _broken(folder: str | Path) -> UnavailableError:
    return UnavailableError(f"{folder}/{MANIFEST} cannot be read; export the tables again.")
