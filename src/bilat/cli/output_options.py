"""The options of a command that writes a whole file instead of a list."""

from __future__ import annotations

import os
from collections.abc import Iterable

from bilat.cli.declaring import Given
from bilat.cli.options import ENGINE, ListOptions, data_paths, refuse_empty, size_limit
from bilat.loading.files import MAX_BYTES


def output_options(given: Given, filters: Iterable[str]) -> ListOptions:
    """Read the values of a command that writes a whole file: filters, the data, and where to write."""
    refuse_empty({"--output": given["output"]})
    return ListOptions(
        filters={name: given[name] for name in filters if given[name]},
        output=given["output"],
        data=data_paths(given["data"]),
        pair=tuple(given["pair"] or ()),
        max_bytes=size_limit(given) or MAX_BYTES,
        engine=given["engine"] or os.environ.get(ENGINE),
    )
