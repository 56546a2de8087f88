"""How much one change takes at once: of more a call says so before anything is done, and that it goes in parts."""

from __future__ import annotations

from coopctl.errors import UsageError
from coopctl.messages import Message, msg

#: So many files are written by one change, and so many new rows taken for one record: none made by hand has as many,
#: and each takes seconds.
MOST_FILES, MOST_ROWS = 4_000, 1_000


def check_files(files: int) -> None:
    """Raise UsageError for more files than one change writes."""
    if files > MOST_FILES:
        raise UsageError(
            msg("{n} files would be written; at most {most} are at once", n=files, most=MOST_FILES), _in_parts()
        )


def check_rows(ref: str, rows: int) -> None:
    """Raise UsageError for more new rows than one change takes for one record."""
    if rows > MOST_ROWS:
        raise UsageError(
            msg("{ref}: {n} rows are new; at most {most} are taken at once", ref=ref, n=rows, most=MOST_ROWS),
            _in_parts(),
        )


def _in_parts() -> Message:
    return msg("do it in parts: name fewer records, or take in some of the rows at a time")
