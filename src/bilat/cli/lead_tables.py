"""`bilat import icews … --tables FOLDER`: coded news as tables, without a dataset file between."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

from bilat.cli.output import note, opened_folder
from bilat.cli.progress_bar import watching
from bilat.exchange.importers.registry import importer, lead_reader
from bilat.exchange.importers.rows import OTHER_PAIR, ImportOptions
from bilat.exchange.importers.streamed_files import stream_file
from bilat.exchange.lead_reading import AnyPair, FileRows, LeadSorter
from bilat.loading.files import MIB
from bilat.record.model import Predecessor
from bilat.values.edtf import EdtfDate
from bilat.values.errors import QueryError
from bilat.values.escaping import escape_in_json, one_line
from bilat.values.typed_dates import read_typed

_ELSEWHERE = "not between two states that were asked for"
# What says where else entries go, or what they are compared with.
_OTHER_TARGETS = ("data", "into", "output", "map", "guess", "dry_run")


def import_tables(
    name: str,
    files: Sequence[str],
    given: Mapping[str, Any],
    parties: tuple[str, str] | None,
    predecessors: Sequence[Predecessor],
) -> None:
    """Write the tables of one pair of states, or of all that the files tell of."""
    read = lead_reader(importer(name))
    for other in _OTHER_TARGETS:
        if given[other]:
            raise QueryError(f"--tables and --{other.replace('_', '-')} cannot be combined; use one.")
    successors = {state.country: state.successor for state in predecessors}
    options = ImportOptions(parties, successors) if parties else AnyPair(("", ""), successors)
    since, until = _day(given["since"]), _day(given["until"])
    most = given["max_size"] * MIB if given["max_size"] else None
    with opened_folder(given["tables"], "--tables") as made:
        from bilat.exchange.lead_tables import Import, write_leads

        folder = Path(made)
        first, last = since.start if since else None, until.end if until else None
        with closing(LeadSorter(folder, options, first, last)) as leads:
            with watching() as watch:
                for file in files:
                    leads.take(stream_file(file, most, watch), read)
            accessed = read_typed(given["accessed"]).text if given["accessed"] else None
            with watching(doing="Writing") as watch:
                written = write_leads(Import(name, leads, predecessors, accessed), folder, watch)
    counts = {"pairs": written.pairs, "events": written.events, "already_there": written.there}
    if given["json"]:
        import json

        report = {"format": name, "files": [_counts(file) for file in leads.files], "written": counts}
        print(escape_in_json(json.dumps(report, ensure_ascii=False, indent=2)))
        return
    for line in _lines(leads.files):
        note(line)
    there = f"; {written.there:,} were there already" if written.there else ""
    note(f"Written: {_several(written.events, 'event')} of {_several(written.pairs, 'pair')}{there}.")


def _day(typed: str | None) -> EdtfDate | None:
    return read_typed(typed) if typed else None


def _counts(file: FileRows) -> dict[str, Any]:
    left_out = [{"reason": reason, "rows": file.left_out[reason]} for reason in sorted(file.left_out)]
    return {
        "file": file.path,
        "encoding": file.encoding,
        "read": file.rows,
        "used": file.rows - file.left_out.total(),
        "left_out": left_out,
    }


def _lines(files: Sequence[FileRows]) -> Iterator[str]:
    for file in files:
        used = file.rows - file.left_out.total()
        yield f"{one_line(file.path)}: {_several(file.rows, 'row')}, {used:,} used."
        for reason in sorted(file.left_out):
            said = _ELSEWHERE if reason == OTHER_PAIR else reason
            yield f"  left out: {_several(file.left_out[reason], 'row')}: {said}."


def _several(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
