"""The file that describes the tables of a folder, and the versions of the rules that they were made by."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from bilat.query.table_schema import COUNTED_LISTS, VERSIONS
from bilat.record.vocabulary import MANIFEST
from bilat.values.errors import QueryError, UnavailableError


def manifest_of(folder: Path) -> str:
    """Return the text of a folder's manifest; raise `UnavailableError` where it cannot be read."""
    try:
        return (folder / MANIFEST).read_text(encoding="utf-8")
    except (OSError, ValueError) as fault:
        raise _broken(folder) from fault


class Manifest(NamedTuple):
    """What is known of all the tables of a folder, which makes some questions shorter.

    `longest` has the length of the longest of some lists. `ids_differ` says that no id is in several pairs,
    `dates_alike` that dates of the same days are written the same. `day_mark` is what follows the day in
    every date, if each is a day: nothing, or the ~ of leads. `statuses` are those that events have, if known.
    """

    longest: Mapping[str, int]
    ids_differ: bool = False
    dates_alike: bool = False
    day_mark: str | None = None
    statuses: frozenset[str] | None = None


def read_manifest(text: str, folder: str | Path) -> Manifest:
    """Read the text of a folder's manifest.

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
    statuses = manifest.get("statuses")
    return Manifest(
        {name: int(longest.get(name, 0)) for name in COUNTED_LISTS},
        manifest.get("ids_differ") is True,
        manifest.get("dates_alike") is True,
        manifest.get("day_mark"),
        None if statuses is None else frozenset(statuses),
    )


def _broken(folder: str | Path) -> UnavailableError:
    return UnavailableError(f"{folder}/{MANIFEST} cannot be read; export the tables again.")
