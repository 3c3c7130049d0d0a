"""Who met whom as a network, in GraphML."""

from __future__ import annotations

from bilat.exchange.exporters.network import write_graphml as write

__all__ = ["write"]
