"""Small records to reason about by hand."""

from __future__ import annotations

from bilat.record.model import Citation, Event, Participant, Person, Place, Trade
from bilat.values.edtf import parse
from bilat.values.figures import read_figure

CITED = (Citation("press", "p1"),)
ANNA = Person("anna", "Anna Bell", (), "NOR")
BORIS = Person("boris", "Boris Aldo", (), "SWE")


def taking_part(person: Person, role: str = "president", *, certain: bool = True) -> Participant:
    return Participant(person, role, person.country, certain)


def event(
    name: str,
    date: str,
    *participants: Participant,
    kind: str = "meeting",
    status: str = "occurred",
    city: str | None = None,
    topics: tuple[str, ...] = (),
) -> Event:
    return Event(
        id=name,
        date=parse(date),
        kind=kind,
        status=status,
        title=f"The {name} event",
        place=Place(None, city, "NOR") if city else None,
        participants=participants,
        organizations=(),
        topics=topics,
        occasion=None,
        note=None,
        attributed_to=None,
        sources=CITED,
    )


def total(
    name: str,
    date: str,
    *,
    whole: str | None = None,
    exports: str | None = None,
    currency: str = "USD",
    derived: tuple[str, ...] = (),
) -> Trade:
    return Trade(
        id=name,
        date=parse(date),
        reporter="NOR",
        partner="SWE",
        agency=None,
        currency=currency,
        exports=read_figure(exports) if exports else None,
        imports=None,
        total=read_figure(whole) if whole else None,
        balance=None,
        change_percent=None,
        change_from=None,
        derived=derived,
        note=None,
        sources=CITED,
    )
