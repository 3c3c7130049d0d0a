"""JSON to import: read whole, or record by record from a file of any size."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from bilat.exchange.importers.text_files import SourceFile, looks_like
from bilat.record.json import Json
from bilat.values.errors import DatasetError

if TYPE_CHECKING:
    from json import JSONDecodeError

_BLOCK = 1 << 20
_WATCHED_EVERY = 1000
# What is not between records, nor the brackets of a list of them.
_VALUE = re.compile(r"[^\s\[\],]")
# A string, which may not have ended yet, or a bracket.
_SIGN = re.compile(r'"(?:[^"\\]|\\.)*+(?:"|\\?\Z)|[{}\[\]]', re.DOTALL)
# A string, which is kept, or a comma before the end of an object or a list, which is removed.
_COMMA_AT_END = re.compile(r'("(?:[^"\\]|\\.)*")|,(\s*[}\]])', re.DOTALL)
# What ends a value that is not an object.
_AFTER = re.compile(r"[,\]\n]")


class _Place(NamedTuple):
    """A line and a column of a file, from 1."""

    line: int = 1
    column: int = 1

    def after(self, text: str, start: int, end: int) -> _Place:
        """Return the place after a part of a text that begins here."""
        lines = text.count("\n", start, end)
        if lines:
            return _Place(self.line + lines, end - text.rindex("\n", start, end))
        return _Place(self.line, self.column + end - start)


def read_json(file: SourceFile) -> Json:
    """Read a JSON file, keeping numbers as they are written; raise `DatasetError` for anything else."""
    return _value_of(file, file.text(), _Place())


def read_json_records(file: SourceFile) -> Iterator[tuple[int, int, Json]]:
    """Yield the objects of a JSON file with their numbers and lines: in a list, or one after the other.

    Raise `DatasetError` for anything else. Commas between and after objects, and after the last item within
    one, are skipped: PLOVER's own examples have all of them.
    """
    number = 0
    for number, (place, text) in enumerate(_values(file), 1):
        yield number, place.line, _value_of(file, text, place, skips_commas=True)
        if not number % _WATCHED_EVERY:
            file.watch(file.path, place.line, file.line_count)
    if not number:
        raise file.fault("this file has no records.", 1)
    file.watch(file.path, 1, 1)


def _values(file: SourceFile) -> Iterator[tuple[_Place, str]]:
    """Yield the text of each value, and where it begins, reading the file block by block."""
    with file.opened() as stream:
        text, at, place = stream.read(_BLOCK), 0, _Place()
        is_list = text.lstrip().startswith("[")
        while True:
            found = _VALUE.search(text, at)
            end = _end_of(text, found.start()) if found else None
            if end is None:
                if more := stream.read(max(_BLOCK, len(text) - at)):
                    text, at = text[at:] + more, 0
                    continue
                if found is None:
                    break
                end = len(text)
            assert found is not None  # noqa: S101 - only what was found has an end
            start = found.start()
            place = place.after(text, at, start)
            yield place, text[start:end]
            place, at = place.after(text, start, end), end
        if is_list and "]" not in text[at:]:
            raise file.fault(
                "this JSON is cut short: its list does not end.", *place.after(text, at, len(text))
            )


def _end_of(text: str, start: int) -> int | None:
    """Return where the value at `start` ends, or None if that is not in the text."""
    if text[start] != "{":
        after = _AFTER.search(text, start)
        return after and after.start()
    depth = 0
    for sign in _SIGN.finditer(text, start):
        bracket = sign[0]
        if bracket in "{[":
            depth += 1
        elif bracket in "}]":
            depth -= 1
            if not depth:
                return sign.end()
    return None


def _value_of(file: SourceFile, text: str, place: _Place, *, skips_commas: bool = False) -> Json:
    from json import JSONDecodeError

    decode = _decoder()
    try:
        try:
            return decode(text)
        except JSONDecodeError:
            if not skips_commas:
                raise
            return decode(_COMMA_AT_END.sub(lambda found: found[1] or found[2], text))
    except JSONDecodeError as fault:
        raise _not_json(file, fault, place) from fault
    except RecursionError as fault:
        raise file.fault("this JSON is nested too deeply.", place.line) from fault


@cache
def _decoder() -> Callable[[str], Json]:
    """Return a function that decodes JSON and keeps numbers as they are written."""
    from json import JSONDecoder

    return JSONDecoder(parse_float=str, parse_int=str).decode


def _not_json(file: SourceFile, fault: JSONDecodeError, start: _Place) -> DatasetError:
    place = start.after(fault.doc, 0, fault.pos)
    return file.fault(f"this is not JSON: {fault.msg}.{looks_like(file)}", place.line, place.column)
