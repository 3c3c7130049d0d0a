"""The parts of the schema: field kinds, fields, sections."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from copy import copy
from enum import StrEnum
from typing import Generic, Literal, NamedTuple, TypeVar

# Patterns of a whole text.
ID = r"[a-z0-9]+(-[a-z0-9]+)*"
# Where a source says something, by the kind of locator that it declares.
LOCATORS = {
    "paragraphs": r"p[1-9][0-9]{0,5}",
    "pages": r"page [1-9][0-9]{0,5}",
    "rows": r"row [1-9][0-9]{0,8}",
    "sections": r"§ [1-9][0-9]{0,3}(\.[0-9]{1,3}){0,3}",
    "records": r"#[A-Za-z0-9][A-Za-z0-9._:/-]{0,79}",
}
LOCATOR = "|".join(LOCATORS.values())
MONTH_DAY = r"(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])"
CURRENCY = r"[A-Z]{3}"
HS = r"([0-9]{2}){1,3}"

R_co = TypeVar("R_co", covariant=True)


class FieldKind(StrEnum):
    """What a value is: a text of some form, a list of them, or entries within the entry."""

    ID = "id"
    TEXT = "text"
    TEXTS = "texts"
    WORD = "word"
    TRUTH = "truth"
    DATE = "date"
    DAY = "day"
    SPANS = "spans"
    MONTH_DAY = "month_day"
    FIGURE = "figure"
    BOUNDS = "bounds"
    COUNT = "count"
    COUNTS = "counts"
    CURRENCY = "currency"
    HS = "hs"
    COUNTRY = "country"
    COUNTRIES = "countries"
    PARTIES = "parties"
    REFERENCE = "reference"
    REFERENCES = "references"
    SIBLING = "sibling"
    SIBLINGS = "siblings"
    LOCATORS = "locators"
    CITATIONS = "citations"
    ENTRY = "entry"
    ENTRIES = "entries"
    RECORDS = "records"


_LISTS = frozenset(
    {
        FieldKind.COUNTS,
        FieldKind.TEXTS,
        FieldKind.COUNTRIES,
        FieldKind.PARTIES,
        FieldKind.REFERENCES,
        FieldKind.SIBLINGS,
        FieldKind.LOCATORS,
        FieldKind.CITATIONS,
        FieldKind.ENTRIES,
        FieldKind.RECORDS,
    }
)
_WITH_FIELDS = frozenset({FieldKind.ENTRY, FieldKind.ENTRIES, FieldKind.CITATIONS})


class Field(NamedTuple):
    """A field of a record: its name, what its value is, and what it means to a reader.

    `only` says where it is, if not both in the file and in JSON, and `path` where the model has it, if
    not under its name. Of a `WORD`, `words` are those it may be; `default` is what holds where the field is
    left out, and `inherits` the reference that it is then taken from. `nothing` is the word for a value that
    is known to be missing. `section` is what a reference names or what the entries within are, `keeps` the
    attribute of it that the model holds. `option` is its name on the command line where that is another, and
    `example` what a new dataset shows of it.
    """

    name: str
    kind: FieldKind
    meaning: str
    required: bool = False
    only: Literal["file", "json"] | None = None
    path: str = ""
    words: tuple[str, ...] = ()
    default: str | None = None
    inherits: str = ""
    nothing: str = ""
    section: Section[object] | None = None
    keeps: str = ""
    null: bool | None = None
    least: int = 0
    pattern: str = ""
    sometimes: bool = False
    option: str = ""
    example: str | tuple[str, ...] = ""

    @property
    def may_be_null(self) -> bool:
        """Return whether JSON has null where the value is not known."""
        if self.null is not None:
            return self.null
        known = (
            self.required
            or self.default is not None
            or self.inherits
            or self.kind in _LISTS
            or self.kind is FieldKind.TRUTH
        )
        return bool(self.nothing) or not known

    @property
    def assumed(self) -> object:
        """Return what the model has where the field is left out."""
        if self.kind is FieldKind.TRUTH:
            return self.default == "true"
        return () if self.kind in _LISTS else self.default


class Section(Generic[R_co]):
    """What the entries of one part of a dataset are: `name` is its key, `entry` what messages call one.

    `record` is the model's class, `title` the name of its JSON and `summary` what such a record is. Of the
    fields `one_needed`, an entry has one at least. `examples` are whole entries for a new dataset beside the
    one that the examples of its fields make; they show the fields `apart`, which that one does not have.
    """

    def __init__(
        self,
        name: str,
        entry: str,
        meaning: str,
        fields: tuple[Field, ...],
        *,
        record: Callable[..., R_co],
        title: str = "",
        summary: str = "",
        one_needed: tuple[str, ...] = (),
        examples: tuple[str, ...] = (),
        apart: tuple[str, ...] = (),
    ) -> None:
        self.name = name
        self.entry = entry
        # Without its article.
        self.noun = entry.partition(" ")[2]
        self.meaning = meaning
        self.fields = fields
        self.record = record
        self.title = title
        self.summary = summary
        self.one_needed = one_needed
        self.examples = examples
        self.apart = apart

    def with_fields(self, *fields: Field) -> Section[R_co]:
        """Return the same section with other fields."""
        section = copy(self)
        section.fields = fields
        return section

    def in_file(self) -> tuple[Field, ...]:
        """Return the fields that a dataset file has."""
        return tuple(field for field in self.fields if field.only != "json")

    def in_json(self) -> tuple[Field, ...]:
        """Return the fields that JSON has."""
        return tuple(field for field in self.fields if field.only != "file")

    def json_paths(self) -> Iterator[tuple[str, Field]]:
        """Yield the fields of JSON that hold values, each with its dotted name: `place.city`."""
        for field in self.in_json():
            if field.section and field.kind in _WITH_FIELDS:
                yield from ((f"{field.name}.{name}", part) for name, part in field.section.json_paths())
            else:
                yield field.name, field

    def leaves(self) -> tuple[str, ...]:
        """Return the dotted names of the fields of JSON that hold values, as `--fields` takes them."""
        return tuple(name for name, _ in self.json_paths())
