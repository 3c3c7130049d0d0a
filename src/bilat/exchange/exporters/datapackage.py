"""A Data Package (Frictionless, profile tabular-data-package): each table as CSV, described in JSON."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from io import TextIOWrapper
from typing import BinaryIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from bilat.exchange.exporters.exported import Exported, Losses
from bilat.exchange.exporters.json_text import write_json
from bilat.exchange.exporters.narrowed import without_missing_events
from bilat.exchange.exporters.tables import PAIR, Cell, DataTable, data_tables, rows_of

DESCRIPTION = "datapackage.json"
# A fixed date, so that the same record gives the same bytes.
_WHEN = (1980, 1, 1, 0, 0, 0)


def write(record: Exported, out: BinaryIO) -> Losses:
    """Write a zip with the tables under data/ and their description beside them."""
    import csv

    tables = data_tables()
    datasets, losses = without_missing_events(record)
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        with archive.open(_entry(DESCRIPTION), "w") as file:
            write_json(_description(record, tables), file, indent=2)
        for table in tables:
            with archive.open(_entry(f"data/{table.name}.csv"), "w", force_zip64=True) as file:
                text = TextIOWrapper(file, encoding="utf-8", newline="")
                rows = csv.writer(text, lineterminator="\n")
                rows.writerow(column.name for column in table.columns)
                rows.writerows(map(_cells, rows_of(table, datasets)))
                text.flush()
                text.detach()
    return losses


def _entry(name: str) -> ZipInfo:
    entry = ZipInfo(name, _WHEN)
    entry.compress_type = ZIP_DEFLATED
    entry.external_attr = 0o644 << 16
    return entry


def _cells(row: Iterable[Cell]) -> list[object]:
    return [str(cell).lower() if isinstance(cell, bool) else cell for cell in row]


def _description(record: Exported, tables: Iterable[DataTable]) -> dict[str, object]:
    first = record.datasets[0]
    return {
        "profile": "tabular-data-package",
        "name": first.id if len(record.datasets) == 1 else "bilat",
        "title": record.title,
        **({"description": f"Asked for: {record.asked}."} if record.asked else {}),
        "licenses": [],
        "sources": [
            {
                "title": ", ".join(part for part in (source.publisher, source.title) if part),
                **({"path": source.url} if source.url else {}),
            }
            for dataset in record.datasets
            for source in dataset.sources
        ],
        "resources": [_resource(table, several=len(record.datasets) > 1) for table in tables],
    }


def _foreign_keys(table: DataTable, *, several: bool) -> Iterator[tuple[list[str], str, list[str]]]:
    """Yield the columns of each foreign key, the table it refers to and the columns there.

    Validators reject a key if only one of its columns is empty. So the pair is left out of keys if there is
    only one pair; if there are several, keys that can be empty are left out.
    """
    required = {column.name for column in table.columns if column.required}
    for key in table.foreign_keys:
        if several and required.issuperset(key.columns):
            yield list(key.columns), key.table, list(key.other)
        elif not several and key.columns != (PAIR,):
            own = [column for column in key.columns if column != PAIR]
            yield own, key.table, [column for column in key.other if column != PAIR]


def _resource(table: DataTable, *, several: bool) -> dict[str, object]:
    return {
        "name": table.name.replace("_", "-"),
        "path": f"data/{table.name}.csv",
        "profile": "tabular-data-resource",
        "description": table.meaning,
        "encoding": "utf-8",
        "schema": {
            "fields": [
                {
                    "name": column.name,
                    "type": column.type,
                    "description": column.meaning,
                    **({"constraints": {"required": True}} if column.required else {}),
                }
                for column in table.columns
            ],
            "primaryKey": list(table.key),
            "foreignKeys": [
                {
                    "fields": columns,
                    "reference": {
                        "resource": "" if other == table.name else other.replace("_", "-"),
                        "fields": fields,
                    },
                }
                for columns, other, fields in _foreign_keys(table, several=several)
            ],
            "missingValues": [""],
        },
    }
