"""`coopctl diff`: what has changed between two states, for whoever reviews it."""

from __future__ import annotations

from typing import Annotated

import typer

from coopctl import discovery
from coopctl.cli.completion import complete_compared, complete_difference
from coopctl.cli.options import Filters, ToFile
from coopctl.cli.session import Session
from coopctl.cli.sought import sought
from coopctl.errors import FINDINGS, FINE
from coopctl.formats import Audience, Frame, choosing, differences
from coopctl.messages import N_

HELP = N_("Show what has changed, and what that does. What could hide that something slipped comes first.")
EXAMPLES = (
    ("coopctl diff", N_("What you have changed since the last commit.")),
    ("coopctl diff --staged", N_("What the next commit would change.")),
    ("coopctl diff main...HEAD --format markdown", N_("What a branch changes, as the comment on a pull request.")),
    ("coopctl diff 2025-01-01..2025-06-30 mons-sefrou", N_("Of one agreement, between two days.")),
    ("coopctl diff HEAD~3 -o review.html", N_("A page to send.")),
)
READS_WHOLE = REMEMBERED = LOOKS_BACK = True
READS_MANY = True


def run(
    session: Session,
    words: Annotated[
        list[str],
        typer.Argument(
            metavar="[A|A..B|A...B] [REF]...",
            help=N_(
                "The two states: commits, branches or days; HEAD and the files as they are if not given. With three"
                " dots, from where the two parted. Then agreements, actions or their files, to see only these."
            ),
            show_default=False,
            autocompletion=complete_compared,
        ),
    ],
    *,
    filters: Filters,
    exit_code: Annotated[bool, typer.Option("--exit-code", help=N_("Exit 1 where anything has changed."))] = False,
    format: Annotated[  # noqa: A002 - the option's name
        str | None,
        typer.Option(
            "--format",
            metavar="FORMAT",
            help=N_("One of {differences}; pretty if not given."),
            show_default=False,
            autocompletion=complete_difference,
        ),
    ] = None,
    to: ToFile = None,
) -> int:
    """Read both, compare, show."""
    looked_for = sought(session, (words[0] if words else "") or "HEAD")
    from coopctl.cli import comparing  # not for an answer that is kept

    name = choosing.chosen(format, to, "pretty", differences)
    found = comparing.compared(session, comparing.asked(session, words, looked_for), filters)
    audience = choosing.audience(differences, name)
    look = session.look(machine=audience.is_machine)
    look = look.for_pages() if audience is Audience.PAGES else look
    frame = Frame(session.day, session.portfolio.revision, session.portfolio.not_counted)
    written = discovery.module(differences, name).write(found, frame, look)
    session.put(written, to, utf8=audience is not Audience.PEOPLE)
    session.not_checked_out()
    return FINDINGS if exit_code and not found.nothing else FINE
