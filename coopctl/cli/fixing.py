"""What `validate --fix` mends: found, written as one change, and told."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from coopctl import disk
from coopctl.changing import mending
from coopctl.cli import checks
from coopctl.cli.tidying import AS_IT_IS, save, show
from coopctl.errors import UsageError
from coopctl.messages import msg, nmsg

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coopctl.changing.mending import Mending
    from coopctl.changing.mends import Mend
    from coopctl.checking.selection import Selection
    from coopctl.cli.session import Session
    from coopctl.findings import Finding
    from coopctl.i18n.words import Words
    from coopctl.loading.reading import Reading
    from coopctl.messages import Message
    from coopctl.saving import Held


def may_fix(session: Session, paths: Sequence[str], *, fix: bool) -> None:
    """Raise UsageError where there is nothing that could be mended."""
    if not fix:
        raise UsageError(msg("--diff shows what --fix would do"), msg("write: coopctl validate --fix --diff"))
    if session.asked.at is not None or session.asked.staged or checks.STDIN in paths:
        raise UsageError(
            msg("--fix changes files of the working directory, and reads no others"),
            msg("leave out --at, --staged and -"),
        )


def fix(
    session: Session, held: Held | None, wanted: Selection, *, people: bool
) -> tuple[Reading, tuple[Finding, ...] | None]:
    """Mend what is wanted of what is found, and say it; return the files as they are then, and what is found in them.

    That is None where files were written: then they are to be checked again. Where the workspace is not `held` nothing
    is written, and the patch is shown. Raise what reading and saving raise.
    """
    session.forget()
    found = mending.mend(session.reading, wanted)
    if held is None:
        show(session, found.contents, patch=True)
        _say_left(session, found)
        session.remark(AS_IT_IS)
        return session.reading, found.found
    if found.contents:
        look = session.look(stream=sys.stdout if people else sys.stderr)
        said = _mends(found.made, look.words)
        save(session, held, found.contents, said)
        if people:
            session.put(look.finished(f"{said}\n"))
        else:
            disk.to_stderr(look.finished(said))
    _say_left(session, found)
    if not found.contents:
        return session.reading, found.found
    session.remark(msg("to take it back: {command}", command="coopctl undo"))
    return session.read_again(), None


def _mends(made: Sequence[Mend], words: Words) -> str:
    head = words.say(nmsg("{n} finding mended", "{n} findings mended", len(made)))
    return "\n".join([head, *(f"  {words.say(_mend(each))}" for each in made), ""])


def _mend(made: Mend) -> Message:
    place = f"{made.finding.path}:{made.finding.span.line}"
    if not made.after:
        return msg("{place}: {before} taken away", place=place, before=made.before)
    if not (made.before + made.after).strip():
        return msg("{place}: spaces in the place of other white space", place=place)
    return msg("{place}: {before} → {after}", place=place, before=made.before, after=made.after)


def _say_left(session: Session, found: Mending) -> None:
    """Say which mends are not made although their help leaves no choice."""
    for each in found.left:
        session.remark(msg("left as it is, since the mend would bring another finding: {what}", what=_mend(each)))
