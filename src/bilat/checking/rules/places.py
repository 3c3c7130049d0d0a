"""Rules for places. Without a gazetteer, cities are compared with each other and with countries."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator

from bilat.checking.findings import Violation
from bilat.checking.located_record import LocatedRecord
from bilat.record.model import Event, names_of
from bilat.values.countries import iso_countries
from bilat.values.text import fold


def cities_lie_in_one_country(record: LocatedRecord) -> Iterator[Violation]:
    """A city lies in one country, and no city has the name of another country."""
    uses: dict[str, list[tuple[Event, str]]] = defaultdict(list)
    names = {fold(country.name): code for code, country in iso_countries().items() if not country.is_former}
    for code, country in record.dataset.countries.items():
        names.update({fold(name): code for name in names_of(country)})
    for event in record.events:
        if event.place is None or event.place.city is None:
            continue
        city, code = event.place.city, event.place.country
        uses[fold(city)].append((event, code))
        named = names.get(fold(city))
        if named and named != code:
            yield record.report(
                event,
                "place",
                "city",
                message=f"{city} is the name of a country ({named}), but is given as a city of {code}.",
            )
    for events in uses.values():
        usual = Counter(code for _, code in events).most_common(1)[0][0]
        first = next(event for event, code in events if code == usual)
        for event, code in events:
            if code != usual and event.place:
                yield record.report(
                    event,
                    "place",
                    "country",
                    message=f"{event.place.city} is in {code} here and in {usual} elsewhere. If two cities "
                    "share the name, tell them apart.",
                    related=[record.relate(first, "place", message=f"It is in {usual} here.")],
                )
