"""Changes records without harming them: a text is spliced where its parser's marks say, and nowhere else."""

from __future__ import annotations

from coopctl.edits.edit import Edited, edit
from coopctl.edits.operations import Insert, Move, Operation, Put, Remove, Rename
from coopctl.edits.patch import patch
from coopctl.edits.refused import EditRefused

__all__ = ["EditRefused", "Edited", "Insert", "Move", "Operation", "Put", "Remove", "Rename", "edit", "patch"]
