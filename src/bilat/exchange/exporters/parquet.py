"""A folder with a Parquet file for each table, written by DuckDB."""

from __future__ import annotations

from collections import Counter
from itertools import islice
from pathlib import Path

from bilat.exchange.exporters.exported import Exported, Losses
from bilat.exchange.exporters.tables import data_tables, rows_of
from bilat.values.extras import missing_library

_TYPES = {"string": "VARCHAR", "date": "DATE", "number": "DOUBLE", "integer": "BIGINT", "boolean": "BOOLEAN"}
_AT_ONCE = 2_000


def write_folder(record: Exported, folder: Path) -> Losses:
    """Write the files into a folder that is there and empty."""
    try:
        import duckdb
    except ImportError as fault:
        raise missing_library("duckdb", "Parquet files") from fault
    with duckdb.connect() as database:
        for table in data_tables():
            name = f'"{table.name}"'
            columns = ", ".join(f'"{column.name}" {_TYPES[column.type]}' for column in table.columns)
            database.execute(f"CREATE TABLE {name} ({columns})")
            values = ", ".join("?" * len(table.columns))
            rows = rows_of(table, record.datasets)
            while block := list(islice(rows, _AT_ONCE)):
                database.executemany(f"INSERT INTO {name} VALUES ({values})", block)  # noqa: S608 - names of the schema
            target = str(folder / f"{table.name}.parquet").replace("'", "''")
            database.execute(f"COPY {name} TO '{target}' (FORMAT parquet, COMPRESSION zstd)")
            database.execute(f"DROP TABLE {name}")
    return Counter()
