"""Options that many commands share, each group declared once; the command line merges them into every signature."""

from __future__ import annotations

from dataclasses import field
from typing import TYPE_CHECKING, Annotated, TypeAlias

import typer

from coopctl.cli.completion import (
    complete_agreement,
    complete_asked,
    complete_color,
    complete_decision,
    complete_drawn,
    complete_format,
    complete_milestone,
    complete_paper,
    complete_record_format,
    complete_reference,
    complete_status,
)
from coopctl.i18n.recognised import said
from coopctl.messages import N_
from coopctl.reports import arrange
from coopctl.spelling.nearest import each_of, one_of, several
from coopctl.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coopctl.tables import Sheet


ToFile: TypeAlias = Annotated[
    str | None,
    typer.Option(
        "--output", "-o", metavar="FILE", help=N_("Write to FILE; its ending chooses the format."), show_default=False
    ),
]
ForExcel: TypeAlias = Annotated[
    bool, typer.Option("--excel", help=N_("CSV that Excel opens in your language: its words, separators, decimals."))
]
DryRun: TypeAlias = Annotated[bool, typer.Option("--dry-run", help=N_("Only show what would be changed, as a patch."))]
Committed: TypeAlias = Annotated[
    bool, typer.Option("--commit", help=N_("Commit it too, with a message that says what it does."))
]
Reference: TypeAlias = Annotated[
    str | None,
    typer.Argument(
        metavar="REF",
        help=N_("An agreement or an action; may be shortened."),
        show_default=False,
        autocompletion=complete_reference,
    ),
]
Author: TypeAlias = Annotated[
    str | None,
    typer.Option("--author", metavar="NAME", help=N_("Who writes it; git's user if not given."), show_default=False),
]
Note: TypeAlias = Annotated[
    str | None,
    typer.Option("--note", metavar="TEXT", help=N_("A word about it."), show_default=False),
]
Reason: TypeAlias = Annotated[
    str | None, typer.Option("--reason", metavar="TEXT", help=N_("Why; asked for if not given."), show_default=False)
]
MilestoneId: TypeAlias = Annotated[
    str | None,
    typer.Option(
        "--milestone",
        metavar="ID",
        help=N_("A milestone of the action."),
        show_default=False,
        autocompletion=complete_milestone,
    ),
]
DecisionId: TypeAlias = Annotated[
    str | None,
    typer.Option(
        "--decision",
        metavar="ID",
        help=N_("A decision of a meeting of the agreement."),
        show_default=False,
        autocompletion=complete_decision,
    ),
]
Public: TypeAlias = Annotated[
    bool, typer.Option("--public", help=N_("Leave out what coopctl.yaml marks as internal, and notes: for everybody."))
]
Yes: TypeAlias = Annotated[bool, typer.Option("--yes", help=N_("Ask nothing."))]
References: TypeAlias = Annotated[
    list[str],
    typer.Argument(
        metavar="[REF]...",
        help=N_("Agreements or actions; may be shortened. A framework stands for its plans too."),
        show_default=False,
        autocompletion=complete_reference,
    ),
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """The global options. They may stand before or after the command; where both are given the one after wins."""

    directory: Annotated[
        str | None, typer.Option("-C", metavar="DIR", help=N_("Run as if started in DIR."), show_default=False)
    ] = None
    at: Annotated[
        str | None,
        typer.Option(
            "--at",
            metavar="REV",
            help=N_("Read a git revision, or the last commit up to a day (YYYY-MM-DD, yesterday, -30d)."),
            show_default=False,
        ),
    ] = None
    staged: Annotated[bool, typer.Option("--staged", help=N_("Read what is staged for the next commit."))] = False
    as_of: Annotated[
        str | None,
        typer.Option(
            "--as-of",
            metavar="DAY",
            help=N_("Count facts up to this day (YYYY-MM-DD, yesterday, -30d); today if not given."),
            show_default=False,
        ),
    ] = None
    lang: Annotated[
        str | None,
        typer.Option("--lang", metavar="LANGUAGE", help=N_("Language of the screens: en, fr, …"), show_default=False),
    ] = None
    color: Annotated[
        str | None,
        typer.Option(
            "--color",
            metavar="WHEN",
            help=N_("Colour: auto, always or never."),
            show_default=False,
            autocompletion=complete_color,
        ),
    ] = None
    plain: Annotated[
        bool, typer.Option("--plain", help=N_("For screen readers: one fact a line, no bars, no signs."))
    ] = False
    ascii: Annotated[bool, typer.Option("--ascii", help=N_("Only ASCII signs."))] = False
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help=N_("No remarks beside the results."))] = False
    strict: Annotated[
        bool, typer.Option("--strict", help=N_("Exit 1 on warnings and hints too, or when files are left out."))
    ] = False
    debug: Annotated[bool, typer.Option("--debug", help=N_("On a bug, show where in the program."))] = False


@dataclass(frozen=True, slots=True, kw_only=True)
class EngineOption:
    """Where files are read that no cache knows: an option of each command that may read very many."""

    engine: Annotated[
        str | None,
        typer.Option(
            "--engine",
            metavar="ENGINE",
            help=N_("What reads the files: none for this process alone, dask=ADDRESS for a Dask cluster."),
            show_default=False,
        ),
    ] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Output:
    """How rows are written, and where to."""

    format: Annotated[
        str | None,
        typer.Option(
            "--format",
            metavar="FORMAT",
            help=N_("One of {rows}; if not given, table on a terminal and tsv in a pipe."),
            show_default=False,
            autocompletion=complete_format,
        ),
    ] = None
    to: ToFile = None
    excel: ForExcel = False


def _sorting(word: str, names: Sequence[str]) -> str:
    """Return what a word of `--sort` sorts by, as the column is called; a dash before it stays."""
    name = word.removeprefix("-")
    return word.removesuffix(name) + one_of("--sort", name, names, said)


@dataclass(frozen=True, slots=True, kw_only=True)
class Arranged:
    """Which columns of rows are shown, and in which order rows stand."""

    columns: Annotated[
        list[str],
        typer.Option("--columns", metavar="NAME,…", help=N_("Only these columns, in this order."), show_default=False),
    ] = field(default_factory=list)
    sort: Annotated[
        list[str],
        typer.Option(
            "--sort", metavar="NAME,…", help=N_("Sort by these columns; -NAME for descending."), show_default=False
        ),
    ] = field(default_factory=list)

    def of(self, sheet: Sheet) -> Sheet:
        """Return a sheet with those columns, in that order. Raise UsageError for a column that it does not have."""
        names = [column.name for column in sheet.columns]
        order = [_sorting(word, names) for word in several(self.sort)]
        chosen = each_of("--columns", self.columns, names, said)
        return arrange.columns(arrange.sort(sheet, order), chosen)


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordOutput:
    """How the rows or the paper of one record are written, and where to."""

    format: Annotated[
        str | None,
        typer.Option(
            "--format",
            metavar="FORMAT",
            help=N_("One of {formats}; if not given, table on a terminal and tsv in a pipe."),
            show_default=False,
            autocompletion=complete_record_format,
        ),
    ] = None
    to: ToFile = None
    excel: ForExcel = False


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawnOutput:
    """How the rows, or the drawing, of a trend are written, and where to."""

    format: Annotated[
        str | None,
        typer.Option(
            "--format",
            metavar="FORMAT",
            help=N_("One of {drawn}; if not given, table on a terminal and tsv in a pipe."),
            show_default=False,
            autocompletion=complete_drawn,
        ),
    ] = None
    to: ToFile = None
    excel: ForExcel = False


#: How rows are written, of whatever kind of call.
AnyOutput: TypeAlias = Output | RecordOutput | DrawnOutput


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperOutput:
    """How a paper is written, and where to."""

    format: Annotated[
        str | None,
        typer.Option(
            "--format",
            metavar="FORMAT",
            help=N_("One of {papers}; markdown if not given."),
            show_default=False,
            autocompletion=complete_paper,
        ),
    ] = None
    to: ToFile = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Writing:
    """Whether a change is only shown, and whether it is committed."""

    dry_run: DryRun = False
    commit: Committed = False

    @property
    def changing(self) -> Changing:
        """The same of a change that no day is written of."""
        return Changing(dry_run=self.dry_run, commit=self.commit)


@dataclass(frozen=True, slots=True, kw_only=True)
class Changing:
    """How a change is made, and on which day it was so."""

    dry_run: DryRun = False
    commit: Committed = False
    on: Annotated[
        str | None,
        typer.Option(
            "--on",
            "--date",
            metavar="DAY",
            help=N_("The day that it was so; that of the call if not given."),
            show_default=False,
        ),
    ] = None


#: How a change is made, on a day or not.
AnyWriting: TypeAlias = Writing | Changing


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """What to keep. Several words of one option mean “or”, different ones “and”."""

    agreement: Annotated[
        list[str],
        typer.Option(
            "--agreement",
            metavar="REF,…",
            help=N_("Only this agreement; a framework with its plans."),
            show_default=False,
            autocompletion=complete_agreement,
        ),
    ] = field(default_factory=list)
    party: Annotated[
        list[str],
        typer.Option("--party", metavar="ID,…", help=N_("Only agreements of this party."), show_default=False),
    ] = field(default_factory=list)
    axis: Annotated[
        list[str], typer.Option("--axis", metavar="ID,…", help=N_("Only actions of this axis."), show_default=False)
    ] = field(default_factory=list)
    status: Annotated[
        list[str],
        typer.Option(
            "--status",
            metavar="WORD,…",
            help=N_("Only this status, such as planned, on_hold; or an agreement's, such as in_force, ended."),
            show_default=False,
            autocompletion=complete_status,
        ),
    ] = field(default_factory=list)
    health: Annotated[
        list[str],
        typer.Option(
            "--health",
            metavar="WORD,…",
            help=N_(
                "Only actions that are so: late, at_risk, on_hold, unknown, due_soon, not_started, on_track, done;"
                " or to be dealt with: to_close, to_record."
            ),
            show_default=False,
            autocompletion=complete_asked,
        ),
    ] = field(default_factory=list)
    tag: Annotated[
        list[str], typer.Option("--tag", metavar="TAG,…", help=N_("Only actions with this tag."), show_default=False)
    ] = field(default_factory=list)
    lead: Annotated[
        list[str],
        typer.Option(
            "--lead",
            metavar="WHO",
            help=N_("Only actions led by this party, organisation or person; may be repeated."),
            show_default=False,
        ),
    ] = field(default_factory=list)
    due_before: Annotated[
        str | None,
        typer.Option(
            "--due-before",
            metavar="DAY",
            help=N_("Only deadlines before DAY (YYYY-MM-DD, today, +2w)."),
            show_default=False,
        ),
    ] = None
    due_after: Annotated[
        str | None,
        typer.Option(
            "--due-after",
            metavar="DAY",
            help=N_("Only deadlines after DAY (YYYY-MM-DD, today, +2w)."),
            show_default=False,
        ),
    ] = None
    updated_since: Annotated[
        str | None,
        typer.Option(
            "--updated-since",
            metavar="DAY",
            help=N_("Only actions with a dated fact since DAY (YYYY-MM-DD, yesterday, -30d)."),
            show_default=False,
        ),
    ] = None
