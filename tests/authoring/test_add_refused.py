"""`bilat add` of what is wrong: it says so and writes nothing."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

import bilat as library
from own_files import CUBA, RECORD
from program import BILAT, bilat

TALKS = ("--date", "2019-10-01", "--title", "Talks", "--source", "granma: p7")
MEETING = (*TALKS, "--participant", "RUS: trade minister", "--participant", "CUB: trade minister")
TRADE = (
    "--date",
    "2017",
    "--reporter",
    "RUS",
    "--partner",
    "CUB",
    "--currency",
    "USD",
    "--total",
    "292 million",
)


def added(file: Path, *arguments: str) -> str:
    run = bilat("add", *arguments, "--data", str(file))
    assert (run.status, run.err if "--force" not in arguments else "") == (0, "")
    return run.out.rstrip("\n")


class TestWhatIsWrong:
    @pytest.mark.parametrize(
        ("arguments", "said"),
        [
            (("meting", *MEETING), "'meting' is not something to add. Did you mean meeting?"),
            (("event", *MEETING), "Missing required option: --kind."),
            (
                ("trade", "--date", "2017"),
                "Missing required options: --reporter, --partner, --currency, --source.",
            ),
            (
                ("meeting", *MEETING, "--kind", "treaty"),
                "'treaty' is not a kind of meeting. Known: meeting, call, summit, visit.",
            ),
            (("event", *MEETING, "--kind", "vist"), "'vist' is not a kind of event. Did you mean visit?"),
            (("meeting", *MEETING, "--exports", "1"), "bilat add meeting does not take --exports."),
            (("trade", *TRADE, "--city", "Havana"), "bilat add trade does not take --city."),
            (
                ("meeting", *MEETING, "--participant", "lavrow: minister"),
                "No person 'lavrow' in this file. Did you mean lavrov",
            ),
            (
                ("meeting", *MEETING, "--participant", "castro: president"),
                "No person 'castro' in this file. Add it with 'bilat add person'.",
            ),
            (
                ("meeting", *MEETING, "--participant", "FRA: president"),
                "The country FRA (France) is not in this file. Add it with 'bilat add country'.",
            ),
            (
                ("meeting", *MEETING, "--participant", "lavrov"),
                "'lavrov' is not a participant. Write who and as what",
            ),
            (
                ("meeting", *MEETING, "--organization", "un"),
                "No organization 'un' in this file. Add it with 'bilat add organization'.",
            ),
            (("meeting", *MEETING, "--city", "Havana"), "A place needs a country: give --country"),
            (("meeting", *MEETING, "--country", "Kuba"), "'Kuba' is not a country. Did you mean"),
            (
                ("meeting", *MEETING, "--source", "tass: p1"),
                "No source 'tass' in this file. Add it with 'bilat add source'.",
            ),
            (
                ("meeting", *MEETING, "--source", "granma"),
                "'granma' is not a citation. Write the source and where in it",
            ),
            (
                ("meeting", *MEETING, "--source", "granma: 7"),
                "'7' is not a locator: write it like p16, page 12, row 17, § 4 or #33019.",
            ),
            (("meeting", *MEETING, "--id", "treaty-1996"), "the id 'treaty-1996' is already used"),
            (("meeting", *MEETING, "--id", "New One"), "'New One' is not an id: use a-z, 0-9 and hyphens."),
            (("meeting", "--date", "05/09/2019", *MEETING[2:]), "can be read two ways"),
            (("meeting", "--date", "soon", *MEETING[2:]), "'soon' is not a date"),
            (
                ("trade", *TRADE[:-2], "--source", "granma: p1"),
                "A trade total needs at least one of --exports, --imports, --total, --change-percent",
            ),
            (("trade", *TRADE[:-1], "much", "--source", "granma: p1"), "'much' is not a figure."),
            (("trade", *TRADE, "--source", "granma: p1", "--change-from", "2017-13"), "2017-13"),
        ],
    )
    def test_is_said_with_2_and_the_file_is_untouched(
        self, arguments: tuple[str, ...], said: str, cuba: Path
    ) -> None:
        run = bilat("add", *arguments, "--data", str(cuba))
        assert (run.status, run.out) == (2, "")
        assert said in run.err
        assert "Traceback" not in run.err
        assert cuba.read_text(encoding="utf-8") == CUBA

    def test_a_file_that_does_not_load_is_shown_with_its_place(self, cuba: Path) -> None:
        broken = CUBA.replace("as_of: 2020-01-31", "as_of: soon")
        cuba.write_text(broken, encoding="utf-8")
        run = bilat("add", "meeting", *MEETING, "--data", str(cuba))
        assert (run.status, run.out) == (1, "")
        assert "cuba.yaml:6:10: 'soon' is not an EDTF date" in run.err
        assert cuba.read_text(encoding="utf-8") == broken

    def test_two_files_are_one_too_many(self, cuba: Path) -> None:
        run = bilat("add", "meeting", *MEETING, "--data", str(cuba), "--data", str(RECORD))
        assert (run.status, run.out) == (2, "")
        assert "--data names several files" in run.err

    def test_text_that_is_no_utf_8_is_refused(self, cuba: Path) -> None:
        command = [
            BILAT.encode(),
            b"add",
            b"meeting",
            b"--date",
            b"2019",
            b"--title",
            b"\xff\xfe",
            b"--source",
        ]
        run = subprocess.run(
            [*command, b"granma: p1", b"--data", os.fsencode(cuba)],
            capture_output=True,
            check=False,
            timeout=60,
        )
        assert (run.returncode, run.stdout) == (2, b"")
        assert b"not valid UTF-8" in run.stderr
        assert cuba.read_text(encoding="utf-8") == CUBA

    def test_a_full_disk_leaves_the_file_whole(self, cuba: Path) -> None:
        limited = f"ulimit -f 0; {BILAT} add treaty --date 2019 --title T --source 'granma: p1' --data {cuba}"
        run = subprocess.run(
            ["bash", "-c", f"trap '' XFSZ; {limited}"],
            capture_output=True,
            text=True,
            check=False,
            timeout=60,
        )
        assert run.returncode == 1
        assert "could not be written" in run.stderr
        assert cuba.read_text(encoding="utf-8") == CUBA
        assert sorted(path.name for path in cuba.parent.iterdir()) == ["cuba.yaml"]

    def test_the_mode_of_the_file_and_a_link_to_it_stay(self, cuba: Path) -> None:
        cuba.chmod(0o640)
        link = cuba.with_name("link.yaml")
        link.symlink_to(cuba)
        added(link, "meeting", *MEETING)
        assert link.is_symlink()
        assert cuba.stat().st_mode & 0o777 == 0o640
        assert len(library.load(cuba).events) == 3
