"""Metadata for Datasette: what the tables of the SQLite export and their columns mean."""

from __future__ import annotations

from collections import Counter
from typing import BinaryIO

from bilat.exchange.exporters.exported import Exported, Losses
from bilat.exchange.exporters.tables import data_tables
from bilat.values.escaping import escape_in_json


def write(record: Exported, out: BinaryIO) -> Losses:
    """Write the metadata of a database, whatever its file is called ("*")."""
    import json

    metadata = {
        "title": record.title,
        "description": f"The bilateral record of {record.pairs}: each fact cites its source.",
        "databases": {
            "*": {
                "tables": {
                    table.name: {
                        "description": table.meaning,
                        "columns": {
                            column.name: column.meaning for column in table.columns if column.meaning
                        },
                    }
                    for table in data_tables()
                }
            }
        },
    }
    out.write((escape_in_json(json.dumps(metadata, indent=2, ensure_ascii=False)) + "\n").encode())
    return Counter()
