"""What `doctor` looked at: facts about the program and its surroundings, each fine or with the way to mend it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coopctl.messages import Message


class State(Enum):
    """Whether a fact is as it should be. BROKEN is for what keeps people from working; ADVICE could be better."""

    FINE = "fine"
    ADVICE = "advice"
    BROKEN = "broken"


@dataclass(frozen=True, slots=True)
class Check:
    """One fact: what was looked at, what was found, and how to mend it where it is not fine."""

    what: Message
    found: Message
    state: State = State.FINE
    mend: Message | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """The facts about one thing."""

    title: Message
    checks: tuple[Check, ...]


def count(parts: Sequence[Part], state: State) -> int:
    """Return how many facts are in a state."""
    return sum(check.state is state for part in parts for check in part.checks)
