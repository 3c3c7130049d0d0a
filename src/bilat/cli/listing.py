"""The command that lists the things that another command counted."""

from __future__ import annotations

from bilat.cli.declaring import Given
from bilat.cli.filters import EVENT_FILTERS, FILTERS_OF
from bilat.cli.options import ListOptions
from bilat.query.command_line import command_of
from bilat.record.vocabulary import HELD, STATUSES

# The command that lists each kind of counted thing; encounters and visits share a list.
_LISTS = {"events": "timeline", "visits": "meetings"}


def listed_by(
    what: str,
    asked: ListOptions,
    *,
    things: str = "them",
    some_left_out: bool = False,
    of_any_status: bool = False,
    **more: object,
) -> str:
    """Say which command lists what was counted, with the same filters and data.

    `things` is what it lists. With `some_left_out`, events that did not take place are not counted, though a
    timeline shows them; with `of_any_status`, they are counted, though other lists do not show them.
    """
    command = _LISTS.get(what, what)
    # A filter that a list does not take does not narrow its records: trade totals have no people in doubt.
    taken = FILTERS_OF.get(command, EVENT_FILTERS)
    filters: Given = {name: value for name, value in asked.filters.items() if name in taken}
    if what == "visits":
        filters["kind"] = "visit"
    for name, value in more.items():
        filters[name] = [*filters.get(name, ()), value]
    if some_left_out and what == "events":
        filters["status"] = ",".join(HELD)
    if of_any_status and what not in ("events", "trade", "goods"):
        filters["status"] = ",".join(STATUSES)
    return f"List {things}: {command_of(command, {**filters, **data_of(asked)})}"


def data_of(asked: ListOptions) -> Given:
    """Return the options that name the data."""
    return {"data": asked.data, "pair": asked.pair, **({"engine": asked.engine} if asked.engine else {})}
