"""The columns of each kind of record in lines and Markdown: everything, the source last."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from operator import attrgetter
from typing import TYPE_CHECKING

from bilat.record.encounters import is_official
from bilat.record.json import Record
from bilat.record.model import Event, Goods, Standing, Statistic, Trade
from bilat.record.vocabulary import PEOPLE_KEYS
from bilat.render import cells, citing
from bilat.render.column import Column, Columns, T
from bilat.render.legend import Countries, Legend

if TYPE_CHECKING:
    from rich.text import Text

    from bilat.query.search import Hit
    from bilat.reports.anniversaries import Anniversary
    from bilat.reports.gaps import Gap
    from bilat.reports.people import PersonRow
    from bilat.reports.sources import CitedPlace, CitedSource
    from bilat.reports.summary import SummaryRow


def source(legend: Legend) -> Column[T]:
    """Make the column of citations."""
    linking = None
    if legend.linked:
        from bilat.render.painting import link_sources

        linking = link_sources(legend)
    return Column(
        "Source",
        lambda fact: citing.cited(fact.sources, legend) or cells.NONE,
        right=not legend.in_full,
        least=4,
        listed=True,
        paint=linking,
    )


def source_of(legend: Legend, event_of: Callable[[T], Event]) -> Column[T]:
    """Make the column of the citations of the event that a row is about."""
    of_event: Column[Event] = source(legend)

    def paint(row: T, text: Text) -> None:
        if of_event.paint:
            of_event.paint(event_of(row), text)

    return Column(
        "Source",
        lambda row: of_event.cell(event_of(row)),
        right=of_event.right,
        least=of_event.least,
        listed=True,
        paint=paint if of_event.paint else None,
    )


def identity() -> Column[T]:
    """Make the column of the ids, which a drawn table shows where they are asked for."""
    return Column("Id", attrgetter("id"), extra=True, least=20)


def events(legend: Legend) -> Columns[Event]:
    """Columns of a list of events."""
    return (
        Column("Date", lambda event: cells.date(event.date)),
        Column("Kind", attrgetter("kind")),
        Column("Status", legend.status),
        Column("Event", cells.title),
        Column("Place", lambda event: cells.place(event.place, legend.countries)),
        Column("Who", lambda event: cells.participants(event.participants, legend.countries)),
        Column("View of", lambda event: cells.text(event.attributed_to)),
        identity(),
        source(legend),
    )


def meetings(legend: Legend) -> Columns[Event]:
    """Columns of a list of meetings: who met whom, where, on what occasion."""
    return (
        Column("Date", cells.event_date),
        Column("Kind", attrgetter("kind")),
        Column("Status", legend.status),
        Column("Who", lambda event: cells.participants(event.participants, legend.countries)),
        Column("Place", lambda event: cells.event_place(event, legend.countries)),
        Column("Occasion", lambda event: cells.text(event.occasion)),
        identity(),
        source(legend),
    )


def trade(legend: Legend) -> Columns[Trade]:
    """Columns of trade totals."""

    def money(name: str) -> Callable[[Trade], str]:
        return lambda trade: cells.trade_money(trade, name)

    return (
        Column("Period", cells.period),
        Column("Total", money("total"), right=True),
        Column("Change", cells.change, right=True),
        Column("Exports", money("exports"), right=True),
        Column("Imports", money("imports"), right=True),
        Column("Balance", money("balance"), right=True),
        Column("Of", cells.scope),
        Column("Reporter", lambda trade: cells.reported_by(trade.reporter, trade.partner)),
        Column("Agency", lambda trade: cells.text(trade.agency)),
        identity(),
        source(legend),
    )


def goods(legend: Legend) -> Columns[Goods]:
    """Columns of commodity facts."""
    return (
        Column("Date", lambda goods: cells.date(goods.date)),
        Column("Commodity", cells.commodity),
        Column("HS", lambda goods: cells.text(goods.hs)),
        Column("Flow", cells.flow),
        Column("Status", attrgetter("status")),
        Column("Quantity", cells.quantity, right=True),
        Column("Value", cells.goods_value, right=True),
        Column("Change", cells.change, right=True),
        Column("Agency", lambda goods: cells.text(goods.agency)),
        identity(),
        source(legend),
    )


def figures(legend: Legend) -> Columns[Statistic]:
    """Columns of stocks and counts."""
    return (
        Column("Date", lambda statistic: cells.date(statistic.date)),
        Column("Measure", cells.measure),
        Column("Of", lambda statistic: cells.direction(statistic, legend.countries)),
        Column("Value", cells.statistic, right=True),
        Column("Change", cells.change, right=True),
        Column("Agency", lambda statistic: cells.text(statistic.agency)),
        Column("View of", lambda statistic: cells.text(statistic.attributed_to)),
        identity(),
        source(legend),
    )


def standing(legend: Legend) -> Columns[Standing]:
    """Columns of standing facts."""
    return (
        Column("Kind", attrgetter("kind")),
        Column("Fact", attrgetter("title")),
        Column("Of", lambda fact: cells.listed(map(legend.country, fact.countries))),
        Column("Organizations", lambda fact: cells.listed(body.name for body in fact.organizations)),
        Column("Topics", lambda fact: cells.listed(fact.topics)),
        Column("View of", lambda fact: cells.text(fact.attributed_to)),
        identity(),
        source(legend),
    )


def person_name(person: PersonRow, legend: Legend) -> str:
    """Give the name of a person, or the country of an official known by office alone."""
    return person.name or f"(unnamed, {legend.country(person.country)})"


def people(legend: Legend) -> Columns[PersonRow]:
    """Columns of the people who took part, with sure and possible events counted separately."""
    return (
        Column("Name", lambda person: person_name(person, legend), least=12),
        Column("Country", lambda person: legend.country(person.country), spare=1, constant="Country: {}."),
        Column("Roles", lambda person: cells.listed(person.roles), spare=2, least=14),
        Column("Took part", lambda person: str(person.count - person.possible), right=True, whole=True),
        Column("Possibly", lambda person: str(person.possible or cells.NONE), right=True, whole=True),
        Column("First", lambda person: cells.optional_date(person.first), spare=3, whole=True),
        Column("Last", lambda person: cells.optional_date(person.last), spare=3, whole=True),
    )


def people_met(legend: Legend) -> Columns[PersonRow]:
    """Columns of the people whom someone met, and where that is said."""
    return (*people(legend), source(legend))


def sources(legend: Legend) -> Columns[CitedSource]:
    """Columns of sources."""
    from bilat.render.painting import link_source

    return (
        Column("Id", lambda cited: cited.source.id, least=18),
        Column("Publisher", lambda cited: cited.source.publisher, least=9, paint=link_source(legend)),
        Column("Carrier", lambda cited: cells.text(cited.source.carrier), spare=3, least=10),
        Column("Place", lambda cited: cells.text(cited.source.place), spare=4, least=7),
        Column("Date", lambda cited: cells.source_date(cited.source), least=11),
        Column(
            "Title",
            lambda cited: cells.text(cited.source.title),
            least=16,
            paint=link_source(legend),
        ),
        Column("Records", lambda cited: str(cited.records), spare=2, right=True, least=7),
        Column("Places cited", lambda cited: str(cited.paragraphs_cited), spare=3, right=True, least=10),
    )


def places_cited(legend: Legend) -> Columns[CitedPlace]:
    """Columns of the places of one source and what rests on each."""
    del legend

    def citing(place: CitedPlace) -> str:
        by_purpose: dict[str, list[str]] = {}
        for record in place.cited_by:
            by_purpose.setdefault(record.purpose or "", []).append(record.id)
        said = "; ".join(
            f"{purpose}: {', '.join(ids)}" if purpose else ", ".join(ids)
            for purpose, ids in by_purpose.items()
        )
        return said or ("(without facts)" if place.without_facts else "(nothing cites it)")

    return (
        Column("Place", attrgetter("locator"), least=5),
        Column("Cited by", citing, least=20),
        Column("Text", lambda place: cells.text(place.text), spare=1, least=30),
    )


def hits(legend: Legend) -> Columns[Hit]:
    """Columns of entries of any section that hold the words."""
    del legend
    return (
        Column("Section", attrgetter("section"), least=8),
        Column("Date", lambda hit: cells.optional_date(hit.date), spare=1, least=11),
        Column("Entry", attrgetter("title"), least=20),
        Column("Whole", attrgetter("command"), least=20),
    )


def gaps(legend: Legend) -> Columns[Gap]:
    """Columns of gaps between encounters, both ends cited."""

    def days(gap: Gap) -> str:
        if gap.at_most is None:
            return f"{gap.at_least:,} or more"
        exact = gap.at_least == gap.at_most
        return f"{gap.at_least:,}" if exact else f"{gap.at_least:,} to {gap.at_most:,}"

    def end(event: Event) -> str:
        return f"{event.title} ({citing.cited(event.sources, legend)})"

    def breakers(gap: Gap) -> str:
        return "; ".join(_in_doubt(event) for event in gap.perhaps_broken_by) or cells.NONE

    return (
        Column("Days without a\nrecorded encounter", days, right=True, whole=True),
        Column("From", lambda gap: cells.date(gap.after.date), whole=True),
        Column("To", lambda gap: cells.date(gap.before.date), whole=True),
        Column("After", lambda gap: end(gap.after), least=14),
        Column("Before", lambda gap: end(gap.before), least=14),
        Column("Perhaps broken by", breakers, least=14),
    )


def _in_doubt(event: Event) -> str:
    """Name an event that perhaps counts, and say whom its sources leave open."""
    unnamed = [
        participant.role
        for participant in event.participants
        if participant.person is None and is_official(participant)
    ]
    doubtful = [
        participant.person.name
        for participant in event.participants
        if participant.person and not participant.certain
    ]
    said = [f"{role} not named" for role in dict.fromkeys(unnamed)] or [
        f"{name} perhaps there" for name in dict.fromkeys(doubtful)
    ]
    return f"{event.id} ({', '.join(said)})" if said else event.id


def anniversaries(legend: Legend) -> Columns[Anniversary]:
    """Columns of anniversaries."""
    return (
        Column("Day", lambda anniversary: cells.day(anniversary.day), whole=True),
        Column("Years", lambda anniversary: str(anniversary.years), right=True, least=5),
        Column("Event", lambda anniversary: cells.title(anniversary.event), least=16, best=32),
        Column("Happened", lambda anniversary: cells.date(anniversary.event.date), spare=1, least=11),
        Column("Kind", lambda anniversary: anniversary.event.kind, whole=True, constant="Kind: {}."),
        Column("Id", lambda anniversary: anniversary.event.id, extra=True, least=20),
        source_of(legend, attrgetter("event")),
    )


def summary_value(key: str, value: str | None, countries: Countries) -> str:
    """Give the value of a key: a country by name, and "(no KEY)" if it is missing."""
    if value is None:
        return f"(no {key})"
    return countries.get(value, value) if key == "country" else value


def key_column(key: str, countries: Countries, least: int) -> Column[SummaryRow]:
    """Make the column of a key to count by."""
    return Column(key.capitalize(), lambda row: summary_value(key, row.values[key], countries), least=least)


def summary(keys: Sequence[str], noun: str, legend: Legend) -> Columns[SummaryRow]:
    """Columns of counts by one key or two; by people, how many are only possible and which are minima."""
    doubts: Columns[SummaryRow] = (
        Column("Possibly", lambda row: str(row.possible or cells.NONE), right=True),
        Column("At least", lambda row: "yes" if row.at_least else cells.NONE),
    )
    return (
        *(key_column(key, legend.countries, least=10) for key in keys),
        Column(noun.capitalize(), lambda row: str(row.count), right=True, least=len(noun)),
        Column("First", lambda row: cells.optional_date(row.first), spare=1, least=11),
        Column("Last", lambda row: cells.optional_date(row.last), spare=1, least=11),
        *(doubts if noun != "people" and not PEOPLE_KEYS.isdisjoint(keys) else ()),
    )


def trade_summary(keys: Sequence[str], legend: Legend) -> Columns[SummaryRow]:
    """Columns of sums by one key or two, which say of what: parts of years, derived totals, a pair."""

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
        *(key_column(key, legend.countries, least=8) for key in keys),
        Column("Of", of_what, least=11),
        Column("Reporter", reporter, least=8, constant="Reporter: {}."),
        Column("Totals", lambda row: str(row.count), right=True, least=6),
        Column("Exports", money("exports"), spare=1, right=True, least=13),
        Column("Imports", money("imports"), spare=1, right=True, least=12),
        Column("Total", money("total"), right=True, whole=True),
        Column("First", lambda row: cells.optional_date(row.first), spare=4, least=8),
        Column("Last", lambda row: cells.optional_date(row.last), spare=4, least=8),
    )


def findings(legend: Legend) -> Columns[Record]:
    """Columns of what a check found."""
    del legend

    def related(record: Record) -> str:
        return "; ".join(cells.location(beside) for beside in record["related"]) or cells.NONE

    return (
        Column("Place", cells.location, least=20),
        Column("Severity", lambda record: record["severity"], least=8),
        Column("Code", lambda record: record["code"], least=6),
        Column("Finding", lambda record: record["message"], least=24),
        Column("Beside", related, spare=3, least=20),
        Column("Record", lambda record: cells.text(record["record"]), spare=1, least=20),
    )
