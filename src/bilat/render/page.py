"""The page of a pair, from the profile's record."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TextIO

from bilat.records import Record
from bilat.render import cells
from bilat.render.layouts import Column
from bilat.render.table_format import console_for, shown_on

Line = tuple[str, str]


def _dated(events: list[Record]) -> list[Line]:
    return [(cells.when(event), event["title"]) for event in events]


def _sections(page: Record, countries: Mapping[str, str]) -> Iterator[tuple[str, list[Line]]]:
    yield "Relations", _dated(page["relations"])
    yield "Treaties, agreements, contracts, joint bodies", _dated(page["agreements"])
    who = cells.participants(countries)
    yield "Latest meetings and visits", [(cells.when(event), who(event)) for event in page["latest_meetings"]]
    yield (
        "Who met most",
        [
            (
                one["name"] or "(unnamed)",
                f"{cells.times(one['count'])}, last {cells.day_of('last')(one)}",
            )
            for one in page["people"]
        ],
    )
    yield (
        "Trade",
        [
            (
                cells.period(row),
                f"total {cells.money('total')(row)}, exports {cells.money('exports')(row)}, "
                f"imports {cells.money('imports')(row)} ({cells.reported_by(row)})",
            )
            for row in page["trade"]
        ],
    )
    for status, heading in (
        ("traded", "Goods"),
        ("permitted", "Goods permitted"),
        ("requested", "Goods asked for"),
    ):
        goods = [row for row in page["goods"] if row["status"] == status]
        yield (
            heading,
            [
                (cells.flow(row), f"{row['commodity']} {cells.quantity(row)}".removesuffix(" -"))
                for row in goods
            ],
        )
    yield "Planned", _dated(page["planned"])
    for kind in dict.fromkeys(fact["kind"] for fact in page["standing"]):
        facts = [fact for fact in page["standing"] if fact["kind"] == kind]
        said = (
            f" ({', '.join(dict.fromkeys(fact['attributed_to'] for fact in facts))})"
            if facts[0]["attributed_to"]
            else ""
        )
        yield f"{kind.capitalize()}{said}", [("", fact["title"]) for fact in facts]


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
