"""The demo, made once a worker: nothing that reads it writes to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from coopctl.git import replay
from coopctl.starting import story

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the demo workspace with its history."""
    root = tmp_path_factory.mktemp("demo") / "demo"
    root.mkdir()
    replay.replay(root, story.patches())
    return root
