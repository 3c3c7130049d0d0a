"""YAML text to plain nodes with their places: scalars stay text, and nothing in a file is ever run.

Read from libyaml's events (the Python parser where PyYAML was built without it), so that duplicate keys,
tags, depth and alias expansion are judged here and not by a constructor.
"""

from __future__ import annotations

import re
from sys import intern
from typing import Any

from bilat.codes import Code
from bilat.errors import DatasetError, Problem

MAX_DEPTH = 12
MAX_ALIASED_NODES = 10_000
# Keys, dates, names and codes come again and again; up to this length a text is kept once (7 % less memory).
_NAME_LENGTH = 24
# Patterns are compiled where a file needs them: all three take 3 ms.
# What no YAML file holds as it is (YAML 1.1, 5.1); in double quotes it can be written with an escape.
_UNPRINTABLE = r"[^\t\n\r -~\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]"
_SURROGATE = r"[\ud800-\udfff]"
_NO_YAML = "this is no valid YAML"
_NO_CHARACTER = "an escape here stands for no character."
_UNKNOWN_DIRECTIVE = r"(?:[ \t]*(?:#.*)?\n)*%(?!YAML |TAG )"


class Node:
    """Where a value stands: line and column count from 1. `size` counts it and the values in it."""

    __slots__ = ("column", "line", "size")

    def __init__(self, line: int, column: int) -> None:
        self.line = line
        self.column = column
        self.size = 1


class Scalar(Node):
    """A text, whatever it looks like."""

    __slots__ = ("text",)

    def __init__(self, text: str, line: int, column: int) -> None:
        self.line = line
        self.column = column
        self.size = 1
        self.text = text


class Sequence(Node):
    """A list of nodes."""

    __slots__ = ("items",)

    def __init__(self, line: int, column: int) -> None:
        super().__init__(line, column)
        self.items: list[Node] = []


class Mapping(Node):
    """Keys, each with its own place, and the node it names."""

    __slots__ = ("entries",)

    def __init__(self, line: int, column: int) -> None:
        super().__init__(line, column)
        self.entries: dict[str, tuple[Scalar, Node]] = {}


class _Composer:
    """Builds nodes from parser events, one document, within bounds."""

    def __init__(self, parser: Any, file: str, lines: list[str], problems: list[Problem]) -> None:  # noqa: ANN401 - PyYAML's parsers share no type
        import yaml

        self._next = parser.get_event
        self._file = file
        self._lines = lines
        self._problems = problems
        self._anchors: dict[str, Node] = {}
        self._aliased = 0
        self._alias_event = yaml.AliasEvent
        self._scalar_event = yaml.ScalarEvent
        self._sequence_start = yaml.SequenceStartEvent
        self._mapping_start = yaml.MappingStartEvent
        # libyaml refuses halves of a character itself; the Python parser makes them of an escape.
        self._may_hold_halves = isinstance(parser, yaml.SafeLoader)
        self._sequence_end = yaml.SequenceEndEvent
        self._mapping_end = yaml.MappingEndEvent

    def _problem(self, node: Node, code: Code, message: str) -> Problem:
        excerpt = self._lines[node.line - 1] if 0 < node.line <= len(self._lines) else ""
        return Problem(self._file, node.line, node.column, message, excerpt, code)

    def _fatal(self, node: Node, code: Code, message: str) -> DatasetError:
        return DatasetError([*self._problems, self._problem(node, code, message)])

    def compose(self, event: Any, depth: int) -> Node:  # noqa: ANN401 - an event of either parser
        mark = event.start_mark
        line, column = mark.line + 1, mark.column + 1
        if type(event) is self._scalar_event and not (event.tag or event.anchor or self._may_hold_halves):
            # Nearly every value: met first, a file is composed in four fifths of the time.
            text = event.value
            return Scalar(intern(text) if len(text) <= _NAME_LENGTH else text, line, column)
        if isinstance(event, self._alias_event):
            return self._alias(event.anchor, Node(line, column))
        tag = event.tag
        if tag is not None:
            message = f"the tag {tag} is not allowed here: write the value itself, as plain text."
            self._problems.append(self._problem(Node(line, column), Code.TAG, message))
        node: Node
        if isinstance(event, self._scalar_event):
            node = Scalar(event.value, line, column)
            if self._may_hold_halves and re.search(_SURROGATE, node.text):
                raise self._fatal(node, Code.SYNTAX, f"{_NO_YAML}: {_NO_CHARACTER}")
        elif depth > MAX_DEPTH:
            raise self._fatal(Node(line, column), Code.DEPTH, f"nested more than {MAX_DEPTH} levels deep.")
        elif isinstance(event, self._sequence_start):
            node = self._sequence(Sequence(line, column), depth)
        else:
            node = self._mapping(Mapping(line, column), depth)
        if event.anchor:
            self._anchors[event.anchor] = node
        return node

    def _alias(self, anchor: str | None, place: Node) -> Node:
        node = self._anchors.get(anchor or "")
        if node is None:
            raise self._fatal(place, Code.ALIAS, f"*{anchor} names no anchor (&{anchor}) before it.")
        self._aliased += node.size
        if self._aliased > MAX_ALIASED_NODES:
            message = f"aliases (*{anchor}) expand to more than {MAX_ALIASED_NODES:,} values; write them out."
            raise self._fatal(place, Code.ALIAS, message)
        return node

    def _sequence(self, node: Sequence, depth: int) -> Sequence:
        while type(event := self._next()) is not self._sequence_end:
            item = self.compose(event, depth + 1)
            node.items.append(item)
            node.size += item.size
        return node

    def _mapping(self, node: Mapping, depth: int) -> Mapping:
        entries = node.entries
        while type(event := self._next()) is not self._mapping_end:
            key = self.compose(event, depth + 1)
            value = self.compose(self._next(), depth + 1)
            node.size += value.size + 1
            if not isinstance(key, Scalar):
                problem = self._problem(key, Code.SHAPE, "a key must be a plain word.")
                self._problems.append(problem)
            elif key.text in entries:
                first = entries[key.text][0]
                message = f"{key.text!r} stands twice here, first on line {first.line}; keep one."
                self._problems.append(self._problem(key, Code.DUPLICATE_KEY, message))
            else:
                entries[key.text] = (key, value)
        return node


def compose(text: str, file: str, lines: list[str], problems: list[Problem]) -> Node | None:
    """Compose the one document of `text`, or None where it is empty.

    Faults that leave the rest readable are added to `problems`; others raise `DatasetError`.
    """
    import yaml

    def fault_at(index: int, message: str) -> DatasetError:
        before = f"{text[:index]}|".splitlines()
        line, column = len(before), len(before[-1])
        problem = Problem(file, line, column, f"{_NO_YAML}: {message}", lines[line - 1], Code.SYNTAX)
        return DatasetError([*problems, problem])

    if "%" in text and (directive := re.match(_UNKNOWN_DIRECTIVE, text)):
        raise fault_at(directive.end() - 1, "a directive other than %YAML or %TAG stands here.")
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    parser: Any = None
    try:
        parser = loader(text)
        parser.get_event()  # the stream's start
        if parser.check_event(yaml.StreamEndEvent):
            return None
        parser.get_event()  # the document's start
        composer = _Composer(parser, file, lines, problems)
        node = composer.compose(parser.get_event(), 1)
        parser.get_event()  # the document's end
        if not parser.check_event(yaml.StreamEndEvent):
            line = parser.get_event().start_mark.line + 1
            message = "a second document starts here; a dataset is one."
            problems.append(Problem(file, line, 1, message, code=Code.SECOND_DOCUMENT))
    except yaml.MarkedYAMLError as fault:
        mark = fault.problem_mark or fault.context_mark
        line, column = (mark.line + 1, mark.column + 1) if mark else (0, 0)
        excerpt = lines[line - 1] if 0 < line <= len(lines) else ""
        message = f"{_NO_YAML}: {fault.problem or fault.context}."
        raise DatasetError([*problems, Problem(file, line, column, message, excerpt, Code.SYNTAX)]) from fault
    except yaml.reader.ReaderError as fault:
        sign = re.search(_UNPRINTABLE, text)
        message = f"the control character U+{fault.character:04X} stands here; delete it."
        raise fault_at(sign.start() if sign else 0, message) from fault
    except (ValueError, OverflowError) as fault:
        # What chr() says to the Python parser of an escape past U+10FFFF.
        raise fault_at(parser.get_mark().index, _NO_CHARACTER) from fault
    finally:
        if parser is not None:
            parser.dispose()
    return node
