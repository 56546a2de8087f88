"""The disk: list a folder without following links, read a regular file without ever blocking, write in one step."""

from __future__ import annotations

from coopctl.disk.reading import (
    CAREFUL,
    Stamp,
    folder,
    given,
    inner,
    is_regular,
    link,
    looks_like_a_record,
    lost,
    moment,
    outside,
    read,
    read_each,
    reason,
    stamp,
    submodule,
    too_large,
    vanished,
    walk,
)
from coopctl.disk.streams import forget_stdout, nowhere, standard_input, to_stderr, to_stdout
from coopctl.disk.writing import write_atomically

__all__ = [
    "CAREFUL",
    "Stamp",
    "folder",
    "forget_stdout",
    "given",
    "inner",
    "is_regular",
    "link",
    "looks_like_a_record",
    "lost",
    "moment",
    "nowhere",
    "outside",
    "read",
    "read_each",
    "reason",
    "stamp",
    "standard_input",
    "submodule",
    "to_stderr",
    "to_stdout",
    "too_large",
    "vanished",
    "walk",
    "write_atomically",
]
