"""Countries of ISO 3166-1 and former states of ISO 3166-3, by code and by the names people use."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import NamedTuple

from bilat.values.text import fold


class IsoCountry(NamedTuple):
    """A row of countries.tsv.

    `second_code` is alpha-2, or alpha-4 of a former state; `common_name` leaves out what ISO 3166 puts after
    a comma.
    """

    code: str
    second_code: str
    name: str
    common_name: str
    other_names: tuple[str, ...]

    @property
    def is_former(self) -> bool:
        """Return whether the state is one of ISO 3166-3."""
        return len(self.second_code) > 2  # noqa: PLR2004 - an alpha-2 code


@cache
def _table() -> str:
    return Path(__file__).with_name("countries.tsv").read_text(encoding="utf-8")


def is_country_code(code: str) -> bool:
    """Return whether a code is an alpha-3 code of ISO 3166, of a country or of a former state."""
    return f"\n{code}\t" in _table()


# Codes that ISO 3166-1 alpha-3 leaves to its users (ISO 3166-1, 8.1.3), for states it does not know.
OWN_CODE = r"AA[A-Z]|Q[M-Z][A-Z]|X[A-Z][A-Z]|ZZ[A-Z]"


def is_own_code(code: str) -> bool:
    """Return whether ISO 3166 leaves an alpha-3 code to its users and will never assign it."""
    return re.fullmatch(OWN_CODE, code) is not None


@cache
def iso_countries() -> dict[str, IsoCountry]:
    """Return every country by its alpha-3 code, former states last."""
    rows = ((*line.split("\t"), "", "")[:5] for line in _table().splitlines() if not line.startswith("#"))
    return {
        code: IsoCountry(
            code,
            second_code,
            name,
            common_name or name.partition(",")[0],
            tuple(filter(None, other_names.split("; "))),
        )
        for code, second_code, name, common_name, other_names in rows
    }


def common_name(code: str) -> str | None:
    """Return the name that the country of an alpha-3 code commonly goes by, or None for an unknown code."""
    country = iso_countries().get(code)
    return country.common_name if country else None


def find_country(text: str) -> str | None:
    """Return the alpha-3 code for an alpha-3, alpha-2 or alpha-4 code or a name, or None.

    A code that ISO 3166 leaves free is returned as it is: a dataset says which state it means.

    A name may be the standard's, a common one, or the part before its comma if only one country has it.
    """
    if is_own_code(code := text.strip().upper()):
        return code
    wanted = fold(text)
    known = _by_code().get(wanted)
    if known:
        return known
    whole, in_use, short = _by_name()
    found = [whole[wanted]] if wanted in whole else in_use.get(wanted) or short.get(wanted, [])
    return found[0] if len(found) == 1 else None


@cache
def _by_code() -> dict[str, str]:
    """Return the alpha-3 code of each alpha-3, alpha-2 and alpha-4 code, in lower case."""
    return {
        code.lower(): country.code
        for country in iso_countries().values()
        for code in (country.code, country.second_code)
    }


@cache
def _by_name() -> tuple[dict[str, str], dict[str, list[str]], dict[str, list[str]]]:
    """Return the code of each folded name: the standard's, those in use, and the part before a comma."""
    whole: dict[str, str] = {}
    in_use: dict[str, list[str]] = {}
    short: dict[str, list[str]] = {}
    for country in iso_countries().values():
        before_comma = fold(country.name.partition(",")[0])
        whole.setdefault(fold(country.name), country.code)
        short.setdefault(before_comma, []).append(country.code)
        others = dict.fromkeys(map(fold, (country.common_name, *country.other_names)))
        for name in others:
            if name != before_comma:
                in_use.setdefault(name, []).append(country.code)
    return whole, in_use, short
