"""The words of a record that come from closed lists: kinds, statuses, flows, figures."""

from __future__ import annotations

# The file that tells a folder of tables from one of dataset files.
MANIFEST = "bilat.json"

# Kinds of event and what each is, in the order a legend shows them.
EVENT_KINDS = {
    "meeting": "officials of both sides, or a joint body, meet or talk",
    "call": "officials of both sides talk by telephone or video",
    "visit": "an official travels to the other party",
    "summit": "a summit that officials attend",
    "conference": "a conference, congress or forum that officials attend",
    "ceremony": "a commemoration or ceremony that officials attend",
    "recognition": "a state, government or succession is recognised",
    "relations": "diplomatic relations begin, break off or resume",
    "treaty": "a treaty is signed",
    "agreement": "an agreement below a treaty is signed",
    "contract": "a contract is signed",
    "institution": "a joint body is set up",
    "delivery": "goods or arms are delivered",
    "facility": "a works or centre opens",
    "aid": "a donation or relief is given",
    "games": "military games or sport",
    "culture": "a cultural occasion",
    "trade": "a course of trade over a period",
    "politics": "a turn in one party's politics",
    "incident": "an incident between the two: a clash, a detention, an expulsion",
    "sanctions": "sanctions are imposed, changed or lifted",
    "statement": "one side declares something about the other",
    "message": "a letter, congratulation or note is sent",
    "mission": "an embassy or consulate opens, moves or closes",
}
_SIGNED = ("treaty", "agreement", "contract")
# Kinds that are asked for together, by the word for the group.
KIND_GROUPS = {
    "signed": _SIGNED,
    "instrument": _SIGNED,
    "encounter": ("meeting", "call", "summit", "visit"),
}
STATUSES = ("occurred", "ongoing", "planned", "postponed", "cancelled", "suspended")
# What did not happen, or has not yet.
NOT_HELD = frozenset(("planned", "postponed", "cancelled"))
HELD = tuple(status for status in STATUSES if status not in NOT_HELD)
PARTS = ("visitor", "host")
VALUATIONS = ("FOB", "CIF")
HS_REVISIONS = ("1992", "1996", "2002", "2007", "2012", "2017", "2022")
FLOWS = ("exports", "imports")
GOODS_STATUSES = ("traded", "requested", "permitted")
TRADE_SUMS = ("exports", "imports", "total")
TRADE_RATES = ("change_percent", "exports_change_percent", "imports_change_percent")
TRADE_FIGURES = (*TRADE_SUMS, "balance", *TRADE_RATES)
GOODS_FIGURES = ("quantity", "value", "change_percent")
STATISTIC_FIGURES = ("value", "change_percent")
STANDING_KINDS = ("mechanism", "company", "field", "project", "practice", "position", "view")
# The kinds of locator that a source may have, as its counts are called.
LOCATOR_KINDS = ("paragraphs", "pages", "rows", "sections", "records")
# The keys by which events are counted for those who took part.
PEOPLE_KEYS = frozenset(("person", "role", "couple"))
