"""The day it is: the only look at the clock. The library is told it."""

from __future__ import annotations

import os
from datetime import date

from bilat.values.errors import QueryError
from bilat.values.escaping import quote

# The day to take for today, so that an answer can be had again; without it, the day it is.
TODAY = "BILAT_TODAY"


def today() -> date:
    """Return the day it is where the user is, or the one that the environment names."""
    named = os.environ.get(TODAY)
    if not named:
        return date.today()  # noqa: DTZ011 - the user's own day is what is meant
    try:
        return date.fromisoformat(named)
    except ValueError:
        raise QueryError(f"{TODAY} is {quote(named)}, not a day like 2019-09-25.") from None
