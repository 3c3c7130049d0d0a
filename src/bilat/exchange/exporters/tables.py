"""A record as tables, made from the schema: one for each section, and one for each list within it.

A row names the pair of its record and the id of its entry; a row of a list also has its position, from 1. A
figure has four columns: its number, its two bounds, and its text as a dataset file has it. A date is EDTF
text, beside its first and last day where the schema has them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from operator import attrgetter
from typing import Any

from bilat.query.pairs import label
from bilat.record.declarations import Field, FieldKind, Section
from bilat.record.derived import as_reported
from bilat.record.model import Dataset
from bilat.record.name_tables import COUNTRY
from bilat.record.schema import DATASET, SECTIONS
from bilat.record.shared_fields import CITATION
from bilat.values.figures import Figure, figure_text, number

PAIR = "pair"
POSITION = "position"
Cell = str | int | float | bool | date | None
_Getter = Callable[[object], Any]
_NESTED = (FieldKind.ENTRIES, FieldKind.CITATIONS)
_LISTS = (
    *(FieldKind.TEXTS, FieldKind.COUNTRIES, FieldKind.PARTIES, FieldKind.REFERENCES),
    *(FieldKind.SIBLINGS, FieldKind.LOCATORS),
)
_TYPES = {
    FieldKind.TRUTH: "boolean",
    FieldKind.COUNT: "integer",
    FieldKind.DAY: "date",
}
# Fields that a table does not need: they are worked out, or follow from other columns.
_LEFT_OUT = (FieldKind.SPANS, FieldKind.BOUNDS)
_WORKED_OUT = ("balance", "derived")


@dataclass(frozen=True, slots=True)
class TableColumn:
    """A column: its name, the type of its values (as Frictionless calls it), and what it means."""

    name: str
    type: str
    meaning: str
    required: bool = False


@dataclass(frozen=True, slots=True)
class ForeignKey:
    """Columns whose values are those of other columns in another table."""

    columns: tuple[str, ...]
    table: str
    other: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DataTable:
    """A table: its columns, the columns of its key, the tables it refers to, and its rows for a record."""

    name: str
    meaning: str
    columns: tuple[TableColumn, ...]
    key: tuple[str, ...]
    foreign_keys: tuple[ForeignKey, ...]
    rows: Callable[[Dataset], Iterator[tuple[Cell, ...]]]


@dataclass(frozen=True, slots=True)
class _Part:
    """Some columns of a table, and a function that gets their values from a record."""

    columns: tuple[TableColumn, ...]
    cells: Callable[[object, Dataset], tuple[Cell, ...]]
    foreign_key: ForeignKey | None = None


def data_tables() -> list[DataTable]:
    """Return the tables of a record, names before the facts that refer to them."""
    tables: list[DataTable] = []
    for section in SECTIONS.values():
        tables.extend(_tables_of(section))
    return tables


def rows_of(table: DataTable, datasets: tuple[Dataset, ...]) -> Iterator[tuple[Cell, ...]]:
    """Yield the rows of a table for several records."""
    for dataset in datasets:
        yield from table.rows(dataset)


def _tables_of(section: Section[object]) -> Iterator[DataTable]:
    key_name = "code" if section is COUNTRY else "id"
    parts = _parts(section)
    columns = [TableColumn(PAIR, "string", "The pair of states of the record.", required=True)]
    if section is COUNTRY:
        columns.append(TableColumn("code", "string", "Its code.", required=True))
    columns.extend(column for part in parts for column in part.columns)
    head = (PAIR,) if section is DATASET else (PAIR, key_name)

    def rows(dataset: Dataset) -> Iterator[tuple[Cell, ...]]:
        pair = label(dataset.parties)
        for record in _records(section, dataset):
            own = (record.code,) if section is COUNTRY else ()
            yield (pair, *own, *(cell for part in parts for cell in part.cells(record, dataset)))

    yield DataTable(section.name, section.meaning, tuple(columns), head, _foreign_keys(parts), rows)
    for field in section.in_file():
        if field.kind in (*_NESTED, *_LISTS):
            yield from _list_tables(section, field, head)


def _records(section: Section[object], dataset: Dataset) -> Iterator[Any]:
    if section is DATASET:
        yield dataset
        return
    held = getattr(dataset, section.name)
    if section.name == "trade":
        held = as_reported(held)
    yield from held.values() if isinstance(held, dict) else held


def _foreign_keys(parts: list[_Part]) -> tuple[ForeignKey, ...]:
    return tuple(part.foreign_key for part in parts if part.foreign_key is not None)


def _list_tables(section: Section[object], field: Field, head: tuple[str, ...]) -> Iterator[DataTable]:
    """Yield the table of a list within the entries of a section, and those of the lists within its items."""
    owner = {"id": section.noun, "code": "country"}
    name = f"{section.name}_{field.name}"
    of_list = attrgetter(field.path or field.name)
    to_owner = ForeignKey(head, section.name, head)
    columns = [
        *(TableColumn(key, "string", f"The {owner.get(key, 'pair')}.", required=True) for key in head),
        TableColumn(POSITION, "integer", "Which item of the list it is, from 1.", required=True),
    ]

    def items(dataset: Dataset) -> Iterator[tuple[tuple[Cell, ...], int, Any]]:
        pair = label(dataset.parties)
        for record in _records(section, dataset):
            own = () if len(head) == 1 else (getattr(record, head[1]),)
            for position, item in enumerate(of_list(record), 1):
                yield (pair, *own), position, item

    if field.kind in _NESTED and field.section:
        parts = _parts(field.section)

        def nested_rows(dataset: Dataset) -> Iterator[tuple[Cell, ...]]:
            for own, position, item in items(dataset):
                yield (*own, position, *(cell for part in parts for cell in part.cells(item, dataset)))

        columns.extend(column for part in parts for column in part.columns)
        foreign = (to_owner, *_foreign_keys(parts))
        yield DataTable(name, field.meaning, tuple(columns), (*head, POSITION), foreign, nested_rows)
        yield from _citations_within(name, field.section, (*head, POSITION), items)
        return
    item_name, to_text, refers = item_column(field) or "", *_item_of(field, section)

    def rows(dataset: Dataset) -> Iterator[tuple[Cell, ...]]:
        for own, position, item in items(dataset):
            yield (*own, position, to_text(item))

    columns.append(TableColumn(item_name, "string", field.meaning, required=True))
    foreign = (to_owner, ForeignKey((PAIR, item_name), *refers)) if refers else (to_owner,)
    yield DataTable(name, field.meaning, tuple(columns), (*head, POSITION), foreign, rows)


def _citations_within(
    name: str,
    section: Section[object],
    head: tuple[str, ...],
    items: Callable[[Dataset], Iterator[tuple[tuple[Cell, ...], int, Any]]],
) -> Iterator[DataTable]:
    """Yield the table of the citations that the items of a list have of their own."""
    for field in section.in_file():
        if field.kind is FieldKind.CITATIONS and field.section:
            parts = _parts(field.section)

            def rows(dataset: Dataset, parts: list[_Part] = parts) -> Iterator[tuple[Cell, ...]]:
                for own, position, item in items(dataset):
                    for number_of, cited in enumerate(item.sources, 1):
                        cells = (cell for part in parts for cell in part.cells(cited, dataset))
                        yield (*own, position, number_of, *cells)

            columns = (
                *(
                    TableColumn(key, "integer" if key == POSITION else "string", "", required=True)
                    for key in head
                ),
                TableColumn("citation", "integer", "Which citation of the item it is.", required=True),
                *(column for part in parts for column in part.columns),
            )
            foreign = (ForeignKey(head, name, head), *_foreign_keys(parts))
            yield DataTable(
                f"{name}_{field.name}", field.meaning, columns, (*head, "citation"), foreign, rows
            )


def item_column(field: Field) -> str | None:
    """Return the name of the column that holds the items of a list, or None for any other field."""
    if field.kind is FieldKind.REFERENCES and field.section:
        return f"{field.section.noun}_id"
    if field.kind is FieldKind.SIBLINGS:
        return "other_id"
    if field.kind in (FieldKind.COUNTRIES, FieldKind.PARTIES):
        return "country"
    return "value" if field.kind in _LISTS else None


def _item_of(
    field: Field, section: Section[object]
) -> tuple[Callable[[object], str], tuple[str, tuple[str, ...]] | None]:
    """Return a function that writes an item of a list, and the table and columns the item refers to."""
    if field.kind is FieldKind.REFERENCES and field.section:
        return attrgetter("id"), (field.section.name, (PAIR, "id"))
    if field.kind is FieldKind.SIBLINGS:
        return str, (section.name, (PAIR, "id"))
    if field.kind in (FieldKind.COUNTRIES, FieldKind.PARTIES):
        return str, (COUNTRY.name, (PAIR, "code"))
    return str, None


def _parts(section: Section[object]) -> list[_Part]:
    """Return the columns of a section's fields that are not lists."""
    parts: list[_Part] = []
    for field in section.fields:
        if field.kind in (*_NESTED, *_LISTS, *_LEFT_OUT) or field.name in _WORKED_OUT:
            continue
        if field.kind is FieldKind.ENTRY and field.section:
            parts.extend(_within(field.name, part) for part in _parts(field.section))
        elif not _is_twice(section, field):
            parts.append(_part(section, field))
    return parts


def _is_twice(section: Section[object], field: Field) -> bool:
    """Return whether a field of JSON repeats one of the file: a person's name beside the id."""
    if field.only != "json" or not field.path:
        return False
    whole = field.path.partition(".")[0]
    return field.kind is FieldKind.TEXT and any(
        other.kind is FieldKind.REFERENCE and (other.path or other.name) == whole for other in section.fields
    )


def _within(name: str, part: _Part) -> _Part:
    """Return columns of an entry within an entry, empty where it is not there."""
    of_entry = attrgetter(name)
    columns = tuple(replace(column, name=f"{name}_{column.name}", required=False) for column in part.columns)
    key = part.foreign_key

    def cells(record: object, dataset: Dataset) -> tuple[Cell, ...]:
        entry = of_entry(record)
        return part.cells(entry, dataset) if entry is not None else (None,) * len(columns)

    foreign = key and replace(
        key, columns=tuple(own if own == PAIR else f"{name}_{own}" for own in key.columns)
    )
    return _Part(columns, cells, foreign)


def _part(section: Section[object], field: Field) -> _Part:
    if field.kind is FieldKind.FIGURE:
        return _figure_part(field)
    get = _reader(field)
    required = field.required and not field.nothing
    # The id of a citation is that of its source; its row also has the id of its entry.
    name = "source_id" if section is CITATION and field.name == "id" else field.name
    column = TableColumn(name, _TYPES.get(field.kind, "string"), field.meaning, required)
    foreign = None
    if field.kind is FieldKind.COUNTRY:
        foreign = ForeignKey((PAIR, field.name), COUNTRY.name, (PAIR, "code"))
    elif field.kind is FieldKind.REFERENCE and field.section:
        foreign = ForeignKey((PAIR, name), field.section.name, (PAIR, "id"))
    elif field.kind is FieldKind.SIBLING:
        foreign = ForeignKey((PAIR, field.name), section.name, (PAIR, "id"))
    if field.name == "agency":
        # The model has the name of an agency; the table refers to the organization.
        return _Part((column,), lambda record, dataset: (_agency(get(record), dataset),), foreign)
    return _Part((column,), lambda record, _: (get(record),), foreign)


def _agency(name: str | None, dataset: Dataset) -> str | None:
    return next((body.id for body in dataset.organizations.values() if body.name == name), None)


def _reader(field: Field) -> _Getter:
    whole, _, inner = (field.path or field.name).partition(".")
    of_whole = attrgetter(whole)
    if inner:
        of_inner = attrgetter(inner)
        return lambda record: None if (found := of_whole(record)) is None else of_inner(found)
    if field.kind is FieldKind.DATE:
        return lambda record: None if (when := of_whole(record)) is None else when.text
    if field.kind is FieldKind.REFERENCE:
        return lambda record: getattr(found := of_whole(record), "id", found)
    if field.name == "format":
        return lambda _: field.words[0]
    if field.kind is FieldKind.MONTH_DAY:
        return lambda record: "{:02}-{:02}".format(*of_whole(record))
    return of_whole


def _figure_part(field: Field) -> _Part:
    of_figure = attrgetter(field.path or field.name)
    name = field.name
    columns = (
        TableColumn(name, "number", field.meaning),
        TableColumn(f"{name}_low", "number", f"The least that {name} can be."),
        TableColumn(f"{name}_high", "number", f"The greatest that {name} can be."),
        TableColumn(f"{name}_text", "string", f"{name} as a dataset file has it."),
    )

    def cells(record: object, _: Dataset) -> tuple[Cell, ...]:
        figure: Figure | None = of_figure(record)
        if figure is None:
            return (None, None, None, None)
        low, high = map(_number, figure.bounds)
        return (number(figure.value), low, high, figure_text(figure))

    return _Part(columns, cells)


def _number(value: Decimal | None) -> int | float | None:
    return None if value is None else number(value)
