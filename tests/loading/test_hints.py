"""What was probably meant is worked out for what is shown, within a bound, however much is wrong."""

from __future__ import annotations

from pathlib import Path
from random import Random
from time import process_time

import pytest

from bilat.values.errors import Hint, Location, Problem, with_hints
from bilat.values.text import did_you_mean
from own_files import CUBA
from program import bilat

HERE = Location("record.yaml")
# Reading such a file takes a second; a hint for each wrong name took more than thirty.
PEOPLE, WRONG, MOST_SECONDS = 5_000, 2_000, 8


def word(random: Random) -> str:
    return "".join(random.choices("abcdefghijklmnopqrstuvwxyz", k=random.randint(4, 9)))


@pytest.fixture
def many(tmp_path: Path) -> str:
    """Write a dataset of many people, and many events with people whom it does not know."""
    random = Random(1)  # noqa: S311 - names
    people = (
        f"  - {{id: {word(random)}-{word(random)}-{number}, name: {word(random)}, country: RUS}}\n"
        for number in range(PEOPLE)
    )
    events = (
        f"  - id: event-{number}\n    date: 2019\n    kind: meeting\n    title: Talks\n"
        f"    participants: [{{person: {word(random)}-{word(random)}, role: minister}}]\n"
        "    sources: [{id: granma, at: [p1]}]\n"
        for number in range(WRONG)
    )
    names, facts = CUBA.split("events:\n")
    file = tmp_path / "many.yaml"
    file.write_text(f"{names}{''.join(people)}events:\n{''.join(events)}{facts}", encoding="utf-8")
    return str(file)


@pytest.mark.apart
def test_many_names_and_many_wrong_ones_are_told_soon(many: str) -> None:
    before = process_time()
    run = bilat("timeline", "--data", many)
    assert process_time() - before < MOST_SECONDS
    assert run.status == 1


def test_hints_end_where_comparing_takes_too_long() -> None:
    known = ["treaty"] * 250_000
    problem = Problem(HERE, "Wrong.", hint=Hint("traety", known, " Known: treaty."))
    said = [shown.message for shown in with_hints([problem] * 3)]
    assert said == [*["Wrong. Did you mean treaty?"] * 2, "Wrong. Known: treaty."]


def test_the_first_problems_have_hints_wherever_others_were_found_first(tmp_path: Path) -> None:
    wrong = CUBA.replace("kind: treaty", "kind: traety").replace("person: lavrov", "person: lavrow")
    file = tmp_path / "wrong.yaml"
    file.write_text(wrong, encoding="utf-8")
    run = bilat("timeline", "--data", str(file))
    assert "no person 'lavrow' in this file. Did you mean lavrov?" in run.err
    assert "'traety' is not a kind of event. Did you mean treaty" in run.err


def test_of_many_names_the_nearest_is_found() -> None:
    random = Random(2)  # noqa: S311 - names
    known = [word(random) for _ in range(5_000)]
    assert did_you_mean("sergey lavrow", [*known, "Sergey Lavrov"]).startswith(" Did you mean Sergey Lavrov")


def test_a_text_too_long_for_a_word_has_no_hint() -> None:
    assert did_you_mean("treaty" * 100_000, ["treaty"]) == ""
