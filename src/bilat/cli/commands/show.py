"""`bilat show`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Annotated

from bilat.api import Relations, show
from bilat.cli.completion.values import IDS
from bilat.cli.completion.values import fields as offered_fields
from bilat.cli.declaring import Several, argument
from bilat.cli.filters import EVENT_FILTERS, FILTERS_OF
from bilat.cli.hints import hints_for, none_found
from bilat.cli.listing import data_of
from bilat.cli.options import ListOptions, takes_list_options
from bilat.cli.run import answer, arrange, load_relations, read_query, write
from bilat.query.filters import Query
from bilat.query.lookup import Entry, events_of
from bilat.query.times import windows_of
from bilat.record.fields import LEAVES, shared_leaves
from bilat.record.json import Record, to_record
from bilat.record.model import Country, Organization, Person, Source, Standing
from bilat.render.formats import UNASKED
from bilat.render.table import Table
from bilat.values.errors import QueryError

# An entry, with the pairs of states whose records have it.
Found = tuple[tuple[Relations, ...], Entry]

HELP = """
    bilat show treaty-1996
    bilat show trade-2018 lavrov --json
    bilat show Lavrov
    bilat show --person Lavrov --year 2019
    bilat show Lavrov --year 2019
    bilat show treaty-1996 visit-chavez-2001 --fields id,sources.locator

Filters beside a name narrow what it took part in.
"""


@takes_list_options(
    EVENT_FILTERS,
    fields=offered_fields(*dict.fromkeys(leaf for leaves in LEAVES.values() for leaf in leaves)),
)
def command(
    asked: ListOptions,
    named: Annotated[
        Several, argument("[ID|NAME]...", "Ids, as JSON and --ids show them, or names of entries."), IDS
    ] = None,
) -> None:
    """Show records."""
    if not (named or asked.filters):
        raise QueryError("Name what to show by id or name, or give filters: bilat show --person Lavrov.")
    pairs = load_relations(asked)
    found = [row for name in named or () for row in _merge_entries(show(pairs, name))]
    query = read_query(asked, pairs) if asked.filters else Query()
    if named and asked.filters:
        found = [_narrow(row, query) for row in found]
    elif asked.filters:
        # A standing fact has no date that could lie in a period.
        timeless = not windows_of(query)
        found = _merge_entries(
            (relations, fact)
            for relations in pairs
            for fact in relations.facts(query)
            if timeless or not isinstance(fact, Standing)
        )
        if not found:
            nothing: Table[Found] = Table(
                rows=[],
                fields=(),
                columns=lambda _: [],
                empty=none_found("facts", query),
                hints=hints_for(pairs, query, "show"),
            )
            answer(nothing, asked)
            return
    shared = shared_leaves([record for _, record in found])
    several = len(pairs) > 1

    def record_of(row: Found) -> Record:
        owners, record = row
        shown = record_shown(record, *owners)
        if not several:
            return shown
        from bilat.render.several_pairs import with_pair

        return with_pair(shown, *(relations.pair for relations in owners))

    fields = shared
    if several:
        from bilat.render.several_pairs import fields_with_pair

        fields = fields_with_pair(shared)
    table = Table(rows=found, fields=fields, columns=lambda _: [], to_record=record_of)
    if asked.format in ("csv", "tsv") and not (asked.fields or asked.count_only):
        _require_one_kind(arrange(found, table, asked), shared, fields, asked)
    if asked.format in (*UNASKED, "markdown") and not (asked.fields or asked.count_only):
        write(_cards(arrange(found, table, asked), asked, query, several=several), asked)
    else:
        answer(table, asked)


def _merge_entries(found: Iterable[tuple[Relations, Entry]]) -> list[Found]:
    """Merge entries that are the same, under one id, in the records of several pairs."""
    united: list[Found] = []
    places: dict[str, list[int]] = {}
    for relations, entry in found:
        key = entry.code if isinstance(entry, Country) else entry.id
        same_id = places.setdefault(f"{type(entry).__name__} {key}", [])
        alike = next((at for at in same_id if _is_alike(united[at], relations, entry)), None)
        if alike is None:
            same_id.append(len(united))
            united.append(((relations,), entry))
        else:
            united[alike] = ((*united[alike][0], relations), entry)
    return united


def _narrow(row: Found, query: Query) -> Found:
    """Keep of the events of a name those that answer the query; facts are shown as they are."""
    owners, entry = row
    if not isinstance(entry, Person | Organization | Country):
        return row
    return tuple(
        Relations(replace(relations.dataset, events=tuple(relations.events.matching(query))))
        for relations in owners
    ), entry


def _is_alike(known: Found, relations: Relations, entry: Entry) -> bool:
    return relations not in known[0] and to_record(known[1]) == to_record(entry)


def record_shown(entry: Entry, *owners: Relations) -> Record:
    """Return an entry as JSON shows it, a name with the events that it took part in."""
    record = to_record(entry)
    if isinstance(entry, Country):
        record = {"code": entry.code, **record}
    if isinstance(entry, Person | Organization | Country):
        events = (event.id for relations in owners for event in events_of(relations.dataset, entry))
        record["events"] = list(dict.fromkeys(events))
    return record


def _require_one_kind(
    found: Sequence[Found], shared: Sequence[str], fields: Sequence[str], asked: ListOptions
) -> None:
    """Refuse records of different kinds if the format has one set of columns."""
    if any(shared != LEAVES[type(record)] for _, record in found):
        raise QueryError(
            f"These ids are of different kinds of record, and {asked.format} needs one set of columns. "
            f"Show each kind separately, use --json, or choose --fields that all have: {', '.join(fields)}."
        )


def _cards(found: Sequence[Found], asked: ListOptions, query: Query, *, several: bool) -> Table[Record]:
    from bilat.render import record_card

    cards = [
        record_card.card(
            record,
            {relations.pair: relations.dataset for relations in owners},
            says_pair=several,
            commands=_listing_others(record, owners, asked, query, several=several),
        )
        for owners, record in found
    ]
    return Table(
        rows=record_card.rows(cards),
        fields=(),
        columns=lambda _: record_card.columns(cards),
        to_record=dict,
        draw=lambda out, terminal: record_card.draw(cards, out, terminal, data_of(asked), ids=asked.ids),
    )


def _listing_others(
    entry: Entry, owners: Sequence[Relations], asked: ListOptions, query: Query, *, several: bool
) -> list[str]:
    """Return the commands that list what cites a source, or facts that are not events about a name.

    They have the same filters; lists that do not take these are left out, as are those of another vocabulary.
    """
    from bilat.query.command_line import command_of
    from bilat.reports.elsewhere import other_facts

    data = {**data_of(asked), "pair": [relations.pair for relations in owners] if several else asked.pair}
    if isinstance(entry, Source):
        return [command_of(f"sources {entry.id}", data)]
    if not isinstance(entry, Person | Organization | Country):
        return []
    named = entry.code if isinstance(entry, Country) else entry.id
    whole = [f"{command_of(f'show {named}', data)} (without filters)"] if asked.filters else []
    if isinstance(entry, Country):
        name, value, narrowed = "country", entry.code, query._replace(country=(entry.code,))
    elif isinstance(entry, Organization):
        name, value, narrowed = "organization", entry.name, query._replace(organization=(entry.name,))
    else:
        return whole
    lists = [
        command
        for command, filters in FILTERS_OF.items()
        if asked.filters.keys() <= filters.keys() - {name, "kind", "status"}
    ]
    numbers: Counter[str] = Counter()
    for relations in owners:
        numbers.update(other_facts(relations.dataset, narrowed, lists))
    others = [
        f"{command_of(command, {name: value, **asked.filters, **data})} ({number})"
        for command, number in numbers.items()
    ]
    return [*whole, *others]
