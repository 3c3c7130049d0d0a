"""BibTeX: the sources of a record."""

from __future__ import annotations

from collections import Counter
from typing import BinaryIO

from bilat.exchange.exporters.exported import Exported, Losses
from bilat.reports.bibliography import bibtex_entry


def write(record: Exported, out: BinaryIO) -> Losses:
    """Write an entry for each source, once if several pairs have the same."""
    entries = dict.fromkeys(bibtex_entry(source, places) for source, places in record.sources())
    out.write("\n".join(entries).encode())
    return Counter()
