"""The README's lines on data of one's own, run in an empty folder."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from program import bilat

README = (Path(__file__).parent.parent.parent / "README.md").read_text(encoding="utf-8")


def test_a_dataset_is_begun_added_to_and_asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    match = re.search(r"<!-- own -->\n```sh\n(.*?)```", README, re.DOTALL)
    assert match is not None
    *made, timeline = [shlex.split(line)[1:] for line in match[1].splitlines()]
    runs = [bilat(*words) for words in made]
    assert [(run.status, run.err) for run in runs] == [(0, "")] * len(made)
    assert [re.sub(r":\d+:", "", run.out) for run in runs] == [
        "",
        *("cuba.yaml granma\n", "cuba.yaml lavrov\n", "cuba.yaml diaz-canel\n"),
        "cuba.yaml meeting-lavrov-diaz-canel-2019-07-24\n",
    ]
    assert bilat(*timeline).out.startswith("24 Jul 2019\tmeeting\toccurred\tTalks in Havana\tHavana, Cuba\t")
    # Each section stands where the new file shows an example of it.
    text = Path("cuba.yaml").read_text(encoding="utf-8")
    sections = re.findall(r"^(?:# )?(\w+):", text, re.MULTILINE)
    assert sections[1:7] == ["sources", "sources", "countries", "people", "people", "organizations"]
    assert "\nevents:\n  - id: meeting-lavrov-diaz-canel-2019-07-24\n" in text
    assert bilat("check", "cuba.yaml").status == 0
