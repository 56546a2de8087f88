"""What every report looks at: a portfolio on a day, and the records that were asked for."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import field, replace
from functools import cached_property
from typing import TYPE_CHECKING

from coopctl.measures import links
from coopctl.messages import msg
from coopctl.model import walk
from coopctl.model.records import Action
from coopctl.model.texts import MENTIONED
from coopctl.reports import filters
from coopctl.reports.filters import Filter
from coopctl.reports.numbered import of_record
from coopctl.tables import Named
from coopctl.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from coopctl.measures.outcomes import Standing
    from coopctl.messages import Message
    from coopctl.model.portfolio import Portfolio
    from coopctl.model.records import Agreement, Party, Who
    from coopctl.model.texts import Text
    from coopctl.tables import Cell


@dataclass(frozen=True)
class View:
    """`agreements` and `actions` are those that the reader's filters keep; `past` that the day lies before today.

    `wanted` is what these filters are. `parties` has each party as the agreement that gives its name describes it.
    `line` finds the line (from 1) of a place in a record's file, of its value the first that holds something, None
    where it cannot be told.
    """

    portfolio: Portfolio
    standing: Standing
    agreements: tuple[Agreement, ...]
    actions: tuple[Action, ...]
    past: bool = False
    wanted: Filter = Filter()
    parties: Mapping[str, Party] = field(default_factory=dict)
    line: Callable[..., int | None] = lambda _path, _place, _holds=None: None

    def party(self, ref: str | None) -> Cell:
        """Name a party by what it is called in the agreement that describes it; by its id where none does."""
        if ref is None:
            return None
        described = self.parties.get(ref)
        return Named(ref, described.name) if described and described.name else ref

    def someone(self, who_: Who | None) -> Cell:
        """Name somebody: the person and organisation where given, else the party."""
        said = who(who_)
        return self.party(who_.party) if who_ and said == who_.party else said

    def record(self, ref: str) -> Cell:
        """Name a record by its title, with its reference; by what is written where there is none of it."""
        portfolio, current = self.portfolio, self.portfolio.current(ref)
        found = portfolio.agreements.get(current) or portfolio.actions.get(current)
        return Named(ref, msg("{title} ({ref})", title=of_record(found, MENTIONED), ref=current)) if found else ref

    @property
    def titles(self) -> Mapping[str, Text | Message]:
        """What the records are called that lists may stand rows under, or that these are parts of."""
        return {each.ref: of_record(each) for each in walk.records(self.portfolio)}

    def actions_of(self, agreement: str) -> tuple[Action, ...]:
        """Return those of its actions that the filters keep, in their order."""
        return self._under.get(agreement, ())

    @cached_property
    def _under(self) -> Mapping[str, tuple[Action, ...]]:
        found: dict[str, list[Action]] = defaultdict(list)
        for action in self.actions:
            found[action.agreement].append(action)
        return {agreement: tuple(actions) for agreement, actions in found.items()}

    def agreements_below(self, ref: str) -> tuple[Agreement, ...]:
        """Return the agreements shown whose parent an agreement is."""
        return self._below.get(ref, ())

    @cached_property
    def _below(self) -> Mapping[str, tuple[Agreement, ...]]:
        found: dict[str, list[Agreement]] = defaultdict(list)
        for each in self.agreements:
            if each.parent:
                found[self.portfolio.current(each.parent)].append(each)
        return {parent: tuple(below) for parent, below in found.items()}

    def only(self, record: Agreement | Action) -> View:
        """Look at one action, or at one agreement with its actions, alone."""
        if isinstance(record, Action):
            return replace(self, agreements=(), actions=(record,))
        return replace(
            self,
            agreements=(record,),
            actions=filters.in_order(self.portfolio.actions_of(record.ref), self.standing.wholes),
        )

    @property
    def parts(self) -> frozenset[str]:
        """The actions shown that are counted with their whole, which is shown too."""
        shown = [action.ref for action in self.actions]
        return frozenset(shown) - frozenset(links.without_parts(shown, self.standing.wholes))

    @cached_property
    def every_part(self) -> frozenset[str]:
        """The actions of all that are counted with their whole, whatever else is shown."""
        every = self.portfolio.actions
        return frozenset(every) - frozenset(links.without_parts(every, self.standing.wholes))

    def in_parts(self, actions: Iterable[Action]) -> tuple[int, int]:
        """Return how many of some actions, and of all, are parts of others, whatever else is shown."""
        return sum(each.ref in self.every_part for each in actions), len(self.every_part)

    @property
    def unread(self) -> Mapping[str, int]:
        """How many files of each agreement could not be read."""
        counts: dict[str, int] = {}
        for left in self.portfolio.left_out:
            if left.agreement:
                counts[left.agreement] = counts.get(left.agreement, 0) + 1
        return counts


def view(portfolio: Portfolio, standing: Standing, wanted: Filter, *, past: bool = False) -> View:
    """Look at a portfolio through a filter."""
    named = (party for agreement in portfolio.agreements.values() for party in agreement.parties)
    return View(
        portfolio,
        standing,
        filters.agreements(portfolio, standing, wanted),
        filters.actions(portfolio, standing, wanted),
        past,
        wanted,
        {party.id: replace(party, name=party.name.cut()) for party in named if party.name},
    )


def called(view: View, someone: Who) -> tuple[Cell, Cell]:
    """Name somebody, and the side; beside a party that stands alone people need none, and programs get its id."""
    if someone.person or someone.organisation or someone.party is None:
        return who(someone), view.party(someone.party)
    described = view.parties.get(someone.party)
    return (described.name, Named(someone.party, None)) if described and described.name else (someone.party, None)


def who(someone: Who | None) -> Cell:
    """Name somebody in one cell: the person and organisation where given, else the party."""
    if someone is None:
        return None
    named = tuple(text for text in (someone.person, someone.organisation) if text)
    return named[0] if len(named) == 1 else named or someone.party
