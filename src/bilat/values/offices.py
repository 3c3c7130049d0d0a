"""Levels of offices: leaders, ministers and officials. docs/answers.md gives the reasons."""

from __future__ import annotations

import re
from functools import lru_cache

from bilat.values.countries import find_country
from bilat.values.text import fold

# Highest first.
LEVELS = ("leaders", "ministers", "officials")
_LEADERS, _MINISTERS, _OFFICIALS = LEVELS
# Roles of groups instead of a single official.
NO_OFFICE = (
    *("state", "government", "representatives"),
    *("army", "navy", "air force", "armed forces", "soldiers", "troops"),
)

# Offices of a leader, whatever follows: emir of Qatar, leader of the revolution.
_SOVEREIGNS = frozenset(
    (
        *("king", "queen", "monarch", "emperor", "empress", "shah", "shahanshah", "sultan", "emir", "amir"),
        *("tsar", "czar", "grand duke", "co prince", "pope", "regent", "captain regent", "grand vizier"),
        *("supreme leader", "paramount leader", "national leader", "taoiseach", "governor general"),
        *("federal president", "federal chancellor"),
    )
)
# Offices of that level only where nothing follows or a state does: a company has a president too.
_OF_A_STATE = {
    **dict.fromkeys(("president", "prime minister", "premier", "chancellor", "leader"), _LEADERS),
    **dict.fromkeys(("vice president", "executive vice president", "first vice president"), _MINISTERS),
    **dict.fromkeys(("deputy president", "deputy prime minister", "vice premier"), _MINISTERS),
    **dict.fromkeys(("deputy premier", "vice chancellor", "deputy chancellor", "tanaiste"), _MINISTERS),
    **dict.fromkeys(("crown prince", "deputy emir", "vice prime minister"), _MINISTERS),
}
_STATES = frozenset(
    (
        *("republic", "federation", "confederation", "union", "nation", "state", "government", "revolution"),
        *("council of ministers", "council of people s commissars", "cabinet of ministers", "state council"),
        *("council of state", "presidency", "presidium", "presidium of the supreme soviet", "state affairs"),
        *("state affairs commission", "islamic revolution", "european council", "european commission"),
    )
)
_FORMS_OF_STATE = frozenset(("republic", "kingdom", "state", "union", "federation", "emirate", "sultanate"))
# Offices that the rules below would not rank, or would rank wrongly.
_NAMED = {
    **dict.fromkeys(("head of state", "head of government", "general secretary"), _LEADERS),
    **dict.fromkeys(("secretary of state", "speaker", "sectoral vice president"), _MINISTERS),
    **dict.fromkeys(("chancellor of the exchequer", "lord chancellor"), _MINISTERS),
    **dict.fromkeys(("european commissioner", "eu commissioner"), _MINISTERS),
    **dict.fromkeys(("chief minister", "first minister", "opposition leader", "party leader"), _OFFICIALS),
    **dict.fromkeys(("leader of the opposition", "first lady"), _OFFICIALS),
}
# What a parliament is called, and what a part of one is.
_PARLIAMENT = (
    r"\b(senate|parliament|congress|assembly|duma|knesset|majlis|rada|sejm|bundestag|supreme (soviet|council)"
    r"|federation council|council of the federation|chamber of deputies|house of \w+|(upper|lower) house)\b"
)
_PART = r"(?<!standing )\b(committee|commission|group|faction)\b"
_PARTY = r"\b(party|central committee|cpsu|cpc)\b"
# Where secretaries of departments are civil servants, and where they are ministers.
_CIVIL_SERVANTS = frozenset(("IND", "PAK", "BGD", "LKA", "NPL"))
_OF_A_CABINET = frozenset(("USA", "GBR", "PHL", "MEX"))
_NOT_THE_MINISTER = frozenset(("deputy", "vice", "assistant", "under", "shadow"))
# What the title of an official ends with.
_TITLES = frozenset(
    (
        *("ambassador", "envoy", "representative", "adviser", "advisor", "aide", "assistant", "counsellor"),
        *("counselor", "attache", "consul", "affaires", "negotiator", "plenipotentiary", "commissioner"),
        *("spokesman", "spokeswoman", "spokesperson", "minister", "secretary", "undersecretary", "speaker"),
        *("deputy", "senator", "congressman", "member", "mp", "lawmaker", "legislator", "delegate"),
        *("chairman", "director", "head", "chief", "manager", "officer", "executive", "ceo", "coordinator"),
        *("governor", "mayor", "judge", "justice", "prosecutor", "ombudsman", "inspector", "general"),
        *("commander", "admiral", "marshal", "colonel", "commissar", "rector", "diplomat", "official"),
        *("bishop", "archbishop", "patriarch", "metropolitan", "cardinal"),
    )
)


def level_of(role: str, country: str | None = None) -> str | None:
    """Return the level of an office; None for a role that is not a single office.

    Leaders are heads of state and of government. Ministers are their deputies, ministers and speakers of
    parliament. Everyone else who holds an office is an official, deputy ministers among them. The code of
    the country tells secretaries that are ministers from those that are civil servants.
    """
    return None if fold(role) in NO_OFFICE else _ranked(role, country) or _OFFICIALS


def is_known_role(role: str, country: str | None = None) -> bool:
    """Return whether the name of a role tells its level; that of "prince" or "Russian president" does not."""
    return fold(role) in NO_OFFICE or _ranked(role, country) is not None


@lru_cache(maxsize=4096)
def _ranked(role: str, country: str | None) -> str | None:
    """Return the highest level among the offices of a role, None where none is known.

    What follows an official may be whom that official serves: envoy of the president and prime minister.
    """
    found: list[str] = []
    for office in re.split(r"\s*[,;/]\s*(?:and\s+)?|\s+and\s+", role):
        name = re.sub(r"\bchair(woman|person)?\b", "chairman", fold(office))
        level = _level_of_office(name, country)
        if level:
            found.append(level)
        if level == _OFFICIALS and _parts_of(name)[1]:
            break
    return min(found, key=LEVELS.index, default=None)


def _level_of_office(name: str, country: str | None) -> str | None:
    if re.fullmatch("(former|ex|then) .*|.* (elect|designate)", name):
        return _OFFICIALS
    name = re.sub("^(acting|interim|caretaker|provisional|transitional|de facto) ", "", name)
    head, preposition, whole = _parts_of(name)
    return (
        _NAMED.get(name)
        or _leader_or_deputy(head, preposition, whole)
        or _secretary(head, whole, country)
        or _chair(head, whole)
        or _minister(head)
        or _official(head)
    )


def _leader_or_deputy(head: str, preposition: str, whole: str) -> str | None:
    if head in _SOVEREIGNS:
        return _LEADERS
    if head.endswith("vice president") and preposition == "for":
        return _MINISTERS
    return _OF_A_STATE.get(head) if not whole or _is_a_state(whole) else None


def _parts_of(name: str) -> tuple[str, str, str]:
    """Split "head of the republic" into head, of, republic."""
    match = re.fullmatch("(.+?)(?: (of|for|to|in|at|on|with|without|under) (?:the )?(.+))?", name)
    return (match[1], match[2] or "", match[3] or "") if match else (name, "", "")


def _is_a_state(whole: str) -> bool:
    """Return whether these words are a state, its government or a body that governs it."""
    if whole in _STATES or find_country(whole):
        return True
    body, _, state = whole.rpartition(" of ")
    governs = body in _STATES or body.rpartition(" ")[2] in _FORMS_OF_STATE
    return governs and find_country(state.removeprefix("the ")) is not None


def _chair(head: str, whole: str) -> str | None:
    """Return the level of who chairs a government or a parliament."""
    title = head.removeprefix("first ").removeprefix("deputy ")
    if title == "chairman" and _is_a_state(whole):
        return _LEADERS if head == title else _MINISTERS
    if head in ("president", "chairman") and re.search(_PARLIAMENT, whole) and not re.search(_PART, whole):
        return _MINISTERS
    return _MINISTERS if head == "speaker" else None


def _minister(head: str) -> str | None:
    """Return the level of a minister; a people's commissar was one."""
    words = head.split()
    is_minister = words[-1:] == ["minister"] or words[-3:] == ["people", "s", "commissar"]
    if head == "high representative" or (is_minister and _NOT_THE_MINISTER.isdisjoint(words)):
        return _MINISTERS
    return None


def _secretary(head: str, whole: str, country: str | None) -> str | None:
    """Return the level of a secretary: of a ruling party, of a department, or of an embassy."""
    if head in ("general secretary", "first secretary", "secretary general"):
        return _LEADERS if re.search(_PARTY, whole) else _OFFICIALS
    words = head.split()
    if words[-1:] != ["secretary"]:
        return None
    is_minister = head == "foreign secretary" or (
        country in _OF_A_CABINET and _is_of_a_department(words, whole)
    )
    is_below = country in _CIVIL_SERVANTS or not _NOT_THE_MINISTER.isdisjoint(words)
    return _MINISTERS if is_minister and not is_below else _OFFICIALS


def _is_of_a_department(words: list[str], whole: str) -> bool:
    """Return whether it is a defence secretary or a secretary of state for defence, not a press secretary."""
    staff = {"press", "private", "permanent", "executive", "second", "third", "state", "cabinet", "party"}
    return bool(whole) if len(words) == 1 else staff.isdisjoint(words)


def _official(head: str) -> str | None:
    return _OFFICIALS if head.rpartition(" ")[2] in _TITLES else None
