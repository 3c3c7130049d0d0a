"""`bilat add citation`: another citation of an entry, and nothing else of the file changes."""

from __future__ import annotations

from pathlib import Path

import pytest

from own_files import CUBA
from program import bilat

TREATY = "    title: Treaty on trade\n    sources: [{id: granma, at: [p2]}]\n"
TWO = CUBA.replace(
    "title: none}\n", "title: none}\n  - {id: tass, publisher: TASS, date: 2020-01-30, title: none}\n"
)


@pytest.mark.parametrize(
    ("before", "arguments", "after"),
    [
        # Another place in a source that is cited joins its places.
        ("[{id: granma, at: [p2]}]", ("granma: p5",), "[{id: granma, at: [p2, p5]}]"),
        ("[{id: granma, at: [p2]}]", ("granma: p2, § 4",), "[{id: granma, at: [p2, § 4]}]"),
        ("[{id: granma, at: [p2, ]}] # sic", ("granma: p5",), "[{id: granma, at: [p2, p5]}] # sic"),
        ("[{id: granma, at: [p2]}]", ("tass: p1",), "[{id: granma, at: [p2]}, {id: tass, at: [p1]}]"),
        (
            "[{id: granma, at: [p2]}]",
            ("granma: p1", "--for", "office"),
            "[{id: granma, at: [p2]}, {id: granma, at: [p1], for: office}]",
        ),
        (
            "\n      - {id: granma, at: [p2]} # the text\n",
            ("tass: p1",),
            "\n      - {id: granma, at: [p2]} # the text\n      - {id: tass, at: [p1]}\n",
        ),
        (
            "\n    -   id: granma\n        at:\n        - p2 # it\n",
            ("granma: p3, '#a:1'".replace("'", ""),),
            "\n    -   id: granma\n        at:\n        - p2 # it\n        - p3\n        - '#a:1'\n",
        ),
        (
            "[\n      {id: granma, at: [p2]},\n    ]",
            ("tass: p1",),
            None,
        ),
    ],
)
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_it_is_written_as_the_others_are(
    *, before: str, arguments: tuple[str, ...], after: str | None, newline: str, cuba: Path
) -> None:
    def text(sources: str) -> str:
        whole = TWO.replace(TREATY, f"    title: Treaty on trade\n    sources: {sources}\n")
        return whole.replace("sources: \n", "sources:\n").replace("\n\n", "\n").replace("\n", newline)

    cuba.write_text(text(before), encoding="utf-8", newline="")
    run = bilat("add", "citation", "treaty-1996", *arguments, "--data", str(cuba))
    if after is None:
        assert (run.status, "add it by hand" in run.err) in ((2, True), (0, False))
        return
    assert (run.status, run.err) == (0, "")
    assert run.out.endswith(": treaty-1996\n")
    assert cuba.read_bytes().decode() == text(after)


def test_a_dry_run_shows_the_entry(cuba: Path) -> None:
    run = bilat("add", "citation", "cars", "granma: p4", "--dry-run", "--data", str(cuba))
    assert run.out.endswith("     sources: [{id: granma, at: [p3, p4]}]}\n")
    assert cuba.read_text(encoding="utf-8") == CUBA
