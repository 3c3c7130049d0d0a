"""Answers pinned to the byte: JSON of the bundled record and of two small files, question by question.

They were written before the code was laid out anew, to show that it answers as it did. A change of meaning
changes them on purpose: `python tests/test_golden.py` writes them again, to be read in the diff.
"""

from __future__ import annotations

import shlex
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

FOLDER = Path(__file__).parent / "golden"
RECORDS = {
    "bundled": (),
    "cuba": ("--data", str(FOLDER / "cuba.yaml"), "--data", str(FOLDER / "more-cuba.yaml")),
    "two-pairs": ("--data", "bundled", "--data", str(FOLDER / "cuba.yaml")),
}


def questions() -> list[tuple[str, str]]:
    """Return each question with the record it is asked of."""
    asked = (FOLDER / "questions.txt").read_text(encoding="utf-8").splitlines()
    small = (FOLDER / "small-questions.txt").read_text(encoding="utf-8").splitlines()
    return [
        (record, question) for record in RECORDS for question in (asked if not RECORDS[record] else small)
    ]


def answer(record: str, question: str) -> str:
    """Return the JSON that the program answers with, paths of this checkout taken out."""
    from program import bilat

    command, *words = shlex.split(question)
    asked = bilat(command, *words, "--json", *RECORDS[record])
    assert asked.status == 0, asked.err
    return asked.out.replace(str(FOLDER.parent.parent), "")


def sections(record: str) -> dict[str, str]:
    """Return the pinned answers of a record by question."""
    text = (FOLDER / f"{record}.txt").read_text(encoding="utf-8")
    parts = text.split("$ bilat ")[1:]
    return {question: answer for question, _, answer in (part.partition("\n") for part in parts)}


@pytest.mark.parametrize(("record", "question"), questions())
def test_the_answer_is_the_same_to_the_byte(record: str, question: str) -> None:
    assert answer(record, question) == sections(record)[question]


def written() -> Iterator[tuple[Path, str]]:
    for record in RECORDS:
        asked = [question for of, question in questions() if of == record]
        text = "".join(f"$ bilat {question}\n{answer(record, question)}" for question in asked)
        yield FOLDER / f"{record}.txt", text


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parent))
    for file, text in written():
        file.write_text(text, encoding="utf-8")
