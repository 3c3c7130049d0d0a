"""The pager: started where the user has named one and asks for it, for what is longer than the screen."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from program import bilat, installed_on_terminal
from small_record import event, events, written

pytestmark = pytest.mark.apart

MARKED = "sed -e s/^/>/"


def test_a_long_answer_goes_through_the_pager_that_is_bilats_own() -> None:
    lines = installed_on_terminal("timeline", width=80, env={"BILAT_PAGER": MARKED}).lines
    assert len(lines) > 50
    assert all(line.startswith(">") for line in lines)


def test_the_shared_pager_is_asked_for() -> None:
    env = {"PAGER": MARKED, "BILAT_PAGER": ""}
    assert not installed_on_terminal("timeline", width=80, env=env).out.startswith(">")
    assert installed_on_terminal("timeline", "--pager", width=80, env=env).out.startswith(">")


def test_what_fits_the_screen_or_goes_into_a_pipe_is_not_paged() -> None:
    env = {"BILAT_PAGER": MARKED}
    assert not installed_on_terminal("trade", width=80, env=env).out.startswith(">")
    assert not bilat("timeline", env=env).out.startswith(">")


def test_a_pager_that_cannot_be_started_or_is_not_named_is_noted_and_the_answer_shown() -> None:
    missing = installed_on_terminal("timeline", width=80, env={"BILAT_PAGER": "no-such-pager"})
    assert missing.status == 0
    assert "The pager 'no-such-pager' could not be started: " in missing.out
    assert "Treaty on Friendship and Cooperation" in missing.out
    unnamed = installed_on_terminal("trade", "--pager", width=80, env={"BILAT_PAGER": "", "PAGER": ""})
    assert "--pager needs a pager: set BILAT_PAGER or PAGER" in unnamed.out


def test_what_a_record_says_is_shown_by_the_pager_never_obeyed(tmp_path: Path) -> None:
    hostile = json.dumps("\x1b]0;owned\x07 \x1b[2J talks")
    file = written(tmp_path, events(*(event(f"talks-{n}", "2019-05-09", title=hostile) for n in range(60))))
    env = {"BILAT_PAGER": MARKED}
    shown = installed_on_terminal("timeline", "--data", str(file), width=80, env=env, styled=True).out
    assert shown.startswith(">")
    assert shown.count(r"\x1b]0;owned\x07") == 60
    assert not any(sign in shown for sign in ("\x1b]0", "\x07", "\x1b[2J"))
