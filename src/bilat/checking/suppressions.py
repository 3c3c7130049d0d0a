"""Comments that silence a finding: `# bilat: ignore=BIL304` beside an entry or on the line above it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from bilat.checking.findings import Found
from bilat.checking.located_record import LocatedRecord, Spot

_COMMENT = re.compile(r"(?:^|(?<=\s))#\s*bilat\s*:\s*")
_IGNORE = re.compile(r"(?:^|(?<=\s))#\s*bilat\s*:\s*ignore=(?P<codes>[^\s,]+(?:\s*,\s*BIL[^\s,]*)*)")
# A line that only leads to the next: a comment of its own, or the dash of an item that starts below it.
_LEADS_ON = re.compile(r"\s*(#.*|-\s*)")


@dataclass(frozen=True, slots=True)
class Comment:
    """One code that a comment silences, where it stands, and the entries it stands beside."""

    spot: Spot
    code: str
    beside: frozenset[Spot | None]


def read_comments(record: LocatedRecord) -> tuple[list[Comment], list[Found]]:
    """Find the comments that silence, and those that mean to and cannot be read."""
    comments: list[Comment] = []
    unread: list[Found] = []
    for spot, text in _addressed(record):
        ignore = _IGNORE.match(text, spot[2] - 1)
        if ignore is None:
            unread.append(
                Found(
                    record.site(*spot),
                    says="bilat reads no such comment. Write it like # bilat: ignore=BIL304.",
                )
            )
            continue
        beside = _beside(record, *spot[:2])
        codes = re.split(r"\s*,\s*", ignore["codes"])
        comments.extend(Comment(spot, code, beside) for code in codes)
    return comments, unread


def _addressed(record: LocatedRecord) -> Iterator[tuple[Spot, str]]:
    """Go through the comments that address bilat, each with its whole line."""
    for number, reading in enumerate(record.readings):
        matches = [
            (line, match.start() + 1)
            for line, text in enumerate(reading.lines, 1)
            if "bilat" in text
            for match in _COMMENT.finditer(text)
        ]
        texts = _scalars(reading.lines) if matches else []
        for place in matches:
            if not any(start <= place < end for start, end in texts):
                yield (number, *place), reading.lines[place[0] - 1]


def _scalars(lines: Iterable[str]) -> list[tuple[tuple[int, int], tuple[int, int]]]:
    """Return where texts of the file begin and end: a # in a quoted or folded text opens no comment."""
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    spans: list[tuple[tuple[int, int], tuple[int, int]]] = []
    try:
        for token in yaml.scan("\n".join(lines), Loader=loader):
            if isinstance(token, yaml.ScalarToken):
                start, end = token.start_mark, token.end_mark
                spans.append(((start.line + 1, start.column + 1), (end.line + 1, end.column + 1)))
    except yaml.YAMLError:
        # The file is reported as no YAML; its comments silence nothing that could be found.
        return spans
    return spans


def _beside(record: LocatedRecord, number: int, line: int) -> frozenset[Spot | None]:
    """Return the entries that a comment on `line` stands beside: on their lines, or right above them."""
    lines = record.readings[number].lines
    here = line
    if lines[line - 1].lstrip().startswith("#"):
        while here < len(lines) and _LEADS_ON.fullmatch(lines[here - 1]):
            here += 1
        if not record.starts_on(number, here):
            here = line
    starting = record.starts_on(number, here)
    if starting:
        return frozenset(starting)
    return frozenset([record.start_of((number, here, len(lines[here - 1]) + 1))])


def comments_can_be_read(record: LocatedRecord) -> list[Found]:
    """A comment to bilat is one that bilat reads; the run adds those that silence nothing."""
    return read_comments(record)[1]


def idle(record: LocatedRecord, comment: Comment) -> Found:
    """Say that a comment silences nothing."""
    return Found(
        record.site(*comment.spot),
        says=f"This comment ignores {comment.code}, and nothing here has that finding: take it out.",
    )
