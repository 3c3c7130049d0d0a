"""Rules for meetings: officials of both parties, and visits to the other one."""

from __future__ import annotations

from collections.abc import Iterator

from bilat.checking.findings import Violation
from bilat.checking.located_record import LocatedRecord
from bilat.record.encounters import JOINT_BODY, is_joint_session
from bilat.record.model import Event, Goods, Trade
from bilat.record.vocabulary import KIND_GROUPS
from bilat.values.escaping import quote
from bilat.values.offices import LEVELS, is_known_role
from bilat.values.text import fold


def party_codes(record: LocatedRecord) -> list[set[str]]:
    """Return the two parties, each with the states it succeeds; none where the record names no pair."""
    parties = [party for party in record.dataset.parties if party]
    return [
        {party, *(state.country for state in record.dataset.predecessors if state.successor == party)}
        for party in parties
    ]


def both_parties_are_there(record: LocatedRecord) -> Iterator[Violation]:
    """A meeting or call has officials of both parties, a visit one of the guest's; a joint body has both."""
    sides = party_codes(record)
    for event in record.events:
        if lacking := _lacking(event, sides):
            names = " or ".join(lacking)
            bodies = " and ".join(body.name for body in event.organizations)
            what = "visit" if event.kind == "visit" else "meeting"
            remedy = f" If {bodies} is a joint body of the two, write that as its kind." if bodies else ""
            yield record.report(
                event,
                "participants",
                message=f"A {what} with no official of {names}: name one, by office if not by name.{remedy}",
            )


def _lacking(event: Event, sides: list[set[str]]) -> list[str]:
    there = {participant.country for participant in event.participants}
    expected = sides if event.kind in ("meeting", "call") and not is_joint_session(event) else []
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


def joint_bodies_are_called_so(record: LocatedRecord) -> Iterator[Violation]:
    """A body that both parties set up is of the kind joint body."""
    sides = party_codes(record)
    seen: set[str] = set()
    for event in record.events:
        there = {participant.country for participant in event.participants}
        if event.kind != "institution" or not sides or any(map(there.isdisjoint, sides)):
            continue
        for number, body in enumerate(event.organizations):
            if body.kind in (JOINT_BODY, "company") or body.country or body.id in seen:
                continue
            seen.add(body.id)
            yield record.report(
                event,
                *("organizations", number),
                message=f"Both parties set up {body.name}, but its kind is {quote(body.kind)}: its sessions "
                f"count as encounters only if it is a {JOINT_BODY}.",
                related=[record.relate(body, "kind", message=f"The kind of {body.id} is given here.")],
            )


def roles_can_be_ranked(record: LocatedRecord) -> Iterator[Violation]:
    """The level of an office is known from its name, or given, where officials meet."""
    seen: set[tuple[str, str]] = set()
    for event in record.events:
        if event.kind not in KIND_GROUPS["encounter"]:
            continue
        for number, participant in enumerate(event.participants):
            role = (fold(participant.role), participant.country)
            if participant.level or role in seen or is_known_role(participant.role, participant.country):
                continue
            seen.add(role)
            yield record.report(
                event,
                *("participants", number, "role"),
                message=f"{quote(participant.role)} is not a role that bilat can rank, so it counts as an "
                f"official's. If it is another level, write level: {' or '.join(LEVELS[:-1])}.",
            )


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
        straight, turned = (
            # A side that the source does not name may be either.
            all(code is None or code in side for code, side in zip(codes, sides, strict=False))
            for codes in (pair, pair[::-1])
        )
        if straight or turned:
            continue
        parties = " and ".join(_party(side) for side in sides)
        if row.reporter and row.partner:
            where, whose = "partner", f"Trade of {row.reporter} with {row.partner} is not between"
        else:
            where = "reporter" if row.reporter else "partner"
            whose = f"Trade of {row.reporter or row.partner} is not that of"
        yield record.report(row, where, message=f"{whose} the parties, {parties}.")
