"""`coopctl list`: one row a record."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated

import typer

from coopctl import discovery
from coopctl.cli.completion import complete_kind
from coopctl.cli.options import Arranged, Filters, Output
from coopctl.cli.session import Session
from coopctl.i18n.recognised import said
from coopctl.messages import N_
from coopctl.reports import lists
from coopctl.spelling.nearest import one_of

HELP = N_("List records, one row each. Agreements, actions, and what stands inside them.")
EXAMPLES = (
    ("coopctl list actions --due-before 2020-01-01 --sort period", N_("What falls due before that day.")),
    ("coopctl list actions --columns ref,title,lead,progress", N_("Only these columns.")),
    ("coopctl list decisions -o decisions.csv", N_("A file for a spreadsheet.")),
)
REMEMBERED = True
READS_MANY = True


def run(
    session: Session,
    kind: Annotated[
        str,
        typer.Argument(
            metavar="[KIND]",
            help=N_("One of {kinds}; actions if not given."),
            show_default=False,
            autocompletion=complete_kind,
        ),
    ] = "actions",
    *,
    arranged: Arranged,
    filters: Filters,
    output: Output,
) -> int:
    """Load, list, arrange, show."""
    name = one_of("KIND", kind, discovery.names(lists), said)
    view = session.view(filters)
    rows = arranged.of(discovery.module(lists, name).sheet(view))
    return session.show(replace(rows, titles=view.titles), output)
