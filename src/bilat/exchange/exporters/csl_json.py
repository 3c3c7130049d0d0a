"""CSL-JSON, which Zotero and citation processors read: the sources of a record."""

from __future__ import annotations

from collections import Counter
from typing import BinaryIO

from bilat.exchange.exporters.exported import Exported, Losses
from bilat.exchange.exporters.json_text import write_json
from bilat.reports.bibliography import csl_item


def write(record: Exported, out: BinaryIO) -> Losses:
    """Write an item for each source, once if several pairs have the same."""
    items: list[object] = []
    for source, places in record.sources():
        item = csl_item(source, places)
        if item not in items:
            items.append(item)
    write_json(items, out, indent=2)
    return Counter()
