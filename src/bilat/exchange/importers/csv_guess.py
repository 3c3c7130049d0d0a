"""A first mapping of a CSV file, guessed from its header and its cells, to be edited."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import PurePath

from bilat.exchange.importers.country_names import country_named
from bilat.exchange.importers.csv_map import keys_of
from bilat.exchange.importers.text_files import Record, SourceFile, read_table
from bilat.exchange.yaml_text import value_text
from bilat.record.figure_tables import GOODS
from bilat.record.schema import EVENT
from bilat.values.escaping import one_line
from bilat.values.text import fold

_MOST_ROWS = 500
_MOST_VALUES = 12
_NUMERIC = re.compile(r"(\d{1,2})[/.\- ](\d{1,2})[/.\- ]\d{4}", re.ASCII)
_MONTHS = 12
# Folded names of columns by the field that they hold.
_NAMES = {
    "date": ("date", "date signed", "signed", "when", "year", "period", "day", "date of signature"),
    "date.start": ("start", "start date", "from date", "arrival", "begin", "first day"),
    "date.end": ("end", "end date", "to date", "departure", "last day"),
    "title": ("title", "name", "event", "treaty", "subject", "description"),
    "kind": ("kind", "type", "category", "event type"),
    "status": ("status",),
    "place.city": ("city", "place", "location", "venue city", "place signed"),
    "place.country": ("country visited", "host country", "place country", "country"),
    "participants.name": ("person", "visitor", "leader", "official", "participant", "who", "signatory"),
    "organizations": ("organization", "organisation", "company", "body", "agency name"),
    "topics": ("topic", "topics", "field", "sector"),
    "note": ("note", "notes", "remark", "remarks", "comment", "comments"),
    "reporter": ("reporter", "reporting country", "exporter"),
    "partner": ("partner", "partner country", "importer"),
    "exports": ("exports", "export", "exports usd"),
    "imports": ("imports", "import", "imports usd"),
    "total": ("total", "trade", "turnover", "total trade"),
    "currency": ("currency",),
    "commodity": ("commodity", "product", "good", "goods"),
    "hs": ("hs", "hs code"),
    "flow": ("flow", "trade flow"),
    "quantity": ("quantity", "qty", "amount of goods"),
    "unit": ("unit", "units"),
    "value": ("value", "value usd"),
    "measure": ("measure", "indicator", "variable"),
    "from": ("from", "origin"),
    "to": ("to", "target", "destination"),
}  # fmt: skip
_IDS = ("id", "no", "number", "record id", "treaty id", "event id", "ref", "reference")


def guess(file: SourceFile) -> str:
    """Return the text of a mapping for a file; raise `DatasetError` for one without rows."""
    table = read_table(file, delimiter="")
    records = list(islice(table.records(), _MOST_ROWS))
    return "".join(f"{line}\n" for line in _lines(file, table.columns, records))


def _lines(file: SourceFile, columns: Sequence[str], records: Sequence[Record]) -> Iterator[str]:
    section = _section(columns)
    known = keys_of(section)
    found = {name: path for name in columns if (path := _path(name)) in known}
    taken: set[str] = set()
    yield f"# A first mapping of {one_line(PurePath(file.path).name)}, guessed: read it before you use it."
    yield f"section: {section} # events, trade, goods or figures"
    yield "source:"
    yield "  publisher: unknown # who published the file"
    yield f"  title: {value_text(one_line(PurePath(file.path).stem))}"
    yield "  # date: 2024-05-01 # when; or give the day you fetched it with --accessed"
    yield f"dates: {_date_form(found, records)}"
    own = next((name for name in columns if fold(name) in _IDS and _all_differ(name, records)), None)
    if own:
        yield f"locator: {value_text(own)} # the column with a row's own id; row numbers without it"
    states = [name for name in columns if name not in found and _all_countries(name, records)]
    if len(states) == 2:  # noqa: PLR2004 - a pair
        yield f"between: {value_text(states)} # the two states that a row is about"
    yield "columns:"
    for name in columns:
        if name and name != own and name not in states:
            path = found.get(name, "")
            if path == "place.city" and "place.country" not in found.values():
                key, city = value_text(one_line(name)), value_text(one_line(_first(name, records)))
                country = f"{{key: place.country, values: {{{city}: XXX}}}}"
                yield f"  # {key}: [place.city, {country}] # a place needs its country"
                continue
            yield from _column(name, "" if path in taken else path, records)
            taken.add(path)
    yield from _constants(section, taken)


def _path(name: str) -> str:
    folded = fold(name)
    return next((path for path, names in _NAMES.items() if folded in names), "")


def _section(columns: Sequence[str]) -> str:
    paths = {_path(name) for name in columns}
    if "measure" in paths:
        return "figures"
    if paths & {"commodity", "hs", "flow"}:
        return "goods"
    return "trade" if paths & {"exports", "imports", "total"} else "events"


def _column(name: str, path: str, records: Sequence[Record]) -> Iterator[str]:
    key = value_text(one_line(name))
    if not path:
        yield f"  # {key}: note"
    elif path == "status" and not _statuses().issuperset(record[name] for record in records if record[name]):
        yield f"  # {key}: status # say with values which status each cell means"
    elif path == "kind":
        cells = list(dict.fromkeys(record[name] for record in records if record[name]))[:_MOST_VALUES]
        kinds = next(field.words for field in EVENT.fields if field.name == "kind")
        values = {cell: cell.lower() if cell.lower() in kinds else "meeting" for cell in cells}
        yield f"  {key}:"
        yield "    key: kind"
        yield f"    values: # each a kind of event: {', '.join(kinds)}"
        yield from (f"      {value_text(cell)}: {kind}" for cell, kind in values.items())
    elif path == "participants.name":
        yield f"  {key}: {{key: participants.name, role: official, country: XXX}} # role and country of them"
    else:
        yield f"  {key}: {path}"


def _constants(section: str, taken: set[str]) -> Iterator[str]:
    """Yield the fields that every entry needs and no column has."""
    needed = {"events": {"kind": "meeting"}, "trade": {"currency": "USD"}}.get(section, {})
    missing = {path: word for path, word in needed.items() if path not in taken}
    if missing:
        yield "constants: # what holds for every row"
        yield from (f"  {path}: {word}" for path, word in missing.items())


def _statuses() -> set[str]:
    fields = (*EVENT.fields, *GOODS.fields)
    return {word for part in fields if part.name == "status" for word in part.words}


def _first(name: str, records: Sequence[Record]) -> str:
    return next((record[name] for record in records if record[name]), "Moscow")


def _all_differ(name: str, records: Sequence[Record]) -> bool:
    cells = [record[name] for record in records]
    return all(cells) and len(set(cells)) == len(cells)


def _all_countries(name: str, records: Sequence[Record]) -> bool:
    return all(country_named(cell) for cell in {record[name] for record in records})


def _date_form(found: dict[str, str], records: Sequence[Record]) -> str:
    """Return how dates are written, with a comment if that cannot be told."""
    cells = [record[name] for name, path in found.items() if path.startswith("date") for record in records]
    numeric = [match for cell in cells if (match := _NUMERIC.fullmatch(cell))]
    if not numeric:
        return "iso # or day-first, month-first"
    first = any(int(match[1]) > _MONTHS for match in numeric)
    second = any(int(match[2]) > _MONTHS for match in numeric)
    if first == second:
        return "iso # these can be read two ways: say day-first or month-first"
    return "day-first" if first else "month-first"
