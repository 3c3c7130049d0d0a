"""Wheel, sdist and editable install, each in an environment of its own and asked from an empty folder."""

from __future__ import annotations

import fcntl
import subprocess
import sys
import tomllib
import venv
import zipfile
from collections.abc import Iterator
from importlib.metadata import Distribution, PackagePath, distribution
from pathlib import Path

import pytest
from packaging.requirements import Requirement

ROOT = Path(__file__).parent.parent


def run(*command: str, cwd: Path) -> str:
    done = subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=False, timeout=300)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def build(out: Path, source: Path, call: str) -> Path:
    """Call one of the build backend's functions for a tree; return what it has made."""
    code = f"import hatchling.build as backend; print(backend.{call}({str(out)!r}))"
    return out / run(sys.executable, "-c", code, cwd=source).splitlines()[-1]


def build_all(folder: Path) -> None:
    sdist = build(folder, ROOT, "build_sdist")
    run("tar", "-xf", str(sdist), cwd=folder)
    unpacked = folder / sdist.name.removesuffix(".tar.gz")
    build(folder / "wheel", ROOT, "build_wheel")
    build(folder / "sdist", unpacked, "build_wheel")
    build(folder / "editable", ROOT, "build_editable")


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> dict[str, Path]:
    """Build each form once: a wheel of the tree, one of the sdist alone, one of an editable install.

    The processes of one run of the suite share what the first of them has built.
    """
    own = tmp_path_factory.getbasetemp()
    folder = (own if worker_id == "master" else own.parent) / "dist"
    with (folder.parent / "dist.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not folder.exists():
            folder.mkdir()
            build_all(folder)
    return {form: next((folder / form).glob("*.whl")) for form in ("wheel", "sdist", "editable")}


def needed_by(name: str, met: set[str]) -> Iterator[Distribution]:
    """Go through what a distribution says it needs here, and what that needs in turn."""
    for line in distribution(name).requires or ():
        requirement = Requirement(line)
        if requirement.name not in met and (
            not requirement.marker or requirement.marker.evaluate({"extra": ""})
        ):
            met.add(requirement.name)
            yield distribution(requirement.name)
            yield from needed_by(requirement.name, met)


def top_of(file: PackagePath) -> str:
    return file.parts[0]


@pytest.fixture(scope="module")
def dependencies(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a folder of the declared run-time dependencies that are installed here, and of nothing else."""
    folder = tmp_path_factory.mktemp("dependencies")
    for needed in needed_by("bilat", {"bilat"}):
        for top in {top_of(file) for file in needed.files or ()} - {"..", "__pycache__"}:
            (folder / top).symlink_to(Path(str(needed.locate_file(top))))
    return folder


@pytest.mark.parametrize("form", ["wheel", "sdist", "editable"])
@pytest.mark.apart
def test_an_installed_bilat_answers_from_an_empty_folder(
    form: str, built: dict[str, Path], dependencies: Path, tmp_path: Path
) -> None:
    environment, empty = tmp_path / "env", tmp_path / "empty"
    venv.create(environment, system_site_packages=False, with_pip=False)
    python = str(environment / "bin" / "python")
    pip = (sys.executable, "-m", "pip", "--python", python, "--disable-pip-version-check", "--quiet")
    run(*pip, "install", "--no-index", "--no-deps", str(built[form]), cwd=tmp_path)
    packages = next(environment.glob("lib/python*/site-packages"))
    (packages / "dependencies.pth").write_text(f"{dependencies}\n", encoding="utf-8")
    empty.mkdir()
    lines = run(str(environment / "bin" / "bilat"), "trade", "--year", "2018", cwd=empty).splitlines()
    assert len(lines) == 1
    assert "$85.2 million" in lines[0]
    assert run(python, "-m", "bilat", "--version", cwd=empty).startswith("bilat ")
    man_page = environment / "share" / "man" / "man1" / "bilat.1"
    assert form == "editable" or man_page.read_bytes() == (ROOT / "docs" / "bilat.1").read_bytes()


@pytest.mark.apart
def test_the_wheel_of_the_sdist_holds_what_that_of_the_tree_holds(built: dict[str, Path]) -> None:
    names = [zipfile.ZipFile(built[form]).namelist() for form in ("wheel", "sdist")]
    assert sorted(names[0]) == sorted(names[1])


@pytest.mark.apart
def test_the_wheel_holds_every_table_and_template_of_the_package(built: dict[str, Path]) -> None:
    package = ROOT / "src" / "bilat"
    data = {
        f"bilat/{file.relative_to(package).as_posix()}"
        for file in package.rglob("*")
        if file.is_file() and file.suffix not in (".py", ".pyc")
    }
    assert "bilat/exchange/page/page.html" in data
    assert data <= set(zipfile.ZipFile(built["wheel"]).namelist())


def test_the_run_time_dependencies_are_four() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    names = {requirement.split(">")[0] for requirement in project["dependencies"]}
    assert names == {"typer", "rich", "pyyaml", "python-dateutil"}
