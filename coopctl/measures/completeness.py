"""Which of the six things that make an action one that can be followed are there (docs/MEASURES.md, 9)."""

from __future__ import annotations

from enum import StrEnum
from fractions import Fraction
from typing import TYPE_CHECKING

from coopctl.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coopctl.measures.outcomes import ActionState
    from coopctl.model.records import Action, Agreement
    from coopctl.model.settings import Settings


class Aspect(StrEnum):
    """What should be there."""

    TITLE = "title"
    AXIS = "axis"
    LEAD = "lead"
    DEADLINE = "deadline"
    MEASURE = "measure"
    SOURCE = "source"


@dataclass(frozen=True, slots=True)
class Completeness:
    """What is there and what is missing, each in the order of the vocabulary; what does not apply is in neither."""

    there: tuple[Aspect, ...]
    missing: tuple[Aspect, ...]

    @property
    def share(self) -> Fraction:
        """How much is there, 0-1."""
        return Fraction(len(self.there), len(self.there) + len(self.missing))


def completeness(
    action: Action,
    agreement: Agreement | None,
    state: ActionState,
    settings: Settings,
    *,
    axis: str | None,
    has_parts: bool,
) -> Completeness:
    """Return what is there of an action on the day.

    A title counts in every required language; `axis`, its own or its whole's, only where the agreement has some
    (`none` is an answer); a deadline is an end of the period at the day; a measure is a milestone, an indicator, a
    recurrence or a part; a source is one cited by the record or a document of its own.
    """
    found: Sequence[tuple[Aspect, bool | None]] = (
        (Aspect.TITLE, _in_every_language(action, settings)),
        (Aspect.AXIS, axis is not None if agreement and agreement.axes else None),
        (Aspect.LEAD, action.lead is not None),
        (Aspect.DEADLINE, state.deadline is not None),
        (Aspect.MEASURE, bool(action.milestones or action.indicators or action.recurs or has_parts)),
        (Aspect.SOURCE, bool(action.sources or action.documents)),
    )
    return Completeness(
        tuple(aspect for aspect, there in found if there),
        tuple(aspect for aspect, there in found if there is False),
    )


def _in_every_language(action: Action, settings: Settings) -> bool:
    """Whether the title is there in all required languages; without any, being there is enough."""
    if not settings.languages:
        return True
    given = {tag.casefold() for tag in action.title.variants}
    return all(tag.casefold() in given for tag in settings.languages)
