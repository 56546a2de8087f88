"""`coopctl validate`: everything wrong, in one run, in every file."""

from __future__ import annotations

from contextlib import nullcontext
from typing import Annotated

import typer

from coopctl.cli import checks
from coopctl.cli.checks import FORMATS
from coopctl.cli.completion import complete_file, complete_path
from coopctl.cli.session import Session
from coopctl.errors import FINDINGS, FINE
from coopctl.messages import N_
from coopctl.spelling.nearest import one_of

HELP = N_("Check every file. YAML, shape, and the rules across files.")
EXAMPLES = (
    ("coopctl validate", N_("Everything.")),
    ("coopctl validate --staged", N_("What the next commit would hold: for a hook.")),
    ("coopctl validate data/actions/mons-sefrou", N_("Only what is said of these files.")),
    ("coopctl validate --fix --diff", N_("What can be mended in one way alone, as a patch; --fix mends it.")),
    ("coopctl validate --changed-since main --format github", N_("What a pull request changes, in a workflow.")),
)
READS_WHOLE = True
REMEMBERED = True
READS_MANY = True


def run(
    session: Session,
    paths: Annotated[
        list[str],
        typer.Argument(
            metavar="[PATH]...",
            help=N_(
                "Report only these files, folders or records; everything is loaded all the same."
                " - reads one from stdin."
            ),
            show_default=False,
            autocompletion=complete_file,
        ),
    ],
    *,
    format: Annotated[  # noqa: A002 - the option's name
        str,
        typer.Option(
            "--format", metavar="FORMAT", help=N_("One of {findings}; pretty if not given."), show_default=False
        ),
    ] = "pretty",
    report: Annotated[
        list[str],
        typer.Option(
            "--report",
            metavar="FORMAT:FILE",
            help=N_("Write it to FILE too, in another format; may be given several times."),
            show_default=False,
        ),
    ],
    changed_since: Annotated[
        str | None,
        typer.Option(
            "--changed-since",
            metavar="REV",
            help=N_(
                "Report only what changed since REV, a branch or commit, and what refers to it: of that errors alone."
            ),
            show_default=False,
        ),
    ] = None,
    stdin_filename: Annotated[
        str | None,
        typer.Option(
            "--stdin-filename",
            metavar="PATH",
            help=N_("Where in the workspace the file belongs that - reads."),
            show_default=False,
            autocompletion=complete_path,
        ),
    ] = None,
    select: Annotated[
        list[str],
        typer.Option(
            "--select",
            metavar="CODE,…",
            help=N_("Report only these codes."),
            show_default=False,
        ),
    ],
    ignore: Annotated[
        list[str],
        typer.Option(
            "--ignore",
            metavar="CODE,…",
            help=N_("Do not report these codes."),
            show_default=False,
        ),
    ],
    statistics: Annotated[bool, typer.Option("--statistics", help=N_("Say how often each code was found."))] = False,
    no_facts_after: Annotated[
        str | None,
        typer.Option(
            "--no-facts-after",
            metavar="DAY",
            help=N_("Report facts dated after DAY (YYYY-MM-DD, today, +1d) as errors."),
            show_default=False,
        ),
    ] = None,
    allow_empty: Annotated[
        bool, typer.Option("--allow-empty", help=N_("A workspace without any record is fine."))
    ] = False,
    fix: Annotated[
        bool, typer.Option("--fix", help=N_("Mend what can be mended in one way alone; report the rest."))
    ] = False,
    diff: Annotated[
        bool, typer.Option("--diff", help=N_("With --fix: only show what would be mended, as a patch."))
    ] = False,
) -> int:
    """Load, run the rules, show; exit 1 on errors, or on anything with --strict."""
    name, reports = one_of("--format", format, FORMATS), [checks.report(each) for each in report]
    if fix or diff:
        from coopctl.cli import fixing  # only here: a check needs nothing that writes

        fixing.may_fix(session, paths, fix=fix)
    last_day = session.a_day("--no-facts-after", no_facts_after) if no_facts_after else None
    with session.hold() if fix and not diff else nullcontext() as held:  # what is mended is read while it is held
        reading, paths = checks.reading(session, paths, stdin_filename, changed_since)
        wanted = checks.selection(session, reading.loaded, paths, select=select, ignore=ignore, empty=allow_empty)
        wanted = checks.narrowed(session, wanted, reading, changed_since=changed_since, staged=not paths)
        found = None
        if fix:
            reading, found = fixing.fix(session, held, wanted, people=checks.for_people(name))
    checked = checks.outcome(reading, wanted, no_facts_after=last_day, strict=session.asked.strict, found=found)
    if diff:
        return FINDINGS if checked.failed else FINE
    session.not_checked_out()
    checks.put(session, checked, name, reports, statistics_too=statistics)
    return FINDINGS if checked.failed else FINE
