"""Questions to small worlds: a command, its filters, how the answer is sorted, cut and shown."""

from __future__ import annotations

from typing import Any

from oracle import vocabulary as words
from oracle.chance import Chance
from oracle.filters import ends_before_it_starts
from oracle.names import Question

_COUNTRY_NAMES = ("RUS", "ven", "Russia", "россия", "republica de cuba", "Venezuela", "Soviet Union")
_PERSON_NAMES = (
    *("Maduro", "nicolas", "RODRIGUEZ", "лавров", "Sergey Lavrov", "ann marie", "José", "Mar", "Neil"),
    *("म", "मोदी", "मादा", "Lukasz", "weiss", "Soren", "Aegidius", "Đorđe", "dorde isik", "łukasz"),
    *("Maduro", "Lavrov", "jose"),
)
_WINDOWS = (
    *(*words.POINTS, *words.SETS, *words.EVEN_INTERVALS, *words.OPEN_INTERVALS),
    *("2015-06-01/2015", "../2015-06"),
)
# What is open lies before the first day that can be typed, and after the last.
_ENDS = tuple(text for text in _WINDOWS if text not in ("0001", "9999-12-31"))
_SEARCHES = (
    *("oil talks", "moscow", "maduro", "rosstat", "wheat", "note of hand", "россия", "Russia", "e1"),
    "nothing",
)
_VALUES: dict[str, tuple[str, ...]] = {
    "since": _ENDS,
    "until": _ENDS,
    "on": _WINDOWS,
    "year": ("2015", "2016", "201X", "199X", "20XX", "2014~"),
    "last": ("12m", "5y", "90d", "12w"),
    "in_force": ("2016-06-15", "2018-05-09", "2020-01-01", "2017", "today"),
    "person": _PERSON_NAMES,
    "met": ("Maduro", "Lavrov", "jose", "Delcy", "Gromyko"),
    "country": _COUNTRY_NAMES,
    "in": _COUNTRY_NAMES,
    "involving": _COUNTRY_NAMES,
    "place": (
        *("moscow", "Kremlin", "miraflores", "CARACAS", "Mosc", "palacio-de", "Moscow, Russia", "cuba"),
        *("Россия", "Kremlin, Moscow", "Soviet"),
    ),
    "kind": ("meeting", "visit", "treaty,summit", "aid", "signed", "encounter", "instrument,call"),
    "topic": ("oil", "gas", "military technical", "opera", "and"),
    "organization": ("commission", "alto nivel", "comision", "росстат", "OPEC", "level high"),
    "level": ("leaders", "ministers", "officials"),
    "only_level": ("leaders", "ministers", "officials"),
    "status": ("occurred", "planned,ongoing", "ongoing", "suspended,cancelled", "postponed,occurred"),
    "source": (
        "tass",
        "ria",
        "granma 1",
        "mfa",
        "foreign affairs",
        "2019",
        "mfa:p3",
        "mfa:p17",
        "tass-2019:p2",
    ),
    "search": _SEARCHES,
}
_VALUES_OF_COMMAND = {
    ("goods", "status"): ("traded", "requested,permitted"),
    ("standing", "kind"): ("mechanism", "view,project"),
}

_WHEN = ("date", "start", "end", "spans", "precision")
_LAST = ("variants", "note", "sources", "sources.id", "sources.locator", "sources.for", "certain")
_GROWTH = ("change_percent", "change_from", "bounds")
_COUNTS = ("count", "first", "last")
_EVENT_FIELDS = (
    *("id", *_WHEN, "kind", "status", "title", "place", "place.name", "place.city", "place.country"),
    *("participants", "participants.name", "participants.role", "participants.country", "topics", "part_of"),
    *("participants.certain", "participants.part", "participants.level", "organizations", "occasion"),
    *("part_of_one", "amount", "currency", "in_force", "ended", "bounds", "attributed_to", *_LAST),
)
FIELDS: dict[str, tuple[str, ...]] = {
    "timeline": _EVENT_FIELDS,
    "meetings": _EVENT_FIELDS,
    "trade": (
        *("id", *_WHEN, "partial", "fiscal", "reporter", "partner", "agency", "scope", "valuation"),
        *("currency", "exports", "imports", "total", "balance", "exports_change_percent", "derived"),
        *(*_GROWTH, *_LAST),
    ),
    "goods": (
        *("id", *_WHEN, "commodity", "hs", "hs_revision", "flow", "status", "reporter", "partner"),
        *("quantity", "unit", "value", "currency", "estimated", "agency", *_GROWTH, *_LAST),
    ),
    "figures": (
        *("id", *_WHEN, "measure", "from", "to", "value", "unit", "currency", "agency", "estimated"),
        *("attributed_to", *_GROWTH, *_LAST),
    ),
    "standing": ("id", "kind", "title", "countries", "organizations", "topics", "attributed_to", *_LAST[1:]),
    "people": ("name", "country", "roles", "count", "first", "last", "possible", "at_least", "sources"),
    "gaps": (
        *("at_least_days", "at_most_days", "after", "after.id", "after.date", "after.title", "before"),
        *("before.id", "before.date", "perhaps_broken_by", "perhaps_broken_by.id"),
    ),
    "anniversaries": (
        *("date", "years", "round", "event", "event.id", "event.date", "event.kind", "event.title"),
    ),
}
_TRADE_COUNTS = (
    *("reporter", "partner", "currency", "partial", "derived", "exports", "imports", "total", *_COUNTS),
)
_TIME_KEYS = ("year", "decade", "month", "source", "precision", "pair")
_EVENT_KEYS = (
    *(*_TIME_KEYS, "kind", "person", "role", "country", "place", "topic", "organization", "status"),
    "couple",
)
KEYS: dict[str, tuple[str, ...]] = {
    "events": _EVENT_KEYS,
    "meetings": _EVENT_KEYS,
    "visits": _EVENT_KEYS,
    "trade": (*_TIME_KEYS, "country", "organization"),
    "goods": (*_TIME_KEYS, "country", "organization", "commodity", "flow", "status"),
    "people": tuple(key for key in _EVENT_KEYS if key not in ("person", "couple")),
}
_EVENT_FILTERS = (
    *("person", "place", "kind", "topic", "organization", "level", "status", "in", "involving", "abroad"),
    *("certain_people", "only_level"),
)
_TIME_FILTERS = ("since", "until", "year", "on", "last", "certain_dates")
_ANY_FILTERS = ("certain", "country", "source", "search", "disputed")
FILTERS: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(
        ("timeline", "meetings", "people", "summary", "gaps"),
        (*_TIME_FILTERS, *_ANY_FILTERS, *_EVENT_FILTERS, "in_force"),
    ),
    "trade": (*_TIME_FILTERS, *_ANY_FILTERS),
    "goods": (*_TIME_FILTERS, *_ANY_FILTERS, "status"),
    "figures": (*_TIME_FILTERS, *_ANY_FILTERS),
    "standing": ("country", "source", "search", "kind", "topic", "organization"),
    "anniversaries": (*_ANY_FILTERS, *_EVENT_FILTERS),
}
SECTIONS: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(("timeline", "meetings", "people", "gaps", "anniversaries"), ("events",)),
    "summary": ("events", "trade", "goods"),
    **{command: (command,) for command in ("trade", "goods", "figures", "standing")},
}
_DAYS: tuple[Question, ...] = (
    *({"in_year": "2025"}, {"in_year": "202X"}, {"in_year": "2016"}, {"on_date": "2020-05"}),
    *({"on_date": "2024-02-29"}, {"next": "90d", "from": "2025-04-01"}),
    *({"next": "1y", "from": "2024-02-29"}, {"next": "2w", "from": "2025-05"}),
)
_SWITCHES = ("certain", "certain_dates", "certain_people", "abroad", "disputed")


def questions(seed: str, command: str) -> Question:
    """Draw the options of a command."""
    chance = Chance(seed)
    question: Question = {"command": command}
    for name in chance.some(FILTERS[command], least=0, most=chance.a(1, 1, 2, 3)):
        question[name] = _filter_values(chance, name, command)
    if ends_before_it_starts(question):
        del question["until"]
    if command == "summary":
        question |= _summary(chance)
    if command == "people" and chance.one_in(2):
        question["met"] = _filter_values(chance, "met", command)
    if command == "anniversaries":
        question |= {**chance.a(*_DAYS), "round": chance.one_in(2)}
    return question | _listing(chance, question)


def _filter_values(chance: Chance, name: str, command: str) -> Any:  # noqa: ANN401 - a switch, or texts
    if name in _SWITCHES:
        return True
    known = _VALUES_OF_COMMAND.get((command, name), _VALUES.get(name, ()))
    return chance.some(known, most=1 if name in ("last", "in_force", "met") or chance.one_in(2) else 2)


def _fields_of(question: Question) -> tuple[str, ...]:
    if question["command"] != "summary":
        return FIELDS[question["command"]]
    return (*question["by"], *(_TRADE_COUNTS if question["what"] == "trade" else _COUNTS))


def _summary(chance: Chance) -> Question:
    what = chance.a(*KEYS)
    question: Question = {"what": what, "by": chance.some(KEYS[what])}
    kept: Question = chance.a({}, {}, {"every": True}, {"every": True}, {"min": 1}, {"min": 2})
    return question | kept


def _listing(chance: Chance, question: Question) -> Question:
    """Draw how the answer is sorted, cut and shown."""
    fields, shown = _fields_of(question), chance.number(0, 7)
    chosen: Question = {"reverse": chance.one_in(3)}
    if chance.one_in(3):
        chosen["sort"] = chance.some(fields)
    if chance.one_in(3):
        chosen["limit"] = chance.number(1, 5)
    if shown == 0:
        chosen["count"] = True
    elif shown == 1:
        chosen["fields"] = chance.some(fields, most=3)
    return chosen


def as_arguments(question: Question) -> list[str]:
    """Write a question as a person types it."""
    arguments = [question["command"], *([question["what"]] if "what" in question else [])]
    flags = {"in_year": "--year", "on_date": "--on"}
    for name, value in question.items():
        flag = flags.get(name, f"--{name.replace('_', '-')}")
        if name in ("command", "what") or value is False:
            continue
        if value is True:
            arguments.append(flag)
        elif name in ("sort", "fields"):
            arguments += [flag, ",".join(value)]
        else:
            for word in value if isinstance(value, list) else [value]:
                arguments += [flag, str(word)]
    return arguments
