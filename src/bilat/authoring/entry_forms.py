"""What `bilat add` can add: each form with its section, and what a kind of event fixes or leaves out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from bilat.authoring.entry_options import EntryOption, options_of
from bilat.record.declarations import Section
from bilat.record.figure_tables import GOODS, STATISTIC, TRADE
from bilat.record.name_tables import COUNTRY, ORGANIZATION, PERSON, SOURCE
from bilat.record.schema import EVENT, STANDING
from bilat.record.vocabulary import KIND_GROUPS

_PLACE = ("venue", "city", "country")
_MONEY = ("amount", "currency")
_IN_FORCE = ("in_force", "ended")


@dataclass(frozen=True, slots=True)
class EntryForm:
    """A form of entry: its section and, for an event, the kind.

    Without `kinds`, the kind is fixed; otherwise it is one of them, and `kind` is the default. `without`
    are options that this form does not have. `has_parts` is whether parts can be added with it.
    """

    name: str
    section: Section[object]
    kind: str = ""
    kinds: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    has_parts: bool = False
    options: Mapping[str, EntryOption] = field(init=False)

    def __post_init__(self) -> None:
        """Make the options: those of the section that this form has."""
        left_out = {*self.without, *(("kind",) if self.kind and not self.kinds else ())}
        options = {name: option for name, option in options_of(self.section).items() if name not in left_out}
        if self.kinds:
            options["kind"] = _assumed(options["kind"], self.kind, self.kinds)
        object.__setattr__(self, "options", options)


def _assumed(option: EntryOption, kind: str, kinds: tuple[str, ...]) -> EntryOption:
    """Return the option for a kind that is one of a few and has a default."""
    meaning = f"The kind; {kind} unless given. One of {', '.join(kinds)}."
    return replace(option, field=option.field._replace(words=kinds), meaning=meaning, required=False)


def entry_form(name: str) -> EntryForm:
    """Return a form by its name, one of those that the registry of commands lists."""
    return _FORMS[name]()


_FORMS = {
    "event": lambda: EntryForm("event", EVENT),
    "meeting": lambda: EntryForm(
        "meeting", EVENT, "meeting", KIND_GROUPS["encounter"], (*_MONEY, *_IN_FORCE)
    ),
    "visit": lambda: EntryForm("visit", EVENT, "visit", (), (*_MONEY, *_IN_FORCE), has_parts=True),
    "call": lambda: EntryForm("call", EVENT, "call", (), (*_PLACE, *_MONEY, *_IN_FORCE)),
    "treaty": lambda: EntryForm("treaty", EVENT, "treaty", KIND_GROUPS["signed"]),
    "trade": lambda: EntryForm("trade", TRADE),
    "goods": lambda: EntryForm("goods", GOODS),
    "figure": lambda: EntryForm("figure", STATISTIC),
    "standing": lambda: EntryForm("standing", STANDING),
    "source": lambda: EntryForm("source", SOURCE),
    "person": lambda: EntryForm("person", PERSON),
    "organization": lambda: EntryForm("organization", ORGANIZATION),
    "country": lambda: EntryForm("country", COUNTRY),
}


def added_flags() -> set[str]:
    """Return the options that some form has."""
    return {option.flag for name in _FORMS for option in entry_form(name).options.values()}
