"""The timeline: a strip of twelve months for each year, where a day is a dot and a less precise date a bar.

A year has a lane for each group of kinds. Lengths are in per cent of the strip, since its width is not
known; labels are placed as on a strip of `_WIDTH` pixels, and stand in a list below a narrow one.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from bilat.record.model import Event
from bilat.record.vocabulary import NOT_HELD
from bilat.values.edtf import EdtfDate, Span, spoken

# The lanes in order, each with the kinds in it.
LANES = {
    "encounters": ("meeting", "call", "summit", "visit"),
    "instruments": ("treaty", "agreement", "contract"),
    "relations": ("recognition", "relations", "institution", "mission", "statement", "message"),
    "disputes": ("politics", "incident", "sanctions"),
    "occasions": ("conference", "ceremony", "culture", "games"),
    "goods, aid": ("delivery", "facility", "aid", "trade"),
}
_LANE_OF = {kind: lane for lane, kinds in LANES.items() for kind in kinds}
ROW_HEIGHT = 20
_WIDTH = 720
_CHAR = 6.8
_GAP = 8
_DOT = 5
# A bar must have at least this share of a strip to hold a label.
_WIDE = 0.5
_MONTHS = 12


@dataclass(frozen=True, slots=True)
class Shape:
    """A dot, or a bar with a beginning and a length; a bar may come from an earlier year or go on."""

    start: float
    length: float
    comes: bool = False
    goes: bool = False

    @property
    def is_day(self) -> bool:
        """Return whether it is a dot."""
        return not self.length

    @property
    def end(self) -> float:
        """Return where it ends."""
        return self.start + self.length


@dataclass(frozen=True, slots=True)
class Mark:
    """An event in a year: its shapes, its row in the lane and its label: right or left of it, or within."""

    event: Event
    shapes: tuple[Shape, ...]
    row: int
    label: str
    at: float
    side: str
    possible: bool

    @property
    def height(self) -> int:
        """Return the middle of its row."""
        return self.row * ROW_HEIGHT + ROW_HEIGHT // 2

    @property
    def doubtful(self) -> bool:
        """Return whether its date is about, or in doubt."""
        return self.event.date.approximate or self.event.date.uncertain

    @property
    def held(self) -> bool:
        """Return whether it is neither planned, postponed nor cancelled."""
        return self.event.status not in NOT_HELD

    @property
    def spoken(self) -> str:
        """Describe it in full."""
        status = "" if self.event.status == "occurred" else f", {self.event.status}"
        possible = ", possible" if self.possible else ""
        return f"{spoken(self.event.date)}, {self.event.kind}{status}{possible}: {self.event.title}"


@dataclass(frozen=True, slots=True)
class Lane:
    """A group of kinds in a year."""

    name: str
    marks: tuple[Mark, ...]

    @property
    def key(self) -> str:
        """Return its name as a class of the style."""
        return _key(self.name)

    @property
    def height(self) -> int:
        """Return how high it is."""
        return (1 + max(mark.row for mark in self.marks)) * ROW_HEIGHT


@dataclass(frozen=True, slots=True)
class Year:
    """A year in which something begins or ends, and the years before it in which nothing does."""

    number: int
    lanes: tuple[Lane, ...]
    silence: tuple[int, int] | None
    as_of: float | None


def lane_of(kind: str) -> str:
    """Return the class of the style of the lane of a kind."""
    return _key(_LANE_OF[kind])


def _key(lane: str) -> str:
    return lane.partition(",")[0]


def years_of(events: Iterable[Event], as_of: EdtfDate, possible: Iterable[str]) -> list[Year]:
    """Lay out events by year."""
    doubted = frozenset(possible)
    found: dict[int, list[Event]] = {}
    covered: list[tuple[int, int]] = []
    for event in events:
        for year in _years(event.date):
            found.setdefault(year, []).append(event)
        if event.date.start and event.date.end:
            covered.append((event.date.start.year, event.date.end.year))
    laid: list[Year] = []
    for number in sorted(found):
        before = laid[-1].number if laid else number - 1
        silence = _empty_years(before + 1, number - 1, covered)
        lanes = tuple(_lanes(found[number], number, doubted))
        end = as_of.end
        laid.append(
            Year(number, lanes, silence, _position_in_year(end) if end and end.year == number else None)
        )
    return laid


def _years(when: EdtfDate) -> set[int]:
    """Return the years in which a date, or each span of a set, begins and ends."""
    return {day.year for span in when.spans for day in span if day}


def _empty_years(first: int, last: int, covered: Iterable[tuple[int, int]]) -> tuple[int, int] | None:
    """Return the years from first to last, if there are any and no span runs through them."""
    if first > last or any(start < first <= end or start <= last < end for start, end in covered):
        return None
    return first, last


def _position_in_year(day: date, share: float = 0.5) -> float:
    """Return where in its year a share of a day has passed, with twelve months of the same length."""
    _, days = monthrange(day.year, day.month)
    return round((day.month - 1 + (day.day - 1 + share) / days) * 100 / _MONTHS, 2)


def _shapes(when: EdtfDate, year: int) -> Iterator[Shape]:
    for start, end in when.spans:
        if year in {day.year for day in (start, end) if day}:
            yield _shape((start, end), year)


def _shape(span: Span, year: int) -> Shape:
    start, end = span
    if start and start == end:
        return Shape(_position_in_year(start), 0)
    comes = start is None or start.year < year
    goes = end is None or end.year > year
    first = 0.0 if comes or start is None else _position_in_year(start, 0)
    last = 100.0 if goes or end is None else _position_in_year(end, 1)
    return Shape(first, round(last - first, 2), comes, goes)


def _lanes(events: list[Event], year: int, possible: frozenset[str]) -> Iterator[Lane]:
    for name, kinds in LANES.items():
        rows: list[list[tuple[float, float]]] = []
        here = [event for event in events if event.kind in kinds]
        if here:
            yield Lane(name, tuple(_mark(event, year, rows, possible) for event in here))


def _mark(event: Event, year: int, rows: list[list[tuple[float, float]]], possible: frozenset[str]) -> Mark:
    shapes = tuple(_shapes(event.date, year))
    label = _label(event, year, possible)
    first, last = (min(shape.start for shape in shapes), max(shape.end for shape in shapes))
    label, at, side, extent = _placed(label, first, last, of_set=len(shapes) > 1)
    if len(shapes) > 1 and side == "within":
        at = shapes[0].end
        label = _cut(label, (shapes[1].start - at) * _WIDTH / 100 - 3 * _GAP)
    row = next((row for row, taken in enumerate(rows) if _is_free(extent, taken)), len(rows))
    if row == len(rows):
        rows.append([])
    rows[row].append(extent)
    return Mark(event, shapes, row, label, at, side, event.id in possible)


def _label(event: Event, year: int, possible: frozenset[str]) -> str:
    start, end = event.date.start, event.date.end
    begins = start is None or start.year == year
    said = [event.status] if event.status in NOT_HELD else []
    said += ["possible"] if event.id in possible else []
    said += [] if begins else ["ends"]
    across = start is None or end is None or start.year != end.year
    when = f" ({spoken(event.date)})" if across and begins else ""
    lead = f"{', '.join(said)}: " if said else ""
    return f"{lead}{event.title}{when}"


def _placed(
    label: str, first: float, last: float, *, of_set: bool
) -> tuple[str, float, str, tuple[float, float]]:
    """Return a label as far as there is room, where and on which side, and what it takes with its mark.

    The label of a set is within only if there is less room beside it: a line joins its spans.
    """
    start, end = first * _WIDTH / 100 - _DOT, last * _WIDTH / 100 + _DOT
    length = len(label) * _CHAR + _GAP
    if end + length <= _WIDTH:
        return label, last, "right", (start, end + length)
    if length <= start:
        return label, first, "left", (start - length, end)
    beside = max(start, _WIDTH - end) if of_set else 0
    if last - first >= _WIDE * 100 and beside < (end - start) / 2:
        return _cut(label, end - start - 2 * _GAP), first, "within", (start, end)
    if _WIDTH - end >= start:
        return _cut(label, _WIDTH - end - _GAP), last, "right", (start, _WIDTH)
    return _cut(label, start - _GAP), first, "left", (0, end)


def _cut(label: str, width: float) -> str:
    most = int(width / _CHAR)
    return label if len(label) <= most else f"{label[: most - 1].rstrip()}…"


def _is_free(extent: tuple[float, float], taken: Iterable[tuple[float, float]]) -> bool:
    start, end = extent
    return all(end + _GAP <= other[0] or start >= other[1] + _GAP for other in taken)
