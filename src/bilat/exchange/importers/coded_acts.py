"""The acts that event coders distinguish, and the kind of event that each becomes in a record.

ICEWS uses the codes of CAMEO, PLOVER uses words with modes. An act that is only announced becomes a
statement. Talk that the coder does not call a visit, a call or a meeting becomes a message, not a meeting.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from bilat.values.text import fold


class Act(NamedTuple):
    """What one side did to another, or both did together.

    `said` is the verb of a title; `mutual` means that it does not matter which side the coder names first,
    and `swapped` that the coder names the host before the visitor.
    """

    kind: str
    said: str
    mutual: bool = False
    swapped: bool = False


_VISIT = Act("visit", "visited")
_HOSTED = Act("visit", "visited", swapped=True)
_CALL = Act("call", "talked by telephone", mutual=True)
_THIRD_PLACE = Act("meeting", "met in a third place", mutual=True)
_CONSULT = Act("message", "consulted each other", mutual=True)
_MEDIATE = Act("message", "mediated with")
_NEGOTIATE = Act("message", "negotiated", mutual=True)
_STATE = Act("statement", "spoke of")
_APPEAL = Act("statement", "appealed to")
_INTEND = Act("statement", "spoke of cooperating with")
_INTEND_TO_MEET = Act("statement", "spoke of meeting", mutual=True)
_SUPPORT = Act("statement", "spoke in support of")
_RECOGNISE = Act("recognition", "recognised")
_SIGN = Act("agreement", "signed an agreement", mutual=True)
_AID = Act("aid", "gave aid to")
_DEMAND = Act("statement", "made demands of")
_DISAPPROVE = Act("statement", "criticised")
_REJECT = Act("statement", "rejected what was asked by")
_THREATEN = Act("statement", "threatened")
_PROTEST = Act("incident", "protested against")
_SHOW_OF_FORCE = Act("incident", "showed force to")
_REDUCE = Act("relations", "reduced relations with")
_SANCTION = Act("sanctions", "imposed sanctions on")
_COERCE = Act("incident", "coerced")
_ATTACK = Act("incident", "used violence against")

# By the beginning of a CAMEO code: the longest counts. Cooperation in kind (06), yielding (08) and
# investigating (09) are of no kind that a record has.
_CAMEO = {
    "01": _STATE,
    "02": _APPEAL,
    "03": _INTEND,
    "036": _INTEND_TO_MEET,
    "040": _CONSULT,
    "041": _CALL,
    "042": _VISIT,
    "043": _HOSTED,
    "044": _THIRD_PLACE,
    "045": _MEDIATE,
    "046": _NEGOTIATE,
    "05": _SUPPORT,
    "054": _RECOGNISE,
    "057": _SIGN,
    "07": _AID,
    "10": _DEMAND,
    "11": _DISAPPROVE,
    "12": _REJECT,
    "13": _THREATEN,
    "14": _PROTEST,
    "15": _SHOW_OF_FORCE,
    "16": _REDUCE,
    "163": _SANCTION,
    "17": _COERCE,
    "18": _ATTACK,
    "19": _ATTACK,
    "20": _ATTACK,
}
# By the beginning of ICEWS's name of a code, for files without codes.
_TEXTS = {
    "make statement": _STATE,
    "make optimistic comment": _STATE,
    "make pessimistic comment": _STATE,
    "make empathetic comment": _STATE,
    "make an appeal": _APPEAL,
    "appeal": _APPEAL,
    "express intent to meet": _INTEND_TO_MEET,
    "express intent": _INTEND,
    "consult": _CONSULT,
    "discuss by telephone": _CALL,
    "make a visit": _VISIT,
    "host a visit": _HOSTED,
    "meet at a third location": _THIRD_PLACE,
    "mediate": _MEDIATE,
    "engage in negotiation": _NEGOTIATE,
    "engage in diplomatic cooperation": _SUPPORT,
    "praise or endorse": _SUPPORT,
    "defend verbally": _SUPPORT,
    "rally support": _SUPPORT,
    "grant diplomatic recognition": _RECOGNISE,
    "sign formal agreement": _SIGN,
    "provide": _AID,
    "demand": _DEMAND,
    "accuse": _DISAPPROVE,
    "criticize or denounce": _DISAPPROVE,
    "complain officially": _DISAPPROVE,
    "reject": _REJECT,
    "refuse": _REJECT,
    "threaten": _THREATEN,
    "impose embargo": _SANCTION,
    "reduce relations": _REDUCE,
    "reduce or break diplomatic relations": _REDUCE,
    "use conventional military force": _ATTACK,
    "use unconventional violence": _ATTACK,
    "fight": _ATTACK,
}
# By the event and mode of PLOVER. A consultation without a mode may be a meeting, or not.
_PLOVER = {
    ("AGREE", ""): _INTEND,
    ("CONSULT", ""): _CONSULT,
    ("CONSULT", "visit"): _VISIT,
    ("CONSULT", "host"): _HOSTED,
    ("CONSULT", "phone"): _CALL,
    ("CONSULT", "third-party"): _THIRD_PLACE,
    ("SUPPORT", ""): _SUPPORT,
    ("AID", ""): _AID,
    ("REQUEST", ""): _APPEAL,
    ("DEMAND", ""): _DEMAND,
    ("ACCUSE", ""): _DISAPPROVE,
    ("DISAPPROVE", ""): _DISAPPROVE,
    ("REJECT", ""): _REJECT,
    ("THREATEN", ""): _THREATEN,
    ("PROTEST", ""): _PROTEST,
    ("MOBILIZE", ""): _SHOW_OF_FORCE,
    ("SANCTION", ""): _REDUCE,
    ("COERCE", ""): _COERCE,
    ("ASSAULT", ""): _ATTACK,
    ("FIGHT", ""): _ATTACK,
}
_CODE_DIGITS = 3
_LAST_ROOT = "20"


@cache
def act_of_cameo(code: str) -> Act | None:
    """Return the act of a CAMEO code; a leading zero that a spreadsheet dropped is restored."""
    if not (code.isascii() and code.isdecimal()):
        return None
    whole = f"0{code}" if len(code) < _CODE_DIGITS or code[:2] > _LAST_ROOT else code
    return next((act for end in (3, 2) if (act := _CAMEO.get(whole[:end]))), None)


@cache
def act_of_text(text: str) -> Act | None:
    """Return the act of a code by the name that ICEWS gives it."""
    folded = fold(text)
    begun = [name for name in _TEXTS if folded.startswith(name)]
    return _TEXTS[max(begun, key=len)] if begun else None


@cache
def act_of_plover(event: str, mode: str) -> Act | None:
    """Return the act of PLOVER's word for an event, with or without its mode."""
    word = event.strip().upper()
    return _PLOVER.get((word, mode.strip().lower())) or _PLOVER.get((word, ""))
