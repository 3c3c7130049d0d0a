"""The dates that `bilat import` is given: which rows it takes, and when the files were fetched."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from bilat.cli.declaring import Given
from bilat.values.typed_dates import read_typed


class ImportDates(NamedTuple):
    """The first and last day of the rows, and the EDTF text of when the files were fetched, if given."""

    since: date | None
    until: date | None
    accessed: str | None


def dates_given(given: Given) -> ImportDates:
    """Read --since, --until and --accessed; raise `DateError` for one that is not a date."""
    since, until, accessed = (
        read_typed(typed) if (typed := given[name]) else None for name in ("since", "until", "accessed")
    )
    return ImportDates(
        since.start if since else None, until.end if until else None, accessed.text if accessed else None
    )
