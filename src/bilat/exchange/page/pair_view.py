"""What the template needs from the record of a pair: names, words, anchors and charts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property

from bilat.exchange.exporters.exported import Exported, is_known_day
from bilat.exchange.page.meetings_matrix import Matrix, matrix_of
from bilat.exchange.page.time_strips import Year, years_of
from bilat.exchange.page.trade_bars import Series, series_of
from bilat.query.pairs import label
from bilat.query.selection import in_order
from bilat.record.encounters import encounters_of
from bilat.record.model import (
    Citation,
    Dataset,
    Event,
    Fact,
    Goods,
    Participant,
    Person,
    Place,
    Source,
    Statistic,
    Trade,
)
from bilat.values import amounts
from bilat.values.edtf import spoken
from bilat.values.figures import Figure


class PairView:
    """The record of a pair as the page shows it."""

    def __init__(self, record: Exported, dataset: Dataset) -> None:
        self.dataset = dataset
        self.pair = label(dataset.parties)
        self._prefix = f"{self.pair}." if len(record.datasets) > 1 else ""
        self.possible = frozenset(name for pair, name in record.possible if pair == self.pair)
        self.events = in_order(dataset.events)
        self.trade = in_order(dataset.trade)
        self.goods = in_order(dataset.goods)
        self.figures = in_order(dataset.figures)
        self.standing = dataset.standing
        self._sources = {source.id: source for source in dataset.sources}
        self._titles = {event.id: event.title for event in dataset.events}

    @cached_property
    def years(self) -> list[Year]:
        """Return the timeline."""
        return years_of(self.events, self.dataset.as_of, self.possible)

    @cached_property
    def matrix(self) -> Matrix:
        """Return who met whom."""
        return matrix_of(self.dataset, self.possible)

    @cached_property
    def series(self) -> list[Series]:
        """Return the trade totals as bars."""
        return series_of(self.trade)

    @cached_property
    def encounters(self) -> int:
        """Return how often the two sides met."""
        return len(encounters_of(self.dataset))

    @cached_property
    def known_days(self) -> int:
        """Return how many events have a known day."""
        return sum(is_known_day(event.date) for event in self.events)

    @cached_property
    def people(self) -> list[Person]:
        """Return the people whom the facts name, by name."""
        named = {
            who.person.id: who.person for event in self.events for who in event.participants if who.person
        }
        return sorted(named.values(), key=lambda person: person.name)

    def anchor(self, name: str, of: str = "") -> str:
        """Return the anchor of a row: the id of an entry; for any other row with its kind before it."""
        return f"{self._prefix}{of}.{name}" if of else f"{self._prefix}{name}"

    def country(self, code: str) -> str:
        """Return the name of a country."""
        return self.dataset.country_names.get(code, code)

    def place(self, place: Place) -> str:
        """Return a place as text."""
        return ", ".join(part for part in (place.name, place.city, self.country(place.country)) if part)

    def office(self, participant: Participant) -> str:
        """Return a participant's role and country."""
        country = self.country(participant.country)
        return country if participant.role == "state" else f"{participant.role} of {country}"

    def by_source(self, citations: Iterable[Citation]) -> list[tuple[Source, list[Citation]]]:
        """Return sources in the order they are cited, each with the citations of it."""
        found: dict[str, list[Citation]] = {}
        for citation in citations:
            found.setdefault(citation.source, []).append(citation)
        return [(self._sources[name], cited) for name, cited in found.items()]

    def viewed_by(self, name: str) -> str:
        """Return the name behind `attributed_to`: a source's publisher, a body, a country or a person."""
        if name in self._sources:
            return self._sources[name].publisher
        named = self.dataset.organizations.get(name) or self.dataset.people.get(name)
        return named.name if named else self.country(name)

    def agency(self, name: str) -> str:
        """Return the name of an agency."""
        body = self.dataset.organizations.get(name)
        return body.name if body else name

    def title(self, name: str) -> str | None:
        """Return the title of an event that is on the page."""
        return self._titles.get(name)

    def citing(self, source: Source) -> Iterator[tuple[str, list[Fact]]]:
        """Yield the locators of a source that the facts on the page cite, with these facts."""
        found = self._cited.get(source.id, {})
        for locator in sorted(found, key=_as_numbered):
            yield locator, list(found[locator].values())

    @cached_property
    def _cited(self) -> dict[str, dict[str, dict[str, Fact]]]:
        """Return the facts of the page by source, locator and id."""
        found: dict[str, dict[str, dict[str, Fact]]] = {}
        for fact in self.facts():
            for citation in fact.sources:
                found.setdefault(citation.source, {}).setdefault(citation.locator, {})[fact.id] = fact
        return found

    def facts(self) -> Iterator[Fact]:
        """Yield every fact of the page."""
        for section in (self.events, self.trade, self.goods, self.figures, self.standing):
            yield from section

    def states(self, goods: Goods) -> str:
        """Say which way goods go, as far as it is known."""
        ends = (goods.reporter, goods.partner)
        first, last = ends if goods.flow == "exports" else ends[::-1]
        return f"{self._state(first)} → {self._state(last)}"

    def measured(self, statistic: Statistic) -> str:
        """Say of which state, or from which to which, a figure is."""
        named = (statistic.origin, statistic.target)
        return (" → " if None not in named else ", ").join(self.country(code) for code in named if code)

    def _state(self, code: str | None) -> str:
        return self.country(code) if code else "not said"


def figure_text(fact: Event | Trade | Goods | Statistic, name: str) -> str | None:
    """Give a figure of a fact by its field, with its currency or unit."""
    figure: Figure | None = getattr(fact, name)
    if figure is None:
        return None
    if name.endswith("_percent"):
        return amounts.percent(figure)
    if fact.currency and name != "quantity":
        return amounts.money(figure, fact.currency, derived=name in getattr(fact, "derived", ()))
    return amounts.quantity(figure, getattr(fact, "unit", None))


def change_text(fact: Trade | Goods | Statistic) -> str | None:
    """Give growth in per cent, and the period it is counted from."""
    named = [("", "change_percent")]
    if isinstance(fact, Trade):
        named += [("exports ", "exports_change_percent"), ("imports ", "imports_change_percent")]
    rates = [f"{of}{rate}" for of, name in named if (rate := figure_text(fact, name))]
    since = f" on {spoken(fact.change_from)}" if fact.change_from else ""
    return f"{', '.join(rates)}{since}" if rates else None


def _as_numbered(locator: str) -> tuple[int, str]:
    digits = "".join(char for char in locator if char.isascii() and char.isdigit())
    return (int(digits) if digits else 0, locator)
