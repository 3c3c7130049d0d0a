"""The entries that one `bilat add` makes: the one that was asked for, and the parts of a visit."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bilat.authoring.drafts import Given, draft, first_day
from bilat.authoring.entry_forms import EntryForm
from bilat.authoring.entry_insertion import NewEntry
from bilat.authoring.lookup import new_id
from bilat.loading.yaml_nodes import Draft
from bilat.record.model import Dataset
from bilat.record.name_tables import COUNTRY
from bilat.record.schema import EVENT
from bilat.record.vocabulary import KIND_GROUPS
from bilat.values.text import fold

# The fields that the parts of a visit take over from it.
_OF_TALKS = ("date", "status", "place", "participants", "sources")
_OF_SIGNING = ("date", "status", "place", "sources")


def new_entries(
    dataset: Dataset,
    form: EntryForm,
    given: Given,
    *,
    with_talks: bool = False,
    signed: Sequence[str] = (),
) -> list[NewEntry]:
    """Return the entry that options describe, and the parts they ask for; raise what `draft` raises."""
    if form.kind:
        given = {"kind": form.kind, **given}
    entry = draft(dataset, form.section, given)
    if form.section is COUNTRY:
        return [
            NewEntry(COUNTRY.name, {name: entry[name] for name in entry if name != "code"}, entry["code"])
        ]
    whole = NewEntry(form.section.name, entry)
    parts: list[NewEntry] = []
    if with_talks:
        talks = {"kind": "meeting", "title": f"Talks: {entry['title']}"}
        parts.append(_part(dataset, [whole], talks, _OF_TALKS))
    for title in signed:
        agreement = {"kind": _kind_signed(title), "title": title}
        parts.append(_part(dataset, [whole, *parts], agreement, _OF_SIGNING))
    return [whole, *parts]


def _kind_signed(title: str) -> str:
    """Return what was signed, by the first word of its title that says so; an agreement where none does."""
    words = (word for word in fold(title).split() if word in KIND_GROUPS["signed"])
    return next(words, "agreement")


def _some_day_of(visit: str) -> str:
    """Return the date of an event during a visit: one of the days, if the visit has several."""
    first, slash, last = visit.partition("/")
    return f"[{first.strip('.')}..{last.strip('.')}]" if slash else visit


def _part(
    dataset: Dataset, others: Sequence[NewEntry], own: Mapping[str, str], shared: Sequence[str]
) -> NewEntry:
    """Return an event that is part of the first of the `others`, which are new as well."""
    whole = others[0].draft
    values: Draft = {name: whole[name] for name in shared if name in whole}
    if "participants" in values:
        # Only a visit has visitors and hosts.
        values["participants"] = [
            {key: said for key, said in who.items() if key != "part"} for who in values["participants"]
        ]
    values["date"] = _some_day_of(str(values["date"]))
    people = [who["person"] for who in values.get("participants", ()) if "person" in who]
    made = {**values, **own, "part_of": [whole["id"]]}
    made["id"] = new_id(
        dataset, [own["kind"], *people[:2], first_day(str(whole["date"]))], {other.name for other in others}
    )
    return NewEntry(
        EVENT.name, {field.name: made[field.name] for field in EVENT.in_file() if field.name in made}
    )
