"""Git: its version, the repository around the workspace, its history, and the check before each commit."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from coopctl import git
from coopctl.disk import new_files
from coopctl.errors import GitError
from coopctl.git import drivers
from coopctl.messages import msg
from coopctl.reports.checkup import Check, State
from coopctl.reports.paper import Part, checked

if TYPE_CHECKING:
    from pathlib import Path

    from coopctl.messages import Message

_RECORD = "data/agreements/a.yaml"
_CONFIGURATION = ".pre-commit-config.yaml"


def part(folder: Path) -> Part:
    """Look at git as seen from a folder."""
    return checked("repository", msg("Git"), *_checks(folder))


def _checks(folder: Path) -> list[Check]:
    try:
        checks = [Check(msg("git"), msg("{version}", version=git.version()))]
    except GitError as error:
        absent = shutil.which("git") is None
        return [
            Check(
                msg("git"),
                msg("not found: without it there is no history and no --at") if absent else error.message,
                State.ADVICE,
                msg("install it: {address}", address="https://git-scm.com"),
            )
        ]
    what = msg("repository")
    try:
        repository = git.repository_of(folder)
    except GitError as error:  # its help may name folders above, which may be private
        mend = msg(
            "make the folder a repository: {command}; or see what git says: {look}",
            command="git init",
            look="git status",
        )
        return [*checks, Check(what, error.message, State.ADVICE, mend)]
    checks.append(Check(what, msg("bare, without files of its own") if repository.bare else msg("found")))
    if repository.shallow:
        mend = msg("fetch the rest: {command}", command="git fetch --unshallow")
        checks.append(Check(msg("history"), msg("cut short"), State.ADVICE, mend))
    else:
        checks.append(Check(msg("history"), msg("complete")))
    if repository.bare:
        return checks
    try:
        return [*checks, _before_commits(repository), _headings(repository), _merging(repository)]
    except GitError:  # what git says of it may name folders above
        mend = msg("see what git says: {command}", command="git status")
        return [*checks, Check(msg("the folder .git"), msg("git cannot use all of it"), State.BROKEN, mend)]


def _headings(repository: git.Repository) -> Check:
    """Look at what git diff says above the lines that have changed. It is a pattern: nothing is started for it."""
    what = msg("rows named by git diff")
    if git.attribute(repository.folder, "diff", _RECORD) != drivers.NAME:
        mend = msg("add to {path}: {line}", path=".gitattributes", line=f"*.yaml diff={drivers.NAME}")
        return Check(what, msg("no"), State.ADVICE, mend)
    if git.setting(repository.folder, drivers.ROWS):
        return Check(what, msg("yes"))
    return _not_told(what)


def _merging(repository: git.Repository) -> Check:
    """Look at how git merges records: by lines, unless the clone was told of the program that knows their fields."""
    what = msg("records merged field by field")
    if not drivers.is_named(repository.folder, _RECORD):
        mend = msg("add to {path}: {line}", path=".gitattributes", line=drivers.ATTRIBUTE)
        return Check(what, msg("no"), State.ADVICE, mend)
    if drivers.missing(repository.folder).keys() - {drivers.ROWS}:
        return _not_told(what)
    return Check(what, msg("yes"))


def _not_told(what: Message) -> Check:
    mend = msg("tell git: {command}", command="coopctl doctor --mend")
    return Check(what, msg("not in this clone"), State.ADVICE, mend)


def _before_commits(repository: git.Repository) -> Check:
    """Look at the hook that git runs before a commit."""
    what = msg("check before each commit")
    hook = git.hook(repository, "pre-commit")
    if hook is not None and (b"pre-commit" in hook or b"coopctl" in hook):
        return Check(what, msg("installed"))
    if hook is not None:
        mend = msg("let it run: {command}", command="coopctl validate --staged")
        return Check(what, msg("git runs another one, which does not name coopctl"), State.ADVICE, mend)
    install = "pre-commit install" if shutil.which("pre-commit") else "pip install pre-commit; pre-commit install"
    if not repository.prefix and not new_files.exists(repository.folder, _CONFIGURATION):
        install = f"coopctl init; {install}"
    return Check(what, msg("not installed"), State.ADVICE, msg("install it: {command}", command=install))
