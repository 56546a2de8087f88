"""The demo's story: the patches of its history, oldest first, as they ship in the package."""

from __future__ import annotations

from coopctl.packaged import PACKAGE

#: The day of the last commit: the demo is best looked at as of it.
LAST_DAY = "2026-10-12"


def patches() -> list[bytes]:
    """Return the patches in order (`git format-patch` numbers them)."""
    folder = PACKAGE.joinpath("starting", "demo")
    found = [entry for entry in folder.iterdir() if entry.name.endswith(".patch")]
    return [entry.read_bytes() for entry in sorted(found, key=lambda entry: entry.name)]
