"""The formats that bilat exports, one line each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from bilat.exchange.exporters.exported import FolderWriter, Writer
from bilat.values.errors import QueryError
from bilat.values.escaping import quote
from bilat.values.text import did_you_mean

if TYPE_CHECKING:
    from types import ModuleType


class Exporter(NamedTuple):
    """A format: its name, a sentence about it, the module with its `write`, and what this writes.

    A "text" may go to standard output; "binary" needs a file, and a "folder" a folder that does not exist.
    """

    name: str
    sentence: str
    module: str
    writes: Literal["text", "binary", "folder"] = "text"


# fmt: off
EXPORTERS = (
    Exporter("datapackage", "A Data Package: tables as CSV, with types and keys.", "datapackage", "binary"),
    Exporter("sqlite", "A SQLite database with the same tables.", "sqlite", "binary"),
    Exporter("datasette", "Metadata for Datasette, of the SQLite database (JSON).", "datasette"),
    Exporter("xlsx", "A workbook with a sheet for each table.", "xlsx", "binary"),
    Exporter("parquet", "A folder of Parquet files, one for each table.", "parquet", "folder"),
    Exporter("tables", "Tables of many million rows, for DuckDB or Spark.", "engine_tables", "folder"),
    Exporter("bibtex", "The sources as BibTeX.", "bibtex"),
    Exporter("csl-json", "The sources as CSL-JSON, for Zotero and citation processors.", "csl_json"),
    Exporter("ics", "A calendar (iCalendar) of the events whose days are known.", "ics"),
    Exporter("timelinejs", "A timeline for TimelineJS (JSON).", "timelinejs"),
    Exporter("gexf", "Who met whom as a network for Gephi (GEXF).", "gexf"),
    Exporter("graphml", "The same network as GraphML.", "graphml"),
    Exporter("dyads", "Dyad-years with Correlates of War codes (CSV).", "dyads"),
    Exporter("html", "A page with charts, tables and sources, in one file without a script.", "html"),
    Exporter("jsonld", "Events of schema.org (JSON-LD).", "jsonld"),
)
# fmt: on


# What people call formats.
_IN_OTHER_WORDS = {
    **dict.fromkeys(("excel", "xls", "spreadsheet", "workbook"), "xlsx"),
    **dict.fromkeys(("calendar", "ical", "icalendar"), "ics"),
    **dict.fromkeys(("bib", "latex", "biblatex"), "bibtex"),
    **dict.fromkeys(("csl", "zotero"), "csl-json"),
    **dict.fromkeys(("db", "database"), "sqlite"),
    **dict.fromkeys(("network", "gephi"), "gexf"),
    "page": "html",
    "pdf": "html",
    **{name: f"bilat timeline --format {name}" for name in ("json", "jsonl", "csv", "tsv", "markdown")},
}


def exporter(name: str) -> Exporter:
    """Return the exporter of a format; raise `QueryError` for an unknown one."""
    for known in EXPORTERS:
        if known.name == name:
            return known
    names = [known.name for known in EXPORTERS]
    hint = did_you_mean(name, names, _IN_OTHER_WORDS) or f" Known: {', '.join(names)}."
    raise QueryError(f"{quote(name)} is not a format to export.{hint}")


def writer(known: Exporter) -> Writer:
    """Return the function that writes a format into a stream of bytes."""
    write: Writer = _module(known).write
    return write


def folder_writer(known: Exporter) -> FolderWriter:
    """Return the function that writes a format into an empty folder."""
    write: FolderWriter = _module(known).write_folder
    return write


def _module(known: Exporter) -> ModuleType:
    from importlib import import_module

    return import_module(f"bilat.exchange.exporters.{known.module}")
