"""From the paths a person names to dataset files: a folder stands for the dataset files in it."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from bilat.loading.reading import unreadable

SUFFIXES = (".yaml", ".yml")
# The word for the bundled record among paths; a file of that name is ./bundled.
BUNDLED = "bundled"


_PACKAGE = Path(__file__).resolve().parent.parent


def is_installed() -> bool:
    """Tell whether the bundled record lies in the installed package, and not in a checkout beside it."""
    return (_PACKAGE / "events.yaml").is_file()


def bundled_path() -> Path:
    """Return where the bundled record lies: in the installed package, or in the checkout beside it."""
    return _PACKAGE / "events.yaml" if is_installed() else _PACKAGE.parent.parent / "data" / "events.yaml"


def dataset_files(paths: Iterable[str | Path]) -> list[Path]:
    """Return the dataset files that `paths` name, each once, in that order.

    The text "bundled" stands for the bundled record; a `Path` does not, since it takes the ./ from ./bundled.
    A folder stands for its `*.yaml` and `*.yml` files by name, hidden files and folders within it left
    out. Raise `DatasetError` for a folder without such files, or one that cannot be listed; why a path
    cannot be read is said by who reads it.
    """
    files: dict[str, Path] = {}
    for named in paths:
        path = bundled_path() if named == BUNDLED else Path(named)
        for file in _files_in(path) if _is_folder(path) else (path,):
            files.setdefault(real_path(file), file)
    return list(files.values())


def real_path(path: str | Path) -> str:
    """Return the path that all names of a file lead to; of what no file is named, the name itself."""
    try:
        return os.path.realpath(path)
    except (OSError, ValueError):
        return str(path)


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except (OSError, ValueError):
        return False


def _files_in(folder: Path) -> list[Path]:
    try:
        found = sorted(
            entry
            for entry in folder.iterdir()
            if entry.suffix in SUFFIXES and not entry.name.startswith(".") and not entry.is_dir()
        )
    except OSError as fault:
        raise unreadable(folder, f"cannot be listed: {fault.strerror}.") from fault
    if not found:
        raise unreadable(folder, "this folder holds no dataset file (*.yaml or *.yml).")
    return found
