"""HTML: one accessible table in one file, that fetches nothing and runs nothing, and prints well."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coopctl.formats import Audience
from coopctl.formats.cells import shown
from coopctl.formats.headings import stamped
from coopctl.formats.pages import markup

if TYPE_CHECKING:
    from markupsafe import Markup

    from coopctl.formats import Frame
    from coopctl.formats.look import Look
    from coopctl.tables import Sheet

AUDIENCE = Audience.PAGES
ENDINGS = ("html", "htm")


def write(sheet: Sheet, frame: Frame, look: Look, *, drawing: Markup | None = None) -> str:
    """Return the page, in the reader's first language; what stands in another says so.

    `drawing` is markup that goes above the table, whose text the table is.
    """
    when = stamped(frame.day, frame.revision, look.words)
    return markup.page("rows", look, style=markup.style("rows"), tell=shown, sheet=sheet, when=when, drawing=drawing)
