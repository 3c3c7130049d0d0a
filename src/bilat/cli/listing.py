"""The command that lists what another counted."""

from __future__ import annotations

from typing import Any

from bilat.cli.filters import EVENT_FILTERS, FILTERS_OF
from bilat.cli.options import ListOptions
from bilat.query.command_line import command_of
from bilat.record.vocabulary import HELD, STATUSES

# What lists the things that are counted; encounters and visits are in one list.
_LISTS = {"events": "timeline", "visits": "meetings"}


def listed_by(
    what: str,
    asked: ListOptions,
    *,
    things: str = "them",
    some_left_out: bool = False,
    of_any_status: bool = False,
    **more: Any,  # noqa: ANN401 - filters
) -> str:
    """Say which command lists what was counted, with the filters and the data that were asked for.

    `things` is what it lists, `some_left_out` whether events that were not held are not counted, which a
    timeline shows, and `of_any_status` whether they are, which other lists do not show.
    """
    # What a list does not take says nothing of its records: no person is in doubt in a total of trade.
    taken = FILTERS_OF.get(_LISTS.get(what, what), EVENT_FILTERS)
    filters: dict[str, Any] = {name: value for name, value in asked.filters.items() if name in taken}
    if what == "visits":
        filters["kind"] = "visit"
    for name, value in more.items():
        filters[name] = [*filters.get(name, ()), value]
    if some_left_out and what == "events":
        filters["status"] = ",".join(HELD)
    if of_any_status and what not in ("events", "trade", "goods"):
        filters["status"] = ",".join(STATUSES)
    return f"List {things}: {command_of(_LISTS.get(what, what), {**filters, **data_of(asked)})}"


def data_of(asked: ListOptions) -> dict[str, Any]:
    """Return the options that say of which data something was asked."""
    return {"data": asked.data, "pair": asked.pair, **({"engine": asked.engine} if asked.engine else {})}
