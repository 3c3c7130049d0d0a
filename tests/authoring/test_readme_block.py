"""The README's lines on data of one's own, run in an empty folder."""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path

from own_files import CUBA
from program import BILAT

README = (Path(__file__).parent.parent.parent / "README.md").read_text(encoding="utf-8")


def test_a_dataset_is_begun_added_to_and_asked(tmp_path: Path) -> None:
    match = re.search(r"<!-- own -->\n```sh\n(.*?)```", README, re.DOTALL)
    assert match is not None
    new, then, add, timeline = match[1].splitlines()
    assert then.startswith("# Now write lavrov under people and granma under sources")
    env = {**os.environ, "PATH": f"{Path(BILAT).parent}:{os.environ['PATH']}"}

    def run(line: str) -> str:
        done = subprocess.run(
            line, shell=True, cwd=tmp_path, env=env, capture_output=True, text=True, check=True, timeout=60
        )
        return done.stdout

    assert run(new) == ""
    assert "title: Russia and Cuba" in (tmp_path / "cuba.yaml").read_text(encoding="utf-8")
    # A person fills in names and sources in between.
    (tmp_path / "cuba.yaml").write_text(CUBA.partition("events:")[0], encoding="utf-8")
    assert run(add) == "cuba.yaml:17: meeting-lavrov-2019-07-24\n"
    assert run(timeline).startswith("24 Jul 2019\tmeeting\tTalks in Havana\tHavana, Cuba\t")
