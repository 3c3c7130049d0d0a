"""The words of an unfinished command line, as bash reads them."""

from __future__ import annotations

import os

_SPACE, _SINGLE, _DOUBLE = " \t\n", "'", '"'
# What ends a command in bash; the words before it belong to another command.
_ENDS = ";&|("


def split(line: str) -> tuple[list[str], str]:
    """Split a line into words without their quotes, the last of them the unfinished one, possibly empty.

    Return the words and the quote that is still open, or nothing.
    """
    words: list[str] = []
    word: str | None = None
    quote = ""
    signs = iter(line)
    for sign in signs:
        if quote:
            if sign == quote:
                quote = ""
            elif sign == "\\" and quote == _DOUBLE:
                following = next(signs, "")
                word = (word or "") + (following if following in '"$`\\' else sign + following)
            else:
                word = (word or "") + sign
        elif sign in (_SINGLE, _DOUBLE):
            quote, word = sign, word or ""
        elif sign == "\\":
            word = (word or "") + next(signs, "")
        elif sign in _SPACE:
            if word is not None:
                words.append(word)
            word = None
        elif sign in _ENDS:
            words, word = [], None
        else:
            word = (word or "") + sign
    return [*words, word or ""], quote


def unquoted(word: str) -> str:
    """Return one word as the shell would pass it, even if a quote in it is still open."""
    return "".join(split(word)[0])


def expanded(path: str) -> str:
    """Return a path with the home folder and variables expanded as the shell does."""
    return os.path.expandvars(os.path.expanduser(path))  # noqa: PTH111 - of a text, not of a path


def quoted(text: str, quote: str) -> str:
    """Write a text so that bash reads it as one word, within the quote that is open."""
    if quote == _SINGLE:
        return text.replace("'", "'\\''")
    special = '"$`\\' if quote else " \t\n\"'$`\\!&|;<>()[]{}*?#~"
    return "".join(f"\\{sign}" if sign in special else sign for sign in text)
