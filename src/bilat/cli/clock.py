"""The day it is: the only look at the clock. The library is told it."""

from __future__ import annotations

from datetime import date


def today() -> date:
    """Return the day it is where the user is."""
    return date.today()  # noqa: DTZ011 - the user's own day is what is meant
