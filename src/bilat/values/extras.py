"""Libraries of bilat's extras, which a format or an engine may need."""

from __future__ import annotations

from bilat.values.errors import UnavailableError


def missing_library(library: str, needed_for: str, extra: str = "exchange") -> UnavailableError:
    """Return the error for a library that is not installed."""
    return UnavailableError(
        f"{library} is needed for {needed_for}, and is not installed. "
        f"Install it: pip install 'bilat[{extra}]'"
    )
