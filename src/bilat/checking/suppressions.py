"""Comments that ignore a finding: `# bilat: ignore=BIL304` beside an entry or on the line above it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bilat.loading.dataset import Reading
from bilat.loading.yaml_nodes import scalars
from bilat.values.errors import Location

_COMMENT = re.compile(r"(?:^|(?<=\s))#\s*bilat\s*:\s*")
_IGNORE = re.compile(rf"{_COMMENT.pattern}ignore=(?P<codes>[^\s,]+(?:\s*,\s*BIL[^\s,]*)*)")
# A line without an entry of its own: a comment, or the dash of an item that starts below it.
_LEADS_ON = re.compile(r"\s*(#.*|-\s*)")


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment for bilat and a code that it ignores; no code if the comment is invalid."""

    location: Location
    excerpt: str
    code: str


def find_comments(reading: Reading) -> Iterator[Comment]:
    """Yield the comments for bilat in a file, one for each code that they name."""
    matches = [
        (line, match.start() + 1)
        for line, text in enumerate(reading.lines, 1)
        if "bilat" in text
        for match in _COMMENT.finditer(text)
    ]
    spans = sorted(_spans_of_texts(reading)) if matches else []
    for place in matches:
        before = bisect_right(spans, (place, place))
        # A # in a quoted or folded text does not start a comment.
        if before and place < spans[before - 1][1]:
            continue
        excerpt = reading.lines[place[0] - 1]
        ignore = _IGNORE.match(excerpt, place[1] - 1)
        codes = re.split(r"\s*,\s*", ignore["codes"]) if ignore else [""]
        for code in codes:
            yield Comment(Location(reading.file, *place), excerpt, code)


def _spans_of_texts(reading: Reading) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    for scalar in scalars(reading.root):
        yield (scalar.line, scalar.column), (scalar.end_line, scalar.end_column)


def line_it_is_for(lines: Sequence[str], line: int) -> int:
    """Return the line that a comment on `line` is for: its own, or the next one with more than comments."""
    if lines[line - 1].lstrip().startswith("#"):
        while line < len(lines) and _LEADS_ON.fullmatch(lines[line - 1]):
            line += 1
    return line
