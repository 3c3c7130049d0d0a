"""What the build adds to the wheel: the bundled record as nodes, so that it is not parsed at every start."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class ComposedRecord(BuildHookInterface):  # type: ignore[type-arg]  # its argument is hatchling's own
    """Composes data/events.yaml and puts its nodes beside it in the package."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compose the record of the tree that is being built, with that tree's own code."""
        if version == "editable":
            return
        root = Path(self.root)
        sys.path.insert(0, str(root / "src"))
        from bilat.errors import Problem
        from bilat.loading.composed import SUFFIX, packed
        from bilat.loading.nodes import compose
        from bilat.loading.reading import decoded, read_bytes

        record = root / "data" / "events.yaml"
        text = decoded(read_bytes(record), record)
        problems: list[Problem] = []
        nodes = compose(text, str(record), text.splitlines(), problems)
        if nodes is None or problems:
            raise ValueError(f"{record} has faults; bilat check names them.")
        self._folder = tempfile.TemporaryDirectory()
        made = Path(self._folder.name) / f"events{SUFFIX}"
        made.write_bytes(packed(text, nodes))
        build_data["force_include"][str(made)] = f"bilat/{made.name}"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:  # noqa: ARG002 - hatchling's
        """Clean up once the wheel is written."""
        if version != "editable":
            self._folder.cleanup()
