"""A workbook that is taken in: compared with the files, asked about where both differ, tried, written, committed."""

from __future__ import annotations

from dataclasses import field, replace
from pathlib import PurePath
from typing import TYPE_CHECKING

from coopctl import disk
from coopctl.changing import skeleton
from coopctl.changing.asking import Choice, MissingError
from coopctl.changing.edited import edited, written
from coopctl.changing.typed import Typist
from coopctl.cli import making, placing, questions
from coopctl.cli.placing import Placed, Proposed
from coopctl.errors import FINDINGS, FINE, UsageError
from coopctl.formats import changed
from coopctl.formats.naming import Naming
from coopctl.formats.planbook.rows import Source
from coopctl.i18n.words import words
from coopctl.importing.comparing import compared
from coopctl.importing.drafting import taken_in
from coopctl.importing.taking import taken
from coopctl.merging import Whose
from coopctl.messages import msg, nmsg
from coopctl.model.names import reference
from coopctl.model.vocabularies import Severity
from coopctl.spelling.nearest import few
from coopctl.starting.kit import schema_path
from coopctl.values import dataclass
from coopctl.workbooks.bounds import LARGEST_BOOK
from coopctl.workbooks.opening import open_book

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coopctl.changing.draft import Draft
    from coopctl.changing.trial import Trial
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
_NOTHING = msg("nothing to do: the files say what the workbook says")
_NOTHING_ELSE = msg("nothing else to do: the files say what the workbook says")


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
    if conflicts.ask and not questions.asking():
        raise UsageError(msg("--ask asks on a terminal, and there is none"), msg("decide all: --ours or --theirs"))
    book = taken(open_book(disk.given(session.folder / file, LARGEST_BOOK), session.progress.of_rows))
    session.progress.wipe_rows()
    if how.commit and not how.dry_run:
        placing.may_commit(session)
    session.read_again()
    coming = ComingBook(session, how, book, PurePath(file).name, side)
    found = coming.found()
    for remark in found.remarks[:_MOST_SHOWN]:
        session.remark(remark)
    if book.problems:
        return _refused(session, book.problems)
    if not (found.edits or found.added or found.clashes or found.problems):
        session.remark(_NOTHING)
        return FINE
    if found.clashes and not coming.settle(found.clashes):
        return FINDINGS
    code = coming.once(None, together=False) if how.dry_run else placing.agreeing(session, coming.once)
    return FINDINGS if found.clashes and how.dry_run else code


@dataclass
class ComingBook:
    """A workbook that is being taken in: who wrote it, and whose version stands where both sides changed a cell."""

    session: Session
    how: Changing
    book: TakenBook
    name: str
    side: Whose | None
    answers: dict[str, Whose] = field(default_factory=dict)

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages of the book, best first, else those of the call."""
        return tuple(filter(None, self.book.base.language.split(","))) or self.session.look().languages

    @property
    def typist(self) -> Typist:
        """Who wrote the cells: in the language of the book, on the day of the call; a day comes before its month."""
        return replace(making.typist(self.session, self.how), asked=self.languages[0], month_first=False, in_cell=True)

    @property
    def source(self) -> Source:
        """The records as a book of the same language would show them."""
        return Source(self.session.portfolio, self.session.reading.standing, words(self.languages))

    def found(self) -> TakenChanges:
        """Return what the book says otherwise than the files, as they were read last."""
        return compared(self.book, self.source, self.typist, self.answers, self.side)

    def made(self, found: TakenChanges) -> TakenIn:
        """Return what that makes of the records; the party that a book is for writes its updates, else git's user."""
        partner = self.book.base.partner
        name = self.session.portfolio.party_name(partner) if partner else None
        author = name.choose(self.languages)[1] if name else making.author(self.session, None)
        return taken_in(self.source, found, self.typist, author, since_1904=self.book.since_1904)

    def settle(self, clashes: Sequence[CellClash]) -> bool:
        """Ask whose version stands of each cell, or list them; return whether the import goes on."""
        if questions.asking() and not self.how.dry_run:
            if clashes:
                self.session.remark(both_changed(len(clashes)))
            self.answers |= {clash.name: _asked(self.session, clash) for clash in clashes}
            return True
        _tell_clashes(self.session, clashes)
        if not self.how.dry_run:
            self.session.remark(msg("nothing was written: decide with --ours or --theirs, or on a terminal one by one"))
        return self.how.dry_run

    def once(self, held: Held | None, together: bool) -> int:
        """Compare with the files as they are now; show what is to be done, or where they are `held` write it."""
        self.session.read_again()
        found = self.found()
        if found.clashes and held is not None:
            _tell_clashes(self.session, found.clashes)
            return FINDINGS
        made = self.made(found)
        if problems := [*found.problems, *made.problems]:
            if self.session.asked.strict:
                return _refused(self.session, problems)
            _left(self.session, problems)
        for remark in made.remarks:
            self.session.remark(remark)
        files = [*_edited(self.session, made.drafts), *_new(self.session, made.new)]
        if not files:
            said = msg("nothing was written: --dry-run") if found.clashes else _NOTHING_ELSE if problems else _NOTHING
            self.session.remark(said)
            return FINE
        if held is None:
            return _shown(self.session, files, made, self.name, found)
        proposed = Proposed(files, _telling(made, self.name))
        code = placing.put_in_place(self.session, self.how, held, proposed, together=together)
        if code == FINDINGS:
            _say_cells(self.session, placing.try_out(self.session, files), found)
        return code


def _listed(session: Session, problems: Sequence[Message]) -> None:
    say = session.look().words.say
    session.tell("".join(f"{say(each)}\n" for each in problems[:_MOST_SHOWN]))
    if (more := len(problems) - _MOST_SHOWN) > 0:
        session.remark(nmsg("and {n} more", "and {n} more", more))


def _left(session: Session, problems: Sequence[Message]) -> None:
    """List what cannot be understood; all else is taken."""
    _listed(session, problems)
    session.remark(
        nmsg(
            "{n} cell cannot be understood, and is left as it is here",
            "{n} cells cannot be understood, and are left as they are here",
            len(problems),
        )
    )


def _refused(session: Session, problems: Sequence[Message]) -> int:
    _listed(session, problems)
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
    part = clash.edit.field.part is not None  # the other end of the period is not this cell's
    ours = str(clash.ours or "") if part else naming.value(row.subject.value(place), place)
    ours = ours or look.words.say(msg("nothing"))
    theirs = "" if part or clash.edit.value is None else naming.value(clash.edit.value, place)
    return about, ours, theirs or look.words.data(clash.edit.cell.text)


def _tell_clashes(session: Session, clashes: Sequence[CellClash]) -> None:
    """Say where both sides have something new, in words."""
    say, count = session.look().words.say, len(clashes)
    head = nmsg("{n} cell that was changed on both sides:", "{n} cells that were changed on both sides:", count)
    lines = [say(head)]
    for clash in clashes[:_MOST_SHOWN]:
        about, ours, theirs = _told(session, clash)
        sides = msg("in the files: {text}", text=ours), msg("in the workbook: {text}", text=theirs)
        lines.append("  " + say(msg("{cell}: {what}", cell=clash.name, what=about)))
        lines += ["    " + say(each) for each in sides]
    session.tell("\n".join([*lines, ""]))


def _asked(session: Session, clash: CellClash) -> Whose:
    about, ours, theirs = _told(session, clash)
    return whose(session, about, ours, msg("in the workbook: {text}", text=theirs))


def both_changed(count: int) -> Message:
    """Say what the questions are about that come."""
    return nmsg(
        "{n} field was changed on both sides; which is to stand?",
        "{n} fields were changed on both sides; which is to stand?",
        count,
    )


def whose(session: Session, about: str, ours: str, theirs: Message) -> Whose:
    """Ask whose version of a field stands: what the files have of it, or what comes in."""
    choices = Choice(Whose.OURS, msg("in the files: {text}", text=ours)), Choice(Whose.THEIRS, theirs)
    question = msg("{field}:", field=about)
    return Whose(questions.missing(MissingError(about, choices, question=question), session.look()))


def _edited(session: Session, drafts: Sequence[Draft]) -> list[Placed]:
    made = edited([draft.file for draft in drafts], session.tree)
    return [Placed(file.path, old, new, file.to) for file, old, new in made if new != old]


def _new(session: Session, drafts: Sequence[Draft]) -> list[Placed]:
    named = bool(session.tree.existing([schema_path("action")]))
    language = session.portfolio.settings.language
    made = written({each.subject.record.path: dict(each.subject.data) for each in drafts}, "action", language)
    return [Placed.begun(each, skeleton.modeline("action", each.path) if named else "") for each in made]


def _telling(made: TakenIn, name: str) -> placing.Telling:
    def told(tried: Trial, said: Words, names: bool) -> Account:
        account = changed.told([*made.drafts, *made.new], tried.changes, said, names=names)
        count = len(made.drafts) + len(made.new)
        title = nmsg("{n} record taken from {file}", "{n} records taken from {file}", count, file=name)
        return replace(account, title=said.say(title))

    return told


def _shown(session: Session, files: Sequence[Placed], made: TakenIn, name: str, found: TakenChanges) -> int:
    """Show what would be done, in the words of `diff`, and what would be found wrong then."""
    tried = placing.try_out(session, files)
    session.tell(_telling(made, name)(tried, session.look().words, True).said)
    placing.show_findings(session, tried, *Severity)
    if tried.refused:
        _say_cells(session, tried, found)
    session.remark(msg("nothing was written: --dry-run"))
    return FINDINGS if tried.refused else FINE


def _say_cells(session: Session, tried: Trial, found: TakenChanges) -> None:
    """Say which cells changed the records that would be wrong."""
    wrong = {each.path for each in tried.checked.findings if each.severity is Severity.ERROR}
    for path in sorted(wrong):
        ref = reference(path)
        cells = [each.cell.address for each in found.edits if each.row.ref == ref]
        cells += [row.first.address for row in found.added if row.said("ref") == ref]
        if cells:
            session.remark(msg("{ref} was changed by {cells}", ref=ref or path, cells=few(cells)))
