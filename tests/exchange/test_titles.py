"""Titles in front of names, as publishers write them."""

from __future__ import annotations

import pytest

from bilat.exchange.importers.titles import split_title


@pytest.mark.parametrize(
    ("text", "name", "office"),
    [
        ("President Vladimir Putin", "Vladimir Putin", "president"),
        ("Vice President Delcy Rodriguez", "Delcy Rodriguez", "vice president"),
        (
            "Minister of Foreign Affairs and Trade Jan Novak",
            "Jan Novak",
            "minister of foreign affairs and trade",
        ),
        (
            "Planning and Investment Minister Tran Xuan Gia",
            "Tran Xuan Gia",
            "planning and investment minister",
        ),
        ("President of Sri Lanka Maria Perera", "Maria Perera", "president"),
        ("Secretary General Ban Ki-moon", "Ban Ki-moon", "secretary general"),
        ("General Secretary Nong Duc Manh", "Nong Duc Manh", "general secretary"),
        ("General Prayuth Chan-ocha", "Prayuth Chan-ocha", None),
        ("Supreme Leader Ayatollah Ali Khamenei", "Ali Khamenei", "supreme leader"),
        ("King Abdullah II", "Abdullah II", "king"),
        ("Tom King", "Tom King", None),
        ("Foreign Minister", "", "foreign minister"),
    ],
)
def test_titles_are_split_from_names(text: str, name: str, office: str | None) -> None:
    assert split_title(text)[:2] == (name, office)
