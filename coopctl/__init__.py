"""coopctl: plain-text tracking of cooperation agreements and their action plans."""

from __future__ import annotations

__version__ = "0.1.0"
