"""The reader checks ids and codes letter by letter, and takes what the patterns of the JSON Schema take."""

from __future__ import annotations

import re
from contextlib import suppress

from hypothesis import example, given
from hypothesis import strategies as st

from bilat.loading.entries import is_id
from bilat.loading.sections import read_currency
from bilat.record.declarations import CURRENCY, ID
from bilat.values.errors import BilatError

LETTERS = st.text(st.sampled_from("aZ0-_é٣ßK²"), max_size=5)


def is_currency(text: str) -> bool:
    with suppress(BilatError):
        return read_currency(text) == text
    return False


@given(LETTERS)
@example("")
@example("a--b")
@example("visit-2015")
def test_an_id(text: str) -> None:
    assert is_id(text) is bool(re.fullmatch(ID, text))


@given(LETTERS)
@example("USD")
@example("ÄÖÜ")
@example("")
def test_a_currency(text: str) -> None:
    assert is_currency(text) is bool(re.fullmatch(CURRENCY, text))
