"""Questions to small worlds: a command, its filters, how the answer is sorted, cut and shown."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from oracle.filters import Question, ends_before_it_starts
from oracle.worlds import EVEN_INTERVALS, OPEN_INTERVALS, POINTS, SETS

_COUNTRY_NAMES = ("RUS", "ven", "Russia", "россия", "republica de cuba", "Venezuela")
_PERSON_NAMES = (
    "Maduro",
    "nicolas",
    "RODRIGUEZ",
    "лавров",
    "Sergey Lavrov",
    "ann marie",
    "José",
    "Mar",
    "Neil",
    "म",
    "मोदी",
    "मादा",
    "Lukasz",
    "weiss",
    "Soren",
    "Aegidius",
    "Đorđe",
    "dorde isik",
    "łukasz",
)
_PLACE_NAMES = ("moscow", "Kremlin", "miraflores", "CARACAS", "Mosc", "palacio-de")
_BODY_NAMES = ("commission", "alto nivel", "comision", "росстат", "OPEC", "level high")
_SOURCE_NAMES = ("tass", "ria", "granma 1", "mfa", "foreign affairs", "2019")
_TOPIC_NAMES = ("oil", "gas", "military technical", "opera", "and")
_SEARCHES = (
    "oil talks",
    "moscow",
    "maduro",
    "rosstat",
    "wheat",
    "note of hand",
    "россия",
    "Russia",
    "e1",
    "nothing",
)
_WINDOWS = (*POINTS, *SETS, *EVEN_INTERVALS, *OPEN_INTERVALS, "2015-06-01/2015", "../2015-06")

_WHEN = ("date", "start", "end", "spans", "precision")
_SOURCE_FIELDS = ("sources", "sources.id", "sources.locator")
_COUNTS = ("count", "first", "last")
_EVENT_FIELDS = (
    *(
        "id",
        *_WHEN,
        "kind",
        "status",
        "title",
        "place",
        "place.name",
        "place.city",
        "place.country",
        "participants",
    ),
    *(
        "participants.name",
        "participants.role",
        "participants.country",
        "participants.certain",
        "organizations",
    ),
    *("topics", "occasion", "note", "attributed_to", *_SOURCE_FIELDS),
)
FIELDS: dict[str, tuple[str, ...]] = {
    "timeline": _EVENT_FIELDS,
    "meetings": _EVENT_FIELDS,
    "trade": (
        *(
            "id",
            *_WHEN,
            "partial",
            "reporter",
            "partner",
            "agency",
            "currency",
            "exports",
            "imports",
            "total",
        ),
        *("balance", "change_percent", "change_from", "derived", "note", *_SOURCE_FIELDS),
    ),
    "goods": (
        *(
            "id",
            *_WHEN,
            "commodity",
            "hs",
            "flow",
            "status",
            "reporter",
            "partner",
            "quantity",
            "unit",
            "agency",
        ),
        *("note", *_SOURCE_FIELDS),
    ),
    "people": ("name", "country", "roles", "count", "first", "last", "possible"),
    "gaps": (
        *("at_least_days", "at_most_days", "after", "after.id", "after.date", "after.title", "before"),
        *("before.id", "before.date"),
    ),
    "anniversaries": (
        "date",
        "years",
        "round",
        "event",
        "event.id",
        "event.date",
        "event.kind",
        "event.title",
    ),
}
_TRADE_COUNTS = (
    "reporter",
    "partner",
    "currency",
    "partial",
    "derived",
    "exports",
    "imports",
    "total",
    *_COUNTS,
)
_TIME_KEYS = ("year", "decade", "month", "source", "precision")
_EVENT_KEYS = (*_TIME_KEYS, "kind", "person", "role", "country", "place", "topic", "organization", "status")
KEYS: dict[str, tuple[str, ...]] = {
    "events": _EVENT_KEYS,
    "meetings": _EVENT_KEYS,
    "trade": (*_TIME_KEYS, "country", "organization"),
    "goods": (*_TIME_KEYS, "country", "organization", "commodity", "flow", "status"),
    "people": tuple(key for key in _EVENT_KEYS if key != "person"),
}
_EVENT_FILTERS = ("person", "place", "kind", "topic", "organization", "level", "status")
_TIME_FILTERS = ("since", "until", "year", "on")
_ANY_FILTERS = ("certain", "country", "source", "search")
FILTERS: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(
        ("timeline", "meetings", "people", "summary", "gaps"),
        (*_TIME_FILTERS, *_ANY_FILTERS, *_EVENT_FILTERS),
    ),
    "trade": (*_TIME_FILTERS, *_ANY_FILTERS),
    "goods": (*_TIME_FILTERS, *_ANY_FILTERS, "status"),
    "anniversaries": (*_ANY_FILTERS, *_EVENT_FILTERS),
}


def _filter_values(name: str, command: str) -> st.SearchStrategy[Any]:
    statuses = (
        ("traded", "requested,permitted")
        if command == "goods"
        else ("occurred", "planned,ongoing", "ongoing")
    )
    known = {
        "since": _WINDOWS,
        "until": _WINDOWS,
        "on": _WINDOWS,
        "year": ("2015", "2016", "201X", "199X", "20XX", "2014~"),
        "person": _PERSON_NAMES,
        "country": _COUNTRY_NAMES,
        "place": _PLACE_NAMES,
        "kind": ("meeting", "visit", "treaty,summit", "aid"),
        "topic": _TOPIC_NAMES,
        "organization": _BODY_NAMES,
        "level": ("leaders", "ministers", "officials"),
        "status": statuses,
        "source": _SOURCE_NAMES,
        "search": _SEARCHES,
    }
    if name == "certain":
        return st.just(True)  # noqa: FBT003 - a value that is drawn
    return st.lists(st.sampled_from(known[name]), min_size=1, max_size=2, unique=True)


def _some_fields(draw: st.DrawFn, known: tuple[str, ...], most: int) -> list[str]:
    return draw(st.lists(st.sampled_from(known), min_size=1, max_size=most, unique=True))


def _fields_of(question: Question) -> tuple[str, ...]:
    if question["command"] != "summary":
        return FIELDS[question["command"]]
    return (*question["by"], *(_TRADE_COUNTS if question["what"] == "trade" else _COUNTS))


@st.composite
def questions(draw: st.DrawFn, command: str) -> Question:
    """Draw the options of a command."""
    question: Question = {"command": command}
    for name in draw(st.lists(st.sampled_from(FILTERS[command]), max_size=3, unique=True)):
        question[name] = draw(_filter_values(name, command))
    if ends_before_it_starts(question):
        del question["until"]
    if command == "summary":
        question["what"] = draw(st.sampled_from(sorted(KEYS)))
        question["by"] = _some_fields(draw, KEYS[question["what"]], 2)
    if command == "anniversaries":
        question |= _anniversary_window(draw)
    return question | _listing(draw, question)


def _anniversary_window(draw: st.DrawFn) -> Question:
    window: Question = draw(
        st.sampled_from(
            (
                *({"in_year": "2025"}, {"in_year": "202X"}, {"in_year": "2016"}, {"on_date": "2020-05"}),
                *({"on_date": "2024-02-29"}, {"next": "90d", "from": "2025-04-01"}),
                *({"next": "1y", "from": "2024-02-29"}, {"next": "2w", "from": "2025-05"}),
            )
        )
    )
    return {**window, "round": draw(st.booleans())}


def _listing(draw: st.DrawFn, question: Question) -> Question:
    """Draw how the answer is sorted, cut and shown."""
    fields, shown = _fields_of(question), draw(st.integers(0, 5))
    chosen: Question = {"reverse": draw(st.booleans())}
    if draw(st.booleans()):
        chosen["sort"] = _some_fields(draw, fields, 2)
    if draw(st.booleans()):
        chosen["limit"] = draw(st.integers(1, 5))
    if shown == 0:
        chosen["count"] = True
    elif shown == 1:
        chosen["fields"] = _some_fields(draw, fields, 3)
    return chosen


def as_arguments(question: Question) -> list[str]:
    """Write a question as a person types it."""
    arguments = [question["command"], *([question["what"]] if "what" in question else [])]
    flags = {"in_year": "--year", "on_date": "--on"}
    for name, value in question.items():
        flag = flags.get(name, f"--{name}")
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
