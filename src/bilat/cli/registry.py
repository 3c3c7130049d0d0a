"""The commands by name, in the order the help shows them: module and one line of help."""

from __future__ import annotations

COMMANDS = {
    "timeline": "Events, in the order they happened.",
    "meetings": "Meetings and visits: who, where, on what occasion.",
    "trade": "Trade totals, reported and worked out.",
    "goods": "Commodities: what is traded, asked for, permitted.",
    "standing": "What holds without a date: mechanisms, companies.",
    "people": "Who took part, in what roles, how often.",
    "summary": "Counts and sums by a key or two.",
    "gaps": "The longest silences between meetings.",
    "anniversaries": "Anniversaries of events, from precise dates alone.",
    "show": "One record whole, with its citation.",
    "profile": "The pair on one page.",
    "sources": "What the record cites.",
    "new": "A new dataset of a pair of states.",
    "add": "An event, meeting or trade total added to a dataset file.",
    "check": "Whether the record is sound, in form and content.",
    "completion": "Completion for bash, zsh or fish.",
    "schema": "The JSON Schema of each command's JSON.",
}
