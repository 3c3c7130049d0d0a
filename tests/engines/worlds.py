"""Worlds and questions for engines: the oracle's, with places in doubt and hostile texts besides."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from oracle.questions import FILTERS, as_arguments, questions
from oracle.worlds import worlds

_SECTIONS = ("events", "trade", "goods", "figures", "standing")
_HOSTILE = "'; drop table events; --"
_MORE = st.fixed_dictionaries(
    {},
    optional={
        "source": st.sampled_from(("tass-2019:p1", "granma:p2", "mfa: p10", "nobody:p1", _HOSTILE)),
        "person": st.sampled_from((_HOSTILE, "%", "_", "Mar")),
        "place": st.sampled_from(("Havana", "cuba", "moscow", _HOSTILE)),
        "search": st.sampled_from(("' OR 1=1", "note % hand", "oil")),
    },
)
_SEEDS = st.integers(0, 10**9)
_OF_EVENTS = ("timeline", "meetings", "people", "summary", "gaps")


@st.composite
def datasets(draw: st.DrawFn) -> list[dict[str, Any]]:
    """Draw the records of one pair or of several, in which some events stand alike."""
    drafts = worlds(str(draw(_SEEDS)), _SECTIONS)
    for event in (event for draft in drafts for event in draft["events"]):
        if "place" in event and draw(st.integers(0, 3)) == 0:
            key, value = draw(st.sampled_from((("place.city", "Havana"), ("place.country", "CUB"))))
            variant = {"key": key, "value": value, "sources": [{"id": "mfa", "at": ["p1"]}]}
            event["variants"] = [*event.get("variants", ()), variant]
    return drafts


@st.composite
def asked(draw: st.DrawFn) -> list[str]:
    """Draw a question as a person types it."""
    command = draw(st.sampled_from(sorted(FILTERS)))
    arguments = as_arguments(questions(str(draw(_SEEDS)), command))
    if command in _OF_EVENTS and draw(st.integers(0, 2)) == 0:
        arguments += [f"--{name}={value}" for name, value in draw(_MORE).items()]
    return arguments


def whole_records() -> list[list[str]]:
    """Return questions that show all of a record."""
    return [
        ["profile"],
        ["sources"],
        ["search", "oil"],
        ["show", "lavrov"],
        ["summary", "visits", "--by", "person"],
        ["summary", "meetings", "--by", "couple", "--by", "pair"],
        ["people", "--met", "Maduro"],
    ]
