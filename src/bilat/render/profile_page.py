"""The page of a pair, from the profile's record."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TextIO

from bilat.record.json import Record
from bilat.render import cells
from bilat.render.columns import Column
from bilat.render.table_format import console_for, shown_on

Line = tuple[str, str]


def _dated(events: list[Record]) -> list[Line]:
    return [(cells.when(event), event["title"]) for event in events]


def _times(one: Record) -> str:
    doubt = f", {one['possible']} of them possibly" if one["possible"] else ""
    doubt = ", possibly" if one["possible"] == one["count"] else doubt
    return f"{cells.times(one['count'])}{doubt}, last {cells.day_of('last')(one)}"


def _totals(row: Record, countries: Mapping[str, str]) -> str:
    known = [f"{name} {cells.money(name)(row)}" for name in ("total", "exports", "imports") if row[name]]
    worked_out = ", worked out" if "total" in row["derived"] else ""
    reporter = countries.get(row["reporter"], row["reporter"])
    return f"{', '.join(known)} (reported by {reporter}{worked_out})"


def _goods(row: Record) -> str:
    quantity = "" if row["quantity"] is None else f" {cells.quantity(row)}"
    return f"{row['commodity']}{quantity}{f', {cells.when(row)}' if row['date'] else ''}"


def _sections(page: Record, countries: Mapping[str, str]) -> Iterator[tuple[str, list[Line]]]:
    yield "Relations", _dated(page["relations"])
    yield "Treaties, agreements, contracts, joint bodies", _dated(page["agreements"])
    who = cells.participants(countries)
    yield (
        "Latest meetings and visits",
        [
            (cells.when(event), f"{event['kind']}: {who(event)}".removesuffix(f": {cells.NONE}"))
            for event in page["latest_meetings"]
        ],
    )
    people = [(one["name"] or "(unnamed)", _times(one)) for one in page["people"]]
    yield "Who took part in most of them", people
    yield "Trade", [(cells.period(row), _totals(row, countries)) for row in page["trade"]]
    for status, heading in (
        ("traded", "Goods"),
        ("permitted", "Goods permitted"),
        ("requested", "Goods asked for"),
    ):
        goods = [row for row in page["goods"] if row["status"] == status]
        yield (
            heading,
            [(cells.flow(row), _goods(row)) for row in goods],
        )
    yield "Planned", _dated(page["planned"])
    by_kind: dict[str, dict[str | None, list[Line]]] = {}
    for fact in page["standing"]:
        by_speaker = by_kind.setdefault(fact["kind"], {})
        by_speaker.setdefault(fact["attributed_to"], []).append(("", fact["title"]))
    for kind, by_speaker in by_kind.items():
        for speaker, facts in by_speaker.items():
            yield f"{kind.capitalize()}{f' ({speaker})' if speaker else ''}", facts


def _heading(page: Record) -> str:
    counts = page["counts"]
    return (
        f"{page['title']}, as of {cells.day_of('as_of')(page)}: "
        f"{counts['events']} {'event' if counts['events'] == 1 else 'events'}, "
        f"meetings and visits among them: {counts['meetings']}."
    )


def rows(page: Record, countries: Mapping[str, str]) -> Iterator[Record]:
    """Return a row a fact: section, the date or name it is about, fact; and whose, if the page says."""
    whose = {"pair": page["pair"]} if "pair" in page else {}
    yield {**whose, "section": "Profile", "item": "", "fact": _heading(page)}
    for heading, lines in _sections(page, countries):
        for left, right in lines:
            yield {**whose, "section": heading, "item": left, "fact": right}


def columns() -> tuple[Column, ...]:
    """Columns of those rows."""
    return tuple(Column(name.capitalize(), cells.text(name)) for name in ("section", "item", "fact"))


def draw(page: Record, countries: Mapping[str, str], out: TextIO) -> None:
    """Draw the page, fitted to the terminal."""
    from rich.table import Table

    console = console_for(out)
    console.print(shown_on(out, _heading(page), "bold"))
    for heading, lines in _sections(page, countries):
        if not lines:
            continue
        console.print()
        console.print(shown_on(out, heading, "bold"))
        grid = Table(box=None, show_header=False, pad_edge=False, padding=(0, 1))
        grid.add_column(no_wrap=console.width >= 60)  # noqa: PLR2004 - below it the name column wraps too
        grid.add_column(overflow="fold")
        for left, right in lines:
            grid.add_row(shown_on(out, left or "-"), shown_on(out, right))
        console.print(grid)
