"""What the surroundings decide, and what they must not: line ends, and signs that an encoding lacks."""

from __future__ import annotations

import io
import sys
from typing import TYPE_CHECKING

from coopctl.cli.environment import prepare_streams

if TYPE_CHECKING:
    import pytest


def test_a_stream_of_windows_gets_the_same_bytes_as_any_other(monkeypatch: pytest.MonkeyPatch) -> None:
    written = io.BytesIO()
    for name in ("stdout", "stderr"):
        monkeypatch.setattr(sys, name, io.TextIOWrapper(written, encoding="cp437", newline="\r\n", write_through=True))

    prepare_streams()
    sys.stdout.write("é →\n")

    assert written.getvalue() == "é ?\n".encode("cp437")
