"""What `coopctl export` is asked: a format, of which records, and where the file or folder goes."""

from __future__ import annotations

import sys
from dataclasses import fields, replace
from typing import TYPE_CHECKING

from coopctl import discovery, git
from coopctl.cli.papers import narrowed
from coopctl.errors import FINDINGS, FINE, CoopctlError, GitError, UsageError
from coopctl.formats import Frame, choosing, exports
from coopctl.formats.exports import Export, NotSetError, Options
from coopctl.i18n.recognised import said
from coopctl.messages import msg
from coopctl.spelling.nearest import one_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coopctl.cli.options import Filters
    from coopctl.cli.session import Session
    from coopctl.formats.exports import Exported


def export(
    session: Session,
    format_: str,
    refs: Sequence[str],
    filters: Filters,
    options: Options,
    to: str | None,
    *,
    public: bool,
) -> int:
    """Write records in a format and return the exit code.

    Raise UsageError for an option that the format does not know, and where there is no place for what it makes.
    """
    name = one_of("FORMAT", format_, discovery.names(exports), said)
    module = discovery.module(exports, name)
    _known(name, module.TAKES, options)
    if public or getattr(module, "PUBLIC", False):
        session.publish()
    view = narrowed(session, session.view(filters), refs)
    frame = Frame(session.day, session.portfolio.revision, session.portfolio.not_counted)
    audience = choosing.audience(exports, name)
    look = session.look(machine=audience.is_machine and not options.excel)
    commit = _commit(session) if getattr(module, "COMMIT", False) else ""
    asked = Export(view=view, frame=frame, options=options, commit=commit)
    try:
        made = module.write(asked, look)
    except NotSetError:
        from coopctl.cli import questions  # only here: few exports ask

        if to is None or not questions.asking():
            raise
        made = module.write(_published(session, asked), look)
    for remark in made.remarks:
        session.remark(remark)
    if not made.content:
        raise CoopctlError(msg("nothing is left that could be written"))
    _put(session, made, name, module.ENDINGS, to)
    unsaid = FINDINGS if made.remarks and session.asked.strict else FINE
    return max(session.left_out(), unsaid)


def _commit(session: Session) -> str:
    """Return the commit that the files stand on, "" without git."""
    revision = session.portfolio.revision
    if revision not in ("worktree", "index"):
        return revision
    try:
        return git.resolve(git.repository_of(session.root), "HEAD").commit
    except GitError:
        return ""


def _published(session: Session, asked: Export) -> Export:
    """Return the same with what somebody at the terminal says of who publishes."""
    from coopctl.cli import publishing  # only who is asked needs the questions

    portfolio = asked.view.portfolio
    settings = replace(portfolio.settings, iati=publishing.asked(session))
    return replace(asked, view=replace(asked.view, portfolio=replace(portfolio, settings=settings)))


def _known(name: str, takes: Sequence[str], options: Options) -> None:
    for field in fields(options):
        if getattr(options, field.name) != field.default and field.name not in takes:
            option = f"--{field.name.replace('_', '-')}"
            raise UsageError(msg("{option} is not for {format}", option=option, format=name))


def _put(session: Session, made: Exported, name: str, endings: Sequence[str], to: str | None) -> None:
    content = made.content
    if isinstance(content, str | bytes):
        if isinstance(content, bytes) and to is None and sys.stdout.isatty():
            raise UsageError(
                msg("{format} is no text: a terminal cannot show it", format=name),
                msg("name a file: {option}", option=f"-o plan.{endings[0]}"),
            )
        if isinstance(content, str):
            session.put_text(content, to)
        else:
            session.put(content, to)
    elif to is None or to == "-":
        raise UsageError(
            msg("{format} is a folder of files", format=name), msg("name the folder: {option}", option="-o plan")
        )
    else:
        session.put_folder(content, to)
