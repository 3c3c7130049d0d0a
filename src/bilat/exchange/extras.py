"""Libraries of the extra `bilat[exchange]`, which a format may need."""

from __future__ import annotations

from bilat.values.errors import QueryError

EXTRA = "bilat[exchange]"


def missing_library(library: str, needed_for: str) -> QueryError:
    """Return the error for a library that is not installed."""
    return QueryError(
        f"{library} is needed for {needed_for}, and is not installed. Install it: pip install '{EXTRA}'"
    )
