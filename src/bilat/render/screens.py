"""The columns of each list as a person is shown them: what the title says is said once, the source last."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from operator import attrgetter
from typing import TYPE_CHECKING

from bilat.record.model import Event, Goods, Standing, Statistic, Trade
from bilat.render import cells, columns
from bilat.render.column import Column, Columns
from bilat.render.columns import identity, source
from bilat.render.event_text import event_text, viewed, within_year, year_of
from bilat.render.legend import Legend
from bilat.render.painting import kind_of, mark_doubt

if TYPE_CHECKING:
    from bilat.reports.gaps import Gap
    from bilat.reports.people import PersonRow


def events(legend: Legend, rows: Sequence[Event]) -> Columns[Event]:
    """Columns of a list of events: the year once in the margin, the kind unless the title says it."""
    del rows
    return (
        Column("Date", year_of, whole=True, once=True),
        Column("", within_year, right=True, least=7, paint=mark_doubt),
        Column(
            "Event", lambda event: event_text(event, legend), least=17, best=54, nested=True, paint=kind_of
        ),
        Column(
            "Who else",
            lambda event: cells.others(event, legend.countries),
            spare=2,
            least=30,
            paint=mark_doubt,
        ),
        identity(),
        source(legend),
    )


def meetings(legend: Legend, rows: Sequence[Event]) -> Columns[Event]:
    """Columns of a list of meetings: who met whom, where, on what occasion."""
    del rows

    def kind(event: Event) -> str:
        return event.kind if event.status == "occurred" else f"{event.kind}, {legend.status(event)}"

    return (
        Column("Date", cells.event_date, least=9, paint=mark_doubt),
        Column("Kind", kind, constant="Kind: {}.", paint=kind_of),
        Column(
            "Who",
            lambda event: cells.participants(event.participants, legend.countries),
            least=16,
            nested=True,
            paint=mark_doubt,
        ),
        Column("Where", lambda event: cells.event_place(event, legend.countries), least=9, paint=mark_doubt),
        Column("Occasion", lambda event: cells.text(event.occasion), spare=1, least=14),
        identity(),
        source(legend),
    )


def trade(legend: Legend, rows: Sequence[Trade]) -> Columns[Trade]:
    """Columns of trade totals: reported first, worked out after it, who reports always."""
    ways = {(row.reporter, row.partner) for row in rows}
    exports, imports = "Exports", "Imports"
    if len(ways) == 1:
        [(reporter, partner)] = ways
        exports, imports = f"Exports\n{reporter} → {partner}", f"Imports\n{partner} → {reporter}"

    def money(heading: str, name: str, spare: int = 0) -> Column[Trade]:
        return Column(
            heading,
            lambda trade: cells.trade_money(trade, name),
            spare=spare,
            right=True,
            whole=True,
            paint=mark_doubt,
        )

    def says(trade: Trade) -> str:
        reporter = trade.reporter if len(ways) == 1 else cells.reported_by(trade.reporter, trade.partner)
        return f"{reporter}, {legend.organization(trade.agency)}" if trade.agency else reporter

    return (
        Column("Period", cells.period, least=9, best=14, paint=mark_doubt),
        money("Total", "total"),
        Column("Change", cells.change, right=True, least=7, paint=mark_doubt),
        money(exports, "exports"),
        money(imports, "imports"),
        Column("Of", cells.scope, least=10),
        Column("Says", says, least=7),
        identity(),
        source(legend),
        money("Balance", "balance", spare=1),
    )


def goods(legend: Legend, rows: Sequence[Goods]) -> Columns[Goods]:
    """Columns of commodity facts, which stand in groups by status and flow."""
    del rows
    return (
        Column("Commodity", cells.commodity, least=14, paint=mark_doubt),
        Column("HS", lambda goods: cells.text(goods.hs), spare=2, whole=True),
        Column("Date", cells.goods_date, least=8, paint=mark_doubt),
        Column("Quantity", cells.quantity, right=True, least=10, paint=mark_doubt),
        Column("Value", cells.goods_value, right=True, least=10, paint=mark_doubt),
        Column("Change", cells.change, right=True, least=7),
        Column(
            "Says",
            lambda goods: legend.organization(goods.agency) if goods.agency else cells.NONE,
            least=9,
            constant="Says: {}.",
        ),
        identity(),
        source(legend),
    )


def figures(legend: Legend, rows: Sequence[Statistic]) -> Columns[Statistic]:
    """Columns of stocks and counts."""
    del rows

    def measure(statistic: Statistic) -> str:
        return f"{cells.measure(statistic)}{viewed(statistic.attributed_to, legend)}"

    return (
        Column("Date", lambda statistic: cells.date(statistic.date), least=8, paint=mark_doubt),
        Column("Measure", measure, least=14),
        Column(
            "Of", lambda statistic: cells.direction(statistic, legend.countries), least=10, constant="Of: {}."
        ),
        Column("Value", cells.statistic, right=True, least=10, paint=mark_doubt),
        Column("Change", cells.change, right=True, least=7),
        Column(
            "Says",
            lambda statistic: legend.organization(statistic.agency) if statistic.agency else cells.NONE,
            least=9,
            constant="Says: {}.",
        ),
        identity(),
        source(legend),
    )


def standing(legend: Legend, rows: Sequence[Standing]) -> Columns[Standing]:
    """Columns of what holds without a date, which stands in groups by kind; a view says whose it is."""
    of_all = len({fact.countries for fact in rows}) == 1
    named: Callable[[Standing], str] = lambda fact: cells.listed(map(legend.country, fact.countries))  # noqa: E731
    return (
        Column("Fact", attrgetter("title"), least=24, best=54),
        Column("Of", named, spare=1, least=9, constant="All of {}." if of_all else ""),
        Column("Topics", lambda fact: cells.listed(fact.topics), spare=2, least=26),
        identity(),
        source(legend),
    )


def people_met(legend: Legend, rows: Sequence[PersonRow]) -> Columns[PersonRow]:
    """Columns of the people whom someone met: how often, when, and who says so."""
    del rows

    def when(person: PersonRow) -> str:
        first, last = cells.optional_date(person.first), cells.optional_date(person.last)
        return first if first == last else f"{first} to {last}"

    return (
        Column("Name", lambda person: columns.person_name(person, legend), least=12),
        Column("Country", lambda person: legend.country(person.country), constant="All act for {}."),
        Column("Office", lambda person: cells.listed(person.roles), spare=1, least=12),
        Column("Met", cells.how_often, least=8, paint=mark_doubt),
        Column("When", when, least=9, paint=mark_doubt),
        source(legend),
    )


def gaps(legend: Legend, rows: Sequence[Gap]) -> Columns[Gap]:
    """Columns of gaps: both ends with who says so, and what may have broken one."""
    del rows
    days, since, until, after, before, breakers = columns.gaps(legend)

    def between(gap: Gap) -> str:
        broken = f"; perhaps broken by {breakers.cell(gap)}" if gap.perhaps_broken_by else ""
        return f"{after.cell(gap)} and {before.cell(gap)}{broken}"

    return (days, since, until, Column("Between", between, least=24))


def goods_group(goods: Goods) -> str:
    """Say under which heading a commodity stands: its status and flow."""
    return f"{goods.status} · {cells.flow(goods)}"


def standing_group(fact: Standing) -> str:
    """Say under which heading a standing fact stands: its kind, and whose account it is."""
    return f"{fact.kind} of {fact.attributed_to}" if fact.attributed_to else fact.kind


def event_nests(event: Event) -> tuple[str, tuple[str, ...]]:
    """Return the id of an event and those of what it is part of."""
    return event.id, event.part_of
