"""The brief of a pair: under each head the latest of the record, and the command that lists the rest."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from bilat.query.filters import Query
from bilat.query.selection import Matches, in_order
from bilat.record.derived import is_worked_out
from bilat.record.encounters import encounters_of, is_joint_session, is_official
from bilat.record.json import Record, to_records
from bilat.record.model import Citation, Dataset, Event, Fact, Participant, Standing, Trade
from bilat.record.vocabulary import NOT_HELD
from bilat.values.offices import LEVELS, level_of

# How many entries stand under a head.
MOST = 3
# Of trade and of what is planned, fewer say as much.
_MOST_TOTALS = 2


@dataclass(frozen=True, slots=True)
class BriefLine:
    """A line of the brief: a fact under its head, or how many more there are and what lists them."""

    head: str
    fact: Fact | None = None
    open: str | None = None
    more: int = 0
    command: str | None = None

    @property
    def sources(self) -> tuple[Citation, ...]:
        """Where the fact is said."""
        return self.fact.sources if self.fact else ()

    def to_record(self) -> Record:
        """Return it as JSON shows it."""
        when = self.fact.date if self.fact else None
        return {
            "head": self.head,
            "id": self.fact.id if self.fact else None,
            "date": when.text if when else None,
            "title": getattr(self.fact, "title", None),
            "open": self.open,
            "more": self.more,
            "command": self.command,
            "sources": to_records(self.sources),
        }


@dataclass(frozen=True, slots=True)
class Brief:
    """The brief of a pair as one object: its lines gathered under their heads."""

    dataset: Dataset
    lines: Sequence[BriefLine]

    def to_record(self) -> Record:
        """Return it as JSON shows it."""
        dataset = self.dataset
        by_head = groupby(self.lines, lambda line: line.head)
        return {
            "id": dataset.id,
            "title": dataset.title,
            "parties": [{"country": code, "name": dataset.countries[code].name} for code in dataset.parties],
            "as_of": dataset.as_of.text,
            "heads": [_head(head, list(lines)) for head, lines in by_head],
        }


def _head(head: str, lines: Sequence[BriefLine]) -> Record:
    """Return what stands under a head: the facts, how many more there are, and what lists these."""
    names = ("id", "date", "title", "open", "sources")
    facts = [line.to_record() for line in lines if line.fact]
    return {
        "head": head,
        "facts": [{name: fact[name] for name in names} for fact in facts],
        "more": sum(line.more for line in lines),
        "command": next((line.command for line in lines if line.command), None),
    }


def brief(dataset: Dataset, query: Query, narrowed: str = "") -> list[BriefLine]:
    """Gather what a desk needs at hand: relations, encounters, trade, plans, positions, what is open.

    `narrowed` is how commands that list more are narrowed to the same period.
    """
    events = Matches(dataset, in_order(dataset.events)).matching(query)
    held = [event for event in in_order(events) if event.status not in NOT_HELD]
    met = in_order(Matches(dataset, in_order(encounters_of(dataset))).matching(query))
    kinds = ("relations", "recognition", "mission")
    supplies = ("contract", "delivery", "aid")
    lines = [
        *_latest("Relations", _of_kinds(held, *kinds), f"--kind {','.join(kinds)}"),
        *_latest("Signed", _of_kinds(held, "treaty", "agreement"), "--kind treaty,agreement"),
        *_latest("Leaders", [event for event in met if _rank(event) == 0], "--level leaders", "meetings"),
        *_latest("Ministers", [event for event in met if _rank(event) == 1], "--level ministers", "meetings"),
        *_bodies([event for event in held if is_joint_session(event)]),
        *_totals(Matches(dataset, in_order(dataset.trade)).matching(query)),
    ]
    lines += _latest("Supplies", _of_kinds(held, *supplies), f"--kind {','.join(supplies)}")
    planned = [event for event in in_order(events) if event.status in NOT_HELD]
    lines += _latest("Planned", planned, "--status planned,postponed,cancelled")
    lines = [
        replace(line, command=f"{line.command} {narrowed}") if line.command and narrowed else line
        for line in lines
    ]
    lines += _positions(dataset.standing)
    return [*lines, *_open(held)]


def _of_kinds(events: Iterable[Event], *kinds: str) -> list[Event]:
    return [event for event in events if event.kind in kinds]


def _latest(head: str, facts: Sequence[Fact], options: str, command: str = "timeline") -> Iterator[BriefLine]:
    """Yield the latest facts, the last first, then how many more there are."""
    yield from (BriefLine(head, fact) for fact in facts[: -MOST - 1 : -1])
    if len(facts) > MOST:
        yield BriefLine(head, more=len(facts) - MOST, command=f"bilat {command} {options}")


def _bodies(events: Sequence[Event]) -> Iterator[BriefLine]:
    """Yield the latest of joint bodies; the command names the body that met last."""
    names = [body.id for event in events[-1:] for body in event.organizations]
    yield from _latest("Bodies", events, f"--organization {' '.join(names[:1])}")


def _totals(trade: Iterable[Trade]) -> Iterator[BriefLine]:
    reported = [total for total in in_order(trade) if not is_worked_out(total)]
    yield from (BriefLine("Trade", total) for total in reported[: -_MOST_TOTALS - 1 : -1])
    if len(reported) > _MOST_TOTALS:
        yield BriefLine("Trade", more=len(reported) - _MOST_TOTALS, command="bilat trade")


def _positions(standing: Iterable[Standing]) -> Iterator[BriefLine]:
    positions = [fact for fact in standing if fact.kind in ("position", "view")]
    positions.sort(key=lambda fact: fact.kind)
    yield from (BriefLine("Positions", fact) for fact in positions[:MOST])
    if len(positions) > MOST:
        command = "bilat standing --kind position,view"
        yield BriefLine("Positions", more=len(positions) - MOST, command=command)


def _rank(event: Event) -> int | None:
    """Return the place among the levels of the highest official who was surely there."""
    levels = [
        participant.level or level_of(participant.role, participant.country)
        for participant in event.participants
        if participant.certain and is_official(participant)
    ]
    return min((LEVELS.index(level) for level in levels if level in LEVELS), default=None)


_OPEN: tuple[tuple[Callable[[Participant], bool], str], ...] = (
    (lambda one: not one.certain, "whether {} took part"),
    (lambda one: one.person is None and is_official(one), "who {} was"),
)


def _open(events: Iterable[Event]) -> Iterator[BriefLine]:
    """Yield what the record leaves open of the events, the latest first."""
    found = left_open(events)
    for event, asked in found[: -MOST - 1 : -1]:
        yield BriefLine("Left open", event, open=asked)
    if len(found) > MOST:
        yield BriefLine("Left open", more=len(found) - MOST, command="bilat profile")


def left_open(events: Iterable[Event]) -> list[tuple[Event, str]]:
    """Return the events of which no source says everything, each with what is not said."""
    return [(event, asked) for event in events if (asked := _left_open(event))]


def _left_open(event: Event) -> str | None:
    """Say what of an event no source says: on which occasion it was, who was there, who held an office."""
    if event.part_of_one:
        return f"on which of {len(event.part_of_one)} occasions"
    for is_open, asked in _OPEN:
        names = [
            one.person.name if one.person else f"the {one.role}" for one in event.participants if is_open(one)
        ]
        if names:
            return asked.format(" and ".join(dict.fromkeys(names)))
    return None
