"""What a command costs before it does anything: beside `import typer`, and beside what answers the same."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from shutil import copyfile, which

from benchmarks.timing import Command, words

BILAT = Path(sys.executable).with_name("bilat")
_HERE = Path(__file__).parent
_QUESTION = ("timeline", "--since", "2015")


def commands(folder: Path) -> dict[str, Command]:
    """Return the start-up cases, `import typer` among them; `folder` is for files they share."""
    from bilat.loading.files import bundled_path

    own = folder / "own.yaml"
    copyfile(bundled_path(), own)
    lines = folder / "lines.tsv"
    with lines.open("wb") as out:
        subprocess.run([BILAT, *_QUESTION], stdout=out, check=True)
    python = sys.executable

    def bilat(*line: str, on_terminal: bool = False) -> Command:
        return Command(words([BILAT, *line]), on_terminal=on_terminal)

    return {
        "python -c pass": Command((python, "-c", "pass")),
        "import typer": Command((python, "-c", "import typer")),
        "bilat --version": bilat("--version"),
        "bilat --help": bilat("--help"),
        "help of a bare app": Command(words([python, _HERE / "bare_app.py", "--help"])),
        "Tab after --person La": bilat("__complete", "fish", "bilat", "meetings", "--person", "La"),
        "Tab after show tr": bilat("__complete", "fish", "bilat", "show", "tr"),
        "Tab after --o": bilat("__complete", "fish", "bilat", "timeline", "--o"),
        "bilat timeline --since 2015 --json": bilat(*_QUESTION, "--json"),
        "the same, from your own file": bilat(*_QUESTION, "--json", "--data", str(own)),
        "bilat timeline --since 2015 | cat": bilat(*_QUESTION),
        "the table, on a terminal": bilat(*_QUESTION, on_terminal=True),
        "a bare table, on a terminal": Command(
            words([python, _HERE / "bare_table.py", lines]), on_terminal=True
        ),
        **({"hledger --version": Command(("hledger", "--version"))} if which("hledger") else {}),
    }


def drawings() -> list[dict[str, Command]]:
    """Return tables of the bundled record on a terminal, each with the charts and the brief beside it."""
    beside = (
        ("timeline", "timeline --chart", "brief"),
        ("trade", "trade --chart"),
        ("summary meetings --by year", "summary meetings --by year --chart"),
    )
    return [
        {line: Command(words([BILAT, *line.split()]), on_terminal=True) for line in lines} for lines in beside
    ]
