"""DuckDB, in the process: answers from a folder of Parquet tables."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from bilat.query.engine import Dialect, Parameters, Row, require_columns, tables_in
from bilat.values.errors import UnavailableError
from bilat.values.extras import missing_library

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
    """The tables of a folder, each made a view of its file when it is first asked for."""

    dialect = DIALECT

    def __init__(self, folder: Path) -> None:
        try:
            import duckdb
        except ImportError as fault:
            raise missing_library("duckdb", "answering from tables", "duckdb") from fault
        self._folder = folder
        self._fault = duckdb.Error
        self._database = duckdb.connect()
        self._database.execute("SET enable_progress_bar = false")
        # An answer reads the same file several times.
        self._database.execute("SET parquet_metadata_cache = true")
        self._seen: set[str] = set()

    def rows(self, statement: str, parameters: Parameters) -> list[Row]:
        """Return the rows of a SELECT; Ctrl-C stops it."""
        from concurrent.futures import ThreadPoolExecutor

        # DuckDB does not see Ctrl-C while another of its threads works, so the main one only waits here.
        with ThreadPoolExecutor(1) as waiting:
            answer = waiting.submit(self._rows, statement, parameters)
            try:
                return answer.result()
            except KeyboardInterrupt:
                self._database.interrupt()
                raise

    def _rows(self, statement: str, parameters: Parameters) -> list[Row]:
        try:
            for table in tables_in(statement) - self._seen:
                self._make_view(table)
            return self._database.execute(statement, list(parameters)).fetchall()
        except self._fault as fault:
            first_line = str(fault).partition("\n")[0]
            raise UnavailableError(f"DuckDB could not answer: {first_line}") from fault

    def _make_view(self, table: str) -> None:
        """Make a view of a table, unless it is not there or lacks a column."""
        file = self._folder / f"{table}.parquet"
        if not file.is_file():
            raise UnavailableError(f"{file} is missing; export the tables again.")
        path = str(file).replace("'", "''")
        self._database.execute(f"CREATE VIEW {table} AS FROM read_parquet('{path}')")
        require_columns(table, self._database.table(table).columns, file)
        self._seen.add(table)
