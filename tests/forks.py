"""Runs the program many times in forks of one new interpreter, where the imports of a start are made once."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
from collections.abc import Sequence

from program import Run

# It prints its runs by repr(): what it imported itself would count among the imports of each run.
_SERVER = """
import os, sys, tempfile
from bilat.cli.app import main

together, *lines = sys.argv[1:]

def run(arguments, out, err):
    os.dup2(out.fileno(), 1)
    os.dup2(err.fileno(), 2)
    sys.argv = ["bilat", *arguments]
    status = 0
    try:
        main()
    except SystemExit as ended:
        status = ended.code or 0
    if not together:
        print(*sys.modules, file=sys.stderr)
    sys.stdout.flush()
    sys.stderr.flush()
    return status

def started(arguments):
    out, err = tempfile.TemporaryFile(), tempfile.TemporaryFile()
    process = os.fork()
    if process:
        return process, out, err
    status = 70
    try:
        status = run(arguments, out, err)
    finally:
        os._exit(status)

def ended(process, *files):
    _, status = os.waitpid(process, 0)
    for file in files:
        file.seek(0)
    return os.waitstatus_to_exitcode(status), *(file.read().decode() for file in files)

processes = (started(line.split("\\n")) for line in lines)
print([ended(*one) for one in (list(processes) if together else processes)])
"""


def _forked(commands: Sequence[Sequence[str]], together: str, env: dict[str, str] | None = None) -> list[Run]:
    lines = ["\n".join(command) for command in commands]
    server = [sys.executable, "-c", _SERVER, together, *lines]
    done = subprocess.run(
        server,
        capture_output=True,
        encoding="utf-8",
        env={**os.environ, **(env or {})},
        check=True,
        timeout=120,
    )
    return [Run(*run) for run in ast.literal_eval(done.stdout)]


def at_once(commands: Sequence[Sequence[str]]) -> list[Run]:
    """Run all commands at once; return how each ended."""
    return _forked(commands, "together")


def with_imports(
    commands: Sequence[Sequence[str]], env: dict[str, str] | None = None
) -> list[tuple[Run, set[str]]]:
    """Run the commands one after another; return how each ended, and the modules it had then."""
    found = []
    for run in _forked(commands, "", env):
        *said, modules = run.err.splitlines(keepends=True)
        found.append((Run(run.status, run.out, "".join(said)), set(modules.split())))
    return found
