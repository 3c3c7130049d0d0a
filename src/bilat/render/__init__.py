"""Writers, one module for each format: each takes a table and a stream, and needs no command line."""

from __future__ import annotations

from types import ModuleType

TYPE_CHECKING = False
if TYPE_CHECKING:
    from bilat.render import columns, screens

__all__ = ["columns", "screens"]


def __getattr__(name: str) -> ModuleType:
    """Import the columns of tables when a table is first drawn: JSON needs none."""
    if name not in __all__:
        raise AttributeError(f"module 'bilat.render' has no attribute {name!r}")
    from importlib import import_module

    return import_module(f"bilat.render.{name}")
