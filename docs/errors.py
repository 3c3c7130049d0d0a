"""Writes docs/errors.md from the catalogue of errors in tests/errors: `python docs/errors.py`."""

from __future__ import annotations

import sys
from pathlib import Path

TESTS = Path(__file__).parent.parent / "tests"

if __name__ == "__main__":
    sys.path.insert(0, str(TESTS))
    from error_catalogue import PAGE, page

    PAGE.write_text(page(), encoding="utf-8")
