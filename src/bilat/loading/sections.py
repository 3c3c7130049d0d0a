"""The entries of a dataset file, read as the schema declares them: one reader a kind of field."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from typing import Any, NamedTuple, TypeVar

from bilat.loading.entries import NO_DATE, Entry, Faults
from bilat.loading.yaml_nodes import Mapping, Node, Scalar, Sequence
from bilat.record import name_tables, shared_fields
from bilat.record.declarations import Field, FieldKind, Section
from bilat.record.model import Citation, Country, Identified, Organization, Person, Source
from bilat.values.countries import is_country_code, is_own_code
from bilat.values.errors import BilatError, FaultCode, Hint
from bilat.values.escaping import quote
from bilat.values.fiscal_years import Beginning, is_fiscal_year, read_beginning, read_fiscal_year

_MOST_DIGITS = 6
_HS_DIGITS = (2, 4, 6)
_CODE_LETTERS = 3

_SIBLINGS = (FieldKind.SIBLING, FieldKind.SIBLINGS)

R = TypeVar("R")


class Names(NamedTuple):
    """What the entries of one file may refer to, by id or code."""

    sources: dict[str, Source]
    countries: dict[str, Country]
    people: dict[str, Person]
    organizations: dict[str, Organization]
    fiscal_years: dict[str, Beginning]

    def copied(self) -> Names:
        """Return a copy with tables of its own."""
        return self.united(NO_NAMES)

    def united(self, other: Names) -> Names:
        """Return the names of both."""
        return Names(
            {**self.sources, **other.sources},
            {**self.countries, **other.countries},
            {**self.people, **other.people},
            {**self.organizations, **other.organizations},
            {},
        )

    def of(self, section: Section[object]) -> dict[str, Any]:
        """Return the table of names that a section holds."""
        return getattr(self, section.name)  # type: ignore[no-any-return]  # one of these


NO_NAMES = Names({}, {}, {}, {}, {})
NAME_SECTIONS = frozenset(("sources", "countries", "people", "organizations"))


def read_currency(text: str) -> str:
    """Read an ISO 4217 currency code by its form."""
    if not (len(text) == _CODE_LETTERS and text.isascii() and text.isalpha() and text.isupper()):
        raise BilatError(f"{quote(text)} is not a currency: write its ISO 4217 code, like USD.")
    return text


def _hs(text: str) -> str:
    if not (len(text) in _HS_DIGITS and text.isascii() and text.isdigit()):
        raise BilatError(f"{quote(text)} is not an HS code: write 2, 4 or 6 digits.")
    return text


def _count(text: str) -> int:
    if not (len(text) <= _MOST_DIGITS and text.isascii() and text.isdigit()):
        raise BilatError(f"{quote(text)} is not a whole number of up to six digits.")
    return int(text)


def _text(entry: Entry, field: Field, _: Names) -> str | None:
    text = entry.required(field.name) if field.required else entry.optional(field.name)
    return None if field.nothing and text == field.nothing else text


def _truth(entry: Entry, field: Field, _: Names) -> bool:
    return entry.choice(field.name, ("true", "false"), field.default) == "true"


def _date(entry: Entry, field: Field, names: Names) -> object:
    found = entry.entries.get(field.name)
    if found and isinstance(found[1], Scalar) and is_fiscal_year(found[1].text):
        beginnings = _beginnings(entry, names)
        return (
            entry.read(field.name, lambda text: read_fiscal_year(text, beginnings), FaultCode.DATE) or NO_DATE
        )
    return entry.date(field.name) if field.required else entry.optional_date(field.name)


def _beginnings(entry: Entry, names: Names) -> Collection[Beginning]:
    """Return when the fiscal year of an entry's reporter begins, or else those of both parties."""
    reporter = entry.entries.get("reporter")
    if reporter and isinstance(reporter[1], Scalar) and reporter[1].text in names.fiscal_years:
        return [names.fiscal_years[reporter[1].text]]
    return names.fiscal_years.values()


def _currency(entry: Entry, field: Field, _: Names) -> str:
    if field.required and field.name not in entry.entries:
        entry.missing(field.name)
    return entry.read(field.name, read_currency, FaultCode.FORM_OF_VALUE) or ""


def _country(entry: Entry, field: Field, names: Names) -> str | None:
    country = entry.reference(field.name, names.countries, "country")
    if country is None and not (field.required or field.inherits):
        return None
    if field.name not in entry.entries:
        entry.missing(field.name)
    return country.code if country else ""


def _countries(entry: Entry, field: Field, names: Names) -> tuple[str, ...]:
    return tuple(country.code for country in entry.references(field.name, names.countries, "country"))


def _parties(entry: Entry, field: Field, names: Names) -> tuple[str, str]:
    codes = _countries(entry, field, names)
    stated = entry.entries[field.name][1] if field.name in entry.entries else entry.node
    named = len(stated.items) if isinstance(stated, Sequence) else 0
    # A country missing from the file has been reported already.
    if named != 2 or (len(codes) == 2 and codes[0] == codes[1]):  # noqa: PLR2004 - a pair
        entry.faults.note(
            stated, FaultCode.SHAPE, f"{field.name!r} must name two countries, like [RUS, VEN]."
        )
    return (codes[0], codes[1]) if len(codes) == 2 else ("", "")  # noqa: PLR2004 - a pair


def _reference(entry: Entry, field: Field, names: Names) -> object:
    assert field.section is not None  # noqa: S101 - what a reference names is declared
    found = entry.reference(field.name, names.of(field.section), field.section.noun)
    return getattr(found, field.keeps) if found and field.keeps else found


def _references(entry: Entry, field: Field, names: Names) -> tuple[object, ...]:
    assert field.section is not None  # noqa: S101 - what a reference names is declared
    return entry.references(field.name, names.of(field.section), field.section.noun)


def _locators(entry: Entry, field: Field, _: Names) -> tuple[str, ...]:
    return tuple(entry.locator(node, node.text) for node in entry.scalars(field.name))


def _citations(entry: Entry, field: Field, names: Names) -> tuple[Citation, ...]:
    """Read `sources: [{id: …, at: [p1, p2]}]` as one citation a locator."""
    nodes = entry.nodes(field.name)
    if entry.lists_nothing(field.name):
        message = f"{entry.what} cites no source: every record needs a source and a locator."
        entry.faults.note(entry.node, FaultCode.NO_CITATION, message)
    citations: list[Citation] = []
    for node in nodes:
        cited = Entry(node, entry.faults, shared_fields.CITATION.entry, plan_of(shared_fields.CITATION).known)
        source = cited.reference("id", names.sources, "source")
        if "id" not in cited.entries:
            cited.missing("id")
        locators = cited.scalars("at")
        purpose = cited.optional("for")
        if cited.lists_nothing("at"):
            entry.faults.note(node, FaultCode.NO_CITATION, "a citation needs a place: write at: [p16].")
        for at in locators:
            locator = cited.locator(at, at.text)
            if source:
                citations.append(Citation(source.id, locator, purpose))
    return tuple(citations)


def _entry(entry: Entry, field: Field, names: Names) -> object:
    assert field.section is not None  # noqa: S101 - what an entry within is, is declared
    return read_entry(field.section, entry.entries[field.name][1], entry.faults, names)


def _entries(entry: Entry, field: Field, names: Names) -> tuple[object, ...]:
    assert field.section is not None  # noqa: S101 - what the entries within are, is declared
    within = field.section
    return tuple(read_entry(within, node, entry.faults, names) for node in entry.nodes(field.name))


_Reader = Callable[[Entry, Field, Names], object]
_READERS: dict[FieldKind, _Reader] = {
    FieldKind.ID: lambda entry, field, _: entry.identifier(field.name),
    FieldKind.TEXT: _text,
    FieldKind.TEXTS: lambda entry, field, _: entry.texts(field.name),
    FieldKind.WORD: lambda entry, field, _: entry.choice(field.name, field.words, field.default),
    FieldKind.TRUTH: _truth,
    FieldKind.DATE: _date,
    FieldKind.FIGURE: lambda entry, field, _: entry.figure(field.name),
    FieldKind.MONTH_DAY: lambda entry, field, _: (
        entry.read(field.name, read_beginning, FaultCode.FORM_OF_VALUE) or (1, 1)
    ),
    FieldKind.SIBLING: lambda entry, field, _: entry.optional(field.name),
    FieldKind.SIBLINGS: lambda entry, field, _: entry.texts(field.name),
    FieldKind.COUNT: lambda entry, field, _: entry.read(field.name, _count, FaultCode.FORM_OF_VALUE),
    FieldKind.CURRENCY: _currency,
    FieldKind.HS: lambda entry, field, _: entry.read(field.name, _hs, FaultCode.FORM_OF_VALUE),
    FieldKind.COUNTRY: _country,
    FieldKind.COUNTRIES: _countries,
    FieldKind.PARTIES: _parties,
    FieldKind.REFERENCE: _reference,
    FieldKind.REFERENCES: _references,
    FieldKind.LOCATORS: _locators,
    FieldKind.CITATIONS: _citations,
    FieldKind.ENTRY: _entry,
    FieldKind.ENTRIES: _entries,
}


class Plan(NamedTuple):
    """How the entries of a section are read: the known keys, how each field is read, the defaults.

    A step is the key of a field, the model's name for it, the field, its reader, and whether it is read
    where the key is missing. `assumed` are the values of what the model has and the file leaves out.
    """

    known: dict[str, Field]
    steps: tuple[tuple[str, str, Field, _Reader, bool], ...]
    assumed: dict[str, object]
    siblings: tuple[str, ...]


_plans: dict[Section[object], Plan] = {}


def plan_of(section: Section[object]) -> Plan:
    """Return how the entries of a section are read."""
    plan = _plans.get(section)
    if plan is None:
        plan = _plans[section] = _planned(section)
    return plan


def _planned(section: Section[object]) -> Plan:
    held = section.record.__dataclass_fields__  # type: ignore[attr-defined]  # records are dataclasses
    in_file = section.in_file()
    return Plan(
        known={field.name: field for field in in_file},
        steps=tuple(
            (
                *(field.name, field.path or field.name, field, _READERS[field.kind]),
                bool(field.required or field.inherits),
            )
            for field in in_file
        ),
        siblings=tuple(field.name for field in in_file if field.kind in _SIBLINGS),
        assumed={
            name: field.assumed for field in section.fields if (name := field.path or field.name) in held
        },
    )


def read_values(section: Section[object], entry: Entry, names: Names) -> dict[str, Any]:
    """Return the values of an entry by the names that the model has for them, each fault noted."""
    plan = plan_of(section)
    given = entry.entries
    values = dict(plan.assumed)
    for key, name, field, read, always in plan.steps:
        if key in given or (always and field.inherits not in given):
            value = read(entry, field, names)
        elif always:
            holder = values[field.inherits]
            value = getattr(holder, name) if holder else ""
        else:
            continue
        if name in values:
            values[name] = value
    if section.one_needed and given.keys().isdisjoint(section.one_needed):
        entry.lacks_each(section.one_needed)
    if "variants" in given:
        from bilat.loading.variants import check_variants

        check_variants(section, entry, names.countries)
    return values


def read_value(entry: Entry, field: Field, names: Names) -> object:
    """Return the value of one field of an entry that has it, each fault noted."""
    return _READERS[field.kind](entry, field, names)


def read_entry(section: Section[R], node: Node, faults: Faults, names: Names) -> R:
    """Read one entry of a section."""
    entry = Entry(node, faults, section.entry, plan_of(section).known)
    return section.record(**read_values(section, entry, names))


def _read_by_id(section: Section[Identified], top: Entry, names: Names) -> None:
    faults, nodes, table = top.faults, top.nodes(section.name), names.of(section)
    shared = dict(table)
    for node in nodes:
        with faults.of(node):
            named = read_entry(section, node, faults, names)
            # An entry that a file of names has too may be repeated here, if it is the same.
            if named.id in table and shared.pop(named.id, None) != named:
                message = f"the id {quote(named.id)} is already used; ids must be unique."
                faults.note(node, FaultCode.ID_TAKEN, message)
            table[named.id] = named
    check_siblings(section, nodes, faults, table)


def _read_countries(top: Entry, names: Names) -> None:
    section, faults = name_tables.COUNTRY, top.faults
    found = top.entries.get(section.name)
    if found is None:
        return
    if not isinstance(found[1], Mapping):
        faults.note(found[1], FaultCode.SHAPE, f"{section.name!r} must be codes, each with a name.")
        return
    for code, (key, value) in found[1].entries.items():
        node = value if isinstance(value, Mapping) else key
        with faults.of(key):
            if not (is_country_code(code) or is_own_code(code)):
                message = f"{quote(code)} is not a code of ISO 3166, nor one that it leaves free: XAA to XZZ."
                faults.note(node, FaultCode.COUNTRY_CODE, message)
            entry = Entry(node, faults, section.entry, plan_of(section).known)
            named = section.record(code=code, **read_values(section, entry, names))
            known = names.countries.get(code, named)
            if known.name != named.name:
                message = (
                    f"{quote(code)} is called {quote(known.name)} in a file of names; make the two the same."
                )
                faults.note(key, FaultCode.ID_TAKEN, message)
            # As in the files of one pair, aliases are merged.
            aliases = tuple(dict.fromkeys((*known.aliases, *named.aliases)))
            names.countries[code] = Country(code, named.name, aliases)


def check_siblings(
    section: Section[object], nodes: Iterable[Node], faults: Faults, ids: Collection[str]
) -> None:
    """Note each reference to an entry of the same section that is not among `ids`."""
    for node in nodes:
        for name in plan_of(section).siblings:
            found = node.entries.get(name) if isinstance(node, Mapping) else None
            if found is None:
                continue
            items = found[1].items if isinstance(found[1], Sequence) else [found[1]]
            for item in items:
                if isinstance(item, Scalar) and item.text not in ids:
                    with faults.of(node):
                        message = f"no {section.noun} {quote(item.text)} in this file."
                        faults.note(item, FaultCode.UNKNOWN_REFERENCE, message, Hint(item.text, ids))


def read_names(top: Entry, shared: Names) -> Names:
    """Read the four tables that the entries of a file refer to, in addition to `shared` names."""
    names = shared.copied()
    _read_by_id(name_tables.SOURCE, top, names)
    _read_countries(top, names)
    _read_by_id(name_tables.PERSON, top, names)
    _read_by_id(name_tables.ORGANIZATION, top, names)
    return names
