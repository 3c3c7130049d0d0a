"""Wheel, sdist and editable install, each built, installed and asked from an empty folder."""

from __future__ import annotations

import subprocess
import sys
import tomllib
import venv
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


def run(*command: str, cwd: Path) -> str:
    done = subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=False, timeout=300)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    dist = tmp_path_factory.mktemp("dist")
    run(sys.executable, "-m", "build", "--no-isolation", "--outdir", str(dist), str(ROOT), cwd=dist)
    return dist


@pytest.mark.parametrize("form", ["*.whl", "*.tar.gz", "editable"])
def test_an_installed_bilat_answers_from_an_empty_folder(form: str, built: Path, tmp_path: Path) -> None:
    environment = tmp_path / "env"

    venv.create(environment, system_site_packages=False, with_pip=True)
    python = str(environment / "bin" / "python")
    what = ["-e", str(ROOT)] if form == "editable" else [str(next(built.glob(form)))]
    run(python, "-m", "pip", "install", "--quiet", *what, cwd=tmp_path)
    empty = tmp_path / "empty"
    empty.mkdir()
    lines = run(str(environment / "bin" / "bilat"), "trade", "--year", "2018", cwd=empty).splitlines()
    assert len(lines) == 1
    assert "$85.2 million" in lines[0]
    assert run(python, "-m", "bilat", "--version", cwd=empty).startswith("bilat ")
    man_page = environment / "share" / "man" / "man1" / "bilat.1"
    assert form == "editable" or man_page.read_bytes() == (ROOT / "docs" / "bilat.1").read_bytes()


def test_the_run_time_dependencies_are_four() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    names = {requirement.split(">")[0] for requirement in project["dependencies"]}
    assert names == {"typer", "rich", "pyyaml", "python-dateutil"}
