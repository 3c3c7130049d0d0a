"""A value of megabytes in a wrong place is quoted by its beginning."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from bilat.values.escaping import quote
from program import bilat

RECORD = (Path(__file__).parent / "errors" / "record.yaml").read_text(encoding="utf-8")
LONG = "x" * 20_000
VALUES = sorted({match[0] for match in re.finditer(r"(?<=[:\[] )\w[\w. -]*|(?<=\[)\w+(?=[,\]])", RECORD)})
MOST = 1_200


def longest_line(text: str) -> int:
    return max(map(len, text.splitlines()), default=0)


def test_a_hundred_characters_are_quoted() -> None:
    assert quote("x" * 100) == f"'{'x' * 100}'"
    assert quote("x" * 101) == f"'{'x' * 100}'…"


@pytest.mark.parametrize("value", VALUES)
@pytest.mark.parametrize("long", [LONG, f"{LONG}-1", f"2015-{'1' * 20_000}", f"{LONG} {LONG}"], ids="abcd")
def test_in_a_dataset(value: str, long: str, tmp_path: Path) -> None:
    file = tmp_path / "record.yaml"
    file.write_text(RECORD.replace(value, long, 1), encoding="utf-8")
    found = bilat("check", str(file))
    assert longest_line(found.out + found.err) < MOST


@pytest.mark.parametrize("value", VALUES)
def test_in_a_dataset_that_a_question_is_asked_of(value: str, tmp_path: Path) -> None:
    file = tmp_path / "record.yaml"
    file.write_text(RECORD.replace(value, LONG, 1), encoding="utf-8")
    assert longest_line(bilat("timeline", "--data", str(file), "--count").err) < MOST


@pytest.mark.parametrize("key", ["id", "date", "kind", "events", "title", "dataset"])
def test_in_the_name_of_a_key(key: str, tmp_path: Path) -> None:
    file = tmp_path / "record.yaml"
    file.write_text(RECORD.replace(f"{key}:", f"{LONG}:", 1), encoding="utf-8")
    found = bilat("check", str(file))
    assert longest_line(found.out + found.err) < MOST


@pytest.mark.parametrize(
    "words",
    [
        *(
            ("timeline", flag)
            for flag in (
                *("--since", "--on", "--year", "--person", "--country", "--kind", "--topic", "--source"),
                *("--organization", "--level", "--status", "--search", "--place", "--fields", "--sort"),
                *("--limit", "--pair", "--format"),
            )
        ),
        *(("add", "meeting", "--title", "Talks", "--source", "press-2019: p1", "--date"),),
        *(
            ("add", "meeting", "--title", "Talks", "--date", "2015", flag)
            for flag in ("--source", "--participant", "--country", "--kind", "--id")
        ),
        *(
            ("show",),
            ("schema",),
            ("completion",),
            ("check", "--select"),
            ("new",),
            ("summary", "--by"),
            ("add",),
        ),
        *(("timeline",), (), ("timeline", "--unknown"), ("gaps", "--min"), ("anniversaries", "--within")),
    ],
    ids=" ".join,
)
@pytest.mark.parametrize("long", [LONG, f"{LONG}: p1", f"2015-{'1' * 20_000}"], ids="abc")
def test_on_the_command_line(words: tuple[str, ...], long: str, tmp_path: Path) -> None:
    file = tmp_path / "record.yaml"
    file.write_text(RECORD, encoding="utf-8")
    data = ("--data", str(file)) if words and words[0] in ("timeline", "add", "show") else ()
    run = bilat(*words, long, *data)
    assert longest_line(run.out + run.err) < MOST
