"""Files that are not YAML: what they are, and what reads them."""

from __future__ import annotations

from pathlib import Path

from bilat.loading.files import unreadable

_READS = "bilat reads YAML; "
_ONLY = f"{_READS}of what it exports, it reads back only a Data Package ('bilat import datapackage')."
_ZIP = b"PK\x03\x04"
# How other files begin.
_BEGINNINGS = {
    b"SQLite format 3\0": "a SQLite database",
    b"PAR1": "a Parquet file",
    b"%PDF-": "a PDF",
    _ZIP: "a ZIP archive",
}
# Text that is not YAML, by extension.
_TEXTS = {
    ".csv": "CSV",
    ".tsv": "tab-separated text",
    ".jsonl": "JSON, a record a line",
    ".bib": "BibTeX",
    ".ics": "a calendar",
    ".gexf": "a network",
    ".graphml": "a network",
    ".html": "a web page",
}
# The format by which `bilat import` reads it.
_IMPORTED_AS = {".csv": "csv", ".tsv": "csv", ".bib": "sources"}


def refuse_other_formats(raw: bytes, path: Path) -> None:
    """Raise `DatasetError` for a file that is plainly not YAML, saying what it is and what reads it."""
    said = _said(raw, path)
    if said:
        raise unreadable(path, said)


def _said(raw: bytes, path: Path) -> str | None:
    if raw.startswith(_ZIP) and b"datapackage.json" in raw:
        command = f"bilat import datapackage {_quoted(path)} --output mine.yaml"
        return f"this is a Data Package. {_READS}to make that of it: {command}"
    if raw.startswith(_ZIP) and b"xl/workbook.xml" in raw:
        command = f"bilat import csv {_quoted(path)} --map MAPPING"
        return f"this is a workbook. {_READS}to import its rows: {command}"
    for beginning, what in _BEGINNINGS.items():
        if raw.startswith(beginning):
            return f"this is {what}. {_ONLY}"
    extension = path.suffix.lower()
    if extension == ".json" and raw.lstrip().startswith(b"["):
        return f"this is a list of records in JSON. {_ONLY}"
    text = _TEXTS.get(extension)
    if not text:
        return None
    known = _IMPORTED_AS.get(extension)
    way = f"{_READS}to import its rows: bilat import {known} {_quoted(path)}" if known else _ONLY
    return f"this is {text}. {way}"


def _quoted(path: Path) -> str:
    from shlex import quote

    return quote(str(path))
