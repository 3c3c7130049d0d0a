"""Names in a file of their own, which the datasets of several pairs share."""

from __future__ import annotations

from pathlib import Path

import pytest

import bilat

NAMES = """\
countries:
  RUS: {name: Russia}
  TUR: {name: Turkey, aliases: [Türkiye]}
  IRN: {name: Iran}
people:
  - {id: putin, name: Vladimir Putin, country: RUS}
sources:
  - {id: tass, publisher: TASS, date: 2019-02-14, title: none}
"""


def dataset(one: str, other: str) -> str:
    return f"""\
dataset: {{format: 1, id: a-record, title: A record, parties: [{one}, {other}], as_of: 2019-03-01}}
events:
  - id: sochi-2019
    date: 2019-02-14
    kind: summit
    title: Summit in Sochi
    participants: [{{person: putin, role: president}}]
    sources: [{{id: tass, at: [p1]}}]
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "names.yaml").write_text(NAMES, encoding="utf-8")
    (tmp_path / "rus-tur.yaml").write_text(dataset("RUS", "TUR"), encoding="utf-8")
    (tmp_path / "rus-irn.yaml").write_text(dataset("RUS", "IRN"), encoding="utf-8")
    return tmp_path


def test_the_datasets_of_a_folder_refer_to_its_names(folder: Path) -> None:
    pairs = bilat.load_pairs(folder)
    assert set(pairs) == {"RUS-IRN", "RUS-TUR"}
    for relations in pairs.values():
        (event,) = relations.events
        assert event.participants[0].person is not None
        assert event.participants[0].person.name == "Vladimir Putin"


def test_files_are_named_in_any_order(folder: Path) -> None:
    relations = bilat.load(folder / "rus-tur.yaml", folder / "names.yaml")
    assert [event.id for event in relations.events.where(person="putin")] == ["sochi-2019"]


def test_a_name_may_stand_in_both_alike(folder: Path) -> None:
    file = folder / "rus-tur.yaml"
    again = "people: [{id: putin, name: Vladimir Putin, country: RUS}]\n"
    file.write_text(file.read_text(encoding="utf-8") + again, encoding="utf-8")
    assert len(bilat.load(file, folder / "names.yaml").events) == 1


def test_a_name_that_differs_is_an_error(folder: Path) -> None:
    file = folder / "rus-tur.yaml"
    other = "people: [{id: putin, name: Wladimir Putin, country: RUS}]\n"
    file.write_text(file.read_text(encoding="utf-8") + other, encoding="utf-8")
    with pytest.raises(bilat.DatasetError, match="the id 'putin' is already used"):
        bilat.load(file, folder / "names.yaml")


def test_a_country_of_another_name_is_one_too_while_aliases_are_merged(folder: Path) -> None:
    file = folder / "rus-tur.yaml"
    text = file.read_text(encoding="utf-8")
    file.write_text(f"{text}countries:\n  TUR: {{name: Türkiye}}\n", encoding="utf-8")
    with pytest.raises(
        bilat.DatasetError, match=r"rus-tur\.yaml:10:3: 'TUR' is called 'Turkey' in a file of"
    ):
        bilat.load(file, folder / "names.yaml")
    file.write_text(f"{text}countries:\n  TUR: {{name: Turkey, aliases: [Türkei]}}\n", encoding="utf-8")
    countries = bilat.load(file, folder / "names.yaml").names.countries
    assert countries["TUR"].aliases == ("Türkiye", "Türkei")


def test_without_the_names_the_references_lead_nowhere(folder: Path) -> None:
    with pytest.raises(bilat.DatasetError, match="no country 'RUS' in this file"):
        bilat.load(folder / "rus-tur.yaml")


def test_names_alone_are_not_a_record(folder: Path) -> None:
    with pytest.raises(bilat.DatasetError, match="this file contains only names; name a dataset"):
        bilat.load(folder / "names.yaml")


def test_reading_them_is_watched_like_any_other(folder: Path) -> None:
    heard = set[str]()
    bilat.load_pairs(folder, watch=lambda file, _done, _whole: heard.add(file))
    assert heard == {str(folder / name) for name in ("names.yaml", "rus-tur.yaml", "rus-irn.yaml")}
