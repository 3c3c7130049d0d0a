"""Values of `bilat add` that are entries of their own: participants, citations, variants, forecasts."""

from __future__ import annotations

import re

from bilat.authoring.lookup import country_code, is_country, person_id, source_id
from bilat.loading.variants import varying_fields
from bilat.loading.yaml_nodes import Draft
from bilat.record.declarations import FieldKind, Section
from bilat.record.model import Dataset
from bilat.record.vocabulary import PARTS
from bilat.values.errors import QueryError
from bilat.values.escaping import quote
from bilat.values.offices import LEVELS
from bilat.values.text import did_you_mean
from bilat.values.typed_dates import read_typed

_IN_BRACKETS = re.compile(r"(.*\S) *\(([^()]*)\)", re.DOTALL)
_SAID = re.compile(r"(.+?) *\( *said +(.+?) *\)", re.DOTALL)


def date_text(dataset: Dataset, text: str) -> str:
    """Return a date that a person typed in EDTF."""
    return read_typed(text, fiscal_years=[year.begins for year in dataset.fiscal_years]).text


def participant(dataset: Dataset, text: str) -> dict[str, str]:
    """Read "WHO: ROLE": a person by id or name, or a country for someone whom no source names.

    After the role, brackets may hold a part (visitor, host), a level (leaders) or both.
    """
    who, colon, role = text.partition(":")
    who, role = who.strip(), role.strip()
    if not (who and colon and role):
        raise QueryError(
            f"{quote(text)} is not a participant. Write who and as what: 'lavrov: foreign minister'."
        )
    role, more = _without_brackets(role)
    if is_country(dataset, who):
        return {"role": role, "country": country_code(dataset, who), **more}
    return {"person": person_id(dataset, who), "role": role, **more}


def _without_brackets(role: str) -> tuple[str, dict[str, str]]:
    """Return a role, and the part and level in brackets after it; other brackets belong to the role."""
    match = _IN_BRACKETS.fullmatch(role)
    words = [word.strip() for word in match[2].split(",")] if match else []
    if match is None or not all(word in (*PARTS, *LEVELS) for word in words):
        return role, {}
    return match[1], {"part" if word in PARTS else "level": word for word in words}


def citation(dataset: Dataset, text: str) -> Draft:
    """Read "ID: p1, p2": a source and where in it."""
    source, colon, at = text.partition(":")
    locators = [locator.strip() for locator in at.split(",")]
    if not (source.strip() and colon and all(locators)):
        raise QueryError(
            f"{quote(text)} is not a citation. Write the source and where in it: 'tass-2019: p1, p2'."
        )
    return {"id": source_id(dataset, source.strip()), "at": locators}


def variant(dataset: Dataset, section: Section[object], text: str) -> Draft:
    """Read "KEY: VALUE @ ID: AT": what another source gives for a field of an entry."""
    said, source = _cited(text)
    key, colon, value = said.partition(":")
    key, value = key.strip(), value.strip()
    if not (key and colon and value and source):
        raise QueryError(
            f"{quote(text)} is not a variant. Write the field, its value and who says so: "
            "'date: 2018-12 @ tass-2019: p7'."
        )
    fields = dict(varying_fields(section))
    if key not in fields:
        hint = did_you_mean(key, fields) or f" Known: {', '.join(fields)}."
        raise QueryError(f"{quote(key)} is not a field that sources can disagree on.{hint}")
    if fields[key].kind is FieldKind.DATE:
        value = date_text(dataset, value)
    elif fields[key].kind is FieldKind.COUNTRY:
        value = country_code(dataset, value)
    return {"key": key, "value": value, "sources": [citation(dataset, source)]}


def forecast(dataset: Dataset, text: str) -> Draft:
    """Read "DATE (said DATE) @ ID: AT": an earlier date of something planned."""
    planned, source = _cited(text)
    if not (planned and source):
        raise QueryError(
            f"{quote(text)} is not a forecast. Write the date and who says so: "
            "'2018-10 (said 2018-08) @ tass-2019: p8'."
        )
    match = _SAID.fullmatch(planned)
    dates = {"date": match[1], "said": match[2]} if match else {"date": planned}
    read = {name: date_text(dataset, date) for name, date in dates.items()}
    return {**read, "sources": [citation(dataset, source)]}


def _cited(text: str) -> tuple[str, str]:
    said, _, source = text.rpartition("@")
    return said.strip(), source.strip()
