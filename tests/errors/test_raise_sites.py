"""Every line of the source that raises an error, or notes a fault, is reached by the catalogue or the checks.

What is not reached has no example on docs/errors.md or docs/checks.md; write one, or say here why not.
"""

from __future__ import annotations

import ast
import builtins
import gc
import re
import shlex
from collections import defaultdict
from collections.abc import Iterator
from contextlib import chdir, contextmanager, suppress
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages
from types import CodeType, FunctionType
from typing import Any

import pytest

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
_MARK = "__note_site__"

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
    'note(f"The pager {pager!r} could not be started': _SHELL,
    'note(f"{path} was replaced; these could not be kept': _SHELL,
    'raise OSError(errno.EBUSY, "another program changed it': _SHELL,
    'raise OutputError(f"{path} could not be locked': _SHELL,
    'raise OutputError( f"{path} is still being changed by another bilat': _SHELL,
    "raise _date_error(text)": _SAME,
    "raise not_one_day(file, record, column)": _SAME,
    'note(f"The record goes up to': "its example sets the environment",
    'raise QueryError(f"{TODAY} is': "its example sets the environment",
    'raise QueryError( f"More than {MOST_ROWS:,}': "it would need a hundred thousand events: tests/engines",
    'raise QueryError(f"More than {MOST_ROWS:,}': "the same",
    "raise _error_from(": "it would need a server: tests/engines",
    'raise UnavailableError( f"Spark could not answer: for': "the same",
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


class _Marking(ast.NodeTransformer):
    """Puts a call of `note_site` before each statement that begins on one of the lines."""

    def __init__(self, file: str, lines: set[int]) -> None:
        self.file, self.lines = file, lines
        self.marked: set[int] = set()

    def visit(self, node: ast.AST) -> Any:  # noqa: ANN401 - a node, or two in its stead
        self.generic_visit(node)
        if not isinstance(node, ast.stmt) or node.lineno not in self.lines:
            return node
        self.marked.add(node.lineno)
        mark = ast.parse(f"{_MARK}({self.file!r}, {node.lineno})").body[0]
        for part in ast.walk(mark):
            ast.copy_location(part, node)
        return [mark, node]


def _codes(code: CodeType) -> Iterator[CodeType]:
    yield code
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            yield from _codes(constant)


def _marked_codes(wanted: set[Site]) -> dict[tuple[str, int, str], CodeType]:
    """Compile the files that hold the wanted lines with their marks; return each function's code."""
    lines: dict[str, set[int]] = defaultdict(set)
    for file, number in wanted:
        lines[file].add(number)
    found = {}
    for file, numbers in lines.items():
        marking = _Marking(file, numbers)
        tree = marking.visit(ast.parse(Path(file).read_text(encoding="utf-8")))
        assert marking.marked == numbers, f"no statement begins here: {file}: {numbers - marking.marked}"
        for code in _codes(compile(tree, file, "exec", dont_inherit=True)):
            found[file, code.co_firstlineno, code.co_qualname] = code
    return found


@contextmanager
def reached(wanted: set[Site]) -> Iterator[set[Site]]:
    """Gather which of the wanted lines are run: functions have code meanwhile that says so."""
    for module in walk_packages(bilat.__path__, "bilat."):
        if module.name != "bilat.__main__":
            import_module(module.name)
    marked = _marked_codes(wanted)
    found: set[Site] = set()
    before: list[tuple[FunctionType, CodeType]] = []
    gc.unfreeze()  # What conftest.py has frozen would not be listed.
    for function in (one for one in gc.get_objects() if isinstance(one, FunctionType)):
        code = function.__code__
        own = marked.get((code.co_filename, code.co_firstlineno, code.co_qualname))
        if own:
            before.append((function, code))
            function.__code__ = own
    setattr(builtins, _MARK, lambda file, number: found.add((file, number)))
    try:
        yield found
    finally:
        for function, code in before:
            function.__code__ = code
        delattr(builtins, _MARK)


def provoke(case: Case) -> None:
    """Run the command of a case in this process, or its Python; leave out what needs a shell."""
    words = shlex.split(case.run)
    if words[:2] == ["python", "-c"]:
        with suppress(bilat.BilatError):
            exec(words[2], {})  # noqa: S102 - an example of the catalogue
    elif not case.in_shell:
        run(*case.arguments(), env={"COLUMNS": "100", "BILAT_DATA": ""})


@pytest.mark.apart
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
