"""What the codes in the cells of a table stand for: countries by name, sources by number."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from bilat.values.edtf import spoken

if TYPE_CHECKING:
    from bilat.record.model import Event, Organization, Source
    from bilat.values.edtf import EdtfDate

Countries = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Legend:
    """The names of countries by code, and the sources in the order of their numbers, by id.

    For rows of several pairs, `pairs` has the legend of each, whose `numbers` count the sources of all.
    `as_of` is the last day of the record, which decides whether a plan is past or still to come.
    `short_names` are abbreviations of organizations; `used` collects those that cells have.
    `in_full` is whether a line is read on its own, as in a pipe, so that it cites sources by id; `linked`
    whether it may link a source to its address.
    """

    countries: Countries
    sources: Mapping[str, Source] = field(default_factory=dict)
    numbers: Mapping[str, int] = field(default_factory=dict)
    pairs: Mapping[str, Legend] = field(default_factory=dict)
    short_names: Mapping[str, str] = field(default_factory=dict)
    used: dict[str, str] = field(default_factory=dict)
    as_of: EdtfDate | None = None
    in_full: bool = False
    linked: bool = False

    @classmethod
    def of(
        cls,
        countries: Countries,
        sources: Iterable[Source],
        short_names: Mapping[str, str] | None = None,
        as_of: EdtfDate | None = None,
    ) -> Legend:
        """Make the legend of one pair, its sources numbered in their order unless there is only one."""
        by_id = {source.id: source for source in sources}
        numbers = {name: number for number, name in enumerate(by_id, 1)} if len(by_id) > 1 else {}
        return cls(countries, by_id, numbers, short_names=short_names or {}, as_of=as_of)

    @classmethod
    def of_pairs(cls, countries: Countries, legends: Mapping[str, Legend]) -> Legend:
        """Make the legend of several pairs, whose sources are numbered together, each once."""
        every = list(
            dict.fromkeys(source for of_pair in legends.values() for source in of_pair.sources.values())
        )
        number_of = {source: number for number, source in enumerate(every, 1)} if len(every) > 1 else {}
        pairs = {
            pair: cls(
                countries,
                of_pair.sources,
                {name: number_of[source] for name, source in of_pair.sources.items() if source in number_of},
                short_names=of_pair.short_names,
                as_of=of_pair.as_of,
            )
            for pair, of_pair in legends.items()
        }
        return cls(countries, {str(number): source for number, source in enumerate(every)}, pairs=pairs)

    def with_links(self) -> Legend:
        """Return the legend for a terminal that supports links."""
        pairs = {pair: legend.with_links() for pair, legend in self.pairs.items()}
        return replace(self, pairs=pairs, linked=True)

    def standing_alone(self) -> Legend:
        """Return the legend for lines that are read on their own, which cite sources by id."""
        pairs = {pair: legend.standing_alone() for pair, legend in self.pairs.items()}
        return replace(self, pairs=pairs, in_full=True)

    def country(self, code: str) -> str:
        """Return the name of a country."""
        return self.countries.get(code, code)

    def status(self, event: Event) -> str:
        """Return the status of an event; a plan whose day has passed was announced, and no more is known."""
        return status_in_words(event, self.as_of)

    def organization(self, name: str) -> str:
        """Return the abbreviation of an organization where it has one, which `lines` then explains."""
        short = self.short_names.get(name)
        if short is None:
            return name
        self.used[short] = name
        return short

    def lines(self) -> list[str]:
        """Say which sources the cells cite: "Source: …" for one, a line for each number for several."""
        short = [
            f"{short}: {name}."
            for of_pair in (self, *self.pairs.values())
            for short, name in of_pair.used.items()
        ]
        every = list(self.sources.values())
        if len(every) == 1:
            return [" ".join((*dict.fromkeys(short), f"Source: {short_title(every[0])}."))]
        numbered = [f"[{number}] {short_title(source)}" for number, source in enumerate(every, 1)]
        return [*([" ".join(dict.fromkeys(short))] if short else []), *numbered]


def status_in_words(event: Event, as_of: EdtfDate | None) -> str:
    """Return the status of an event in a record that goes up to a day."""
    if as_of is not None and event.status == "planned":
        from bilat.record.plans import lacks_outcome

        return "announced, outcome not recorded" if lacks_outcome(event, as_of) else event.status
    return event.status


def abbreviations(organizations: Iterable[Organization]) -> dict[str, str]:
    """Return the abbreviations of organizations by name: an alias in capitals, such as FCS."""
    return {
        body.name: alias
        for body in organizations
        for alias in reversed(body.aliases)
        if alias.isupper() and alias.isalpha() and len(alias) < len(body.name)
    }


def short_title(source: Source) -> str:
    """Name a source in short: publisher, title where it has one, date."""
    when = spoken(source.date) if source.date else None
    accessed = f"accessed {spoken(source.accessed)}" if source.accessed and not when else None
    return ", ".join(part for part in (source.publisher, source.title, when, accessed) if part)
