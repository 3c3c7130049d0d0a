"""The commands by name, in the order of the help, each with its panel and description."""

from __future__ import annotations

from keyword import iskeyword
from typing import NamedTuple


class Listed(NamedTuple):
    """The panel in which `bilat --help` shows a command, and the first sentence of its own help."""

    panel: str
    sentence: str


_LISTS, _ONE, _COUNTS, _DATA, _SHELL = "Lists", "One record or pair", "Counts", "Data", "Shell"

COMMANDS = {
    "timeline": Listed(_LISTS, "List events in the order they happened."),
    "meetings": Listed(_LISTS, "List encounters: who met whom, where, on what occasion."),
    "trade": Listed(_LISTS, "List trade totals, reported and worked out."),
    "goods": Listed(_LISTS, "List the commodities that are traded, requested or permitted."),
    "figures": Listed(_LISTS, "List stocks and counts: investment, debt, tourists, students."),
    "standing": Listed(_LISTS, "List facts without a date: mechanisms, companies, positions."),
    "people": Listed(_LISTS, "List who took part in events, in which roles and how often."),
    "gaps": Listed(_LISTS, "List the longest gaps between encounters."),
    "anniversaries": Listed(_LISTS, "List anniversaries of events whose day is known."),
    "search": Listed(_LISTS, "Search every section for words."),
    "sources": Listed(_LISTS, "List the sources that the record cites, and how much of each."),
    "show": Listed(_ONE, "Show records in full, with their citations."),
    "brief": Listed(_ONE, "Show the latest of everything on one screen, each line with its source."),
    "cite": Listed(_ONE, "Cite what records rest on: a footnote, BibTeX or CSL-JSON."),
    "profile": Listed(_ONE, "Show a pair of states on one page."),
    "summary": Listed(_COUNTS, "Count events, meetings, trade totals, goods or people."),
    "new": Listed(_DATA, "Start a dataset file for a pair of states."),
    "add": Listed(_DATA, "Add an entry to a dataset file: an event, a figure, a source, a name."),
    "import": Listed(_DATA, "Import trips, trade figures and sources from files of other formats."),
    "check": Listed(_DATA, "Check dataset files for errors in form and content."),
    "export": Listed(_DATA, "Write the record for another program: tables, calendars, networks."),
    "schema": Listed(_DATA, "Print the JSON Schema of a command's answer, or list all schemas."),
    "completion": Listed(_SHELL, "Print the completion script of bash, zsh or fish."),
}
# Words that people try as a command, and the command they mean.
MEANT = {
    "find": "search",
    "who": "people",
    "grep": "search",
    "list": "timeline",
    "events": "timeline",
    "history": "timeline",
    **dict.fromkeys(("encounters", "talks"), "meetings"),
    **dict.fromkeys(("visit", "visits"), "meetings --kind visit"),
    **dict.fromkeys(("summit", "summits"), "meetings --kind summit"),
    **dict.fromkeys(("treaty", "treaties"), "timeline --kind treaty"),
    "agreements": "timeline --kind agreement",
    "contracts": "timeline --kind contract",
    "plans": "timeline --status planned",
    "companies": "standing --kind company",
    "positions": "standing --kind position",
    "statistics": "figures",
    "stats": "summary",
    "count": "summary",
    "silences": "gaps",
    "version": "bilat --version",
}

_EVENTS, _FACTS, _NAMES = "Events", "Other facts", "Names and sources"
# The forms of `bilat add`, in the same way.
ADDED = {
    "event": Listed(_EVENTS, "Add an event of any kind."),
    "meeting": Listed(_EVENTS, "Add a meeting, call, summit or visit."),
    "visit": Listed(_EVENTS, "Add a visit, with the talks held and the agreements signed during it."),
    "call": Listed(_EVENTS, "Add a call by telephone or video."),
    "treaty": Listed(_EVENTS, "Add a treaty, agreement or contract."),
    "trade": Listed(_FACTS, "Add a trade total for a period."),
    "goods": Listed(_FACTS, "Add a commodity that is traded, requested or permitted."),
    "figure": Listed(_FACTS, "Add a stock or count at a date: investment, debt, tourists, students."),
    "standing": Listed(_FACTS, "Add a fact without a date: a mechanism, company, position."),
    "citation": Listed(_FACTS, "Add a citation to an existing entry."),
    "source": Listed(_NAMES, "Add a publication that entries can cite."),
    "person": Listed(_NAMES, "Add a person whom events can name."),
    "organization": Listed(_NAMES, "Add a body, company or agency that entries can name."),
    "country": Listed(_NAMES, "Add a country that entries can name."),
}
# Commands that are followed by another word, with the possible words.
FAMILIES = {"add": ADDED}


def command_names() -> list[str]:
    """Return every command as it is typed, subcommands after their command: `add`, `add event`."""
    return [
        typed for name in COMMANDS for typed in (name, *(f"{name} {part}" for part in FAMILIES.get(name, ())))
    ]


def module_of(name: str) -> str:
    """Return the module of a command; if its name is a Python keyword, the module's ends with a _."""
    return f"bilat.cli.commands.{name}{'_' if iskeyword(name) else ''}"
