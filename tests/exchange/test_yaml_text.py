"""What is imported is written as YAML that says the same to every reader of it."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from bilat.exchange.yaml_text import comment_lines, entry_lines, value_text

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=20)
AWKWARD = [
    "No",
    "null",
    "~",
    "a: b",
    "a #b",
    "- a",
    "? a",
    "{a}",
    "[a",
    "a,b",
    "'",
    '"',
    "&a",
    "*a",
    "!a",
    "%a",
    "@a",
    "`",
]


@pytest.mark.parametrize(
    "text",
    [*AWKWARD, "=1+1", "<<", "12:30", " a ", "a\nb", "\x1b[31m", "\u2028", "https://example.org/a?b=c#d"],
)
def test_an_awkward_text_stays_what_it_is(text: str) -> None:
    for value in (text, [text, text], {"key": text}, [{"key": [text]}]):
        assert yaml.load(f"key: {value_text(value)}", yaml.BaseLoader)["key"] == value  # noqa: S506 - it reads texts alone


@settings(max_examples=40, deadline=None)
@given(st.lists(TEXTS, min_size=1, max_size=3), TEXTS)
def test_any_text_stays_what_it_is(texts: list[str], comment: str) -> None:
    entry = {"id": texts[0], "participants": [{"person": text} for text in texts], "topics": texts}
    text = "\n".join([*comment_lines([comment]), *entry_lines(entry)])
    assert yaml.load(text, yaml.BaseLoader) == [entry]  # noqa: S506 - it reads texts alone


@pytest.mark.parametrize(
    "text", ["Wheat and meslin", "2018-05-01", "84125301", "Nicolás Maduro's visit, the third"]
)
def test_what_needs_no_quotation_marks_has_none(text: str) -> None:
    assert value_text(text) == text
