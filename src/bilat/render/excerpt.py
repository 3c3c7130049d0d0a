"""A line of a file with a caret under a column, escaped and fitted to a width."""

from __future__ import annotations

from bilat.values.escaping import columns_of, excerpt_around

_ELLIPSIS = "…"
# How much is kept to the right of the caret when a line is cut.
_AFTER = 20


def excerpt(line: int, column: int, text: str, width: int | None = None) -> list[str]:
    """Return two lines: the excerpt under its number, and the caret; where `width` is given they fit it.

    `line` and `column` count from 1.
    """
    head = f"{line:>5} | "
    before, after = excerpt_around(text, column)
    if width is not None:
        room = max(width - len(head), _AFTER)
        if columns_of(before) + columns_of(after) > room:
            before, after = _cut(before, after, room)
    return [f"{head}{before}{after}", f"{' ' * (len(head) + columns_of(before))}^"]


def _cut(before: str, after: str, room: int) -> tuple[str, str]:
    """Cut a line on both sides of its caret until it fits."""
    left = max(room - min(_AFTER, room // 2), room - columns_of(after))
    if columns_of(before) > left:
        while before and columns_of(before) > left - 1:
            before = before[1:]
        before = _ELLIPSIS + before
    if columns_of(after) > room - columns_of(before):
        while after and columns_of(after) > room - columns_of(before) - 1:
            after = after[:-1]
        after += _ELLIPSIS
    return before, after
