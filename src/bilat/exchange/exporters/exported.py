"""What an exporter is given, and how it reports what its format cannot hold."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import BinaryIO

from bilat.loading.files import Watch, unwatched
from bilat.query.pairs import label
from bilat.record.model import Dataset, Event, Fact, Source
from bilat.values.edtf import EdtfDate

# How many things a format could not hold, by what they are: "events without a day".
Losses = Counter[str]


@dataclass(frozen=True, slots=True)
class Exported:
    """The records of one or several pairs of states, narrowed by a query.

    `asked` describes the query, and is empty if it narrows nothing; `possible` are the records that only
    possibly match it, by pair and id. `watch` is called with how much has been written, if that takes long.
    """

    datasets: tuple[Dataset, ...]
    asked: str = ""
    possible: frozenset[tuple[str, str]] = frozenset()
    anniversaries: bool = False
    watch: Watch = unwatched

    @property
    def title(self) -> str:
        """Return the titles of the records."""
        return "; ".join(dataset.title for dataset in self.datasets)

    @property
    def pairs(self) -> str:
        """Return the pairs by their codes."""
        return ", ".join(label(dataset.parties) for dataset in self.datasets)

    def events(self) -> Iterator[tuple[Dataset, Event]]:
        """Yield each event once, with the first record that has it, in the order of the records."""
        seen: set[tuple[str, Event]] = set()
        for dataset in self.datasets:
            for event in dataset.events:
                if (event.id, event) not in seen:
                    seen.add((event.id, event))
                    yield dataset, event

    def sources(self) -> Iterator[tuple[Source, list[str]]]:
        """Yield the sources of each record: every one, or those cited by what was asked for, and where."""
        for dataset in self.datasets:
            cited: dict[str, list[str]] = {}
            if self.asked:
                facts: Iterator[Fact] = chain(
                    dataset.events, dataset.trade, dataset.goods, dataset.figures, dataset.standing
                )
                for citation in chain.from_iterable(fact.sources for fact in facts):
                    cited.setdefault(citation.source, []).append(citation.locator)
            for source in dataset.sources:
                if not self.asked or source.id in cited:
                    yield source, cited.get(source.id, [])


Writer = Callable[[Exported, BinaryIO], Losses]
FolderWriter = Callable[[Exported, Path], Losses]


def is_known_day(when: EdtfDate) -> bool:
    """Return whether a date is a day that is known, and not in doubt."""
    return when.precision == "day" and not (when.approximate or when.uncertain)


def cited_briefly(event: Event) -> str:
    """Cite an event in short, by the ids of its sources: "Sources: tass-2019 p1, tass-2019 p4"."""
    places = dict.fromkeys(f"{citation.source} {citation.locator}" for citation in event.sources)
    return f"Sources: {', '.join(places)}"


def in_words(losses: Losses) -> str:
    """Say what was left out: "events without a known day (36), events without a date (2)"."""
    return ", ".join(f"{what} ({count:,})" for what, count in sorted(losses.items()) if count)
