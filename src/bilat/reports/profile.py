"""The profile of a pair of states on one page."""

from __future__ import annotations

from dataclasses import dataclass

from bilat.query.selection import in_order
from bilat.record.derived import as_reported
from bilat.record.encounters import encounters_of, wholes_by_part
from bilat.record.json import Record, to_records
from bilat.record.model import Dataset, Event, Goods, Trade
from bilat.reports.brief import left_open
from bilat.reports.people import PersonRow, count_people
from bilat.reports.summary import SummaryRow, summarise
from bilat.reports.summary_keys import SUBJECTS

_BASIS = ("treaty", "agreement", "contract", "institution")
_LATEST_MEETINGS = 5
_MOST_PEOPLE = 8


@dataclass(frozen=True, slots=True)
class Profile:
    """The profile of a pair: counts, treaties, meetings, people, trade and facts."""

    dataset: Dataset
    meetings: int
    relations: list[Event]
    agreements: list[Event]
    meetings_by_year: tuple[SummaryRow, ...]
    latest_meetings: list[Event]
    planned: list[Event]
    people: list[PersonRow]
    trade: list[Trade]
    goods: list[Goods]
    left_open: list[tuple[Event, str]]

    def to_record(self) -> Record:
        """Return it as JSON shows it."""
        dataset = self.dataset
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
                "events": len(dataset.events),
                "meetings": self.meetings,
                "trade": len(as_reported(dataset.trade)),
                "goods": len(dataset.goods),
                "standing": len(dataset.standing),
                "sources": len(dataset.sources),
            },
            "relations": to_records(self.relations),
            "agreements": to_records(self.agreements),
            "meetings_by_year": [row.to_record() for row in self.meetings_by_year],
            "latest_meetings": to_records(self.latest_meetings),
            "planned": to_records(self.planned),
            "people": [person.to_record() for person in self.people],
            "trade": to_records(self.trade),
            "goods": to_records(self.goods),
            "standing": to_records(dataset.standing),
        }


def profile(dataset: Dataset) -> Profile:
    """Collect relations, legal basis, meetings, people, trade, goods and standing facts."""
    events = in_order(dataset.events)
    meetings = in_order(encounters_of(dataset))
    planned = [event for event in events if event.status == "planned"]
    return Profile(
        dataset=dataset,
        meetings=len(meetings),
        relations=[event for event in events if event.kind in ("recognition", "relations")],
        agreements=[event for event in events if event.kind in _BASIS],
        meetings_by_year=summarise(meetings, SUBJECTS["meetings"], ["year"]).rows,
        latest_meetings=meetings[-_LATEST_MEETINGS:],
        planned=planned,
        people=count_people(meetings, wholes_by_part(dataset.events))[:_MOST_PEOPLE],
        trade=in_order(dataset.trade),
        goods=in_order(dataset.goods),
        left_open=left_open(events)[::-1],
    )
