"""A dataset file, whole: read, compose, type, and refuse it with every problem found."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from stat import S_ISDIR, S_ISREG
from typing import TypeVar

from bilat.errors import DatasetError, Problem
from bilat.figures import with_derived
from bilat.loading.entries import NO_DATE, Entry, Faults
from bilat.loading.nodes import Node, compose
from bilat.loading.sections import read_event, read_goods, read_standing, read_trade
from bilat.loading.tables import Names, read_names
from bilat.model import Cited, Dataset, Predecessor

FORMAT_VERSION = "1"
MAX_BYTES = 256 * 1024 * 1024
MOST_PROBLEMS = 20
SECTIONS = (
    *("dataset", "sources", "countries", "people", "organizations"),
    *("events", "trade", "goods", "standing"),
)

R = TypeVar("R", bound=Cited)


def bundled_path() -> Path:
    """Return where the bundled record lies: in the installed package, or in the checkout beside it."""
    package = Path(__file__).resolve().parent.parent
    installed = package / "events.yaml"
    return installed if installed.is_file() else package.parent.parent / "data" / "events.yaml"


def _read_text(path: Path) -> str:
    name = str(path)
    try:
        mode = path.stat().st_mode
        if S_ISDIR(mode):
            raise DatasetError([Problem(name, 0, 0, "this is a folder; name a dataset file in it.")])
        if not S_ISREG(mode):
            raise DatasetError([Problem(name, 0, 0, "this is no regular file; a dataset is one.")])
        with path.open("rb") as file:
            raw = file.read(MAX_BYTES + 1)
    except FileNotFoundError:
        message = "there is no such file. Check the path of --data or BILAT_DATA."
        raise DatasetError([Problem(name, 0, 0, message)]) from None
    except OSError as fault:
        message = f"cannot be read: {fault.strerror}."
        raise DatasetError([Problem(name, 0, 0, message)]) from fault
    if len(raw) > MAX_BYTES:
        message = f"is larger than {MAX_BYTES // 1024**2} MiB, the most that is read."
        raise DatasetError([Problem(name, 0, 0, message)])
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        line = raw.count(b"\n", 0, fault.start) + 1
        column = fault.start - (raw.rfind(b"\n", 0, fault.start) + 1) + 1
        message = "a byte here is not UTF-8: save the file as UTF-8."
        raise DatasetError([Problem(name, line, column, message)]) from fault


def _section(
    top: Entry, key: str, reader: Callable[[Node, Faults, Names], R], names: Names, taken: dict[str, int]
) -> tuple[R, ...]:
    records: list[R] = []
    for node in top.nodes(key):
        record = reader(node, top.faults, names)
        if record.id in taken:
            top.faults.note(node, f"the id {record.id!r} is taken already, on line {taken[record.id]}.")
        elif record.id:
            taken[record.id] = node.line
        records.append(record)
    return tuple(records)


def _header(top: Entry, names: Names) -> Dataset:
    found = top.entries.get("dataset")
    if found is None:
        top.missing("dataset")
    node = found[1] if found else top.node
    keys = ("format", "id", "title", "parties", "predecessors", "as_of")
    entry = Entry(node, top.faults, "the dataset", keys if found else SECTIONS)
    if found:
        entry.choice("format", (FORMAT_VERSION,))
    parties = entry.references("parties", names.countries, "country")
    if found and len(parties) != 2:  # noqa: PLR2004 - a pair
        top.faults.note(node, "'parties' must name two countries, like [RUS, VEN].")
    predecessors: list[Predecessor] = []
    for item in entry.nodes("predecessors"):
        state = Entry(item, top.faults, "a predecessor", ("country", "successor", "stands_for"))
        country = state.reference("country", names.countries, "country")
        successor = state.reference("successor", names.countries, "country")
        if country and successor:
            predecessors.append(Predecessor(country.code, successor.code, state.date("stands_for")))
    codes = [party.code for party in parties]
    return Dataset(
        id=entry.identifier() if found else "",
        title=entry.required("title") if found else "",
        parties=(codes[0], codes[1]) if len(codes) == 2 else ("", ""),  # noqa: PLR2004 - a pair
        predecessors=tuple(predecessors),
        as_of=entry.date("as_of") if found else NO_DATE,
        sources=tuple(names.sources.values()),
        countries=names.countries,
        people=names.people,
        organizations=names.organizations,
        events=(),
        trade=(),
        goods=(),
        standing=(),
    )


def read_dataset(path: Path) -> Dataset:
    """Read the dataset at `path`; raise `DatasetError` with the problems found, the first 20 of them."""
    text = _read_text(path)
    lines = text.splitlines()
    problems: list[Problem] = []
    root = compose(text, str(path), lines, problems)
    if root is None:
        raise DatasetError([Problem(str(path), 0, 0, "the file is empty; a dataset starts with 'dataset:'.")])
    faults = Faults(str(path), lines, problems)
    top = Entry(root, faults, "a dataset file", SECTIONS)
    names = read_names(top, faults)
    dataset = _header(top, names) if top.entries else None
    taken: dict[str, int] = {}
    if dataset:
        dataset = replace(
            dataset,
            events=_section(top, "events", read_event, names, taken),
            trade=with_derived(_section(top, "trade", read_trade, names, taken)),
            goods=_section(top, "goods", read_goods, names, taken),
            standing=_section(top, "standing", read_standing, names, taken),
        )
    if problems or dataset is None:
        problems.sort(key=lambda problem: (problem.line, problem.column))
        shown = problems[:MOST_PROBLEMS]
        if len(problems) > MOST_PROBLEMS:
            more = f"{len(problems) - MOST_PROBLEMS} more problems are not shown."
            shown.append(Problem(str(path), 0, 0, more))
        raise DatasetError(shown)
    return dataset
