"""Today's date: the only place that reads the clock. The library gets it as an argument."""

from __future__ import annotations

import os
from datetime import date

from bilat.values.errors import QueryError
from bilat.values.escaping import quote

# A day to use as today, so that an answer can be reproduced.
TODAY = "BILAT_TODAY"


def today() -> date:
    """Return today's date where the user is, or the one that the environment names."""
    named = os.environ.get(TODAY)
    if not named:
        return date.today()  # noqa: DTZ011 - the user's own day is what is meant
    try:
        return date.fromisoformat(named)
    except ValueError:
        raise QueryError(f"{TODAY} is {quote(named)}, not a day like 2019-09-25.") from None
