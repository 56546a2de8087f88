"""The sheets of a plan's workbook and their columns: which field of a record, or of a row of it, stands in each."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from coopctl.i18n.field_labels import FIELDS
from coopctl.messages import N_, Message, msg
from coopctl.values import dataclass
from coopctl.workbooks.writing import CellLook

if TYPE_CHECKING:
    from coopctl.model.places import Place

#: The sheets, by the names that the book knows them by.
ACTIONS, MILESTONES, INDICATORS, BUDGET, DECISIONS, UPDATES = (
    "actions", "milestones", "indicators", "budget", "decisions", "updates",
)  # fmt: skip
#: The field by which a row is known again, whatever else changes in it; its column is hidden.
CODE = "code"
REF, AGREEMENT, TITLE, MEETING = "ref", "agreement", "of", "meeting"


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """A column: what it is called, and the place within the row's part of the record that it shows.

    `given`: it is only shown, and nothing that is written in it is read. Without a place it is no field of a record.
    `part`: of a period the first (0) or the last (1) date. `help` is the schema's sentence on it; `asked`: a round of
    reporting asks for it. With a `tag` it is a text in that language, and in no other one.
    """

    def in_language(self, tag: str) -> Field:
        """Return the column of the same text in another language."""
        title = msg("{said} ({others})", said=self.title, others=tag)
        return replace(self, name=f"{self.name}.{tag}", title=title, tag=tag)

    name: str
    title: Message
    place: Place = ()
    look: CellLook = CellLook.TEXT
    width: int = 14
    given: bool = False
    part: int | None = None
    choices: str = ""
    help: str = ""
    asked: bool = False
    tag: str = ""


@dataclass(frozen=True, slots=True)
class Tab:
    """A sheet: its name, its columns, of which the first `frozen` stay in sight, and what new rows lie ready for."""

    key: str
    title: Message
    fields: tuple[Field, ...]
    frozen: int
    spare: int


def _field(name: str, **more: object) -> Field:
    """Return a column for the field of that path, called as the field is."""
    place = tuple(name.split("."))
    return Field(name=name, place=place, **{"title": FIELDS[place[-1]], **more})  # type: ignore[arg-type]


_REF = Field(
    name=REF,
    title=msg("Reference"),
    width=34,
    help=N_("Names the record; leave it as it is, and empty in a new action."),
)
_OF = Field(name=TITLE, title=msg("Action"), width=30, given=True)
_ID = _field(
    "id",
    title=msg("Short name"),
    width=14,
    help=N_("Names the row; leave it as it is, and empty in a new one: it is proposed."),
)
_NUMBER = _field("number", title=msg("Number"), width=9, help=N_("Its number in the signed document; orders lists."))
_TITLE = _field("title", width=36, look=CellLook.LONG)
_NOTE = _field("note", width=28, look=CellLook.LONG, help=N_("Anything that helps a later reader."))

_STATUS = N_("Where it stands today. on_hold, partly_completed and cancelled need an update that says why.")
_LEAD = _field(
    "lead",
    width=20,
    choices="party",
    help=N_("Who answers for it: a party; somebody else as ‘organisation: …’ or ‘person: …’."),
)
_FUNDER = _field(
    "funder",
    width=20,
    choices="party",
    help=N_("Who pays: a party; somebody else as ‘organisation: …’ or ‘person: …’."),
)

TABS = MappingProxyType(
    {
        tab.key: tab
        for tab in (
            Tab(
                ACTIONS,
                msg("Actions"),
                (
                    _REF,
                    Field(name=AGREEMENT, title=msg("Agreement"), width=16, choices=AGREEMENT),
                    _NUMBER,
                    _TITLE,
                    _field(
                        "axis", width=20, choices="axis", help=N_("The theme of the agreement under which it stands.")
                    ),
                    _field(
                        "status",
                        width=16,
                        choices="status",
                        help=_STATUS,
                    ),
                    _field(
                        "priority",
                        title=msg("Priority"),
                        width=11,
                        choices="priority",
                        help=N_("How urgent it is to its owners."),
                    ),
                    _LEAD,
                    Field(
                        name="start",
                        title=msg("Start"),
                        place=("period",),
                        part=0,
                        look=CellLook.DAY,
                        width=12,
                        help=N_("When it takes place, as planned now; its end is the deadline."),
                    ),
                    Field(
                        name="deadline",
                        title=msg("Deadline"),
                        place=("period",),
                        part=1,
                        look=CellLook.DAY,
                        width=12,
                        help=N_("When it takes place, as planned now; its end is the deadline."),
                    ),
                    _field("started", look=CellLook.DAY, width=12, help=N_("When it really began.")),
                    _field(
                        "ended",
                        look=CellLook.DAY,
                        width=12,
                        help=N_("When it really ended; with the statuses completed, partly_completed and cancelled."),
                    ),
                    Field(name="reached", title=msg("Progress (%)"), given=True, look=CellLook.PERCENT, width=10),
                    Field(name="health", title=msg("Health"), given=True, width=14),
                    _field("summary", look=CellLook.LONG, width=44, help=N_("What is done, in a few sentences.")),
                    _field("objectives", look=CellLook.LONG, width=36, help=N_("What it is to achieve.")),
                    _field("beneficiaries", look=CellLook.LONG, width=28, help=N_("Whom it serves.")),
                    _field(
                        "means",
                        look=CellLook.LONG,
                        width=28,
                        help=N_("What each side brings: people, rooms, material."),
                    ),
                    _field("tags", title=msg("Tags"), width=20, help=N_("Your own short words to find it by.")),
                    _field(
                        "notes",
                        look=CellLook.LONG,
                        width=28,
                        help=N_("Doubts; what a source stated and why it is written otherwise here."),
                    ),
                ),
                1,
                500,
            ),
            Tab(
                MILESTONES,
                msg("Milestones"),
                (
                    _REF,
                    _OF,
                    _ID,
                    _NUMBER,
                    _TITLE,
                    _field("due", look=CellLook.DAY, width=12, help=N_("By when, as planned now.")),
                    _field(
                        "done",
                        look=CellLook.DAY,
                        width=12,
                        help=N_("When it was done. Leave out while it is not."),
                        asked=True,
                    ),
                    _field("dropped", look=CellLook.DAY, width=12, help=N_("When it was given up.")),
                    _LEAD,
                    _NOTE,
                ),
                3,
                500,
            ),
            Tab(
                INDICATORS,
                msg("Indicators and readings"),
                (
                    _REF,
                    _OF,
                    _ID,
                    _field("title", width=30, look=CellLook.LONG),
                    _field("unit", width=14, help=N_("What the numbers count.")),
                    Field(
                        name="baseline.value",
                        title=msg("Baseline"),
                        place=("baseline", "value"),
                        look=CellLook.NUMBER,
                        help=N_("Where it stood at the start."),
                    ),
                    Field(
                        name="baseline.date",
                        title=msg("Baseline on"),
                        place=("baseline", "date"),
                        look=CellLook.DAY,
                        width=12,
                    ),
                    Field(
                        name="target.value",
                        title=msg("Target"),
                        place=("target", "value"),
                        look=CellLook.NUMBER,
                        help=N_("Where it is to be at the end."),
                    ),
                    Field(
                        name="target.date",
                        title=msg("Target on"),
                        place=("target", "date"),
                        look=CellLook.DAY,
                        width=12,
                    ),
                    Field(
                        name="date",
                        title=msg("Reading on"),
                        place=("date",),
                        look=CellLook.DAY,
                        width=12,
                        help=N_("When it was measured. In the row of an indicator: a new reading of it."),
                        asked=True,
                    ),
                    Field(
                        name="value",
                        title=msg("Reading"),
                        place=("value",),
                        look=CellLook.NUMBER,
                        help=N_("What was measured. In the row of an indicator: a new reading of it."),
                        asked=True,
                    ),
                    _NOTE,
                ),
                3,
                500,
            ),
            Tab(
                BUDGET,
                msg("Budget"),
                (
                    _REF,
                    _OF,
                    _field("year", look=CellLook.NUMBER, width=8, help=N_("The budget year.")),
                    _field(
                        "period",
                        width=14,
                        help=N_(
                            "In place of a year: the fiscal year, or another period. It is never split over years."
                        ),
                    ),
                    _field("heading", width=22, help=N_("A free name for what the money is for.")),
                    _field(
                        "kind",
                        width=14,
                        choices="kind",
                        help=N_("cash: money; in_kind: work, rooms, material, at their value."),
                    ),
                    _FUNDER,
                    _field("currency", title=msg("Currency"), width=10, choices="currency"),
                    _field(
                        "planned",
                        look=CellLook.MONEY,
                        width=15,
                        help=N_("Amount foreseen, in the currency of the line."),
                    ),
                    _field(
                        "committed",
                        look=CellLook.MONEY,
                        width=15,
                        help=N_("Amount promised in writing, in the currency of the line."),
                    ),
                    _field(
                        "spent",
                        look=CellLook.MONEY,
                        width=15,
                        help=N_("Amount paid so far, in the currency of the line."),
                        asked=True,
                    ),
                    _field(
                        "at",
                        look=CellLook.DAY,
                        width=12,
                        help=N_("The day up to which the amount paid counts."),
                        asked=True,
                    ),
                    _NOTE,
                ),
                2,
                500,
            ),
            Tab(
                DECISIONS,
                msg("Decisions"),
                (
                    _REF,
                    Field(name=MEETING, title=msg("Meeting"), width=18, choices=MEETING),
                    _ID,
                    _NUMBER,
                    _field("text", width=50, look=CellLook.LONG, help=N_("What was decided.")),
                    _field("owners", width=22, help=N_("Who is to carry it out.")),
                    _field("due", look=CellLook.DAY, width=12, help=N_("By when.")),
                    _field("done", look=CellLook.DAY, width=12, help=N_("When it was carried out.")),
                    _field("dropped", look=CellLook.DAY, width=12, help=N_("When it was given up.")),
                    _NOTE,
                ),
                3,
                500,
            ),
            Tab(
                UPDATES,
                msg("Updates to add"),
                (
                    _REF,
                    _OF,
                    Field(name="stands", title=msg("Status so far"), given=True, width=16),
                    Field(
                        name="reached", title=msg("Progress so far (%)"), given=True, look=CellLook.PERCENT, width=12
                    ),
                    _field("date", look=CellLook.DAY, width=12, help=N_("When it was so."), asked=True),
                    _field(
                        "text",
                        title=msg("What happened"),
                        look=CellLook.LONG,
                        width=60,
                        help=N_("What happened, or why something changes."),
                        asked=True,
                    ),
                    Field(
                        name="progress",
                        title=msg("Progress (%)"),
                        place=("progress",),
                        look=CellLook.PERCENT,
                        width=12,
                        help=N_("How much is done by this date, in percent, 0 to 100."),
                        asked=True,
                    ),
                    Field(
                        name="status",
                        title=msg("New status"),
                        place=("status",),
                        width=16,
                        choices="status",
                        help=N_("The action's status from this date on."),
                        asked=True,
                    ),
                    _field("author", width=18, help=N_("Who writes it: a name, no e-mail address.")),
                ),
                2,
                500,
            ),
        )
    }
)
