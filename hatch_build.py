"""Compile the translations (`.po` → `.mo`), for the build backend, for make and for the tests."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface

LOCALE = Path(__file__).parent / "coopctl" / "locale"


def compile_catalogues() -> list[Path]:
    """Compile each catalogue that is newer than what was made of it; return those that were compiled.

    Written beside and moved into place, so that two at once (tests run in parallel) do no harm.
    """
    compiled = []
    for source in sorted(LOCALE.glob("*/LC_MESSAGES/*.po")):
        target = source.with_suffix(".mo")
        if target.exists() and target.stat().st_mtime_ns > source.stat().st_mtime_ns:
            continue
        with source.open("rb") as file:
            catalogue = read_po(file, locale=source.parts[-3])
        descriptor, name = tempfile.mkstemp(dir=source.parent, suffix=".mo.new")
        with os.fdopen(descriptor, "wb") as file:
            write_mo(file, catalogue)
        Path(name).chmod(0o644)
        Path(name).replace(target)
        compiled.append(target)
    return compiled


class CompileTranslations(BuildHookInterface):  # type: ignore[type-arg]  # its parameter is the backend's own
    """Hatchling's hook: the wheel, the sdist and the editable install all carry current translations."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002 - hatchling's signature
        """Compile before the files are collected."""
        compile_catalogues()


if __name__ == "__main__":
    compile_catalogues()
