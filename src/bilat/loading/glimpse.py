"""A quick look into a dataset file: the plain texts of some sections, nothing typed and nothing checked.

Shell completion has a few hundredths of a second and must say nothing of a broken file: what stands before
the first fault is given, and what comes after it is not.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any

# Deeper than any record; a file that nests further is no dataset.
_DEEPEST = 12

Plain = str | list[Any] | dict[str, Any]


class _TooDeep(Exception):  # noqa: N818 - it ends a look, and is no error
    """Nesting without end."""


def entries(text: str, wanted: Collection[str]) -> Iterator[tuple[str, Plain]]:
    """Give each entry of the wanted sections with its section's name, and stop after the last of them.

    A section that is no list, such as `dataset` or `countries`, is one entry. An alias is an empty text.
    """
    import yaml

    try:
        parser = getattr(yaml, "CSafeLoader", yaml.SafeLoader)(text)
        try:
            yield from _Look(parser, yaml).into(set(wanted))
        finally:
            parser.dispose()
    except (yaml.YAMLError, _TooDeep, ValueError, OverflowError):
        # The last two are what chr() says to the Python parser of an escape past U+10FFFF.
        return


class _Look:
    def __init__(self, parser: Any, events: Any) -> None:  # noqa: ANN401 - PyYAML has no types of its own
        self._next = parser.get_event
        self._peek = parser.peek_event
        self._events = events

    def into(self, wanted: set[str]) -> Iterator[tuple[str, Plain]]:
        """Go through the sections of the file, building only what is wanted."""
        events = self._events
        opening = (events.StreamStartEvent, events.DocumentStartEvent)
        while isinstance(self._peek(), opening):
            self._next()
        if not isinstance(self._next(), events.MappingStartEvent):
            return
        while wanted and not isinstance(self._peek(), events.MappingEndEvent):
            name = self._value(1)
            if not isinstance(name, str) or name not in wanted:
                self._skip()
                continue
            wanted.discard(name)
            yield from ((name, entry) for entry in self._entries())

    def _entries(self) -> Iterator[Plain]:
        events = self._events
        if isinstance(self._peek(), events.SequenceStartEvent):
            self._next()
            while not isinstance(self._peek(), events.SequenceEndEvent):
                yield self._value(1)
            self._next()
        else:
            yield self._value(1)

    def _skip(self) -> None:
        events = self._events
        depth = 0
        while True:
            event = self._next()
            if isinstance(event, events.CollectionStartEvent):
                depth += 1
            elif isinstance(event, events.CollectionEndEvent):
                depth -= 1
            if depth == 0:
                return

    def _value(self, depth: int) -> Plain:
        events = self._events
        if depth > _DEEPEST:
            raise _TooDeep
        event = self._next()
        if isinstance(event, events.ScalarEvent):
            return str(event.value)
        if isinstance(event, events.SequenceStartEvent):
            items: list[Plain] = []
            while not isinstance(self._peek(), events.SequenceEndEvent):
                items.append(self._value(depth + 1))
            self._next()
            return items
        if isinstance(event, events.MappingStartEvent):
            found: dict[str, Plain] = {}
            while not isinstance(self._peek(), events.MappingEndEvent):
                key = self._value(depth + 1)
                found[key if isinstance(key, str) else ""] = self._value(depth + 1)
            self._next()
            return found
        return ""  # an alias, whose text is not looked up
