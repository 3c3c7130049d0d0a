"""What is worked out from the entries that answer: people, summaries, silences, anniversaries."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from fractions import Fraction
from itertools import combinations, product
from typing import Any

from oracle.days import Days, days_of
from oracle.filters import Draft, Entry, Question, answering, by_id, counted_participants, country_of, is_sure
from oracle.records import Record, as_number, figure, in_time_order, is_part_of_year

# Who is no official: the state itself and groups.
_NOBODY = ("state", "government", "army", "soldiers", "representatives")
_TIMES = ("year", "decade", "month")


def _first_and_last(dates: Iterable[str | None]) -> Record:
    known = [days_of(text) for text in dates if text]
    first = min(known, key=lambda days: (days.from_day, days.to_day), default=None)
    last = max(known, key=lambda days: (days.to_day, days.from_day), default=None)
    return {"first": first and first.text, "last": last and last.text}


def officials(draft: Draft, question: Question) -> list[Entry]:
    """Return each official at each event that answers."""
    people = by_id(draft["people"])
    return [
        {
            "id": participant.get("person") or (participant["role"], country_of(draft, participant)),
            "name": people[participant["person"]]["name"] if "person" in participant else None,
            "role": participant["role"],
            "country": country_of(draft, participant),
            "sure": is_sure(participant),
            "event": event,
        }
        for event in in_time_order(answering(draft, "events", question))
        for participant in counted_participants(event, question)
        if "person" in participant or participant["role"] not in _NOBODY
    ]


def people_rows(draft: Draft, question: Question) -> list[Record]:
    by_official: dict[object, list[Entry]] = {}
    for official in officials(draft, question):
        by_official.setdefault(official["id"], []).append(official)
    rows = []
    for there in by_official.values():
        events = {official["event"]["id"] for official in there}
        sure = {official["event"]["id"] for official in there if official["sure"]}
        rows.append(
            {
                "name": there[0]["name"],
                "country": there[0]["country"],
                "roles": list(dict.fromkeys(official["role"] for official in there)),
                "count": len(events),
                **_first_and_last(official["event"]["date"] for official in there),
                "possible": len(events - sure),
            }
        )
    rows.sort(key=lambda row: (row["name"] is None, -row["count"], row["name"] or "", row["roles"][0]))
    return rows


def _placed(entry: Entry) -> Days | None:
    """Return what places an entry in time: of a period the date it starts with."""
    return days_of(entry["date"]).ends[0] if "date" in entry else None


def _time(entry: Entry, key: str) -> list[str]:
    point = _placed(entry)
    if point is None or point.precision == "century":
        return []
    digits = point.from_day.isoformat()
    if point.precision == "set":
        # What all its days have in common.
        length = {"decade": 3, "year": 4, "month": 7}[key]
        shared = point.first and point.last and point.last.isoformat()[:length] == digits[:length]
        return [f"{digits[:3]}0s" if key == "decade" else digits[:length]] if shared else []
    if key == "decade":
        return [f"{digits[:3]}0s"]
    if point.precision == "decade" or (key == "month" and point.precision not in ("day", "month")):
        return []
    return [digits[:4] if key == "year" else digits[:7]]


def _values(draft: Draft, section: str, entry: Entry, key: str) -> list[str | None]:
    """Return the values that an entry has for a key of a summary."""
    if key in _TIMES:
        found: list[Any] = list(_time(entry, key))
    elif key == "source":
        found = [cited["id"] for cited in entry["sources"]]
    elif key == "precision":
        found = [days_of(entry["date"]).precision] if "date" in entry else []
    elif section == "events":
        found = _values_of_event(draft, entry, key)
    else:
        bodies = by_id(draft["organizations"])
        found = {
            "country": [entry["reporter"]],
            "organization": [bodies[entry["agency"]]["name"]] if "agency" in entry else [],
            "commodity": [entry.get("commodity")],
            "flow": [entry.get("flow")],
            "status": [entry.get("status", "traded")],
        }[key]
    return list(dict.fromkeys(found)) or [None]


def _values_of_event(draft: Draft, event: Entry, key: str) -> list[Any]:
    people, bodies = by_id(draft["people"]), by_id(draft["organizations"])
    there, place = event.get("participants", []), event.get("place", {})
    values: dict[str, list[Any]] = {
        "kind": [event["kind"]],
        "status": [event.get("status", "occurred")],
        "person": [people[one["person"]]["name"] for one in there if "person" in one],
        "role": [one["role"] for one in there],
        "country": [place["country"]] if place else [],
        "place": [place["city"]] if "city" in place else [],
        "topic": event.get("topics", []),
        "organization": [bodies[body]["name"] for body in event.get("organizations", ())],
    }
    return values[key]


def _counted(draft: Draft, what: str, question: Question) -> list[tuple[object, Entry, Entry]]:
    """Return what a summary counts: the identity, the entry that gives values, and the official if one is."""
    if what == "people":
        return [(one["id"], one["event"], one) for one in officials(draft, question)]
    section = "events" if what == "meetings" else what
    found = in_time_order(answering(draft, section, question))
    if section == "events":
        found = [{**event, "participants": counted_participants(event, question)} for event in found]
    if what == "meetings":
        found = [event for event in found if event["kind"] in ("meeting", "visit")]
    return [(entry["id"], entry, entry) for entry in found]


def summary_rows(draft: Draft, question: Question) -> list[Record]:
    what, keys = question["what"], question["by"]
    section = "events" if what in ("meetings", "people") else what
    things = _counted(draft, what, question)

    def values(thing: tuple[object, Entry, Entry], key: str) -> list[str | None]:
        if what == "people" and key in ("role", "country"):
            return [thing[2][key]]
        return _values(draft, section, thing[1], key)

    rows: dict[tuple[Any, ...], list[tuple[object, Entry, Entry]]] = {}
    totals: list[dict[str | None, set[object]]] = [{} for _ in keys]
    for thing in things:
        kept_apart = _kept_apart(thing[1]) if what == "trade" else ()
        for total, key in zip(totals, keys, strict=True):
            for value in values(thing, key):
                total.setdefault(value, set()).add(thing[0])
        for place in product(*(values(thing, key) for key in keys)):
            rows.setdefault((*place, *kept_apart), []).append(thing)

    def order(place: tuple[Any, ...]) -> list[Any]:
        ranks: list[Any] = [
            (value is None, 0 if key in _TIMES else -len(total[value]), value or "")
            for key, value, total in zip(keys, place, totals, strict=False)
        ]
        return [*ranks, *place[len(keys) :]]

    return [_row(keys, place, rows[place], trade=what == "trade") for place in sorted(rows, key=order)]


def _kept_apart(trade: Entry) -> tuple[Any, ...]:
    """Return what keeps trade in rows of its own."""
    pair = (trade["reporter"], trade["partner"], trade["currency"])
    return (*pair, is_part_of_year(trade), tuple(trade.get("worked_out", ())))


def _row(
    keys: list[str], place: tuple[Any, ...], things: list[tuple[object, Entry, Entry]], *, trade: bool
) -> Record:
    row: Record = dict(zip(keys, place, strict=False))
    entries = [thing[1] for thing in things]
    if trade:
        row |= dict(
            zip(("reporter", "partner", "currency", "partial", "derived"), place[len(keys) :], strict=True)
        )
        row["derived"] = list(row["derived"])
    row["count"] = len({thing[0] for thing in things})
    if trade:
        row |= {name: _sum(entries, name) for name in ("exports", "imports", "total")}
    return row | _first_and_last(entry.get("date") for entry in entries)


def _sum(totals: list[Entry], name: str) -> int | float | None:
    spans = [days_of(total["date"]) for total in totals]
    share_a_day = any(one.may_share_a_day_with(other.spans) for one, other in combinations(spans, 2))
    if share_a_day or any(name not in total for total in totals):
        return None
    return as_number(sum((figure(total[name])[0] for total in totals), Fraction(0)))


def silences(draft: Draft, question: Question) -> list[Record]:
    """Return the stretches between meetings on no day of which a meeting that answers can lie."""
    sure = {event["id"] for event in answering(draft, "events", {**question, "certain": True})}
    meetings = [
        (days_of(event["date"]), event)
        for event in in_time_order(answering(draft, "events", question))
        if event["kind"] in ("meeting", "visit") and event.get("status") != "planned"
        if days_of(event["date"]).last
    ]
    found: list[Record] = []
    for end in sorted({days.to_day for days, _ in meetings}):
        until_then = [(days, event) for days, event in meetings if days.from_day <= end]
        afterwards = [(days, event) for days, event in meetings if days.from_day > end]
        if not afterwards or any(days.to_day > end for days, _ in until_then):
            continue
        overs = [days.earliest_over for days, event in until_then if event["id"] in sure]
        begins = [days.latest_begin for days, event in afterwards if event["id"] in sure]
        found.append(
            {
                "at_least_days": (afterwards[0][0].from_day - end).days,
                "at_most_days": (min(begins) - max(overs)).days if overs and begins else None,
                "after": _named(next(event for days, event in until_then if days.to_day == end)),
                "before": _named(afterwards[0][1]),
            }
        )
    return sorted(found, key=lambda silence: -int(silence["at_least_days"]))


def _named(event: Entry) -> Record:
    return {key: event[key] for key in ("id", "date", "title")}


def _years_later(day: date, years: int) -> date:
    last_of_february = (day.month, day.day) == (2, 29) and not _is_leap(day.year + years)
    return day.replace(year=day.year + years, day=28 if last_of_february else day.day)


def _is_leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def _days_of_anniversaries(question: Question) -> tuple[date, date]:
    for key in ("in_year", "on_date"):
        if key in question:
            days = days_of(question[key])
            return days.from_day, days.to_day
    start = days_of(question["from"]).from_day
    number, unit = int(question["next"][:-1]), question["next"][-1]
    if unit == "y":
        return start, _years_later(start, number)
    return start, start + timedelta(days=number * (7 if unit == "w" else 1))


def anniversary_records(draft: Draft, question: Question) -> list[Record]:
    first, last = _days_of_anniversaries(question)
    records: list[tuple[tuple[date, int, str], Record]] = []
    for event in answering(draft, "events", question):
        days = days_of(event["date"])
        if event.get("status", "occurred") != "occurred" or days.precision != "day" or days.in_doubt:
            continue
        for years in range(1, last.year - days.from_day.year + 1):
            day = _years_later(days.from_day, years)
            if first <= day <= last and not (question.get("round") and years % 5):
                shown = {key: event[key] for key in ("id", "date", "kind", "title")}
                record = {"date": day.isoformat(), "years": years, "round": years % 5 == 0, "event": shown}
                records.append(((day, -years, event["id"]), record))
    return [record for _, record in sorted(records, key=lambda found: found[0])]
