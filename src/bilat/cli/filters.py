"""Every filter, declared once, and the filters that each command takes."""

from __future__ import annotations

from bilat.cli.completion import values
from bilat.cli.declaring import WHAT, WHEN, WHO, Declared, either, switch, texts
from bilat.record.vocabulary import EVENT_KINDS, GOODS_STATUSES, STANDING_KINDS, STATUSES
from bilat.values.offices import LEVELS

_TIME = {
    "since": texts(
        WHEN, "--since", "DATE", "Records that end on or after DATE (2015, 'May 2015', 2015-05-09)."
    ),
    "until": texts(WHEN, "--until", "DATE", "Records that begin on or before DATE."),
    "year": texts(WHEN, "--year", "YEAR", "Records that may lie in YEAR (2018, or 201X for a decade)."),
    "on": texts(
        WHEN,
        "--on",
        "DATE",
        "Records that may lie on the day or in the period DATE (2018-12-05, 'Dec 2018').",
    ),
    "last": texts(WHEN, "--last", "SPAN", "Records of the last 90d, 12w, 12m or 5y, up to today."),
}
_CERTAIN_DATES = {
    "certain_dates": switch(WHEN, "--certain-dates", "Only records that surely lie in the period asked for."),
}
_CERTAIN_PEOPLE = {
    "certain_people": switch(
        WHO, "--certain-people", "Only records that surely involve the people asked for."
    ),
}
_CERTAIN = {
    "certain": switch(
        WHEN, "--certain", "Only records that surely match: no uncertain dates and no possible participants."
    ),
}
_DISPUTED = {
    "disputed": switch(WHAT, "--disputed", "Only records on which sources disagree."),
}
_IN_FORCE = {
    "in_force": texts(
        WHEN,
        "--in-force",
        "DATE",
        "Treaties and agreements that were in force on DATE (or: --in-force today).",
    ),
}
_COUNTRY = {
    "country": texts(
        WHO,
        "--country",
        "COUNTRY",
        "Records of what happened in COUNTRY or involves it (VEN, VE or Venezuela).",
        values.COUNTRIES,
    ),
}
_WHERE = {
    "in_country": texts(WHO, "--in", "COUNTRY", "Events that took place in COUNTRY.", values.COUNTRIES),
    "involving": texts(
        WHO,
        "--involving",
        "COUNTRY",
        "Events in which COUNTRY or its officials took part.",
        values.COUNTRIES,
    ),
    "abroad": switch(WHO, "--abroad", "Events that took place in neither of the two states."),
}
_ORGANIZATION = {
    "organization": texts(
        WHO, "--organization", "NAME", "Records that involve the organization NAME.", values.ORGANIZATIONS
    ),
}
_PEOPLE = {
    "person": texts(
        WHO,
        "--person",
        "NAME",
        "Events that NAME attended, by any part of the name; repeat to require several people.",
        values.PEOPLE,
    ),
    "level": texts(
        WHO,
        "--level",
        "LEVEL",
        f"Events at LEVEL or above, by the side that ranks lower: {either(LEVELS)}.",
        values.LEVELS_OF_OFFICE,
    ),
    "only_level": texts(
        WHO,
        "--only-level",
        "LEVEL",
        f"Events at exactly LEVEL, by the side that ranks lower: {either(LEVELS)}.",
        values.LEVELS_OF_OFFICE,
    ),
    "place": texts(WHO, "--place", "NAME", "Events in the city, venue or country NAME.", values.PLACES),
}
_KIND = {
    "kind": texts(
        WHAT,
        "--kind",
        "KIND",
        f"Events of KIND, or of several (visit,treaty): {either(EVENT_KINDS)}; "
        "or of a group: signed (treaty, agreement, contract), encounter (meeting, call, summit, visit).",
        values.EVENT_KINDS_USED,
    ),
}
_TOPIC = {"topic": texts(WHAT, "--topic", "TOPIC", "Records on TOPIC.", values.TOPICS)}
_STATUS = {
    "status": texts(
        WHAT, "--status", "STATUS", f"Events of STATUS: {either(STATUSES)}.", values.STATUSES_USED
    ),
}
_WORDS = {
    "search": texts(WHAT, "--search", "WORDS", "Records that contain all of WORDS, in any order."),
}
_SOURCE = {
    "source": texts(
        WHAT,
        "--source",
        "NAME",
        "Records that cite the source NAME (an id or a publisher), or a place in it (ID:p17).",
        values.SOURCES,
    ),
}
_EVENT = {
    **_COUNTRY,
    **_WHERE,
    **_PEOPLE,
    **_CERTAIN_PEOPLE,
    **_ORGANIZATION,
    **_KIND,
    **_TOPIC,
    **_STATUS,
    **_SOURCE,
    **_DISPUTED,
    **_WORDS,
}
EVENT_FILTERS: Declared = {**_TIME, **_IN_FORCE, **_CERTAIN, **_CERTAIN_DATES, **_EVENT}
ANY_TIME_FILTERS: Declared = {**_CERTAIN, **_EVENT}
FIGURE_FILTERS: Declared = {
    **_TIME,
    **_CERTAIN,
    **_CERTAIN_DATES,
    **_COUNTRY,
    **_ORGANIZATION,
    **_SOURCE,
    **_DISPUTED,
    **_WORDS,
}
SPAN_FILTERS: Declared = {name: _TIME[name] for name in ("since", "last")}
GOODS_FILTERS: Declared = {
    **FIGURE_FILTERS,
    "status": texts(
        WHAT, "--status", "STATUS", f"Goods of STATUS: {either(GOODS_STATUSES)}.", values.GOODS_STATUSES_USED
    ),
}
STANDING_FILTERS: Declared = {
    **_COUNTRY,
    **_ORGANIZATION,
    "kind": texts(
        WHAT,
        "--kind",
        "KIND",
        f"Facts of KIND, or of several (mechanism,company): {either(STANDING_KINDS)}.",
        values.STANDING_KINDS_USED,
    ),
    "topic": texts(WHAT, "--topic", "TOPIC", "Facts on TOPIC.", values.STANDING_TOPICS),
    **_SOURCE,
    **_WORDS,
}
# What each list of facts takes.
FILTERS_OF: dict[str, Declared] = {
    "timeline": EVENT_FILTERS,
    **dict.fromkeys(("trade", "figures"), FIGURE_FILTERS),
    "goods": GOODS_FILTERS,
    "standing": STANDING_FILTERS,
}
NO_FILTERS: Declared = {}
CHECK_OPTIONS: Declared = {
    "select": texts(
        WHAT,
        "--select",
        "CODE,...",
        "Run only these checks: codes or the start of codes (BIL4,BIL301).",
        values.CHECK_CODES,
    ),
    "ignore": texts(
        WHAT, "--ignore", "CODE,...", "Skip these checks: codes or the start of codes.", values.CHECK_CODES
    ),
}
