"""The formats that bilat imports, one line each."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

from bilat.exchange.importers.rows import Reader
from bilat.values.errors import QueryError
from bilat.values.escaping import quote
from bilat.values.text import did_you_mean

if TYPE_CHECKING:
    from types import ModuleType

    from bilat.exchange.importers.coded_news import LeadReader


class Importer(NamedTuple):
    """A format: its name, a sentence about it, and the module that reads it.

    The module has `read(file, options)`, a generator as `rows.Reader` describes, and `SIGNATURE`: names of
    columns or keys that are all together only in files of this format.
    """

    name: str
    sentence: str
    module: str


# fmt: off
IMPORTERS = (
    Importer("comtrade", "UN Comtrade: the API's JSON, or the CSV of the site.", "comtrade"),
    Importer("colt", "Country and Organization Leader Travel: CSV or xlsx.", "colt"),
    Importer("sipri", "SIPRI Arms Transfers: the CSV of the trade register.", "sipri"),
    Importer("icews", "ICEWS, events coded from news, as leads: tab-separated.", "icews"),
    Importer("plover", "PLOVER, events coded from news, as leads: JSON.", "plover"),
    Importer("csv", "Your own CSV or xlsx, with a mapping of its columns.", "mapped_csv"),
    Importer("sources", "Publications, from BibTeX or CSL-JSON (Zotero writes both).", "publications"),
)
# fmt: on

# The format of `bilat export` that is restored as it was, instead of as rows that cite a file.
DATAPACKAGE = "datapackage"


def importer(name: str) -> Importer:
    """Return the importer of a format; raise `QueryError` for an unknown one."""
    for known in IMPORTERS:
        if known.name == name:
            return known
    names = [*(known.name for known in IMPORTERS), DATAPACKAGE]
    hint = did_you_mean(name, names) or f" Known: {', '.join(names)}."
    raise QueryError(f"{quote(name)} is not a format to import.{hint}")


def reader(name: str) -> Reader:
    """Return the function that reads files of a format."""
    read: Reader = _module(importer(name)).read
    return read


def lead_reader(known: Importer) -> LeadReader:
    """Return the function that reads leads of coded news; raise `QueryError` for another format."""
    read: LeadReader | None = getattr(_module(known), "read_leads", None)
    if read is None:
        raise QueryError(f"--tables does not apply to {known.name}; it is for icews and plover.")
    return read


def recognised(keys: Iterable[str], asked: Iterable[str] = ()) -> str | None:
    """Return the name of the format whose files have these columns or keys, unless it is `asked` for."""
    present, known_already = frozenset(keys), frozenset(asked)
    for known in IMPORTERS:
        signature: frozenset[str] = _module(known).SIGNATURE
        if signature and signature <= present and not signature <= known_already:
            return known.name
    return None


def _module(known: Importer) -> ModuleType:
    from importlib import import_module

    return import_module(f"bilat.exchange.importers.{known.module}")
