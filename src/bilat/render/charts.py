"""Charts for a terminal: bars of counts and of trade, a timeline in lanes; in block characters or ASCII."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, TextIO

from bilat.record.derived import is_worked_out
from bilat.record.model import Event, Trade
from bilat.record.vocabulary import EVENT_KINDS
from bilat.render import cells, citing
from bilat.render.columns import summary_value
from bilat.render.legend import Legend
from bilat.render.painting import DOUBT, KIND_COLOURS
from bilat.render.terminal import Terminal, console_for, shown_on, text_for
from bilat.values.escaping import columns_of, encodes_everything

if TYPE_CHECKING:
    from bilat.reports.summary import SummaryRow

_LEAST_BAR = 10
# Eighths of a block, from none to seven.
_EIGHTHS = " ▏▎▍▌▋▊▉"
_WIDEST_BAR = 60
# From this many events at one place of a lane on, there is no digit for them.
_MANY = 10


@dataclass(frozen=True, slots=True)
class Pattern:
    """What a bar is drawn with: a block character, and a replacement in ASCII."""

    block: str
    ascii: str
    meaning: str = ""


_SOLID = Pattern("█", "#")
_PART = Pattern("▒", "=", "part of a year")
_WORKED_OUT = Pattern("░", ":", "worked out")


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar: its labels, its length, its pattern and the text after it."""

    labels: tuple[str, ...]
    value: Decimal
    said: str
    pattern: Pattern = _SOLID
    cited: str = ""


def summary(rows: Sequence[SummaryRow], legend: Legend, out: TextIO, terminal: Terminal) -> None:
    """Draw counts by one key, a bar for each value."""
    [key] = rows[0].values if rows else ("",)
    bars = [
        Bar((summary_value(key, row.values[key], legend.countries),), Decimal(row.count), row.said)
        for row in rows
    ]
    _draw(bars, out, terminal)


def trade(rows: Sequence[Trade], legend: Legend, out: TextIO, terminal: Terminal) -> None:
    """Draw trade totals, currency by currency: the flows of each period, or its total without them."""
    reporters = dict.fromkeys(row.reporter for row in rows)
    drawn: list[Bar] = []
    for currency in dict.fromkeys(row.currency for row in rows):
        of_one = [row for row in rows if row.currency == currency]
        bars = [bar for row in of_one for bar in _flows(row, legend, says_who=len(reporters) > 1)]
        _draw(bars, out, terminal)
        drawn += bars
    _explain(
        drawn, f"Reported by {legend.country(*reporters)}." if len(reporters) == 1 else "", out, terminal
    )


def _flows(row: Trade, legend: Legend, *, says_who: bool) -> Iterable[Bar]:
    names = [name for name in ("exports", "imports") if getattr(row, name)] or ["total"]
    period = f"{cells.date(row.date)}{f' ({row.reporter})' if says_who else ''}"
    cited = citing.in_short(row.sources, legend)
    ways = {"exports": f" {row.reporter} → {row.partner}", "imports": f" {row.partner} → {row.reporter}"}
    for place, name in enumerate(names):
        figure = getattr(row, name)
        if figure is None:
            continue
        pattern = (
            _WORKED_OUT if name in row.derived or is_worked_out(row) else _PART if row.partial else _SOLID
        )
        labels = (period if place == 0 else "", f"{name}{ways.get(name, '')}")
        yield Bar(labels, figure.value, cells.trade_money(row, name), pattern, cited)


def _draw(bars: Sequence[Bar], out: TextIO, terminal: Terminal) -> None:
    """Draw bars of one scale; on a narrow terminal each below its labels."""
    if not bars:
        return
    console = console_for(out, terminal)
    plain = not encodes_everything(out)
    labels = [[shown_on(out, label) for label in bar.labels] for bar in bars]
    widths = [max(map(columns_of, column)) for column in zip(*labels, strict=True)]
    said = max(columns_of(bar.said) + (columns_of(bar.cited) + 2 if bar.cited else 0) for bar in bars)
    room = console.width - sum(widths) - 2 * len(widths) - said - 2
    above = room < _LEAST_BAR and len(widths) > 1
    if above:
        room = console.width - said - 4
    longest = max(_LEAST_BAR, min(room, _WIDEST_BAR))
    most = max(bar.value for bar in bars) or Decimal(1)
    before = 0
    for bar, named in zip(bars, labels, strict=True):
        text = text_for(out, "")
        if above:
            # A bar of the same period is labelled below the first one's label.
            first = named[0] or " " * before
            before = columns_of(first)
            console.print(text_for(out, "  ".join((first, *named[1:]))))
            text.append("  ")
        else:
            for label, width in zip(named, widths, strict=True):
                text.append(label + " " * (width - columns_of(label) + 2))
        text.append(_bar(max(bar.value, Decimal(0)) / most * longest, bar.pattern, plain=plain))
        behind = "  " if bar.value > 0 else ""
        text.append_text(text_for(out, f"{behind}{bar.said}", DOUBT if bar.said.startswith("~") else ""))
        text.append_text(text_for(out, f"  {bar.cited}" if bar.cited else "", "dim"))
        console.print(text)


def _explain(bars: Iterable[Bar], said: str, out: TextIO, terminal: Terminal) -> None:
    """Say what the patterns of the bars mean, and what all of them have in common."""
    plain = not encodes_everything(out)
    patterns = dict.fromkeys(bar.pattern for bar in bars if bar.pattern.meaning)
    keys = ", ".join(f"{pattern.ascii if plain else pattern.block} {pattern.meaning}" for pattern in patterns)
    line = " ".join(part for part in (f"{keys}." if keys else "", said) if part)
    if line:
        console_for(out, terminal).print(text_for(out, line, "dim"))


def _bar(length: Decimal, pattern: Pattern, *, plain: bool) -> str:
    """Return a bar; a solid one is exact to an eighth of a block, and never empty unless the value is 0."""
    if plain or pattern is not _SOLID:
        return (pattern.ascii if plain else pattern.block) * max(round(length), 1 if length else 0)
    whole, eighths = divmod(max(round(length * 8), 1 if length else 0), 8)
    return pattern.block * whole + (_EIGHTHS[eighths] if eighths else "")


def timeline(rows: Sequence[Event], legend: Legend, out: TextIO, terminal: Terminal) -> None:
    """Draw events in lanes by kind: dots for dates, digits for several, lines for spans, arrows if open."""
    del legend
    dated = [event for event in rows if event.date.start or event.date.end]
    if not dated:
        return
    console = console_for(out, terminal)
    plain = not encodes_everything(out)
    kinds = [kind for kind in EVENT_KINDS if any(event.kind == kind for event in dated)]
    margin = max(map(len, kinds)) + 2
    years = [day.year for event in dated for day in (event.date.start, event.date.end) if day]
    axis = _Axis(min(years), max(years) + 1, max(console.width - margin, _LEAST_BAR))
    lanes = {
        kind: _lane([event for event in dated if event.kind == kind], axis, plain=plain) for kind in kinds
    }
    for kind, lane in lanes.items():
        text = text_for(out, f"{kind:<{margin}}")
        text.append(lane, KIND_COLOURS.get(kind, ""))
        console.print(text)
    console.print(text_for(out, " " * margin + axis.ticks(), "dim"))
    console.print(text_for(out, _key_of(lanes, plain=plain), "dim"))


@dataclass(frozen=True, slots=True)
class _Axis:
    """An axis of years with a number of places."""

    first: int
    last: int
    width: int

    def place(self, year: int, day_of_year: int) -> int:
        """Return the place of a day."""
        share = (year - self.first + (day_of_year - 1) / 366) / (self.last - self.first)
        return min(self.width - 1, int(share * self.width))

    def ticks(self) -> str:
        """Return the years below the lanes, as many as there is room for."""
        line = [" "] * self.width
        free = 0
        for year in range(self.first, self.last):
            at = self.place(year, 1)
            if at >= free and at + 4 <= self.width:
                line[at : at + 4] = f"{year:04}"
                free = at + 6
        return "".join(line).rstrip()


def _lane(events: Iterable[Event], axis: _Axis, *, plain: bool) -> str:
    line = [" "] * axis.width
    one, several, span, onward = _signs(plain=plain)
    dots: dict[int, int] = {}
    for event in events:
        start, end = event.date.start, event.date.end
        first = axis.place(start.year, start.timetuple().tm_yday) if start else 0
        last = axis.place(end.year, end.timetuple().tm_yday) if end else axis.width - 1
        if event.date.precision != "interval":
            dots[first] = dots.get(first, 0) + 1
            continue
        line[first : last + 1] = span * (last + 1 - first)
        if end is None:
            line[last] = onward
    for at, number in dots.items():
        line[at] = one if number == 1 else str(number) if number < _MANY else several
    return "".join(line).rstrip()


def _signs(*, plain: bool) -> tuple[str, str, str, str]:
    """Return the signs of an event, of ten or more at one place, of a span and of one without an end."""
    return ("*", "+", "-", ">") if plain else ("•", "+", "─", "→")


def _key_of(lanes: Mapping[str, str], *, plain: bool) -> str:
    """Say what the signs in the lanes mean."""
    drawn = set("".join(lanes.values()))
    one, several, span, onward = _signs(plain=plain)
    meanings = {
        f"{one} one event": one in drawn,
        "2-9 so many": any(sign.isdigit() for sign in drawn),
        f"{several} ten or more": several in drawn,
        f"{span} a span": span in drawn,
        f"{onward} no end given": onward in drawn,
    }
    return f"{', '.join(meaning for meaning, is_drawn in meanings.items() if is_drawn)}."
