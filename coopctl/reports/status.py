"""The morning screen: how far each agreement is, what needs attention, what comes next."""

from __future__ import annotations

from dataclasses import field, replace
from itertools import chain, islice
from typing import TYPE_CHECKING

from coopctl.measures import asked, coming
from coopctl.measures.coming import DueKind
from coopctl.measures.outcomes import SEVERITY_ORDER, Basis, Reason, ToDo
from coopctl.messages import Told, msg, nmsg
from coopctl.model.vocabularies import Health
from coopctl.reports import figures, filters
from coopctl.reports.lists import actions as action_rows
from coopctl.reports.lists import agreements as agreement_rows
from coopctl.reports.numbered import numbered
from coopctl.tables import Explained, Sheet
from coopctl.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from coopctl.measures.coming import Due
    from coopctl.measures.outcomes import ActionStanding, AgreementStanding
    from coopctl.messages import Message
    from coopctl.model.numerals import Numeral
    from coopctl.model.records import Action, Agreement
    from coopctl.model.texts import Text
    from coopctl.reports.view import View
    from coopctl.tables import Cell

_NOTHING_RECORDED = "nothing-recorded"
#: Why somebody is asked about an action that stands well: it is to be closed, or a day of its rule to be recorded.
TO_CLOSE = "all-done"
TO_RECORD = "no-record"
_TO_DO: Mapping[str, ToDo] = {TO_CLOSE: ToDo.TO_CLOSE, TO_RECORD: ToDo.TO_RECORD}
#: How many days ahead the next occurrence of an action without an end is looked for.
HORIZON = 731


@dataclass(frozen=True, slots=True)
class Line:
    """One agreement; `depth` is 1 for a plan shown under its framework; `unread` its files that could not be read."""

    agreement: Agreement
    standing: AgreementStanding
    unread: int = 0
    depth: int = 0


@dataclass(frozen=True, slots=True)
class Attention:
    """What needs care, or a word, like reasons of one agreement grouped: `refs` is in the order of lists.

    `title` and `number` are those of the only action, None for a group; `days` the lateness of the worst, None where
    it is not late. `names` is what each of the actions is called, `place` what their agreement is.
    """

    agreement: str
    health: Health
    reason: Reason
    refs: tuple[str, ...]
    title: Text | None
    days: int | None = None
    number: Numeral | None = None
    names: tuple[Text | Message | None, ...] = ()
    place: Text | None = None

    @property
    def asked(self) -> Health | ToDo:
        """What is asked: how the actions stand, or what is to be done with those that stand well."""
        return _TO_DO.get(self.reason.id, self.health)


@dataclass(frozen=True, slots=True, kw_only=True)
class Status:
    """The whole screen. `shown` of `total` agreements pass the filters; the status of `undated` ones has no date.

    `with_actions` lists the actions that were asked for by name, by axis; None on the overview.
    `past` tells that `day` is not the reader's today, so `undated` is worth saying. `owed` are overdue decisions,
    `expiring` the agreements that have run out or will soon, or whose notice is due. `parts` are the actions shown that
    are counted with their whole, `under` those of which it is shown too; `in_parts` how many there are, and of all.
    `narrowed` tells that of some agreement shown not all actions are, `unread` that files are left out; `filtered` has
    the options that were given.
    """

    day: date
    revision: str
    lines: tuple[Line, ...]
    attention: tuple[Attention, ...]
    next: Due | None
    shown: int
    total: int
    actions: int
    of_actions: int
    counts: Mapping[Health, int]
    undated: tuple[str, ...] = ()
    past: bool = False
    with_actions: tuple[tuple[Action, ActionStanding], ...] | None = None
    parts: frozenset[str] = frozenset()
    under: frozenset[str] = frozenset()
    in_parts: tuple[int, int] = (0, 0)
    owed: tuple[Due, ...] = ()
    expiring: tuple[Due, ...] = ()
    narrowed: bool = False
    filtered: tuple[str, ...] = ()
    unread: bool = False
    leads: Mapping[str, Cell] = field(default_factory=dict)


def build(view: View, refs: Sequence[str] | None = None) -> Status:
    """Make the screen of what `view` keeps; `refs` (whole references) asks for actions, or for all of an agreement.

    Who asks for a framework asks for its plans too.
    """
    refs = None if refs is None else filters.with_plans(refs, view.standing)
    chosen = _chosen(view, refs)
    standings = [view.standing.actions[action.ref] for action in chosen]
    counts: dict[Health, int] = {}
    for standing in standings:
        counts[standing.verdict.health] = counts.get(standing.verdict.health, 0) + 1
    lines = tuple(_lines(view, refs))
    agreements = tuple(line.agreement for line in lines)
    return Status(
        day=view.standing.day,
        revision=view.portfolio.revision,
        lines=lines,
        attention=_attention(view, chosen),
        next=_next(view, agreements, chosen),
        shown=len(lines),
        total=len(view.portfolio.agreements),
        actions=len(chosen),
        of_actions=len(view.portfolio.actions),
        in_parts=view.in_parts(chosen),
        parts=view.every_part.intersection(each.ref for each in chosen),
        under=replace(view, actions=chosen).parts,
        counts={health: counts[health] for health in Health if health in counts},
        undated=tuple(each.ref for each in standings if each.state.basis is Basis.STORED),
        past=view.past,
        with_actions=None if refs is None else tuple(zip(chosen, standings, strict=True)),
        owed=_owed(view, agreements),
        expiring=_expiring(view, agreements),
        narrowed=sum(len(view.portfolio.actions_of(each.ref)) for each in agreements) > len(chosen),
        filtered=view.wanted.options,
        unread=bool(view.portfolio.left_out),
        leads={action.ref: view.someone(action.lead) for action in chosen if action.lead} if refs else {},
    )


def sheet(view: View, status: Status) -> Sheet:
    """Give the screen as rows, agreements or the actions asked for, with the rest as members of the envelope."""
    due = status.next
    extra: dict[str, Cell] = {
        "attention": tuple(_attention_cell(each) for each in status.attention),
        "next": {
            "kind": due.kind,
            "date": due.when,
            "ref": due.ref,
            "number": due.number,
            "title": due.title,
            "place": due.place,
        }
        if due
        else None,
        "decisions": tuple(_due_cell(each, status.day) for each in status.owed),
        "expiring": tuple(_due_cell(each, status.day) for each in status.expiring),
        "totals": {
            "agreements": status.shown,
            "of_agreements": status.total,
            "actions": status.actions,
            "parts": len(status.under),
            "undated": len(status.undated),
            "counts": {health: count for health, count in status.counts.items()},  # noqa: C416 - dict() would keep the narrower keys
        },
    }
    heading = nmsg(
        "{n} agreement, {actions}",
        "{n} agreements, {actions}",
        status.shown,
        actions=figures.actions(status.actions, status.of_actions, status.in_parts),
    )
    if status.with_actions is None:
        return Sheet(
            kind="status",
            columns=agreement_rows.COLUMNS,
            rows=tuple(agreement_rows.row(view, line.agreement) for line in status.lines),
            heading=heading,
            empty=msg("no agreements yet"),
            extra=extra,
        )
    return Sheet(
        kind="actions",
        columns=action_rows.COLUMNS,
        rows=tuple(action_rows.row(view, action) for action, _ in status.with_actions),
        heading=heading,
        empty=msg("no actions yet"),
        extra=extra,
    )


def _chosen(view: View, refs: Sequence[str] | None) -> tuple[Action, ...]:
    """Return the actions of the agreements shown, or those that `refs` name, themselves or by their agreement."""
    if refs is None:
        shown = {agreement.ref for agreement in view.agreements}
        return tuple(action for action in view.actions if action.agreement in shown)
    return tuple(action for action in view.actions if action.ref in refs or action.agreement in refs)


def _lines(view: View, refs: Sequence[str] | None) -> Iterator[Line]:
    """Yield the agreements by reference, each framework followed by its plans."""
    wanted = None if refs is None else {ref.partition("/")[0] for ref in refs}
    shown = {each.ref: each for each in view.agreements if wanted is None or each.ref in wanted}
    plans: dict[str, list[Agreement]] = {}
    tops = []
    for agreement in shown.values():
        parent = view.portfolio.current(agreement.parent) if agreement.parent else None
        if parent in shown and parent != agreement.ref:
            plans.setdefault(parent, []).append(agreement)
        else:
            tops.append(agreement)
    drawn: set[str] = set()
    unread = view.unread

    for top in (*tops, *shown.values()):  # the second time for agreements that name each other as parent
        waiting = [(top, 0)]
        while waiting:
            agreement, depth = waiting.pop()
            if agreement.ref not in drawn:
                drawn.add(agreement.ref)
                yield Line(agreement, view.standing.agreements[agreement.ref], unread.get(agreement.ref, 0), depth)
                waiting += [(plan, depth + 1) for plan in reversed(plans.get(agreement.ref, ()))]


def _attention(view: View, actions: Sequence[Action]) -> tuple[Attention, ...]:
    """Group what needs care by agreement and reason, worst first, else in the order of the actions."""
    groups: dict[tuple[str, Health, str, str], list[tuple[Action, ActionStanding, Reason]]] = {}
    titles = {ref: agreement.title for ref, agreement in view.portfolio.agreements.items()}
    for action in actions:
        standing = view.standing.actions[action.ref]
        reason = _asks(view, standing)
        if reason:
            said = f"{reason.message.text}{sorted(reason.message.params.items(), key=str)}"
            if reason.id == _NOTHING_RECORDED:
                said = reason.message.text  # one line for all, whenever each was to start, or to end
            key = (action.agreement, standing.verdict.health, reason.id, said)
            groups.setdefault(key, []).append((action, standing, reason))
    found = [
        Attention(
            agreement=key[0],
            health=key[1],
            reason=_shared([reason for _, _, reason in group]),
            refs=tuple(action.ref for action, *_ in group),
            title=group[0][0].title if len(group) == 1 else None,
            number=group[0][0].number if len(group) == 1 else None,
            days=max((standing.verdict.lateness or 0 for _, standing, _ in group), default=0) or None,
            names=tuple(numbered(action.number, action.title) for action, *_ in group),
            place=titles.get(key[0]),
        )
        for key, group in groups.items()
    ]
    place = {action.ref: at for at, action in enumerate(actions)}
    return tuple(
        sorted(found, key=lambda each: (SEVERITY_ORDER.index(each.health), -(each.days or 0), place[each.refs[0]]))
    )


def _asks(view: View, standing: ActionStanding) -> Reason | None:
    """Return why somebody is asked about an action: its health, or that it is to be closed, or a day without a word."""
    verdict = standing.verdict
    asks = asked.of_action(standing, view.standing.day, view.portfolio.settings.thresholds.grace_days)
    if asks is ToDo.TO_CLOSE and verdict.hint:
        return Reason(TO_CLOSE, verdict.hint)
    if asks is ToDo.TO_RECORD and standing.unrecorded:
        return Reason(TO_RECORD, msg("no record of {day}", day=Told(standing.unrecorded)))
    return verdict.reason if asks else None


def _shared(reasons: Sequence[Reason]) -> Reason:
    """Return the reason that all have; where only what they say of their days differs, one without days."""
    if all(each.message == reasons[0].message for each in reasons):
        return reasons[0]
    started = "start" in reasons[0].message.params
    told = msg("nothing recorded since they were to start") if started else msg("nothing recorded by their deadlines")
    return Reason(reasons[0].id, told)


def _next(view: View, agreements: Sequence[Agreement], actions: Sequence[Action]) -> Due | None:
    """Return the meeting or occurrence that begins next; the same day, the first by reference."""
    day, standings = view.standing.day, view.standing.actions
    until = coming.within(day, HORIZON)
    # The days of an action come in their order: of thousands that recur daily the first of each is made, and no other.
    theirs = (coming.of_action(view.portfolio, each, standings[each.ref], day, until) for each in actions)
    found = chain(
        (due for each in agreements for due in coming.of_agreement(each, day)),
        chain.from_iterable(islice(_ahead(dues, day), 1) for dues in theirs),
    )
    return min(_ahead(found, day), key=lambda due: (due.first, due.ref, due.id or ""), default=None)


def _ahead(found: Iterable[Due], day: date) -> Iterator[Due]:
    """Yield what takes place from `day` on."""
    return (due for due in found if due.kind in coming.TAKES_PLACE and due.when.earliest and due.first >= day)


def _owed(view: View, agreements: Sequence[Agreement]) -> tuple[Due, ...]:
    """Return the overdue decisions of the agreements, longest first."""
    day = view.standing.day
    found = (due for agreement in agreements for due in coming.of_agreement(agreement, day))
    overdue = (due for due in found if due.kind is DueKind.DECISION and due.overdue(day))
    return tuple(sorted(overdue, key=lambda due: (due.last, due.ref, due.id or "")))


def _expiring(view: View, agreements: Sequence[Agreement]) -> tuple[Due, ...]:
    """Return what has run out of the agreements, or will within the days that the settings name."""
    days = view.portfolio.settings.thresholds.expiring_days
    found = (due for agreement in agreements for due in coming.running_out(agreement, view.standing.day, days))
    return tuple(sorted(found, key=lambda due: (due.last, due.ref, due.kind.value)))


def _attention_cell(each: Attention) -> Cell:
    return {
        "agreement": each.agreement,
        "health": each.health,
        "reason": Explained(each.reason.id, each.reason.message),
        "refs": each.refs,
        "number": each.number,
        "title": each.title,
        "days": each.days,
    }


def _due_cell(each: Due, day: date) -> Cell:
    return {
        "kind": each.kind,
        "date": each.when,
        "days": (each.last - day).days,
        "ref": each.ref,
        "id": each.id,
        "number": each.number,
        "title": each.title,
    }
