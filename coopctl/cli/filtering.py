"""The filters of a call: the words that the reader typed, held against what there is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coopctl.errors import UsageError
from coopctl.i18n.recognised import said
from coopctl.measures.expiry import RunOut
from coopctl.measures.outcomes import ToDo
from coopctl.messages import msg
from coopctl.model.vocabularies import ActionStatus, AgreementStatus, Health
from coopctl.reports.filters import Filter, names_of
from coopctl.spelling import references
from coopctl.spelling.nearest import did_you_mean, each_of, meaning, several, unsaid

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
    from datetime import date

    from coopctl.cli.options import Filters
    from coopctl.messages import Message
    from coopctl.model.portfolio import Portfolio
    from coopctl.spelling.nearest import Said


def chosen(
    filters: Filters, portfolio: Portfolio, a_day: Callable[[str, str], date], remark: Callable[[Message], None]
) -> Filter:
    """Return what the filters keep; `a_day` reads the day that an option names.

    Raise UsageError for a word that none of them knows. Where nothing closed says whether it is one, it is remarked on.
    """
    found = [references.find(portfolio, each) for each in several(filters.agreement)]
    agreements = portfolio.agreements.values()
    parties = {party.id for agreement in agreements for party in agreement.parties}
    axes = {"none"} | {axis.id for agreement in agreements for axis in agreement.axes}
    _of_the_other("--status", filters.status, (*ActionStatus, *AgreementStatus, *RunOut), "--health", (*Health, *ToDo))
    _of_the_other("--health", filters.health, (*Health, *ToDo), "--status", (*ActionStatus, *AgreementStatus, *RunOut))
    statuses = each_of("--status", filters.status, (*ActionStatus, *AgreementStatus, *RunOut), _of_actions_first)
    tags, actions = several(filters.tag), portfolio.actions.values()
    for message in (
        *_unheard("--tag", tags, {tag for action in actions for tag in action.tags}, str),
        *_unheard("--lead", filters.lead, _leads(portfolio), str.casefold, _called(portfolio, "parties")),
    ):
        remark(message)

    def day(option: str, text: str | None) -> date | None:
        return a_day(option, text) if text else None

    return Filter(
        agreements=tuple(ref.partition("/")[0] for ref in found),
        parties=each_of("--party", filters.party, sorted(parties), _called(portfolio, "parties")),
        axes=each_of("--axis", filters.axis, sorted(axes), _called(portfolio, "axes")),
        statuses=tuple(ActionStatus(word) for word in statuses if word in [*ActionStatus]),
        agreement_statuses=tuple(each for each in (*AgreementStatus, *RunOut) if each in statuses),
        healths=tuple(
            ToDo(word) if word in [*ToDo] else Health(word)
            for word in each_of("--health", filters.health, (*Health, *ToDo), said)
        ),
        tags=tuple(tags),
        leads=tuple(filters.lead),
        due_before=day("--due-before", filters.due_before),
        due_after=day("--due-after", filters.due_after),
        updated_since=day("--updated-since", filters.updated_since),
    )


def _called(portfolio: Portfolio, key: str) -> Said:
    """Return what recognises parties or axes by what people call them."""

    def recognised(written: str, _known: Collection[str]) -> tuple[str, ...]:
        from coopctl.spelling import called  # only who asks for a party or an axis needs it

        rows = (called.described(each.data.get(key)) for each in portfolio.agreements.values())
        none = (called.NO_AXIS,) if key == "axes" else ()
        return called.meant(written, [*none, *(thing for things in rows for thing in things)])

    return recognised


def _leads(portfolio: Portfolio) -> set[str]:
    """Return by what somebody is found who leads an action."""
    leads = (action.lead for action in portfolio.actions.values() if action.lead is not None)
    return {name for lead in leads for name in names_of(lead)}


def _unheard(
    option: str, given: Sequence[str], known: Collection[str], folded: Callable[[str], str], said: Said = unsaid
) -> Iterator[Message]:
    """Tell the words that no action has: they may be slips, or what `said` knows something by on screens."""
    heard = {folded(name) for name in known}
    for word in given:
        if folded(word) not in heard:
            meant = next((each for each in said(word, known) if each in known), None)
            near = meaning(meant) if meant else did_you_mean(word, known)
            help_ = near or msg("no action has it")
            yield msg("{option} finds nothing for ‘{word}’: {help}", option=option, word=word, help=help_)


def _of_the_other(
    option: str, given: Iterable[str], known: Collection[str], other: str, others: Collection[str]
) -> None:
    """Raise UsageError for a word that the option does not know, and the other one does: --status late."""
    for word in several(given):
        if word.lower() in known or said(word, known):
            continue
        if found := (word.lower(),) if word.lower() in others else said(word, others):
            way_out = msg("did you mean ‘{word}’?", word=f"{other} {found[0]}")
            raise UsageError(msg("{option} does not know ‘{word}’", option=option, word=word), way_out)


def _of_actions_first(written: str, known: Collection[str]) -> tuple[str, ...]:
    """Recognise a status of actions, or that an agreement is past its end; another of agreements where that fails."""
    return said(written, [*ActionStatus, *RunOut]) or said(written, known)
