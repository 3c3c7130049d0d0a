"""The checks by code: a new check is an entry here, a function in rules/ and a documented example.

The page is docs/checks.md, and its example the check's first test. The bands: BIL0 the file and its form,
BIL1 identity and reference, BIL2 time, BIL3 people and places, BIL4 figures, BIL5 sources.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from bilat.checking.findings import Violation
from bilat.checking.located_record import LocatedRecord
from bilat.checking.rules import (
    agreement,
    copies,
    duplicates,
    figures,
    growth,
    identity,
    locators,
    meetings,
    names,
    parts,
    places,
    sources,
    times,
    variants,
)
from bilat.checking.rules.form import comments_can_be_read, noted
from bilat.values.errors import FaultCode, QueryError
from bilat.values.escaping import quote
from bilat.values.text import did_you_mean

ERROR, WARNING, NOTE = "error", "warning", "note"


@dataclass(frozen=True, slots=True)
class Check:
    """A check: its code, name, severity, one-line rule and function."""

    code: str
    name: str
    severity: str
    rule: str
    find: Callable[[LocatedRecord], Iterable[Violation]]


def _form(code: FaultCode, name: str, rule: str) -> Check:
    """Declare a check for an error found while loading: no command can read the file until it is fixed."""
    return Check(code.value, name, ERROR, rule, noted(code))


IDLE_COMMENT = "BIL017"
CHECKS: tuple[Check, ...] = (
    _form(FaultCode.UNREADABLE, "readable", "The file exists and can be read."),
    _form(FaultCode.ENCODING, "utf-8", "The file is UTF-8."),
    _form(FaultCode.SYNTAX, "yaml", "The file is valid YAML."),
    _form(FaultCode.EMPTY_FILE, "not-empty", "The file is not empty."),
    _form(FaultCode.SECOND_DOCUMENT, "one-document", "The file is a single YAML document."),
    _form(FaultCode.TAG, "no-tags", "No value has a tag."),
    _form(FaultCode.ALIAS, "aliases", "Every alias has an anchor, and aliases do not expand too far."),
    _form(FaultCode.DEPTH, "depth", "Values are nested no deeper than a record needs."),
    _form(FaultCode.DUPLICATE_KEY, "keys-once", "A key appears once in its entry."),
    _form(FaultCode.SHAPE, "shape", "A value is a list, a text or a mapping, as its key requires."),
    _form(FaultCode.UNKNOWN_KEY, "known-keys", "Every key is one that bilat reads."),
    Check("BIL012", "order", NOTE, "Entries are in the order of their dates.", times.entries_in_order),
    _form(FaultCode.MISSING_KEY, "needed-keys", "Every key that an entry needs is there."),
    _form(FaultCode.EMPTY_VALUE, "values", "A key that is there has a value."),
    _form(FaultCode.UNKNOWN_WORD, "known-words", "A kind, status or flow is one that bilat knows."),
    _form(FaultCode.FORM_OF_VALUE, "form", "A code or a count is well-formed."),
    Check(
        *(IDLE_COMMENT, "idle-comments", NOTE),
        *("A comment to bilat is valid and ignores a finding.", comments_can_be_read),
    ),
    _form(FaultCode.FORM_OF_ID, "id-form", "An id consists of lower-case letters, digits and hyphens."),
    _form(FaultCode.ID_TAKEN, "ids-once", "No two entries share an id."),
    _form(
        FaultCode.UNKNOWN_REFERENCE,
        "references",
        "Every person, country, organization and source is in the file.",
    ),
    _form(FaultCode.NO_CITATION, "citations", "Every record cites a source and a place in it."),
    _form(FaultCode.FORM_OF_LOCATOR, "locator-form", "A locator is a place in a source, like p16."),
    _form(FaultCode.COUNTRY_CODE, "country-codes", "A country is a code of ISO 3166-1 or 3166-3."),
    Check("BIL107", "locators", ERROR, "A locator lies within its source.", locators.locators_exist),
    Check("BIL108", "currencies", ERROR, "A currency is a code of ISO 4217.", identity.currencies_exist),
    Check("BIL109", "ids-across", ERROR, "No id names entries of two sections.", identity.ids_are_unique),
    Check("BIL110", "parts-circle", ERROR, "No event is part of itself.", parts.parts_form_no_circle),
    Check(
        *("BIL111", "editions-circle", ERROR),
        *("No source is an edition of itself.", parts.editions_form_no_circle),
    ),
    Check(
        *("BIL112", "locator-kinds", ERROR),
        *("A locator is of a kind that its source declares.", locators.locators_are_of_a_declared_kind),
    ),
    Check(
        *("BIL113", "copies", WARNING),
        *("The copies of an event in files of several pairs are the same.", copies.copies_stand_alike),
    ),
    _form(FaultCode.DATE, "dates", "A date is EDTF, level 0 or 1."),
    _form(FaultCode.REVERSED_DATE, "start-before-end", "A period starts before it ends."),
    Check(
        *("BIL203", "as-of", ERROR),
        *("Only planned events are dated after the record's last day.", times.not_after_the_record),
    ),
    Check(
        *("BIL204", "planned", NOTE),
        *("What was planned for a day that has passed has an outcome.", times.plans_have_an_outcome),
    ),
    Check(
        *("BIL205", "reported-after", ERROR),
        *("No source is older than what it reports.", times.reported_afterwards),
    ),
    Check(
        *("BIL206", "predecessors", WARNING),
        *("A former state acts only in its own period.", times.predecessors_in_their_time),
    ),
    Check(
        *("BIL207", "growth-period", ERROR),
        *("Growth is measured from an earlier period.", growth.growth_from_an_earlier_period),
    ),
    Check(
        *("BIL208", "parts-in-time", ERROR),
        *("A part may have happened on the days of its whole.", parts.parts_lie_in_their_wholes),
    ),
    Check(
        *("BIL209", "forecasts", WARNING),
        *("A date is forecast before it comes.", times.forecasts_look_ahead),
    ),
    Check(
        *("BIL210", "in-force", ERROR),
        *("What is signed enters into force afterwards, and then ends.", times.treaties_live_forwards),
    ),
    Check(
        *("BIL301", "both-parties", WARNING),
        *(
            "A meeting has officials of both parties, or is a joint body's.",
            meetings.both_parties_are_there,
        ),
    ),
    Check(
        *("BIL302", "visits", WARNING),
        *("A visit takes place in one of the parties.", meetings.visits_go_to_the_other_party),
    ),
    Check("BIL303", "cities", WARNING, "A city lies in one country.", places.cities_lie_in_one_country),
    Check("BIL304", "events-once", WARNING, "An event is recorded once.", duplicates.events_stand_once),
    Check(
        *("BIL305", "names-apart", WARNING),
        *("No two people or organizations have similar names.", names.names_stand_for_one),
    ),
    Check(
        *("BIL306", "spelling", WARNING),
        *("A city, topic, role or commodity is spelled one way.", names.words_are_spelled_one_way),
    ),
    Check(
        *("BIL307", "names-in-texts", WARNING),
        *("A text spells a name as its entry does.", names.texts_spell_names_as_their_owners),
    ),
    Check("BIL308", "ranks", NOTE, "The level of an office is known.", meetings.roles_can_be_ranked),
    Check(
        *("BIL309", "joint-bodies", NOTE),
        *("A body that both parties set up is a joint body.", meetings.joint_bodies_are_called_so),
    ),
    _form(FaultCode.FIGURE, "figures", "A figure is a number bilat can read exactly."),
    Check(
        *("BIL402", "trade-adds-up", ERROR),
        *("Exports and imports add up to the total, within their rounding.", figures.trade_adds_up),
    ),
    Check(
        *("BIL403", "growth-agrees", ERROR),
        *("Growth fits the figures of both periods, within their rounding.", growth.growth_agrees),
    ),
    Check(
        *("BIL404", "overlaps", WARNING),
        *("No two totals of one flow cover the same days.", figures.periods_do_not_overlap),
    ),
    Check("BIL405", "negative", ERROR, "No figure is negative.", figures.figures_are_not_negative),
    Check("BIL406", "growth-whole", WARNING, "Growth names its period.", growth.growth_is_whole),
    Check("BIL407", "units", WARNING, "A quantity has a unit.", figures.quantities_have_units),
    Check(
        *("BIL408", "parties", WARNING),
        *("Trade is between the two parties.", meetings.flows_are_between_the_parties),
    ),
    Check(
        *("BIL409", "parts", WARNING),
        *("A part of a period does not exceed the whole.", figures.parts_fit_their_whole),
    ),
    Check("BIL410", "money", WARNING, "An amount of money has a currency.", figures.money_has_a_currency),
    Check(
        *("BIL411", "printed-twice", WARNING),
        *("A source means one figure by two ways of printing it.", figures.figures_printed_twice_agree),
    ),
    Check(
        *("BIL501", "paragraphs-cited", WARNING),
        *("Every paragraph of a source is cited.", sources.paragraphs_are_cited),
    ),
    Check(
        *("BIL502", "without-facts", WARNING),
        *("A paragraph without facts is not cited.", sources.paragraphs_without_facts_are_not_cited),
    ),
    Check("BIL503", "dates-agree", WARNING, "Sources agree on dates.", agreement.sources_agree_on_dates),
    Check("BIL504", "places-agree", WARNING, "Sources agree on places.", agreement.sources_agree_on_places),
    Check("BIL505", "people-agree", WARNING, "Sources agree on people.", agreement.sources_agree_on_people),
    Check(
        "BIL506", "figures-agree", WARNING, "Sources agree on figures.", agreement.sources_agree_on_figures
    ),
    Check(
        *("BIL507", "variants-differ", WARNING),
        *("A variant differs from the entry's own value.", variants.variants_differ),
    ),
)
CODES = tuple(check.code for check in CHECKS)


def select_checks(select: Sequence[str] = (), ignore: Sequence[str] = ()) -> tuple[Check, ...]:
    """Return the checks that `select` names (all where it is empty) and `ignore` does not.

    Each word is a code or the beginning of some: BIL402, BIL4. Raise `QueryError` for one that begins none.
    """
    wanted, unwanted = _codes(select) if select else set(CODES), _codes(ignore)
    return tuple(check for check in CHECKS if check.code in wanted - unwanted)


def _codes(words: Sequence[str]) -> set[str]:
    codes: set[str] = set()
    for word in words:
        begun = {code for code in CODES if word and code.startswith(word.upper())}
        if not begun:
            hint = (
                did_you_mean(word, CODES)
                or f" Use a code, {CODES[0]} to {CODES[-1]}, or the start of several: BIL4."
            )
            raise QueryError(f"{quote(word)} is not a check.{hint}")
        codes |= begun
    return codes
