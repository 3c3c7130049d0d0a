"""`bilat new`."""

from __future__ import annotations

import os
from typing import Annotated

from bilat.authoring.template import skeleton
from bilat.cli.clock import today
from bilat.cli.completion.values import FILES
from bilat.cli.declaring import argument, option
from bilat.cli.options import refuse_empty
from bilat.cli.output import STANDARD_OUTPUT, opened
from bilat.query.pairs import read_pair, sides_of
from bilat.values.countries import common_name, iso_countries
from bilat.values.errors import OutputError, QueryError
from bilat.values.escaping import quote
from bilat.values.text import did_you_mean
from bilat.values.typed_dates import read_typed

HELP = """
    bilat new RUS-CUB
    bilat new Russia-Cuba --as-of 2020-01-31

The new file is valid, and its comments show an example of each section.
"""


def command(
    pair: Annotated[str, argument("PAIR", "Two countries as one word: RUS-CUB or Russia-Cuba.")],
    *,
    as_of: Annotated[
        str | None,
        option("--as-of", "DATE", "The last day that the record covers; today if not given."),
    ] = None,
    output: Annotated[
        str | None, option("--output -o", "FILE", "Write to FILE, which must not exist yet."), FILES
    ] = None,
    overwrite: Annotated[bool, option("--overwrite", None, "Write over an existing FILE.")] = False,
) -> None:
    """Write a new dataset."""
    refuse_empty({"--as-of": as_of})
    parties = read_pair(pair)
    if parties is None:
        if (state := _state_twice(pair)) is not None:
            raise QueryError(
                f"{quote(pair)} names {state} twice; a pair is two different states, like RUS-CUB."
            )
        words = [word for sign in "-/:" if sign in pair for word in pair.split(sign)]
        known = [
            *(code for code, country in iso_countries().items() if not country.is_former),
            *(country.common_name for country in iso_countries().values()),
        ]
        hints = "".join(did_you_mean(word, known) for word in words if read_pair(f"{word}-ATA") is None)
        raise QueryError(
            f"{quote(pair)} is not a pair of countries; write it like RUS-CUB or Russia-Cuba.{hints}"
        )
    if output not in (None, STANDARD_OUTPUT) and os.path.isfile(output) and not overwrite:  # noqa: PTH113 - as typed
        raise OutputError(f"{output} already exists; name another file, or use --overwrite.")
    text = skeleton(parties, read_typed(as_of, today=today()).text if as_of else today().isoformat())
    with opened(output) as out:
        out.write(text)


def _state_twice(pair: str) -> str | None:
    """Return the state that is on both sides of a pair, or None."""
    twice = (common_name(first) for first, second in sides_of(pair) if first == second)
    return next(twice, None)
