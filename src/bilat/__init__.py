"""bilat: query a record of the relations of two states.

>>> import bilat
>>> [event.id for event in bilat.load().events.where(on="2015-05-09")]
['victory-day-2015']
"""

from __future__ import annotations

# Importing typing would take a tenth of the start-up time, during which Ctrl-C still shows a traceback.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from bilat.api import Relations, load, load_pairs
    from bilat.checking.run import check
    from bilat.query.filters import Query
    from bilat.record.json import to_record
    from bilat.record.json_schema import schema_text
    from bilat.values.errors import BilatError, DatasetError, DateError, OutputError, QueryError

__version__ = "0.1.0"
__all__ = [
    "BilatError",
    "DatasetError",
    "DateError",
    "OutputError",
    "Query",
    "QueryError",
    "Relations",
    "check",
    "load",
    "load_pairs",
    "schema_text",
    "to_record",
]

_HOMES = {
    "BilatError": "bilat.values.errors",
    "DatasetError": "bilat.values.errors",
    "DateError": "bilat.values.errors",
    "OutputError": "bilat.values.errors",
    "Query": "bilat.query.filters",
    "QueryError": "bilat.values.errors",
    "Relations": "bilat.api",
    "check": "bilat.checking.run",
    "load": "bilat.api",
    "load_pairs": "bilat.api",
    "schema_text": "bilat.record.json_schema",
    "to_record": "bilat.record.json",
}


def __getattr__(name: str) -> Any:  # noqa: ANN401 - whatever the module holds
    """Import a public name when it is first asked for, so that a command imports only what it uses."""
    if name not in __all__:
        raise AttributeError(f"module 'bilat' has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_HOMES[name]), name)
