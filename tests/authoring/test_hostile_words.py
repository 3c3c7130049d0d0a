"""What is typed into `bilat add`, option by option and answer by answer, is text: no sign in it is obeyed."""

from __future__ import annotations

import sys
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
import yaml

from bilat.authoring.entry_forms import entry_form
from bilat.cli.prompts import with_answers
from bilat.loading.dataset import examine_text, require_valid
from own_files import CUBA
from program import bilat

# YAML's own signs and words, formulas, what a terminal obeys, line ends, and code for other readers.
HOSTILE = (
    *("- x", "? x", "a: b", "a #b", "'", '"a', "[a", "{a: b}", "*a", "&a b", "!!python/name:os.system", "%a"),
    *("null", "NO", "~", "12:30:00", "0x1f", "---", "...", "<<", "=cmd|'/c calc'!A1", "+1", "@SUM(1)", "| a"),
    *(
        "\x1b]0;t\x07",
        "a\x00b",
        "\x9b31m",
        "\u202eabc",
        "\u2066a",
        "a\u200bb",
        "\ufeffa",
        "\uffff",
        "\U0010ffff",
    ),
    *(
        "a\nevents: []",
        "a\r\nb",
        "a\rb",
        "a\u2028b",
        "a\u2029b",
        "a\x85b",
        "a\x0cb",
        "a\tb",
        "e\u0301",
        "--note",
    ),
    *("</script><script>", "{{7*7}}", "$(id)", "%s", r"\x41", "word " * 20_000 + "end"),
)
CITED = ("--source", "granma: p3")
# How each thing is added, and which of its options take any text: the key that holds it in the file.
ADDED: dict[str, tuple[tuple[str, ...], str, dict[str, str]]] = {
    "event": (
        ("--date", "2019-10", "--kind", "visit", "--country", "CUB", *CITED),
        "events",
        {"title": "title", "occasion": "occasion", "note": "note", "venue": "name", "city": "city"},
    ),
    "trade": (
        (
            "--date",
            "2014",
            "--reporter",
            "RUS",
            "--partner",
            "CUB",
            "--currency",
            "USD",
            "--total",
            "1",
            *CITED,
        ),
        "trade",
        {"scope": "scope", "note": "note"},
    ),
    "goods": (
        ("--date", "2014", "--flow", "exports", "--reporter", "RUS", "--quantity", "1", *CITED),
        "goods",
        {"commodity": "commodity", "unit": "unit", "note": "note"},
    ),
    "figure": (
        ("--date", "2014", "--from", "RUS", "--to", "CUB", "--value", "1", *CITED),
        "figures",
        {"measure": "measure", "unit": "unit", "note": "note"},
    ),
    "standing": (("--kind", "view", *CITED), "standing", {"title": "title", "note": "note"}),
    "source": (
        ("--date", "2014"),
        "sources",
        {name: name for name in ("publisher", "carrier", "place", "title", "url", "archived", "language")},
    ),
    "person": (("--country", "CUB"), "people", {"name": "name", "alias": "aliases"}),
    "organization": ((), "organizations", {"name": "name", "kind": "kind", "alias": "aliases"}),
    "country": (("--code", "FIN"), "countries", {"name": "name", "alias": "aliases"}),
}


class _Texts(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """YAML in which every word is a text, as a dataset file is read."""


_Texts.yaml_implicit_resolvers = {}


def entries(file: Path, section: str) -> list[dict[str, Any]]:
    found = yaml.load(file.read_text(encoding="utf-8"), _Texts).get(section, [])  # noqa: S506 - a SafeLoader
    return list(found.values()) if isinstance(found, dict) else found


@pytest.mark.parametrize("what", ADDED)
def test_a_word_in_any_option_stands_in_the_file_as_it_was_typed(what: str, cuba: Path) -> None:
    given, section, keys = ADDED[what]
    before = entries(cuba, section)
    start = list(ADDED).index(what) * 5
    for turn in range(start, start + 6):
        cuba.write_text(CUBA, encoding="utf-8")
        # Each turn gives the options the next words; over all that can be added, each word has several turns.
        options = {option: HOSTILE[(turn * len(keys) + at) % len(HOSTILE)] for at, option in enumerate(keys)}
        typed = [f"--{option}={text}" for option, text in options.items()]
        names = ("--id", "typed") if what != "country" else ()
        done = bilat("add", what, *names, *given, *typed, "--data", str(cuba), "--force")
        assert done.status == 0, (options, done.err)
        assert all(sign.isprintable() or sign == "\n" for sign in done.out + done.err), options
        [new] = [entry for entry in entries(cuba, section) if entry not in before]
        held = {**new, **new.get("place", {})} if section == "events" else new
        for option, text in options.items():
            assert held[keys[option]] in (text, [text]), (option, text)
        assert [entry for entry in entries(cuba, section) if entry != new] == before


@pytest.mark.parametrize("word", ["  ", "\t", "\u00a0", "\r"])
def test_a_word_of_blanks_is_refused_whatever_the_blank(word: str, cuba: Path) -> None:
    for option in ("title", "topic", "note"):
        said = {"title": "T", "topic": "t", "note": "n"} | {option: word}
        typed = [f"--{name}={text}" for name, text in said.items()]
        done = bilat("add", "standing", "--kind", "view", *typed, *CITED, "--data", str(cuba))
        assert (done.status, done.out) == (2, "")
        assert "is empty: write" in done.err
        assert cuba.read_text(encoding="utf-8") == CUBA


def test_an_answer_to_a_question_is_one_line_of_text(monkeypatch: pytest.MonkeyPatch) -> None:
    dataset = require_valid(examine_text(CUBA, "cuba.yaml"))
    given = {"kind": "view", "source": ["granma: p1"]}
    for word in HOSTILE:
        if "\n" in word:
            continue
        monkeypatch.setattr(sys, "stdin", StringIO(f"{word}\nanother line\n"))
        assert with_answers(dataset, entry_form("standing"), given)["title"] == word.strip()
