"""Findings as a list: location, severity, message, the line with a caret, and related entries."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TextIO

from bilat.record.json import Record
from bilat.render.cells import location
from bilat.render.excerpt import excerpt
from bilat.render.painting import DOUBT, ERROR, NOTE
from bilat.render.table import T, Table
from bilat.values.escaping import one_line

_STYLES = {"error": f"bold {ERROR}", "warning": f"bold {DOUBT}", "note": f"bold {NOTE}"}


def write(table: Table[T], out: TextIO) -> None:
    """Write each finding, then the summary; on a terminal in colour, long lines cut around the caret."""
    if out.isatty():
        _draw(table, out)
        return
    for record in table.records():
        heading = f"{location(record)}: {record['severity']} {record['code']}: {record['message']}"
        out.writelines(f"{line}\n" for line in (one_line(heading), *_below(record, None)))
    out.write(f"{one_line(table.footer)}\n")


def _below(record: Record, width: int | None) -> Iterator[str]:
    """Yield the lines below a finding: its excerpt and its related entries."""
    if record["excerpt"]:
        yield from excerpt(record["line"], record["column"], record["excerpt"], width)
    for beside in record["related"]:
        yield one_line(f"  {location(beside)}: {beside['message']}")
        if beside["excerpt"]:
            yield from excerpt(beside["line"], beside["column"], beside["excerpt"], width)


def _draw(table: Table[T], out: TextIO) -> None:
    from bilat.render.terminal import console_for, text_for

    console = console_for(out, table.terminal)
    for record in table.records():
        graveness = text_for(out, f"{record['severity']} {record['code']}", _STYLES[record["severity"]])
        place, message = text_for(out, f"{location(record)}: "), text_for(out, f": {record['message']}")
        console.print(place + graveness + message)
        for line in _below(record, console.width):
            console.print(text_for(out, line))
    console.print(text_for(out, table.footer, "dim"))
