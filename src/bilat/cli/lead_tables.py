"""`bilat import icews … --tables FOLDER`: coded news as tables, without a dataset file between."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from bilat.cli.declaring import Given
from bilat.cli.import_dates import dates_given
from bilat.cli.options import size_limit
from bilat.cli.output import note, opened_folder, print_json
from bilat.cli.progress_bar import watching
from bilat.exchange import import_report
from bilat.exchange.importers.registry import importer, lead_reader
from bilat.exchange.importers.rows import ASSUMED_PREDECESSORS, ImportOptions
from bilat.exchange.importers.streamed_files import stream_file
from bilat.exchange.lead_reading import AnyPair, LeadSorter
from bilat.record.travellers import successors_of
from bilat.values.errors import QueryError

# Options that name another target, or a record to compare with.
_OTHER_TARGETS = ("data", "into", "output", "map", "guess", "dry_run")


def import_tables(
    name: str,
    files: Sequence[str],
    given: Given,
    parties: tuple[str, str] | None,
) -> None:
    """Write the tables of one pair of states, or of all pairs in the files."""
    read = lead_reader(importer(name))
    for other in _OTHER_TARGETS:
        if given[other]:
            raise QueryError(f"--tables and --{other.replace('_', '-')} cannot be combined; use one.")
    successors = successors_of(ASSUMED_PREDECESSORS)
    options = ImportOptions(parties, successors) if parties else AnyPair(("", ""), successors)
    dates = dates_given(given)
    with opened_folder(given["tables"], "--tables") as made:
        from bilat.exchange.lead_tables import LeadImport, write_leads

        folder = Path(made)
        with closing(LeadSorter(folder, options, dates.since, dates.until)) as leads:
            with watching() as watch:
                for file in files:
                    leads.take(stream_file(file, size_limit(given), watch), read)
            with watching(doing="Writing") as watch:
                written = write_leads(
                    LeadImport(name, leads, ASSUMED_PREDECESSORS, dates.accessed), folder, watch
                )
    if given["json"]:
        print_json(import_report.leads_to_json(name, leads.files, written))
        return
    for line in import_report.lead_lines(leads.files, written):
        note(line)
