"""Each message is as the catalogue says, the catalogue has them all, and docs/errors.md is made of it."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from bilat.cli.app import main
from error_catalogue import PAGE, Case, cases, page
from program import can_be_unprivileged

CASES = cases()
ENV = {"COLUMNS": "100", "BILAT_DATA": "", "PYTHONUTF8": "1"}


@pytest.mark.parametrize(
    "case",
    # Those that need a shell start the installed program.
    [pytest.param(case, marks=pytest.mark.apart if case.in_shell else ()) for case in CASES],
    ids=lambda case: f"{case.group}/{case.name}",
)
def test_the_message_is_as_the_catalogue_says(
    case: Case, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    if case.needs_no_root and not can_be_unprivileged():
        pytest.skip("root may read and write everything here")
    case.prepare(tmp_path)
    if case.in_shell:
        status, out, err = case.run_in_shell(tmp_path, ENV)
    else:
        monkeypatch.chdir(tmp_path)
        for name, value in ENV.items():
            monkeypatch.setenv(name, value)
        monkeypatch.setattr(sys, "argv", ["bilat", *case.arguments()])
        with pytest.raises(SystemExit) as ended:
            main()
        status = int(ended.value.code or 0)
        out, err = capsys.readouterr()
    assert (err, status, out) == (case.says, case.status, case.answers or "")


def test_the_page_is_made_from_the_catalogue() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(), "run `python docs/make.py`"
