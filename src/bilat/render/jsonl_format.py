"""JSON Lines: one object a line."""

from __future__ import annotations

from typing import TextIO

from bilat.render.json_format import encoder_for
from bilat.render.table import T, Table


def write(table: Table[T], out: TextIO) -> None:
    """Write each record as an object on a line of its own."""
    encode = encoder_for(out)
    out.writelines(encode(record) + "\n" for record in table.records())
