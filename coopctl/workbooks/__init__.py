"""Workbooks: XLSX files opened with suspicion as sheets of typed cells, and written without a formula."""

from __future__ import annotations
