"""The columns of the table of each kind of record, and which of them a narrow terminal leaves out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from operator import attrgetter
from typing import TYPE_CHECKING

from bilat.record.json import Record
from bilat.record.model import Event, Goods, Standing, Statistic, Trade
from bilat.render import cells
from bilat.render.table import Column, Columns, Countries

if TYPE_CHECKING:
    from bilat.query.search import Hit
    from bilat.reports.anniversaries import Anniversary
    from bilat.reports.gaps import Gap
    from bilat.reports.people import PersonRow
    from bilat.reports.sources import CitedSource
    from bilat.reports.summary import SummaryRow


def events(countries: Countries) -> Columns[Event]:
    """Columns of a list of events."""
    return (
        Column("Date", lambda event: cells.date(event.date), least=12),
        Column("Kind", attrgetter("kind"), spare=3, least=11),
        Column("Event", attrgetter("title"), least=20),
        Column("Place", lambda event: cells.place(event.place, countries), spare=2, least=12),
        Column("Who", lambda event: cells.participants(event.participants, countries), spare=1, least=16),
        Column("Id", attrgetter("id"), spare=4, least=32),
    )


def meetings(countries: Countries) -> Columns[Event]:
    """Columns of a list of meetings: who met whom, where, on what occasion."""
    return (
        Column("Date", lambda event: cells.date(event.date), least=12),
        Column("Kind", attrgetter("kind"), spare=3, least=7),
        Column("Who", lambda event: cells.participants(event.participants, countries), least=20),
        Column("Place", lambda event: cells.place(event.place, countries), spare=1, least=12),
        Column("Occasion", lambda event: cells.text(event.occasion), spare=2, least=18),
        Column("Id", attrgetter("id"), spare=4, least=32),
    )


def trade(countries: Countries) -> Columns[Trade]:
    """Columns of trade totals."""
    del countries

    def money(name: str) -> Callable[[Trade], str]:
        return lambda trade: cells.trade_money(trade, name)

    return (
        Column("Period", cells.period, least=10),
        Column("Reporter", lambda trade: cells.reported_by(trade.reporter, trade.partner), spare=2, least=12),
        Column("Exports", money("exports"), right=True, least=13),
        Column("Imports", money("imports"), right=True, least=12),
        Column("Total", money("total"), right=True, least=13),
        Column("Balance", money("balance"), spare=1, right=True, least=15),
        Column("Change", cells.change, spare=3, right=True, least=14),
        Column("Agency", lambda trade: cells.text(trade.agency), spare=4, least=16),
    )


def goods(countries: Countries) -> Columns[Goods]:
    """Columns of commodity facts."""
    del countries
    return (
        Column("Date", lambda goods: cells.date(goods.date), least=8),
        Column("Commodity", attrgetter("commodity"), least=14),
        Column("HS", lambda goods: cells.text(goods.hs), spare=3, least=4),
        Column("Flow", cells.flow, least=10),
        Column("Status", attrgetter("status"), spare=1, least=9),
        Column("Quantity", cells.quantity, spare=1, right=True, least=14),
        Column("Agency", lambda goods: cells.text(goods.agency), spare=2, least=16),
        Column("Id", attrgetter("id"), spare=4, least=15),
    )


def figures(countries: Countries) -> Columns[Statistic]:
    """Columns of stocks and counts."""

    def states(statistic: Statistic) -> str:
        named = (statistic.origin, statistic.target)
        if None in named:
            return cells.listed(countries.get(code, code) for code in named if code)
        return " -> ".join(countries.get(code, code) for code in named if code)

    return (
        Column("Date", lambda statistic: cells.date(statistic.date), least=8),
        Column("Measure", attrgetter("measure"), least=14),
        Column("Of", states, spare=1, least=10),
        Column("Value", cells.statistic, right=True, least=14),
        Column("Change", cells.change, spare=2, right=True, least=14),
        Column("Agency", lambda statistic: cells.text(statistic.agency), spare=3, least=16),
        Column("Id", attrgetter("id"), spare=4, least=15),
    )


def standing(countries: Countries) -> Columns[Standing]:
    """Columns of what holds without a date."""

    def states(fact: Standing) -> str:
        return cells.listed(countries.get(code, code) for code in fact.countries)

    def organizations(fact: Standing) -> str:
        return cells.listed(organization.name for organization in fact.organizations)

    return (
        Column("Kind", attrgetter("kind"), least=9),
        Column("Fact", attrgetter("title"), least=24),
        Column("Of", states, spare=1, least=9),
        Column("Organizations", organizations, spare=3, least=13),
        Column("Topics", lambda fact: cells.listed(fact.topics), spare=2, least=12),
        Column("View of", lambda fact: cells.text(fact.attributed_to), spare=5, least=10),
        Column("Id", attrgetter("id"), spare=4, least=15),
    )


def people(countries: Countries) -> Columns[PersonRow]:
    """Columns of the people who took part."""

    def country(person: PersonRow) -> str:
        return countries.get(person.country, person.country)

    def name(person: PersonRow) -> str:
        return person.name or f"(unnamed, {country(person)})"

    return (
        Column("Name", name, least=12),
        Column("Country", country, spare=4, least=9),
        Column("Roles", lambda person: cells.listed(person.roles), spare=1, least=14),
        Column("Events", lambda person: str(person.count), right=True, least=6),
        Column("Possible", lambda person: str(person.possible), spare=2, right=True, least=8),
        Column("First", lambda person: cells.optional_date(person.first), spare=3, least=11),
        Column("Last", lambda person: cells.optional_date(person.last), spare=3, least=11),
    )


def sources(countries: Countries) -> Columns[CitedSource]:
    """Columns of sources."""
    del countries
    return (
        Column("Id", lambda cited: cited.source.id, least=18),
        Column("Publisher", lambda cited: cited.source.publisher, least=9),
        Column("Carrier", lambda cited: cells.text(cited.source.carrier), spare=3, least=10),
        Column("Place", lambda cited: cells.text(cited.source.place), spare=4, least=7),
        Column("Date", lambda cited: cells.date(cited.source.date), spare=1, least=11),
        Column("Title", lambda cited: cited.source.title or "(untitled)", spare=5, least=10),
        Column("Records", lambda cited: str(cited.records), spare=2, right=True, least=7),
        Column("Paragraphs cited", lambda cited: str(cited.paragraphs_cited), spare=3, right=True, least=10),
    )


def gaps(countries: Countries) -> Columns[Gap]:
    """Columns of gaps between meetings."""
    del countries

    def days(gap: Gap) -> str:
        if gap.at_most is None:
            return f"{gap.at_least:,} or more"
        exact = gap.at_least == gap.at_most
        return f"{gap.at_least:,}" if exact else f"{gap.at_least:,} to {gap.at_most:,}"

    return (
        Column("Days", days, right=True, least=14),
        Column("From", lambda gap: cells.date(gap.after.date), least=11),
        Column("To", lambda gap: cells.date(gap.before.date), least=11),
        Column("After", lambda gap: gap.after.title, spare=1, least=20),
        Column("Before", lambda gap: gap.before.title, spare=2, least=20),
    )


def hits(countries: Countries) -> Columns[Hit]:
    """Columns of entries of any section that hold the words."""
    del countries
    return (
        Column("Section", attrgetter("section"), least=8),
        Column("Date", lambda hit: cells.optional_date(hit.date), spare=1, least=11),
        Column("Entry", attrgetter("title"), least=20),
        Column("Whole", attrgetter("command"), least=20),
    )


def anniversaries(countries: Countries) -> Columns[Anniversary]:
    """Columns of anniversaries."""
    del countries
    return (
        Column("Day", lambda anniversary: cells.day(anniversary.day), least=11),
        Column("Years", lambda anniversary: str(anniversary.years), right=True, least=5),
        Column("Event", lambda anniversary: anniversary.event.title, least=16),
        Column("Of", lambda anniversary: cells.date(anniversary.event.date), spare=1, least=11),
        Column("Kind", lambda anniversary: anniversary.event.kind, spare=2, least=11),
        Column("Id", lambda anniversary: anniversary.event.id, spare=3, least=32),
    )


def summary_value(key: str, value: str | None, countries: Countries) -> str:
    """Give the value of a key: a country by name, and "(no KEY)" if it is missing."""
    if value is None:
        return f"(no {key})"
    return countries.get(value, value) if key == "country" else value


def key_column(key: str, countries: Countries, least: int) -> Column[SummaryRow]:
    """Make the column of a key."""
    return Column(key.capitalize(), lambda row: summary_value(key, row.values[key], countries), least=least)


def summary(keys: Sequence[str], noun: str, countries: Countries) -> Columns[SummaryRow]:
    """Columns of counts by one key or two."""
    return (
        *(key_column(key, countries, least=10) for key in keys),
        Column(noun.capitalize(), lambda row: str(row.count), right=True, least=len(noun)),
        Column("First", lambda row: cells.optional_date(row.first), spare=1, least=11),
        Column("Last", lambda row: cells.optional_date(row.last), spare=1, least=11),
    )


def trade_summary(keys: Sequence[str], countries: Countries) -> Columns[SummaryRow]:
    """Columns of sums by one key or two, which say of what: part of a year, worked out, which pair."""

    def of_what(row: SummaryRow) -> str:
        part = "parts of years" if row.group["partial"] else "whole years"
        return f"worked out, {part}" if row.group["derived"] else part

    def money(name: str) -> Callable[[SummaryRow], str]:
        return lambda row: cells.money(
            row.sums[name], row.group["currency"], derived=name in row.group["derived"]
        )

    def reporter(row: SummaryRow) -> str:
        return cells.reported_by(row.group["reporter"], row.group["partner"])

    return (
        *(key_column(key, countries, least=8) for key in keys),
        Column("Of", of_what, least=11),
        Column("Reporter", reporter, spare=2, least=12),
        Column("Totals", lambda row: str(row.count), right=True, least=6),
        Column("Exports", money("exports"), spare=1, right=True, least=13),
        Column("Imports", money("imports"), spare=1, right=True, least=12),
        Column("Total", money("total"), right=True, least=13),
        Column("First", lambda row: cells.optional_date(row.first), spare=4, least=8),
        Column("Last", lambda row: cells.optional_date(row.last), spare=4, least=8),
    )


def findings(countries: Countries) -> Columns[Record]:
    """Columns of what a check found."""
    del countries

    def related(record: Record) -> str:
        return "; ".join(cells.location(beside) for beside in record["related"]) or cells.NONE

    return (
        Column("Place", cells.location, least=20),
        Column("Severity", lambda record: record["severity"], spare=2, least=8),
        Column("Code", lambda record: record["code"], least=6),
        Column("Finding", lambda record: record["message"], least=24),
        Column("Beside", related, spare=3, least=20),
        Column("Record", lambda record: cells.text(record["record"]), spare=1, least=20),
    )
