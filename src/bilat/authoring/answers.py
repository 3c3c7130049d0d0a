"""Single values of an entry in the making, judged before the entry is whole."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from bilat.authoring.drafts import citations, encodable, participant
from bilat.authoring.lookup import country_code, organization_id, source_id
from bilat.loading.entries import read_locator, read_word
from bilat.loading.sections import read_currency
from bilat.record.model import EVENT_KINDS, STATUSES, Dataset
from bilat.values.figures import read_figure
from bilat.values.typed_dates import read_typed


def judge(dataset: Dataset, key: str, text: str) -> None:
    """Raise `BilatError` where `text` cannot stand under `key` of an entry; a key of free text takes any."""
    encodable([text])
    if judged := _JUDGES.get(key):
        judged(dataset, text)


def _word(key: str, known: tuple[str, ...]) -> Callable[[Dataset, str], object]:
    return _alone(lambda text: read_word(text, f"{key} of an event", known))


def _cited(dataset: Dataset, text: str) -> None:
    for locator in citations(dataset, [text])[0]["at"]:
        read_locator(locator)


def _alone(read: Callable[[str], object]) -> Callable[[Dataset, str], object]:
    """Make a judge of a reader that needs no dataset."""
    return lambda _, text: read(text)


_JUDGES: Mapping[str, Callable[[Dataset, str], Any]] = {
    **dict.fromkeys(("date", "change_from"), _alone(read_typed)),
    **dict.fromkeys(("exports", "imports", "total", "change_percent"), _alone(read_figure)),
    **dict.fromkeys(("country", "reporter", "partner"), country_code),
    **dict.fromkeys(("organization", "agency"), organization_id),
    **dict.fromkeys(("participant", "possible"), lambda dataset, text: participant(dataset, text, {})),
    "kind": _word("kind", tuple(EVENT_KINDS)),
    "status": _word("status", STATUSES),
    "currency": _alone(read_currency),
    "attributed_to": source_id,
    "source": _cited,
}
