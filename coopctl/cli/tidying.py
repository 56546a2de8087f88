"""Many files put in their normal form in one change, shown, written, told, and committed where asked."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from coopctl import disk, edits, saving
from coopctl.checking.selection import is_below
from coopctl.cli import checks, placing
from coopctl.cli.environment import fitted
from coopctl.edits.normal_form import normal_form
from coopctl.edits.refused import EditRefused
from coopctl.errors import FINDINGS, FINE, ReadError
from coopctl.findings import Fault
from coopctl.messages import msg, nmsg
from coopctl.model.names import SETTINGS_FILE, kind_of, reference

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from coopctl.cli.session import Session
    from coopctl.i18n.words import Words
    from coopctl.messages import Message
    from coopctl.saving import Held

AS_IT_IS = msg("nothing was written: --diff")


def fmt(session: Session, paths: Sequence[str], *, check: bool, order: bool, diff: bool, commit: bool) -> int:
    """Put files in their normal form, or only show or name those that are not in it. Return the exit code.

    A file that is refused is told, and is no reason to leave the others. Raise what reading and saving raise.
    """

    def once(held: Held | None, together: bool) -> int:
        session.read_again()
        contents, refused = _normal(session, paths, order=order)
        for path, message, help_ in refused:
            _refuse(session, path, message, help_)
        if held is None:
            show(session, contents, patch=diff)
            if not check:
                session.remark(AS_IT_IS)
        elif contents:
            _write(session, held, contents, commit=commit, together=together)
        elif not refused:
            said = session.look().words.say(msg("nothing to do: every file has its normal form"))
            session.put(f"{said}\n")
        return FINDINGS if refused or (check and contents) else FINE

    if check or diff:
        return once(None, together=False)
    return placing.agreeing(session, once)


def _normal(
    session: Session, paths: Sequence[str], *, order: bool
) -> tuple[dict[str, tuple[bytes, bytes]], list[tuple[str, Message, Message | None]]]:
    """Return the files that are not in their normal form, before and in it, and those that are refused, with why."""
    contents: dict[str, tuple[bytes, bytes]] = {}
    refused: list[tuple[str, Message, Message | None]] = []
    for path, blob in session.tree.read(_named(session, paths)):
        if isinstance(blob, Fault):
            refused.append((path, blob.message, blob.help))
            continue
        try:
            edited = normal_form(blob, kind_of(path), order=order)
        except EditRefused as error:
            refused.append((path, error.message, error.help))
            continue
        if edited.blob != blob:
            contents[path] = blob, edited.blob
    return contents, refused


def _refuse(session: Session, path: str, message: Message, help_: Message | None) -> None:
    """Say why a file is left, with the mend below it."""
    look = session.look(stream=sys.stderr)
    lines = [look.words.say(msg("{path}: {what}", path=path, what=message))]
    lines += [f"  {look.words.say(help_)}"] if help_ is not None else []
    disk.to_stderr(look.finished(fitted("".join(f"{line}\n" for line in lines), look, sys.stderr)))


def _named(session: Session, paths: Sequence[str]) -> list[str]:
    """Return the records and the settings that paths name, all without one. Raise ReadError where one names none."""
    files = [each.path for each in session.tree.files() if each.path == SETTINGS_FILE or reference(each.path)]
    if not paths:
        return files
    meant = {typed: checks.meant(session, files, typed) for typed in paths}
    if strange := [typed for typed, below in meant.items() if not any(is_below(path, below) for path in files)]:
        raise ReadError(
            msg("no record and no settings are there: {paths}", paths=tuple(strange)),
            msg("name files or folders of data/, records, or coopctl.yaml"),
        )
    return [path for path in files if any(is_below(path, below) for below in meant.values())]


def show(session: Session, contents: Mapping[str, tuple[bytes, bytes]], *, patch: bool) -> None:
    """Show what would be changed: as a patch, or the names of the files."""
    words = session.look().words
    for path, (before, after) in contents.items():
        if patch:
            session.put_text(edits.patch(path, before.decode("utf-8"), after.decode("utf-8")))
        else:
            session.put(session.look().finished(f"{words.data(path)}\n"))


def _write(
    session: Session,
    held: Held,
    contents: Mapping[str, tuple[bytes, bytes]],
    *,
    commit: bool,
    together: bool,
) -> None:
    message = ""
    if commit:
        message = _files(contents, placing.commit_words(session)).replace("\n", "\n\n", 1)
        placing.look_ahead(session, [*contents], together=together)
    look = session.look()
    said = _files(contents, look.words)
    save(session, held, contents, said)
    session.put(look.finished(said))
    if commit:
        placing.commit(session, [*contents], message)
    session.remark(msg("to take it back: {command}", command="coopctl undo"))


def _files(contents: Mapping[str, object], words: Words) -> str:
    head = nmsg("{n} file put in its normal form", "{n} files put in their normal form", len(contents))
    return "\n".join([words.say(head), *(f"  {words.data(path)}" for path in contents), ""])


def save(session: Session, held: Held, contents: Mapping[str, tuple[bytes, bytes]], said: str) -> None:
    """Write the files as one change. Raise what saving raises."""
    changes = [saving.FileChange(path, saving.digest(before), after) for path, (before, after) in contents.items()]
    for remark in session.wrote(held.write(changes, said)).remarks:
        session.remark(remark)
