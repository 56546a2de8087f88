"""`coopctl timeline`: when everything is planned and took place, drawn over the same days."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coopctl.cli.options import Filters, Output, References
from coopctl.cli.session import Session
from coopctl.messages import N_
from coopctl.reports.committee import dates
from coopctl.reports.committee.scope import Scope
from coopctl.reports.timeline import chart as report

if TYPE_CHECKING:
    from coopctl.formats import Frame
    from coopctl.formats.look import Look

HELP = N_("Draw agreements and actions over time. What was first agreed stands below what is planned now.")
EXAMPLES = (
    ("coopctl timeline mons-sefrou", N_("One agreement with its actions, by axis.")),
    ("coopctl timeline --health late --health at_risk", N_("Only what is late or at risk.")),
    ("coopctl timeline -o timeline.html", N_("A page with the drawing, and the same dates in a table.")),
    ("coopctl timeline --format json", N_("The same dates as data.")),
)
REMEMBERED = True


def run(
    session: Session,
    refs: References,
    filters: Filters,
    output: Output,
) -> int:
    """Load, compute, show."""
    view = session.view(filters)
    timeline = report.build(view, session.refs(refs) if refs else None)
    sheet = report.sheet(view, timeline)

    def page(frame: Frame, look: Look) -> str:
        from coopctl.formats.rows import html
        from coopctl.formats.timeline import svg

        told = dates.sheet(Scope(view), timeline)
        return html.write(told, frame, look, drawing=svg.svg(timeline, look))

    return session.show(sheet, output, ("timeline", timeline), page)
