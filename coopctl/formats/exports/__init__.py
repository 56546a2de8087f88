"""Formats of `coopctl export`: one module each, with `AUDIENCE`, `ENDINGS`, `TAKES` and `write(export, look)`.

`TAKES` names the options of `Options` that a format knows; one with `COMMIT` says which commit it was made of. `write`
returns Exported. Libraries that only one format needs are imported by its module, which raises MissingExtraError where
they are not installed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from coopctl.errors import UsageError
from coopctl.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Mapping

    from coopctl.formats import Frame
    from coopctl.messages import Message
    from coopctl.reports.view import View


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What a reader asks of one format or another.

    `excel` asks CSV for what people's Excel opens, `partner` a workbook for one side's actions.
    """

    excel: bool = False
    partner: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Export:
    """What is written for another program: the records of `view`, the day and tree that `frame` names, and the options.

    `commit` is the one that the files stand on, "" where there is none.

    Where `view.portfolio.public` is true, what is internal has been left out of it, and the format says so.
    """

    view: View
    frame: Frame
    options: Options
    commit: str = ""


@dataclass(frozen=True, slots=True)
class Exported:
    """A file, or the files of a folder by their names; `remarks` tell what could not be said in the format."""

    content: str | bytes | Mapping[str, str]
    remarks: tuple[Message, ...] = ()


class NotSetError(UsageError):
    """A setting is missing without which nothing can be written; a terminal asks for it."""
