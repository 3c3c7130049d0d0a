"""Values as YAML text: plain where that is safe, quoted where it is not, always read back as they were."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import yaml

Value = str | Sequence[Any] | Mapping[str, Any]
# What other readers of YAML take for nothing, a truth value or a merge; to the loader it is text.
_NO_TEXT = ("", "~", "null", "yes", "no", "on", "off", "y", "n", "=", "<<")
_ENDLESS = 2**31


def after_key(value: Value) -> str:
    """Write a text, a list or a mapping on one line, as it stands after a key."""
    import yaml

    start = [yaml.StreamStartEvent(), yaml.DocumentStartEvent(explicit=False)]
    end = [yaml.DocumentEndEvent(explicit=False), yaml.StreamEndEvent()]
    opening = yaml.MappingStartEvent(None, None, implicit=True, flow_style=False)
    within = [opening, *_events("k"), *_events(value), yaml.MappingEndEvent()]
    text: str = yaml.emit(
        [*start, *within, *end],
        Dumper=yaml.SafeDumper,
        allow_unicode=True,
        width=_ENDLESS,
    )
    return text.removeprefix("k: ").removesuffix("\n")


def _events(value: Value) -> Iterator[yaml.Event]:
    import yaml

    if isinstance(value, str):
        yield yaml.ScalarEvent(None, None, (True, True), value, style=_style(value))
    elif isinstance(value, Mapping):
        yield yaml.MappingStartEvent(None, None, implicit=True, flow_style=True)
        for key, inner in value.items():
            yield from _events(key)
            yield from _events(inner)
        yield yaml.MappingEndEvent()
    else:
        yield yaml.SequenceStartEvent(None, None, implicit=True, flow_style=True)
        for inner in value:
            yield from _events(inner)
        yield yaml.SequenceEndEvent()


def _style(text: str) -> str | None:
    if not text.isprintable():
        return '"'
    return "'" if text.lower() in _NO_TEXT else None
