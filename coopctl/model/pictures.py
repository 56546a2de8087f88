"""Pictures as their first bytes tell them: PNG (ISO/IEC 15948) and JPEG (ITU-T T.81), which every reader shows."""

from __future__ import annotations

_BEGINNINGS = {"png": b"\x89PNG\r\n\x1a\n", "jpeg": b"\xff\xd8\xff"}


def kind(content: bytes) -> str:
    """Return `png` or `jpeg`, "" for everything else."""
    return next((name for name, first in _BEGINNINGS.items() if content.startswith(first)), "")
