"""Small datasets of one's own, as a person writes them."""

from __future__ import annotations

from pathlib import Path

# Russia and Cuba: a meeting, a treaty, a trade total whose growth rate tells the year before, a commodity.
CUBA = """\
dataset:
  format: 1
  id: russia-cuba
  title: Russia and Cuba
  parties: [RUS, CUB]
  as_of: 2020-01-31
sources:
  - {id: granma, publisher: Granma, date: 2020-01-31, title: none}
countries:
  RUS: {name: Russia}
  CUB: {name: Cuba, aliases: [Republic of Cuba]}
people:
  - {id: lavrov, name: Sergey Lavrov, country: RUS}
  - {id: diaz-canel, name: Miguel Díaz-Canel, country: CUB}
events:
  - id: meeting-2019
    date: 2019-07-24
    kind: meeting
    title: Lavrov and Díaz-Canel talk in Havana
    place: {city: Havana, country: CUB}
    participants:
      - {person: lavrov, role: foreign minister}
      - {person: diaz-canel, role: president}
    sources: [{id: granma, at: [p1]}]
  - id: treaty-1996
    date: 1996-10-10
    kind: treaty
    title: Treaty on trade
    sources: [{id: granma, at: [p2]}]
trade:
  - {id: trade-2018, date: 2018, reporter: RUS, partner: CUB, currency: USD, total: 388 million,
     change_percent: 33, change_from: 2017, sources: [{id: granma, at: [p3]}]}
goods:
  - {id: cars, date: 2018, commodity: cars, flow: exports, reporter: RUS, partner: CUB,
     sources: [{id: granma, at: [p3]}]}
"""
# A second file of the same pair: one entry the same as there, a later as_of, the parties the other way round.
MORE_CUBA = """\
dataset:
  format: 1
  id: cuba-russia
  title: Cuba and Russia, a colleague's file
  parties: [CUB, RUS]
  as_of: 2021-06
sources:
  - {id: granma, publisher: Granma, date: 2020-01-31, title: none}
  - {id: tass, publisher: TASS, date: 2021-06, title: Talks}
countries:
  CUB: {name: Cuba, aliases: [Republic of Cuba]}
  RUS: {name: Russia}
people:
  - {id: lavrov, name: Sergey Lavrov, country: RUS}
  - {id: rodriguez-parrilla, name: Bruno Rodríguez Parrilla, country: CUB}
events:
  - id: treaty-1996
    date: 1996-10-10
    kind: treaty
    title: Treaty on trade
    sources: [{id: granma, at: [p2]}]
  - id: call-2021
    date: 2021-06-08
    kind: meeting
    title: Lavrov and Rodríguez Parrilla speak
    participants:
      - {person: lavrov, role: foreign minister}
      - {person: rodriguez-parrilla, role: foreign minister}
    sources: [{id: tass, at: [p1]}]
trade:
  - {id: trade-2017, date: 2017, reporter: RUS, partner: CUB, currency: USD, total: 292 million,
     sources: [{id: tass, at: [p2]}]}
"""
RECORD = Path(__file__).parent.parent / "data" / "events.yaml"


def written(folder: Path, **texts: str) -> list[str]:
    """Write each text to NAME.yaml in `folder` and return the paths in order."""
    paths = []
    for name, text in texts.items():
        file = folder / f"{name}.yaml"
        file.write_text(text, encoding="utf-8")
        paths.append(str(file))
    return paths


def data(*paths: str) -> list[str]:
    """Return the options that name datasets."""
    return [word for path in paths for word in ("--data", path)]
