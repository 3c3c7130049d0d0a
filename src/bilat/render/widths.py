"""Column widths, so that a table fits and no cell is truncated."""

from __future__ import annotations

from collections.abc import Sequence

# The number of spaces between two columns.
GAP = 3


def width_of(widths: Sequence[int]) -> int:
    """Return how wide columns are side by side, with the gaps between them."""
    return sum(widths) + GAP * (len(widths) - 1)


def columns_that_fit(spare: Sequence[int], least: Sequence[int], width: int) -> list[int]:
    """Leave out the columns that can best be spared until the others' least widths fit; return the kept.

    Columns of the highest `spare` leave first, and those of 0 never.
    """
    kept = list(range(len(spare)))
    while width_of([least[index] for index in kept]) > width:
        leaving = max(kept, key=lambda index: spare[index])
        if spare[leaving] == 0:
            break
        kept.remove(leaving)
    return kept


def share(least: Sequence[int], natural: Sequence[int], width: int) -> list[int]:
    """Share `width` among columns: each its natural width if all fit, else room for the narrow ones first.

    Where not even the least widths fit, the widest give way, down to one place.
    """
    if width_of(natural) <= width:
        return list(natural)
    shares = list(least)
    spare = width - width_of(shares)
    while spare > 0:
        narrow = min(
            (index for index in range(len(shares)) if shares[index] < natural[index]),
            key=lambda index: shares[index],
        )
        shares[narrow] += 1
        spare -= 1
    while spare < 0 and max(shares) > 1:
        widest = max(range(len(shares)), key=lambda index: shares[index])
        shares[widest] -= 1
        spare += 1
    return shares
