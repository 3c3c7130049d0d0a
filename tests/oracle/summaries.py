"""Counts by one key or two: a row for each value, of events, encounters, visits, trade, goods or people."""

from __future__ import annotations

from itertools import combinations, product
from typing import Any, NamedTuple

from oracle.days import Days, days_of
from oracle.encounters import STATUSES, part_on_visit, place_of
from oracle.figures import Amount, added, as_number
from oracle.filters import matches
from oracle.names import Draft, Entry, Question, by_id, country_of, is_sure, now
from oracle.pairs import alike, name_of_pair
from oracle.people import Record, events_to_count, first_and_last, is_listed, officials, there_to_count
from oracle.records import in_time_order
from oracle.trade import amount, is_fiscal, is_part_of_year

TIMES = {"year", "decade", "month"}
PEOPLE = {"person", "role", "couple"}


class Thing(NamedTuple):
    """What a summary counts: its identity, where it stands, its entry, the official; if surely."""

    identity: object
    draft: Draft
    entry: Entry
    official: Entry
    sure: bool = True


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


def _values(thing: Thing, what: str, key: str) -> list[str | None]:
    """Return the values that an entry has for a key of a summary."""
    draft, entry = thing.draft, thing.entry
    if key == "pair":
        found: list[Any] = [name_of_pair(draft)]
    elif what == "people" and key in ("role", "country"):
        found = [thing.official[key]]
    elif key == "year" and what in ("trade", "goods") and is_fiscal(draft, entry):
        # Figures of a fiscal year are of that one.
        found = [f"FY{entry['date'][:4]}-{(int(entry['date'][:4]) + 1) % 100:02}"]
    elif key in TIMES:
        found = list(_time(entry, key))
    elif key == "source":
        found = [cited["id"] for cited in entry["sources"]]
    elif key == "precision":
        found = [days_of(entry["date"]).precision] if "date" in entry else []
    elif what in ("trade", "goods"):
        found = _values_of_flow(draft, entry, key)
    else:
        found = _values_of_event(draft, entry, key, visitors=what == "visits")
    return list(dict.fromkeys(found)) or [None]


def _values_of_flow(draft: Draft, entry: Entry, key: str) -> list[Any]:
    bodies = by_id(draft["organizations"])
    return {
        "country": [entry["reporter"]] if "reporter" in entry else [],
        "organization": [bodies[entry["agency"]]["name"]] if "agency" in entry else [],
        "commodity": [entry.get("commodity")],
        "flow": [entry.get("flow")],
        "status": [entry.get("status", "traded")],
    }[key]


def _values_of_event(draft: Draft, event: Entry, key: str, *, visitors: bool) -> list[Any]:
    people, bodies = by_id(draft["people"]), by_id(draft["organizations"])
    place, everyone = place_of(draft, event), event.get("participants", [])
    there = [one for one in everyone if not visitors or part_on_visit(draft, event, one) == "visitor"]
    land = [draft["countries"][place["country"]]["name"]] if place else []
    values: dict[str, list[Any]] = {
        "kind": [event["kind"]],
        "status": [event.get("status", "occurred")],
        "person": [people[one["person"]]["name"] for one in there if "person" in one],
        "couple": _couples(draft, everyone),
        "role": [one["role"] for one in there],
        "country": [place["country"]] if place else [],
        "place": [place["city"]] if "city" in place else land,
        "topic": event.get("topics", []),
        "organization": [bodies[body]["name"] for body in event.get("organizations", ())],
    }
    return values[key]


def _couples(draft: Draft, there: list[Entry]) -> list[str]:
    """Return the names of two people at a time, one of each party."""
    people = by_id(draft["people"])
    sides = [
        [
            people[one["person"]]["name"]
            for one in there
            if "person" in one and now(draft, country_of(draft, one)) == party
        ]
        for party in draft["dataset"]["parties"]
    ]
    return [f"{one} - {other}" for one, other in product(*sides)]


def _counted(draft: Draft, question: Question) -> list[Thing]:
    """Return what a summary counts of one pair."""
    what = question["what"]
    if what in ("trade", "goods"):
        found = in_time_order([match.entry for match in matches(draft, what, question)])
        return [Thing(alike(draft, what, entry), draft, entry, entry) for entry in found]
    # A count by status says itself what did not take place.
    if "status" in question["by"] and not question.get("status"):
        question = {**question, "status": STATUSES}
    counted = events_to_count(draft, question)
    if what == "people":
        there = officials(draft, counted, question)
        return [Thing(one["id"], draft, one["event"], one) for one in there]
    events = [match.entry for match in counted]
    surely = {match.entry["id"] for match in counted if match.is_sure}
    if what == "visits":
        events = [event for event in events if event["kind"] == "visit" and not event.get("attributed_to")]
    if what == "meetings":
        events = [event for event in events if is_listed(draft, event, question)]
    events = [{**event, "participants": there_to_count(event, question)} for event in events]
    return [
        Thing(alike(draft, "events", event), draft, event, event, event["id"] in surely) for event in events
    ]


def summary_rows(drafts: list[Draft], question: Question) -> list[Record]:
    what, keys = question["what"], question["by"]
    things = [thing for draft in drafts for thing in _counted(draft, question)]
    rows: dict[tuple[Any, ...], list[Thing]] = {}
    totals: list[dict[str | None, set[object]]] = [{} for _ in keys]
    for thing in things:
        kept_apart = _kept_apart(thing) if what == "trade" else ()
        for total, key in zip(totals, keys, strict=True):
            for value in _values(thing, what, key):
                total.setdefault(value, set()).add(thing.identity)
        for place in product(*(_values(thing, what, key) for key in keys)):
            rows.setdefault((*place, *kept_apart), []).append(thing)
    if question.get("every"):
        rows |= {place: [] for place in _between(keys, list(rows))}
    least = question.get("min", 0)
    rows = {place: there for place, there in rows.items() if _is_enough(keys, place, there, least)}

    def order(place: tuple[Any, ...]) -> list[Any]:
        ranks: list[Any] = [
            (value is None, 0 if key in TIMES else -len(total[value]), _sortable(key, value))
            for key, value, total in zip(keys, place, totals, strict=False)
        ]
        # What is worked out comes before what is reported.
        return [
            *ranks,
            *((not part, part) if isinstance(part, tuple) else part for part in place[len(keys) :]),
        ]

    answer = [_row(keys, place, rows[place], trade=what == "trade") for place in sorted(rows, key=order)]
    if what not in ("trade", "goods", "people") and PEOPLE & {*keys}:
        asked = {thing.identity for thing in things if thing.sure}
        answer = [row | _doubts(what, keys, tuple(row[key] for key in keys), rows, asked) for row in answer]
    return answer


def _doubts(
    what: str,
    keys: list[str],
    place: tuple[Any, ...],
    rows: dict[tuple[Any, ...], list[Thing]],
    asked: set[object],
) -> Record:
    """Return how many events only may be in a row, and whether another is on one of several days, or more."""
    there = {
        thing.identity: thing
        for thing in rows[place]
        if thing.identity in asked
        and all(value in _values_of_sure(thing, what, key) for key, value in zip(keys, place, strict=True))
    }
    named = all(value is not None for key, value in zip(keys, place, strict=True) if key in PEOPLE)
    return {
        "possible": len({thing.identity for thing in rows[place]}) - len(there),
        "at_least": named and any(days_of(one.entry["date"]).precision == "set" for one in there.values()),
    }


def _values_of_sure(thing: Thing, what: str, key: str) -> list[str | None]:
    sure = [one for one in thing.entry.get("participants", []) if is_sure(one)]
    everyone = len(sure) == len(thing.entry.get("participants", []))
    changed = thing if everyone else thing._replace(entry={**thing.entry, "participants": sure})
    return _values(changed, what, key)


def _is_enough(keys: list[str], place: tuple[Any, ...], there: list[Thing], least: int) -> bool:
    known = None not in place[: len(keys)]
    return not least or (known and len({thing.identity for thing in there}) >= least)


def _sortable(key: str, value: str | None) -> str:
    """A fiscal year comes after the year it begins in."""
    return (value or "").removeprefix("FY" if key in TIMES else "")


def _between(keys: list[str], places: list[tuple[Any, ...]]) -> list[tuple[Any, ...]]:
    """Return where nothing stands: of each group of rows the periods from the first of all to the last.

    The longer of two keys of time follows from the shorter. Rows of trade are in a group by reporter,
    partner and currency; where nothing is, that is of whole years and not worked out.
    """
    times: list[str] = [key for key in ("month", "year", "decade") if key in keys]
    if not times:
        return []
    shortest = keys.index(times[0])
    known = [_months_from_to(place, keys, times) for place in places]
    ends = [months for months in known if months]
    span = (min(first for first, _ in ends), max(last for _, last in ends)) if ends else (1, 0)
    groups: dict[tuple[Any, ...], list[tuple[Any, ...]]] = {}
    for place in places:
        others = tuple(None if key in TIMES else value for key, value in zip(keys, place, strict=False))
        groups.setdefault((*others, *place[len(keys) : len(keys) + 3]), []).append(place)
    found: list[tuple[Any, ...]] = []
    for group, members in groups.items():
        years = {place[keys.index("year")] for place in members} if "year" in keys else set()
        fiscal = all(year.startswith("FY") for year in years - {None}) and bool(years - {None})
        taken = {_months(times[0], place[shortest]) for place in members if place[shortest]}
        for month in range(span[0], span[1] + 1):
            texts = {key: _period(key, month, fiscal=fiscal) for key in times}
            months = _months(times[0], texts[times[0]])
            if months[0] == month and months not in taken:
                values = (texts.get(key, value) for key, value in zip(keys, group, strict=False))
                series = group[len(keys) :]
                found.append((*values, *series, *((False, ()) if series else ())))
    return found


def _months_from_to(place: tuple[Any, ...], keys: list[str], times: list[str]) -> tuple[int, int] | None:
    """Return from and to which month a row has something: where the shorter period is not known, neither."""
    for key in times:
        value = place[keys.index(key)]
        if value:
            first, last = _months(key, value)
            return (first, last) if key == times[0] else (last + 1, first - 1)
    return None


def _months(key: str, value: str) -> tuple[int, int]:
    """Return the first and the last month of a period, counted from the year 0."""
    digits = value.removeprefix("FY")
    year = int(digits[:4])
    if key == "month":
        month = year * 12 + int(digits[5:]) - 1
        return month, month
    return year * 12, (year + (10 if key == "decade" else 1)) * 12 - 1


def _period(key: str, month: int, *, fiscal: bool) -> str:
    year = month // 12
    if key == "month":
        return f"{year:04}-{month % 12 + 1:02}"
    if key == "decade":
        return f"{year // 10:03}0s"
    return f"FY{year:04}-{(year + 1) % 100:02}" if fiscal else f"{year:04}"


def _kept_apart(thing: Thing) -> tuple[Any, ...]:
    """Return what keeps trade in rows of its own."""
    trade = thing.entry
    pair = (trade["reporter"], trade["partner"], trade["currency"])
    return (*pair, is_part_of_year(thing.draft, trade), tuple(trade.get("worked_out", ())))


def _row(keys: list[str], place: tuple[Any, ...], things: list[Thing], *, trade: bool) -> Record:
    row: Record = dict(zip(keys, place, strict=False))
    once = {thing.identity: thing.entry for thing in things}
    entries = list(once.values())
    if trade:
        names = ("reporter", "partner", "currency", "partial", "derived")
        row |= dict(zip(names, place[len(keys) :], strict=True))
        row["derived"] = list(row["derived"])
    row["count"] = len(once)
    if trade:
        row |= {name: _sum(entries, name) for name in ("exports", "imports", "total")}
    return row | first_and_last(thing.entry.get("date") for thing in things)


def _sum(totals: list[Entry], name: str) -> int | float | None:
    spans = [days_of(total["date"]) for total in totals]
    share_a_day = any(one.may_share_a_day_with(other.spans) for one, other in combinations(spans, 2))
    known = [one for one in (amount(total, name) for total in totals) if one]
    if share_a_day or len(known) < len(totals) or not totals:
        return None
    whole: Amount | None = known[0]
    for one in known[1:]:
        whole = whole and added(whole, one)
    return as_number(whole.value) if whole else None
