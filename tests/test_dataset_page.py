"""The examples of docs/dataset.md: together they are a file with nothing wrong in it."""

from __future__ import annotations

import re
from collections import defaultdict
from pathlib import Path

from bilat.checking.run import check
from program import answered, bilat

PAGE = Path(__file__).parents[1] / "docs" / "dataset.md"


def example() -> str:
    """Put the examples of one section of the page together by the sections of a file."""
    text = PAGE.read_text(encoding="utf-8")
    part = text[text.index("## What sources say") : text.index("## Several files")]
    sections: dict[str, str] = defaultdict(str)
    for block in re.findall(r"^```yaml\n(.*?)^```", part, re.MULTILINE | re.DOTALL):
        for name, entries in re.findall(r"^(\w+):\n(.*?)(?=^\w|\Z)", block, re.MULTILINE | re.DOTALL):
            sections[name] += entries
    return "".join(f"{name}:\n{entries}" for name, entries in sections.items())


def test_the_examples_are_one_sound_file(tmp_path: Path) -> None:
    file = tmp_path / "record.yaml"
    file.write_text(example(), encoding="utf-8")
    # It cites few of the paragraphs that it declares (BIL501); entries stand as on the page (BIL012).
    assert {finding.code for finding in check(file)} <= {"BIL501", "BIL012"}
    data = ("--data", str(file))
    rows = answered("trade", "--fields", "id,balance", *data)
    assert [row["balance"] for row in rows if row["id"] == "trade-2017"] == [478_000_000]
    assert bilat("timeline", "--country", "Turkey", "--until", "1900", "--count", *data).out == "1\n"
    assert bilat("timeline", "--on", "2019-09-17", "--count", *data).out == "1\n"
    assert bilat("meetings", "--person", "Demir", "--year", "2019", "--count", *data).out == "2\n"
    assert bilat("meetings", "--in", "Turkey", "--count", *data).out == "2\n"
    # The brief says of a total what its sources give: here growth alone, and of what.
    brief = bilat("brief", *data).lines
    assert "Trade\t2018  -100% on 2017 of agriculture (TUR)\tbrief p7" in brief
