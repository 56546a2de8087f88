"""How many of each word of a vocabulary: "10 unknown", which other languages put in the plural."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from coopctl.changes.change import ChangeGroup
from coopctl.measures.outcomes import AgreementHealth, BarState, ToDo
from coopctl.messages import Message, msg, nmsg
from coopctl.model.vocabularies import Health

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import TypeAlias

    from coopctl.i18n.words import Words

    #: How many actions of a state of the bar are so.
    Within: TypeAlias = Mapping[tuple[BarState, Health | ToDo], int]


#: What is told apart within a state of the bar, in this order, since lists below have it under a name of its own.
_APART = (Health.AT_RISK, Health.ON_HOLD, Health.DUE_SOON, *ToDo)


def of_total(shown: int, total: int) -> int | Message:
    """Return a count, and of how many where some are hidden."""
    return total if shown == total else msg("{shown} of {total}", shown=shown, total=total)


def of_health(health: Health, n: int) -> Message:
    """Say how many actions stand so."""
    said: Mapping[Health, Message] = {
        Health.CANCELLED: nmsg("{n} cancelled", "{n} cancelled", n),
        Health.DONE: nmsg("{n} done", "{n} done", n),
        Health.DONE_IN_PART: nmsg("{n} done in part", "{n} done in part", n),
        Health.ON_HOLD: nmsg("{n} on hold", "{n} on hold", n),
        Health.NOT_STARTED: nmsg("{n} not started", "{n} not started", n),
        Health.UNKNOWN: nmsg("{n} without news", "{n} without news", n),
        Health.LATE: nmsg("{n} late", "{n} late", n),
        Health.AT_RISK: nmsg("{n} at risk", "{n} at risk", n),
        Health.DUE_SOON: nmsg("{n} due soon", "{n} due soon", n),
        Health.ON_TRACK: nmsg("{n} on track", "{n} on track", n),
    }
    return said[health]


def of_state(state: BarState, n: int) -> Message:
    """Say how many actions are in that state of the bar."""
    said: Mapping[BarState, Message] = {
        BarState.FINISHED: nmsg("{n} finished", "{n} finished", n),
        BarState.UNDER_WAY: nmsg("{n} under way", "{n} under way", n),
        BarState.NEEDS_CARE: nmsg("{n} needs attention", "{n} need attention", n),
        BarState.UNKNOWN: nmsg("{n} without news", "{n} without news", n),
        BarState.NOT_STARTED: nmsg("{n} not started", "{n} not started", n),
        BarState.LATE: nmsg("{n} late", "{n} late", n),
    }
    return said[state]


def of_asked(asked: Health | ToDo, n: int) -> Message:
    """Say how many actions stand so, or what is to be done with them."""
    if isinstance(asked, Health):
        return of_health(asked, n)
    return {
        ToDo.TO_CLOSE: nmsg("{n} to close", "{n} to close", n),
        ToDo.TO_RECORD: nmsg("{n} to record", "{n} to record", n),
    }[asked]


def of_states(counts: Mapping[BarState, int], words: Words, within: Within = MappingProxyType({})) -> str:
    """Say how many actions are in each state of the bar that occurs: the bar in words."""
    return words.listed(in_words(state, counts, within, words) for state in BarState if counts.get(state))


def in_words(state: BarState, counts: Mapping[BarState, int], within: Within, words: Words) -> str:
    """Say how many actions are in a state of the bar; those of which something else is asked are told apart."""
    apart = [(each, n) for each in _APART if (n := within.get((state, each), 0))]
    others = counts[state] - sum(n for _, n in apart)
    told = [*([of_state(state, others)] if others else []), *(of_asked(each, n) for each, n in apart)]
    return words.listed(map(words.say, told))


def of_agreement_health(health: AgreementHealth, n: int) -> Message:
    """Say how many agreements stand so."""
    said: Mapping[AgreementHealth, Message] = {
        AgreementHealth.NO_ACTIONS: nmsg("{n} without actions", "{n} without actions", n),
        AgreementHealth.DONE: nmsg("{n} all done", "{n} all done", n),
        AgreementHealth.AT_RISK: nmsg("{n} agreement at risk", "{n} agreements at risk", n),
        AgreementHealth.UNKNOWN: nmsg("{n} agreement without news", "{n} agreements without news", n),
        AgreementHealth.ON_TRACK: nmsg("{n} agreement on track", "{n} agreements on track", n),
    }
    return said[health]


def of_group(group: ChangeGroup, n: int) -> Message:
    """Say how many changes there are of a group."""
    said: Mapping[ChangeGroup, Message] = {
        ChangeGroup.ENDED: nmsg("{n} over or suspended", "{n} over or suspended", n),
        ChangeGroup.DONE: nmsg("{n} achieved", "{n} achieved", n),
        ChangeGroup.SLIPPED: nmsg("{n} slipped", "{n} slipped", n),
        ChangeGroup.LATE: nmsg("{n} now late", "{n} now late", n),
        ChangeGroup.NEW: nmsg("{n} new", "{n} new", n),
        ChangeGroup.CHANGED: nmsg("{n} changed", "{n} changed", n),
        ChangeGroup.CANCELLED: nmsg("{n} cancelled or removed", "{n} cancelled or removed", n),
    }
    return said[group]
