"""Rules for time: order, what is after the record's last day, and who could act when."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from bilat.checking.findings import Violation
from bilat.checking.located_record import DatedFact, LocatedRecord
from bilat.record.model import Event, Statistic
from bilat.record.plans import lacks_outcome, surely_after
from bilat.record.vocabulary import NOT_HELD
from bilat.values.edtf import spoken


def entries_in_order(record: LocatedRecord) -> Iterator[Violation]:
    """Within a section of a file, no entry surely lies before the dated one right above it."""
    sections: tuple[Sequence[DatedFact], ...] = (record.events, record.trade, record.goods, record.figures)
    for section in sections:
        dated = [(fact, fact.date) for fact in section if fact.date is not None]
        for (above, above_when), (fact, when) in pairwise(dated):
            # The entries of a second file follow those of the first.
            beside = record.location(above).file == record.location(fact).file
            if beside and when.order[1] < above_when.order[0]:
                yield record.report(
                    fact,
                    "date",
                    message=f"{when.text} comes after {above_when.text}: entries must be in order of date.",
                    related=[record.relate(above, "date", message=f"{above.id} is later.")],
                )


def not_after_the_record(record: LocatedRecord) -> Iterator[Violation]:
    """Only planned events are dated after the record's last day."""
    as_of = record.dataset.as_of
    for entry, when in record.dated:
        if isinstance(entry, Event) and entry.status in NOT_HELD:
            continue
        if surely_after(when, as_of):
            remedy = ", or write status: planned" if isinstance(entry, Event) else ""
            yield record.report(
                entry,
                "date",
                message=f"{when.text} is after the record's last day, {as_of.text}: "
                f"correct one of the two{remedy}.",
                related=[
                    record.relate(record.dataset, "as_of", message=f"The record is as of {as_of.text}.")
                ],
            )


def plans_have_an_outcome(record: LocatedRecord) -> Iterator[Violation]:
    """What was planned for a day before the record's last one has an outcome."""
    as_of = record.dataset.as_of
    for event in record.events:
        if lacks_outcome(event, as_of):
            yield record.report(
                event,
                "status",
                message=f"It was planned for {event.date.text}, and the record goes to {as_of.text}: it is "
                "shown as announced, its outcome not recorded. If a source reports the outcome, write "
                "another status.",
            )


def forecasts_look_ahead(record: LocatedRecord) -> Iterator[Violation]:
    """A date was forecast before it came, and no later than the date of its source."""
    published = {source.id: source.dated for source in record.sources}
    for event in record.events:
        for number, forecast in enumerate(event.forecasts):
            path = ("forecasts", number, "said")
            if forecast.said is None:
                continue
            if surely_after(forecast.said, forecast.date):
                yield record.report(
                    event,
                    *path,
                    message=f"{forecast.date.text} was forecast on {forecast.said.text}, after that date.",
                )
            for source in dict.fromkeys(cited.source for cited in forecast.sources):
                day = published.get(source)
                if day and surely_after(forecast.said, day):
                    yield record.report(
                        event,
                        *path,
                        message=f"{forecast.said.text} is after the source of the forecast, {source}, dated "
                        f"{day.text}.",
                    )


def treaties_live_forwards(record: LocatedRecord) -> Iterator[Violation]:
    """What was signed enters into force no earlier, and ends after both."""
    for event in record.events:
        signed = ("it was signed", event.date)
        in_force = ("it entered into force", event.in_force)
        for key, when, earlier in (
            ("in_force", event.in_force, (signed,)),
            ("ended", event.ended, (signed, in_force)),
        ):
            for what, day in earlier:
                if when and day and surely_after(day, when):
                    yield record.report(
                        event, key, message=f"{key!r} is {when.text}, before {what} on {day.text}."
                    )
                    break


def reported_afterwards(record: LocatedRecord) -> Iterator[Violation]:
    """No source is older than what it reports."""
    published = {source.id: source for source in record.sources}
    for fact, when in record.dated:
        planned = isinstance(fact, Event) and fact.status in NOT_HELD
        # What lies after the record's own day is another finding already.
        if planned or surely_after(when, record.dataset.as_of):
            continue
        for source_id in dict.fromkeys(cited.source for cited in fact.sources):
            source = published.get(source_id)
            published_on = source.dated if source else None
            if source and published_on and surely_after(when, published_on):
                yield record.report(
                    fact,
                    "date",
                    message=f"{when.text} is after its source {source.id}, dated {published_on.text}. "
                    "Correct a date or the citation.",
                    related=[
                        record.relate(source, "date", message=f"{source.id} is dated {published_on.text}.")
                    ],
                )


def predecessors_in_their_time(record: LocatedRecord) -> Iterator[Violation]:
    """A former state acts only in its own period."""
    stands_for = {state.country: state for state in record.dataset.predecessors}
    for fact, when in record.dated:
        for path, code in _countries(fact):
            state = stands_for.get(code)
            if state and not when.may_lie_in(state.stands_for):
                yield record.report(
                    fact,
                    *path,
                    message=f"{code} acts for {state.successor} in {spoken(state.stands_for)}, but this is "
                    f"dated {spoken(when)}: should it be {state.successor}?",
                    related=[
                        record.relate(
                            record.dataset, "predecessors", message=f"The dates of {code} are given here."
                        )
                    ],
                )


def _countries(fact: DatedFact) -> Iterator[tuple[tuple[str | int, ...], str]]:
    if isinstance(fact, Event):
        if fact.place:
            yield ("place", "country"), fact.place.country
        for number, participant in enumerate(fact.participants):
            yield ("participants", number, "country"), participant.country
    elif isinstance(fact, Statistic):
        yield from _named((("from",), fact.origin), (("to",), fact.target))
    else:
        yield from _named((("reporter",), fact.reporter), (("partner",), fact.partner))


def _named(*codes: tuple[tuple[str], str | None]) -> Iterator[tuple[tuple[str], str]]:
    return ((path, code) for path, code in codes if code is not None)
