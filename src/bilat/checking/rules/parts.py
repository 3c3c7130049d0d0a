"""Rules for parts: which event is part of which, and when."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from bilat.checking.findings import Violation
from bilat.checking.located_record import LocatedRecord
from bilat.record.encounters import wholes_by_part
from bilat.record.model import Event
from bilat.values.edtf import EdtfDate, spoken

# Of a longer circle only the beginning is shown.
_MOST_SHOWN = 6


def find_circles(edges: Mapping[str, Sequence[str]]) -> Iterator[list[str]]:
    """Yield the circles in a graph, each from the entry that comes first in `edges`."""
    done: set[str] = set()
    for start in edges:
        if start in done:
            continue
        path, places = [start], {start: 0}
        ahead = [iter(edges[start])]
        while path:
            onward = next(ahead[-1], None)
            if onward is None:
                done.add(path[-1])
                del places[path.pop()]
                ahead.pop()
            elif onward in places:
                yield path[places[onward] :][: _MOST_SHOWN + 1]
            elif onward in edges and onward not in done:
                places[onward] = len(path)
                path.append(onward)
                ahead.append(iter(edges[onward]))


def _circle_text(circle: Sequence[str]) -> str:
    """Write a circle out: a in b in a."""
    back = ["…"] if len(circle) > _MOST_SHOWN else [circle[0]]
    return " in ".join([*circle[:_MOST_SHOWN], *back])


def parts_form_no_circle(record: LocatedRecord) -> Iterator[Violation]:
    """No event is part of itself."""
    events = {event.id: event for event in record.events}
    for circle in find_circles(wholes_by_part(record.events)):
        event = events[circle[0]]
        yield record.report(
            event,
            "part_of" if event.part_of else "part_of_one",
            message=f"{event.id} is part of itself: {_circle_text(circle)}.",
            related=[
                record.relate(events[name], "id", message=f"{name} is part of this circle.")
                for name in circle[1:_MOST_SHOWN]
            ],
        )


def editions_form_no_circle(record: LocatedRecord) -> Iterator[Violation]:
    """No source is an edition of itself."""
    sources = {source.id: source for source in record.sources if source.edition_of}
    for circle in find_circles({name: (source.edition_of or "",) for name, source in sources.items()}):
        yield record.report(
            sources[circle[0]],
            "edition_of",
            message=f"{circle[0]} is an edition of itself: "
            f"{' of '.join([*circle[:_MOST_SHOWN], circle[0]])}.",
        )


def _may_hold(whole: Event, part: Event) -> bool:
    """Return whether a part may lie in a whole, by any of the dates that sources give for each."""
    return any(_may_lie_in(inner, outer) for inner in part.dates for outer in whole.dates)


def _may_lie_in(inner: EdtfDate, outer: EdtfDate) -> bool:
    loose = inner.approximate or inner.uncertain or outer.approximate or outer.uncertain
    return loose or inner.may_lie_in(outer)


def parts_lie_in_their_wholes(record: LocatedRecord) -> Iterator[Violation]:
    """A part may have happened on the days of its whole, or of one of its possible wholes."""
    events = {event.id: event for event in record.events}
    for event in record.events:
        for number, name in enumerate(event.part_of):
            whole = events.get(name)
            if whole and not _may_hold(whole, event):
                yield record.report(
                    event,
                    "part_of",
                    number,
                    message=f"{spoken(event.date)} does not lie in {spoken(whole.date)}, the date of {name} "
                    "that it is part of.",
                    related=[record.relate(whole, "date", message=f"{name} is dated {whole.date.text}.")],
                )
        wholes = [events[name] for name in event.part_of_one if name in events]
        if (
            wholes
            and len(wholes) == len(event.part_of_one)
            and not any(_may_hold(whole, event) for whole in wholes)
        ):
            yield record.report(
                event,
                "part_of_one",
                message=f"{spoken(event.date)} lies in none of those that it may be part of.",
                related=[
                    record.relate(whole, "date", message=f"{whole.id} is dated {whole.date.text}.")
                    for whole in wholes
                ],
            )
