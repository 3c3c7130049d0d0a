"""Screens pinned on a terminal of four widths: `python tests/test_screens.py` draws them anew, to be read.

Whoever changes one reads it as its reader would: is anything cut, broken, doubled or lost?
"""

from __future__ import annotations

import os
import shlex
import sys
from pathlib import Path
from typing import Any

import pytest

from bilat.api import Relations, load_pairs

FOLDER = Path(__file__).parent / "golden" / "screens"
WIDTHS = (40, 80, 120, 160)
# Every list and page, of the bundled record.
SCREENS = (
    "timeline --since 'Jul 2018' --until 'Apr 2019'",
    "meetings --since 2015",
    "trade",
    "goods",
    "standing --kind mechanism,position,company",
    "people --since 2018",
    "people --met Maduro",
    "gaps --limit 2",
    "gaps --person Putin --person Maduro --limit 2",
    "anniversaries --year 2025",
    "search commission",
    "sources",
    "sources sputnik-2019-09-25 --limit 4",
    "summary",
    "summary meetings --by kind --by year",
    "summary meetings --by couple --min 2",
    "summary visits --by person",
    "summary trade",
    "summary goods --by status",
    "summary people --by country",
    "summary meetings --by year --person Maduro --chart",
    "trade --chart",
    "timeline --chart",
    "show visit-maduro-2018 trade-2018 wheat-2018",
    "show Lavrov",
    "brief",
    "profile",
)
# What it has none of: several sources, plans, disputed dates, figures, totals of two reporters.
OTHER = "norway-sweden.yaml"
SCREENS_OF_OTHER = (
    "timeline",
    "meetings",
    "trade",
    "trade --chart",
    "goods",
    "goods --sort commodity",
    "figures",
    "standing",
    "people",
    "people --met Berg",
    "gaps --limit 3",
    "anniversaries --year 2026",
    "search summit",
    "sources",
    "summary --by year --chart",
    "show summit-22",
    "brief",
)


def drawn(width: int) -> str:
    """Draw every screen of the bundled record on a terminal of a width."""
    return "".join(screen(command, width) for command in SCREENS)


def drawn_of_other(width: int) -> str:
    """Draw the screens of the other record."""
    return "".join(screen(command, width, "--data", OTHER) for command in SCREENS_OF_OTHER)


def screen(command: str, width: int, *data: str) -> str:
    from program import on_terminal

    lines = on_terminal(*shlex.split(command), *data, width=width).lines
    return f"$ bilat {command}\n" + "".join(f"{line.rstrip()}\n" for line in lines)


@pytest.fixture
def _read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Read each record once for all its screens."""
    known: dict[tuple[str, ...], dict[str, Relations]] = {}

    def load(*paths: str, **more: Any) -> dict[str, Relations]:  # noqa: ANN401 - its options
        if paths not in known:
            known[paths] = load_pairs(*paths, **more)
        return known[paths]

    monkeypatch.setattr("bilat.cli.run.load_pairs", load)


@pytest.mark.usefixtures("_read_once")
@pytest.mark.parametrize("width", WIDTHS)
def test_a_screen_is_what_was_read_and_accepted(width: int) -> None:
    screens = drawn(width)
    assert screens == (FOLDER / f"{width}.txt").read_text(encoding="utf-8")
    assert widest(screens) <= width


@pytest.mark.usefixtures("_read_once")
@pytest.mark.parametrize("width", WIDTHS)
def test_so_is_one_of_several_sources_plans_and_disputes(width: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(FOLDER)
    screens = drawn_of_other(width)
    assert screens == (FOLDER / f"other-{width}.txt").read_text(encoding="utf-8")
    assert widest(screens) <= width


def widest(screens: str) -> int:
    return max(len(line) for line in screens.splitlines() if not line.startswith("$ "))


def test_the_whole_record_takes_a_hundred_lines_at_most() -> None:
    from program import on_terminal

    assert len(on_terminal("timeline", width=80).lines) <= 100


def test_colour_is_for_terminals_that_show_it_and_is_forced_or_refused_by_the_environment() -> None:
    from program import bilat, on_terminal

    question = ("timeline", "--year", "2017", "--format", "table")
    assert "\x1b[36m" in on_terminal(*question, width=80, styled=True).out
    assert "\x1b[36m" not in on_terminal(*question, width=80, styled=True, env={"NO_COLOR": "1"}).out
    assert "\x1b[" not in on_terminal(*question, width=80, styled=True, env={"TERM": "dumb"}).out
    assert "\x1b[" not in bilat(*question).out
    assert "\x1b[36m" in bilat(*question, env={"FORCE_COLOR": "1"}).out
    assert "\x1b[36m" in bilat(*question, env={"CLICOLOR_FORCE": "1"}).out
    assert "\x1b[36m" not in bilat(*question, env={"CLICOLOR_FORCE": "1", "NO_COLOR": "1"}).out
    assert "\x1b[33m~$68.3m\x1b[0m" in on_terminal("trade", width=80, styled=True).out


@pytest.mark.apart  # Rich keeps the codes of a style for the rest of a process.
def test_with_256_colours_they_are_ones_that_are_read_on_white_as_on_black() -> None:
    from program import installed, installed_on_terminal

    question = ("timeline", "--year", "2017", "--format", "table")
    for many in ({"TERM": "xterm-256color"}, {"COLORTERM": "truecolor"}):
        assert "\x1b[38;5;31m" in installed_on_terminal(*question, width=80, styled=True, env=many).out
    assert "\x1b[38;5;31m" in installed(*question, env={"FORCE_COLOR": "2"}).out
    assert "\x1b[36m" in installed(*question, env={"FORCE_COLOR": "1", "TERM": "xterm-256color"}).out


def test_a_source_with_an_address_is_linked_where_the_terminal_knows_links(tmp_path: Path) -> None:
    from program import on_terminal
    from small_record import event, events, written

    named = "sources:\n  - {id: paper, publisher: The Paper, date: 2020, title: T, url: 'https://example.org/x'}\n"
    question = ("timeline", "--data", str(written(tmp_path, named + events(event("talks", "2019-05-09")))))
    known = {"TERM_PROGRAM": "WezTerm"}
    assert ";https://example.org/x\x1b\\" in on_terminal(*question, width=80, styled=True, env=known).out
    unknown = {"TERM_PROGRAM": "", "VTE_VERSION": "", "FORCE_HYPERLINK": ""}
    assert "https://" not in on_terminal(*question, width=80, styled=True, env=unknown).out


def test_format_table_is_a_table_in_a_pipe_and_header_heads_lines() -> None:
    from program import bilat

    table = bilat("trade", "--format", "table", env={"COLUMNS": "80"})
    assert any(set(line) == {"─"} and len(line) == 80 for line in table.lines)
    lines = bilat("trade", "--header").lines
    assert lines[0].split("\t")[0] == "Period"
    assert lines[0].split("\t")[-1] == "Source"
    assert len({line.count("\t") for line in lines}) == 1


def test_several_sources_are_numbered_below(tmp_path: Path) -> None:
    from program import bilat
    from small_record import event, events, written

    first = event("first", "2019-05-09")
    second = event("second", "2019-06-09").replace("{id: paper, at: [p1]}", "{id: gazette, at: [p2, p3, p4]}")
    file = written(tmp_path, events(first, second))
    shown = bilat("timeline", "--data", str(file), "--format", "table").lines
    assert any(line.endswith("[1] p1") for line in shown)
    assert any(line.endswith("[2] p2-4") for line in shown)
    assert shown[-2:] == ["[1] The Paper, 31 Jan 2020", "[2] The Gazette, 31 Jan 2020"]
    assert bilat("timeline", "--data", str(file)).lines[1].endswith("\tgazette p2-4")


def test_fields_keep_their_marks_in_a_table_and_help_lists_them() -> None:
    from program import bilat

    shown = bilat("trade", "--fields", "date,total,change_percent", "--format", "table").out
    assert "~$68.3 million" in shown
    assert "+24.7%" in shown
    assert bilat("trade", "--fields", "date,total").lines[1] == "2018\t85200000"
    assert "total\t" in bilat("trade", "--fields", "help").out
    talks = bilat("timeline", "--on", "2018-12-05", "--fields", "participants", "--format", "table").lines
    assert "Nicolás Maduro, head of state of RUS?" in talks


@pytest.mark.parametrize("colour", ["0", "1"])
@pytest.mark.parametrize("width", ["60", "100"])
def test_however_many_rows_there_are_each_looks_like_the_first(
    width: str, colour: str, tmp_path: Path
) -> None:
    title = "Talks about fish and the long coast of the northern sea"
    from program import bilat
    from small_record import event, events, written

    sure = event("sure", "2001-01~", title=title, who="berg, lind")
    perhaps = event("perhaps", "2001-01~", title=title).replace("berg, role", "berg, certain: false, role")
    many = events(
        *(sure.replace("sure,", f"sure-{number},") for number in range(50)),
        *(perhaps.replace("perhaps,", f"perhaps-{number},") for number in range(50)),
    )
    file = str(written(tmp_path, many))
    env = {"COLUMNS": width, "FORCE_COLOR": colour}
    shown = bilat("timeline", "--person", "Berg", "--format", "table", "--data", file, env=env).out
    rows = shown.split("Talks")
    assert len(rows) == 101
    assert len(set(rows[2:50])) == 1
    assert len(set(rows[52:100])) == 1


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parent))
    os.chdir(FOLDER)
    for width in WIDTHS:
        Path(f"{width}.txt").write_text(drawn(width), encoding="utf-8")
        Path(f"other-{width}.txt").write_text(drawn_of_other(width), encoding="utf-8")
