"""The days on which events are so many years past."""

from __future__ import annotations

from datetime import date, timedelta

from oracle.days import days_of
from oracle.encounters import wholes_of
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


def _is_on_a_visit_that_day(draft: Draft, event: Entry) -> bool:
    events = by_id(draft["events"])
    wholes = [events[whole] for whole in wholes_of(draft, event)]
    return any(whole["kind"] == "visit" and whole["date"] == event["date"] for whole in wholes)


def anniversary_records(
    draft: Draft, question: Question
) -> list[tuple[tuple[date, int, str], Record, Entry]]:
    first, last = _days_asked_for(question)
    found = []
    for event in (match.entry for match in matches(draft, "events", question)):
        if not _has_anniversaries(event) or _is_on_a_visit_that_day(draft, event):
            continue
        born = days_of(event["date"]).from_day
        for years in range(1, last.year - born.year + 1):
            day = _years_later(born, years)
            if first <= day <= last and not (question.get("round") and years % 5):
                shown = {key: event[key] for key in ("id", "date", "kind", "title")}
                record = {"date": day.isoformat(), "years": years, "round": years % 5 == 0, "event": shown}
                found.append(((day, -years, event["id"]), record, event))
    return sorted(found, key=lambda one: one[0])
