"""The days on which events are so many years past."""

from __future__ import annotations

from datetime import date, timedelta

from oracle.days import days_of
from oracle.filters import matches
from oracle.names import Draft, Entry, Question, by_id
from oracle.people import Record


def _years_later(day: date, years: int) -> date:
    last_of_february = (day.month, day.day) == (2, 29) and not _is_leap(day.year + years)
    return day.replace(year=day.year + years, day=28 if last_of_february else day.day)


def _is_leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def _days_asked_for(question: Question) -> tuple[date, date]:
    for key in ("in_year", "on_date"):
        if key in question:
            days = days_of(question[key])
            return days.from_day, days.to_day
    start = days_of(question["from"]).from_day
    number, unit = int(question["next"][:-1]), question["next"][-1]
    if unit == "y":
        return start, _years_later(start, number)
    return start, start + timedelta(days=number * (7 if unit == "w" else 1))


def _has_anniversaries(event: Entry) -> bool:
    days = days_of(event["date"])
    return event.get("status", "occurred") == "occurred" and days.precision == "day" and not days.in_doubt


def _is_told_by_a_whole(event: Entry, shown: dict[str, Entry]) -> bool:
    """Tell whether an event is part of one of the same day that is shown too."""
    seen: set[str] = set()
    nearest = [event]
    while nearest:
        part = nearest.pop()
        for whole in (*part.get("part_of", ()), *part.get("part_of_one", ())):
            if whole in shown and whole not in seen:
                seen.add(whole)
                nearest.append(shown[whole])
    return any(shown[whole]["date"] == event["date"] for whole in seen)


def anniversary_records(draft: Draft, question: Question) -> list[tuple[tuple[date, int, str], Record]]:
    first, last = _days_asked_for(question)
    found: list[tuple[tuple[date, int, str], Record]] = []
    answering = [match.entry for match in matches(draft, "events", question)]
    shown = by_id(event for event in answering if _has_anniversaries(event))
    for event in shown.values():
        if _is_told_by_a_whole(event, shown):
            continue
        born = days_of(event["date"]).from_day
        for years in range(1, last.year - born.year + 1):
            day = _years_later(born, years)
            if first <= day <= last and not (question.get("round") and years % 5):
                named = {key: event[key] for key in ("id", "date", "kind", "title")}
                record = {"date": day.isoformat(), "years": years, "round": years % 5 == 0, "event": named}
                found.append(((day, -years, event["id"]), record))
    return sorted(found, key=lambda one: one[0])
