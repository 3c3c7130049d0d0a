"""What a command must answer to a question about a draft: records as JSON shows them, or how many."""

from __future__ import annotations

from functools import cmp_to_key
from typing import Any

from oracle.days import days_of
from oracle.filters import Draft, Question, answering
from oracle.records import Record, event_record, goods_record, in_time_order, trade_record, with_worked_out
from oracle.reports import anniversary_records, people_rows, silences, summary_rows
from oracle.words import words_of

_DATES = ("date", "change_from", "first", "last", "after.date", "before.date", "event.date")


def answer(draft: Draft, question: Question) -> list[Record] | int:
    """Answer a question: find, sort, cut, then count or keep the fields that are asked for."""
    records = _found(with_worked_out(draft), question)
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


def _found(draft: Draft, question: Question) -> list[Record]:
    command = question["command"]
    if command in ("timeline", "meetings"):
        events = in_time_order(answering(draft, "events", question))
        kinds = ("meeting", "visit")
        return [
            event_record(draft, event) for event in events if command == "timeline" or event["kind"] in kinds
        ]
    if command == "trade":
        return [trade_record(draft, row) for row in in_time_order(answering(draft, "trade", question))]
    if command == "goods":
        return [goods_record(draft, row) for row in in_time_order(answering(draft, "goods", question))]
    reports = {
        "people": people_rows,
        "summary": summary_rows,
        "gaps": silences,
        "anniversaries": anniversary_records,
    }
    return reports[command](draft, question)


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
    return (" ".join(words_of(value)), value) if isinstance(value, str) else value
