"""`bilat add citation`."""

from __future__ import annotations

from typing import Annotated

from bilat.authoring.target import Change, Target
from bilat.cli.adding import FILE_OPTIONS, add
from bilat.cli.completion import values
from bilat.cli.declaring import Declared, Given, argument, text
from bilat.cli.options import refuse_empty, takes_options
from bilat.record.schema import EVENT

CITATION_HELP = r"""
    bilat add citation --dry-run treaty-1996 'sputnik-2019-09-25: p6'
    bilat add citation --dry-run visit-maduro-2013 'sputnik-2019-09-25: p1' \
        --for office

Another place in a source that the entry cites already joins the places there. Nothing else changes.
"""
_PURPOSE: Declared = {
    "for_": text(
        "The citation", "--for", "PURPOSE", "What it is cited for, if not the fact itself, such as office."
    ),
}


@takes_options({**_PURPOSE, **FILE_OPTIONS})
def cite(
    entry_id: Annotated[str, argument("ID", "The id of the entry."), values.ID_THEN_SOURCE],
    citation: Annotated[
        str, argument("SOURCE:AT", "The source and where in it: 'tass-2019: p1, p2'."), values.ID_THEN_SOURCE
    ],
    given: Given,
) -> None:
    """Add a citation to an existing entry."""
    refuse_empty({"--for": given["for_"]})

    def make(target: Target) -> Change:
        return target.with_citation(entry_id, citation, given["for_"])

    add(given, EVENT.name, make)
