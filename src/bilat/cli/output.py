"""Writing an answer to standard output or, atomically, to a file; notes go to standard error."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from os import terminal_size
from pathlib import Path
from shutil import get_terminal_size, rmtree
from typing import TextIO

from bilat.render.terminal import Terminal
from bilat.values.errors import OutputError, QueryError
from bilat.values.escaping import escape_controls, escape_in_json

STANDARD_OUTPUT = "-"
_BYTE_ORDER_MARK = "\ufeff"
# The width of a table in a pipe or a file.
_WIDTH_OF_FILES, _HEIGHT_OF_FILES = 100, 25
_LINKING_PROGRAMS = ("iTerm.app", "WezTerm", "vscode", "ghostty", "Hyper", "rio", "Tabby")
_LINKING_TERMINALS = ("xterm-kitty", "xterm-ghostty", "alacritty", "foot", "foot-extra", "wezterm")
_FIRST_LINKING_VTE = 5000
_MANY_COLOURS = ("truecolor", "24bit")
_MOST_DIGITS = 6


@contextmanager
def opened(
    path: str | None, *, read_from: Sequence[Path] = (), expected: bytes | None = None
) -> Iterator[TextIO]:
    """Open standard output, or a file beside `path` that replaces it once everything is written.

    A link is followed; a device or a pipe is written to directly. Raise `OutputError` if the file cannot be
    written, is the dataset itself or no longer has the `expected` content, and `QueryError` for an empty
    path.
    """
    if path is None or path == STANDARD_OUTPUT:
        yield sys.stdout
        return
    if not path:
        raise QueryError("--output has an empty value; name a file, or leave it out.")
    if os.path.basename(path) in ("", os.curdir):  # noqa: PTH119 - Path drops the slash of "x/"
        raise QueryError(f"{path} names a folder; name a file for --output.")
    try:
        # Checked before links are resolved: the real path of /dev/stdout is not a file.
        device = _is_device(Path(path))
        with _written_straight(Path(path)) if device else _replaced(path, read_from, expected) as out:
            yield out
    except OSError as fault:
        raise OutputError(f"{path} could not be written: {fault.strerror}.") from fault


def rewrite(path: str, raw: bytes, text: str) -> None:
    """Replace the content `raw` of a file by a text, after the byte order mark if it begins with one."""
    mark = _BYTE_ORDER_MARK if raw.startswith(_BYTE_ORDER_MARK.encode()) else ""
    with opened(path, expected=raw) as out:
        out.write(mark + text)


@contextmanager
def opened_folder(path: str, option: str = "--output") -> Iterator[str]:
    """Make a folder beside `path` that is renamed to it once everything is written, and removed on failure.

    Raise `OutputError` if something has the name already, or the folder cannot be written.
    """
    target = Path(os.path.realpath(path))
    if os.path.lexists(target):
        raise OutputError(f"{path} exists already; name a new folder for {option}.")
    beside = target.with_name(f".{target.name}.{os.urandom(4).hex()}.part")
    try:
        beside.mkdir()
        try:
            with _unwinding_when_ended():
                yield str(beside)
            beside.rename(target)
        finally:
            rmtree(beside, ignore_errors=True)
    except OSError as fault:
        raise OutputError(f"{path} could not be written: {fault.strerror}.") from fault


@contextmanager
def _unwinding_when_ended() -> Iterator[None]:
    """Exit through what cleans up at SIGTERM, at which Python would end at once."""
    import signal
    from threading import current_thread, main_thread

    if current_thread() is not main_thread():
        yield
        return
    before = signal.signal(signal.SIGTERM, lambda number, _: sys.exit(128 + number))
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def _is_device(target: Path) -> bool:
    return target.exists() and not target.is_file() and not target.is_dir()


@contextmanager
def _written_straight(target: Path) -> Iterator[TextIO]:
    with target.open("w", encoding="utf-8", errors="backslashreplace", newline="") as out:
        yield out


@contextmanager
def _replaced(path: str, read_from: Sequence[Path], expected: bytes | None) -> Iterator[TextIO]:
    from bilat.cli.replacing import replaced

    target = Path(os.path.realpath(path))
    _refuse(target, path, read_from)
    with replaced(target, expected) as (out, lost):
        yield out
    if lost:
        note(f"{path} was replaced; these could not be kept: {', '.join(lost)}.")


def _refuse(target: Path, path: str, read_from: Sequence[Path]) -> None:
    if target.is_dir():
        raise OutputError(f"{path} is a folder; name a file for --output.")
    if not target.exists():
        return
    if any(file.exists() and target.samefile(file) for file in read_from):
        raise OutputError(f"{path} is a dataset being read; --output would write over it.")
    from bilat.cli.replacing import refuse_read_only

    refuse_read_only(Path(path))


def terminal_of(out: TextIO, environment: Mapping[str, str]) -> Terminal:
    """Find out what a stream supports: its width, colours, links."""
    size = get_terminal_size((_WIDTH_OF_FILES, _HEIGHT_OF_FILES))
    if not out.isatty():
        size = terminal_size((_number(environment, "COLUMNS") or _WIDTH_OF_FILES, size.lines))
    forced = _is_on(environment, "FORCE_COLOR") or _is_on(environment, "CLICOLOR_FORCE")
    shown = out.isatty() and environment.get("TERM") not in ("dumb", "unknown")
    return Terminal(
        width=size.columns,
        height=size.lines,
        styled=forced or shown,
        coloured=(forced or (shown and environment.get("CLICOLOR") != "0"))
        and not environment.get("NO_COLOR"),
        many_colours=_has_many_colours(environment, shown=shown),
        linked=shown and _knows_links(environment),
    )


def _has_many_colours(environment: Mapping[str, str], *, shown: bool) -> bool:
    """Return whether 256 colours are supported, or forced by the environment."""
    if environment.get("FORCE_COLOR") in ("2", "3"):
        return True
    names_many = "256color" in environment.get("TERM", "") or environment.get("COLORTERM") in _MANY_COLOURS
    return shown and (names_many or environment.get("TERM") in _LINKING_TERMINALS)


def _is_on(environment: Mapping[str, str], name: str) -> bool:
    return environment.get(name, "") not in ("", "0", "false")


def _number(environment: Mapping[str, str], name: str) -> int:
    """Return a variable as a number; 0 if it is not a number, or an impossible one."""
    text = environment.get(name, "")
    return int(text) if text.isdecimal() and len(text) <= _MOST_DIGITS else 0


def _knows_links(environment: Mapping[str, str]) -> bool:
    """Return whether a terminal is known to support links (OSC 8); FORCE_HYPERLINK overrides this."""
    if forced := environment.get("FORCE_HYPERLINK"):
        return forced != "0"
    return (
        environment.get("TERM_PROGRAM") in _LINKING_PROGRAMS
        or environment.get("TERM", "") in _LINKING_TERMINALS
        or any(environment.get(name) for name in ("WT_SESSION", "KONSOLE_VERSION", "DOMTERM"))
        or _number(environment, "VTE_VERSION") >= _FIRST_LINKING_VTE
    )


def print_json(report: Mapping[str, object]) -> None:
    """Print a report as JSON on standard output."""
    import json

    print(escape_in_json(json.dumps(report, ensure_ascii=False, indent=2)))


def note(message: str) -> None:
    """Print a note on standard error, if it can be written to."""
    if sys.stderr is None:
        # Closed, as after `2>&-`; print would then write to standard output.
        return
    with suppress(OSError):
        print(escape_controls(message, kept="\n"), file=sys.stderr)
