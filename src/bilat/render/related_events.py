"""The events on a card: those that a name took part in, or the parts and wholes of an event."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple, TextIO

from bilat.query.command_line import Options, command_of
from bilat.query.lookup import Entry, events_of, took_part
from bilat.query.verdicts import SURE
from bilat.record.model import Country, Dataset, Event, Named, Organization, Person
from bilat.render import screens, table_format
from bilat.render.citing import cited
from bilat.render.event_text import dated_text
from bilat.render.legend import Legend
from bilat.render.table import Table
from bilat.render.terminal import Terminal


class Related(NamedTuple):
    """An event with its relation to the entry of a card, the dataset that has it, and that one's legend."""

    relation: str
    event: Event
    dataset: Dataset
    legend: Legend

    @property
    def line(self) -> tuple[str, str]:
        """The relation, and the event in a line that is read on its own: date, text, id, source by its id."""
        return self._line(replace(self.legend, in_full=True))

    @property
    def short_line(self) -> tuple[str, str]:
        """The same on a card, which needs no name for the only source of a record."""
        return self._line(replace(self.legend, in_full=bool(self.legend.numbers)))

    def _line(self, legend: Legend) -> tuple[str, str]:
        event = self.event
        own = [citation for citation in event.sources if citation.purpose is None]
        said = f"{dated_text(event, legend)} ({event.id})"
        return self.relation, ", ".join(part for part in (said, cited(own, legend)) if part)


def related_events(entry: Entry, datasets: Mapping[str, Dataset]) -> list[Related]:
    """Return the events of a name, those surely its own first, or the parts and wholes of an event."""
    found: dict[tuple[str, str], Related] = {}
    for dataset in datasets.values():
        legend = Legend.of(dataset.country_names, dataset.sources, as_of=dataset.as_of)
        for relation, event in _related(entry, dataset):
            related = Related(relation, event, dataset, legend)
            found.setdefault(related.line, related)
    if not isinstance(entry, Person | Organization | Country):
        return sorted(found.values(), key=_is_possible)
    return sorted(found.values(), key=lambda related: (_is_possible(related), related.event.date.order))


def _is_possible(related: Related) -> bool:
    return related.relation.startswith("Possibl")


def _related(entry: Entry, dataset: Dataset) -> Iterator[tuple[str, Event]]:
    if isinstance(entry, Event):
        yield from _wholes_and_parts(entry, dataset)
    if isinstance(entry, Person | Organization | Country):
        for event in events_of(dataset, entry):
            yield _took_part(entry, event), event


def _took_part(entry: Named, event: Event) -> str:
    return "Took part in" if took_part(entry, event) == SURE else "Possibly took part in"


def _wholes_and_parts(entry: Event, dataset: Dataset) -> Iterator[tuple[str, Event]]:
    for event in dataset.events:
        if event.id in entry.part_of:
            yield "Part of", event
        elif event.id in entry.part_of_one:
            yield "Part of one of", event
        elif entry.id in event.part_of:
            yield "Part", event
        elif entry.id in event.part_of_one:
            yield "Possible part", event


def draw(related: Sequence[Related], out: TextIO, terminal: Terminal, data: Options, *, ids: bool) -> None:
    """Draw events as a timeline does, under their relations, with the sources below.

    `data` are the options that name the data, by which a command that shows one finds it.
    """
    datasets = list({id(found.dataset): found.dataset for found in related}.values())
    relations = {id(found.event): found.relation.lower() for found in related}
    table_format.write(
        Table(
            rows=[found.event for found in related],
            fields=(),
            columns=lambda _: (),
            screen=lambda legend, rows: [
                replace(column, heading="")
                for column in screens.events(legend, rows)
                if column.heading != "Who else"
            ],
            group=lambda event: relations[id(event)],
            nests=screens.event_nests,
            lister=f"One in full: {command_of('show ID', data)}{'' if ids else ' (--ids)'}",
            countries={code: name for dataset in datasets for code, name in dataset.country_names.items()},
            sources=list({source.id: source for dataset in datasets for source in dataset.sources}.values()),
            as_of=datasets[0].as_of,
            ids=ids,
            terminal=terminal,
        ),
        out,
    )
