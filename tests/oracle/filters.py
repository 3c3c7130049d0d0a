"""Which entries of a draft answer a question: one plain rule a filter."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from oracle.days import FIRST_OF_ALL, LAST_OF_ALL, days_of
from oracle.words import has_all_words, is_part_of_any, words_of

Draft = dict[str, Any]
Entry = dict[str, Any]
Question = dict[str, Any]

# Highest first; what each office is worth is written out by hand.
LEVELS = ("leaders", "ministers", "officials")
LEVEL_OF_ROLE: dict[str, str | None] = {
    "president": "leaders",
    "Prime Minister": "leaders",
    "acting president": "leaders",
    "vice president": "ministers",
    "foreign minister": "ministers",
    "minister of defence": "ministers",
    "deputy foreign minister": "officials",
    "ambassador": "officials",
    "representatives": None,
    "state": None,
}


def by_id(entries: Iterable[Entry]) -> dict[str, Entry]:
    return {entry["id"]: entry for entry in entries}


def names_of(entry: Entry) -> list[str]:
    return [entry["name"], *entry.get("aliases", ())]


def country_of(draft: Draft, participant: Entry) -> str:
    """Return the country of a participant: its own, or else that of the person."""
    return str(participant.get("country") or by_id(draft["people"])[participant["person"]]["country"])


def is_sure(participant: Entry) -> bool:
    return bool(participant.get("certain", True))


def code_named(draft: Draft, name: str) -> str:
    """Return the code of the country of the draft that bears a name or has a code."""
    for code, country in draft["countries"].items():
        if words_of(name) in [words_of(known) for known in (code, *names_of(country))]:
            return str(code)
    raise AssertionError(name)


def answering(draft: Draft, section: str, question: Question) -> list[Entry]:
    """Return the entries of a section that answer a question."""
    return [entry for entry in draft[section] if _answers(draft, section, entry, question)]


def _answers(draft: Draft, section: str, entry: Entry, question: Question) -> bool:
    rules = {
        "person": _has_everyone,
        "country": _is_with_country,
        "place": _is_at_place,
        "kind": _is_of_kind,
        "topic": _is_on_topic,
        "organization": _is_with_organization,
        "level": _is_at_level,
        "status": _has_status,
        "source": _cites,
        "search": _says,
    }
    return _is_in_time(entry, question) and all(
        rule(draft, section, entry, question) for name, rule in rules.items() if question.get(name)
    )


def windows(question: Question) -> list[list[list[tuple[date, date]]]]:
    """Return the windows of a question, each as spans of days; an entry has to lie in one of each list."""
    read = {
        name: [days_of(text) for text in question.get(name, ())] for name in ("since", "until", "year", "on")
    }
    return [
        [[(window.from_day, LAST_OF_ALL)] for window in read["since"]],
        [[(FIRST_OF_ALL, window.to_day)] for window in read["until"]],
        [window.spans for window in read["year"]],
        [window.spans for window in read["on"]],
    ]


def ends_before_it_starts(question: Question) -> bool:
    """Return whether no day lies in the period that a question asks for; such a question has no answer."""
    since, until, *_ = windows(question)
    starts, ends = [window[0][0] for window in since], [window[0][1] for window in until]
    return bool(starts and ends) and min(starts) > max(ends)


def _is_in_time(entry: Entry, question: Question) -> bool:
    asked = [either for either in windows(question) if either]
    if "date" not in entry:
        return not (asked and question.get("certain"))
    days = days_of(entry["date"])
    lies_in = days.surely_lies_in if question.get("certain") else days.may_share_a_day_with
    return all(any(lies_in(window) for window in either) for either in asked)


def counted_participants(entry: Entry, question: Question) -> list[Entry]:
    """Return who took part, under --certain only who surely did."""
    there = entry.get("participants", [])
    return [one for one in there if is_sure(one)] if question.get("certain") else list(there)


def _has_everyone(draft: Draft, section: str, entry: Entry, question: Question) -> bool:
    if section != "events":
        return False
    people = by_id(draft["people"])
    there = [
        names_of(people[one["person"]]) for one in counted_participants(entry, question) if "person" in one
    ]
    return all(any(is_part_of_any(name, names) for names in there) for name in question["person"])


def _is_with_country(draft: Draft, section: str, entry: Entry, question: Question) -> bool:
    asked = {code_named(draft, name) for name in question["country"]}
    if section != "events":
        return not asked.isdisjoint((entry["reporter"], entry["partner"]))
    there = {country_of(draft, one) for one in counted_participants(entry, question)}
    if "place" in entry:
        there.add(entry["place"]["country"])
    return not asked.isdisjoint(there)


def _is_at_place(_draft: Draft, section: str, entry: Entry, question: Question) -> bool:
    if section != "events" or "place" not in entry:
        return False
    names = (entry["place"].get("name"), entry["place"].get("city"))
    return any(is_part_of_any(asked, names) for asked in question["place"])


def _listed(words: list[str]) -> set[str]:
    return {word.strip() for several in words for word in several.split(",")}


def _is_of_kind(_draft: Draft, section: str, entry: Entry, question: Question) -> bool:
    return section == "events" and entry["kind"] in _listed(question["kind"])


def _has_status(_draft: Draft, section: str, entry: Entry, question: Question) -> bool:
    unsaid = {"events": "occurred", "goods": "traded", "trade": None}[section]
    return entry.get("status", unsaid) in _listed(question["status"])


def _is_on_topic(_draft: Draft, section: str, entry: Entry, question: Question) -> bool:
    return section == "events" and any(
        is_part_of_any(asked, entry.get("topics", ())) for asked in question["topic"]
    )


def _is_with_organization(draft: Draft, _section: str, entry: Entry, question: Question) -> bool:
    bodies = by_id(draft["organizations"])
    there = [*entry.get("organizations", ()), *([entry["agency"]] if "agency" in entry else [])]
    return any(
        is_part_of_any(asked, names_of(bodies[key])) for key in there for asked in question["organization"]
    )


def _is_at_level(_draft: Draft, section: str, entry: Entry, question: Question) -> bool:
    """Each side is as high as its highest official; under --certain without the unsure ones too."""
    if section != "events":
        return False
    groups = [entry.get("participants", []), counted_participants(entry, question)]
    return any(
        all(_reaches(_draft, group, least) for group in groups) for least in _listed(question["level"])
    )


def _reaches(draft: Draft, there: list[Entry], least: str) -> bool:
    sides: dict[str, list[int]] = {}
    for participant in there:
        level = LEVEL_OF_ROLE[participant["role"]]
        if level:
            sides.setdefault(country_of(draft, participant), []).append(LEVELS.index(level))
    return bool(sides) and all(min(ranks) <= LEVELS.index(least) for ranks in sides.values())


def _cites(draft: Draft, _section: str, entry: Entry, question: Question) -> bool:
    sources = by_id(draft["sources"])
    cited = [sources[citation["id"]] for citation in entry["sources"]]
    return any(
        is_part_of_any(asked, (source["id"], source["publisher"], source.get("carrier")))
        for source in cited
        for asked in question["source"]
    )


def _says(draft: Draft, section: str, entry: Entry, question: Question) -> bool:
    named = _texts_of_event(draft, entry) if section == "events" else _texts_of_figure(draft, section, entry)
    texts = [entry["id"], entry.get("note"), *named]
    return any(has_all_words(asked, texts) for asked in question["search"])


def _texts_of_event(draft: Draft, event: Entry) -> Iterable[str | None]:
    people, bodies = by_id(draft["people"]), by_id(draft["organizations"])
    yield from (event["title"], event.get("occasion"), *event.get("topics", ()))
    for participant in event.get("participants", ()):
        yield participant["role"]
        if "person" in participant:
            yield from names_of(people[participant["person"]])
    if "place" in event:
        place = event["place"]
        yield from (place.get("name"), place.get("city"), draft["countries"][place["country"]]["name"])
    for body in event.get("organizations", ()):
        yield from names_of(bodies[body])


def _texts_of_figure(draft: Draft, section: str, entry: Entry) -> Iterable[str | None]:
    if "agency" in entry:
        yield by_id(draft["organizations"])[entry["agency"]]["name"]
    if section == "goods":
        yield from (entry["commodity"], entry.get("status", "traded"), entry["flow"])
