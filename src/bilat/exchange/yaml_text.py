"""The text of a dataset file, entry by entry, fast enough for a hundred thousand of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from bilat.authoring.insertion import after_key
from bilat.loading.yaml_nodes import Draft, Plain
from bilat.values.escaping import one_line

# Texts that need no quotes in any version of YAML: after a key, and in a list or a mapping on one line.
_SIGNS = r"""\w./()§~&%+;!*@='"\-"""
_AFTER_KEY = re.compile(rf"[^\W_](?:[{_SIGNS},?\[\]{{}}]++|:(?=[\w/])| (?=[^ #]))*+")
_WITHIN = re.compile(rf"[^\W_](?:[{_SIGNS}]++| (?=[^ #]))*+")
_NOT_PLAIN = frozenset(("null", "yes", "no", "on", "off", "y", "n", "true", "false"))
_TRUTHS = ("true", "false")
_ALL_TEXTS = {str}


def value_text(value: Plain) -> str:
    """Return a value on one line, in the form that it has after a key."""
    if isinstance(value, str):
        return _scalar(value, _AFTER_KEY)
    return _within(value)


def entry_lines(entry: Draft, dash: int = 2, keys: int = 4) -> list[str]:
    """Return the lines of an entry of a list, participants each on a line."""
    pad = " " * keys
    sign = f"{' ' * dash}-".ljust(keys)
    lines: list[str] = []
    for key, value in entry.items():
        if isinstance(value, str):
            lines.append(f"{sign}{key}: {_scalar(value, _AFTER_KEY)}")
        elif key == "participants":
            lines.append(f"{sign}{key}:")
            lines += [f"{pad}  - {_within(item)}" for item in value]
        else:
            lines.append(f"{sign}{key}: {_within(value)}")
        sign = pad
    return lines


def comment_lines(texts: Iterable[str], indent: int = 2) -> Iterator[str]:
    """Yield comments, each on one line, whatever is in them."""
    for text in texts:
        yield f"{' ' * indent}# {one_line(text)}"


def _within(value: Plain) -> str:
    """Return a list or a mapping in brackets or braces."""
    if isinstance(value, str):
        return _scalar(value, _WITHIN)
    if isinstance(value, dict):
        if set(map(type, value.values())) == _ALL_TEXTS:
            return _in_braces(tuple(value.items()))
        return f"{{{', '.join(f'{key}: {_within(inner)}' for key, inner in value.items())}}}"
    return f"[{', '.join(map(_within, value))}]"


@lru_cache(maxsize=65536)
def _in_braces(items: tuple[tuple[str, str], ...]) -> str:
    """Return a mapping of texts, such as a participant; cached, since the same ones are repeated often."""
    return f"{{{', '.join(f'{key}: {_scalar(text, _WITHIN)}' for key, text in items)}}}"


@lru_cache(maxsize=65536)
def _scalar(text: str, plain: re.Pattern[str]) -> str:
    if text in _TRUTHS:
        return text
    if (text.isalnum() or plain.fullmatch(text)) and text.casefold() not in _NOT_PLAIN:
        return text
    if text.isprintable():
        return "'{}'".format(text.replace("'", "''"))
    # YAML's writer knows which characters have to be written out.
    return after_key(text)
