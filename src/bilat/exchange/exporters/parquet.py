"""A folder with a Parquet file for each table, written by DuckDB."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from bilat.exchange.exporters.exported import Exported, Losses
from bilat.exchange.exporters.narrowed import without_missing_events
from bilat.exchange.exporters.parquet_files import write_parquet
from bilat.exchange.exporters.tables import Cell, DataTable, data_tables, rows_of
from bilat.values.extras import missing_library

_TYPES = {"string": "VARCHAR", "date": "DATE", "number": "DOUBLE", "integer": "BIGINT", "boolean": "BOOLEAN"}


def write_folder(record: Exported, folder: Path) -> Losses:
    """Write the files into a folder that is there and empty."""
    try:
        import duckdb
    except ImportError as fault:
        raise missing_library("duckdb", "Parquet files") from fault
    rows = folder / ".rows.jsonl"
    datasets, losses = without_missing_events(record)
    with duckdb.connect() as database:
        for table in data_tables():
            longest = _write_rows(table, rows_of(table, datasets), rows)
            columns = {column.name: _TYPES[column.type] for column in table.columns}
            write_parquet(database, rows, folder / f"{table.name}.parquet", columns, longest=longest)
    rows.unlink()
    return losses


def _write_rows(table: DataTable, rows: Iterable[tuple[Cell, ...]], path: Path) -> int:
    """Write rows as lines of JSON, and return how many characters the longest has."""
    import json

    encode = json.JSONEncoder(ensure_ascii=False, default=str).encode
    names, longest = [column.name for column in table.columns], 0
    with path.open("w", encoding="utf-8") as file:
        for row in rows:
            line = encode(dict(zip(names, row, strict=True)))
            longest = max(longest, len(line))
            file.write(f"{line}\n")
    return longest
