"""What is asked of whoever opens the morning screen, action by action: its health, or a word of what stands well."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coopctl.measures.outcomes import NEEDS_CARE, ToDo, Unclosed

if TYPE_CHECKING:
    from datetime import date

    from coopctl.measures.outcomes import ActionStanding
    from coopctl.model.vocabularies import Health


def of_action(one: ActionStanding, day: date, grace_days: int) -> Health | ToDo | None:
    """Return what somebody is asked about an action: its health, what is to be done with it, None for nothing."""
    if isinstance(one.shown_health, Unclosed):
        return ToDo.TO_CLOSE
    if one.verdict.health in NEEDS_CARE:
        return one.verdict.health
    if one.unrecorded and (day - one.unrecorded).days > grace_days:
        return ToDo.TO_RECORD
    return None
