"""A new record on the command line: what is missing is asked for, the whole is shown, and it is written."""

from __future__ import annotations

import contextlib
from dataclasses import replace
from typing import TYPE_CHECKING

from coopctl import edits
from coopctl.changing import beginnings, creating, skeleton
from coopctl.changing.asking import MEANING, MissingError, UnclearError
from coopctl.changing.creating import MEETING
from coopctl.changing.trial import trial
from coopctl.cli import placing, questions
from coopctl.cli.placing import Placed, Proposed
from coopctl.errors import FINE, ReadError
from coopctl.formats import changed
from coopctl.messages import N_, Message, msg
from coopctl.model.vocabularies import Severity
from coopctl.starting.kit import schema_path

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from coopctl.changes.change import Change
    from coopctl.changing.blanks import Blank
    from coopctl.changing.creating import Begun, Wish
    from coopctl.changing.trial import Trial
    from coopctl.cli.options import Writing
    from coopctl.cli.session import Session
    from coopctl.formats.changed import Account
    from coopctl.formats.look import Look
    from coopctl.i18n.words import Words
    from coopctl.model.portfolio import Portfolio
    from coopctl.saving import Held


#: What is said of a part instead of its schema's sentence, which speaks of ids to those who write files.
_ASKED = {
    ("agreement", "parties"): N_("Between whom it is: at least two; Enter alone ends the list."),
    ("agreement", "axes"): N_("Themes under which the actions stand; Enter alone ends the list."),
    ("action", "axis"): N_("The theme of the agreement under which it stands."),
    ("action", "lead"): N_("Who answers for it: a party, or somebody else by name."),
}


def create(session: Session, how: Writing, wish: Wish, answers: Mapping[str, str]) -> int:
    """Make what is wished for, and return the exit code. Nothing is asked where the call says all that is needed.

    Raise MissingError where something lacks and nobody can be asked, UsageError where a value is none.
    """
    try:
        wish = creating.known_fields(session.portfolio, wish)
        settled, missing = creating.settled(session.portfolio, wish, answers)
    except UnclearError as unclear:
        if not questions.asking():
            raise
        return create(session, how, _cleared(session, wish, unclear), answers)
    asked = missing is not None
    if missing is not None and not questions.asking():
        proposed = None if missing.choices or missing.shown else missing.proposed
        raise MissingError(missing.field, missing.choices, proposed, shown=missing.shown)
    if asked:
        if how.commit:
            placing.may_commit(session)
        with nothing_written(session):
            wish, agreed = _converse(session, wish, dict(answers))
        if agreed is None:
            session.remark(msg("nothing was written"))
            return FINE
        settled = agreed

    def once(held: Held | None, together: bool) -> int:
        if asked or held is not None:  # else it was read just now
            session.read_again()
        begun = creating.begin(session.portfolio, wish, settled)
        proposed = _proposed(session, begun, brief=asked)
        code = placing.put_in_place(session, how, held, proposed, together=together)
        if code == FINE and begun.copied:
            session.remark(msg("taken from {ref}: {fields}", ref=wish.source or "", fields=begun.copied))
        return code

    return once(None, together=False) if how.dry_run else placing.agreeing(session, once)


def _converse(session: Session, wish: Wish, answers: dict[str, str]) -> tuple[Wish, Mapping[str, str] | None]:
    """Ask for what is not answered, and show what that makes.

    Return the wish with what was answered of words that may mean several things, and the answers once somebody agrees,
    else None.
    """
    look = session.look()
    asked: list[str] = []
    how_to_answer(look)
    while True:
        try:
            part = next(creating.parts(session.portfolio, wish, answers), None)
        except UnclearError as unclear:
            wish = _cleared(session, wish, unclear)
            continue
        if part is not None and part.field == "agreement" and part.proposed:
            answers[part.key] = part.proposed
            title = session.portfolio.agreements[part.proposed].title
            questions.tell(msg("For {title} ({ref})", title=title, ref=part.proposed), look)
            continue
        if part is not None:
            word = questions.wanted(part, look, fitting(session.portfolio, wish, answers, part), about(wish, part))
            if word is not None:
                named = with_name(session.portfolio, look, wish, answers, part, word)
                if named is None:
                    continue
                answers[part.key] = _meant(session.portfolio, part, named)
                asked.append(part.key)
                continue
        elif _shown(session, creating.begin(session.portfolio, wish, answers)):
            agreed = questions.agreed_or_back(msg("Write it? [Y/n], < goes back:"), look)
            if agreed is not None:
                return wish, answers if agreed else None
        if asked:
            del answers[asked.pop()]


@contextlib.contextmanager
def nothing_written(session: Session) -> Iterator[None]:
    """Say where somebody stops the questions that nothing was written."""
    try:
        yield
    except KeyboardInterrupt:
        session.remark(msg("nothing was written"))
        raise


def how_to_answer(look: Look) -> None:
    """Say how questions are answered, and a slip taken back."""
    how = msg("Enter takes what stands in brackets, - leaves it out, < goes back one question.")
    if look.plain:
        how = msg(
            "Enter takes what it is said to mean; a dash leaves the field out; the sign < goes back one question."
        )
    questions.tell(how, look)
    questions.tell(msg("Nothing is written before the end; Ctrl-C stops."), look)


def fitting(portfolio: Portfolio, wish: Wish, answers: Mapping[str, str], part: Blank) -> Callable[[str], object]:
    """Return what raises UsageError where an answer cannot be that of a part."""

    def fits(word: str) -> None:
        meant = _meant(portfolio, part, word)
        if name := creating.row_name(portfolio, wish, answers, part, meant):
            meant = f"{name.proposed}={meant}"
        if part.field != "agreement":
            with contextlib.suppress(UnclearError):  # what it means is asked next
                creating.begin(portfolio, wish, {**answers, part.key: meant})

    return fits


def _cleared(session: Session, wish: Wish, unclear: UnclearError) -> Wish:
    """Return the wish with what a word of the call, or an answer, is answered to mean."""
    meant = {unclear.field.removeprefix(MEANING): questions.picked(unclear, session.look())}
    return replace(wish, typist=replace(wish.typist, meanings={**wish.typist.meanings, **meant}))


def with_name(
    portfolio: Portfolio, look: Look, wish: Wish, answers: Mapping[str, str], part: Blank, word: str
) -> str | None:
    """Return a row with the short name that is asked for where its letters make none; None for the question before."""
    named = creating.row_name(portfolio, wish, answers, part, word)
    if named is None:
        return word
    fits = fitting(portfolio, wish, answers, part)

    def fits_as_name(name: str) -> None:
        beginnings.checked_name(name, ())
        fits(f"{name}={word}")

    name = questions.wanted(named, look, fits_as_name, None)
    return None if name is None else f"{name}={word}"


def _meant(portfolio: Portfolio, part: Blank, word: str) -> str:
    return creating.belongs_to(portfolio, word, shortened=True) if part.field == "agreement" else word


def about(wish: Wish, part: Blank) -> Message | None:
    """Return what the schema says of a part that is asked for; of the rows of a list once."""
    told = _ASKED.get((wish.kind, part.field)) or skeleton.ABOUT[wish.kind].get(part.field)
    return Message(told) if told and part.key in (part.field, f"{part.field}-1") else None


def _shown(session: Session, begun: Begun) -> bool:
    """Show what is to be written, and return whether it may be: what would be wrong is said."""
    proposed = _proposed(session, begun, brief=False)
    after = {path: new for each in proposed.files for path, new in each.contents}
    tried = trial(session.reading, after, no_facts_after=session.day)
    look = session.look()
    if not tried.refused:
        questions.tell(msg("To write:"), look)
        session.tell(proposed.told(tried, look.words, True).said)
    placing.show_findings(session, tried, *([Severity.ERROR] if tried.refused else Severity))
    return not tried.refused


def _proposed(session: Session, begun: Begun, *, brief: bool) -> Proposed:
    """Return the file with what is begun. It is told value by value, or where that was shown already in a line."""
    draft = begun.draft
    record = draft.subject.record
    if begun.wish.kind == MEETING:
        old = next(iter(session.tree.read([record.path])))[1]
        if not isinstance(old, bytes):
            raise ReadError(old.message, old.help)
        file = Placed(record.path, old, edits.edit(old, draft.operations, draft.subject.kind).blob, record.path)
    else:
        modeline = bool(session.tree.existing([schema_path(begun.wish.kind)]))
        text = skeleton.text(draft.subject, session.look().words, year=session.day.year, named=modeline)
        file = Placed(record.path, None, text.encode(), record.path)

    def told(tried: Trial, words: Words, names: bool) -> Account:
        account = changed.told([draft], _beside(tried.changes, record.ref), words, names=names)
        if names and brief:
            return replace(account, about=words.say(msg("{path} is written", path=record.path)), lines=())
        if begun.wish.kind == MEETING:
            return account
        title = words.say(msg("new: {title}", title=record.title))
        return replace(account, title=changed.heading(record.ref, (title,)))

    return Proposed([file], told, seen=brief)


def _beside(changes: Sequence[Change], ref: str) -> list[Change]:
    """Return what happens to other records: of this one all is told that there is."""
    return [each for each in changes if each.ref != ref]
