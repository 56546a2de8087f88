"""A workbook that is taken in: compared with the files, asked about where both differ, tried, written, committed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import PurePath
from typing import TYPE_CHECKING

from coopctl import disk, edits
from coopctl.changing import skeleton
from coopctl.changing.asking import Choice, MissingError
from coopctl.changing.trial import trial
from coopctl.changing.values import Typist
from coopctl.cli import making, questions
from coopctl.cli.making import Placed, Proposed
from coopctl.errors import FINDINGS, FINE, ReadError, UsageError
from coopctl.formats import changed
from coopctl.formats.naming import Naming
from coopctl.formats.planbook.rows import Source
from coopctl.i18n.words import words
from coopctl.importing.comparing import compared
from coopctl.importing.drafting import taken_in
from coopctl.importing.taking import taken
from coopctl.merging import Whose
from coopctl.messages import msg, nmsg
from coopctl.model.vocabularies import Severity
from coopctl.starting.kit import schema_path
from coopctl.workbooks.opening import LARGEST_BOOK, open_book

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from coopctl.changes.change import Change
    from coopctl.changing.draft import Draft
    from coopctl.cli.options import Changing
    from coopctl.cli.session import Session
    from coopctl.formats.changed import Account
    from coopctl.i18n.words import Words
    from coopctl.importing.comparing import CellClash, TakenChanges
    from coopctl.importing.drafting import TakenIn
    from coopctl.importing.taking import TakenBook
    from coopctl.messages import Message
    from coopctl.saving import Held

_MOST_SHOWN = 200


@dataclass(frozen=True, slots=True)
class Conflicts:
    """Whose word counts where the book and the files both say something new: one side's, or each is asked about."""

    ours: bool = False
    theirs: bool = False
    ask: bool = False

    @property
    def side(self) -> Whose | None:
        """Whose version stands everywhere, None where each is asked about. Raise UsageError for both."""
        if self.ours + self.theirs + self.ask > 1:
            raise UsageError(
                msg("{option} and {other} exclude each other", option="--ours", other="--theirs"),
                msg("give one of them"),
            )
        return Whose.OURS if self.ours else Whose.THEIRS if self.theirs else None


def take(session: Session, how: Changing, file: str, conflicts: Conflicts) -> int:
    """Take in a workbook that `coopctl export xlsx` made, and return the exit code.

    Raise WorkbookError, ReadError, UsageError, GitError where --commit cannot be, and what saving raises.
    """
    side = conflicts.side
    if conflicts.ask and not making.asking():
        raise UsageError(msg("--ask asks on a terminal, and there is none"), msg("decide all: --ours or --theirs"))
    book = taken(open_book(disk.given(session.folder / file, LARGEST_BOOK)))
    if how.commit and not how.dry_run:
        making.may_commit(session)
    name = PurePath(file).name
    answers: dict[str, Whose] = {}
    session.read_again()
    first = _found(session, how, book, answers, side)
    _say(session, first)
    if first.problems:
        return _refused(session, first.problems)
    if first.clashes and side is None and (how.dry_run or not making.asking()):
        _tell_clashes(session, first.clashes)
        if not how.dry_run:
            session.remark(msg("nothing was written: decide with --ours or --theirs, or on a terminal one by one"))
            return FINDINGS
    for clash in first.clashes if making.asking() and not how.dry_run else ():
        answers[clash.name] = _asked(session, clash)

    def once(held: Held | None, together: bool) -> int:
        session.read_again()
        found = _found(session, how, book, answers, side)
        made = _made(session, how, book, found)
        if made.problems:
            return _refused(session, made.problems)
        for remark in made.remarks if held is not None or how.dry_run else ():
            session.remark(remark)
        files = [*_edited(session, made.drafts), *_new(session, made.new)]
        if not files:
            session.remark(msg("nothing to do: the files say what the workbook says"))
            return FINE
        if held is None:
            return _shown(session, files, made, name)
        proposed = Proposed(files, _telling(made, name))
        return making.put_in_place(session, how, held, proposed, together=together)

    code = once(None, together=False) if how.dry_run else making.agreeing(session, once)
    return FINDINGS if code == FINE and how.dry_run and first.clashes else code


def _typist(session: Session, how: Changing, book: TakenBook) -> Typist:
    """Return who wrote the cells: in the language of the book, on the day of the call; a day comes before its month."""
    own = making.typist(session, how)
    return replace(own, asked=_language(session, book), month_first=False)


def _language(session: Session, book: TakenBook) -> str:
    return book.base.language or session.look().languages[0]


def _found(
    session: Session, how: Changing, book: TakenBook, taken_: Mapping[str, Whose], side: Whose | None
) -> TakenChanges:
    return compared(book, _source(session, book), _typist(session, how, book), taken_, side)


def _source(session: Session, book: TakenBook) -> Source:
    """Return the records as a book of the same language would show them."""
    return Source(session.portfolio, session.reading.standing, words((_language(session, book),)))


def _made(session: Session, how: Changing, book: TakenBook, found: TakenChanges) -> TakenIn:
    typist = _typist(session, how, book)
    author = session.portfolio.party_name(book.base.partner) if book.base.partner else None
    written_by = author.choose((_language(session, book),))[1] if author else making.author(session, None)
    return taken_in(_source(session, book), found, typist, written_by, since_1904=book.since_1904)


def _say(session: Session, found: TakenChanges) -> None:
    for remark in found.remarks[:_MOST_SHOWN]:
        session.remark(remark)


def _refused(session: Session, problems: Sequence[Message]) -> int:
    look = session.look()
    session.tell("".join(f"{look.words.say(each)}\n" for each in problems[:_MOST_SHOWN]))
    session.remark(
        nmsg(
            "nothing was written: {n} cell cannot be taken",
            "nothing was written: {n} cells cannot be taken",
            len(problems),
        )
    )
    return FINDINGS


def _told(session: Session, clash: CellClash) -> tuple[str, str, str]:
    """Return what a clash is about, and what stands on each side."""
    row, look = clash.edit.row, session.look()
    naming = Naming(row.subject, look.words)
    place = clash.edit.place
    scope = naming.scope(place[:-1])
    about = look.words.listed(filter(None, [row.ref, scope, look.words.say(clash.edit.field.title)]))
    ours = naming.value(row.subject.value(place), place) or look.words.say(msg("nothing"))
    return about, ours, look.words.data(clash.edit.cell.text)


def _tell_clashes(session: Session, clashes: Sequence[CellClash]) -> None:
    """Say where both sides have something new, in words."""
    look = session.look()
    lines = [
        look.words.say(
            nmsg("{n} cell that was changed on both sides:", "{n} cells that were changed on both sides:", len(clashes))
        )
    ]
    for clash in clashes[:_MOST_SHOWN]:
        about, ours, theirs = _told(session, clash)
        lines.append(f"  {look.words.say(msg('{cell}: {what}', cell=clash.name, what=about))}")
        lines.append(f"    {look.words.say(msg('in the files: {text}', text=ours))}")
        lines.append(f"    {look.words.say(msg('in the workbook: {text}', text=theirs))}")
    session.tell("\n".join([*lines, ""]))


def _asked(session: Session, clash: CellClash) -> Whose:
    """Ask whose version of a field stands."""
    about, ours, theirs = _told(session, clash)
    choices = (
        Choice(Whose.OURS, msg("in the files: {text}", text=ours)),
        Choice(Whose.THEIRS, msg("in the workbook: {text}", text=theirs)),
    )
    question = msg("{field}:", field=about)
    return Whose(questions.missing(MissingError(about, choices, question=question), session.look()))


def _edited(session: Session, drafts: Sequence[Draft]) -> list[Placed]:
    files = []
    for draft in drafts:
        path = draft.subject.record.path
        old = next(iter(session.tree.read([path])))[1]
        if not isinstance(old, bytes):
            raise ReadError(msg("{path}: {what}", path=path, what=old.message), old.help)
        files.append(Placed(path, old, edits.edit(old, draft.operations, draft.subject.kind).blob, path))
    return [each for each in files if each.new != each.old]


def _new(session: Session, drafts: Sequence[Draft]) -> list[Placed]:
    modeline = bool(session.tree.existing([schema_path("action")]))
    year, said = session.day.year, session.look().words
    texts = {
        each.subject.record.path: skeleton.text(each.subject, said, year=year, modeline=modeline, bare=True)
        for each in drafts
    }
    return [Placed(path, None, text.encode(), path) for path, text in texts.items()]


def _telling(made: TakenIn, name: str) -> making.Telling:
    def told(changes: Sequence[Change], said: Words, names: bool) -> Account:
        account = changed.told([*made.drafts, *made.new], changes, said, names=names)
        count = len(made.drafts) + len(made.new)
        title = nmsg("{n} record taken from {file}", "{n} records taken from {file}", count, file=name)
        return replace(account, title=said.say(title))

    return told


def _shown(session: Session, files: Sequence[Placed], made: TakenIn, name: str) -> int:
    """Show what would be done, in the words of `diff`, and what would be found wrong then."""
    tried = trial(session.reading, {each.path: each.new for each in files}, no_facts_after=session.day)
    session.tell(_telling(made, name)(tried.changes, session.look().words, True).said)
    making.show_findings(session, tried, *Severity)
    session.remark(msg("nothing was written: --dry-run"))
    return FINDINGS if tried.refused else FINE
