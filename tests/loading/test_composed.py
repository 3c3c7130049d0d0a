"""The nodes that a wheel carries for the bundled record: the same as parsing it, or not taken at all."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from bilat.loading.composed import packed, unpacked
from bilat.loading.nodes import Mapping, Node, Scalar, Sequence, compose
from strategies import as_yaml, drafts, hostile_texts

RECORD = (Path(__file__).parents[2] / "data" / "events.yaml").read_bytes().decode()
SMALL = "a: [1, {b: c}]\n'': ''\n"


def composed(text: str) -> Node:
    problems: list[Any] = []
    node = compose(text, "drawn.yaml", text.splitlines(), problems)
    assert node is not None
    assert problems == []
    return node


def laid_open(node: Node) -> tuple[Any, ...]:
    """Return a node and all in it as plain values, with places and sizes."""
    match node:
        case Scalar():
            held: Any = node.text
        case Sequence():
            held = list(map(laid_open, node.items))
        case Mapping():
            pairs = node.entries.items()
            held = [(name, laid_open(key), laid_open(value)) for name, (key, value) in pairs]
    return (type(node).__name__, node.line, node.column, node.size, held)


def test_the_record_is_the_same_from_its_nodes() -> None:
    nodes = unpacked(packed(RECORD, composed(RECORD)), RECORD)
    assert nodes is not None
    assert laid_open(nodes) == laid_open(composed(RECORD))


def test_what_is_taken_has_its_place() -> None:
    nodes = unpacked(packed(SMALL, composed(SMALL)), SMALL)
    assert isinstance(nodes, Mapping)
    key, value = nodes.entries["a"]
    assert (key.line, key.column) == (1, 1)
    assert isinstance(value, Sequence)
    assert (value.items[1].line, value.items[1].column, value.size) == (1, 8, 5)


@given((drafts() | drafts(hostile_texts)).map(as_yaml))
def test_any_file_is_the_same_from_its_nodes(text: str) -> None:
    nodes = unpacked(packed(text, composed(text)), text)
    assert nodes is not None
    assert laid_open(nodes) == laid_open(composed(text))


@given(st.sampled_from(["", SMALL[:-1], SMALL + "\n", SMALL.replace("c", "d"), SMALL.replace("c", "ć")]))
def test_nodes_of_another_text_are_not_taken(other: str) -> None:
    assert unpacked(packed(SMALL, composed(SMALL)), other) is None


@given(st.data())
def test_nodes_that_were_changed_are_not_taken(data: st.DataObject) -> None:
    raw = packed(SMALL, composed(SMALL))
    at = data.draw(st.integers(0, len(raw) - 1))
    sign = data.draw(st.integers(0, 255).filter(lambda one: one != raw[at]))
    assert unpacked(raw[:at] + bytes([sign]) + raw[at + 1 :], SMALL) is None


@given(st.integers(0, len(packed(SMALL, composed(SMALL))) - 1), st.binary(max_size=8))
def test_nodes_that_were_cut_are_not_taken(length: int, instead: bytes) -> None:
    whole = packed(SMALL, composed(SMALL))
    if whole[:length] + instead != whole:
        assert unpacked(whole[:length] + instead, SMALL) is None


@given(st.binary(max_size=64))
def test_bytes_are_no_nodes(raw: bytes) -> None:
    assert unpacked(raw, "") is None
