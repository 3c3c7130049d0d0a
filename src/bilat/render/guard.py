"""What a spreadsheet would run as a formula, kept from running by an apostrophe before it.

A text gets one where it begins with `=`, `+`, `-`, `@` or their full-width forms, after any spaces and
apostrophes of its own, or with a tab or a line end. A number does not: -5 and +24.7 stay numbers. To undo it,
take one apostrophe away from each text where apostrophes stand before such a beginning.
"""

from __future__ import annotations

import re

_RUN = re.compile(r"'*(?:[\t\r\n]|\s*[=+\-@＝＋－＠])")  # noqa: RUF001 - full-width forms are meant
_NUMBER = re.compile(r"[+-]?\d+(?:[.,]\d+)*", re.ASCII)


def guarded(text: str) -> str:
    """Put an apostrophe before what a spreadsheet would run."""
    return f"'{text}" if _RUN.match(text) and not _NUMBER.fullmatch(text) else text
