"""A page to read, print and send: charts, tables and sources in one file."""

from __future__ import annotations

from bilat.exchange.page.writing import write_page as write

__all__ = ["write"]
