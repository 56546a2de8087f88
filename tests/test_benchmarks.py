"""The table of speed: rows are measured on real calls, kept as JSON, and held against an older table."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from benchmarks import calls, table

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def test_a_row_is_measured_and_kept(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    kept = tmp_path / "dist" / "one.json"

    table.save(kept, [table.measured(table.Row("start", "itself", calls.python, calls.python, most=50), 2)])
    (row,) = json.loads(kept.read_text())["rows"]

    assert row["met"] is True
    assert [len(row["seconds"][name]) for name in ("ours", "other")] == [2, 2]
    assert "≤ 50" in table.told(row)
    assert table.compare(kept, kept) == 0
    assert "+0%" in capsys.readouterr().out


def test_what_is_lost_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    older, newer = tmp_path / "older.json", tmp_path / "newer.json"
    rows = (("kept", 1.0, 1.1), ("slower", 1.0, 1.3), ("lost", 1.9, 2.1))
    for path, at in ((older, 1), (newer, 2)):
        made = [
            table.judged(str(row[0]), "x", {"ours": [float(row[at])], "other": [1.0]}, "cpu", None, 2) for row in rows
        ]
        table.save(path, made)

    assert table.compare(older, newer) == 1
    told = {line.split()[0]: "WORSE" in line for line in capsys.readouterr().out.splitlines()}
    assert told == {"kept": False, "slower": True, "lost": True}
    assert table.judged("x", "y", {"ours": [1.0], "other": [30.0]}, "cpu", 35, None)["met"] is False
