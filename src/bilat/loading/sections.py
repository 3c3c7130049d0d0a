"""The sections that hold facts: events, trade, goods, standing. One reader an entry."""

from __future__ import annotations

from bilat.loading.entries import Entry, Faults
from bilat.loading.tables import Names, read_code, read_hs
from bilat.loading.yaml_nodes import Node
from bilat.record import schema
from bilat.record.model import (
    EVENT_KINDS,
    FLOWS,
    GOODS_STATUSES,
    STANDING_KINDS,
    STATUSES,
    Citation,
    Event,
    Goods,
    Participant,
    Place,
    Standing,
    Trade,
)
from bilat.values.errors import FaultCode


def _citations(entry: Entry, names: Names) -> tuple[Citation, ...]:
    """Read `sources: [{id: …, locators: [p1, p2]}]` as one citation a locator."""
    nodes = entry.nodes("sources")
    if entry.lists_nothing("sources"):
        message = f"{entry.what} cites no source: each record names source and locator."
        entry.faults.note(entry.node, FaultCode.NO_CITATION, message)
    citations: list[Citation] = []
    for node in nodes:
        cited = Entry(node, entry.faults, "a citation", schema.CITATION)
        source = cited.reference("id", names.sources, "source")
        if "id" not in cited.entries:
            cited.missing("id")
        locators = cited.scalars("at")
        if cited.lists_nothing("at"):
            entry.faults.note(node, FaultCode.NO_CITATION, "a citation says where: write at: [p16].")
        for at in locators:
            locator = cited.locator(at, at.text)
            if source:
                citations.append(Citation(source.id, locator))
    return tuple(citations)


def read_country(entry: Entry, names: Names, key: str = "country") -> str:
    """Return the code of a country that must be named."""
    country = entry.reference(key, names.countries, "country")
    if key not in entry.entries:
        entry.missing(key)
    return country.code if country else ""


def _place(entry: Entry, names: Names) -> Place | None:
    found = entry.entries.get("place")
    if found is None:
        return None
    place = Entry(found[1], entry.faults, "a place", schema.PLACE)
    return Place(place.optional("name"), place.optional("city"), read_country(place, names))


def _participant(node: Node, faults: Faults, names: Names) -> Participant:
    entry = Entry(node, faults, "a participant", schema.PARTICIPANT)
    person = entry.reference("person", names.people, "person")
    country = person.country if person else ""
    if "country" in entry.entries or "person" not in entry.entries:
        country = read_country(entry, names)
    return Participant(person, entry.required("role"), country, entry.truth("certain", default=True))


def read_event(node: Node, faults: Faults, names: Names) -> Event:
    """Read one dated fact."""
    entry = Entry(node, faults, "an event", schema.EVENT)
    speaker = entry.reference("attributed_to", names.sources, "source")
    return Event(
        id=entry.identifier(),
        date=entry.date(),
        kind=entry.choice("kind", EVENT_KINDS),
        status=entry.choice("status", STATUSES, "occurred"),
        title=entry.required("title"),
        place=_place(entry, names),
        participants=tuple(_participant(item, faults, names) for item in entry.nodes("participants")),
        organizations=entry.references("organizations", names.organizations, "organization"),
        topics=entry.texts("topics"),
        occasion=entry.optional("occasion"),
        note=entry.optional("note"),
        attributed_to=speaker.id if speaker else None,
        sources=_citations(entry, names),
    )


def read_trade(node: Node, faults: Faults, names: Names) -> Trade:
    """Read one reported trade total."""
    entry = Entry(node, faults, "a trade total", schema.TRADE)
    agency = entry.reference("agency", names.organizations, "organization")
    if "currency" not in entry.entries:
        entry.missing("currency")
    return Trade(
        id=entry.identifier(),
        date=entry.date(),
        reporter=read_country(entry, names, "reporter"),
        partner=read_country(entry, names, "partner"),
        agency=agency.name if agency else None,
        currency=entry.read("currency", read_code, FaultCode.FORM_OF_VALUE) or "",
        exports=entry.figure("exports"),
        imports=entry.figure("imports"),
        total=entry.figure("total"),
        balance=None,
        change_percent=entry.figure("change_percent"),
        change_from=entry.optional_date("change_from"),
        derived=(),
        note=entry.optional("note"),
        sources=_citations(entry, names),
    )


def read_goods(node: Node, faults: Faults, names: Names) -> Goods:
    """Read one commodity fact."""
    entry = Entry(node, faults, "a commodity", schema.GOODS)
    agency = entry.reference("agency", names.organizations, "organization")
    return Goods(
        id=entry.identifier(),
        date=entry.optional_date("date"),
        commodity=entry.required("commodity"),
        hs=entry.read("hs", read_hs, FaultCode.FORM_OF_VALUE),
        flow=entry.choice("flow", FLOWS),
        status=entry.choice("status", GOODS_STATUSES, "traded"),
        reporter=read_country(entry, names, "reporter"),
        partner=read_country(entry, names, "partner"),
        quantity=entry.figure("quantity"),
        unit=entry.optional("unit"),
        agency=agency.name if agency else None,
        note=entry.optional("note"),
        sources=_citations(entry, names),
    )


def read_standing(node: Node, faults: Faults, names: Names) -> Standing:
    """Read what holds without a date."""
    entry = Entry(node, faults, "a standing fact", schema.STANDING)
    speaker = entry.reference("attributed_to", names.sources, "source")
    countries = entry.references("countries", names.countries, "country")
    return Standing(
        id=entry.identifier(),
        kind=entry.choice("kind", STANDING_KINDS),
        title=entry.required("title"),
        countries=tuple(country.code for country in countries),
        organizations=entry.references("organizations", names.organizations, "organization"),
        topics=entry.texts("topics"),
        note=entry.optional("note"),
        attributed_to=speaker.id if speaker else None,
        sources=_citations(entry, names),
    )
