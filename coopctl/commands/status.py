"""`coopctl status`: the screen that staff open each morning."""

from __future__ import annotations

from typing import Annotated

import typer

from coopctl.cli.completion import complete_health
from coopctl.cli.options import Filters, Output, References
from coopctl.cli.session import Session
from coopctl.errors import FINDINGS
from coopctl.i18n.recognised import said
from coopctl.messages import N_
from coopctl.model.vocabularies import Health
from coopctl.reports import status as report
from coopctl.spelling.nearest import each_of

HELP = N_("Show where every agreement stands. What needs attention comes first, worst on top.")
EXAMPLES = (
    ("coopctl status mons-sefrou", N_("One agreement, with its axes and actions.")),
    ("coopctl status --as-of 2020-03-31", N_("As it stood on that day.")),
    ("coopctl status --health late,at_risk", N_("Only what is late or at risk.")),
    ("coopctl status -o status.html", N_("A page to send or to print.")),
)
REMEMBERED = True
READS_MANY = True


def run(
    session: Session,
    refs: References,
    filters: Filters,
    output: Output,
    *,
    tree: Annotated[bool, typer.Option("--tree", help=N_("Show the actions of every agreement, by axis."))] = False,
    fail_on: Annotated[
        list[str],
        typer.Option(
            "--fail-on",
            metavar="HEALTH,…",
            help=N_("Exit 1 if an action shown is so: late, at_risk, …"),
            show_default=False,
            autocompletion=complete_health,
        ),
    ] = [],  # noqa: B006 - read only
) -> int:
    """Load, compute, show; the exit code says whether an action is in a health of --fail-on."""
    gate = {*each_of("--fail-on", fail_on, [*Health], said)}
    view = session.view(filters)
    asked_for = session.refs(refs) if refs else tuple(each.ref for each in view.agreements) if tree else None
    status = report.build(view, asked_for)
    code = session.show(report.sheet(view, status), output, ("status", status))
    return FINDINGS if gate & {health.value for health in status.counts} else code
