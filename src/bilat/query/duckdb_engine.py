"""DuckDB, in the process: answers from a folder of Parquet tables."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

from bilat.query.engine import Dialect, Row
from bilat.query.table_schema import TABLES
from bilat.values.errors import UnavailableError
from bilat.values.extras import missing_library

_LINE = "\n"
DIALECT: Final = Dialect(
    holds="list_contains({list}, ?)",
    overlap="list_has_any({list}, {other})",
    item="{list}[{position}]",
    length="len",
    array="[{items}]",
    explode="unnest",
    first_by="arg_min",
    row="row",
)


class DuckDbEngine:
    """The tables of a folder, each a view of its file."""

    dialect = DIALECT

    def __init__(self, folder: Path) -> None:
        try:
            import duckdb
        except ImportError as fault:
            raise missing_library("duckdb", "answering from tables", "duckdb") from fault
        self._folder = folder
        self._fault = duckdb.Error
        self._database = duckdb.connect()
        for table in TABLES:
            file = folder / f"{table}.parquet"
            if not file.is_file():
                raise UnavailableError(f"{file} is missing; export the tables again.")
            path = str(file).replace("'", "''")
            self.rows(f"CREATE VIEW {table} AS FROM read_parquet('{path}')", ())

    def rows(self, statement: str, parameters: Sequence[Any]) -> list[Row]:
        """Return the rows of a SELECT."""
        try:
            return self._database.execute(statement, list(parameters)).fetchall()
        except self._fault as fault:
            said = self._lacking() or f"DuckDB could not answer: {str(fault).partition(_LINE)[0]}"
            raise UnavailableError(said) from fault

    def _lacking(self) -> str | None:
        """Say which column a table lacks."""
        for table, columns in TABLES.items():
            try:
                described = self._database.execute(f"DESCRIBE {table}").fetchall()
            except self._fault:
                continue
            lacking = [column for column in columns if column not in {name for name, *_ in described}]
            if lacking:
                file = self._folder / f"{table}.parquet"
                return f"{file} lacks the column {lacking[0]}; export the tables again."
        return None
