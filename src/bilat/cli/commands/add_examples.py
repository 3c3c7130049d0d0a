"""The help texts of the forms of `bilat add`: examples and explanations."""

from __future__ import annotations

from collections.abc import Mapping

_NAMED = """
People, organizations, countries and sources must be in the file already, or in a file of names beside it.
"""
_DISAGREEING = """
If another source gives something else, add it with --variant: the field, its value, and who says so.
"""
EXAMPLES: Mapping[str, str] = {
    "event": rf"""
    bilat add event --dry-run --date 2019-04-12 --kind statement \
        --title 'A statement on oil' --topic oil \
        --source 'sputnik-2019-09-25: p26'
{_NAMED}{_DISAGREEING}""",
    "meeting": rf"""
    bilat add meeting --dry-run --date '5 Dec 2013' --title 'Talks on oil' \
        --participant 'putin: president' \
        --participant 'maduro: president' \
        --source 'sputnik-2019-09-25: p16'
{_NAMED}
Someone whom no source names is a country and a role: --participant 'VEN: trade minister'.
{_DISAGREEING}""",
    "visit": rf"""
    bilat add visit --dry-run --date '2-3 July 2014' \
        --title 'Maduro visits Moscow' --city Moscow --country Russia \
        --participant 'maduro: president' \
        --participant 'putin: president' \
        --with-talks --signed 'Agreement on energy' \
        --source 'sputnik-2019-09-25: p9'
{_NAMED}
Participants from the country of the place are hosts, all others visitors; if that is wrong, write the part
after the role: --participant 'lavrov: foreign minister (visitor)'. --with-talks and --signed add events
that are part of the visit, on one of its days, with its place and sources.
{_DISAGREEING}""",
    "call": rf"""
    bilat add call --dry-run --date 2014-03-21 --title 'Putin calls Maduro' \
        --participant 'putin: president' \
        --participant 'maduro: president' \
        --source 'sputnik-2019-09-25: p9'
{_NAMED}{_DISAGREEING}""",
    "treaty": rf"""
    bilat add treaty --dry-run --date 2009-09-10 --in-force 2010-02 \
        --title 'Treaty on energy' --topic energy \
        --source 'sputnik-2019-09-25: p5'
    bilat add treaty --dry-run --kind contract --date 2011 \
        --amount '1.5 billion' --currency USD --title 'Contract on tractors' \
        --source 'sputnik-2019-09-25: p39'
{_NAMED}{_DISAGREEING}""",
    "trade": r"""
    bilat add trade --dry-run --date 2012 --reporter Russia --partner Venezuela \
        --exports '1.9 billion' --imports '2.5 million' --currency USD \
        --source 'sputnik-2019-09-25: p29'

Figures keep the digits of their source: 84 million, over 25 billion, 25-26 billion. A fiscal year is
FY2017-18, where the dataset says when it begins.
""",
    "goods": r"""
    bilat add goods --dry-run --date 2017 --commodity rice --flow imports \
        --reporter Russia --quantity 'about 300' --unit tonnes \
        --source 'sputnik-2019-09-25: p30'

Leave out the side that the source does not name: --reporter or --partner is enough.
""",
    "figure": r"""
    bilat add figure --dry-run --date 2018 --measure students \
        --from Venezuela --to Russia --value 'over 500' --unit people \
        --source 'sputnik-2019-09-25: p44'
""",
    "standing": r"""
    bilat add standing --dry-run --kind field --title 'Cooperation in space' \
        --country RUS,VEN --source 'sputnik-2019-09-25: p38'
""",
    "source": r"""
    bilat add source --dry-run --id gazette-2019-05 --publisher 'The Gazette' \
        --date '2 May 2019' --title 'Talks in Caracas' \
        --url https://example.org/talks --paragraphs 12

A source needs the date when it was published, or --accessed: when it was read. Say --title none if it has
none. --paragraphs, --pages, --rows, --sections and --records say how it is cited, and how many of them
it has.
""",
    "person": r"""
    bilat add person --dry-run --name 'Ana Pérez' --alias 'Ана Перес' \
        --country Venezuela

The id is made from the name unless you give --id.
""",
    "organization": r"""
    bilat add organization --dry-run --name 'Bank of the South' --kind bank \
        --country Venezuela

The id is made from the name unless you give --id. What the two states run together is of kind 'joint body'.
""",
    "country": r"""
    bilat add country --dry-run --name France
    bilat add country --dry-run --code XOT --name 'Ottoman Empire'

The codes XAA to XZZ are free for states that ISO 3166 does not know.
""",
}
