"""Which columns a table of each kind of record has, and which of them a narrow terminal can spare."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bilat.record.json import Record
from bilat.render import cells
from bilat.render.cells import Cell


@dataclass(frozen=True, slots=True)
class Column:
    """One column: columns of the highest `spare` leave first when a terminal is narrow; 0 always stays."""

    heading: str
    cell: Cell
    spare: int = 0
    right: bool = False
    least: int = 8


Countries = Mapping[str, str]


def events(countries: Countries) -> tuple[Column, ...]:
    """Columns of a list of events."""
    return (
        Column("Date", cells.when, least=12),
        Column("Kind", cells.text("kind"), spare=3, least=11),
        Column("Event", cells.text("title"), least=20),
        Column("Place", cells.place(countries), spare=2, least=12),
        Column("Who", cells.participants(countries), spare=1, least=16),
        Column("Id", cells.text("id"), spare=4, least=32),
    )


def meetings(countries: Countries) -> tuple[Column, ...]:
    """Columns of a list of meetings: who met whom, where, on what occasion."""
    return (
        Column("Date", cells.when, least=12),
        Column("Kind", cells.text("kind"), spare=3, least=7),
        Column("Who", cells.participants(countries), least=20),
        Column("Place", cells.place(countries), spare=1, least=12),
        Column("Occasion", cells.text("occasion"), spare=2, least=18),
        Column("Id", cells.text("id"), spare=4, least=32),
    )


def trade(countries: Countries) -> tuple[Column, ...]:
    """Columns of trade totals."""
    del countries
    return (
        Column("Period", cells.period, least=10),
        Column("Reporter", cells.reported_by, spare=2, least=12),
        Column("Exports", cells.money("exports"), right=True, least=13),
        Column("Imports", cells.money("imports"), right=True, least=12),
        Column("Total", cells.money("total"), right=True, least=13),
        Column("Balance", cells.money("balance"), spare=1, right=True, least=15),
        Column("Change", cells.change, spare=3, right=True, least=14),
        Column("Agency", cells.text("agency"), spare=4, least=16),
    )


def goods(countries: Countries) -> tuple[Column, ...]:
    """Columns of commodity facts."""
    del countries
    return (
        Column("Date", cells.when, least=8),
        Column("Commodity", cells.text("commodity"), least=14),
        Column("HS", cells.text("hs"), spare=3, least=4),
        Column("Flow", cells.flow, least=10),
        Column("Status", cells.text("status"), spare=1, least=9),
        Column("Quantity", cells.quantity, spare=1, right=True, least=14),
        Column("Agency", cells.text("agency"), spare=2, least=16),
        Column("Id", cells.text("id"), spare=4, least=15),
    )


def standing(countries: Countries) -> tuple[Column, ...]:
    """Columns of what holds without a date."""

    def states(record: Record) -> str:
        return ", ".join(countries.get(code, code) for code in record["countries"]) or cells.NONE

    return (
        Column("Kind", cells.text("kind"), least=9),
        Column("Fact", cells.text("title"), least=24),
        Column("Of", states, spare=1, least=9),
        Column("Organizations", cells.listed("organizations"), spare=3, least=13),
        Column("Topics", cells.listed("topics"), spare=2, least=12),
        Column("View of", cells.text("attributed_to"), spare=5, least=10),
        Column("Id", cells.text("id"), spare=4, least=15),
    )


def people(countries: Countries) -> tuple[Column, ...]:
    """Columns of the people who took part."""

    def named(record: Record) -> str:
        return record["name"] or f"(unnamed, {country(record)})"

    def country(record: Record) -> str:
        return countries.get(record["country"], record["country"])

    return (
        Column("Name", named, least=12),
        Column("Country", country, spare=4, least=9),
        Column("Roles", cells.listed("roles"), spare=1, least=14),
        Column("Events", cells.text("count"), right=True, least=6),
        Column("Possible", cells.text("possible"), spare=2, right=True, least=8),
        Column("First", cells.day_of("first"), spare=3, least=11),
        Column("Last", cells.day_of("last"), spare=3, least=11),
    )


def sources(countries: Countries) -> tuple[Column, ...]:
    """Columns of sources."""
    del countries

    def title(record: Record) -> str:
        return record["title"] or "(untitled)"

    return (
        Column("Id", cells.text("id"), least=18),
        Column("Publisher", cells.text("publisher"), least=9),
        Column("Carrier", cells.text("carrier"), spare=3, least=10),
        Column("Place", cells.text("place"), spare=4, least=7),
        Column("Date", cells.when, spare=1, least=11),
        Column("Title", title, spare=5, least=10),
        Column("Records", cells.text("records"), spare=2, right=True, least=7),
        Column("Paragraphs cited", cells.text("paragraphs_cited"), spare=3, right=True, least=10),
    )


def gaps(countries: Countries) -> tuple[Column, ...]:
    """Columns of silences between meetings."""
    del countries

    def days(record: Record) -> str:
        least, most = record["at_least_days"], record["at_most_days"]
        if most is None:
            return f"{least:,} or more"
        return f"{least:,}" if least == most else f"{least:,} to {most:,}"

    return (
        Column("Days", days, right=True, least=14),
        Column("From", cells.within("after", cells.when), least=11),
        Column("To", cells.within("before", cells.when), least=11),
        Column("After", cells.within("after", cells.text("title")), spare=1, least=20),
        Column("Before", cells.within("before", cells.text("title")), spare=2, least=20),
    )


def anniversaries(countries: Countries) -> tuple[Column, ...]:
    """Columns of anniversaries."""
    del countries
    return (
        Column("Day", cells.when, least=11),
        Column("Years", cells.text("years"), right=True, least=5),
        Column("Event", cells.within("event", cells.text("title")), least=16),
        Column("Of", cells.within("event", cells.when), spare=1, least=11),
        Column("Kind", cells.within("event", cells.text("kind")), spare=2, least=11),
        Column("Id", cells.within("event", cells.text("id")), spare=3, least=32),
    )


def value_of(key: str, countries: Countries) -> Cell:
    """Give the value of a key, with the name of a country and a word where there is none."""

    def cell(record: Record) -> str:
        if record[key] is None:
            return f"(no {key})"
        return countries.get(record[key], record[key]) if key == "country" else record[key]

    return cell


def summary(keys: Sequence[str], noun: str, countries: Countries) -> tuple[Column, ...]:
    """Columns of counts by one key or two."""
    return (
        *(Column(key.capitalize(), value_of(key, countries), least=10) for key in keys),
        Column(noun.capitalize(), cells.text("count"), right=True, least=len(noun)),
        Column("First", cells.day_of("first"), spare=1, least=11),
        Column("Last", cells.day_of("last"), spare=1, least=11),
    )


def trade_summary(keys: Sequence[str], countries: Countries) -> tuple[Column, ...]:
    """Columns of sums by one key or two, which say of what: part of a year, worked out, which pair."""

    def of_what(record: Record) -> str:
        part = "parts of years" if record["partial"] else "whole years"
        return f"worked out, {part}" if record["derived"] else part

    return (
        *(Column(key.capitalize(), value_of(key, countries), least=8) for key in keys),
        Column("Of", of_what, least=11),
        Column("Reporter", cells.reported_by, spare=2, least=12),
        Column("Totals", cells.text("count"), right=True, least=6),
        Column("Exports", cells.money("exports"), spare=1, right=True, least=13),
        Column("Imports", cells.money("imports"), spare=1, right=True, least=12),
        Column("Total", cells.money("total"), right=True, least=13),
        Column("First", cells.day_of("first"), spare=4, least=8),
        Column("Last", cells.day_of("last"), spare=4, least=8),
    )


def of_fields(names: Sequence[str]) -> tuple[Column, ...]:
    """Columns of picked fields, each headed by its name."""
    return tuple(Column(name, cells.picked(name), least=len(name)) for name in names)


def findings() -> tuple[Column, ...]:
    """Columns of what a check found."""

    def related(record: Record) -> str:
        return "; ".join(cells.site(beside) for beside in record["related"]) or cells.NONE

    return (
        Column("Place", cells.site, least=20),
        Column("Severity", cells.text("severity"), spare=2, least=8),
        Column("Code", cells.text("code"), least=6),
        Column("Finding", cells.text("message"), least=24),
        Column("Beside", related, spare=3, least=20),
        Column("Record", cells.text("record"), spare=1, least=20),
    )
