"""The codes behind the names that publishers of data give countries."""

from __future__ import annotations

from functools import lru_cache

from bilat.values.countries import common_name, find_country
from bilat.values.text import fold

# Names that ISO 3166 does not list, with the codes that COLT and others use.
_OWN_CODES = {"kosovo": "XKX"}
_OWN_NAMES = {"XKX": "Kosovo"}
# Names that a sentence has with "the": the Soviet Union, the Netherlands.
_ENDS = ("Emirates", "Islands", "Kingdom", "Republic", "States", "Union")
_WITH_ARTICLE = frozenset(
    (
        *("Bahamas", "Comoros", "DR Congo", "Gambia", "Holy See", "Isle of Man", "Maldives", "Netherlands"),
        *("Netherlands Antilles", "Philippines"),
    )
)


@lru_cache(maxsize=4096)
def country_named(name: str) -> str | None:
    """Return the code of a country by the name that a publisher gives it, or None for another name."""
    return find_country(name) or _OWN_CODES.get(fold(name))


def name_of(code: str, otherwise: str = "") -> str:
    """Return the common name of a country: the table's, or else what the file calls it."""
    return common_name(code) or _OWN_NAMES.get(code) or otherwise or code


def name_in_title(code: str, otherwise: str = "") -> str:
    """Return the name of a country as a sentence has it: the Soviet Union."""
    name = name_of(code, otherwise)
    return f"the {name}" if name.endswith(_ENDS) or name in _WITH_ARTICLE else name
