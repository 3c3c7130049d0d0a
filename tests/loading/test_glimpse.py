"""A quick look gives what stands before the first fault and says nothing of it, whichever parser looks."""

from __future__ import annotations

import pytest
import yaml

from bilat.loading.glimpse import entries

SOUND = "people:\n  - {id: berg}\n"


@pytest.fixture(params=["libyaml", "python"], autouse=True)
def _parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    if request.param == "python":
        monkeypatch.delattr(yaml, "CSafeLoader")


def test_the_entries_of_the_wanted_sections_are_given() -> None:
    assert list(entries(f"sources: []\n{SOUND}", ["people"])) == [("people", {"id": "berg"})]


@pytest.mark.parametrize(
    "fault",
    [
        "  - {id: [}\n",
        '  - {id: "\\U00110000"}\n',
        '  - {id: "\\UFFFFFFFF"}\n',
        "  - " + 40 * "[" + 40 * "]",
    ],
)
def test_what_stands_before_a_fault_is_given(fault: str) -> None:
    assert list(entries(SOUND + fault, ["people"])) == [("people", {"id": "berg"})]


@pytest.mark.parametrize("sign", ["\0", "\x07", "\ufffe"])
def test_a_sign_that_no_file_may_hold_is_said_nothing_of(sign: str) -> None:
    # Where the fault is seen depends on the parser: one of them reads the whole text first.
    assert list(entries(f"{SOUND}  - {{id: {sign}}}\n", ["people"])) in ([], [("people", {"id": "berg"})])
