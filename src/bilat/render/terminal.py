"""What the output of a drawn answer supports: width, colour, links. The command line finds it out."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TextIO

from bilat.values.escaping import encodes_everything, one_line_for

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

_LEAST_WIDTH = 20
# Replacements for characters of ours that the stream cannot encode.
_IN_ASCII = str.maketrans({"·": "-", "→": "->", "─": "-", "…": "...", "“": '"', "”": '"'})


class Terminal(NamedTuple):
    """Its size, whether it shows styles, colours among them, 256 of them, and whether it supports links."""

    width: int = 100
    height: int = 25
    styled: bool = False
    coloured: bool = False
    many_colours: bool = False
    linked: bool = False


# The terminal assumed for a pipe or a file.
PLAIN = Terminal()


def console_for(out: TextIO, terminal: Terminal) -> Console:
    """Return a console of the terminal's own width that reads no markup and guesses no highlights."""
    from rich.console import Console

    return Console(
        file=out,
        highlight=False,
        markup=False,
        emoji=False,
        width=max(terminal.width, _LEAST_WIDTH),
        height=terminal.height,
        force_terminal=terminal.styled,
        color_system=("256" if terminal.many_colours else "standard") if terminal.styled else None,
        no_color=not terminal.coloured,
        legacy_windows=False,
    )


def shown_on(out: TextIO, text: str) -> str:
    """Return a text on one line, escaped and with the replacements that a stream needs."""
    if not text.isascii() and not encodes_everything(out):
        text = text.translate(_IN_ASCII)
    return one_line_for(out, text)


def text_for(out: TextIO, text: str, style: str = "") -> Text:
    """Return text that is safe on the terminal, and that Rich reads no markup in."""
    from rich.text import Text

    return Text(shown_on(out, text), style)
