"""The pair on one page."""

from __future__ import annotations

from bilat.query.selection import in_order
from bilat.record.derived import as_reported
from bilat.record.json import Record, event_record, goods_record, standing_record, trade_record
from bilat.record.model import MEETING_KINDS, Dataset
from bilat.reports.people import people
from bilat.reports.summary import summarise
from bilat.reports.summary_keys import SUBJECTS


def profile(dataset: Dataset) -> Record:
    """Gather relations, legal basis, meetings, people, trade, goods and what holds without a date."""
    events = in_order(dataset.events)
    meetings = [event for event in events if event.kind in MEETING_KINDS]
    held = [event for event in meetings if event.status != "planned"]
    basis = ("treaty", "agreement", "contract", "institution")
    return {
        "id": dataset.id,
        "title": dataset.title,
        "parties": [{"country": code, "name": dataset.countries[code].name} for code in dataset.parties],
        "predecessors": [
            {
                "country": state.country,
                "name": dataset.countries[state.country].name,
                "successor": state.successor,
                "stands_for": state.stands_for.text,
            }
            for state in dataset.predecessors
        ],
        "as_of": dataset.as_of.text,
        "counts": {
            "events": len(events),
            "meetings": len(meetings),
            "trade": len(as_reported(dataset.trade)),
            "goods": len(dataset.goods),
            "standing": len(dataset.standing),
            "sources": len(dataset.sources),
        },
        "relations": [event_record(e) for e in events if e.kind in ("recognition", "relations")],
        "agreements": [event_record(e) for e in events if e.kind in basis],
        "meetings_by_year": list(summarise(meetings, SUBJECTS["meetings"], ["year"]).rows),
        "latest_meetings": [event_record(event) for event in held[-5:]],
        "planned": [event_record(event) for event in events if event.status == "planned"],
        "people": people(held)[:8],
        "trade": [trade_record(row) for row in in_order(dataset.trade)],
        "goods": [goods_record(row) for row in in_order(dataset.goods)],
        "standing": [standing_record(fact) for fact in dataset.standing],
    }
