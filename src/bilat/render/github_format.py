"""Findings as workflow commands of GitHub Actions, which show them beside the lines of a change."""

from __future__ import annotations

from typing import TextIO

from bilat.record.json import Record
from bilat.render.cells import location
from bilat.render.table import T, Table
from bilat.values.escaping import one_line

_COMMANDS = {"error": "error", "warning": "warning", "note": "notice"}
# In a message these would end or change the command; in a property, a colon or comma would too.
_MESSAGE = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_PROPERTY = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A", ":": "%3A", ",": "%2C"})


def write(table: Table[T], out: TextIO) -> None:
    """Write one command for each finding, each on a line of its own."""
    out.writelines(f"{_command(record)}\n" for record in table.records())


def _command(record: Record) -> str:
    properties = {
        "file": record["file"],
        "line": record["line"],
        "col": record["column"],
        "title": f"{record['code']} {record['name']}",
    }
    said = ",".join(
        f"{name}={one_line(str(value)).translate(_PROPERTY)}"
        for name, value in properties.items()
        if value is not None
    )
    lines = [record["message"], *(f"{location(beside)}: {beside['message']}" for beside in record["related"])]
    message = "\n".join(map(one_line, lines)).translate(_MESSAGE)
    return f"::{_COMMANDS[record['severity']]} {said}::{message}"
