"""A Data Package that bilat exported, back to a dataset file: entry for entry, without comments."""

from __future__ import annotations

import zlib
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from io import BytesIO, TextIOWrapper
from itertools import groupby
from typing import IO
from zipfile import BadZipFile, ZipFile

from bilat.exchange.exporters.datapackage import DESCRIPTION
from bilat.exchange.exporters.tables import PAIR, POSITION, data_tables, item_column
from bilat.exchange.importers.text_files import SourceFile
from bilat.exchange.yaml_text import entry_lines, value_text
from bilat.loading.yaml_nodes import Draft, Plain
from bilat.record.declarations import Field, FieldKind, Section
from bilat.record.name_tables import COUNTRY
from bilat.record.schema import DATASET, SECTIONS
from bilat.values.escaping import quote

Row = Mapping[str, str]
# The rows of each table, by the key of the entry that they belong to.
Rows = Mapping[str, Mapping[tuple[str, ...], Sequence[Row]]]
_MOST = 1 << 30
# Other errors of reading a zip: a password, an unknown compression, bytes that do not unpack.
_OF_ZIPS = (RuntimeError, NotImplementedError, zlib.error, EOFError)


def dataset_text(file: SourceFile) -> str:
    """Return the text of a dataset file; raise `DatasetError` where the file is not a package of one pair."""
    tables = _tables(file)
    headers = [row for rows in tables[DATASET.name].values() for row in rows]
    if len(headers) != 1:
        raise file.fault(f"holds {len(headers)} records; a dataset file has one. Export each --pair apart.")
    return "\n".join(_lines(headers[0][PAIR], tables)) + "\n"


def _tables(file: SourceFile) -> Rows:
    import csv

    found: dict[str, dict[tuple[str, ...], list[Row]]] = defaultdict(lambda: defaultdict(list))
    try:
        with ZipFile(BytesIO(file.raw)) as archive:
            names = archive.namelist()
            if sum(entry.file_size for entry in archive.infolist()) > _MOST:
                raise file.fault("unpacks to more than 1 GiB, the size limit.")
            parts = {table: f"data/{table.name}.csv" for table in data_tables()}
            for name in (DESCRIPTION, *parts.values()):
                if name not in names:
                    raise file.fault(f"is not a Data Package of bilat: it lacks {name}.")
            for table, name in parts.items():
                with archive.open(name) as part:
                    for row in _rows(file, part, name, [column.name for column in table.columns]):
                        found[table.name][_owner(row)].append(row)
    except (BadZipFile, UnicodeDecodeError, csv.Error, *_OF_ZIPS) as fault:
        raise file.fault("is not a Data Package (zip) that bilat exported.") from fault
    return found


def _rows(file: SourceFile, part: IO[bytes], name: str, columns: Sequence[str]) -> Iterator[Row]:
    """Yield the rows of a table; raise `DatasetError` where it lacks a column, or a row is cut short."""
    import csv

    rows = csv.reader(TextIOWrapper(part, encoding="utf-8", newline=""))
    header = next(rows, [])
    missing = [column for column in columns if column not in header]
    if missing:
        raise file.fault(f"is not a Data Package of bilat: {name} lacks the column {quote(missing[0])}.")
    for row in rows:
        if len(row) != len(header):
            raise file.fault(
                f"{name}, line {rows.line_num}: this row has {len(row)} cells, and the header {len(header)}."
            )
        yield dict(zip(header, row, strict=True))


def _owner(row: Row) -> tuple[str, ...]:
    """Return the key of the entry that a row is, or belongs to."""
    own = (row[name] for name in ("id", "code") if name in row)
    return (row[PAIR], *own)


def _lines(pair: str, tables: Rows) -> Iterator[str]:
    for section in SECTIONS.values():
        rows = [row for found in tables.get(section.name, {}).values() for row in found]
        if not rows:
            continue
        owned = ((row, (pair,) if section is DATASET else _owner(row)) for row in rows)
        entries = [_entry(section, row, owner, tables) for row, owner in owned]
        if section is DATASET:
            yield f"{section.name}:"
            for key, value in entries[0].items():
                yield f"  {key}: {value_text(value)}"
            continue
        yield ""
        yield f"{section.name}:"
        for row, entry in zip(rows, entries, strict=True):
            if section is COUNTRY:
                yield f"  {row['code']}: {value_text(entry)}"
            else:
                yield from entry_lines(entry)


def _entry(section: Section[object], row: Row, owner: tuple[str, ...], tables: Rows) -> Draft:
    """Return an entry in the form of a dataset file."""
    made: Draft = {}
    for field in section.in_file():
        value = _value(section, field, row, owner, tables)
        if value not in ("", [], {}):
            made[field.name] = value
    return made


def _value(section: Section[object], field: Field, row: Row, owner: tuple[str, ...], tables: Rows) -> Plain:
    items = tables.get(f"{section.name}_{field.name}", {}).get(owner, ())
    if field.kind is FieldKind.CITATIONS:
        return _citations(items)
    if field.kind is FieldKind.ENTRIES and field.section:
        within = f"{section.name}_{field.name}"
        return [_item(field.section, item, within, owner, tables) for item in items]
    if field.kind is FieldKind.ENTRY and field.section:
        prefix = f"{field.name}_"
        inner = {name.removeprefix(prefix): text for name, text in row.items() if name.startswith(prefix)}
        return {part.name: inner[part.name] for part in field.section.in_file() if inner.get(part.name)}
    if (column := item_column(field)) is not None:
        return [item[column] for item in items]
    return _plain(field, row)


def _plain(field: Field, row: Row) -> str:
    if field.kind is FieldKind.FIGURE:
        return row.get(f"{field.name}_text", "")
    text = row.get(field.name, "")
    if not text:
        return field.nothing
    return "" if text == field.default else text


def _item(section: Section[object], row: Row, within: str, owner: tuple[str, ...], tables: Rows) -> Draft:
    """Return an entry of a list within an entry, with the citations of its own."""
    made = {field.name: text for field in section.in_file() if (text := _plain(field, row))}
    cited = tables.get(f"{within}_sources", {}).get(owner, ())
    own = [citation for citation in cited if citation[POSITION] == row[POSITION]]
    return {**made, "sources": _citations(own)} if own else made


def _citations(rows: Sequence[Row]) -> list[Draft]:
    """Return citations as a file has them: the places in a source that follow each other in one list."""
    grouped = groupby(rows, lambda row: (row["source_id"], row.get("for", "")))
    return [
        {
            "id": source,
            "at": [row["locator"] for row in group],
            **({"for": purpose} if purpose else {}),
        }
        for (source, purpose), group in grouped
    ]
