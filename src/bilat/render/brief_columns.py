"""The columns of the brief of a pair."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bilat.record.model import Event, Standing, Trade
from bilat.render import cells
from bilat.render.column import Column, Columns
from bilat.render.columns import source
from bilat.render.event_text import viewed
from bilat.render.legend import Legend
from bilat.render.painting import mark_doubt
from bilat.reports.brief import BriefLine

if TYPE_CHECKING:
    from rich.text import Text


def columns(legend: Legend) -> Columns[BriefLine]:
    """Columns of a brief: the heading, what happened and when, and the source."""
    return (
        Column("Head", lambda line: line.head),
        Column("Latest", lambda line: _text(line, legend)),
        source(legend),
    )


def screen(legend: Legend) -> Columns[BriefLine]:
    """Columns of a brief on a screen: each heading once, and no column titles."""
    cited: Column[BriefLine] = source(legend)
    return (
        Column("", lambda line: line.head, once=True, whole=True, paint=_as_head),
        Column("", lambda line: _text(line, legend), least=20, best=80, hang=2, paint=_mark),
        Column(
            "",
            lambda line: cited.cell(line) if line.fact else "",
            right=True,
            least=4,
            listed=True,
            paint=cited.paint,
        ),
    )


def _as_head(line: BriefLine, text: Text) -> None:
    del line
    text.stylize("bold")


def _mark(line: BriefLine, text: Text) -> None:
    """Mark what is in doubt; how many more there are is said more quietly than what is said."""
    if line.fact is None:
        text.stylize("dim")
    mark_doubt(line, text)


def _text(line: BriefLine, legend: Legend) -> str:
    fact = line.fact
    if fact is None:
        among = "" if line.listed == line.shown + line.more else f", among {line.listed}"
        return f"{line.more} more{among}: {line.command}"
    if isinstance(fact, Trade):
        return f"{cells.period(fact)}  {_trade(fact, legend)}"
    if isinstance(fact, Event):
        asked = f": {line.open}" if line.open else ""
        # Under the heading of plans, the status planned goes without saying.
        status = "" if legend.status(fact) in ("occurred", "planned") else f"{legend.status(fact)}: "
        return (
            f"{cells.date(fact.date)}  {status}{cells.title(fact)}{asked}{viewed(fact.attributed_to, legend)}"
        )
    if isinstance(fact, Standing):
        return f"{fact.title}{viewed(fact.attributed_to, legend)}"
    return fact.id


def _trade(trade: Trade, legend: Legend) -> str:
    """Give a total, the flows, growth if there is any, and the scope, then who says so."""
    change = cells.change(trade)
    growth = f" ({change})" if change != cells.NONE else ""
    total = f"{cells.trade_money(trade, 'total')}{growth}" if trade.total else ""
    known = [name for name in ("exports", "imports") if getattr(trade, name)]
    flows = ", ".join(f"{name} {cells.trade_money(trade, name)}" for name in known)
    if flows and not total:
        flows = f"{flows}{growth}"
    said = ": ".join(part for part in (total, flows) if part) or change
    of = f" of {trade.scope}" if trade.scope else ""
    agency = f", {legend.organization(trade.agency)}" if trade.agency else ""
    return f"{said}{of} ({trade.reporter}{agency})"
