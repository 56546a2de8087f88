"""`coopctl doctor`: what is installed and set up, and how to mend what is not."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeAlias

import typer

from coopctl.cli import driving, questions
from coopctl.cli.options import ToFile
from coopctl.cli.session import Session
from coopctl.doctor import changes, editor, kept, place, preferences, program, reader, repository
from coopctl.errors import FINDINGS, FINE, CoopctlError
from coopctl.formats import choosing, papers
from coopctl.formats.screens import checkup as screen
from coopctl.messages import N_, msg
from coopctl.reports.checkup import State, count, verdict
from coopctl.reports.paper import Paper, checks

if TYPE_CHECKING:
    from coopctl.formats.look import Look
    from coopctl.loading.loader import Loaded
    from coopctl.reports.paper import Part

Mend: TypeAlias = Annotated[
    bool,
    typer.Option(
        "--mend",
        help=N_(
            "First finish or take back a change that was cut short, remove what a crash left, and tell git how records"
            " are merged."
        ),
    ),
]
HELP = N_("Say what is installed and set up. Safe to paste: no folder above the workspace is named.")
EXAMPLES = (("coopctl doctor --plain", N_("To paste into a message, one fact a line.")),)
READS_NO_TREE = True


def run(session: Session, *, mend: Mend = False, to: ToFile = None) -> int:
    """Look at everything, show it; exit 1 where something keeps people from working."""
    if mend:
        with session.hold() as held:
            for done in changes.mend(held):
                session.aside(done)
        driving.offer(session, session.root, asking=questions.asking())
    read = _read(session)
    loaded = None if isinstance(read, CoopctlError) else read
    language = None if loaded is None else loaded.portfolio.settings.language
    look = session.look(language=language)
    parts = _parts(session, look, read, loaded)
    found = checks(parts)
    title = msg("{text}", text="coopctl doctor")
    page = Paper(title=title, scope=verdict(found), day=session.today, revision="worktree", parts=parts)
    if to is not None and to != "-":
        session.put_paper(page, choosing.chosen(None, to, "", papers), to, language=language)
    else:
        session.put(screen.draw(page, look))
    return FINDINGS if count(found, State.BROKEN) else FINE


def _parts(session: Session, look: Look, read: Loaded | CoopctlError | None, loaded: Loaded | None) -> tuple[Part, ...]:
    """Look at each thing in turn; what stands in a workspace only where one was `loaded`."""
    way = None if read is None else Path(os.path.relpath(session.root, session.folder.resolve())).as_posix()
    begun = (program.part(), place.part(way, read))
    by_workspace = loaded is not None and "language" in preferences.written(loaded)
    screens = reader.part(session.asked, look, flagged=session.flagged, by_workspace=by_workspace)
    if loaded is None:
        return (*begun, repository.part(session.folder), screens)
    root, language = session.root, loaded.portfolio.settings.language
    changed = changes.part(root, session.now)
    stands = (repository.part(root), changed, kept.part(root), preferences.part(loaded), editor.part(root, language))
    return (*begun, *stands, screens)


def _read(session: Session) -> Loaded | CoopctlError | None:
    """Return what the workspace holds, or why it cannot be read; None where there is none.

    Its errors are facts to show. Never more is told than the way up from here: names of folders above may be private.
    """
    try:
        session.root  # noqa: B018 - looked for
    except CoopctlError:
        return None
    try:
        return session.reading.loaded
    except CoopctlError as error:
        return error
