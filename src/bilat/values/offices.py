"""Levels of offices: leaders, ministers and officials."""

from __future__ import annotations

from bilat.values.text import fold

# Highest first.
LEVELS = ("leaders", "ministers", "officials")
# Roles of those who are no single official.
NO_OFFICE = ("state", "government", "army", "soldiers", "representatives")
_LEADERS = frozenset(
    (
        *("president", "head of state", "head of government", "prime minister", "premier", "chancellor"),
        *("king", "queen", "emperor", "monarch", "chairman of the council of ministers"),
    )
)
_MINISTERS = frozenset(
    (
        *("vice president", "executive vice president", "first vice president", "vice chancellor"),
        *("deputy prime minister", "first deputy prime minister", "vice premier", "secretary of state"),
        *("president of the senate", "president of the national assembly"),
    )
)
_IN_PLACE_OF = ("acting ", "interim ")
# Before "minister", these make the office another than the minister's own.
_NOT_THE_MINISTER = frozenset(("deputy", "vice", "assistant", "former", "to", "of", "for"))


def level_of(role: str) -> str | None:
    """Return the level of an office; None for a role that is not a single office.

    Leaders are heads of state and of government. Ministers are their deputies, ministers and speakers of
    parliament. Everyone else who holds an office is an official, deputy ministers among them.
    """
    name = fold(role)
    if name in NO_OFFICE:
        return None
    for standing_in in _IN_PLACE_OF:
        name = name.removeprefix(standing_in)
    if name in _LEADERS:
        return "leaders"
    if name in _MINISTERS or name.startswith("speaker") or _is_minister(name):
        return "ministers"
    return "officials"


def _is_minister(name: str) -> bool:
    if name.startswith(("minister of ", "minister for ")):
        return True
    before, _, last = name.rpartition(" ")
    return last == "minister" and _NOT_THE_MINISTER.isdisjoint(before.split())
