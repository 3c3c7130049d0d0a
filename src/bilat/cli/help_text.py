"""The help text of a command: paragraphs, and lines kept apart where they are indented."""

from __future__ import annotations

from collections.abc import Iterator

Paragraph = str | tuple[str, ...]


def paragraphs(text: str) -> Iterator[Paragraph]:
    """Give each paragraph on one line, or as lines where they are indented, such as examples."""
    for part in text.strip("\n").split("\n\n"):
        indent = len(part) - len(part.lstrip(" "))
        lines = [line[indent:] for line in part.splitlines()]
        yield tuple(lines) if part.startswith(" ") else " ".join(lines)


def in_panels(*texts: str) -> str:
    """Write the help of a command for Typer's panels, with brackets escaped, which Rich reads as markup."""
    every = (part for text in texts for part in paragraphs(text))
    shown = ("\n".join(part) if isinstance(part, tuple) else part for part in every)
    return "\n\n".join(shown).replace("[", "\\[")


def in_plain(*texts: str) -> str:
    """Write the help of a command for Typer's plain help, with its mark for lines that are not joined."""
    every = (part for text in texts for part in paragraphs(text))
    return "\n\n".join("\n".join(("\b", *part)) if isinstance(part, tuple) else part for part in every)
