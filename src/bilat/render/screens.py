"""The columns of each list on a screen: nothing is said twice, and the source comes last."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from operator import attrgetter
from typing import TYPE_CHECKING

from bilat.record.model import Event, Goods, Source, Standing, Statistic, Trade
from bilat.render import cells, columns
from bilat.render.column import Column, Columns
from bilat.render.columns import identity, source, source_of
from bilat.render.event_text import event_text, viewed, within_year, year_of
from bilat.render.legend import Countries, Legend
from bilat.render.painting import kind_of, mark_doubt
from bilat.values.edtf import spoken_text

if TYPE_CHECKING:
    from bilat.query.search import Hit
    from bilat.reports.anniversaries import Anniversary
    from bilat.reports.gaps import Gap
    from bilat.reports.people import PersonRow
    from bilat.reports.summary import SummaryRow

# In how large a part of the rows a value must occur to be said once instead.
_NEARLY_ALL = 2 / 3
_SHORT_SCALES = {" million": "m", " billion": "bn", " trillion": "tn"}


def events(legend: Legend, rows: Sequence[Event]) -> Columns[Event]:
    """Columns of a list of events: the year once in the margin, the kind unless the title says it."""
    del rows
    return (
        Column("Date", year_of, whole=True, once=True),
        Column("", within_year, right=True, least=7, best=10, paint=mark_doubt),
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


def meetings(legend: Legend, rows: Sequence[Event], wholes: Mapping[str, str]) -> Columns[Event]:
    """Columns of a list of meetings: who met whom, where, on what occasion; the usual kind said once.

    `wholes` are the titles of what meetings are part of, by id.
    """

    def kind(event: Event) -> str:
        return event.kind if event.status == "occurred" else f"{event.kind}, {legend.status(event)}"

    usual = usual_of(map(kind, rows))

    def who(event: Event) -> str:
        officials = cells.participants(event.participants, legend.countries)
        if not event.participants:
            officials = cells.listed(body.name for body in event.organizations)
        return officials if usual in (None, kind(event)) else f"{kind(event)}: {officials}"

    def where(event: Event) -> str:
        whole = next((wholes[name] for name in event.part_of if name in wholes), None)
        parts = (cells.event_place(event, legend.countries), cells.text(event.occasion or whole))
        return " · ".join(part for part in parts if part != cells.NONE) or cells.NONE

    return (
        Column("Date", cells.event_date, least=9, best=11, paint=mark_doubt),
        *(() if usual else (Column("Kind", kind, constant="Kind: {}.", paint=kind_of),)),
        Column(
            "Who",
            who,
            least=16,
            best=30,
            listed=True,
            nested=True,
            note=f"Kind: {usual}, where no other is said." if usual else "",
            paint=kind_of if usual else mark_doubt,
        ),
        Column("Where", where, least=14, best=27),
        identity(),
        source(legend),
    )


def trade(legend: Legend, rows: Sequence[Trade]) -> Columns[Trade]:
    """Columns of trade totals: reported figures first, then those worked out, always with the reporter."""
    ways = {(row.reporter, row.partner) for row in rows}
    exports, imports, whose = "Exports", "Imports", ""
    if len(ways) == 1:
        [(reporter, partner)] = ways
        exports, imports = f"Exports\n{reporter} → {partner}", f"Imports\n{partner} → {reporter}"
    elif any(row.exports or row.imports for row in rows):
        whose = "Exports and imports: of the country that says so."
    several_partners = len({reporter for reporter, _ in ways}) < len(ways)
    yearly = all(is_on_year_before(row) for row in rows if cells.change(row) != cells.NONE)

    def money(heading: str, name: str, spare: int = 0) -> Column[Trade]:
        return Column(
            heading,
            lambda trade: in_short(cells.trade_money(trade, name)),
            spare=spare,
            right=True,
            note="~ worked out." if any(name in row.derived for row in rows) else "",
            paint=mark_doubt,
        )

    def says(trade: Trade) -> str:
        reporter = cells.reported_by(trade.reporter, trade.partner) if several_partners else trade.reporter
        return f"{reporter}, {legend.organization(trade.agency)}" if trade.agency else reporter

    return (
        Column("Period", lambda trade: cells.period(trade, "part-year"), least=9, best=12, paint=mark_doubt),
        money("Total", "total"),
        Column(
            "Year on\nyear" if yearly else "Change",
            cells.growth if yearly else cells.change,
            right=True,
            least=7,
            paint=mark_doubt,
        ),
        money(exports, "exports"),
        money(imports, "imports"),
        Column("Of", cells.scope, least=10),
        Column("Says", says, least=7, best=8, listed=True, note=whose),
        identity(),
        source(legend),
        money("Balance", "balance", spare=1),
    )


def goods(legend: Legend, rows: Sequence[Goods]) -> Columns[Goods]:
    """Columns of commodity facts, which are grouped by status and flow."""
    del rows
    return (
        Column("Commodity", cells.commodity, least=14, paint=mark_doubt),
        Column("Status", attrgetter("status"), whole=True, of_group=True),
        Column("Flow", cells.flow, whole=True, of_group=True),
        Column("HS", lambda goods: cells.text(goods.hs), spare=2, whole=True),
        Column("Date", lambda goods: cells.optional_date(goods.date), least=8, paint=mark_doubt),
        Column("Quantity", cells.quantity, right=True, least=10, paint=mark_doubt),
        Column(
            "Value", lambda goods: in_short(cells.goods_value(goods)), right=True, least=10, paint=mark_doubt
        ),
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
        Column("Measure", measure, least=12),
        Column(
            "Of",
            lambda statistic: cells.direction(statistic, legend.countries),
            least=10,
            best=16,
            constant="Of: {}.",
        ),
        Column(
            "Value",
            lambda statistic: in_short(cells.statistic(statistic)),
            right=True,
            least=10,
            best=13,
            paint=mark_doubt,
        ),
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
    """Columns of standing facts, which are grouped by kind; a view says whose it is."""

    def of(fact: Standing) -> str:
        return cells.listed(map(legend.country, fact.countries))

    def kind(fact: Standing) -> str:
        return f"{fact.kind}{viewed(fact.attributed_to, legend)}"

    usual = usual_of(map(of, rows))
    return (
        Column("Kind", kind, least=9, of_group=True),
        Column("Fact", attrgetter("title"), least=24, best=54),
        Column(
            "Countries",
            lambda fact: "" if of(fact) == usual else of(fact),
            spare=1,
            least=9,
            listed=True,
            constant="Countries: {}.",
            note=f"Countries: {usual}, where none is named." if usual else "",
        ),
        Column("Topics", lambda fact: cells.listed(fact.topics), spare=2, least=26),
        identity(),
        source(legend),
    )


def _name(person: PersonRow) -> str:
    """Give the name of a person, or the office of an official known by that alone."""
    return person.name or f"unnamed {cells.listed(person.roles)}"


def _when(row: PersonRow | SummaryRow) -> str:
    """Give the first and the last date of a row."""
    first, last = cells.optional_date(row.first), cells.optional_date(row.last)
    return first if first == last else f"{first} to {last}"


def _when_of_person(person: PersonRow) -> str:
    """Give the first and the last date: of one of a set, both ends, if other dates lie between its days."""
    when = person.first
    if when is None or when != person.last or when.precision != "set" or ".." in when.text:
        return _when(person)
    if all(event.date.lies_in(when) for event in person.events):
        return _when(person)
    first, *_, last = when.text[1:-1].split(",")
    return f"{spoken_text(first)} to {spoken_text(last)}"


def people(legend: Legend, rows: Sequence[PersonRow]) -> Columns[PersonRow]:
    """Columns of the people who took part: how often surely and possibly, and when."""
    del rows
    return (
        Column("Name", _name, least=10, best=18),
        Column("Country", lambda person: legend.country(person.country), constant="Country: {}."),
        Column("Roles", lambda person: cells.listed(person.roles), spare=1, least=12, best=16),
        Column("Took part", _sure_times, right=True, whole=True),
        Column("Possibly", lambda person: str(person.possible or cells.NONE), right=True, whole=True),
        Column("When", _when_of_person, spare=2, least=9, best=15, listed=True, paint=mark_doubt),
    )


def _sure_times(person: PersonRow) -> str:
    sure = person.count - person.possible
    return f"{sure}{'+' if person.at_least and sure else ''}"


def people_met(legend: Legend, rows: Sequence[PersonRow]) -> Columns[PersonRow]:
    """Columns of the people whom someone met: how often, when, and who says so."""
    del rows
    return (
        Column("Name", _name, least=12),
        Column("Country", lambda person: legend.country(person.country), constant="Country: {}."),
        Column("Office", lambda person: cells.listed(person.roles), spare=1, least=12),
        Column("Met", cells.how_often, least=8, paint=mark_doubt),
        Column("When", _when_of_person, least=9, best=25, listed=True, paint=mark_doubt),
        source(legend),
    )


def gaps(legend: Legend, rows: Sequence[Gap]) -> Columns[Gap]:
    """Columns of gaps: both ends with their sources, and what may have broken the gap."""
    del rows
    days, since, until, after, before, breakers = columns.gaps(legend)

    def between(gap: Gap) -> str:
        broken = f"; perhaps broken by {breakers.cell(gap)}" if gap.perhaps_broken_by else ""
        return f"{after.cell(gap)} → {before.cell(gap)}{broken}"

    return (days, since, until, Column("Between", between, least=24))


_COMMAND = "bilat show …"


def hits(legend: Legend, rows: Sequence[Hit]) -> Columns[Hit]:
    """Columns of entries that hold the words, which are grouped by section."""
    del rows
    return (
        Column("Section", attrgetter("section"), whole=True, of_group=True),
        Column("Date", lambda hit: cells.optional_date(hit.date), least=9, best=12),
        Column("Entry", attrgetter("title"), least=18, best=48),
        # Padded, so that the command in the heading stays on one line above short ids.
        Column(_COMMAND, lambda hit: hit.id.ljust(len(_COMMAND)), least=len(_COMMAND)),
        source(legend),
    )


def anniversaries(legend: Legend, rows: Sequence[Anniversary]) -> Columns[Anniversary]:
    """Columns of anniversaries: the day, which one it is, and of what."""
    del rows
    return (
        Column("Day", lambda anniversary: cells.day(anniversary.day), whole=True),
        Column("Years", lambda anniversary: str(anniversary.years), right=True, least=5),
        Column(
            "Event",
            lambda anniversary: event_text(anniversary.event, legend),
            least=14,
            best=32,
            paint=lambda anniversary, text: kind_of(anniversary.event, text),
        ),
        Column("Happened", lambda anniversary: cells.date(anniversary.event.date), spare=1, least=11),
        Column("Id", lambda anniversary: anniversary.event.id, extra=True, least=20),
        source_of(legend, attrgetter("event")),
    )


def summary(keys: Sequence[str], noun: str, legend: Legend) -> Columns[SummaryRow]:
    """Columns of counts by one key or two, those of people as 7-9 or 4+ where the record leaves it open."""
    every = columns.summary(keys, noun, legend)[: len(keys) + 3]
    said = replace(every[len(keys)], cell=lambda row: row.said)
    return (*every[: len(keys)], said, *every[len(keys) + 1 :])


def trade_summary(keys: Sequence[str], legend: Legend) -> Columns[SummaryRow]:
    """Columns of sums: money in short, the periods of a row in one column."""

    def shortened(column: Column[SummaryRow]) -> Column[SummaryRow]:
        cell = column.cell
        return replace(
            column, cell=lambda row: in_short(cell(row)), spare=0, whole=False, least=7, paint=mark_doubt
        )

    *others, count, exports, imports, total, _, _ = columns.trade_summary(keys, legend)
    money = map(shortened, (exports, imports, total))
    return (
        *others,
        replace(count, spare=1),
        *money,
        Column("When", _when, spare=4, least=9, best=12, listed=True),
    )


def goods_group(goods: Goods, countries: Countries) -> str:
    """Return the heading of a commodity's group: its status and flow."""
    named = zip(("from", "to"), cells.way(goods), strict=True)
    return " ".join(
        (f"{goods.status} ·", *(f"{word} {countries.get(code, code)}" for word, code in named if code))
    )


def standing_group(fact: Standing, sources: Sequence[Source]) -> str:
    """Return the heading of a standing fact's group: its kind, and whose view it is."""
    if fact.attributed_to is None:
        return fact.kind
    publishers = {source.id: source.publisher for source in sources}
    return f"{fact.kind} of {publishers.get(fact.attributed_to, fact.attributed_to)}"


def usual_of(said: Iterable[str]) -> str | None:
    """Return the value that nearly all rows have, which is better said once."""
    counts = Counter(said)
    if len(counts) <= 1:
        return None
    [(usual, number)] = counts.most_common(1)
    return usual if number >= counts.total() * _NEARLY_ALL else None


def in_short(money: str) -> str:
    """Give a sum of money in short, for narrow columns: $84m, $25bn."""
    for scale, short in _SHORT_SCALES.items():
        money = money.replace(scale, short)
    return money


def is_on_year_before(trade: Trade) -> bool:
    """Return whether growth is counted from the same days of the year before."""
    since = trade.change_from
    days = ((trade.date.start, since.start), (trade.date.end, since.end)) if since else ()
    return bool(days) and all(
        day and earlier and (day.year - 1, day.month) == (earlier.year, earlier.month)
        for day, earlier in days
    )


def event_nests(event: Event) -> tuple[str, tuple[str, ...]]:
    """Return the id of an event and those of what it is part of."""
    return event.id, event.part_of
