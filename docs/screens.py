"""Draws the screens of the documents anew: what each `bilat` command of a `console` block shows."""

from __future__ import annotations

import re
import shlex
import sys
from contextlib import chdir
from pathlib import Path

FOLDER = Path(__file__).parent
ROOT = FOLDER.parent
# How wide the screens of the documents are.
WIDTH = 88
_BLOCK = re.compile(r"^```console\n(.*?)^```$", re.DOTALL | re.MULTILINE)
# A record of invented facts, for what the bundled one has none of, and where it is.
INVENTED = "norway-sweden.yaml"
RECORDS = ROOT / "tests" / "golden" / "screens"
# Each list's first screen, then what shows one thing whole.
SCREENS = (
    "timeline --since 'Jul 2018' --until 'Apr 2019'",
    "meetings --person Putin --person Maduro",
    "trade",
    "goods",
    f"figures --data {INVENTED}",
    "standing --kind mechanism --kind position",
    "people --since 2018",
    "people --met Lavrov",
    "gaps --limit 4",
    "anniversaries --year 2025 --round",
    "search commission",
    "sources",
    "sources sputnik-2019-09-25 --limit 4",
    "summary meetings --by couple --min 2",
    "summary trade",
    "summary meetings --by kind --by year --since 2013",
    "summary meetings --by year --person Maduro --chart",
    "trade --chart",
    "timeline --since 2000 --chart",
    "show visit-maduro-2018 trade-2018",
    "cite visit-maduro-2018",
    "brief",
)
_HEAD = f"""# Screens

What each command shows on a terminal of {WIDTH} columns. Made by `python docs/make.py`.

The year is shown once in the margin, a part below its whole, and each fact ends with its source.
Records that only possibly match follow below `possibly`. A figure marked `~` was worked out, a name
marked `?` is in doubt. Values that all lines have in common are below the table, and so are the names
of columns left out at this width. Colours only repeat what the words say; with 256 colours, they are
readable on white and on black.
"""


def drawn(command: str) -> str:
    """Return what a command shows on a terminal, without colour."""
    if (tests := str(ROOT / "tests")) not in sys.path:
        sys.path.insert(0, tests)
    from program import bilat

    words = shlex.split(command)
    as_drawn = () if words[0] == "cite" else ("--format", "table")
    with chdir(RECORDS):
        run = bilat(*words, *as_drawn, env={"COLUMNS": str(WIDTH)})
    return "".join(f"{line.rstrip()}\n" for line in run.lines)


def page() -> str:
    """Return docs/screens.md."""
    blocks = (f"```console\n$ bilat {command}\n{drawn(command)}```\n" for command in SCREENS)
    return "\n".join((_HEAD, *blocks))


def with_screens(document: Path) -> str:
    """Return a document with its screens drawn anew; a pipe and the user's own file are left alone."""
    return _BLOCK.sub(_redrawn, document.read_text(encoding="utf-8"))


def _redrawn(block: re.Match[str]) -> str:
    parts = re.split(r"^\$ ", block[1], flags=re.MULTILINE)[1:]
    return f"```console\n{''.join(map(_part, parts))}```"


def _part(part: str) -> str:
    command = part.partition("\n")[0]
    if not command.startswith("bilat ") or " | " in command or "my.yaml" in command:
        return f"$ {part}"
    return f"$ {command}\n{drawn(command.removeprefix('bilat '))}"
