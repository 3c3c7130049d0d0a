"""Answers of any length are written as they are made: what is held does not grow with them."""

from __future__ import annotations

import io
import tracemalloc
from collections.abc import Callable
from typing import TextIO

import pytest

import bilat
from bilat.record.fields import EVENT
from bilat.record.json import event_record
from bilat.render import columns
from bilat.render.formats import FORMATS, writer
from bilat.render.sheet import Remade, Sheet


class Sink(io.StringIO):
    """Takes text and keeps none of it but its length."""

    def __init__(self, *, terminal: bool) -> None:
        super().__init__()
        self.terminal = terminal
        self.length = 0

    def isatty(self) -> bool:
        return self.terminal

    def write(self, text: str, /) -> int:
        self.length += len(text)
        return len(text)


def sheet_of(times: int) -> Sheet:
    """Return a sheet of the bundled events, gone through that many times."""
    events = bilat.load().events
    records = Remade(lambda: (event_record(event) for _ in range(times) for event in events))
    return Sheet(records, EVENT, lambda: columns.events({}), f"{times} times.")


def peak_of(write: Callable[[Sheet, TextIO], None], sheet: Sheet, sink: TextIO) -> int:
    """Return the most bytes held while writing."""
    tracemalloc.start()
    write(sheet, sink)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return peak


@pytest.mark.parametrize(
    ("form", "terminal"), [*((form, False) for form in FORMATS), ("table", True)], ids=str
)
def test_forty_times_the_records_take_no_more_memory(form: str, *, terminal: bool) -> None:
    write = writer(form)
    peak_of(write, sheet_of(1), Sink(terminal=terminal))  # what is imported and cached on the way
    short, long = Sink(terminal=terminal), Sink(terminal=terminal)
    few = peak_of(write, sheet_of(1), short)
    many = peak_of(write, sheet_of(40), long)
    assert long.length > 30 * short.length
    assert many < few + 100_000
