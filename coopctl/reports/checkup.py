"""What `doctor` looked at: facts about the program and its surroundings, each fine or with the way to mend it."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from coopctl.messages import msg, nmsg
from coopctl.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

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


def count(checks: Iterable[Check], state: State) -> int:
    """Return how many facts are in a state."""
    return sum(check.state is state for check in checks)


def verdict(checks: Sequence[Check]) -> Message:
    """Say in one sentence how things are."""
    broken, advice = count(checks, State.BROKEN), count(checks, State.ADVICE)
    if broken:
        return nmsg("{n} thing to mend before you can work", "{n} things to mend before you can work", broken)
    if advice:
        return nmsg("fine; {n} thing could be better", "fine; {n} things could be better", advice)
    return msg("everything is fine")
