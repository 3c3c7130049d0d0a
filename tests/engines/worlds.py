"""Small worlds for engines: two pairs of states, with all that an answer can hang on."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

from hypothesis import strategies as st

from oracle.questions import FILTERS, as_arguments, questions
from oracle.worlds import POINTS, SETS, worlds

_DATES = st.sampled_from((*POINTS, *SETS))
_HOSTILE = "'; drop table events; --"
_MORE = st.fixed_dictionaries(
    {},
    optional={
        "in": st.sampled_from(("RUS", "Soviet Union", "Cuba")),
        "involving": st.sampled_from(("RUS", "SUN", "ven")),
        "abroad": st.just(True),  # noqa: FBT003 - a value that is drawn
        "in-force": _DATES,
        "disputed": st.just(True),  # noqa: FBT003 - the same
        "certain-dates": st.just(True),  # noqa: FBT003 - the same
        "certain-people": st.just(True),  # noqa: FBT003 - the same
        "source": st.sampled_from(
            ("tass-2019:p1", "granma:p2", "mfa: p10", "nobody:p1", "'; drop table events; --")
        ),
        "person": st.sampled_from((_HOSTILE, "%", "_", "Mar")),
        "search": st.sampled_from(("' OR 1=1", "note % hand", "oil")),
    },
)
_EVENT_COMMANDS = ("timeline", "meetings", "people", "summary", "gaps")


@st.composite
def datasets(draw: st.DrawFn) -> list[dict[str, Any]]:
    """Draw the record of one pair, or of two in which some events stand alike."""
    first = draw(worlds())
    _enrich(draw, first)
    if draw(st.booleans()):
        return [first]
    second = draw(worlds())
    _enrich(draw, second)
    second["dataset"] |= {"id": "other", "parties": ["CUB", "RUS"]}
    second["events"] += [
        event for event in deepcopy(first["events"]) if not event.get("part_of") and draw(st.booleans())
    ]
    ids: set[str] = set()
    second["events"] = [
        event for event in second["events"] if not (event["id"] in ids or ids.add(event["id"]))
    ]
    return [first, second]


def _enrich(draw: st.DrawFn, world: dict[str, Any]) -> None:
    world["countries"] = {**world["countries"], "SUN": {"name": "Soviet Union"}}
    world["dataset"]["predecessors"] = [{"country": "SUN", "successor": "RUS", "stands_for": "1922/1991"}]
    for number, event in enumerate(world["events"]):
        for participant in event["participants"]:
            if "country" in participant and draw(st.integers(0, 4)) == 0:
                participant["country"] = "SUN"
        if "place" in event and draw(st.integers(0, 4)) == 0:
            event["place"] = {**event["place"], "country": "SUN"}
        if number and draw(st.integers(0, 2)) == 0:
            event["part_of"] = [f"e{draw(st.integers(0, number - 1))}"]
        if draw(st.integers(0, 3)) == 0:
            event["variants"] = [_variant(draw, event)]
        if event["kind"] == "treaty" and draw(st.booleans()):
            event["in_force"] = draw(_DATES)


def _variant(draw: st.DrawFn, event: dict[str, Any]) -> dict[str, Any]:
    keys = {"date": _DATES}
    if "place" in event:
        keys |= {"place.city": st.sampled_from(("Moscow", "Havana")), "place.country": st.just("CUB")}
    key = draw(st.sampled_from(sorted(keys)))
    return {"key": key, "value": draw(keys[key]), "sources": [{"id": "mfa", "at": ["p1"]}]}


@st.composite
def asked(draw: st.DrawFn) -> list[str]:
    """Draw a question as a person types it."""
    command = draw(st.sampled_from(sorted(FILTERS)))
    arguments = as_arguments(draw(questions(command)))
    if command in _EVENT_COMMANDS and draw(st.booleans()):
        for name, value in draw(_MORE).items():
            arguments += [f"--{name}"] if value is True else [f"--{name}={value}"]
    if draw(st.integers(0, 5)) == 0:
        arguments += ["--pair", "RUS-VEN"]
    return arguments


def whole_records() -> list[list[str]]:
    """Return questions that show all of a record."""
    return [
        ["profile"],
        ["sources"],
        ["standing"],
        ["figures"],
        ["search", "oil"],
        ["show", "e0"],
        ["show", "lavrov"],
        ["summary", "visits", "--by", "person"],
        ["summary", "meetings", "--by", "couple", "--by", "pair"],
        ["people", "--met", "Maduro"],
    ]
