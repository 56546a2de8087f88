"""Screens as snapshots: whole outputs in tests/snapshots, read and reviewed as they are."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

import pytest

from tests.conftest import CALLER, ROOT

if TYPE_CHECKING:
    from pathlib import Path

SNAPSHOTS = ROOT / "tests" / "snapshots"


class Snapshot(Protocol):
    """Hold an output to the snapshot of that file name; `UPDATE_SNAPSHOTS=1 pytest …` writes it anew."""

    def __call__(self, name: str, text: str) -> None: ...


@pytest.fixture
def snapshot() -> Snapshot:
    def hold(name: str, text: str) -> None:
        path: Path = SNAPSHOTS / name
        if CALLER.get("UPDATE_SNAPSHOTS"):
            path.write_bytes(text.encode())
        assert text == path.read_bytes().decode()

    return hold
