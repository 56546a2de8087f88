"""CSV: a folder of tables with keys, one a kind of list and one a kind of what stands within records."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from coopctl import __version__, discovery
from coopctl.formats import Audience
from coopctl.formats.exports import Export, Exported
from coopctl.formats.rows import csv_
from coopctl.messages import msg
from coopctl.reports import keyed, lists
from coopctl.tables import Column, Sheet

if TYPE_CHECKING:
    from coopctl.formats.look import Look

AUDIENCE = Audience.SPREADSHEETS
ENDINGS = ("csv",)
TAKES = ("excel",)


def write(export: Export, look: Look) -> Exported:
    """Return each table by the name of its file; `about.csv` says of what they are made."""
    look = replace(look, excel=export.options.excel)
    sheets = {name: discovery.module(lists, name).sheet(export.view) for name in discovery.names(lists)}
    sheets |= keyed.sheets(export.view)
    sheets["about"] = _about(export)
    return Exported({f"{name}.csv": csv_.write(each, export.frame, look) for name, each in sorted(sheets.items())})


def _about(export: Export) -> Sheet:
    portfolio = export.view.portfolio
    return Sheet(
        kind="about",
        columns=(Column("name", msg("Name")), Column("value", msg("Value"))),
        rows=(
            ("coopctl", __version__),
            ("as_of", export.frame.day),
            ("revision", export.frame.revision),
            ("language", portfolio.settings.language),
            ("public", portfolio.public),
            ("left_out", len(export.frame.left_out)),
        ),
        heading=msg("none"),
        empty=msg("none"),
    )
