"""Parquet files that DuckDB makes from rows of JSON, within bounded memory."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

# The room that a row needs when it is read, and the most bytes of a character.
_LEAST_ROOM = 1 << 20
_BYTES = 4


def write_parquet(
    database: DuckDBPyConnection,
    rows: Path,
    target: Path,
    columns: Mapping[str, str],
    *,
    longest: int,
    order: Sequence[str] = (),
    rows_in_group: int | None = None,
) -> None:
    """Write a file of rows, one object of JSON a line, as Parquet.

    `columns` are DuckDB's types by name; `longest` is the number of characters of the longest line. Without
    an `order` the rows stay in theirs.
    """
    source, to = (str(path).replace("'", "''") for path in (rows, target))
    types = ", ".join(f"\"{column}\": '{kind}'" for column, kind in columns.items())
    sorting = f" ORDER BY {', '.join(order)}" if order else ""
    groups = f", ROW_GROUP_SIZE {rows_in_group}" if rows_in_group else ""
    room = max(_LEAST_ROOM, longest * _BYTES)
    database.execute(f"SET preserve_insertion_order = {not order}")
    database.execute(
        f"COPY (SELECT * FROM read_json('{source}', format = 'newline_delimited', columns = {{{types}}}, "  # noqa: S608 - names of the schema
        f"maximum_object_size = {room}){sorting}) TO '{to}' (FORMAT parquet, COMPRESSION zstd{groups})"
    )
