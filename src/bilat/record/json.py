"""The JSON shapes of version 1: each record as plain keys and values, every key always present."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from bilat.record.model import Citation, Event, Goods, Organization, Person, Source, Standing, Trade
from bilat.values.edtf import EdtfDate
from bilat.values.figures import Figure, number

Record = dict[str, Any]


def _figure(figure: Figure | None) -> int | float | None:
    return None if figure is None else number(figure.value)


def _day(when: EdtfDate | None, side: str) -> str | None:
    day = getattr(when, side) if when else None
    return day.isoformat() if day else None


def _when(when: EdtfDate | None) -> Record:
    return {
        "date": when.text if when else None,
        "start": _day(when, "start"),
        "end": _day(when, "end"),
        "precision": when.precision if when else None,
    }


def _sources(citations: tuple[Citation, ...]) -> list[Record]:
    return [{"id": cited.source, "locator": cited.locator} for cited in citations]


def event_record(event: Event) -> Record:
    """Return an event as JSON shows it."""
    place = event.place
    return {
        "id": event.id,
        **_when(event.date),
        "kind": event.kind,
        "status": event.status,
        "title": event.title,
        "place": {"name": place.name, "city": place.city, "country": place.country} if place else None,
        "participants": [
            {
                "name": one.person.name if one.person else None,
                "role": one.role,
                "country": one.country,
                "certain": one.certain,
            }
            for one in event.participants
        ],
        "organizations": [body.name for body in event.organizations],
        "topics": list(event.topics),
        "occasion": event.occasion,
        "note": event.note,
        "attributed_to": event.attributed_to,
        "sources": _sources(event.sources),
    }


def trade_record(trade: Trade) -> Record:
    """Return a trade total as JSON shows it; money in whole units of the currency."""
    return {
        "id": trade.id,
        **_when(trade.date),
        "partial": trade.partial,
        "reporter": trade.reporter,
        "partner": trade.partner,
        "agency": trade.agency,
        "currency": trade.currency,
        "exports": _figure(trade.exports),
        "imports": _figure(trade.imports),
        "total": _figure(trade.total),
        "balance": _figure(trade.balance),
        "change_percent": _figure(trade.change_percent),
        "change_from": trade.change_from.text if trade.change_from else None,
        "derived": list(trade.derived),
        "note": trade.note,
        "sources": _sources(trade.sources),
    }


def goods_record(goods: Goods) -> Record:
    """Return a commodity fact as JSON shows it."""
    return {
        "id": goods.id,
        **_when(goods.date),
        "commodity": goods.commodity,
        "hs": goods.hs,
        "flow": goods.flow,
        "status": goods.status,
        "reporter": goods.reporter,
        "partner": goods.partner,
        "quantity": _figure(goods.quantity),
        "unit": goods.unit,
        "agency": goods.agency,
        "note": goods.note,
        "sources": _sources(goods.sources),
    }


def standing_record(standing: Standing) -> Record:
    """Return a standing fact as JSON shows it."""
    return {
        "id": standing.id,
        "kind": standing.kind,
        "title": standing.title,
        "countries": list(standing.countries),
        "organizations": [body.name for body in standing.organizations],
        "topics": list(standing.topics),
        "note": standing.note,
        "attributed_to": standing.attributed_to,
        "sources": _sources(standing.sources),
    }


def source_record(source: Source) -> Record:
    """Return a source as JSON shows it."""
    return {
        "id": source.id,
        "publisher": source.publisher,
        "carrier": source.carrier,
        "place": source.place,
        "date": source.date.text,
        "title": source.title,
        "url": source.url,
    }


def person_record(person: Person) -> Record:
    """Return a person as JSON shows it."""
    return {"id": person.id, "name": person.name, "aliases": list(person.aliases), "country": person.country}


def organization_record(body: Organization) -> Record:
    """Return an organization as JSON shows it."""
    return {
        "id": body.id,
        "name": body.name,
        "aliases": list(body.aliases),
        "kind": body.kind,
        "country": body.country,
    }


SHAPES: dict[type, Callable[[Any], Record]] = {
    Event: event_record,
    Trade: trade_record,
    Goods: goods_record,
    Standing: standing_record,
    Source: source_record,
    Person: person_record,
    Organization: organization_record,
}


def to_record(thing: object) -> Record:
    """Return any record of the model as JSON shows it."""
    return SHAPES[type(thing)](thing)


def as_it_is(record: Record) -> Record:
    """Return what has its JSON shape already."""
    return record
