"""What lies beside a file of --output while it is written, and whose the file is afterwards."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from bilat.cli.output import opened
from bilat.values.errors import OutputError


@pytest.fixture
def old(tmp_path: Path) -> Path:
    file = tmp_path / "old.json"
    file.write_text("old", encoding="utf-8")
    return file


def beside(file: Path) -> Path:
    [part] = file.parent.glob(f".{file.name}.*.part")
    return part


def permissions(file: Path) -> int:
    return file.stat().st_mode & 0o777


def test_what_another_program_left_beside_is_never_written_to_or_deleted(
    old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "urandom", bytes)
    others = old.with_name(".old.json.00000000.part")
    others.write_text("another's", encoding="utf-8")
    with pytest.raises(OutputError, match="could not be written: File exists"), opened(str(old)) as out:
        out.write("new")
    assert (old.read_text("utf-8"), others.read_text("utf-8")) == ("old", "another's")


def test_its_name_is_another_one_each_time(old: Path) -> None:
    names = set()
    for _ in range(3):
        with opened(str(old)):
            names.add(beside(old).name)
    assert len(names) == 3


def test_a_private_file_is_private_while_it_is_written_too(old: Path) -> None:
    old.chmod(0o600)
    with opened(str(old)) as out:
        out.write("new")
        assert permissions(beside(old)) == 0o600
    assert (permissions(old), old.read_text("utf-8")) == (0o600, "new")


def test_a_file_of_many_readers_has_them_once_it_is_whole(old: Path) -> None:
    old.chmod(0o664)
    with opened(str(old)):
        assert permissions(beside(old)) == 0o600
    assert permissions(old) == 0o664


@pytest.mark.parametrize(("umask", "readers"), [(0o022, 0o644), (0o077, 0o600), (0o002, 0o664)])
def test_a_new_file_has_the_readers_that_the_umask_leaves(umask: int, readers: int, tmp_path: Path) -> None:
    before = os.umask(umask)
    try:
        with opened(str(tmp_path / "new.json")):
            pass
    finally:
        os.umask(before)
    assert permissions(tmp_path / "new.json") == readers


@pytest.mark.skipif(os.geteuid() != 0, reason="only root gives files away")
def test_a_file_that_root_replaces_stays_its_owners(old: Path) -> None:
    os.chown(old, 1234, 5678)
    with opened(str(old)):
        pass
    assert (old.stat().st_uid, old.stat().st_gid) == (1234, 5678)


def test_a_file_that_cannot_be_given_back_is_written_all_the_same(
    old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: int) -> None:
        raise PermissionError

    monkeypatch.setattr(os, "fchown", refused)
    old.chmod(0o640)
    with opened(str(old)) as out:
        out.write("new")
    assert (permissions(old), old.read_text("utf-8")) == (0o640, "new")


@pytest.mark.skipif(sys.platform != "linux", reason="Python reads extended attributes on Linux only")
def test_extended_attributes_stay(old: Path, capsys: pytest.CaptureFixture[str]) -> None:
    try:
        os.setxattr(old, "user.note", b"checked")
    except OSError:
        pytest.skip("this file system has no extended attributes")
    with opened(str(old)) as out:
        out.write("new")
    assert os.getxattr(old, "user.note") == b"checked"
    assert capsys.readouterr().err == ""


@pytest.mark.skipif(os.geteuid() != 0, reason="only root gives files away")
def test_an_owner_that_cannot_be_kept_is_named(
    old: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refused(*_: int) -> None:
        raise PermissionError

    os.chown(old, 1234, 5678)
    monkeypatch.setattr(os, "fchown", refused)
    with opened(str(old)) as out:
        out.write("new")
    assert capsys.readouterr().err == f"{old} was replaced; these could not be kept: owner, group.\n"


def test_attributes_that_cannot_be_kept_are_named(
    old: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refused(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr(os, "listxattr", lambda _: ["user.note"], raising=False)
    monkeypatch.setattr(os, "getxattr", lambda file, _: b"checked" if file == old else b"", raising=False)
    monkeypatch.setattr(os, "setxattr", refused, raising=False)
    with opened(str(old)) as out:
        out.write("new")
    said = f"{old} was replaced; these could not be kept: extended attribute user.note.\n"
    assert capsys.readouterr().err == said


def test_other_names_of_a_file_keep_the_old_text_and_that_is_said(
    old: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = old.with_name("other.json")
    other.hardlink_to(old)
    with opened(str(old)) as out:
        out.write("new")
    assert (old.read_text("utf-8"), other.read_text("utf-8")) == ("new", "old")
    said = f"{old} was replaced; these could not be kept: hard links (its other names keep the old text).\n"
    assert capsys.readouterr().err == said


def test_what_another_program_wrote_meanwhile_stays(old: Path) -> None:
    def write_while_another_does() -> None:
        with opened(str(old), expected=b"old") as out:
            out.write("new")
            old.write_text("another's", encoding="utf-8")

    with pytest.raises(OutputError, match="another program changed it meanwhile"):
        write_while_another_does()
    assert [(file.name, file.read_text("utf-8")) for file in old.parent.iterdir()] == [
        ("old.json", "another's")
    ]
