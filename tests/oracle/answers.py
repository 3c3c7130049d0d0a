"""What a command must answer to a question about drafts: records as JSON shows them, or how many."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cmp_to_key
from typing import Any

from oracle.anniversaries import anniversary_records
from oracle.days import days_of
from oracle.filters import Match, matches
from oracle.gaps import silences
from oracle.names import Draft, Question
from oracle.pairs import alike, name_of_pair
from oracle.people import Record, encounters, officials_of, people_rows
from oracle.records import in_time_order, record_of
from oracle.summaries import summary_rows
from oracle.trade import with_worked_out
from oracle.words import words_of

_DATES = (
    "date",
    "change_from",
    "in_force",
    "ended",
    "first",
    "last",
    "after.date",
    "before.date",
    "event.date",
)
_SECTIONS = {"timeline": "events", "meetings": "events"}


def answer(drafts: list[Draft], question: Question) -> list[Record] | int:
    """Answer a question: find, sort, cut, then count or keep the fields that are asked for."""
    records = _found([with_worked_out(draft) for draft in drafts], question)
    if question.get("sort"):
        records = _sorted(records, question["sort"], reverse=bool(question.get("reverse")))
    elif question.get("reverse"):
        records = _reversed(records, question)
    records = records[: question.get("limit")]
    if question.get("count"):
        return len(records)
    if question.get("fields"):
        return [{name: field(record, name) for name in question["fields"]} for record in records]
    return records


def _found(drafts: list[Draft], question: Question) -> list[Record]:
    command = str(question["command"])
    if command == "summary":
        return summary_rows(drafts, question)
    if command == "people":
        return people_rows([one for draft in drafts for one in officials_of(draft, question)])
    if command == "gaps":
        found = [(draft, record) for draft in drafts for record in silences(draft, question)]
        found.sort(key=lambda one: -int(one[1]["at_least_days"]))
        return [
            record | ({"pair": name_of_pair(draft)} if len(drafts) > 1 else {}) for draft, record in found
        ]
    if command == "anniversaries":
        return _anniversaries(drafts, question)
    return _list(drafts, _SECTIONS.get(command, command), question)


def _list(drafts: list[Draft], section: str, question: Question) -> list[Record]:
    """List what answers: what surely does, then what only may, each in order of time."""
    find = (
        encounters
        if question["command"] == "meetings"
        else lambda draft, asked: matches(draft, section, asked)
    )
    found = [(draft, match) for draft in drafts for match in find(draft, question)]
    pairs_of: dict[str, list[Draft]] = {}
    first: dict[str, tuple[Draft, Match]] = {}
    for draft, match in found:
        same = alike(draft, section, match.entry)
        pairs_of.setdefault(same, []).append(draft)
        first.setdefault(same, (draft, match))
    records = []
    for sure in (True, False):
        half = {same: match.entry for same, (_, match) in first.items() if match.is_sure is sure}
        # Standing facts have no order of time: they are shown pair by pair.
        for entry in half.values() if section == "standing" else in_time_order(list(half.values())):
            same = next(key for key, one in half.items() if one is entry)
            draft = first[same][0]
            record = record_of(draft, section, entry) | {"certain": sure}
            records.append(_of_pairs(record, pairs_of[same] if len(drafts) > 1 else []))
    return records


def _of_pairs(record: Record, drafts: Iterable[Draft]) -> Record:
    pairs = [name_of_pair(draft) for draft in drafts]
    return record | ({"pair": pairs[0], "pairs": pairs} if pairs else {})


def _anniversaries(drafts: list[Draft], question: Question) -> list[Record]:
    """Show the anniversaries of an event once, of the first pair in whose record it stands."""
    shown: list[Record] = []
    first: list[tuple[Any, Record]] = []
    for draft in drafts:
        for rank, record in anniversary_records(draft, question):
            if record not in shown:
                shown.append(record)
                pair = {"pair": name_of_pair(draft)} if len(drafts) > 1 else {}
                first.append((rank, record | pair))
    return [record for _, record in sorted(first, key=lambda one: one[0])]


def field(record: Record, name: str) -> Any:  # noqa: ANN401 - JSON
    """Return what a dotted name finds in a record; in a list of objects the values of them all."""
    whole, _, part = name.partition(".")
    value = record[whole]
    if not part or value is None:
        return value
    return [item[part] for item in value] if isinstance(value, list) else value[part]


def _reversed(records: list[Record], question: Question) -> list[Record]:
    """Turn the order around; what is unknown stays last."""
    leading = {"goods": ["date"], "people": ["name"], "summary": question.get("by", [])}
    names = leading.get(question["command"], [])
    known = [record for record in records if all(record[name] is not None for name in names)]
    unknown = [record for record in records if any(record[name] is None for name in names)]
    return [*known[::-1], *unknown[::-1]]


def _sorted(records: list[Record], names: list[str], *, reverse: bool) -> list[Record]:
    def compare(one: Record, other: Record) -> int:
        pairs = ((name, field(one, name), field(other, name)) for name in names)
        orders = (_compare(name, value, another, reverse=reverse) for name, value, another in pairs)
        return next((order for order in orders if order), 0)

    return sorted(records, key=cmp_to_key(compare))


def _is_unknown(value: Any) -> bool:  # noqa: ANN401 - JSON
    parts = value if isinstance(value, list) else [value]
    return all(part is None for part in parts)


def _compare(name: str, one: Any, other: Any, *, reverse: bool) -> int:  # noqa: ANN401 - JSON
    """Say which comes first; what is unknown comes last, whichever way the rest goes."""
    if _is_unknown(one) or _is_unknown(other):
        return _is_unknown(one) - _is_unknown(other)
    if isinstance(one, dict):
        one, other = list(one.values()), list(other.values())
    if isinstance(one, list):
        orders = (
            _compare("", part, another, reverse=reverse) for part, another in zip(one, other, strict=False)
        )
        shorter = -1 if reverse else 1
        return next((order for order in orders if order), shorter * (len(one) - len(other)))
    first, second = _sortable(name, one), _sortable(name, other)
    order = int(first > second) - int(first < second)
    return -order if reverse else order


def _sortable(name: str, value: Any) -> Any:  # noqa: ANN401 - JSON
    if name in _DATES:
        return days_of(value).from_day, days_of(value).to_day
    if name == "year":
        # A fiscal year begins in the year that it names first, and ends later than that one.
        return value.removeprefix("FY")
    return (" ".join(words_of(value)), value) if isinstance(value, str) else value
