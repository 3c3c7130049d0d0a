"""The command that lists what another counted."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bilat.cli.options import ListOptions
from bilat.record.vocabulary import HELD

# What lists the things that are counted; encounters and visits are in one list.
_LISTS = {
    "events": "timeline",
    "meetings": "meetings",
    "visits": "meetings --kind visit",
    "people": "people",
    "trade": "trade",
    "goods": "goods",
}
# Filters that are not named as their options are.
_FLAGS = {"in_country": "in"}


def listed_by(
    what: str,
    asked: ListOptions,
    *,
    things: str = "them",
    some_left_out: bool = False,
    **more: Any,  # noqa: ANN401 - filters
) -> str:
    """Say which command lists what was counted, with the filters and the data that were asked for.

    `things` is what it lists, and `some_left_out` whether events that were not held are not counted, which a
    timeline shows.
    """
    filters: dict[str, Any] = {**asked.filters}
    if what == "visits":
        filters.pop("kind", None)
    for name, value in more.items():
        filters[name] = [*filters.get(name, ()), value]
    if some_left_out and what == "events":
        filters["status"] = [",".join(HELD)]
    return f"List {things}: {' '.join((f'bilat {_LISTS[what]}', *_words(filters), *_of_data(asked)))}"


def words_of(asked: ListOptions) -> str:
    """Return the filters and the data that were asked for as a command has them."""
    return " ".join((*_words(asked.filters), *_of_data(asked)))


def _of_data(asked: ListOptions) -> list[str]:
    return _words({"data": asked.data, "pair": asked.pair})


def _words(filters: Mapping[str, Any]) -> list[str]:
    words: list[str] = []
    for name, value in filters.items():
        flag = f"--{_FLAGS.get(name, name).replace('_', '-')}"
        if value is True:
            words.append(flag)
        else:
            for text in [value] if isinstance(value, str) else value:
                words += [flag, _quoted(text)]
    return words


def _quoted(text: str) -> str:
    from shlex import quote

    return quote(text)
