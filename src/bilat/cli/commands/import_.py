"""`bilat import`."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from bilat.cli.completion import values
from bilat.cli.completion.values import first_word
from bilat.cli.declaring import DATA, OUTPUT, WHEN, Given, argument, option, text, texts
from bilat.cli.import_dates import dates_given
from bilat.cli.lead_tables import import_tables
from bilat.cli.options import data_paths, refuse_empty, size_limit, takes_options
from bilat.cli.output import note, opened, print_json, rewrite
from bilat.cli.progress_bar import watching
from bilat.cli.replacing import locked
from bilat.exchange.dataset_text import dataset_lines, extended
from bilat.exchange.import_report import lines, to_json
from bilat.exchange.importers.csv_guess import guess
from bilat.exchange.importers.datapackage import dataset_text
from bilat.exchange.importers.registry import DATAPACKAGE, IMPORTERS, importer
from bilat.exchange.importers.rows import ASSUMED_PREDECESSORS, ImportOptions
from bilat.exchange.importers.text_files import open_file
from bilat.exchange.importing import Import, Importer
from bilat.exchange.naming import known_people
from bilat.loading.dataset import Reading, examine_text, raise_any, require_valid
from bilat.loading.files import MAX_BYTES, read_bytes, real_path
from bilat.loading.merging import read_pairs
from bilat.query.filters import code_among
from bilat.query.pairs import label, read_pair
from bilat.record.model import Country, Dataset, Predecessor
from bilat.record.travellers import successors_of
from bilat.values.errors import QueryError
from bilat.values.escaping import quote

HELP = r"""
    bilat import comtrade trade.json --pair RUS-VEN
    bilat import comtrade trade.json --data bundled --dry-run
    bilat import icews events.tab --tables icews-tables
    bilat import csv --guess treaties.csv
    bilat import csv treaties.csv --map treaties.yaml --pair RUS-VEN --json

Each row of the pair becomes an entry that cites the file and the row. With --data, rows are compared with
what the record has: what is there already is left out, and a comment names the entry that a new one adds to
or disagrees with. No existing entry changes, and a second import of a file adds nothing.

A report on standard error counts the rows and says what became of them. docs/exchange.md lists what is
imported from each format.
"""
_TEXTS = ("pair", "since", "until", "into", "output", "accessed", "tables")
_FORMATS = (*(known.name for known in IMPORTERS), DATAPACKAGE)
_OPTIONS = {
    "pair": text(DATA, "--pair", "PAIR", "The two states whose rows are imported: RUS-VEN.", values.PAIRS),
    "since": text(WHEN, "--since", "DATE", "Rows that end on or after DATE."),
    "until": text(WHEN, "--until", "DATE", "Rows that begin on or before DATE."),
    "data": texts(
        DATA, "--data", "FILE|DIR", "Compare with this record; 'bundled' names the bundled one.", values.FILES
    ),
    "into": text(OUTPUT, "--into", "FILE", "Add the entries to this dataset file.", values.FILES),
    "output": text(OUTPUT, "--output -o", "FILE", "Write a dataset file (atomically).", values.FILES),
    "tables": text(
        OUTPUT,
        "--tables",
        "FOLDER",
        "Write tables of all pairs of states, or of --pair, instead of a dataset file (icews and plover).",
        values.FILES,
    ),
    "dry_run": Annotated[
        bool, option("--dry-run", None, "Show what would be written, and write nothing.", OUTPUT)
    ],
    "json": Annotated[
        bool, option("--json -j", None, "Print the report as JSON, instead of the dataset file.", OUTPUT)
    ],
    "accessed": text(
        DATA,
        "--accessed",
        "DATE",
        "When you fetched the file, to be cited instead of the file's own date.",
    ),
    "map": text(DATA, "--map", "FILE", "The mapping of columns to fields (csv only).", values.FILES),
    "guess": Annotated[bool, option("--guess", None, "Print a mapping to start from (csv only).", DATA)],
    "uncertain": Annotated[
        bool, option("--uncertain", None, "Also import the rows that their publisher doubts most.", DATA)
    ],
    "max_size": Annotated[
        int | None,
        option("--max-size", "MIB", "Read files of up to this many MiB (256 if not given).", DATA, min=1),
    ],
}


@dataclass(frozen=True, slots=True)
class _Against:
    """What rows are compared with: the pair, its record if there is one, and the file to add to."""

    parties: tuple[str, str]
    known: Dataset | None
    target: Reading | None
    raw: bytes = b""

    @property
    def predecessors(self) -> tuple[Predecessor, ...]:
        """Return the states that a party succeeds."""
        if self.known is not None:
            return self.known.predecessors
        return tuple(state for state in ASSUMED_PREDECESSORS if state.successor in self.parties)


@takes_options(_OPTIONS)
def command(
    name: Annotated[
        str,
        argument("FORMAT", f"{', '.join(_FORMATS)}."),
        first_word(_FORMATS),
    ],
    files: Annotated[list[str], argument("FILE...", "The files to import."), values.FILES],
    given: Given,
) -> None:
    """Import files of another format."""
    if name == DATAPACKAGE:
        _restore(files, given)
        return
    importer(name)
    if given["guess"]:
        _guess(name, files, given)
        return
    if given["map"] and name != "csv":
        raise QueryError(f"--map does not apply to {name}, whose columns are known; it is for csv.")
    refuse_empty({f"--{key}": given[key] for key in _TEXTS})
    if given["tables"]:
        parties = _pair_of(given["pair"], ()) if given["pair"] else None
        import_tables(name, files, given, parties)
        return
    if given["into"] and given["output"]:
        raise QueryError("--into and --output cannot be combined; use one.")
    into = Path(given["into"]) if given["into"] else None
    with locked(into) if into and not given["dry_run"] else nullcontext():
        against = _against(given, into)
        found = _import(name, files, given, against)
        _write(found, against, given, files)
    _report(name, found, against, as_json=given["json"])


def _restore(files: Sequence[str], given: Given) -> None:
    """Write the dataset file from which bilat made a Data Package."""
    if len(files) != 1:
        raise QueryError(f"{DATAPACKAGE} takes one file: bilat import {DATAPACKAGE} FILE --output mine.yaml.")
    if given["into"]:
        raise QueryError(f"{DATAPACKAGE} makes a file of its own: use --output instead of --into.")
    text = dataset_text(open_file(files[0], size_limit(given) or MAX_BYTES))
    require_valid(examine_text(text, files[0]))
    if not given["dry_run"]:
        with opened(given["output"], read_from=[Path(files[0])]) as out:
            out.write(text)


def _guess(name: str, files: Sequence[str], given: Given) -> None:
    if name != "csv" or len(files) != 1:
        raise QueryError("--guess takes one csv file: bilat import csv --guess FILE.")
    text = guess(open_file(files[0], size_limit(given) or MAX_BYTES))
    with opened(given["output"], read_from=[Path(files[0])]) as out:
        out.write(text)


def _against(given: Given, into: Path | None) -> _Against:
    """Read the record to compare with, and find out which pair is imported."""
    paths = [path for path in data_paths(given["data"]) if into is None or real_path(path) != real_path(into)]
    max_bytes = size_limit(given) or MAX_BYTES
    raw = b""
    if into is not None and into.exists():
        raw = read_bytes(into, max_bytes)
        paths.append(str(into))
    with watching() as watch:
        pairs = read_pairs(paths, max_bytes, watch)
    raise_any([problem for pair in pairs for problem in pair.problems])
    readings = [reading for pair in pairs for reading in pair.readings]
    target = (
        next((reading for reading in readings if into and reading.file == str(into)), None) if raw else None
    )
    datasets = [pair.dataset for pair in pairs if pair.dataset is not None]
    parties = _parties(given["pair"], target, datasets)
    known = next((dataset for dataset in datasets if set(dataset.parties) == set(parties)), None)
    if target is not None and set(require_valid(target).parties) != set(parties):
        raise QueryError(
            f"{into} is a record of {label(require_valid(target).parties)}, not of {label(parties)}."
        )
    if datasets and known is None:
        note(f"The data does not contain the pair {label(parties)}: every row is new.")
    return _Against(known.parties if known else parties, known, target, raw)


def _parties(pair: str | None, target: Reading | None, datasets: Sequence[Dataset]) -> tuple[str, str]:
    if pair is not None:
        return _pair_of(pair, [country for dataset in datasets for country in dataset.countries.values()])
    if target is not None:
        return require_valid(target).parties
    if len(datasets) == 1:
        return datasets[0].parties
    if datasets:
        labels = ", ".join(label(dataset.parties) for dataset in datasets)
        raise QueryError(f"The data contains several pairs: {labels}. Choose one with --pair.")
    raise QueryError("Which pair of states? Name it with --pair RUS-VEN, or a record of it with --data.")


def _pair_of(pair: str, countries: Sequence[Country]) -> tuple[str, str]:
    parties = read_pair(pair, lambda word: code_among(word, countries))
    if parties is None:
        raise QueryError(f"{quote(pair)} is not a pair of countries; write it like RUS-VEN.")
    return parties


def _import(name: str, files: Sequence[str], given: Given, against: _Against) -> Import:
    options = ImportOptions(
        against.parties,
        successors_of(against.predecessors),
        given["map"],
        given["uncertain"],
        known_people(against.known) if against.known else {},
    )
    dates = dates_given(given)
    run = Importer(
        *(name, options, against.known), since=dates.since, until=dates.until, accessed=dates.accessed
    )
    with watching() as watch:
        opened_files = (open_file(file, size_limit(given) or MAX_BYTES, watch) for file in files)
        return run.run(opened_files, is_alone=len(files) == 1)


def _write(found: Import, against: _Against, given: Given, files: Sequence[str]) -> None:
    """Write the entries to their target; a file that gets no new ones is left as it is."""
    if against.target is not None and not given["dry_run"]:
        if not found.is_empty:
            rewrite(given["into"], against.raw, extended(found, against.target))
        return
    path = None if given["dry_run"] else given["output"] or given["into"]
    if found.is_empty or (path is None and given["json"]):
        return
    read_from = [Path(file) for file in (*files, *data_paths(given["data"]))]
    with opened(path, read_from=read_from) as out:
        out.writelines(
            f"{line}\n" for line in dataset_lines(found, against.parties, against.predecessors, against.known)
        )


def _report(name: str, found: Import, against: _Against, *, as_json: bool) -> None:
    pair = label(against.parties)
    if as_json:
        print_json(to_json(name, pair, found))
        return
    for line in lines(pair, found):
        note(line)
    if found.is_empty:
        note("Nothing was written.")
