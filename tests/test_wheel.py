"""The built wheel, laid open: it answers from nodes made at the build, and from its record without them."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
ASK = """
import sys
from bilat.cli.main import main
try:
    main()
finally:
    print("parsed" if "yaml" in sys.modules else "not parsed", file=sys.stderr)
"""


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(ROOT)]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    with zipfile.ZipFile(next(folder.glob("*.whl"))) as archive:
        archive.extractall(folder / "laid-open")
    return folder / "laid-open"


@pytest.fixture
def package(wheel: Path, tmp_path: Path) -> Path:
    """Return the folder of an installed package that a test may change."""
    shutil.copytree(wheel, tmp_path / "site")
    return tmp_path / "site" / "bilat"


def ask(package: Path, *words: str) -> tuple[str, str]:
    """Return what a command of the package prints, and how it came by the record with what it said."""
    env = {**os.environ, "PYTHONPATH": str(package.parent), "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run(
        [sys.executable, "-c", ASK, *words],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
        env=env,
        cwd=package.parent,
    )
    return done.stdout, done.stderr.strip()


def test_the_wheel_answers_without_parsing_its_record(package: Path) -> None:
    answer, how = ask(package, "timeline", "--since", "2015", "--json")
    assert how == "not parsed"
    assert '"id": "victory-day-2015"' in answer


@pytest.mark.parametrize("command", ["timeline", "trade", "goods", "people", "profile", "check"])
def test_the_answer_is_the_same_as_from_the_yaml(package: Path, command: str) -> None:
    answer, how = ask(package, command, "--json")
    (package / "events.nodes").unlink()
    parsed, how_parsed = ask(package, command, "--json")
    assert (how, how_parsed) == ("not parsed", "parsed")
    assert answer == parsed


@pytest.mark.parametrize("instead", [b"", b"\x00\xff" * 999, b"{}"])
def test_what_is_no_nodes_is_passed_over(package: Path, instead: bytes) -> None:
    sound, _ = ask(package, "trade", "--json")
    (package / "events.nodes").write_bytes(instead)
    assert ask(package, "trade", "--json") == (sound, "parsed")


@pytest.mark.parametrize(("built", "changed"), [(b'"84 million"', b'"94 million"'), (b"]]", b"]")])
def test_nodes_that_are_not_as_they_were_built_are_passed_over(
    package: Path, built: bytes, changed: bytes
) -> None:
    sound, _ = ask(package, "trade", "--json")
    nodes = package / "events.nodes"
    assert built in nodes.read_bytes()
    nodes.write_bytes(nodes.read_bytes().replace(built, changed))
    assert ask(package, "trade", "--json") == (sound, "parsed")


def test_an_edit_of_the_record_is_what_answers(package: Path) -> None:
    record = package / "events.yaml"
    text = record.read_text(encoding="utf-8")
    record.write_text(text.replace("id: victory-day-2015", "id: victory-day-seventy"), encoding="utf-8")
    answer, how = ask(package, "timeline", "--on", "2015-05-09", "--format", "tsv")
    assert how == "parsed"
    assert "victory-day-seventy" in answer


def test_a_fault_in_the_record_is_shown_with_its_place(package: Path) -> None:
    record = package / "events.yaml"
    record.write_text("x: 1\n" + record.read_text(encoding="utf-8"), encoding="utf-8")
    answer, said = ask(package, "timeline")
    assert answer == ""
    assert "events.yaml:1:1: a dataset file has no key 'x'." in said


def test_a_folder_in_place_of_the_nodes_is_passed_over(package: Path) -> None:
    (package / "events.nodes").unlink()
    (package / "events.nodes").mkdir()
    assert ask(package, "trade", "--json")[1] == "parsed"
