"""docs/checks.md holds an entry for each check, and its examples do what they say."""

from __future__ import annotations

import os
import re
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest

from bilat.checking.registry import CHECKS, Check
from bilat.checking.run import check
from program import BILAT
from small_record import in_the_file

PAGE = (Path(__file__).parent.parent / "docs" / "checks.md").read_text(encoding="utf-8")
_ENTRY = re.compile(
    r"^### (BIL\d{3}) (\S+) \((error|warning|note)\)\n(.*?)(?=^##|\Z)", re.MULTILINE | re.DOTALL
)
_BLOCK = re.compile(r"```(yaml|bash)\n(.*?)```", re.DOTALL)


@dataclass(frozen=True)
class Entry:
    code: str
    name: str
    severity: str
    text: str
    language: str
    provoking: str
    mended: str


def entries() -> list[Entry]:
    found = []
    for code, name, severity, body in _ENTRY.findall(PAGE):
        blocks = _BLOCK.findall(body)
        assert len(blocks) == 2, code
        assert blocks[0][0] == blocks[1][0], code
        (language, provoking), (_, mended) = blocks
        text = body.partition("```")[0].strip()
        found.append(Entry(code, name, severity, text, language, provoking, mended))
    return found


ENTRIES = entries()
WHOLE = re.findall(r"<!-- file -->\n```yaml\n(.*?)```", PAGE, re.DOTALL)[0]


def codes_of(entry: Entry, example: str, folder: Path) -> set[str]:
    """Return the codes of what an example is found to be."""
    (folder / "record.yaml").write_text(WHOLE, encoding="utf-8")
    if entry.language == "yaml":
        file = folder / "example.yaml"
        file.write_text(in_the_file(example, WHOLE), encoding="utf-8")
        return {finding.code for finding in check(file)}
    path = f"{Path(BILAT).parent}{os.pathsep}{os.environ['PATH']}"
    run = subprocess.run(
        ["bash", "-c", example],
        cwd=folder,
        env={**os.environ, "PATH": path},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    return set(re.findall(r"BIL\d{3}", run.stdout))


@pytest.mark.parametrize("one", CHECKS, ids=lambda one: one.code)
def test_every_check_has_one_entry_under_its_code_name_and_severity(one: Check) -> None:
    (entry,) = (entry for entry in ENTRIES if entry.code == one.code)
    assert (entry.name, entry.severity) == (one.name, one.severity)


def test_entries_stand_in_the_order_of_the_registry_and_of_their_codes() -> None:
    codes = [entry.code for entry in ENTRIES]
    assert codes == [one.code for one in CHECKS] == sorted(codes)


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.code)
class TestTheExamples:
    def test_the_entry_says_in_words_what_is_meant(self, entry: Entry) -> None:
        assert len(entry.text.split()) >= 6

    def test_the_first_example_provokes_this_finding_and_no_other(self, entry: Entry, tmp_path: Path) -> None:
        assert codes_of(entry, entry.provoking, tmp_path) == {entry.code}

    def test_mended_as_shown_nothing_is_found(self, entry: Entry, tmp_path: Path) -> None:
        codes_of(entry, entry.provoking, tmp_path)
        assert codes_of(entry, entry.mended, tmp_path) == set()


def test_the_file_of_the_page_is_sound_itself(tmp_path: Path) -> None:
    file = tmp_path / "record.yaml"
    file.write_text(WHOLE, encoding="utf-8")
    assert check(file) == ()
