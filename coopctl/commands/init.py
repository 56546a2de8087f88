"""`coopctl init`: begin a workspace, or add what it lacks."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated

import typer

from coopctl.cli import beginning, founding, questions
from coopctl.cli.session import Session
from coopctl.disk import new_files
from coopctl.errors import FINE, UsageError
from coopctl.messages import N_, msg
from coopctl.model.names import SETTINGS_FILE
from coopctl.starting.plan import Wishes, plan

HELP = N_("Begin a workspace. Writes what is missing, and never over what is there.")
EXAMPLES = (
    ("coopctl init", N_("Here, with a few questions.")),
    ("coopctl init plans --dry-run", N_("What it would write into the folder plans.")),
    (
        'coopctl init --yes --agreement "Mons – Séfrou" --party Mons --party Séfrou',
        N_("Without questions, with a first agreement."),
    ),
)
READS_NO_TREE = True


def run(
    session: Session,
    folder: Annotated[
        str, typer.Argument(metavar="[DIR]", help=N_("The folder; made where it is missing."), show_default=False)
    ] = ".",
    *,
    language: Annotated[
        str | None,
        typer.Option(
            "--language", metavar="LANGUAGE", help=N_("Language of your texts: fr, en, …"), show_default=False
        ),
    ] = None,
    agreement: Annotated[
        str | None,
        typer.Option(
            "--agreement",
            metavar="TITLE",
            help=N_("The first agreement; NAME=TITLE chooses its name."),
            show_default=False,
        ),
    ] = None,
    party: Annotated[
        list[str],
        typer.Option(
            "--party", metavar="NAME", help=N_("A party of it, at least two; or ID=NAME."), show_default=False
        ),
    ],
    source: Annotated[
        str | None,
        typer.Option(
            "--source",
            metavar="ADDRESS",
            envvar="COOPCTL_SOURCE",
            show_envvar=False,
            help=N_(
                "From where CI installs coopctl: the address of its repository, with @COMMIT; none leaves CI out. "
                "Where this coopctl came from, unless told; also COOPCTL_SOURCE."
            ),
            show_default=False,
        ),
    ] = None,
    yes: Annotated[bool, typer.Option("--yes", help=N_("Ask nothing."))] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help=N_("Only show what would be written."))] = False,
) -> int:
    """Ask what is missing, show the plan, write it."""
    typed = Path(os.path.normpath(session.folder / folder))
    root, look = beginning.free(typed), session.look()
    asking = questions.asking() and not yes
    if not (asking or yes or dry_run):
        raise UsageError(
            msg("init asks before it writes, and there is no terminal to ask on"),
            msg("add --yes, or see first what it would write: --dry-run"),
        )
    wishes = beginning.wishes(root, language, agreement, party, look, source)
    if asking:
        settle = beginning.settled(root, language, agreement, source)
        agreed = founding.converse(session, wishes, settle, lambda made: _shown(session, root, made) and not dry_run)
        if agreed is None:
            session.remark(msg("nothing was written"))
            return FINE
        wishes = agreed
    else:
        _shown(session, root, wishes)
    found = plan(root, wishes, look.words)
    if language and SETTINGS_FILE in found.present:
        session.remark(msg("{path} stays as it is; change the language there", path=SETTINGS_FILE))
    beginning.write(session, typed, found, dry_run=dry_run)
    if not dry_run and new_files.exists(typed, SETTINGS_FILE):
        beginning.set_up(session, root, asking=asking)
    return FINE


def _shown(session: Session, root: Path, wishes: Wishes) -> bool:
    """Show what the wishes would write, and return whether there is anything."""
    found = plan(root, wishes, session.look().words)
    session.tell(beginning.shown(found, session.look()))
    return bool(found.missing)
