"""The tables that DuckDB or Spark answers questions from: Parquet, sorted by pair and day.

Rows are first written as JSON to files beside the tables; DuckDB then sorts these within bounded memory.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from contextlib import ExitStack
from pathlib import Path
from shutil import rmtree
from types import TracebackType
from typing import IO, TYPE_CHECKING, Self

from bilat.exchange.exporters.exported import Exported, Losses
from bilat.exchange.exporters.parquet_files import write_parquet
from bilat.exchange.exporters.table_rows import (
    EventRows,
    NameKeys,
    Row,
    dataset_row,
    encoded,
    fact_rows,
    member_rows,
)
from bilat.query.pairs import label
from bilat.query.table_schema import COUNTED_LISTS, ORDERS, TABLES, VERSIONS
from bilat.record.vocabulary import MANIFEST
from bilat.values.extras import missing_library

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

_WATCHED_EVERY = 1000
_FACTS = ("trade", "goods", "figures", "standing")
# Small enough that a few days of a pair, which are in one, are under 1 % of ten million events.
_ROWS_IN_GROUP = 61_440
_LENGTHS = ", ".join(f"coalesce(max(len({name})), 0)" for name in COUNTED_LISTS)
# Properties of the tables that make some queries faster.
_FACTS_OF_ALL = {
    "longest": f"SELECT {_LENGTHS} FROM read_parquet(?)",  # noqa: S608 - names of the schema
    "same_ids": "SELECT id FROM read_parquet(?) GROUP BY id HAVING count(*) > 1 LIMIT 1",
    "same_days": "SELECT first_day FROM read_parquet(?) GROUP BY first_day, last_day "
    "HAVING min(date) <> max(date) LIMIT 1",
    "day_marks": "SELECT DISTINCT CASE WHEN first_day = last_day AND precision = 'day' AND date[:10] = "
    "strftime(DATE '0001-01-01' + (first_day - 1), '%Y-%m-%d') THEN date[11:] END "
    "FROM read_parquet(?) LIMIT 2",
    "statuses": "SELECT DISTINCT status FROM read_parquet(?) ORDER BY status",
}
_MOST_MEMORY = "512MB"


def write_folder(record: Exported, folder: Path) -> Losses:
    """Write the tables into a folder that is there and empty."""
    done, whole = 0, sum(len(dataset.events) for dataset in record.datasets) + 1
    with TableWriter(folder) as tables:
        for position, dataset in enumerate(record.datasets):
            tables.write("datasets", dataset_row(dataset, position))
            tables.write_all("members", member_rows(dataset, tables.key_of))
            for number, line in enumerate(EventRows(dataset, tables.key_of).all()):
                tables.write_line("events", line)
                if not number % _WATCHED_EVERY:
                    record.watch(label(dataset.parties), done + number, whole)
            done += len(dataset.events)
            for section in _FACTS:
                tables.write_all(section, fact_rows(dataset, section))
        tables.finish()
    record.watch("", whole, whole)
    return Counter()


class TableWriter:
    """Takes rows in any order, and makes tables from them in the end.

    Events that are already `in_order`, as the tables have them, are not sorted again.
    """

    def __init__(self, folder: Path, *, in_order: bool = False) -> None:
        try:
            import duckdb
        except ImportError as fault:
            raise missing_library("duckdb", "tables", "duckdb") from fault
        self._duckdb = duckdb
        self._folder = folder
        self._sorted = ("events",) if in_order else ()
        self._open = ExitStack()
        self._files: dict[str, IO[str]] = {}
        self._rows = dict.fromkeys(TABLES, 0)
        self._longest = 0
        self.key_of = NameKeys(self.write)

    def __enter__(self) -> Self:
        """Open a file for the rows of each table."""
        for name in TABLES:
            file = self._rows_of(name).open("w", encoding="utf-8")
            self._files[name] = self._open.enter_context(file)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the files of rows, and delete them."""
        self._open.close()
        for name in TABLES:
            self._rows_of(name).unlink(missing_ok=True)

    def _rows_of(self, table: str) -> Path:
        return self._folder / f".{table}.jsonl"

    def write(self, table: str, row: Row) -> None:
        """Write a row of a table."""
        self.write_line(table, encoded(row))

    def write_line(self, table: str, line: str) -> None:
        """Write a row of a table that is encoded already."""
        self._files[table].write(f"{line}\n")
        self._rows[table] += 1
        self._longest = max(self._longest, len(line))

    def write_all(self, table: str, rows: Iterable[Row]) -> None:
        """Write rows of a table."""
        for row in rows:
            self.write(table, row)

    def finish(self) -> None:
        """Sort the rows into Parquet, and describe the tables in bilat.json."""
        import json

        self._open.close()
        with self._duckdb.connect() as database:
            database.execute(f"SET memory_limit = '{_MOST_MEMORY}'")
            database.execute("SET enable_progress_bar = false")
            database.execute("SET temp_directory = ?", [str(self._folder / ".sorting")])
            for name in TABLES:
                self._sort(database, name)
            events = str(self._folder / "events.parquet")
            facts = {
                name: database.execute(text, [events]).fetchall() for name, text in _FACTS_OF_ALL.items()
            }
            [(pairs,)] = database.execute(
                "SELECT list(pair ORDER BY position) FROM read_parquet(?)",
                [str(self._folder / "datasets.parquet")],
            ).fetchall()
        manifest = {
            "versions": VERSIONS,
            "rows": self._rows,
            "longest": dict(zip(COUNTED_LISTS, facts["longest"][0], strict=True)),
            "ids_differ": not facts["same_ids"],
            "dates_alike": not facts["same_days"],
            "day_mark": facts["day_marks"][0][0] if len(facts["day_marks"]) == 1 else None,
            "statuses": [status for (status,) in facts["statuses"]],
            "pairs": pairs,
        }
        text = json.dumps(manifest, ensure_ascii=False, indent=1)
        (self._folder / MANIFEST).write_text(f"{text}\n", encoding="utf-8")
        rmtree(self._folder / ".sorting", ignore_errors=True)

    def _sort(self, database: DuckDBPyConnection, name: str) -> None:
        write_parquet(
            database,
            self._rows_of(name),
            self._folder / f"{name}.parquet",
            TABLES[name],
            longest=self._longest,
            order=() if name in self._sorted else ORDERS[name],
            rows_in_group=_ROWS_IN_GROUP,
        )
