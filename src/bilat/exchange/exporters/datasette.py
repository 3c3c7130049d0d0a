"""Metadata for Datasette: what the tables of the SQLite export and their columns mean."""

from __future__ import annotations

from collections import Counter
from typing import BinaryIO

from bilat.exchange.exporters.exported import Exported, Losses
from bilat.exchange.exporters.json_text import write_json
from bilat.exchange.exporters.tables import data_tables


def write(record: Exported, out: BinaryIO) -> Losses:
    """Write the metadata of a database, whatever its file is called ("*")."""
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
    write_json(metadata, out, indent=2)
    return Counter()
