"""The brief of a pair: under each heading the latest records, and the command that lists the rest."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from bilat.query.command_line import Options, command_of
from bilat.query.filters import Query
from bilat.query.selection import Matches, in_order
from bilat.record.derived import is_worked_out
from bilat.record.encounters import encounters_of, is_joint_body, is_joint_session, is_official
from bilat.record.json import Record, to_records
from bilat.record.model import Citation, Dataset, Event, Fact, Participant, Standing
from bilat.record.vocabulary import HELD, NOT_HELD, STATUSES

# How many entries a heading has.
MOST = 3
# Of trade and plans, fewer are enough.
_MOST_TOTALS = 2


@dataclass(frozen=True, slots=True)
class BriefLine:
    """A line of the brief: a fact under its heading, or how many more than those `shown` there are.

    `command` lists these, with others if it has more in all (`listed`).
    """

    head: str
    fact: Fact | None = None
    open: str | None = None
    more: int = 0
    command: str | None = None
    listed: int | None = None
    shown: int = 0

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
            "listed": self.listed,
            "sources": to_records(self.sources),
        }


@dataclass(frozen=True, slots=True)
class Brief:
    """The brief of a pair as one object: its lines grouped by heading."""

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
    """Return what is under a heading: the facts, how many more there are, and what lists these."""
    names = ("id", "date", "title", "open", "sources")
    facts = [line.to_record() for line in lines if line.fact]
    return {
        "head": head,
        "facts": [{name: fact[name] for name in names} for fact in facts],
        "more": sum(line.more for line in lines),
        "command": next((line.command for line in lines if line.command), None),
        "listed": next((line.listed for line in lines if line.command), None),
    }


def brief(dataset: Dataset, query: Query, period: Options, data: Options) -> list[BriefLine]:
    """Collect what a desk needs at hand: relations, encounters, trade, plans, positions, open points.

    `period` and `data` are the options by which commands that list more are asked the same.
    """
    lists = _Lists(dataset, query, {**period, **data})
    leaders = lists.of_level("leaders")
    lines = [
        *lists.held("Relations", "relations", "recognition", "mission"),
        *lists.held("Signed", "treaty", "agreement"),
        *lists.met("Leaders", "leaders"),
        *lists.met("Ministers", "ministers", without=leaders),
        *lists.bodies(),
        *lists.totals(),
        *lists.held("Supplies", "contract", "delivery", "aid"),
        *lists.planned(),
    ]
    lines += _positions(dataset.standing, data)
    return [*lines, *_open(dataset, lists, data)]


class _Lists:
    """The lists of a pair in the period of a brief, and the commands that give them."""

    def __init__(self, dataset: Dataset, query: Query, narrowed: Options) -> None:
        self.dataset = dataset
        self.query = query
        self.narrowed = narrowed
        self.events = Matches(dataset, in_order(dataset.events))
        self.encounters = Matches(dataset, in_order(encounters_of(dataset)))

    def held(self, head: str, *kinds: str) -> Iterator[BriefLine]:
        """Yield the latest events of some kinds that took place."""
        every = in_order(self.events.matching(self.query._replace(kind=kinds)))
        held = [event for event in every if event.status not in NOT_HELD]
        status: Options = {} if len(held) == len(every) else {"status": ",".join(HELD)}
        command = self._command("timeline", {"kind": ",".join(kinds), **status})
        yield from _first(head, held[::-1], command)

    def of_level(self, level: str) -> list[Event]:
        """Return the encounters of officials of a level or above, who surely were there."""
        return in_order(self.encounters.matching(self.query._replace(level=(level,), certain_people=True)))

    def met(self, head: str, level: str, without: Collection[Event] | None = None) -> Iterator[BriefLine]:
        """Yield the latest encounters of a level or above, or `without` some of the level above."""
        every = [event for event in self.of_level(level) if event not in (without or ())]
        name, query = "level", self.query._replace(level=(level,))
        if without is not None:
            name, query = "only_level", self.query._replace(only_level=(level,))
        listed = self.encounters.matching(query)
        sure: Options = {"certain_people": True} if len(listed.sure) == len(every) < len(listed) else {}
        yield from _first(
            head,
            every[::-1],
            self._command("meetings", {name: level, **sure}),
            len(listed.sure if sure else listed),
        )

    def bodies(self) -> Iterator[BriefLine]:
        """Yield the latest of joint bodies, which the command names."""
        sessions = [event for event in in_order(self.events.matching(self.query)) if is_joint_session(event)]
        bodies = (body.name for event in sessions for body in event.organizations if is_joint_body(body))
        names = tuple(dict.fromkeys(bodies))
        every = self.events.matching(self.query._replace(organization=names)) if names else ()
        held = [event for event in sessions if event.status not in NOT_HELD]
        command = self._command("timeline", {"organization": names})
        yield from _first("Bodies", held[::-1], command, len(every))

    def totals(self) -> Iterator[BriefLine]:
        """Yield the latest totals that are reported; the list has those that are worked out, too."""
        every = in_order(Matches(self.dataset, in_order(self.dataset.trade)).matching(self.query))
        reported = [total for total in every if not is_worked_out(total)]
        yield from _first("Trade", reported[::-1], self._command("trade", {}), len(every), most=_MOST_TOTALS)

    def planned(self) -> Iterator[BriefLine]:
        """Yield what is planned, or has not taken place."""
        statuses = tuple(status for status in STATUSES if status in NOT_HELD)
        found = in_order(self.events.matching(self.query._replace(status=statuses)))
        yield from _first("Planned", found[::-1], self._command("timeline", {"status": ",".join(statuses)}))

    def _command(self, name: str, filters: Options) -> str:
        return command_of(name, {**filters, **self.narrowed})


def _first(
    head: str,
    facts: Sequence[Fact],
    command: str,
    listed: int | None = None,
    *,
    most: int = MOST,
) -> Iterator[BriefLine]:
    """Yield the first of some facts, then how many more there are and the command that lists all of them.

    `listed` is how many it lists, if it lists others as well.
    """
    yield from (BriefLine(head, fact) for fact in facts[:most])
    if len(facts) > most:
        listed = len(facts) if listed is None else listed
        yield BriefLine(head, more=len(facts) - most, command=command, listed=listed, shown=most)


def _positions(standing: Iterable[Standing], data: Options) -> Iterator[BriefLine]:
    positions = [fact for fact in standing if fact.kind in ("position", "view")]
    positions.sort(key=lambda fact: fact.kind)
    yield from _first("Positions", positions, command_of("standing", {"kind": "position,view", **data}))


_OPEN: tuple[tuple[Callable[[Participant], bool], str], ...] = (
    (lambda participant: not participant.certain, "whether {} took part"),
    (lambda participant: participant.person is None and is_official(participant), "who {} was"),
)


def _open(dataset: Dataset, lists: _Lists, data: Options) -> Iterator[BriefLine]:
    """Yield what the record leaves open about events, the latest first; the profile has all of it."""
    held = [event for event in in_order(lists.events.matching(lists.query)) if event.status not in NOT_HELD]
    found = left_open(held)
    for event, asked in found[: -MOST - 1 : -1]:
        yield BriefLine("Left open", event, open=asked)
    if len(found) > MOST:
        listed = len(left_open(dataset.events))
        command = command_of("profile", data)
        yield BriefLine("Left open", more=len(found) - MOST, command=command, listed=listed, shown=MOST)


def left_open(events: Iterable[Event]) -> list[tuple[Event, str]]:
    """Return the events about which the sources leave something open, each with what that is."""
    return [(event, asked) for event in events if (asked := _left_open(event))]


def _left_open(event: Event) -> str | None:
    """Say what the sources leave open about an event: which occasion, who took part, who held an office."""
    if event.part_of_one:
        return f"on which of {len(event.part_of_one)} occasions"
    for is_open, asked in _OPEN:
        names = [
            participant.person.name if participant.person else f"the {participant.role}"
            for participant in event.participants
            if is_open(participant)
        ]
        if names:
            return asked.format(" and ".join(dict.fromkeys(names)))
    return None
