r"""Text that a terminal shows and never obeys: what has no shape of its own is written out, \x1b or \u202e.

That is every control character, escape sequence, bidirectional override, zero-width sign and half of a
character. Spaces of all widths are kept.
"""

from __future__ import annotations

from typing import TextIO

_BREAKS = "\t\n"
_MOST_BEFORE = _MOST_AFTER = 100


def visible(sign: str) -> str:
    r"""Write a sign out: \x1b, \u202e, \U000e0001."""
    number = ord(sign)
    if number < 0x100:  # noqa: PLR2004 - two hex digits
        return f"\\x{number:02x}"
    return f"\\u{number:04x}" if number < 0x10000 else f"\\U{number:08x}"  # noqa: PLR2004 - four


def is_shown(sign: str) -> bool:
    """Tell whether a sign is a letter, a mark or a space, and nothing that a terminal obeys."""
    return sign.isprintable() or (sign.isspace() and sign >= "\xa0" and sign not in "\u2028\u2029")


def inert(text: str, kept: str = "") -> str:
    """Write out every sign that is not shown, but those of `kept`."""
    if text.isprintable():
        return text
    return "".join(sign if sign in kept or is_shown(sign) else visible(sign) for sign in text)


def safe(text: str) -> str:
    """Write out every sign that is not shown, on one line: tabs and line ends become spaces."""
    if text.isprintable():
        return text
    return inert("".join(" " if sign in _BREAKS else sign for sign in text))


def safe_on(out: TextIO, text: str) -> str:
    """Do as `safe`, and write out the letters that the stream's encoding does not have."""
    shown = safe(text)
    if shown.isascii() or has_every_letter(out):
        return shown
    return shown.encode(out.encoding, "backslashreplace").decode(out.encoding)


def has_every_letter(out: TextIO) -> bool:
    """Tell whether a stream can hold the letters of every script."""
    return (out.encoding or "utf-8").lower().startswith("utf")


def columns_of(text: str) -> int:
    """Return how many columns of a terminal a text takes: letters of East Asia two, combining marks none."""
    if text.isascii():
        return len(text)
    from unicodedata import combining, east_asian_width

    return sum(0 if combining(sign) else 1 + (east_asian_width(sign) in "WF") for sign in text)


def excerpt_around(line: str, column: int) -> tuple[str, str]:
    """Return what stands before a column of a line, counted from 1, and what from there on, safe to show.

    A long line is cut on both sides.
    """
    start, end = max(0, column - 1 - _MOST_BEFORE), column - 1 + _MOST_AFTER
    before, after = safe(line[start : column - 1]), safe(line[column - 1 : end])
    return f"{'…' if start else ''}{before}", f"{after}{'…' if end < len(line) else ''}"
