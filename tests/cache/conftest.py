"""The cache, on: other tests run without it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from coopctl.cache import kept
from tests.commands.conftest import committed as committed  # noqa: PLC0414 - fixtures, for these modules too
from tests.commands.conftest import coopctl as coopctl  # noqa: PLC0414 - as above

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture(autouse=True)
def on(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[None]:
    monkeypatch.delenv("COOPCTL_CACHE", raising=False)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "caches"))
    yield
    kept.close_all()
