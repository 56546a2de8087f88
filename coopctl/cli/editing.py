"""A file in the hands of an editor: on a copy, which is put in place once it is right, and kept where it is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coopctl import disk
from coopctl.cli import checks, editor, making, placing, questions
from coopctl.cli.placing import Placed, Proposed
from coopctl.disk import replacing
from coopctl.errors import FINDINGS, FINE, ReadError, UsageError
from coopctl.formats import changed
from coopctl.formats.changed import Account
from coopctl.formats.word_diff import plain
from coopctl.git.store import EDITED
from coopctl.messages import msg
from coopctl.model.names import SETTINGS_FILE, path_of, reference
from coopctl.spelling import references
from coopctl.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from coopctl.changing.trial import Trial
    from coopctl.cli.options import Writing
    from coopctl.cli.placing import Telling
    from coopctl.cli.session import Session
    from coopctl.i18n.words import Words
    from coopctl.saving import Held

#: What the settings are called where no agreement is.
SETTINGS = "settings"


@dataclass(frozen=True, slots=True)
class Copy:
    """A copy of a file, in a folder of our own: `path` is the file's in the workspace, `old` what it held."""

    folder: Path
    name: str
    path: str
    old: bytes

    @property
    def place(self) -> Path:
        """Where the copy lies."""
        return self.folder / self.name

    def content(self) -> bytes | None:
        """Return what the copy holds now, None where it is gone."""
        return replacing.whole(self.folder, self.name)

    def drop(self) -> None:
        """Remove the copy, if it is still there."""
        if self.content() is not None:
            replacing.remove(self.folder, self.name)


def edit_file(session: Session, how: Writing, typed: str | None) -> int:
    """Let an editor change a copy of a file, and put it in place if nothing becomes wrong by it; return the exit code.

    Raise ChangedSinceError where somebody else changed the file meanwhile. The copy is kept then, as wherever what was
    written into it is not in the file at the end, and said.
    """
    path = path_meant(session, making.record(session, None) if typed is None else typed)
    old = next(iter(session.tree.read([path])))[1]
    if not isinstance(old, bytes):
        raise ReadError(old.message, old.help)
    command = editor.chosen()
    if command is None:
        if not questions.asking():
            raise UsageError(msg("no editor is known"), msg("name an editor: {example}", example="export VISUAL=nano"))
        command = editor.usual()
        session.remark(msg("neither VISUAL nor EDITOR names an editor, so it is {editor}", editor=command[0]))
    copy = _copied(session, path, old)
    try:
        return _rounds(session, how, command, copy)
    finally:
        _settle(session, copy)


def path_meant(session: Session, typed: str) -> str:
    """Return the file that is meant: of a record, whether it can be read or not, or the settings. Raise UsageError."""
    portfolio = session.reading.loaded.portfolio
    if typed.endswith(".yaml"):
        found = next(
            (each for each in (typed, checks.inside(session, typed)) if each == SETTINGS_FILE or reference(each)), None
        )
        if found is None:
            raise UsageError(
                msg("{path} is no file of the workspace that coopctl reads", path=typed),
                msg("name an agreement or an action: coopctl list agreements, coopctl list actions"),
            )
        return found
    if typed == SETTINGS and SETTINGS not in portfolio.agreements:
        return SETTINGS_FILE
    unread = [left.path for left in portfolio.left_out if left.ref and typed in (left.ref, left.ref.rpartition("/")[2])]
    if len(unread) == 1:
        return unread[0]
    return path_of((references.find if questions.asking() else references.exact)(portfolio, typed))


def _rounds(session: Session, how: Writing, command: Sequence[str], copy: Copy) -> int:
    """Edit, try, and where that is refused ask whether to edit again."""
    while True:
        editor.run(command, copy.place)
        new = copy.content()
        if new is None or new == copy.old:
            session.remark(msg("{path}: nothing was changed", path=copy.path))
            return FINE
        proposed = Proposed([Placed(copy.path, copy.old, new, copy.path)], _telling(copy.path))
        code = _put(session, how, proposed)
        if code != FINDINGS or not questions.asking():
            return code
        offers = (msg("edit again"), msg("keep the copy, and leave the file as it was"), msg("give up the copy"))
        chosen = questions.choose(msg("What now?"), offers, session.look())
        if chosen:
            if chosen == len(offers) - 1:
                copy.drop()
            return code


def _put(session: Session, how: Writing, proposed: Proposed) -> int:
    def once(held: Held | None, together: bool) -> int:
        session.read_again()
        return placing.put_in_place(session, how, held, proposed, together=together)

    return once(None, together=False) if how.dry_run else placing.agreeing(session, once)


def _telling(path: str) -> Telling:
    """Return how the change of a file is told."""
    ref = reference(path) or path

    def told(tried: Trial, words: Words, _names: bool) -> Account:
        about = words.say(msg("{path}: changed in an editor", path=path))
        lines = tuple(map(plain, changed.followed(ref, tried.changes, words)))
        return Account(about, lines, changed.heading(ref, (lines[0].strip(),)) if lines else about)

    return told


def _copied(session: Session, path: str, content: bytes) -> Copy:
    """Make a copy under a name that no copy has: one that was kept stays."""
    store = session.store
    store.make()
    folder = store.folder / EDITED
    replacing.private_folder(folder)
    plain = path.removeprefix("data/").removesuffix(".yaml").replace("/", "-")
    present = replacing.names(folder)
    numbered = (plain if number == 1 else f"{plain}-{number}" for number in range(1, len(present) + 2))
    name = next(each for each in (f"{name}.yaml" for name in numbered) if each not in present)
    replacing.put_private(folder, name, content)
    return Copy(folder, name, path, content)


def _settle(session: Session, copy: Copy) -> None:
    """Remove the copy where all that it holds is in the file, or nothing was changed; else say where it is."""
    present = copy.content()
    if present is None:
        return
    if present in (copy.old, disk.read(session.root, copy.path)):
        copy.drop()
    else:
        session.remark(msg("the copy is kept: {path}", path=str(copy.place)))
