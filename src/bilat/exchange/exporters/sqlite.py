"""A SQLite database with the tables of a record, their keys and foreign keys."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from shutil import copyfileobj
from tempfile import TemporaryDirectory
from typing import BinaryIO

from bilat.exchange.exporters.exported import Exported, Losses
from bilat.exchange.exporters.narrowed import without_missing_events
from bilat.exchange.exporters.tables import DataTable, data_tables, rows_of

_TYPES = {"string": "TEXT", "date": "TEXT", "number": "NUMERIC", "integer": "INTEGER", "boolean": "INTEGER"}


def write(record: Exported, out: BinaryIO) -> Losses:
    """Write a database file."""
    tables = data_tables()
    datasets, losses = without_missing_events(record)
    with TemporaryDirectory() as folder:
        path = Path(folder, "record.db")
        database = sqlite3.connect(path)
        try:
            for table in tables:
                database.execute(_created(table))
            for table in tables:
                values = ", ".join("?" * len(table.columns))
                rows = (tuple(_cell(cell) for cell in row) for row in rows_of(table, datasets))
                database.executemany(f"INSERT INTO {_name(table.name)} VALUES ({values})", rows)  # noqa: S608 - names of the schema
            database.commit()
        finally:
            database.close()
        with path.open("rb") as file:
            copyfileobj(file, out)
    return losses


def _created(table: DataTable) -> str:
    columns = [
        f"{_name(column.name)} {_TYPES[column.type]}{' NOT NULL' if column.required else ''}"
        for column in table.columns
    ]
    key = f"PRIMARY KEY ({_names(table.key)})"
    foreign = [
        f"FOREIGN KEY ({_names(key.columns)}) REFERENCES {_name(key.table)} ({_names(key.other)})"
        for key in table.foreign_keys
    ]
    return f"CREATE TABLE {_name(table.name)} ({', '.join([*columns, key, *foreign])})"


def _name(name: str) -> str:
    return f'"{name}"'


def _names(names: tuple[str, ...]) -> str:
    return ", ".join(map(_name, names))


def _cell(cell: object) -> object:
    return cell.isoformat() if hasattr(cell, "isoformat") else cell
