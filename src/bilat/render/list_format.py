"""Findings for a person: where, how grave, what, the line with a caret, and what stands beside it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TextIO

from bilat.record.json import Record
from bilat.render.cells import site
from bilat.render.excerpt import excerpt
from bilat.render.sheet import Sheet
from bilat.values.escaping import one_line

_STYLES = {"error": "bold red", "warning": "bold yellow", "note": "bold cyan"}


def write(sheet: Sheet, out: TextIO) -> None:
    """Write each finding, then the summary; on a terminal in colour, long lines cut around the caret."""
    if out.isatty():
        _draw(sheet, out)
        return
    for record in sheet.records:
        heading = f"{site(record)}: {record['severity']} {record['code']}: {record['message']}"
        out.writelines(f"{line}\n" for line in (one_line(heading), *_below(record, None)))
    out.write(f"{one_line(sheet.footer)}\n")


def _below(record: Record, width: int | None) -> Iterator[str]:
    """Go through the lines below a finding's own: its excerpt, and what it is judged against."""
    if record["excerpt"]:
        yield from excerpt(record["line"], record["column"], record["excerpt"], width)
    for beside in record["related"]:
        yield one_line(f"  {site(beside)}: {beside['message']}")
        if beside["excerpt"]:
            yield from excerpt(beside["line"], beside["column"], beside["excerpt"], width)


def _draw(sheet: Sheet, out: TextIO) -> None:
    from bilat.render.table_format import console_for, shown_on

    console = console_for(out)
    for record in sheet.records:
        graveness = shown_on(out, f"{record['severity']} {record['code']}", _STYLES[record["severity"]])
        where, what = shown_on(out, f"{site(record)}: "), shown_on(out, f": {record['message']}")
        console.print(where + graveness + what)
        for line in _below(record, console.width):
            console.print(shown_on(out, line))
    console.print(shown_on(out, sheet.footer, "dim"))
