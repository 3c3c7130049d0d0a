"""Reading an entry: each value by key and type, each error with its location."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from itertools import islice
from typing import TypeVar

from bilat.loading.yaml_nodes import Mapping, Node, Scalar, Sequence
from bilat.record.declarations import LOCATOR
from bilat.values import edtf
from bilat.values.errors import BilatError, FaultCode, Hint, Location, Problem, ReversedDateError
from bilat.values.escaping import quote
from bilat.values.figures import DIGITS_IN_GROUP, Figure, read_figure
from bilat.values.text import did_you_mean

_MOST_DIGITS = 6
NO_DATE = edtf.EdtfDate("", None, None, "interval")

T = TypeVar("T")


def without_article(entry: str) -> str:
    """Return "event" for "an event"; "the dataset" stays."""
    return entry.removeprefix("an ").removeprefix("a ")


def read_word(text: str, what: str, known: tuple[str, ...]) -> str:
    """Read one of the `known` words."""
    if text not in known:
        hint = did_you_mean(text, known) or f" Known: {', '.join(known)}."
        raise BilatError(f"{quote(text)} is not a {what}.{hint}")
    return text


def is_id(text: str) -> bool:
    """Return whether a text is an id: small letters and digits, in parts with a hyphen between them."""
    return text.isascii() and text == text.lower() and all(map(str.isalnum, text.split("-")))


def read_locator(text: str) -> str:
    """Read a locator such as p16, page 12, row 17, § 4 or #33019."""
    number = text[1:]
    is_paragraph = text[:1] == "p" and number.isdecimal() and number.isascii() and number[0] != "0"
    if not (is_paragraph and len(number) <= _MOST_DIGITS) and not re.fullmatch(LOCATOR, text):
        raise BilatError(
            f"{quote(text)} is not a locator: write it like p16, page 12, row 17, § 4 or #33019."
        )
    return text


class Faults:
    """The problems found so far in one file; new ones are noted with their location."""

    def __init__(self, file: str, lines: list[str], problems: list[Problem]) -> None:
        self.file = file
        self.lines = lines
        self.problems = problems
        self.faulty: set[Location] = set()

    @contextmanager
    def of(self, node: Node) -> Iterator[None]:
        """Note that an entry is faulty if a problem is found while it is read, even in an alias elsewhere."""
        before = len(self.problems)
        yield
        if len(self.problems) > before:
            self.faulty.add(self.location(node))

    def location(self, node: Node) -> Location:
        """Return where a node starts."""
        return Location(self.file, node.line, node.column)

    def note(self, node: Node, code: FaultCode, message: str, hint: Hint | None = None) -> None:
        """Note a problem at `node`, of the kind that `code` names."""
        excerpt = self.lines[node.line - 1] if 0 < node.line <= len(self.lines) else ""
        self.problems.append(Problem(self.location(node), message, excerpt, code, hint))


class Entry:
    """One mapping of the file.

    What is missing or wrong is noted; the value returned then is a stand-in, and the dataset is never
    handed out.
    """

    def __init__(self, node: Node, faults: Faults, what: str, known: Collection[str]) -> None:
        self.faults = faults
        self.what = what
        self.node = node
        self.entries: dict[str, tuple[Scalar, Node]] = {}
        if not isinstance(node, Mapping):
            faults.note(
                node,
                FaultCode.SHAPE,
                f"{what} must be a mapping with keys such as {', '.join(islice(known, 4))}.",
            )
            return
        self.entries = node.entries
        for name, (key, _) in node.entries.items():
            if name in known:
                continue
            if name == "<<":
                faults.note(
                    key, FaultCode.UNKNOWN_KEY, "merge keys (<<) are not supported: write the keys out."
                )
            elif len(name) == DIGITS_IN_GROUP and name.isascii() and name.isdigit():
                message = "a comma ends a value between braces: write a figure with one in quotes, '150,000'."
                faults.note(key, FaultCode.UNKNOWN_KEY, message)
            else:
                hint = Hint(name, known, f" Known keys: {', '.join(known)}.")
                faults.note(key, FaultCode.UNKNOWN_KEY, f"{what} has no key {quote(name)}.", hint)

    def missing(self, key: str) -> None:
        """Note that a required key is not there."""
        if isinstance(self.node, Mapping):
            self.faults.note(self.node, FaultCode.MISSING_KEY, f"{self.what} lacks the key {key!r}.")

    def lacks_each(self, keys: tuple[str, ...]) -> None:
        """Note that none of several keys is there, of which one is needed."""
        if isinstance(self.node, Mapping):
            *others, last = map(repr, keys)
            named = f"{', '.join(others)} or {last}"
            self.faults.note(self.node, FaultCode.MISSING_KEY, f"{self.what} needs one of the keys {named}.")

    def optional(self, key: str) -> str | None:
        """Return a text, or None where the key is not there."""
        found = self.entries.get(key)
        if found is None:
            return None
        name, value = found
        if not isinstance(value, Scalar):
            self.faults.note(value, FaultCode.SHAPE, f"{key!r} must be text.")
            return None
        if not value.text.strip():
            self.faults.note(
                name, FaultCode.EMPTY_VALUE, f"{key!r} is empty: write its value or leave the line out."
            )
            return None
        return value.text

    def required(self, key: str) -> str:
        """Return a text that must be there."""
        if key not in self.entries:
            self.missing(key)
        return self.optional(key) or ""

    def read(self, key: str, reader: Callable[[str], T], fault_code: FaultCode) -> T | None:
        """Return a text parsed by `reader`, noting its error; None if the key is missing."""
        text = self.optional(key)
        if text is None:
            return None
        try:
            return reader(text)
        except BilatError as fault:
            code = FaultCode.REVERSED_DATE if isinstance(fault, ReversedDateError) else fault_code
            self.faults.note(self.entries[key][1], code, str(fault))
            return None

    def identifier(self, key: str = "id") -> str:
        """Return an id: small letters, digits and hyphens."""
        text = self.required(key)
        if text and not is_id(text):
            self.faults.note(
                self.entries[key][1],
                FaultCode.FORM_OF_ID,
                f"{quote(text)} is not an id: use a-z, 0-9 and hyphens.",
            )
        return text

    def date(self, key: str = "date") -> edtf.EdtfDate:
        """Return a date that must be there."""
        if key not in self.entries:
            self.missing(key)
        return self.optional_date(key) or NO_DATE

    def optional_date(self, key: str) -> edtf.EdtfDate | None:
        """Return a date, or None where the key is not there."""
        return self.read(key, edtf.parse, FaultCode.DATE)

    def figure(self, key: str) -> Figure | None:
        """Return a figure, or None where the key is not there."""
        return self.read(key, read_figure, FaultCode.FIGURE)

    def choice(self, key: str, words: tuple[str, ...], default: str | None = None) -> str:
        """Return one of the `words`."""
        text = self.optional(key)
        if text is None:
            if default is None and key not in self.entries:
                self.missing(key)
            return default or words[0]
        try:
            return read_word(text, f"{key} of {without_article(self.what)}", words)
        except BilatError as fault:
            self.faults.note(self.entries[key][1], FaultCode.UNKNOWN_WORD, str(fault))
            return text

    def nodes(self, key: str) -> list[Node]:
        """Return the items of a list, or none where the key is not there."""
        found = self.entries.get(key)
        if found is None:
            return []
        if not isinstance(found[1], Sequence):
            self.faults.note(found[1], FaultCode.SHAPE, f"{key!r} must be a list.")
            return []
        return found[1].items

    def lists_nothing(self, key: str) -> bool:
        """Return whether a list is empty or missing; a value of another type has been noted already."""
        found = self.entries.get(key)
        if found is None:
            return isinstance(self.node, Mapping)
        return isinstance(found[1], Sequence) and not found[1].items

    def texts(self, key: str) -> tuple[str, ...]:
        """Return a list of texts."""
        return tuple(node.text for node in self.scalars(key))

    def scalars(self, key: str) -> list[Scalar]:
        """Return a list of texts with their places."""
        scalars: list[Scalar] = []
        for node in self.nodes(key):
            if isinstance(node, Scalar) and node.text.strip():
                scalars.append(node)
            else:
                self.faults.note(node, FaultCode.SHAPE, f"each item of {key!r} must be text.")
        return scalars

    def reference(self, key: str, table: dict[str, T], what: str) -> T | None:
        """Return the entry of `table` that a text names."""
        text = self.optional(key)
        if text is None:
            return None
        return self.look_up(self.entries[key][1], text, table, what)

    def references(self, key: str, table: dict[str, T], what: str) -> tuple[T, ...]:
        """Return the entries of `table` that a list names."""
        found = (self.look_up(node, node.text, table, what) for node in self.scalars(key))
        return tuple(entry for entry in found if entry is not None)

    def look_up(self, node: Node, text: str, table: dict[str, T], what: str) -> T | None:
        """Return the entry of `table` under `text`, or note that it does not exist."""
        entry = table.get(text)
        if entry is None:
            message = f"no {what} {quote(text)} in this file."
            self.faults.note(node, FaultCode.UNKNOWN_REFERENCE, message, Hint(text, table))
        return entry

    def locator(self, node: Node, text: str) -> str:
        """Return a locator, noting one that is not well-formed."""
        try:
            return read_locator(text) if text else text
        except BilatError as fault:
            self.faults.note(node, FaultCode.FORM_OF_LOCATOR, str(fault))
            return text
