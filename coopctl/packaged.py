"""The program's own files: plain files in a folder, since compiled libraries load from nowhere else."""

from __future__ import annotations

from pathlib import Path

PACKAGE = Path(__file__).parent
