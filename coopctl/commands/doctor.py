"""`coopctl doctor`: what is installed and set up, and how to mend what is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coopctl.cli.options import ToFile
from coopctl.cli.session import Session
from coopctl.doctor import editor, place, preferences, program, reader, repository
from coopctl.errors import FINDINGS, FINE
from coopctl.formats import choosing, papers
from coopctl.formats.screens import checkup as screen
from coopctl.messages import N_, msg
from coopctl.reports.checkup import State, count, verdict
from coopctl.reports.paper import Paper, checks

if TYPE_CHECKING:
    from coopctl.reports.paper import Part

HELP = N_("Say what is installed and set up. Safe to paste: no folder above the workspace is named.")
EXAMPLES = (("coopctl doctor --plain", N_("To paste into a message, one fact a line.")),)
READS_NO_TREE = True


def run(session: Session, *, to: ToFile = None) -> int:
    """Look at everything, show it; exit 1 where something keeps people from working."""
    parts: list[Part] = [program.part(), place.part(session)]
    language = None
    if place.found(session):
        loaded = session.reading.loaded
        language = loaded.portfolio.settings.language
        parts += [repository.part(session.root), preferences.part(loaded), editor.part(session.root)]
    else:
        parts.append(repository.part(session.folder))
    look = session.look(language=language)
    parts.append(reader.part(session, look))
    found = checks(parts)
    title = msg("{text}", text="coopctl doctor")
    page = Paper(title=title, scope=verdict(found), day=session.today, revision="worktree", parts=tuple(parts))
    if to is not None and to != "-":
        session.put_paper(page, choosing.chosen(None, to, "", papers), to, language=language)
    else:
        session.put(screen.draw(page, look))
    return FINDINGS if count(found, State.BROKEN) else FINE
