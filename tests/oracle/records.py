"""The entries of a draft as the JSON of docs/json.md shows them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from oracle.days import FIRST_OF_ALL, LAST_OF_ALL, Days, days_of
from oracle.encounters import part_on_visit
from oracle.figures import Amount, as_number, figure, less
from oracle.names import Draft, Entry, by_id, country_of, is_sure
from oracle.trade import amount, is_fiscal, is_part_of_year

Record = dict[str, Any]


def record_of(draft: Draft, section: str, entry: Entry) -> Record:
    shown = {
        "events": _event_record,
        "trade": _trade_record,
        "goods": _goods_record,
        "figures": _figure_record,
        "standing": _standing_record,
    }
    return shown[section](draft, entry)


def _when(entry: Entry) -> Record:
    if "date" not in entry:
        return dict.fromkeys(("date", "start", "end", "spans", "precision"))
    days = days_of(entry["date"])
    return {
        "date": days.text,
        "start": days.first.isoformat() if days.first else None,
        "end": days.last.isoformat() if days.last else None,
        "spans": _spans(days),
        "precision": days.precision,
    }


def _spans(days: Days) -> list[list[str | None]]:
    return [
        [
            None if first == FIRST_OF_ALL and days.first is None else first.isoformat(),
            None if last == LAST_OF_ALL and days.last is None else last.isoformat(),
        ]
        for first, last in days.spans
    ]


def cited_by(entry: Entry) -> list[Record]:
    """Show the places that a fact rests on."""
    return [
        {"id": cited["id"], "locator": at, "for": cited.get("for")}
        for cited in entry["sources"]
        for at in cited["at"]
    ]


def _variants(entry: Entry) -> list[Record]:
    return [
        {"key": variant["key"], "value": variant["value"], "sources": cited_by(variant)}
        for variant in entry.get("variants", ())
    ]


def _with_bounds(figures: dict[str, Amount | None]) -> Record:
    known = {name: one for name, one in figures.items() if one}
    values = {name: as_number(known[name].value) if name in known else None for name in figures}
    return {**values, "bounds": {name: one.bounds for name, one in known.items()}}


def _figures(entry: Entry, *names: str) -> Record:
    return _with_bounds({name: figure(entry[name]) if name in entry else None for name in names})


def _agency(draft: Draft, entry: Entry) -> str | None:
    return by_id(draft["organizations"])[entry["agency"]]["name"] if "agency" in entry else None


def _bodies(draft: Draft, entry: Entry) -> list[str]:
    bodies = by_id(draft["organizations"])
    return [bodies[body]["name"] for body in entry.get("organizations", ())]


def _texts(entry: Entry, *names: str) -> Record:
    return {name: entry.get(name) for name in names}


def _event_record(draft: Draft, event: Entry) -> Record:
    place = event.get("place")
    forecasts: Iterable[Entry] = event.get("forecasts", ())
    return {
        **_texts(event, "id", "kind", "title", "occasion", "currency", "in_force", "ended"),
        **_texts(event, "note", "attributed_to"),
        **_when(event),
        "status": event.get("status", "occurred"),
        "place": {key: place.get(key) for key in ("name", "city", "country")} if place else None,
        "participants": [_participant(draft, event, one) for one in event.get("participants", ())],
        "organizations": _bodies(draft, event),
        "topics": event.get("topics", []),
        "part_of": event.get("part_of", []),
        "part_of_one": event.get("part_of_one", []),
        **_figures(event, "amount"),
        "forecasts": [
            {"date": one["date"], "said": one.get("said"), "sources": cited_by(one)} for one in forecasts
        ],
        "variants": _variants(event),
        "sources": cited_by(event),
    }


def _participant(draft: Draft, event: Entry, one: Entry) -> Record:
    return {
        "name": by_id(draft["people"])[one["person"]]["name"] if "person" in one else None,
        "role": one["role"],
        "country": country_of(draft, one),
        "certain": is_sure(one),
        "part": part_on_visit(draft, event, one),
        "level": one.get("level"),
    }


def _goods_record(draft: Draft, goods: Entry) -> Record:
    return {
        **_texts(goods, "id", "commodity", "hs", "hs_revision", "flow", "reporter", "partner", "unit"),
        **_texts(goods, "currency", "change_from", "note"),
        **_when(goods),
        "status": goods.get("status", "traded"),
        **_figures(goods, "quantity", "value", "change_percent"),
        "estimated": goods.get("estimated", False),
        "agency": _agency(draft, goods),
        "variants": _variants(goods),
        "sources": cited_by(goods),
    }


def _figure_record(draft: Draft, row: Entry) -> Record:
    return {
        **_texts(row, "id", "measure", "from", "to", "unit", "currency", "change_from", "note"),
        **_texts(row, "attributed_to"),
        **_when(row),
        **_figures(row, "value", "change_percent"),
        "estimated": row.get("estimated", False),
        "agency": _agency(draft, row),
        "variants": _variants(row),
        "sources": cited_by(row),
    }


def _standing_record(draft: Draft, fact: Entry) -> Record:
    return {
        **_texts(fact, "id", "kind", "title", "note", "attributed_to"),
        "countries": fact.get("countries", []),
        "organizations": _bodies(draft, fact),
        "topics": fact.get("topics", []),
        "sources": cited_by(fact),
    }


def _trade_record(draft: Draft, trade: Entry) -> Record:
    exports, imports = amount(trade, "exports"), amount(trade, "imports")
    balance = less(exports, imports) if exports and imports else None
    growths = ("change_percent", "exports_change_percent", "imports_change_percent")
    return {
        **_texts(trade, "id", "reporter", "partner", "scope", "valuation", "currency", "change_from", "note"),
        **_when(trade),
        "partial": is_part_of_year(draft, trade),
        "fiscal": is_fiscal(draft, trade),
        "agency": _agency(draft, trade),
        **_with_bounds(
            {
                "exports": exports,
                "imports": imports,
                "total": amount(trade, "total"),
                "balance": balance,
                **{name: amount(trade, name) for name in growths},
            }
        ),
        "derived": [*trade.get("worked_out", ()), *(["balance"] if balance else [])],
        "variants": _variants(trade),
        "sources": cited_by(trade),
    }


def in_time_order(entries: list[Entry]) -> list[Entry]:
    """Sort by first day, last day and id; what has no date comes last."""
    dated = [entry for entry in entries if "date" in entry]
    undated = [entry for entry in entries if "date" not in entry]
    dated.sort(
        key=lambda entry: (days_of(entry["date"]).from_day, days_of(entry["date"]).to_day, entry["id"])
    )
    return [*dated, *sorted(undated, key=lambda entry: str(entry["id"]))]
