"""The order in which rows are shown to a person: possible ones apart, in groups, parts below wholes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Generic

from bilat.render.table import T, Table

POSSIBLY = "possibly"


@dataclass(frozen=True, slots=True)
class Placed(Generic[T]):
    """A row as a table shows it: under which heading, how deep below its wholes, and whether in doubt."""

    row: T
    section: str = ""
    depth: int = 0
    possible: bool = False


def arranged(table: Table[T]) -> Iterator[Placed[T]]:
    """Yield the rows in the order in which they are shown."""
    if not (table.possible or table.group or table.nests):
        yield from map(Placed, table.rows)
        return
    rows, possible = list(table.rows), table.possible
    if table.resorted:
        yield from (Placed(row, possible=bool(possible and possible(row))) for row in rows)
        return
    sure = [row for row in rows if not (possible and possible(row))]
    yield from _in_groups(table, sure, possible=False)
    yield from _in_groups(table, [row for row in rows if possible and possible(row)], possible=True)


def _in_groups(table: Table[T], rows: Sequence[T], *, possible: bool) -> Iterator[Placed[T]]:
    groups: dict[str, list[T]] = {}
    for row in rows:
        groups.setdefault(table.group(row) if table.group else "", []).append(row)
    first_parts = list(dict.fromkeys(_first_part(name) for name in groups))
    for name, members in sorted(groups.items(), key=lambda group: first_parts.index(_first_part(group[0]))):
        heading = ": ".join(part for part in (POSSIBLY if possible else "", name) if part)
        for row, depth in _nested(table, members):
            yield Placed(row, heading, depth, possible)


def _first_part(name: str) -> str:
    """Return the part of a heading that keeps groups together: the status of goods, before their flow."""
    return name.partition(" · ")[0]


def _nested(table: Table[T], rows: Sequence[T]) -> Iterator[tuple[T, int]]:
    """Yield each row with its depth, a part right below the first of its wholes that is shown."""
    if table.nests is None:
        yield from ((row, 0) for row in rows)
        return
    named = [table.nests(row) for row in rows]
    shown = {name for name, _ in named}
    parts: dict[str, list[int]] = {}
    tops: list[int] = []
    for place, (name, wholes) in enumerate(named):
        whole = next((whole for whole in wholes if whole in shown and whole != name), None)
        (tops if whole is None else parts.setdefault(whole, [])).append(place)
    done: set[int] = set()
    # Rows that are parts of each other have no first: they come last.
    waiting = [(place, 0) for place in (*range(len(rows))[::-1], *tops[::-1])]
    while waiting:
        place, depth = waiting.pop()
        if place in done:
            continue
        done.add(place)
        yield rows[place], depth
        waiting += [(part, depth + 1) for part in parts.get(named[place][0], [])[::-1]]
