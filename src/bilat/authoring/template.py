"""A new dataset: a file that loads, and shows in comments what each section holds."""

from __future__ import annotations

import re

from bilat.record.declarations import ID
from bilat.values.countries import common_name, iso_countries
from bilat.values.text import fold

# What the examples name beside the pair, which may itself be one of them.
_FORMER = ("SUN", "YUG", "CSK")
_OTHERS = {
    "SUN": "{name: Soviet Union, aliases: [USSR]}",
    "YUG": "{name: Yugoslavia}",
    "CSK": "{name: Czechoslovakia}",
    "AUT": "{name: Austria}",
}
# Below the first blank line, every line that is a comment is an example: without its "# " it is valid.
_SKELETON = """\
# The bilateral record of {first} and {second}, to be read, corrected and cited.
#
# Dates are EDTF (2018-12-05, 2008-11, 2005, 2020/2021, 2006/..; ~ about, ? uncertain).
# Every fact cites a source and the paragraphs it rests on. Write nothing that a source does not say.
# Below, what stands in comments is an example: delete the "# " before it and write your own.
# bilat check FILE says what is wrong; bilat add event --data FILE adds an entry at its place.
# bilat schema dataset prints a JSON Schema, with which an editor completes keys and marks mistakes.

dataset:
  format: 1
  id: {id}
  title: {first} and {second}
  parties: [{one}, {other}]
  as_of: {as_of} # the last day that the record speaks of
  # predecessors: # states that a party succeeds, with the time they stand for it
  #   - {{country: {former}, successor: {successor}, stands_for: 1922/1991}}

# sources: # what is cited
#   - id: gazette-2019-05-02
#     publisher: The Gazette
#     carrier: Gazette Online # who passed it on, where it was another
#     place: London
#     date: 2019-05-02
#     title: none # the title, or the word none
#     url: https://example.org/2019/05/02
#     paragraphs: 12
#     without_facts: [p1, p12] # paragraphs that need not be cited

countries: # codes of ISO 3166, with the names that are used
  {one}: {{name: {first}}}
  {other}: {{name: {second}}}
{others}

# people: # the name as its owner spells it; other spellings and scripts are aliases
#   - {{id: ivanov, name: Ivan Ivanov, aliases: [Иван Иванов], country: {one}}}
#   - {{id: smith, name: Jane Smith, country: {other}}}

# organizations: # bodies, companies, agencies
#   - {{id: customs, name: Customs Service, aliases: [CS], kind: agency, country: {one}}}

# events: # dated facts, in the order they happened
#   - id: meeting-2018-11
#     date: 2018-11
#     kind: meeting # {kinds}
#     status: occurred # or planned, ongoing; occurred where nothing is said
#     title: Ivanov and Smith talk about trade
#     place: {{name: Grand Hotel, city: Vienna, country: AUT}}
#     participants:
#       - {{person: ivanov, role: foreign minister}}
#       - {{person: smith, role: foreign minister, certain: false}} # may have been there
#       - {{role: trade minister, country: {other}}} # someone whom no source names
#     organizations: [customs]
#     topics: [trade]
#     occasion: A conference
#     note: Whether Smith was there is not said.
#     attributed_to: gazette-2019-05-02 # for a view of the publisher's, which is no fact
#     sources: [{{id: gazette-2019-05-02, at: [p2, p3]}}]

# trade: # totals for a period, read from the reporter's side, with the digits their source wrote
#   - id: trade-2018
#     date: 2018
#     reporter: {one}
#     partner: {other}
#     agency: customs
#     currency: USD
#     exports: 84 million
#     imports: 1.2 million
#     total: 85.2 million
#     change_percent: 24.7
#     change_from: 2017
#     note: Goods alone.
#     sources: [{{id: gazette-2019-05-02, at: [p4]}}]

# goods: # commodities: traded, requested or permitted
#   - id: wheat-2018
#     date: 2018
#     commodity: wheat
#     hs: 1001 # a code of the Harmonized System, where it is certain
#     flow: exports # from the reporter's side; or imports
#     status: traded
#     reporter: {one}
#     partner: {other}
#     quantity: 257,200
#     unit: tonnes
#     agency: customs
#     note: By sea.
#     sources: [{{id: gazette-2019-05-02, at: [p5]}}]

# standing: # what holds without a date: {standing}
#   - id: consultations
#     kind: mechanism
#     title: Yearly consultations of the foreign ministries
#     countries: [{one}, {other}]
#     organizations: [customs]
#     topics: [trade]
#     note: Since when is not said.
#     attributed_to: gazette-2019-05-02
#     sources: [{{id: gazette-2019-05-02, at: [p6]}}]
"""


def skeleton(parties: tuple[str, str], as_of: str) -> str:
    """Return the text of a new dataset of two states by their codes, as of a date in EDTF."""
    from bilat.record.model import EVENT_KINDS, STANDING_KINDS

    first, second = (common_name(code) or code for code in parties)
    name = "-".join(fold(f"{first} {second}").split())
    former = next(code for code in _FORMER if code not in parties)
    return _SKELETON.format(
        first=first,
        second=second,
        one=parties[0],
        other=parties[1],
        former=former,
        successor=next((code for code in parties if not iso_countries()[code].is_former), parties[0]),
        others="\n".join(f"  # {code}: {_OTHERS[code]}" for code in (former, "AUT") if code not in parties),
        id=name if re.fullmatch(ID, name) else "-".join(parties).lower(),
        as_of=as_of,
        kinds=", ".join(EVENT_KINDS),
        standing=", ".join(STANDING_KINDS),
    )
