"""`coopctl init`: begin a workspace, or add what it lacks."""

from __future__ import annotations

import os
import shlex
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from coopctl import git
from coopctl.cli import questions
from coopctl.cli.session import Session
from coopctl.disk import new_files
from coopctl.errors import FINE, GitError, NoWorkspaceError, UsageError
from coopctl.messages import N_, Message, msg, nmsg
from coopctl.model.names import SETTINGS_FILE
from coopctl.starting import first
from coopctl.starting.plan import Plan, Wishes, has_records, plan
from coopctl.trees import workspace

if TYPE_CHECKING:
    from coopctl.formats.look import Look

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
        typer.Option("--language", metavar="TAG", help=N_("Language of your texts: fr, en, …"), show_default=False),
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
    yes: Annotated[bool, typer.Option("--yes", help=N_("Ask nothing."))] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help=N_("Only show what would be written."))] = False,
) -> int:
    """Ask what is missing, show the plan, write it."""
    typed = Path(os.path.normpath(session.folder / folder))
    root = _checked(typed)
    look = session.look()
    asking = sys.stdin.isatty() and sys.stdout.isatty() and not yes
    if not (asking or yes or dry_run):
        raise UsageError(
            msg("init asks before it writes, and there is no terminal to ask on"),
            msg("add --yes, or see first what it would write: --dry-run"),
        )
    wishes = _wishes(root, language, agreement, party, look)
    if asking:
        wishes = questions.ask(wishes, look, settle=_settled(root, language, agreement))
    found = plan(root, wishes, look.words)
    session.put(_shown(found, look))
    if language and SETTINGS_FILE in found.present:
        session.remark(msg("{path} stays as it is; change the language there", path=SETTINGS_FILE))
    if dry_run:
        session.remark(msg("nothing was written: --dry-run"))
        return FINE
    if not found.missing:
        return FINE
    if asking and not questions.agreed(msg("Write them? [Y/n]"), look):
        session.remark(msg("nothing was written"))
        return FINE
    for path, content in found.missing.items():
        new_files.plant(typed, path, content)
    session.put(_done(found, typed, look))
    return FINE


def _checked(typed: Path) -> Path:
    """Return the folder without links. Raise UsageError where it lies inside another workspace."""
    root = typed.resolve()
    try:
        outer = workspace.locate(_existing(root))
    except NoWorkspaceError:
        return root
    if outer != root:
        raise UsageError(
            msg("{path} lies inside another workspace", path=os.fspath(typed)),
            msg("begin it beside that one, or add what is missing there: go to its top folder, then coopctl init"),
        )
    return root


def _existing(root: Path) -> Path:
    """Return the folder, or the nearest one above it that is there."""
    return next(folder for folder in (root, *root.parents) if new_files.stands(folder, "."))


def _wishes(root: Path, language: str | None, agreement: str | None, party: list[str], look: Look) -> Wishes:
    """Read the options. Raise UsageError where they do not fit together."""
    if language is not None and not first.is_tag(language):
        raise UsageError(
            msg("{option} does not know ‘{word}’", option="--language", word=language),
            msg("write a language tag, for example fr or nl-BE"),
        )
    parties = tuple(first.named("--party", each) for each in party)
    first.apart("--party", parties)
    if parties and agreement is None:
        raise UsageError(msg("--party goes with --agreement"), msg("name the agreement too: --agreement TITLE"))
    if agreement is not None and len(parties) < first.FEWEST_PARTIES:
        raise UsageError(msg("an agreement needs two parties or more"), msg("name them: --party NAME --party NAME"))
    reader = look.words.languages[0].partition("-")[0]
    return Wishes(
        language=language or (reader if first.is_tag(reader) else "en"),
        agreement=None if agreement is None else first.named("--agreement", agreement),
        parties=parties,
        at_the_top=_at_the_top(root),
    )


def _settled(root: Path, language: str | None, agreement: str | None) -> questions.Settled:
    """Say what need not be asked: options answer it, or the folder does."""
    return questions.Settled(
        language=language is not None or new_files.stands(root, SETTINGS_FILE),
        agreement=agreement is not None or has_records(root),
    )


def _at_the_top(root: Path) -> bool:
    """Whether git, if it is used here, has its top folder here."""
    folder = _existing(root)
    try:
        return git.repository_of(folder).prefix == "" and folder == root
    except GitError:
        return True


def _shown(found: Plan, look: Look) -> str:
    """Return the plan: what will be written, what stays, and what belongs elsewhere."""
    say = look.words.say
    lines = []
    for title, paths in (
        (msg("To write:"), tuple(found.missing)),
        (msg("There already, and left as they are:"), found.present),
        (msg("Left out, since they belong at the top of the repository:"), found.elsewhere),
    ):
        if paths:
            lines += [say(title), *(f"  {look.words.data(path)}" for path in paths)]
    if not found.missing:
        lines.append(say(msg("Nothing is missing.")))
    return look.finished("\n".join([*lines, ""]))


def _done(found: Plan, typed: Path, look: Look) -> str:
    """Return what was done, and three commands to go on with."""
    say = look.words.say
    there = os.fspath(typed)
    program = "coopctl" if there == "." else f"coopctl -C {shlex.quote(there)}"
    empty = "" if has_records(typed) else " --allow-empty"
    commands: list[tuple[str, Message]] = [
        (f"{program} validate{empty}", msg("checks every file")),
        (f"{program} status", msg("shows where every agreement stands")),
        (f"{program} doctor", msg("says what is still to set up: git, the check before each commit, the editor")),
    ]
    lines = [say(nmsg("{n} file written.", "{n} files written.", len(found.missing))), "", say(msg("Go on with:"))]
    for command, what in commands:
        lines += [f"  {look.words.data(command)}", f"      {say(what)}"]
    return look.finished("\n".join([*lines, ""]))
