"""A user's own CSV or xlsx, read with a mapping: treaties, lists of visits, figures."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bilat.exchange.importers.country_names import country_named
from bilat.exchange.importers.csv_map import Column, CsvMap, keys_of, read_map
from bilat.exchange.importers.days import readings_of
from bilat.exchange.importers.rows import OTHER_PAIR, Edition, ImportedEntry, ImportOptions, Item, LeftOut
from bilat.exchange.importers.text_files import Record, SourceFile, read_table
from bilat.loading.yaml_nodes import Draft
from bilat.record.declarations import FieldKind
from bilat.values.edtf import parse
from bilat.values.errors import BilatError, DateError, QueryError
from bilat.values.escaping import quote
from bilat.values.typed_dates import read_typed

SIGNATURE: frozenset[str] = frozenset()
_NUMERIC = re.compile(r"(\d{1,2})[/.\- ](\d{1,2})[/.\- ](\d{4})", re.ASCII)
_YEAR = re.compile(r"\d{4}")


def read(file: SourceFile, options: ImportOptions) -> Iterator[Item]:
    """Yield an entry for each row; if the mapping tells the states of a row, only for rows of the pair."""
    if options.mapping is None:
        raise QueryError(
            "Which column is what? Give a mapping with --map FILE. "
            "'bilat import csv --guess FILE' writes one to start from."
        )
    mapping = read_map(options.mapping)
    table = read_table(file, mapping.names, delimiter=mapping.delimiter, within=20)
    table.require(mapping.names, "the file that the mapping is for")
    kinds = keys_of(mapping.section)
    years: list[str] = []
    for record in table.records():
        if any(record[name] in values for name, values in mapping.leave_out.items()):
            yield LeftOut(record.number, "left out by the mapping")
            continue
        states: list[str] = []
        try:
            states = [_country(record[name]) for name in mapping.between]
            entry = _entry(record, mapping, kinds)
        except BilatError as fault:
            # What the mapping does not foresee in a row of another pair does not matter.
            if states and not options.is_pair(*(states * 2)[:2]):
                yield LeftOut(record.number, OTHER_PAIR)
                continue
            raise file.fault(str(fault), record.line) from fault
        years += _YEAR.findall(entry.get("date", ""))[-1:]
        if not _is_of_pair(entry, states, options):
            yield LeftOut(record.number, OTHER_PAIR)
            continue
        own = record[mapping.locator] if mapping.locator else ""
        locator = f"#{own}" if own else f"row {record.number}"
        wanted = entry.pop("id", None)
        yield ImportedEntry(
            (record.number,),
            (locator,),
            mapping.section,
            entry,
            (wanted,) if wanted else (),
            line=record.line,
        )
    source = dict(mapping.source)
    source.setdefault("date", f"{max(years, default='0001')}/..")
    yield Edition(source.pop("publisher"), source.pop("title", "none"), source.pop("date"), **source)


def _is_of_pair(entry: Draft, states: list[str], options: ImportOptions) -> bool:
    if states:
        return options.is_pair(*(states * 2)[:2])
    sides = [entry[name] for name in ("reporter", "partner", "from", "to") if name in entry]
    if len(sides) == 2:  # noqa: PLR2004 - a pair
        return options.is_pair(*sides)
    return all(options.party(side) is not None for side in sides)


def _entry(record: Record, mapping: CsvMap, kinds: dict[str, FieldKind]) -> Draft:
    """Return the entry made from a row; raise `BilatError` for a cell that cannot be read."""
    entry: Draft = {}
    ends: dict[str, str] = {}
    for path, text in mapping.constants.items():
        _set_value(entry, path, _read(text, kinds[path], mapping), {})
    for column in mapping.columns:
        cell = record[column.name]
        if not cell:
            continue
        parts = [part.strip() for part in cell.split(column.separator)] if column.separator else [cell]
        for part in filter(None, parts):
            try:
                text = _read(column.values.get(part, part), kinds[column.key], mapping)
            except BilatError as fault:
                raise BilatError(f"column {quote(column.name)}: {fault}") from fault
            if column.key in ("date.start", "date.end"):
                ends[column.key] = text
            else:
                _set_value(entry, column.key, text, _other_fields(record, column))
    if ends:
        first = ends.get("date.start", "")
        last = ends.get("date.end", first)
        entry["date"] = first if first == last else f"{first}/{last}"
    return entry


def _other_fields(record: Record, column: Column) -> dict[str, str]:
    """Return the other fields of a participant or an organization."""
    beside = {
        name: column.values.get(cell, cell)
        for name, other in column.beside.items()
        if (cell := record[other])
    }
    said = {**column.fixed, **beside}
    if "country" in said:
        said["country"] = _country(said["country"])
    return said


def _set_value(entry: Draft, path: str, text: str, more: dict[str, str]) -> None:
    """Put a value where its path says; lists grow."""
    section, _, name = path.partition(".")
    if section == "participants":
        entry.setdefault(section, []).append({name: text, **more})
    elif section == "organizations":
        entry.setdefault(section, []).append({"name": text, **more})
    elif section == "agency":
        entry[section] = {"name": text, "kind": "agency", **more}
    elif section in ("topics", "countries"):
        entry.setdefault(section, []).append(text)
    elif name:
        entry.setdefault(section, {})[name] = text
    else:
        entry[section] = text


def _read(text: str, kind: FieldKind, mapping: CsvMap) -> str:
    """Return a cell as a dataset file has it."""
    if kind is FieldKind.DATE:
        return _date(text, mapping.dates)
    if kind in (FieldKind.COUNTRY, FieldKind.COUNTRIES):
        return _country(text)
    if kind is FieldKind.TRUTH:
        return {"yes": "true", "no": "false", "1": "true", "0": "false"}.get(text.lower(), text.lower())
    return text


def _country(text: str) -> str:
    code = country_named(text)
    if code is None:
        raise BilatError(f"{quote(text)} is not a country.")
    return code


def _date(text: str, form: str) -> str:
    """Return a date in EDTF; raise `DateError` for one that can be read two ways."""
    numeric = _NUMERIC.fullmatch(text)
    if numeric and form != "iso":
        first, second, year = numeric.groups()
        day, month = (first, second) if form == "day-first" else (second, first)
        return parse(f"{year}-{int(month):02}-{int(day):02}").text
    # Four digits are a year; readings_of takes some for a spreadsheet's number of a day.
    readings = () if _YEAR.fullmatch(text) else readings_of(text)
    if len(readings) == 1:
        return readings[0].isoformat()
    if len(readings) > 1:
        either = " or ".join(day.isoformat() for day in readings)
        raise DateError(
            f"{quote(text)} can be {either}. Say in the mapping whether dates are day-first or month-first."
        )
    return read_typed(text).text
