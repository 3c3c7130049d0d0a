"""What the model is made of behaves as a frozen dataclass with slots does."""

from __future__ import annotations

import copy
import pickle
from dataclasses import FrozenInstanceError, field, fields, is_dataclass, replace

import pytest

from bilat.frozen import frozen


@frozen
class Port:
    """A harbour and its country."""

    name: str
    country: str
    depths: dict[str, int] = field(hash=False)
    open: bool = True


SOCHI = Port("Sochi", "RUS", {"quay": 9})


def test_values_are_given_by_place_or_by_name_and_defaults_fill_in() -> None:
    assert (SOCHI.name, SOCHI.open) == ("Sochi", True)
    assert Port(name="Sochi", country="RUS", depths={"quay": 9}) == SOCHI


def test_a_missing_value_is_an_error() -> None:
    with pytest.raises(TypeError):
        Port("Sochi", "RUS")  # type: ignore[call-arg]


def test_nothing_can_be_changed_added_or_deleted() -> None:
    with pytest.raises(FrozenInstanceError):
        SOCHI.name = "Tuapse"  # type: ignore[misc]
    with pytest.raises(FrozenInstanceError):
        SOCHI.berths = 4  # type: ignore[attr-defined]
    with pytest.raises(FrozenInstanceError):
        del SOCHI.name
    assert not hasattr(SOCHI, "__dict__")


def test_equal_values_are_equal_and_hash_alike() -> None:
    same = Port("Sochi", "RUS", {"quay": 9})
    assert (same == SOCHI, hash(same) == hash(SOCHI)) == (True, True)
    assert replace(SOCHI, open=False) != SOCHI


def test_a_field_left_out_of_the_hash_still_counts_for_equality() -> None:
    deeper = replace(SOCHI, depths={"quay": 12})
    assert (hash(deeper) == hash(SOCHI), deeper == SOCHI) == (True, False)


def test_another_type_with_the_same_values_is_not_equal() -> None:
    @frozen
    class Station:
        name: str
        country: str
        depths: dict[str, int] = field(hash=False)
        open: bool = True

    station: object = Station("Sochi", "RUS", {"quay": 9})
    assert station != SOCHI


def test_it_is_a_dataclass_to_the_standard_library() -> None:
    assert is_dataclass(Port)
    assert [one.name for one in fields(Port)] == ["name", "country", "depths", "open"]


def test_it_can_be_matched_copied_and_pickled() -> None:
    match SOCHI:
        case Port(name, country):
            assert (name, country) == ("Sochi", "RUS")
    assert copy.deepcopy(SOCHI) == copy.copy(SOCHI) == pickle.loads(pickle.dumps(SOCHI)) == SOCHI  # noqa: S301 - our own bytes


def test_it_says_what_it_holds() -> None:
    assert repr(SOCHI) == "Port(name='Sochi', country='RUS', depths={'quay': 9}, open=True)"
