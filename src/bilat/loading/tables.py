"""The name tables of a dataset file: sources, countries, people, organizations."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Protocol, TypeVar

from bilat.loading.entries import Entry, Faults
from bilat.loading.yaml_nodes import Mapping, Node
from bilat.record import schema
from bilat.record.model import Country, Organization, Person, Source
from bilat.values.countries import iso_countries
from bilat.values.errors import BilatError, FaultCode

_NOT_TITLED = "none"
_COUNT = re.compile(r"[0-9]{1,6}")
_CURRENCY = re.compile(r"[A-Z]{3}")
_HS = re.compile(r"([0-9]{2}){1,3}")


class _Identified(Protocol):
    @property
    def id(self) -> str: ...


I = TypeVar("I", bound=_Identified)  # noqa: E741 - an identified thing


@dataclass(frozen=True, slots=True)
class Names:
    """What the entries of one file may refer to, by id or code."""

    sources: dict[str, Source]
    countries: dict[str, Country]
    people: dict[str, Person]
    organizations: dict[str, Organization]


def _count(text: str) -> int:
    if not _COUNT.fullmatch(text):
        raise BilatError(f"{text!r} is no number of paragraphs.")
    return int(text)


def _source(node: Node, faults: Faults) -> Source:
    entry = Entry(node, faults, "a source", schema.SOURCE)
    title = entry.required("title")
    without_facts = tuple(entry.locator(node, node.text) for node in entry.scalars("without_facts"))
    return Source(
        id=entry.identifier(),
        publisher=entry.required("publisher"),
        carrier=entry.optional("carrier"),
        place=entry.optional("place"),
        date=entry.date(),
        title=None if title == _NOT_TITLED else title,
        url=entry.optional("url"),
        paragraphs=entry.read("paragraphs", _count, FaultCode.FORM_OF_VALUE),
        without_facts=without_facts,
    )


def _country(code: str, node: Node, faults: Faults) -> Country:
    if code not in iso_countries():
        faults.note(node, FaultCode.COUNTRY_CODE, f"{code!r} is no alpha-3 code of ISO 3166.")
    entry = Entry(node, faults, "a country", schema.COUNTRY)
    return Country(code, entry.required("name"), entry.texts("aliases"))


def _person(node: Node, faults: Faults, countries: dict[str, Country]) -> Person:
    entry = Entry(node, faults, "a person", schema.PERSON)
    country = entry.reference("country", countries, "country") or Country("", "", ())
    if "country" not in entry.entries:
        entry.missing("country")
    return Person(entry.identifier(), entry.required("name"), entry.texts("aliases"), country.code)


def _organization(node: Node, faults: Faults, countries: dict[str, Country]) -> Organization:
    entry = Entry(node, faults, "an organization", schema.ORGANIZATION)
    country = entry.reference("country", countries, "country")
    return Organization(
        id=entry.identifier(),
        name=entry.required("name"),
        aliases=entry.texts("aliases"),
        kind=entry.required("kind"),
        country=country.code if country else None,
    )


def _by_id(nodes: Iterable[Node], faults: Faults, reader: Callable[[Node], I]) -> dict[str, I]:
    table: dict[str, I] = {}
    for node in nodes:
        with faults.of(node):
            named = reader(node)
            if named.id in table:
                faults.note(
                    node, FaultCode.ID_TAKEN, f"the id {named.id!r} is taken already; ids are unique."
                )
            table[named.id] = named
    return table


def read_names(top: Entry, faults: Faults) -> Names:
    """Read the four tables that the entries of a file refer to."""
    sources = _by_id(top.nodes("sources"), faults, lambda node: _source(node, faults))
    countries: dict[str, Country] = {}
    if found := top.entries.get("countries"):
        if isinstance(found[1], Mapping):
            for code, (key, node) in found[1].entries.items():
                with faults.of(key):
                    countries[code] = _country(code, node if isinstance(node, Mapping) else key, faults)
        else:
            faults.note(found[1], FaultCode.SHAPE, "'countries' must be codes, each with a name.")
    people = _by_id(top.nodes("people"), faults, lambda node: _person(node, faults, countries))
    bodies = _by_id(top.nodes("organizations"), faults, lambda node: _organization(node, faults, countries))
    return Names(sources, countries, people, bodies)


def read_code(text: str) -> str:
    """Read an ISO 4217 currency code by its form."""
    if not _CURRENCY.fullmatch(text):
        raise BilatError(f"{text!r} is no currency: write its ISO 4217 code, like USD.")
    return text


def read_hs(text: str) -> str:
    """Read a code of the Harmonized System: 2, 4 or 6 digits."""
    if not _HS.fullmatch(text):
        raise BilatError(f"{text!r} is no HS code: write 2, 4 or 6 digits.")
    return text
