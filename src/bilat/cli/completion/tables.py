"""The values in a folder of tables that completion offers: names, pairs, and words that events use."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bilat.query.engine import Row

_Entry = dict[str, object]
_Rows = Callable[..., "list[Row]"]
# The most words to offer: nobody reads more.
_MOST = 100_000


def entries_of(folder: Path, sections: Sequence[str]) -> Iterator[tuple[str, _Entry]]:
    """Give the entries of some sections, as a dataset file has them; for events, their different values."""
    from bilat.query.duckdb_engine import DuckDbEngine

    engine = DuckDbEngine(folder)

    def rows(statement: str, *parameters: str) -> list[Row]:
        return engine.rows(f"{statement} LIMIT {_MOST}", parameters)

    for section in sections:
        read = _SECTIONS.get(section, _named)
        for entry in read(section, rows):
            yield section, entry


def _named(section: str, rows: _Rows) -> Iterator[_Entry]:
    """Give the entries of the table of names, with the fields that complete a value."""
    from bilat.query.tables import NAMED, read_stored
    from bilat.record.model import Country
    from bilat.record.stored import from_stored

    if section not in NAMED:
        return
    found = rows("SELECT record FROM names WHERE section = ? ORDER BY key", section)
    if section == "countries":
        countries = [from_stored(Country, read_stored(record)) for (record,) in found]
        yield {entry.code: {"name": entry.name, "aliases": list(entry.aliases)} for entry in countries}
        return
    fields = ("id", "name", "country", "publisher", "carrier", "title")
    for (record,) in found:
        entry = from_stored(NAMED[section], read_stored(record))
        aliases = list(getattr(entry, "aliases", ()))
        yield {"aliases": aliases, **{name: getattr(entry, name, None) for name in fields}}


def _events(_: str, rows: _Rows) -> Iterator[_Entry]:
    for kind, status in rows("SELECT DISTINCT kind, status FROM events"):
        yield {"kind": kind, "status": status}
    for (topics,) in rows("SELECT DISTINCT topics FROM events"):
        yield {"topics": topics}
    for (place,) in rows("SELECT DISTINCT place FROM events WHERE place IS NOT NULL"):
        yield {"place": {"city": place}}


def _dataset(_: str, rows: _Rows) -> Iterator[_Entry]:
    for (pair,) in rows("SELECT pair FROM datasets ORDER BY position"):
        yield {"parties": pair.split("-")}


_SECTIONS = {"events": _events, "dataset": _dataset}
