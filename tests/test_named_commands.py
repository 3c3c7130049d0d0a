"""A command that a screen names, for the rest or for what was counted, finds exactly what the screen says."""

from __future__ import annotations

import json
import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest

from oracle.filters import TODAY
from oracle.names import Draft
from oracle.questions import SECTIONS, as_arguments, questions
from oracle.worlds import worlds
from program import Run, answered, bilat, on_terminal
from small_record import event, events, written
from strategies import as_yaml

DATED = {"COLUMNS": "2000", "BILAT_TODAY": TODAY.isoformat()}
ALL = ("events", "trade", "goods", "figures", "standing")
# How an answer is sorted, cut and shown says nothing of what a command finds.
SHOWN = ("reverse", "sort", "limit", "count", "fields", "every", "min")


@pytest.fixture
def seeds(*, long: bool) -> range:
    return range(300 if long else 6)


def data_of(folder: Path, drafts: list[Draft]) -> list[str]:
    """Write datasets, and return the options that name them."""
    words: list[str] = []
    for number, draft in enumerate(drafts):
        file = folder / f"world {number}.yaml"
        file.write_text(as_yaml(draft), encoding="utf-8")
        words += ["--data", str(file)]
    return words


def asked_of(seed: str, command: str, folder: Path) -> list[str]:
    """Draw a dataset or two and a question about them, as one types it."""
    question = questions(seed, command)
    kept = {name: value for name, value in question.items() if name not in SHOWN}
    return [*as_arguments(kept), *data_of(folder, worlds(seed, SECTIONS[command]))]


def shown(*arguments: str) -> Run:
    run = bilat(*arguments, "--format", "table", env=DATED)
    assert run.status == 0, run.err
    return run


def named(text: str) -> Iterator[list[str]]:
    """Return the arguments of each command that a text names for what it counted."""
    for command in re.findall(
        r"List (?:them|the encounters|the events): bilat (.*?)(?= \w+-\w+: List|$)", text, re.MULTILINE
    ):
        yield shlex.split(command)


def number_of(command: list[str]) -> int:
    run = bilat(*command, "--count", env=DATED)
    assert run.status == 0, (command, run.err)
    return int(run.out)


def test_a_summary_names_what_lists_as_many_as_it_counted(tmp_path: Path, seeds: range) -> None:
    for seed in seeds:
        arguments = asked_of(f"listed {seed}", "summary", tmp_path)
        out = shown(*arguments).out
        for counted in re.findall(r"counted: (\d+)\.", out):
            [command] = named(out)
            assert number_of(command) == int(counted), (arguments, command)


@pytest.mark.parametrize("command", ["gaps", "people"])
def test_gaps_and_people_name_what_lists_their_encounters_and_events(
    tmp_path: Path, seeds: range, command: str
) -> None:
    for seed in seeds:
        arguments = asked_of(f"{command} {seed}", command, tmp_path)
        out = shown(*arguments).out
        if command == "people":
            counts = [row["count"] for row in answered(*arguments)] if "--last" not in arguments else []
            for listed in named(out):
                # Nobody took part in more than there are.
                assert number_of(listed) >= max(counts, default=0), (arguments, listed)
            continue
        numbers = re.findall(r"between (\d+) encounters\.(?:.*?Left out: (\d+) without an end)?", out)
        for (between, endless), listed in zip(numbers, named(out), strict=True):
            assert number_of(listed) == int(between) + int(endless or 0), (arguments, listed)


def test_a_brief_names_what_lists_the_rest(tmp_path: Path, seeds: range) -> None:
    for seed in seeds:
        drafts = worlds(f"brief {seed}", ALL)
        period = ((), ("--since", "2015"), ("--last", "5y"))[seed % 3]
        run = bilat("brief", *period, *data_of(tmp_path, drafts), "--json", env=DATED)
        assert run.status == 0, run.err
        page = json.loads(run.out)
        briefs = page if isinstance(page, list) else [page]
        for head in (head for brief in briefs for head in brief["heads"] if head["more"]):
            listed = head["listed"]
            # A list may have others as well: leaders beside ministers, what is worked out, other years.
            assert listed >= head["more"] + len(head["facts"])
            command = shlex.split(head["command"])[1:]
            if command[0] == "profile":
                rows = bilat(*command, "--format", "tsv", env=DATED).lines
                assert sum("Left open" in row.split("\t") for row in rows) == listed
            else:
                assert number_of(command) == listed, command


def test_every_hit_of_a_search_names_what_shows_it_whole(tmp_path: Path, seeds: range) -> None:
    for seed in seeds:
        data = data_of(tmp_path, worlds(f"search {seed}", ALL))
        word = ("Moscow", "talks", "Lavrov", "Russia", "wheat", "TASS")[seed % 6]
        for hit in answered("search", word, "--limit", "3", *data, *(["--reverse"] if seed % 2 else [])):
            [entry] = answered(*shlex.split(hit["command"])[1:])
            assert hit["id"] in (entry.get("id"), entry.get("code")), hit


def test_an_empty_answer_names_lists_that_have_as_many(tmp_path: Path, seeds: range) -> None:
    for seed in seeds:
        command = ("meetings", "trade", "goods", "figures")[seed % 4]
        question = {
            name: value
            for name, value in questions(f"nothing {seed}", command).items()
            if name not in (*SHOWN, "command")
        }
        draft = worlds(f"nothing {seed}", ALL)[0]
        filters = as_arguments({"command": command, **question})[1:]
        data = data_of(tmp_path, [draft])
        run = bilat(command, *filters, *data, env=DATED)
        for number, name in re.findall(r"(\d+) in bilat (\w+)", run.err):
            assert number_of([name, *filters, *data]) == int(number), (command, filters, name)


def test_a_card_names_what_cites_its_record(tmp_path: Path) -> None:
    file = written(tmp_path, events(event("talks", "2019", at="gazette")), "my record.yaml")
    shown = on_terminal("show", "talks", "--data", str(file), width=400).lines
    [command] = [line for line in shown if line.startswith("bilat cite ")]
    assert "The Gazette" in bilat(*shlex.split(command)[1:]).out
