"""A dataset file, whole: read, compose, type, and refuse it with every problem found."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from stat import S_ISDIR, S_ISREG
from typing import TypeVar

from bilat.codes import Code
from bilat.errors import DatasetError, Problem
from bilat.figures import with_derived
from bilat.loading.entries import NO_DATE, Entry, Faults
from bilat.loading.nodes import Mapping, Node, compose
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


@dataclass(frozen=True, slots=True)
class Reading:
    """A dataset file as it was read: what it says, what is wrong with it in order, and its nodes.

    `root` is None where the file could not be read as far as nodes, and `dataset` where it has no sections.
    With `problems`, the dataset holds stand-ins for what is wrong.
    """

    file: str
    lines: list[str]
    root: Node | None
    dataset: Dataset | None
    problems: tuple[Problem, ...]


def _unreadable(path: Path, message: str) -> DatasetError:
    return DatasetError([Problem(str(path), 0, 0, message, code=Code.UNREADABLE)])


def _read_text(path: Path) -> str:
    try:
        mode = path.stat().st_mode
        if S_ISDIR(mode):
            raise _unreadable(path, "this is a folder; name a dataset file in it.")
        if not S_ISREG(mode):
            raise _unreadable(path, "this is no regular file; a dataset is one.")
        with path.open("rb") as file:
            raw = file.read(MAX_BYTES + 1)
    except FileNotFoundError:
        raise _unreadable(path, "there is no such file. Check the path of --data or BILAT_DATA.") from None
    except OSError as fault:
        raise _unreadable(path, f"cannot be read: {fault.strerror}.") from fault
    if len(raw) > MAX_BYTES:
        raise _unreadable(path, f"is larger than {MAX_BYTES // 1024**2} MiB, the most that is read.")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        line = raw.count(b"\n", 0, fault.start) + 1
        column = fault.start - (raw.rfind(b"\n", 0, fault.start) + 1) + 1
        message = "a byte here is not UTF-8: save the file as UTF-8."
        raise DatasetError([Problem(str(path), line, column, message, code=Code.ENCODING)]) from fault


def _section(
    top: Entry, key: str, reader: Callable[[Node, Faults, Names], R], names: Names, taken: dict[str, int]
) -> tuple[R, ...]:
    records: list[R] = []
    for node in top.nodes(key):
        record = reader(node, top.faults, names)
        if record.id in taken:
            message = f"the id {record.id!r} is taken already, on line {taken[record.id]}."
            top.faults.note(node, Code.ID_TAKEN, message)
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
        top.faults.note(node, Code.SHAPE, "'parties' must name two countries, like [RUS, VEN].")
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


def examine(path: Path) -> Reading:
    """Read the file at `path` with every problem found in it, in order; never raise `DatasetError`."""
    file = str(path)
    lines: list[str] = []
    problems: list[Problem] = []
    root: Node | None = None
    dataset: Dataset | None = None
    try:
        text = _read_text(path)
        lines = text.splitlines()
        root = compose(text, file, lines, problems)
        if root is None:
            message = "the file is empty; a dataset starts with 'dataset:'."
            problems.append(Problem(file, 0, 0, message, code=Code.EMPTY_FILE))
        else:
            dataset = _read_sections(root, Faults(file, lines, problems))
    except DatasetError as fault:
        problems = list(fault.problems)
    problems.sort(key=lambda problem: (problem.line, problem.column))
    return Reading(file, lines, root, dataset, tuple(problems))


def _read_sections(root: Node, faults: Faults) -> Dataset | None:
    top = Entry(root, faults, "a dataset file", SECTIONS)
    names = read_names(top, faults)
    if not top.entries:
        if isinstance(root, Mapping):
            faults.note(root, Code.EMPTY_FILE, "there is nothing here; a dataset starts with 'dataset:'.")
        return None
    taken: dict[str, int] = {}
    return replace(
        _header(top, names),
        events=_section(top, "events", read_event, names, taken),
        trade=with_derived(_section(top, "trade", read_trade, names, taken)),
        goods=_section(top, "goods", read_goods, names, taken),
        standing=_section(top, "standing", read_standing, names, taken),
    )


def read_dataset(path: Path) -> Dataset:
    """Read the dataset at `path`; raise `DatasetError` with the problems found, the first 20 of them."""
    reading = examine(path)
    problems = list(reading.problems)
    if reading.dataset is not None and not problems:
        return reading.dataset
    shown = problems[:MOST_PROBLEMS]
    if len(problems) > MOST_PROBLEMS:
        more = f"{len(problems) - MOST_PROBLEMS} more problems are not shown."
        shown.append(Problem(str(path), 0, 0, more))
    raise DatasetError(shown)
