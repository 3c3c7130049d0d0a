r"""Escaping text for a terminal: characters that are not visible are written out, such as \x1b or \u202e.

These are control characters, escape sequences, bidirectional overrides, zero-width characters and lone
surrogates. Spaces of all widths are kept.
"""

from __future__ import annotations

from typing import TextIO

_BREAKS = "\t\n"
_MOST_BEFORE = _MOST_AFTER = 100
MOST_QUOTED = 100


def escape_char(char: str) -> str:
    r"""Escape a character: \x1b, \u202e, \U000e0001."""
    number = ord(char)
    if number < 0x100:  # noqa: PLR2004 - two hex digits
        return f"\\x{number:02x}"
    return f"\\u{number:04x}" if number < 0x10000 else f"\\U{number:08x}"  # noqa: PLR2004 - four


def is_shown(char: str) -> bool:
    """Return whether a character is visible or a space, and can go to a terminal as it is."""
    return char.isprintable() or (char.isspace() and char >= "\xa0" and char not in "\u2028\u2029")


def escape_controls(text: str, kept: str = "") -> str:
    """Escape every character that is not visible, except those in `kept`."""
    if text.isprintable():
        return text
    return "".join(char if char in kept or is_shown(char) else escape_char(char) for char in text)


def escape_in_json(text: str) -> str:
    """Escape every character of a JSON text that is not visible, except line ends, as JSON does."""
    if all(line.isprintable() for line in text.split("\n")):
        return text
    return "".join(char if char == "\n" or is_shown(char) else _in_json(char) for char in text)


def _in_json(char: str) -> str:
    """Escape a character for JSON, as a surrogate pair above U+FFFF; a lone surrogate becomes U+FFFD."""
    if "\ud800" <= char <= "\udfff":
        return "\\ufffd"
    pairs = char.encode("utf-16-be").hex()
    return "".join(f"\\u{pairs[at : at + 4]}" for at in range(0, len(pairs), 4))


def one_line(text: str) -> str:
    """Escape every character that is not visible, on one line: tabs and line ends become spaces."""
    if text.isprintable():
        return text
    return escape_controls("".join(" " if char in _BREAKS else char for char in text))


def one_line_for(out: TextIO, text: str) -> str:
    """Return the text as `one_line` does, with the letters that the stream cannot encode escaped too."""
    shown = one_line(text)
    if shown.isascii() or encodes_everything(out):
        return shown
    return shown.encode(out.encoding, "backslashreplace").decode(out.encoding)


def encodes_everything(out: TextIO) -> bool:
    """Return whether a stream can hold the letters of every script."""
    return (out.encoding or "utf-8").lower().startswith("utf")


def quote(text: str) -> str:
    """Quote a text for a message: in quotation marks, and cut short if it is long."""
    return repr(text) if len(text) <= MOST_QUOTED else f"{text[:MOST_QUOTED]!r}…"


def shorten(text: str, most: int = MOST_QUOTED) -> str:
    """Return a text, cut short if it is long."""
    return text if len(text) <= most else f"{text[:most]}…"


# Below it every letter takes one column; combining marks begin here.
_FIRST_MARK = "\N{COMBINING GRAVE ACCENT}"


def columns_of(text: str) -> int:
    """Return how many columns of a terminal a text takes: letters of East Asia two, combining marks none."""
    if text.isascii() or max(text) < _FIRST_MARK:
        return len(text)
    from unicodedata import combining, east_asian_width

    return sum(0 if combining(char) else 1 + (east_asian_width(char) in "WF") for char in text)


def excerpt_around(line: str, column: int) -> tuple[str, str]:
    """Split a line at a column, counted from 1, and escape both parts; a long line is cut on both sides."""
    start, end = max(0, column - 1 - _MOST_BEFORE), column - 1 + _MOST_AFTER
    before, after = one_line(line[start : column - 1]), one_line(line[column - 1 : end])
    return f"{'…' if start else ''}{before}", f"{after}{'…' if end < len(line) else ''}"
