"""CSL-JSON, which Zotero and citation processors read: the sources of a record."""

from __future__ import annotations

from collections import Counter
from typing import BinaryIO

from bilat.exchange.exporters.exported import Exported, Losses
from bilat.reports.bibliography import csl_item
from bilat.values.escaping import escape_in_json


def write(record: Exported, out: BinaryIO) -> Losses:
    """Write an item for each source, once if several pairs have the same."""
    import json

    items: list[object] = []
    for source, places in record.sources():
        item = csl_item(source, places)
        if item not in items:
            items.append(item)
    out.write(f"{escape_in_json(json.dumps(items, ensure_ascii=False, indent=2))}\n".encode())
    return Counter()
