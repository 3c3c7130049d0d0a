"""The faults of form: what reading the file found, handed on under its code."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from bilat.checking.findings import Found, Site
from bilat.checking.placed import PlacedRecord
from bilat.values.errors import FaultCode


def noted(code: FaultCode) -> Callable[[PlacedRecord], Iterator[Found]]:
    """Return the check that hands on the faults of one kind."""

    def faults(record: PlacedRecord) -> Iterator[Found]:
        for fault in record.problems:
            if fault.code == code:
                yield Found(Site(fault.file, fault.line, fault.column, fault.excerpt), fault.message)

    return faults
