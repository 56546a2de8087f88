"""A change that a call makes, of one file or several: what is missing is asked for, and edits are drafted."""

from __future__ import annotations

import re
from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from coopctl import disk, git
from coopctl.changing import values
from coopctl.changing.asking import LANGUAGE, MEANING, Choice, MissingError, UnagreedError, UnclearError
from coopctl.changing.draft import Draft
from coopctl.changing.edited import edited
from coopctl.changing.record_data import record_data
from coopctl.changing.typed import Typist
from coopctl.cli import placing, questions
from coopctl.cli.environment import month_first
from coopctl.cli.placing import Placed, Proposed
from coopctl.errors import FINE, ReadError, UsageError
from coopctl.formats import changed
from coopctl.messages import Told, msg
from coopctl.model import walk
from coopctl.model.dates import parse_fact
from coopctl.model.names import LARGEST_FILE
from coopctl.spelling import references
from coopctl.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from coopctl.changing.draft import FileEdit
    from coopctl.cli.options import Changing
    from coopctl.cli.placing import Telling
    from coopctl.cli.session import Session
    from coopctl.messages import Message
    from coopctl.saving import Held

    #: Writes into a draft what the call asks for; the answers to what was asked stand in the map.
    Doing = Callable[[Draft, Typist, dict[str, str]], None]

#: Stand among the answers for the words that somebody agreed to, and for the record that is meant: no fields.
_AGREED = ""
_RECORD = "REF"
#: What is read from stdin: summary=-, tags+=-; a dash behind -= is an entry.
_FROM_STDIN = re.compile(r"[^=]*[^=-]=-")


@dataclass(frozen=True, slots=True)
class Planned:
    """Files that are changed together, all of them or none, and how what that does is told.

    `nothing` is said where nothing is to be done. `question` is asked on a terminal before anything is written, once
    it was shown what would be; None where nothing is asked, or the call has answered it already. `left` are folders
    that go too where nothing stands in them any more.
    """

    files: Sequence[FileEdit]
    told: Telling
    nothing: Message
    question: Message | None = None
    left: Sequence[str] = ()


def of_records(drafts: Sequence[Draft], question: Message | None = None) -> Planned:
    """Return the plan to change what is drafted of one record or several; those that stay as they are do not count."""
    found = [draft for draft in drafts if draft.operations]
    return Planned(
        [draft.file for draft in found],
        lambda tried, words, names: changed.told(found, tried.changes, words, names=names),
        msg("{ref}: nothing to do, it stands there already", ref=drafts[0].subject.record.ref)
        if len(drafts) == 1
        else msg("nothing to do, it stands there already"),
        question,
    )


def make(session: Session, how: Changing, ref: str | None, do: Doing) -> int:
    """Make the change that `do` drafts of one record, and return the exit code. What is missing is asked for.

    Raise UsageError, MissingError among them off a terminal, and what reading, editing and saving raise.
    """
    typed = record(session, ref)

    def planned(typist: Typist, answers: dict[str, str]) -> Planned:
        draft = Draft(record_data(session.portfolio, meant(session, typed, answers)))
        do(draft, typist, of_fields(answers))
        return of_records([draft])

    return make_together(session, how, planned)


def of_fields(answers: Mapping[str, str]) -> dict[str, str]:
    """Return the answers that are about fields, not about the call itself."""
    ours = (_AGREED, _RECORD, LANGUAGE)
    return {name: word for name, word in answers.items() if name not in ours and not name.startswith(MEANING)}


def make_together(session: Session, how: Changing, planned: Callable[[Typist, dict[str, str]], Planned]) -> int:
    """Make the change of several files that `planned` plans, and return the exit code. What is missing is asked for.

    Nothing is asked while the workspace is held: after each answer everything is read, and planned, anew; somebody who
    agreed is asked again where that would do something else, and an answer that cannot be used is asked for again.
    Raise as `make` does, UnagreedError among it.
    """
    answers: dict[str, str] = {}
    asked: str | None = None
    told: Message | None = None

    def once(held: Held | None, together: bool) -> int:
        session.read_again()
        plan = planned(typist(session, how, answers), answers)
        return _carry_out(session, how, held, plan, answers.get(_AGREED), together=together)

    while True:
        try:
            return once(None, together=False) if how.dry_run else placing.agreeing(session, once)
        except MissingError as missing:
            if not questions.asking() or (missing.field in answers and missing.field != _RECORD):
                raise
            asked = missing.field
            begun = missing.begun if isinstance(missing, UnclearError) else None
            answers[asked] = begun or questions.missing(missing, session.look())
        except UnagreedError as open_question:
            if not questions.asking():
                raise
            session.tell(open_question.said)
            if not questions.agreed(open_question.question, session.look()):
                session.remark(msg("nothing was written"))
                return FINE
            answers[_AGREED] = open_question.said
        except UsageError as wrong:
            if asked is None or told == wrong.message:  # nothing that was answered is at fault
                raise
            told = wrong.message
            questions.refused(wrong, session.look())
            del answers[asked]
            asked = None


def meant(session: Session, typed: str, answers: Mapping[str, str] = MappingProxyType({})) -> str:
    """Return the whole reference that is meant: shortened only where somebody sits at the terminal.

    Raise MissingError there where several records may be meant, or one that is called nearly so, and ReadError where
    it is the disk that keeps its file from being read.
    """
    try:
        return (references.find if questions.asking() else references.exact)(
            session.portfolio, answers.get(_RECORD, typed)
        )
    except references.UnreadRecordError as unread:
        _content(session, unread.path)
        raise
    except references.UnclearReferenceError as unclear:
        if not questions.asking() or not unclear.candidates:
            raise
        titles = {each.ref: each.title for each in walk.records(session.portfolio)}
        choices = tuple(Choice(ref, titles[ref]) for ref in unclear.candidates)
        question = msg("Which record? Its number, or its name:")
        raise UnclearError(unclear, _RECORD, choices, question, others=True) from unclear


def prose(typed: Sequence[str]) -> str | None:
    """Return a text that is typed as one word or several, or read from stdin where it is a dash."""
    if list(typed) != ["-"]:
        return " ".join(typed) or None
    return disk.standard_input(LARGEST_FILE).decode("utf-8", "replace").strip() or None


def filled(words: Sequence[str]) -> list[str]:
    """Return `FIELD=VALUE` words as they were typed, a value that is a dash from stdin.

    Raise UsageError where several are, or nothing comes.
    """
    waiting = [word for word in words if _FROM_STDIN.fullmatch(word)]
    if not waiting:
        return list(words)
    said = prose(["-"]) if len(waiting) == 1 else None
    if said is None:
        raise UsageError(
            msg("‘{word}’ takes a text from stdin, and nothing comes from there", word=waiting[-1]),
            msg("one field of a call can be read from stdin; write others as FIELD=VALUE"),
        )
    return [f"{word[:-1]}{said}" if word == waiting[0] else word for word in words]


def why(reason: str | None) -> str | None:
    """Return a reason as it was typed, or from stdin where it is a dash; None where it says nothing."""
    said = None if reason is None else prose([reason])
    return said.strip() or None if said else None


def author(session: Session, named: str | None) -> str | None:
    """Return who writes: as named, else git's user, None where git names nobody."""
    return named or git.user_name(session.root)


def _carry_out(
    session: Session, how: Changing, held: Held | None, plan: Planned, agreed: str | None, *, together: bool
) -> int:
    """Make the edits that are planned, and put the files in place. Return the exit code."""
    if not plan.files:
        session.remark(plan.nothing)
        return FINE
    files = [Placed(file.path, old, new, file.to) for file, old, new in edited(plan.files, session.tree)]
    wanted = Proposed(files, plan.told, plan.question, plan.left)
    code = placing.put_in_place(session, how, held, wanted, agreed, together=together)
    dated = how.on is None and held is not None and _names(plan, session.day.isoformat())
    if code == FINE and dated and session.day_by:
        day = Told(parse_fact(session.day.isoformat()))
        session.remark(msg("dated {day}, as {origin} says", day=day, origin=session.day_by))
    return code


def _names(plan: Planned, day: str) -> bool:
    """Whether a day is among what is written."""
    return any(day in str(operation) for file in plan.files for operation in file.operations)


def _content(session: Session, path: str) -> bytes:
    """Return what stands in a file. Raise ReadError where the disk refuses it."""
    found = next(iter(session.tree.read([path])))[1]
    if not isinstance(found, bytes):
        raise ReadError(msg("{path}: {what}", path=path, what=found.message), found.help)
    return found


def typist(session: Session, how: Changing, answers: Mapping[str, str] = MappingProxyType({})) -> Typist:
    """Return who types, on the day that the call names, else on its own, with what was answered of that."""
    meanings = {each.removeprefix(MEANING): answer for each, answer in answers.items() if each.startswith(MEANING)}
    who = Typist(session.day, answers.get(LANGUAGE, session.asked.lang), month_first(session.look()), meanings=meanings)
    return who if how.on is None else replace(who, day=values.day("--on", how.on, who), named=True)


def record(session: Session, ref: str | None) -> str:
    """Return the record that the call names, or ask which is meant. Raise UsageError where nobody can be asked."""
    if ref is not None:
        return ref
    if not questions.asking():
        raise UsageError(
            msg("the record is missing"),
            msg("name an agreement or an action: coopctl list agreements, coopctl list actions"),
        )
    look = session.look()

    def found(typed: str) -> str:
        questions.needed(typed)
        try:
            return meant(session, typed)
        except MissingError as missing:
            return found(questions.missing(missing, look))

    return questions.until_it_fits(msg("Which record? Its name, or words of its title:"), look, found)
