"""The beginning of a workspace: where it may stand, what the options of `init` ask for, and writing what is missing."""

from __future__ import annotations

import os
from contextlib import suppress
from typing import TYPE_CHECKING

from coopctl import git
from coopctl.cli import driving, questions
from coopctl.disk import new_files
from coopctl.errors import GitError, NoWorkspaceError, UsageError
from coopctl.messages import msg, nmsg
from coopctl.model.names import SETTINGS_FILE
from coopctl.shells import quoted
from coopctl.starting import first, kit, source
from coopctl.starting.plan import Wishes, has_records
from coopctl.trees import workspace

if TYPE_CHECKING:
    from pathlib import Path

    from coopctl.cli.session import Session
    from coopctl.formats.look import Look
    from coopctl.messages import Message
    from coopctl.starting.plan import Plan


#: As wide is the column of paths, but for longer ones.
_WIDEST = 30
#: On narrower screens what a file is for stands below it.
_WIDE = 72


def free(typed: Path) -> Path:
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


def wishes(
    root: Path, language: str | None, agreement: str | None, party: list[str], look: Look, from_where: str | None = None
) -> Wishes:
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
        installed=installed(from_where),
        at_the_top=_at_the_top(root),
    )


def installed(typed: str | None) -> str | None:
    """Return what CI installs: as typed, else from where this coopctl came. Raise UsageError for what is no address."""
    if typed:
        return None if typed == source.NONE else source.requirement(typed)
    return source.known()


def settled(root: Path, language: str | None, agreement: str | None, from_where: str | None) -> questions.Settled:
    """Say what need not be asked: options answer it, or the folder does."""
    jobs = all(new_files.exists(root, path) for path in kit.JOBS)
    return questions.Settled(
        language=language is not None or new_files.exists(root, SETTINGS_FILE),
        agreement=agreement is not None or has_records(root),
        source=from_where is not None or jobs or not _at_the_top(root),
    )


def write(session: Session, typed: Path, found: Plan, *, dry_run: bool) -> None:
    """Write the plan below the folder, unless it was only to be shown."""
    if dry_run:
        session.remark(msg("nothing was written: --dry-run"))
    elif found.missing:
        new_files.write_new(typed, found.missing)
        session.done = msg("{path} is written all the same", path=os.fspath(typed))
        session.tell(_done(found, typed, session.look()))


def set_up(session: Session, root: Path, *, asking: bool) -> None:
    """Offer what git needs once in a clone, and do it where nobody says no; say how git learns who commits."""
    with suppress(GitError):
        if not git.knows_who(root):
            session.remark(msg("git does not know yet who commits; tell it once:\n  {command}", command=git.WHO))
    driving.offer(session, root, asking=asking)


def _existing(root: Path) -> Path:
    """Return the folder, or the nearest one above it that is there."""
    return next(folder for folder in (root, *root.parents) if new_files.exists(folder, "."))


def _at_the_top(root: Path) -> bool:
    """Whether git, if it is used here, has its top folder here: of a submodule its own, where its CI looks."""
    return workspace.checkout(_existing(root), own=True) in (None, root)


def shown(found: Plan, look: Look) -> str:
    """Return the plan: what will be written, what stays, and what belongs elsewhere."""
    say = look.words.say
    lines = []
    for title, paths in (
        (msg("To write:"), tuple(found.missing)),
        (msg("There already, and left as they are:"), found.present),
        (msg("Left out, since they belong at the top of the repository:"), found.elsewhere),
        (msg("Left out, since nothing says from where CI would get coopctl (--source ADDRESS):"), found.jobs),
    ):
        if paths:
            lines += [say(title), *(_line(path, look) for path in paths)]
    if found.installed and not kit.JOBS.isdisjoint(found.missing):
        lines.append(say(msg("CI installs: {what}", what=found.installed)))
        if not source.is_pinned(found.installed):
            lines.append(say(msg("whatever is newest there: add @ and a commit or a tag to have always the same")))
    if not found.missing:
        lines.append(say(msg("Nothing is missing.")))
    return "\n".join([*lines, ""])


def _line(path: str, look: Look) -> str:
    """Return a file of the plan and what it is for."""
    name, what = look.words.data(path), look.words.say(kit.purpose(path))
    if look.plain:
        return f"  {name}: {what}"
    if len(name) > _WIDEST or look.width < _WIDE:
        return f"  {name}\n      {what}"
    return f"  {name:<{_WIDEST}}  {what}"


def _done(found: Plan, typed: Path, look: Look) -> str:
    """Return what was done, and the commands to go on with."""
    say = look.words.say
    there = os.fspath(typed)
    program = "coopctl" if there == "." else f"coopctl -C {quoted(there)}"
    begun = has_records(typed)
    empty = "" if begun else " --allow-empty"
    commands: list[tuple[str, Message]] = [
        (f"{program} new action", msg("begins an action"))
        if begun
        else (f"{program} new agreement", msg("begins an agreement")),
        (f"{program} validate{empty}", msg("checks every file")),
        (f"{program} status", msg("shows where every agreement stands")),
        (f"{program} doctor", msg("says what is still to set up: git, the check before each commit, the editor")),
    ]
    lines = [say(nmsg("{n} file written.", "{n} files written.", len(found.missing))), "", say(msg("Go on with:"))]
    for command, what in commands:
        lines += [f"  {look.words.data(command)}", f"      {say(what)}"]
    if workspace.checkout(typed.resolve(), own=True) is None:
        begin = 'git init; git add .; git commit -m "…"'
        begin = begin if there == "." else f"cd {quoted(there)}; {begin}"
        lines += ["", say(msg("A history of it begins with: {command}", command=begin))]
    return "\n".join([*lines, ""])
