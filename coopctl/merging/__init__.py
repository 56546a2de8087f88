"""Merging records, not lines: what two sides made of one file, field by field, as edits of the text of ours.

    merged = merge(base, ours, theirs, kind)      # bytes, base b"" where there is none; "action", "agreement", …
    merged.blob                                   # to be written; with markers around each field of `merged.clashes`

It raises `Unmergeable` where a side cannot be read. `taken` decides fields that both sides changed:
`{"status": Whose.THEIRS, "milestones.m2.due": Whose.OURS}`; "all" decides what is not named.
"""

from __future__ import annotations

from coopctl.merging.merged import Merged, Unmergeable, merge
from coopctl.merging.values import LACKING, Clash, Whose

__all__ = ["LACKING", "Clash", "Merged", "Unmergeable", "Whose", "merge"]
