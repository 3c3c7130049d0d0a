"""Every line of the source that raises an error, or notes a fault, is reached by the catalogue or the checks.

What is not reached has no example on docs/errors.md or docs/checks.md; write one, or say here why not.
"""

from __future__ import annotations

import re
import shlex
import sys
import threading
from collections import defaultdict
from collections.abc import Iterator
from contextlib import chdir, contextmanager, suppress
from pathlib import Path
from types import CodeType, FrameType
from typing import Any

import bilat
from bilat.checking.run import check
from check_examples import ENTRIES, WHOLE
from error_catalogue import Case, cases
from program import bilat as run
from small_record import in_the_file

SOURCE = Path(bilat.__file__).parent
# Not what other programs' errors are for: the end of input, a module's lack of a name, a slip of our own.
_SITE = re.compile(r"\s+(raise (?!AttributeError|AssertionError|EOFError)\w+\(|(?!shared\.)(?:\w+\.)*note\()")
Site = tuple[str, int]

_SHELL = "its example needs a shell: bytes, permissions, a race or an installed program"
_PROMPT = "it is said at a prompt: tests/authoring/test_asking.py"
_SAME = "the same message as another line of the module, which the page shows"
# Lines that no example of the pages reaches in this process: how each begins, and why.
NOT_REACHED = {
    'raise QueryError("This text is not valid UTF-8.': _SHELL,
    'raise QueryError( "The bundled record is part of': _SHELL,
    'raise OutputError(f"{path} is read-only;': _SHELL,
    'raise unreadable(path, "changed while it was being read.': _SHELL,
    'raise unreadable(folder, f"cannot be listed:': _SHELL,
    "note(lacks_one(form.section))": _PROMPT,
    "note(PLACE_NEEDS_COUNTRY)": _PROMPT,
    "note(str(fault))": _PROMPT,
    "raise fault_at(parser.get_mark().index, _NO_CHARACTER)": _SAME,
    'raise DateError(f"{quote(text)} is outside the years': _SAME,
    'note(f"{path} was replaced; these could not be kept': _SHELL,
    'raise OSError(errno.EBUSY, "another program changed it': _SHELL,
    'raise OutputError(f"{path} could not be locked': _SHELL,
    'raise OutputError( f"{path} is still being changed by another bilat': _SHELL,
    "raise _no_date(text)": _SAME,
    "raise not_one_day(file, record, column)": _SAME,
    'note(f"The record goes up to': "its example sets the environment",
    'raise QueryError(f"{TODAY} is': "its example sets the environment",
    'raise QueryError( f"More than {MOST_ROWS:,}': "it would need a hundred thousand events: tests/engines",
    'raise QueryError(f"More than {MOST_ROWS:,}': "the same",
    "raise _unanswered(": "it would need a server: tests/engines",
    "raise _broken(folder) from fault": _SAME,
    "raise missing_library(": "it is said where a library of an extra is missing: tests/exchange",
}


def sites() -> dict[Site, str]:
    """Return the lines that raise or note, each with the one below, by file and number."""
    found: dict[Site, str] = {}
    for file in SOURCE.rglob("*.py"):
        lines = [*file.read_text(encoding="utf-8").splitlines(), ""]
        for number, line in enumerate(lines, 1):
            if _SITE.match(line):
                found[str(file), number] = f"{line.strip()} {lines[number].strip()}"
    return found


@contextmanager
def reached(wanted: set[Site]) -> Iterator[set[Site]]:
    """Gather which of the wanted lines are run; only functions that hold one are followed line by line."""
    lines: dict[str, set[int]] = defaultdict(set)
    for file, number in wanted:
        lines[file].add(number)
    found: set[Site] = set()
    holding: dict[CodeType, bool] = {}

    def in_function(frame: FrameType, event: str, _: Any) -> Any:  # noqa: ANN401 - as settrace has it
        if event == "line" and frame.f_lineno in lines[frame.f_code.co_filename]:
            found.add((frame.f_code.co_filename, frame.f_lineno))
        return in_function

    def called(frame: FrameType, _event: str, _: Any) -> Any:  # noqa: ANN401 - the same
        code = frame.f_code
        if code.co_filename not in lines:
            return None
        if code not in holding:
            own = {number for _, _, number in code.co_lines() if number}
            holding[code] = not own.isdisjoint(lines[code.co_filename])
        return in_function if holding[code] else None

    before = sys.gettrace()
    sys.settrace(called)
    threading.settrace(called)
    try:
        yield found
    finally:
        sys.settrace(before)
        threading.settrace(before)


def provoke(case: Case) -> None:
    """Run the command of a case in this process, or its Python; leave out what needs a shell."""
    words = shlex.split(case.run)
    if words[:2] == ["python", "-c"]:
        with suppress(bilat.BilatError):
            exec(words[2], {})  # noqa: S102 - an example of the catalogue
    elif not case.in_shell:
        run(*case.arguments(), env={"COLUMNS": "100", "BILAT_DATA": ""})


def test_every_line_that_raises_or_notes_has_an_example(tmp_path: Path) -> None:
    wanted = sites()
    with reached(set(wanted)) as found:
        for number, case in enumerate(cases()):
            folder = tmp_path / str(number)
            folder.mkdir()
            case.prepare(folder)
            with chdir(folder):
                provoke(case)
        for number, entry in enumerate(entry for entry in ENTRIES if not entry.in_shell):
            for example, _ in entry.provoking:
                file = tmp_path / f"{number}.yaml"
                file.write_text(in_the_file(example, WHOLE), encoding="utf-8")
                check(file)
    missed = {site: wanted[site] for site in sorted(wanted.keys() - found)}
    unsaid = [
        f"{Path(file).relative_to(SOURCE)}:{number}: {line}"
        for (file, number), line in missed.items()
        if not line.startswith(tuple(NOT_REACHED))
    ]
    assert not unsaid, "\n".join(unsaid)
    stale = [begins for begins in NOT_REACHED if not any(line.startswith(begins) for line in missed.values())]
    assert not stale, "reached by now, or gone: take it out of NOT_REACHED"
