"""docs/checks.md holds an entry for each check, and its examples do what they say."""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path

import pytest

from bilat.checking.registry import CHECKS, Check
from bilat.checking.run import check
from check_examples import ENTRIES, WHOLE, Entry
from program import BILAT
from small_record import in_the_file


def judged(entry: Entry, example: str, folder: Path) -> tuple[set[str], str]:
    """Return the codes of what an example is found to be, and what is said of it."""
    (folder / "record.yaml").write_text(WHOLE, encoding="utf-8")
    if entry.in_shell:
        return in_shell(example, folder)
    file = folder / "example.yaml"
    file.write_text(in_the_file(example, WHOLE), encoding="utf-8")
    said: list[str] = []
    found = check(file)
    for finding in found:
        said += [finding.message, *(f"  {beside.message}" for beside in finding.related)]
    return {finding.code for finding in found}, "".join(f"{line}\n" for line in said)


def in_shell(example: str, folder: Path) -> tuple[set[str], str]:
    """Run shell lines that end with a check, and read its list."""
    run = subprocess.run(
        ["bash", "-c", example],
        cwd=folder,
        env={**os.environ, "PATH": f"{Path(BILAT).parent}{os.pathsep}{os.environ['PATH']}"},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    heading = re.compile(r"^.*?: (?:error|warning|note) (BIL\d{3}): (.*\n)", re.MULTILINE)
    return set(re.findall(r"BIL\d{3}", run.stdout)), "".join(said for _, said in heading.findall(run.stdout))


@pytest.mark.parametrize("one", CHECKS, ids=lambda one: one.code)
def test_every_check_has_one_entry_under_its_code_name_and_severity(one: Check) -> None:
    (entry,) = (entry for entry in ENTRIES if entry.code == one.code)
    assert (entry.name, entry.severity) == (one.name, one.severity)


def test_entries_stand_in_the_order_of_the_registry_and_of_their_codes() -> None:
    codes = [entry.code for entry in ENTRIES]
    assert codes == [one.code for one in CHECKS] == sorted(codes)


class TestTheExamples:
    @pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.code)
    def test_the_entry_says_in_words_what_is_meant(self, entry: Entry) -> None:
        assert len(entry.text.split()) >= 6

    @pytest.mark.parametrize(
        "entry",
        # Those that need a shell start the installed program.
        [pytest.param(entry, marks=pytest.mark.apart if entry.in_shell else ()) for entry in ENTRIES],
        ids=lambda entry: entry.code,
    )
    def test_each_provokes_this_finding_alone_in_these_words_and_mended_none(
        self, entry: Entry, tmp_path: Path
    ) -> None:
        for example, says in entry.provoking:
            assert judged(entry, example, tmp_path) == ({entry.code}, says)
        assert judged(entry, entry.mended, tmp_path) == (set(), "")


def test_the_file_of_the_page_is_sound_itself(tmp_path: Path) -> None:
    file = tmp_path / "record.yaml"
    file.write_text(WHOLE, encoding="utf-8")
    assert check(file) == ()
