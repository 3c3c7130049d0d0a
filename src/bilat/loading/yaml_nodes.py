"""YAML text to plain nodes with their places: scalars stay text, and nothing in a file is ever run.

They are made from libyaml's events (the Python parser's where PyYAML was built without it), so that duplicate
keys, tags, depth and alias expansion are checked here and not by a constructor.
"""

from __future__ import annotations

import re
from collections import abc
from collections.abc import Callable, Iterator
from sys import intern
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from bilat.values.errors import DatasetError, FaultCode, Location, Problem
from bilat.values.escaping import quote, shorten

if TYPE_CHECKING:
    from yaml import MarkedYAMLError, SafeLoader

    class _Mark(Protocol):
        """A place in a text; lines and columns are counted from 0."""

        line: int
        column: int

    class _Event(Protocol):
        """An event of either parser, with what some kind of event has."""

        start_mark: _Mark
        end_mark: _Mark
        anchor: str | None
        tag: str | None
        value: str
        flow_style: bool

    class _Parser(Protocol):
        """What libyaml's parser and the Python one have in common."""

        def get_event(self) -> _Event: ...


MAX_DEPTH = 12
# The depth of the lists of entries.
_OF_ENTRIES = 2
MAX_ALIASED_NODES = 10_000
# Keys, dates, names and codes are repeated often; texts up to this length are kept once (7 % less memory).
NAME_LENGTH = 24
# Patterns are compiled only if a file needs them: all three take 3 ms.
# What no YAML file holds as it is (YAML 1.1, 5.1); in double quotes it can be written with an escape.
_UNPRINTABLE = r"[^\t\n\r -~\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]"
_SURROGATE = r"[\ud800-\udfff]"
_INVALID_YAML = "this is not valid YAML"
_NO_CHARACTER = "this escape is not a valid character."
_NO_CHARACTER_TO_LIBYAML = "found invalid Unicode character escape code"
_IN_QUOTES = "while scanning a quoted scalar"
_IN_BRACES = "while parsing a flow mapping"
_TOO_DEEP = f"nested more than {MAX_DEPTH} levels deep."
# From 0.2.6 on, libyaml looks 1,000 levels ahead before it reports the first.
_TOO_DEEP_TO_LIBYAML = "exceeded maximum nesting depth"
_UNKNOWN_DIRECTIVE = r"(?:[ \t]*(?:#.*)?\n)*%(?!YAML |TAG )"


# What a file says, without places. A draft is an entry so, each field in the form that it has in a file.
Plain = str | abc.Sequence["Plain"] | abc.Mapping[str, "Plain"]
Draft = dict[str, Any]


class Node:
    """Where a value starts and ends, lines and columns from 1; `size` counts it and the values in it.

    The end is the place right after the value. A block of lines ends where the next value or the file does.
    """

    __slots__ = ("column", "end_column", "end_line", "line")
    size = 1

    def __init__(self, line: int, column: int) -> None:
        self.line = self.end_line = line
        self.column = self.end_column = column


class Scalar(Node):
    """A text, whatever it looks like."""

    __slots__ = ("text",)

    def __init__(self, text: str, line: int, column: int) -> None:
        self.line = self.end_line = line
        self.column = self.end_column = column
        self.text = text


class Sequence(Node):
    """A list of nodes; `flow` where it is written in brackets."""

    __slots__ = ("flow", "items", "size")

    def __init__(self, line: int, column: int, *, flow: bool) -> None:
        self.line = self.end_line = line
        self.column = self.end_column = column
        self.size = 1
        self.flow = flow
        self.items: list[Node] = []


class Mapping(Node):
    """Keys, each with its own place, and the node it names; `flow` where it is written in braces."""

    __slots__ = ("entries", "flow", "size")

    def __init__(self, line: int, column: int, *, flow: bool) -> None:
        self.line = self.end_line = line
        self.column = self.end_column = column
        self.size = 1
        self.flow = flow
        self.entries: dict[str, tuple[Scalar, Node]] = {}


def plain(node: Node | None) -> Plain:
    """Return the texts of a node in lists and dictionaries, without their places."""
    if isinstance(node, Mapping):
        return {key: plain(value) for key, (_, value) in node.entries.items()}
    if isinstance(node, Sequence):
        return [plain(item) for item in node.items]
    return node.text if isinstance(node, Scalar) else ""


def scalars(node: Node | None) -> Iterator[Scalar]:
    """Yield the texts in a node, keys and values, in order."""
    if isinstance(node, Scalar):
        yield node
    elif isinstance(node, Sequence):
        for item in node.items:
            yield from scalars(item)
    elif isinstance(node, Mapping):
        for key, value in node.entries.values():
            yield key
            yield from scalars(value)


N = TypeVar("N", Sequence, Mapping)


class _Composer:
    """Builds nodes from parser events, one document, within bounds."""

    def __init__(
        self,
        parser: _Parser,
        file: str,
        lines: list[str],
        problems: list[Problem],
        watch: Callable[[int], None],
    ) -> None:
        import yaml

        self._next = parser.get_event
        self._file = file
        self._lines = lines
        self._problems = problems
        self._watch = watch
        self._anchors: dict[str | None, Node] = {}
        self._aliased = 0
        # libyaml refuses lone surrogates itself; the Python parser makes them from an escape.
        self._may_hold_halves = isinstance(parser, yaml.SafeLoader)
        self._sequence_end: type = yaml.SequenceEndEvent
        self._mapping_end: type = yaml.MappingEndEvent
        self._readers: dict[type, Callable[[_Composer, _Event, int], Node]] = {
            yaml.ScalarEvent: _Composer._scalar,
            yaml.AliasEvent: _Composer._alias,
            yaml.SequenceStartEvent: _Composer._sequence,
            yaml.MappingStartEvent: _Composer._mapping,
        }

    def compose(self, event: _Event, depth: int) -> Node:
        return self._readers[type(event)](self, event, depth)

    def _problem(self, node: Node, code: FaultCode, message: str) -> Problem:
        excerpt = self._lines[node.line - 1] if 0 < node.line <= len(self._lines) else ""
        return Problem(Location(self._file, node.line, node.column), message, excerpt, code)

    def _fatal(self, node: Node, code: FaultCode, message: str) -> DatasetError:
        return DatasetError([*self._problems, self._problem(node, code, message)])

    def _note_tag(self, node: Node, tag: str) -> None:
        message = f"the tag {shorten(tag)} is not allowed here: write the value itself, as plain text."
        self._problems.append(self._problem(node, FaultCode.TAG, message))

    def _opened(self, node: N, event: _Event, depth: int) -> N:
        """Locate a collection, and check its tag and depth."""
        if event.tag is not None:
            self._note_tag(node, event.tag)
        if depth > MAX_DEPTH:
            raise self._fatal(node, FaultCode.DEPTH, _TOO_DEEP)
        return node

    def _close(self, node: Node, end: _Mark, anchor: str | None) -> None:
        """Note where a collection ends, and the name that aliases call it by."""
        node.end_line, node.end_column = end.line + 1, end.column + 1
        if anchor:
            self._anchors[anchor] = node

    def _scalar(self, event: _Event, depth: int) -> Scalar:  # noqa: ARG002 - a scalar holds nothing
        mark = event.start_mark
        text = event.value
        node = Scalar(intern(text) if len(text) <= NAME_LENGTH else text, mark.line + 1, mark.column + 1)
        end = event.end_mark
        node.end_column = end.column + 1
        if end.line != mark.line:
            node.end_line = end.line + 1
        if event.tag is not None:
            self._note_tag(node, event.tag)
        if self._may_hold_halves and re.search(_SURROGATE, text):
            raise self._fatal(node, FaultCode.SYNTAX, f"{_INVALID_YAML}: {_NO_CHARACTER}")
        if event.anchor:
            self._anchors[event.anchor] = node
        return node

    def _alias(self, event: _Event, depth: int) -> Node:  # noqa: ARG002 - what it names is judged
        anchor, mark = event.anchor, event.start_mark
        place = Node(mark.line + 1, mark.column + 1)
        node = self._anchors.get(anchor)
        if node is None:
            raise self._fatal(
                place, FaultCode.ALIAS, f"the alias *{anchor} has no anchor (&{anchor}) before it."
            )
        self._aliased += node.size
        if self._aliased > MAX_ALIASED_NODES:
            message = f"aliases (*{anchor}) expand to more than {MAX_ALIASED_NODES:,} values; write them out."
            raise self._fatal(place, FaultCode.ALIAS, message)
        return node

    def _sequence(self, event: _Event, depth: int) -> Sequence:
        mark = event.start_mark
        node = self._opened(Sequence(mark.line + 1, mark.column + 1, flow=event.flow_style), event, depth)
        anchor = event.anchor
        while type(event := self._next()) is not self._sequence_end:
            item = self._readers[type(event)](self, event, depth + 1)
            node.items.append(item)
            node.size += item.size
            if depth == _OF_ENTRIES:
                self._watch(item.line)
        self._close(node, event.end_mark, anchor)
        return node

    def _mapping(self, event: _Event, depth: int) -> Mapping:
        mark = event.start_mark
        node = self._opened(Mapping(mark.line + 1, mark.column + 1, flow=event.flow_style), event, depth)
        anchor, entries, readers = event.anchor, node.entries, self._readers
        while type(event := self._next()) is not self._mapping_end:
            key = readers[type(event)](self, event, depth + 1)
            event = self._next()
            value = readers[type(event)](self, event, depth + 1)
            node.size += value.size + 1
            if not isinstance(key, Scalar):
                problem = self._problem(key, FaultCode.SHAPE, "a key must be text, not a list or a mapping.")
                self._problems.append(problem)
            elif key.text in entries:
                first = entries[key.text][0]
                message = f"{quote(key.text)} is a duplicate key, first on line {first.line}; keep one."
                self._problems.append(self._problem(key, FaultCode.DUPLICATE_KEY, message))
            else:
                entries[key.text] = (key, value)
        self._close(node, event.end_mark, anchor)
        return node


def _syntax_problem(fault: MarkedYAMLError, file: str, lines: list[str]) -> Problem:
    """Translate an error of libyaml or the Python parser into plain words."""
    problem = fault.problem or ""
    unclosed = fault.context == _IN_QUOTES and problem.startswith("found unexpected")
    mark = fault.context_mark if unclosed else fault.problem_mark or fault.context_mark
    line, column = (mark.line + 1, mark.column + 1) if mark else (0, 0)
    location = Location(file, line, column)
    excerpt = lines[line - 1] if 0 < line <= len(lines) else ""
    if problem == _TOO_DEEP_TO_LIBYAML:
        return Problem(location, _TOO_DEEP, excerpt, FaultCode.DEPTH)
    before, colon = excerpt[: column - 1], excerpt[column - 1 : column] == ":"
    no_value = problem.startswith("mapping values are not allowed")
    if unclosed:
        said = f"the quote that opens on line {line} is not closed."
    elif colon and ((no_value and re.search(r":\s", before)) or fault.context == _IN_BRACES):
        said = "a value with ': ' in it needs quotes."
    elif no_value:
        said = "this key is not aligned with the keys before it, or it is a value that needs quotes."
    elif problem == _NO_CHARACTER_TO_LIBYAML:
        said = _NO_CHARACTER
    else:
        said = f"{problem or fault.context}."
    return Problem(location, f"{_INVALID_YAML}: {said}", excerpt, FaultCode.SYNTAX)


def _python_loader() -> type[SafeLoader]:
    """Return the Python parser, changed to skip tabs where libyaml does: after and between values."""
    import yaml

    class Loader(yaml.SafeLoader):
        def scan_to_next_token(self) -> None:
            super().scan_to_next_token()
            while self.peek() == "\t" and (self.flow_level or not self.allow_simple_key):
                self.forward()
                super().scan_to_next_token()

    return Loader


def compose(
    text: str,
    file: str,
    lines: list[str] | None = None,
    problems: list[Problem] | None = None,
    watch: Callable[[int], None] = lambda line: None,  # noqa: ARG005 - nobody watches
) -> Node | None:
    """Compose the one document of `text`, or None where it is empty; `watch` is told each entry's line.

    Faults that leave the rest readable are added to `problems`; others raise `DatasetError`.
    """
    import yaml

    lines = text.splitlines() if lines is None else lines
    problems = [] if problems is None else problems

    def fault_at(index: int, message: str) -> DatasetError:
        before = f"{text[:index]}|".splitlines()
        location = Location(file, len(before), len(before[-1]))
        excerpt = lines[location.line - 1]
        problem = Problem(location, f"{_INVALID_YAML}: {message}", excerpt, FaultCode.SYNTAX)
        return DatasetError([*problems, problem])

    if "%" in text and (directive := re.match(_UNKNOWN_DIRECTIVE, text)):
        raise fault_at(directive.end() - 1, "unknown directive; only %YAML and %TAG are allowed.")
    loader = getattr(yaml, "CSafeLoader", None) or _python_loader()
    parser: Any = None
    try:
        parser = loader(text)
        parser.get_event()  # the stream's start
        if parser.check_event(yaml.StreamEndEvent):
            return None
        parser.get_event()  # the document's start
        composer = _Composer(parser, file, lines, problems, watch)
        node = composer.compose(parser.get_event(), 1)
        parser.get_event()  # the document's end
        if not parser.check_event(yaml.StreamEndEvent):
            location = Location(file, parser.get_event().start_mark.line + 1, 1)
            message = "a second document starts here; a dataset file contains only one."
            problems.append(Problem(location, message, code=FaultCode.SECOND_DOCUMENT))
    except yaml.MarkedYAMLError as fault:
        raise DatasetError([*problems, _syntax_problem(fault, file, lines)]) from fault
    except yaml.reader.ReaderError as fault:
        sign = re.search(_UNPRINTABLE, text)
        message = f"the control character U+{fault.character:04X} is not allowed; delete it."
        raise fault_at(sign.start() if sign else 0, message) from fault
    except (ValueError, OverflowError) as fault:
        # The Python parser passes an escape past U+10FFFF to chr(), which raises this.
        raise fault_at(parser.get_mark().index, _NO_CHARACTER) from fault
    finally:
        if parser is not None:
            parser.dispose()
    return node
