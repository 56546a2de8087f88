"""What a committee's paper is about: the agreements and actions, the session it prepares, and what it looks back on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coopctl.measures import facts, rollup
from coopctl.messages import msg
from coopctl.model import pictures
from coopctl.model.numerals import natural
from coopctl.model.records import Action
from coopctl.model.texts import Text
from coopctl.model.vocabularies import MeetingKind
from coopctl.reports.numbered import shortened
from coopctl.reports.paper import Head
from coopctl.reports.view import who
from coopctl.tables import Explained
from coopctl.values import dataclass, replace

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from datetime import date

    from coopctl.changes.change import Change
    from coopctl.measures.outcomes import ActionStanding
    from coopctl.model.records import Agreement, Meeting, Who
    from coopctl.model.vocabularies import Health
    from coopctl.reports.paper import Words
    from coopctl.reports.trend import Trend
    from coopctl.reports.view import View
    from coopctl.tables import Cell, Sheet

#: How many letters of a title stand in a brief paper, and where one is among many in a cell.
_BRIEF = 60
#: Meetings at which a committee sits: those that look back and decide.
SESSIONS = (MeetingKind.JOINT_COMMITTEE, MeetingKind.STEERING, MeetingKind.FOLLOW_UP)


@dataclass(frozen=True, slots=True)
class Since:
    """What the paper looks back on: the changes from a day on, and what the day is called (a meeting or a revision).

    `left_out` tells how many files of that time could not be read, `dated` that no older files are compared: it is
    the dates in these that tell.
    """

    day: date
    changes: tuple[Change, ...]
    meeting: Meeting | None = None
    revision: str | None = None
    left_out: int = 0
    dated: bool = False


@dataclass(frozen=True, slots=True)
class Scope:
    """The agreements and actions of `view`, the `session` to prepare with its agreement, and what to look back on.

    `sheets` are the healths and statuses whose actions get a sheet, None for all; `internal` tells too what is for
    those who keep the files: what is missing, forecasts, notes. `brief` is the paper of two pages, which has fewer rows
    where it is in two languages, one `beside` the other. `trend` is the progress over time, None where
    it is not told.
    """

    view: View
    session: tuple[Agreement, Meeting] | None = None
    since: Since | None = None
    sheets: frozenset[str] | None = None
    internal: bool = False
    brief: bool = False
    beside: bool = False
    trend: Trend | None = None

    def sheet(self, action: Action) -> bool:
        """Whether the paper holds the sheet of an action."""
        one = self.standing(action)
        return self.sheets is None or not self.sheets.isdisjoint((one.shown_health, one.state.status))

    @property
    def day(self) -> date:
        """The day of the paper."""
        return self.view.standing.day

    def standing(self, action: Action) -> ActionStanding:
        """Return how an action stands on the day."""
        return self.view.standing.actions[action.ref]

    def worst_first(self, healths: Collection[Health]) -> list[ActionStanding]:
        """Return the actions that are so, worst first; of equals by agreement and number, as plans have them."""
        found = (action for action in self.view.actions if self.standing(action).verdict.health in healths)
        ordered = sorted(found, key=lambda action: (action.agreement, natural(action.number), action.ref))
        return sorted(map(self.standing, ordered), key=lambda one: rollup.severity(one)[:2])

    def named(self, someone: Who | None) -> Cell:
        """Name somebody: a person or organisation by its name, a side by what its party is called."""
        said = who(someone)
        if someone is None or said != someone.party:
            return said
        return self.party(someone.party)

    def with_names(self, sheet: Sheet, *names: str) -> Sheet:
        """Return a sheet in whose columns `names` a party's id has become what the party is called."""

        def named(cell: Cell) -> Cell:
            if isinstance(cell, tuple):
                return tuple(named(each) for each in cell)
            return self.party(cell) if isinstance(cell, str) else cell

        places = {place for place, column in enumerate(sheet.columns) if column.name in names}
        rows = tuple(
            tuple(named(cell) if place in places else cell for place, cell in enumerate(row)) for row in sheet.rows
        )
        return replace(sheet, rows=rows)

    def party(self, ref: str | None) -> Cell:
        """Return what a party is called, from the agreement that describes it; its id where none does."""
        if ref is None:
            return None
        described = self.view.parties.get(ref)
        return described.name if described and described.name else ref

    def title(self, ref: str, *, whole: bool = False) -> Words:
        """Return what a record is called, in short, an action after its number; its reference where none is read."""
        found = self.view.portfolio.actions.get(ref) or self.view.portfolio.agreements.get(ref)
        if found is None:
            return msg("{name}", name=ref)
        title = found.title if whole and not self.brief else self.short(found.title)
        number = found.number if isinstance(found, Action) else None
        return title if number is None else msg("{number}. {title}", number=number, title=title)

    def short(self, title: Text) -> Text:
        """Return a title, cut where it is long."""
        return shortened(title, _BRIEF) if self.brief else shortened(title)

    def mentioned(self, title: Text) -> Text:
        """Return a title that is one of many in a cell."""
        return title.cut(_BRIEF)

    def agreement(self, ref: str) -> Words | None:
        """Return what the agreement of a record is called; None where the paper is about one alone."""
        return self.title(ref.partition("/")[0]) if len(self.view.agreements) > 1 else None

    def reason(self, one: ActionStanding) -> Explained:
        """Say why an action stands as it does, another by its title."""
        said = one.verdict.reason.message
        told = {
            name: self.short(each) if isinstance(each, Text) else self.title(str(each)) if name == "ref" else each
            for name, each in said.params.items()
        }
        return Explained(one.verdict.reason.id, replace(said, params=told))

    def letterhead(self) -> Head | None:
        """Return the head of the paper, with the logos that can be shown; None where the settings name none."""
        portfolio = self.view.portfolio
        wanted = portfolio.settings.letterhead
        if wanted is None:
            return None
        held = (portfolio.logos[path] for path in wanted.logos if path in portfolio.logos)
        return Head(wanted.names, tuple((kind, each) for each in held if (kind := pictures.kind(each))))

    def of(self, agreement: Agreement) -> tuple[Action, ...]:
        """Return the actions of one agreement that the paper is about, in their order."""
        return self.view.actions_of(agreement.ref)


def sessions(view: View) -> Iterator[tuple[Agreement, Meeting]]:
    """Yield the committee's meetings of the agreements shown, by day."""
    found = [
        (agreement, meeting)
        for agreement in view.agreements
        for meeting in agreement.meetings
        if meeting.kind in SESSIONS and meeting.date.earliest
    ]
    yield from sorted(found, key=lambda each: (each[1].date.earliest, each[0].ref, each[1].id))


def last_session(view: View, before: Meeting | None = None) -> tuple[Agreement, Meeting] | None:
    """Return the committee's last meeting that began by the day, other than the one to prepare."""
    held = [each for each in sessions(view) if facts.happened(each[1].date, view.standing.day) and each[1] != before]
    return held[-1] if held else None


def next_session(view: View) -> tuple[Agreement, Meeting] | None:
    """Return the committee's first meeting that begins after the day."""
    return next((each for each in sessions(view) if not facts.happened(each[1].date, view.standing.day)), None)
