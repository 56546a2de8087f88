"""The plan as a workbook: what its sheets hold, and what their cells show."""

from __future__ import annotations
