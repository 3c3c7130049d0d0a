"""The stretches without a recorded encounter."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from oracle.days import days_of
from oracle.filters import Match, readings
from oracle.names import Draft, Entry, Question, by_id, country_of, names_of
from oracle.people import Record, encounters
from oracle.records import in_time_order
from oracle.words import is_part_of_any

# What whoever has an office has with it.
_INCLUDED = {"president": ("head of state",), "Prime Minister": ("head of government",)}


@dataclass(frozen=True)
class _Held:
    """An encounter, with every day on which it can have been; where sources disagree, by any of them."""

    event: Entry
    sure: bool
    is_unnamed: bool

    @property
    def from_day(self) -> date:
        return min(days_of(text).from_day for text in readings(self.event))

    @property
    def to_day(self) -> date:
        return max(days_of(text).to_day for text in readings(self.event))

    @property
    def earliest_over(self) -> date:
        return min(days_of(text).earliest_over for text in readings(self.event))

    @property
    def latest_begin(self) -> date:
        return max(days_of(text).latest_begin for text in readings(self.event))

    @property
    def has_an_end(self) -> bool:
        return all(days_of(text).last for text in readings(self.event))


def silences(draft: Draft, question: Question) -> list[Record]:
    """Return the stretches between two encounters without another that is sure.

    Those that are possible may break one; before the first that is sure, and after the last, they bound one.
    """
    held = _held(draft, question)
    told = [one for one in held if not one.is_unnamed]
    sure = [place for place, one in enumerate(told) if one.sure]
    bounding = [
        one for place, one in enumerate(told) if one.sure or not sure or not sure[0] < place < sure[-1]
    ]
    perhaps = [one for one in held if one not in bounding]
    groups = _groups(bounding)
    found = [_silence(groups[:place], perhaps, groups[place:]) for place in range(1, len(groups))]
    lasted = [silence for silence in found if silence["at_least_days"] > 0]
    return sorted(lasted, key=lambda silence: -int(silence["at_least_days"]))


def _held(draft: Draft, question: Question) -> list[_Held]:
    found = encounters(draft, question)
    perhaps = _perhaps_there(draft, question) if not question.get("certain") else []
    sure = {match.entry["id"] for match in found if match.is_sure}
    events = in_time_order([match.entry for match in [*found, *perhaps]])
    unnamed = {match.entry["id"] for match in perhaps}
    held = [_Held(event, event["id"] in sure, event["id"] in unnamed) for event in events]
    return sorted((one for one in held if one.has_an_end), key=lambda one: one.from_day)


def _groups(held: list[_Held]) -> list[list[_Held]]:
    """Put those together between whose days there is no stretch."""
    groups: list[list[_Held]] = []
    for one in held:
        if groups and one.from_day <= max(other.to_day for other in groups[-1]):
            groups[-1].append(one)
        else:
            groups.append([one])
    return groups


def _silence(until: list[list[_Held]], perhaps: list[_Held], afterwards: list[list[_Held]]) -> Record:
    overs = [one.earliest_over for group in until for one in group if one.sure]
    begins = [one.latest_begin for group in afterwards for one in group if one.sure]
    last_day, first_day = max(one.to_day for one in until[-1]), min(one.from_day for one in afterwards[0])
    within = [one for one in perhaps if one.to_day > last_day and one.from_day < first_day]
    longest, reached = 0, last_day
    for one in within:
        longest, reached = max(longest, (one.from_day - reached).days), max(reached, one.to_day)
    return {
        "at_least_days": max(longest, (first_day - reached).days),
        "at_most_days": (min(begins) - max(overs)).days if overs and begins else None,
        "after": _named(next(one for one in until[-1] if one.to_day == last_day)),
        "before": _named(next(one for one in afterwards[0] if one.from_day == first_day)),
        "perhaps_broken_by": [_named(one) for one in within],
    }


def _named(one: _Held) -> Record:
    return {key: one.event[key] for key in ("id", "date", "title")}


def _perhaps_there(draft: Draft, question: Question) -> list[Match]:
    """Return the encounters at which an unnamed official may be the person who is asked for."""
    if not question.get("person") or question.get("certain_people"):
        return []
    without = {key: value for key, value in question.items() if key != "person"}
    found = {match.entry["id"] for match in encounters(draft, question)}
    return [
        match
        for match in encounters(draft, without)
        if match.entry["id"] not in found
        and all(_may_be_there(draft, match.entry, name) for name in question["person"])
    ]


def _may_be_there(draft: Draft, event: Entry, name: str) -> bool:
    people = by_id(draft["people"])
    for person in people.values():
        if not is_part_of_any(name, names_of(person)):
            continue
        there = event.get("participants", ())
        if any(one.get("person") == person["id"] for one in there):
            return True
        if any("person" not in one and _had_before_and_after(draft, event, one, person) for one in there):
            return True
    return False


def _had_before_and_after(draft: Draft, event: Entry, unnamed: Entry, person: Entry) -> bool:
    country, day = country_of(draft, unnamed), days_of(event["date"])
    had = [
        days_of(other["date"])
        for other in draft["events"]
        for one in other.get("participants", ())
        if one.get("person") == person["id"] and country_of(draft, one) == country
        if unnamed["role"] in (one["role"], *_INCLUDED.get(one["role"], ()))
    ]
    return any(days.to_day < day.from_day for days in had) and any(days.from_day > day.to_day for days in had)
