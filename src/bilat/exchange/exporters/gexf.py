"""Who met whom as a network, in GEXF."""

from __future__ import annotations

from bilat.exchange.exporters.network import write_gexf as write

__all__ = ["write"]
