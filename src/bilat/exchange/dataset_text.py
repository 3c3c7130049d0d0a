"""The text of what was imported: a dataset file of the pair, or another one with more entries."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from bilat.authoring.bulk_insertion import Addition, insert_all
from bilat.exchange.cited_rows import FACTS
from bilat.exchange.importing import DraftEntry, Import
from bilat.exchange.naming import (
    Directory,
    country_draft,
    id_and_title,
    organization_draft,
    person_draft,
)
from bilat.exchange.yaml_text import comment_lines, entry_lines, value_text
from bilat.loading.dataset import Reading, require_valid
from bilat.loading.yaml_nodes import Draft
from bilat.record.model import Dataset, Predecessor
from bilat.record.schema import FORMAT_VERSION, SECTIONS
from bilat.values.edtf import parse

# One line is enough for a name.
_ON_ONE_LINE = ("people", "organizations")


@dataclass(frozen=True, slots=True)
class _Used:
    """The names that entries use, by id or code, in the order of their first use."""

    people: dict[str, None]
    organizations: dict[str, None]
    countries: dict[str, None]


def dataset_lines(
    found: Import, parties: tuple[str, str], predecessors: Sequence[Predecessor], known: Dataset | None
) -> Iterator[str]:
    """Yield the lines of a dataset file with what was imported, entry by entry."""
    used = _used(found)
    dataset_id, title = (known.id, known.title) if known else id_and_title(parties)
    header = {
        "format": FORMAT_VERSION,
        "id": dataset_id,
        "title": title,
        "parties": list(parties),
    }
    yield "dataset:"
    yield from (f"  {name}: {value_text(value)}" for name, value in header.items())
    states = {*used.countries, *(known.countries if known else ())}
    kept = [state for state in predecessors if known or state.country in states]
    if kept:
        yield "  predecessors:"
        for state in kept:
            draft = {
                "country": state.country,
                "successor": state.successor,
                "stands_for": state.stands_for.text,
            }
            yield f"    - {value_text(draft)}"
    yield f"  as_of: {value_text(_as_of(found, known))}"
    additions = _additions(found, used, None, (*parties, *(state.country for state in kept)))
    for section in SECTIONS:
        if additions.get(section):
            yield from ("", f"{section}:")
            for number, added in enumerate(additions[section]):
                if number and section in FACTS:
                    yield ""
                yield "\n".join(added.lines(2, 4))


def extended(found: Import, target: Reading) -> str:
    """Return the text of a dataset file with what was imported, and the names that this refers to."""
    return insert_all(target, _additions(found, _used(found), require_valid(target), ()))


def _as_of(found: Import, known: Dataset | None) -> str:
    """Return the last day of the record: that of what was imported, unless the record goes further."""
    dates = [entry.date for section in FACTS for entry in found.entries[section] if entry.date]
    # A period with an open end counts by its start.
    last = max((day for when in dates if (day := when.end or when.start)), default=None)
    if known and (last is None or known.as_of.end is None or known.as_of.end >= last):
        return known.as_of.text
    if last is None:
        sources = (entry.date or parse(_when(entry)) for entry in found.entries["sources"])
        last = max(day for when in sources if (day := when.end or when.start))
    return last.isoformat()


def _when(entry: DraftEntry) -> str:
    return str(entry.draft.get("date") or entry.draft["accessed"])


def _used(found: Import) -> _Used:
    used = _Used({}, {}, {})
    for section in FACTS:
        for entry in found.entries[section]:
            _note_names(entry.draft, used)
    directory = found.directory
    for person in used.people:
        used.countries[directory.people[person].country] = None
    for body in used.organizations:
        if (country := directory.organizations[body].country) is not None:
            used.countries[country] = None
    return used


def _note_names(draft: Draft, used: _Used) -> None:
    for participant in draft.get("participants", ()):
        if "person" in participant:
            used.people[participant["person"]] = None
        if "country" in participant:
            used.countries[participant["country"]] = None
    used.organizations.update(dict.fromkeys(draft.get("organizations", ())))
    if "agency" in draft:
        used.organizations[draft["agency"]] = None
    if "place" in draft:
        used.countries[draft["place"]["country"]] = None
    for name in ("reporter", "partner", "from", "to"):
        if name in draft:
            used.countries[draft[name]] = None


def _additions(
    found: Import, used: _Used, target: Dataset | None, also: Iterable[str]
) -> dict[str, list[Addition]]:
    """Return the entries of every section, without the names and sources that a target has."""
    directory = found.directory
    for code in also:
        directory.country(code)
    codes = dict.fromkeys((*also, *used.countries))
    sources = {source.id for source in target.sources} if target else set[str]()
    made = {
        "sources": [entry for entry in found.entries["sources"] if entry.draft["id"] not in sources],
        "people": [
            DraftEntry(person_draft(directory.people[name]))
            for name in _lacking(used.people, target, "people")
        ],
        "organizations": [
            DraftEntry(organization_draft(directory.organizations[name]))
            for name in _lacking(used.organizations, target, "organizations")
        ],
        **{section: found.entries[section] for section in FACTS},
    }
    countries = [_country(directory, code) for code in _lacking(codes, target, "countries")]
    return {
        "countries": countries,
        **{section: [_addition(section, entry) for entry in entries] for section, entries in made.items()},
    }


def _lacking(names: Iterable[str], target: Dataset | None, table: str) -> list[str]:
    return [name for name in names if target is None or name not in getattr(target, table)]


def _addition(section: str, entry: DraftEntry) -> Addition:
    def lines(dash: int, keys: int) -> list[str]:
        comments = comment_lines(entry.comments, dash)
        if section in _ON_ONE_LINE:
            return [*comments, f"{' ' * dash}- {value_text(entry.draft)}"]
        own = entry_lines(entry.draft, dash, keys)
        return [*comments, *own] if entry.comments else own

    return Addition(entry.draft, entry.date, lines)


def _country(directory: Directory, code: str) -> Addition:
    draft = country_draft(directory.countries[code])
    return Addition(draft, None, lambda dash, _: [f"{' ' * dash}{code}: {value_text(draft)}"], code)
