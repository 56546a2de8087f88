"""References as people type them: whole, or shortened as far as they stay unmistakable."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from coopctl.errors import FINDINGS, CoopctlError, UsageError
from coopctl.messages import msg
from coopctl.model.names import path_of, reference
from coopctl.model.walk import Patience
from coopctl.patterns import regex
from coopctl.spelling import called
from coopctl.spelling.nearest import few, meaning, nearest
from coopctl.spelling.synonyms import folded

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from coopctl.findings import Finding
    from coopctl.messages import Message
    from coopctl.model.portfolio import LeftOut, Portfolio

#: What stands behind the name of an action, and before that of its milestone: mons-sefrou/photo/catalogue.
_BEHIND, _BEFORE = regex(r"[/:#.][^/:#.]*\Z"), regex(r"\A.*[/:#.]", re.DOTALL)
#: How many candidates a message names.
MOST = 8


class UnreadRecordError(CoopctlError):
    """The record exists, and its file, at `path`, cannot be read, for a `fault` where that is known."""

    code = FINDINGS

    def __init__(self, ref: str, path: str, fault: Finding | None = None) -> None:
        message = msg("‘{ref}’ could not be read: {path} has an error", ref=ref, path=path)
        if fault is not None:
            at = f"{fault.path}:{fault.span.line}:{fault.span.column}"
            message = msg("‘{ref}’ could not be read: {path}: {problem}", ref=ref, path=at, problem=fault.message)
        super().__init__(message, msg("see what is wrong: coopctl validate {path}", path=path))
        self.ref, self.path = ref, path


class UnclearReferenceError(UsageError):
    """A reference names no record, or may name several: `candidates` are those that it may mean, in full."""

    def __init__(self, message: Message, help: Message, candidates: Sequence[str]) -> None:  # noqa: A002
        super().__init__(message, help)
        self.candidates = tuple(candidates)


def find(portfolio: Portfolio, typed: str) -> str:
    """Return the whole reference that `typed` stands for.

    Exact, or the path of its file; else a former name; else the only one that begins so; else the only action whose own
    name begins so; else the only one of which a word begins so.
    Raise UnclearReferenceError where none or several fit, UnreadRecordError where its file was left out.
    """
    if (found := meant(portfolio, typed)) is not None:
        return found
    typed = _as_reference(typed)
    lost = {left.ref: left for left in portfolio.unread if left.ref}
    candidates = _beginning(portfolio, typed) if typed and typed not in lost else []
    if unread := lost.get(typed) or (_only(lost, typed) if typed and not candidates else None):
        raise UnreadRecordError(unread.ref or typed, unread.path)
    if not candidates and (folder := _closed_folder(portfolio, typed)):
        raise UnreadRecordError(typed, folder)
    if candidates:
        raise UnclearReferenceError(
            msg("‘{typed}’ may mean several records", typed=typed),
            msg("write one of them: {refs}", refs=few(candidates, MOST)),
            candidates,
        )
    unknown = msg("no agreement or action is called ‘{typed}’", typed=typed)
    if of_milestone := _milestone(portfolio, typed):
        raise UnclearReferenceError(unknown, of_milestone, ())  # of which none is all that was meant
    near = _near(portfolio, typed)
    raise UnclearReferenceError(
        unknown,
        meaning(*few(near, MOST))
        if near
        else msg("see what there is: coopctl list agreements, coopctl list actions; a person or a word: coopctl find"),
        near,
    )


def meant(portfolio: Portfolio, typed: str) -> str | None:
    """Return what `find` does, None where it raises; of actions only their names are looked at."""
    typed = _as_reference(typed)
    current = portfolio.current(typed)
    if current in portfolio.agreements or current in portfolio.actions:
        return current
    if not typed or any(left.ref == typed for left in portfolio.unread):
        return None
    candidates = _beginning(portfolio, typed)
    return candidates[0] if len(candidates) == 1 else None


def exact(portfolio: Portfolio, typed: str) -> str:
    """Return a reference that is written in full, or a former one's name today: what changes a file guesses nothing.

    Raise UsageError, with what a shorter one would mean on a terminal, and UnreadRecordError as `find` does.
    """
    found, typed = find(portfolio, typed), _as_reference(typed)
    if found != typed and portfolio.current(typed) != found:
        raise UsageError(
            msg("‘{typed}’ is not a whole reference, and there is no terminal to ask on", typed=typed),
            msg("did you mean ‘{word}’?", word=found),
        )
    return found


def _as_reference(typed: str) -> str:
    """Return the reference that is typed, or that the path of its file means, without blanks around."""
    bare = typed.strip()
    return reference(bare.removeprefix("./")) or bare


def _beginning(portfolio: Portfolio, typed: str) -> list[str]:
    """Return the records of which the reference, or the own name, begins so; around a … , as a screen shortens one."""
    head, cut, tail = typed.partition("…")
    if cut:
        own = ((ref, ref.rpartition("/")[2]) for ref in _names(portfolio))
        return [ref for ref, name in own if ref.endswith(tail) and any(each.startswith(head) for each in (ref, name))]
    agreement, slash, name = typed.partition("/")
    if slash:
        return [
            ref
            for ref, action in portfolio.actions.items()
            if action.agreement.startswith(agreement) and action.name.startswith(name)
        ]
    return (
        [ref for ref in portfolio.agreements if ref.startswith(typed)]
        or [ref for ref, action in portfolio.actions.items() if action.name.startswith(typed)]
        or [ref for ref in _names(portfolio) if f"-{typed}" in ref.rpartition("/")[2]]
    )


def _only(lost: Mapping[str, LeftOut], typed: str) -> LeftOut | None:
    """Return the only record without a file that can be read of which the reference, or the own name, begins so."""
    found = [left for ref, left in lost.items() if ref.startswith(typed) or ref.partition("/")[2].startswith(typed)]
    return found[0] if len(found) == 1 else None


def _closed_folder(portfolio: Portfolio, typed: str) -> str | None:
    """Return the folder in which a record would stand, where nobody may list it, or what stands in its place."""
    path = path_of(typed)
    return next((left.path for left in portfolio.not_counted if path.startswith(f"{left.path}/")), None)


def _names(portfolio: Portfolio) -> tuple[str, ...]:
    return (*portfolio.agreements, *portfolio.actions)


def _near(portfolio: Portfolio, typed: str) -> tuple[str, ...]:
    """Return the records that a mistyped reference, a title or a mistyped word of a name may mean."""
    known = _names(portfolio)
    if near := nearest(typed, known):
        return (near,)
    things = [*called.agreements(portfolio)]
    things += [each for agreement in portfolio.agreements for each in called.actions(portfolio, agreement)]
    if titled := called.likely(typed, things):
        return titled
    words = {ref: set(ref.rpartition("/")[2].split("-")) for ref in known}
    word = nearest(typed, set[str]().union(*words.values()))
    return tuple(ref for ref in known if word in words[ref])


def _milestone(portfolio: Portfolio, typed: str) -> Message | None:
    """Say how a milestone is named that is called so, alone or behind the name of its action; None where none is."""
    ref, name = _BEHIND.sub("", typed), _BEFORE.sub("", typed)
    inside = [portfolio.actions[ref]] if ref in portfolio.actions else portfolio.actions.values()
    sought = folded(name if ref in portfolio.actions else typed)
    found = [
        (action.ref, milestone.id)
        for action in inside
        for milestone in action.milestones
        if sought in (folded(milestone.id), *map(folded, milestone.title.variants.values() if milestone.title else ()))
    ]
    if not found:
        return None
    refs = tuple(dict.fromkeys(ref for ref, _ in found))
    return msg(
        "it is a milestone of {refs}: name the action, and then {option}",
        refs=few(refs, MOST),
        option=f"--milestone {found[0][1]}",
    )


class Suggestions:
    """The records that broken references of a portfolio most probably mean."""

    def __init__(self, portfolio: Portfolio) -> None:
        self._portfolio = portfolio
        self._patience = Patience()
        self._called: dict[str, list[str]] = {}
        self._names: dict[str, set[str]] = {}
        there = portfolio.agreements.keys() | {left.ref for left in portfolio.left_out} | portfolio.apart
        for action in portfolio.actions.values():
            if action.agreement not in there:  # its folder is to be called otherwise
                continue
            self._called.setdefault(action.name, []).append(action.ref)
            self._names.setdefault(action.agreement, set()).add(action.name)

    def of(self, ref: str, by: str = "", beside: Collection[str] = ()) -> Message | None:
        """Return a question naming the record that a broken reference of the record `by` most probably means.

        None where none is near; a record does not mean itself. `beside` stands in the same list.
        """
        agreement, slash, name = ref.partition("/")
        found = self._action(ref, by) if slash else self._agreement(ref, by)
        if found:
            return called.at_hand((found,), beside)
        if not self._patience.lasts(len(self._names.get(agreement, ())) if slash else len(self._portfolio.agreements)):
            return None
        things = called.actions(self._portfolio, agreement) if slash else called.agreements(self._portfolio)
        others = [thing for thing in things if thing.id != by]
        return called.which(name or ref, others, beside)

    def _agreement(self, ref: str, by: str) -> str | None:
        alike = self._called.get(ref, ())
        if len(alike) == 1:
            return alike[0]
        agreements = self._portfolio.agreements
        return nearest(ref, agreements.keys() - {by}) if self._patience.lasts(len(agreements)) else None

    def _action(self, ref: str, by: str) -> str | None:
        """Look among the actions of its agreement, which only the part after the slash tells apart; then elsewhere."""
        agreement, _, name = ref.partition("/")
        known = self._names.get(agreement, set())
        if self._patience.lasts(len(known)):
            names = known - {by.removeprefix(f"{agreement}/")}
            longer = [each for each in names if each.startswith(f"{name}-")]
            near = nearest(name, names) or (longer[0] if len(longer) == 1 else None)
            if near:
                return f"{agreement}/{near}"
        others = self._portfolio.actions
        if not self._patience.lasts(len(others)):
            return None
        return nearest(ref, [each for each, action in others.items() if action.agreement != agreement])
