"""The exceptions of bilat, each with a message for the user."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from enum import StrEnum
from typing import NamedTuple

from bilat.values.escaping import columns_of, excerpt_around

# How many comparisons with known words the hints of one answer may take: 20 hints among 30,000 names.
MOST_COMPARED_FOR_HINTS = 600_000


class BilatError(Exception):
    """The base class of bilat's errors; the command line prints the message and exits."""


class DateError(BilatError):
    """A text that is not a date, or an ambiguous one."""


class ReversedDateError(DateError):
    """An interval that ends before it starts."""


class QueryError(BilatError):
    """An invalid query: an unknown kind, country, field or id."""


class OutputError(BilatError):
    """An answer that could not be written."""


class UnavailableError(BilatError):
    """Something that an answer needs is not there: a library, a table, a server."""


class FaultCode(StrEnum):
    """The kind of a fault found in reading a file: BIL0 form, BIL1 identity, BIL2 time, BIL4 figures.

    A code is never reused for another kind of fault.
    """

    UNREADABLE = "BIL001"
    ENCODING = "BIL002"
    SYNTAX = "BIL003"
    EMPTY_FILE = "BIL004"
    SECOND_DOCUMENT = "BIL005"
    TAG = "BIL006"
    ALIAS = "BIL007"
    DEPTH = "BIL008"
    DUPLICATE_KEY = "BIL009"
    SHAPE = "BIL010"
    UNKNOWN_KEY = "BIL011"
    MISSING_KEY = "BIL013"
    EMPTY_VALUE = "BIL014"
    UNKNOWN_WORD = "BIL015"
    FORM_OF_VALUE = "BIL016"
    FORM_OF_ID = "BIL101"
    ID_TAKEN = "BIL102"
    UNKNOWN_REFERENCE = "BIL103"
    NO_CITATION = "BIL104"
    FORM_OF_LOCATOR = "BIL105"
    COUNTRY_CODE = "BIL106"
    DATE = "BIL201"
    REVERSED_DATE = "BIL202"
    FIGURE = "BIL401"


class Location(NamedTuple):
    """A place in a file; lines and columns count from 1, and 0 means the file as a whole."""

    file: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        """Give the place as editors read it, file:line:column, or the file."""
        return f"{self.file}:{self.line}:{self.column}" if self.line else self.file


class Hint(NamedTuple):
    """The known words among which to look for a similar one, and what to say without one; a slow search."""

    wrong: str
    known: Collection[str]
    otherwise: str = ""


class Problem(NamedTuple):
    """One fault in a dataset file, with its line; `code` names the kind of fault, as `bilat check` does.

    A `hint` is not part of the message until `with_hints` has worked it out.
    """

    location: Location
    message: str
    excerpt: str = ""
    code: str = ""
    hint: Hint | None = None

    def __str__(self) -> str:
        """Give file:line:column, the message, and the line with a caret under the fault."""
        shown = f"{self.location}: {self.message}"
        if not self.excerpt:
            return shown
        number = f"{self.location.line:>5} | "
        before, after = excerpt_around(self.excerpt, self.location.column)
        return f"{shown}\n{number}{before}{after}\n{' ' * (len(number) + columns_of(before))}^"


def with_hints(problems: Iterable[Problem]) -> Iterator[Problem]:
    """Yield problems with their hints in the message, as long as comparing does not take too long."""
    from bilat.values.text import did_you_mean

    compared = 0
    for problem in problems:
        hint = problem.hint
        if hint is None:
            yield problem
            continue
        compared += len(hint.known)
        near = did_you_mean(hint.wrong, hint.known) if compared <= MOST_COMPARED_FOR_HINTS else ""
        yield problem._replace(message=f"{problem.message}{near or hint.otherwise}", hint=None)


class DatasetError(BilatError):
    """A dataset that cannot be read, with every problem found in it."""

    def __init__(self, problems: list[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(str(problem) for problem in problems))
