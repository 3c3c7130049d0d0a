"""How the columns of a table share a width: words stay whole, narrow columns get room first."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bilat.render.column import Column, T

# How many blanks are between two columns.
GAP = 2
# A longer word, such as an address, may be broken.
_LONGEST_WORD = 32
# A longer item of a list, such as a citation, may be broken between its words.
_LONGEST_PIECE = 14
_BETWEEN_ITEMS = re.compile(r"(?<=[;,]) |(?<=\d to) ")


@dataclass(slots=True)
class Room:
    """What a column needs: `natural` without wrapping, `word` for its longest word."""

    natural: int = 0
    word: int = 0

    def take(self, text: str, *, listed: bool = False) -> None:
        """Make room for a cell; short items of a list stay whole, like words."""
        from rich.cells import cell_len

        width = cell_len(text)
        self.natural = max(self.natural, width)
        if width > self.word:
            self.word = max(self.word, max((cell_len(word) for word in text.split()), default=0))
            if listed:
                pieces = (cell_len(piece) for piece in pieces_of(text))
                self.word = max(self.word, *(piece for piece in (0, *pieces) if piece <= _LONGEST_PIECE))

    def least(self, column: Column[T]) -> int:
        """Return the width below which the column does not shrink."""
        if column.whole:
            return self.natural
        # Cells with a hanging indent hold commands, whose longest words are broken.
        word = 0 if column.hang else min(self.word, _LONGEST_WORD)
        return min(self.natural, max(column.least, word))


def pieces_of(text: str) -> list[str]:
    """Return the items of a list, each with its comma or semicolon, or the two ends of a span of time."""
    return _BETWEEN_ITEMS.split(text)


def before_sparing(room: Room, column: Column[T]) -> int:
    """Return the width that a column should have before columns that can be spared are kept."""
    return max(room.least(column), min(room.natural, column.best))


def room_of(headings: Iterable[str]) -> list[Room]:
    """Return the room that columns need for the words of their headings, or for their lines."""
    rooms: list[Room] = []
    for heading in headings:
        room = Room()
        for text in heading.split("\n") if "\n" in heading else heading.split():
            room.take(text)
            # A heading that has line breaks is not broken anywhere else.
            room.word = max(room.word, room.natural)
        rooms.append(room)
    return rooms


def width_of(widths: Sequence[int]) -> int:
    """Return how wide columns are side by side, with the gaps between them."""
    return sum(widths) + GAP * (len(widths) - 1)


def columns_that_fit(spare: Sequence[int], least: Sequence[int], width: int) -> list[int]:
    """Leave out the columns that can best be spared until the least widths of the others fit; return these.

    Columns with the highest `spare` are left out first, those with 0 never.
    """
    kept = list(range(len(spare)))
    while width_of([least[index] for index in kept]) > width:
        leaving = max(kept, key=lambda index: spare[index])
        if spare[leaving] == 0:
            break
        kept.remove(leaving)
    return kept


def share(least: Sequence[int], best: Sequence[int], natural: Sequence[int], width: int) -> list[int]:
    """Share `width` among columns: each its natural width if all fit.

    Otherwise each gets its least width, then its best as far as there is room, narrow columns first.
    """
    if width_of(natural) <= width:
        return list(natural)
    shares = list(least)
    spare = width - width_of(shares)
    for index, wanted in enumerate(best):
        more = max(0, min(wanted - shares[index], spare))
        shares[index] += more
        spare -= more
    while spare > 0:
        narrow = min(
            (index for index in range(len(shares)) if shares[index] < natural[index]),
            key=lambda index: shares[index],
        )
        shares[narrow] += 1
        spare -= 1
    return shares
