"""Which entries of a draft answer a question, and whether surely: one plain rule a filter."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from oracle.days import FIRST_OF_ALL, LAST_OF_ALL, days_of
from oracle.encounters import place_of, took_place
from oracle.names import (
    LEVELS,
    Draft,
    Entry,
    Question,
    by_id,
    country_of,
    is_country,
    is_sure,
    level_of,
    names_of,
    now,
)
from oracle.texts import texts_of
from oracle.words import has_all_words, is_part_of_any

TODAY = date(2016, 5, 9)
Window = list[tuple[date, date]]
KIND_GROUPS = {
    **dict.fromkeys(("signed", "instrument"), ("treaty", "agreement", "contract")),
    "encounter": ("meeting", "call", "summit", "visit"),
}


@dataclass(frozen=True)
class Match:
    """An entry that answers, and what of it is sure: when it was, and who was there."""

    entry: Entry
    date_is_sure: bool
    people_are_sure: bool

    @property
    def is_sure(self) -> bool:
        return self.date_is_sure and self.people_are_sure


def matches(draft: Draft, section: str, question: Question) -> list[Match]:
    """Return what answers of a section, surely or possibly."""
    found = (_match(draft, section, entry, question) for entry in draft[section])
    return [match for match in found if match and _is_sure_enough(match, question)]


def _is_sure_enough(match: Match, question: Question) -> bool:
    dates = match.date_is_sure or not (question.get("certain") or question.get("certain_dates"))
    people = match.people_are_sure or not asks_for_sure_people(question)
    return dates and people


def asks_for_sure_people(question: Question) -> bool:
    return bool(question.get("certain") or question.get("certain_people"))


def _match(draft: Draft, section: str, entry: Entry, question: Question) -> Match | None:
    rules = {
        "place": _is_at_place,
        "in": _is_in_country,
        "abroad": _is_abroad,
        "kind": _is_of_kind,
        "topic": _is_on_topic,
        "organization": _is_with_organization,
        "status": _has_status,
        "source": _cites,
        "search": _says,
        "disputed": _is_disputed,
    }
    if not all(rule(draft, section, entry, question) for name, rule in rules.items() if question.get(name)):
        return None
    in_time, in_force = _in_time(entry, question), _in_force(entry, question)
    people = _with_people(draft, section, entry, question)
    if None in (in_time, in_force, people):
        return None
    return Match(entry, bool(in_time and in_force), bool(people))


# When: True is surely, False is possibly, None is not.


def windows(question: Question) -> list[list[Window]]:
    """Return the windows of a question, each as spans of days; an entry has to lie in one of each list."""
    read = {
        name: [days_of(text) for text in question.get(name, ())] for name in ("since", "until", "year", "on")
    }
    return [
        [[(window.from_day, LAST_OF_ALL)] for window in read["since"]],
        [[(FIRST_OF_ALL, window.to_day)] for window in read["until"]],
        [window.spans for window in read["year"]],
        [window.spans for window in read["on"]],
        [[(before_today(length), TODAY)] for length in question.get("last", ())],
    ]


def before_today(length: str) -> date:
    """Return the day that lies so many days, weeks, months or years before today."""
    number, unit = int(length[:-1]), length[-1]
    if unit in "dw":
        return TODAY - timedelta(days=number * (7 if unit == "w" else 1))
    months = TODAY.year * 12 + TODAY.month - 1 - number * (12 if unit == "y" else 1)
    return TODAY.replace(year=months // 12, month=months % 12 + 1)


def ends_before_it_starts(question: Question) -> bool:
    """Return whether no day lies in the period that a question asks for; such a question has no answer."""
    since, until, *_ = windows(question)
    starts, ends = [window[0][0] for window in since], [window[0][1] for window in until]
    return bool(starts and ends) and min(starts) > max(ends)


def readings(entry: Entry) -> list[str]:
    """Return every date that a source gives."""
    given = [variant["value"] for variant in entry.get("variants", ()) if variant["key"] == "date"]
    return [entry["date"], *given] if "date" in entry else given


def _in_time(entry: Entry, question: Question) -> bool | None:
    asked = [either for either in windows(question) if either]
    if not asked:
        return True
    dates = [days_of(text) for text in readings(entry)]
    if not dates:
        return False
    if all(days.surely_lies_in(window_of_any) for days in dates for window_of_any in map(_together, asked)):
        return True
    spans = [span for days in dates for span in days.spans]
    return False if any(all(_touches(span, either) for either in asked) for span in spans) else None


def _together(either: list[Window]) -> Window:
    return [span for window in either for span in window]


def _touches(span: tuple[date, date], either: list[Window]) -> bool:
    return any(span[0] <= last and span[1] >= first for first, last in _together(either))


def _in_force(entry: Entry, question: Question) -> bool | None:
    """Tell whether a treaty held on a day: from entry into force, or from a day after it was signed."""
    if not question.get("in_force"):
        return True
    if entry.get("kind") not in KIND_GROUPS["signed"] or not took_place(entry):
        return None
    begins = days_of(entry["in_force"]) if "in_force" in entry else None
    signed, ended = days_of(entry["date"]), days_of(entry["ended"]) if "ended" in entry else None
    if entry["kind"] == "contract" and not begins and not ended:
        return None
    asked = [days_of(TODAY.isoformat() if text == "today" else text) for text in question["in_force"]]
    held = [
        day
        for day in asked
        if signed.from_day <= day.to_day
        and (not begins or begins.from_day <= day.to_day)
        and (not ended or ended.to_day >= day.from_day)
    ]
    sure = [
        day
        for day in held
        if begins
        and begins.to_day <= day.from_day
        and signed.to_day <= day.from_day
        and (not ended or ended.from_day >= day.to_day)
    ]
    return bool(sure) if held else None


# Who: True is surely, False is possibly, None is not.


def _with_people(draft: Draft, section: str, entry: Entry, question: Question) -> bool | None:
    rules = {"person": _has_everyone, "level": _is_at_level, "involving": _involves, "country": _is_with}
    asked = [rule for name, rule in rules.items() if question.get(name)]
    there = entry.get("participants", [])
    surely_there = [one for one in there if is_sure(one)]
    if not all(rule(draft, section, {**entry, "participants": there}, question) for rule in asked):
        return None
    exactly = _only_at_level(draft, entry, question) if question.get("only_level") else True
    if exactly is None:
        return None
    return exactly and all(
        rule(draft, section, {**entry, "participants": surely_there}, question) for rule in asked
    )


def _only_at_level(draft: Draft, entry: Entry, question: Question) -> bool | None:
    """Tell whether the lower side is of exactly one of the levels, whoever of those in doubt was there."""
    there = entry.get("participants", [])
    levels = [_level_of(draft, some) for some in (there, [one for one in there if is_sure(one)])]
    found = [level in listed(question["only_level"]) for level in levels]
    return all(found) if any(found) else None


def _level_of(draft: Draft, there: list[Entry]) -> str | None:
    """Return the level of the side whose highest official ranks lowest."""
    sides: dict[str, list[int]] = {}
    for participant in there:
        level = level_of(participant)
        if level:
            sides.setdefault(country_of(draft, participant), []).append(LEVELS.index(level))
    return LEVELS[max(map(min, sides.values()))] if sides else None


def _has_everyone(draft: Draft, _section: str, entry: Entry, question: Question) -> bool:
    people = by_id(draft["people"])
    there = [names_of(people[one["person"]]) for one in entry["participants"] if "person" in one]
    return all(any(is_part_of_any(name, names) for names in there) for name in question["person"])


def _is_at_level(draft: Draft, _section: str, entry: Entry, question: Question) -> bool:
    """Each side is as high as its highest official."""
    sides: dict[str, list[int]] = {}
    for participant in entry["participants"]:
        level = level_of(participant)
        if level:
            sides.setdefault(country_of(draft, participant), []).append(LEVELS.index(level))
    least = max(LEVELS.index(level) for level in listed(question["level"]))
    return bool(sides) and all(min(ranks) <= least for ranks in sides.values())


def _involves(draft: Draft, section: str, entry: Entry, question: Question) -> bool:
    sides = {entry.get("reporter"), entry.get("partner")}
    there = {country_of(draft, one) for one in entry["participants"]} if section == "events" else sides
    return any(is_country(draft, asked, country) for asked in question["involving"] for country in there)


def _is_with(draft: Draft, section: str, entry: Entry, question: Question) -> bool:
    named = {
        "events": [place_of(draft, entry).get("country")] if section == "events" else [],
        "trade": [entry.get("reporter"), entry.get("partner")],
        "goods": [entry.get("reporter"), entry.get("partner")],
        "figures": [entry.get("from"), entry.get("to")],
        "standing": entry.get("countries", []),
    }[section]
    there = [*named, *(country_of(draft, one) for one in entry["participants"])]
    return any(is_country(draft, asked, country) for asked in question["country"] for country in there)


# Where and what.


def _is_in_country(draft: Draft, _section: str, entry: Entry, question: Question) -> bool:
    country = place_of(draft, entry).get("country")
    return any(is_country(draft, asked, country) for asked in question["in"])


def _is_abroad(draft: Draft, _section: str, entry: Entry, _question: Question) -> bool:
    country = place_of(draft, entry).get("country")
    return country is not None and now(draft, country) not in draft["dataset"]["parties"]


def _is_at_place(draft: Draft, _section: str, entry: Entry, question: Question) -> bool:
    place = place_of(draft, entry)
    if not place:
        return False
    country = draft["countries"][place["country"]]
    printed = ", ".join(part for part in (place.get("name"), place.get("city"), country["name"]) if part)
    names = (place.get("name"), place.get("city"), *names_of(country), printed)
    return any(is_part_of_any(asked, names) for asked in question["place"])


def listed(values: Iterable[str]) -> list[str]:
    """Return the values of an option; one may hold several, with commas between."""
    return [value for written in values for value in written.split(",")]


def _is_of_kind(_draft: Draft, _section: str, entry: Entry, question: Question) -> bool:
    asked = listed(question["kind"])
    return any(entry.get("kind") in KIND_GROUPS.get(kind, (kind,)) for kind in asked)


def _has_status(_draft: Draft, section: str, entry: Entry, question: Question) -> bool:
    unsaid = {"events": "occurred", "goods": "traded"}.get(section)
    return entry.get("status", unsaid) in listed(question["status"])


def _is_on_topic(_draft: Draft, _section: str, entry: Entry, question: Question) -> bool:
    return any(is_part_of_any(asked, entry.get("topics", ())) for asked in question["topic"])


def _is_with_organization(draft: Draft, _section: str, entry: Entry, question: Question) -> bool:
    bodies = by_id(draft["organizations"])
    there = [*entry.get("organizations", ()), *([entry["agency"]] if "agency" in entry else [])]
    return any(
        is_part_of_any(asked, names_of(bodies[key])) for key in there for asked in question["organization"]
    )


def _cites(draft: Draft, _section: str, entry: Entry, question: Question) -> bool:
    """Tell whether an entry cites a source, or of `ID:p17` that place in it."""
    sources = by_id(draft["sources"])
    for asked in question["source"]:
        name, _, place = asked.partition(":")
        for cited in entry["sources"]:
            source = sources[cited["id"]]
            known = (source["id"], source["publisher"], source.get("carrier"))
            if place in cited["at"] if place and name == source["id"] else is_part_of_any(asked, known):
                return True
    return False


def _is_disputed(_draft: Draft, _section: str, entry: Entry, _question: Question) -> bool:
    return bool(entry.get("variants"))


def _says(draft: Draft, section: str, entry: Entry, question: Question) -> bool:
    return any(has_all_words(asked, texts_of(draft, section, entry)) for asked in question["search"])
