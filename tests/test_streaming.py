"""Answers of any length are written as they are made: what is held does not grow with them."""

from __future__ import annotations

import io
import tracemalloc
from collections.abc import Iterator
from typing import TextIO

import pytest

import bilat
from bilat.record.fields import EVENT_FIELDS
from bilat.record.model import Event
from bilat.render import columns
from bilat.render.formats import FORMATS, Writer, writer
from bilat.render.table import Table

pytestmark = pytest.mark.apart


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


class Repeated:
    """The bundled events, gone through several times, of which only one copy is held."""

    def __init__(self, times: int) -> None:
        self.events = bilat.load().events
        self.times = times

    def __iter__(self) -> Iterator[Event]:
        return (event for _ in range(self.times) for event in self.events)


def table_of(times: int) -> Table[Event]:
    """Return a table of the bundled events, gone through that many times."""
    return Table(Repeated(times), EVENT_FIELDS, columns.events, footer=f"{times} times.")


def peak_of(write: Writer, table: Table[Event], sink: TextIO) -> int:
    """Return the most bytes held while writing."""
    tracemalloc.start()
    write(table, sink)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return peak


@pytest.mark.parametrize(("form", "terminal"), [(form, form == "table") for form in FORMATS], ids=str)
def test_ten_times_the_records_take_no_more_memory(form: str, *, terminal: bool) -> None:
    write = writer(form)
    peak_of(write, table_of(10), Sink(terminal=terminal))  # what is imported and cached on the way
    short, long = Sink(terminal=terminal), Sink(terminal=terminal)
    few = peak_of(write, table_of(1), short)
    many = peak_of(write, table_of(10), long)
    assert long.length > 7 * short.length
    # Python itself keeps some thousands of freed tuples for the next ones.
    assert many < few + 50_000
