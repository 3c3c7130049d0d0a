"""Rules for meetings: officials of both parties, and visits to the other one."""

from __future__ import annotations

from collections.abc import Iterator

from bilat.checking.findings import Violation
from bilat.checking.located_record import LocatedRecord
from bilat.record.model import Event, Goods, Trade


def party_codes(record: LocatedRecord) -> list[set[str]]:
    """Return the two parties, each with the states it succeeds; none where the record names no pair."""
    parties = [party for party in record.dataset.parties if party]
    return [
        {party, *(state.country for state in record.dataset.predecessors if state.successor == party)}
        for party in parties
    ]


def both_parties_are_there(record: LocatedRecord) -> Iterator[Violation]:
    """A meeting has officials of both parties, a visit one of the guest's, or a note says why not."""
    sides = party_codes(record)
    for event in record.events:
        if event.note is None and (lacking := _lacking(event, sides)):
            names = " or ".join(lacking)
            yield record.report(
                event,
                "participants",
                message=f"A {event.kind} with no official of {names}: name one, or say in a note why not.",
            )


def _lacking(event: Event, sides: list[set[str]]) -> list[str]:
    there = {participant.country for participant in event.participants}
    expected = sides if event.kind == "meeting" else []
    if event.kind == "visit":
        host = event.place.country if event.place else None
        guests = [side for side in sides if host not in side]
        if len(guests) == 1:
            expected = guests
        elif not event.participants:
            return ["either party"]
    return [_party(side) for side in expected if there.isdisjoint(side)]


def _party(side: set[str]) -> str:
    return " or ".join(sorted(side))


def visits_go_to_the_other_party(record: LocatedRecord) -> Iterator[Violation]:
    """A visit takes place in one of the parties."""
    sides = party_codes(record)
    for event in record.events:
        if event.kind != "visit" or event.place is None or not sides:
            continue
        if not any(event.place.country in side for side in sides):
            parties = " nor ".join(_party(side) for side in sides)
            yield record.report(
                event,
                "place",
                "country",
                message=f"A visit goes to one of the parties; {event.place.country} is neither {parties}. "
                "Is it a meeting, a summit or a conference?",
            )


def flows_are_between_the_parties(record: LocatedRecord) -> Iterator[Violation]:
    """Trade and goods go between the two parties."""
    sides = party_codes(record)
    if not sides:
        return
    rows: list[Trade | Goods] = [*record.trade, *record.goods]
    for row in rows:
        pair = [row.reporter, row.partner]
        straight = all(code in side for code, side in zip(pair, sides, strict=False))
        turned = all(code in side for code, side in zip(reversed(pair), sides, strict=False))
        if not straight and not turned:
            parties = " and ".join(_party(side) for side in sides)
            yield record.report(
                row,
                "partner",
                message=f"Trade of {row.reporter} with {row.partner} is not between the parties, {parties}.",
            )
