"""`coopctl validate`: everything wrong, in one run, in every file."""

from __future__ import annotations

import os
import sys
from dataclasses import replace
from typing import TYPE_CHECKING, Annotated

import typer

from coopctl import codes, discovery, disk, trees
from coopctl.checking import engine, later_facts, selection
from coopctl.cli.completion import complete_code, complete_path
from coopctl.cli.session import Session, one_of, parse_day
from coopctl.errors import FINDINGS, FINE, ReadError, UsageError
from coopctl.findings import Severity
from coopctl.formats import findings as formats
from coopctl.formats import statistics as counts
from coopctl.formats.findings import Checked
from coopctl.loading import loader
from coopctl.loading.locations import resolve
from coopctl.messages import N_, msg
from coopctl.model.names import SETTINGS_FILE

if TYPE_CHECKING:
    from datetime import date

    from coopctl.loading.loader import Loaded

HELP = N_("Check every file. YAML, shape, and the rules across files.")
EXAMPLES = (
    ("coopctl validate", N_("Everything.")),
    ("coopctl validate --staged", N_("What the next commit would hold: for a hook.")),
    ("coopctl validate data/actions/mons-sefrou", N_("Only what is said of these files.")),
    ("coopctl validate --changed-since main --format github", N_("What a pull request changes, in a workflow.")),
)
#: Formats for people; the others are for programs, and stdout then holds nothing else.
SCREENS = ("pretty", "short")
FORMATS = discovery.names(formats)
STDIN = "-"


def run(
    session: Session,
    paths: Annotated[
        list[str],
        typer.Argument(
            metavar="[PATH]...",
            help=N_("Report only these files or folders; everything is loaded all the same. - reads one from stdin."),
            show_default=False,
            autocompletion=complete_path,
        ),
    ],
    *,
    format: Annotated[  # noqa: A002 - the option's name
        str, typer.Option("--format", metavar="|".join(FORMATS), help=N_("How to show what is found."))
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
            help=N_("Report only what changed since REV, a branch or commit, and what refers to it."),
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
            autocompletion=complete_code,
        ),
    ],
    ignore: Annotated[
        list[str],
        typer.Option(
            "--ignore",
            metavar="CODE,…",
            help=N_("Do not report these codes."),
            show_default=False,
            autocompletion=complete_code,
        ),
    ],
    statistics: Annotated[bool, typer.Option("--statistics", help=N_("Say how often each code was found."))] = False,
    no_facts_after: Annotated[
        str | None,
        typer.Option(
            "--no-facts-after", metavar="DAY", help=N_("Report facts dated after DAY as errors."), show_default=False
        ),
    ] = None,
    allow_empty: Annotated[
        bool, typer.Option("--allow-empty", help=N_("A workspace without any record is fine."))
    ] = False,
) -> int:
    """Load, run the rules, show; exit 1 on errors, or on anything with --strict."""
    name = one_of("--format", format, FORMATS)
    reports = [_report(each) for each in report]
    last_day = parse_day("--no-facts-after", no_facts_after) if no_facts_after else None
    if STDIN in paths or stdin_filename is not None:
        paths = [_overlay(session, paths, stdin_filename, changed_since)]
    loaded = session.read
    wanted = selection.Wanted(
        below=_existing(session, loaded, paths),
        select=_codes(loaded, "--select", select),
        ignore=_codes(loaded, "--ignore", ignore),
    )
    portfolio = loaded.portfolio
    if not allow_empty and not (portfolio.agreements or portfolio.actions or portfolio.strays or loaded.findings):
        raise ReadError(
            msg("nothing to check: the workspace has no agreement and no action"),
            msg("if that is right, say so: coopctl validate --allow-empty"),
        )
    if changed_since is not None:
        wanted = _since(session, loaded, changed_since, wanted)
    checked = _checked(session, loaded, wanted, last_day)
    if {name, *(kind for kind, _ in reports)}.difference(SCREENS):
        checked = replace(checked, prefix=trees.prefix(session.root))
    for kind, file in reports:
        session.put(_written(session, loaded, checked, kind, file=True), file)
    session.put(_written(session, loaded, checked, name), utf8=name not in SCREENS)
    if statistics:
        stream = sys.stdout if name in SCREENS else sys.stderr
        stream.write(counts.write(_titled(session, loaded, checked), session.look(stream=stream)))
    return FINDINGS if any(checked.strict or each.severity is Severity.ERROR for each in checked.findings) else FINE


def _checked(session: Session, loaded: Loaded, wanted: selection.Wanted, last_day: date | None) -> Checked:
    """Run the rules and keep what is wanted, by path, then place."""
    later = [] if last_day is None else resolve(later_facts.check(loaded.portfolio, last_day), loaded.documents)
    found = sorted((*loaded.findings, *engine.run(loaded), *later), key=lambda each: each.order)
    looked_at = [path for path in loaded.paths if wanted.path(path)]
    return Checked(
        findings=[each for each in found if wanted.finding(each)],
        texts=loaded.texts,
        files=len(looked_at),
        unread=len(loaded.portfolio.left_out),
        revision=loaded.portfolio.revision,
        paths=looked_at,
        changed=wanted.changed or frozenset(),
        strict=session.asked.strict,
    )


# ---------------------------------------------------------------- what to look at


def _overlay(session: Session, paths: list[str], filename: str | None, changed_since: str | None) -> str:
    """Put what stands on stdin in the place of one file of the tree, and return that file's path."""
    if paths != [STDIN] or filename is None or changed_since is not None:
        raise UsageError(
            msg("‘-’ reads one file from stdin, alone, and --stdin-filename says which"),
            msg("write: coopctl validate - --stdin-filename data/actions/AGREEMENT/NAME.yaml"),
        )
    path = _inside(session, filename)
    if path != SETTINGS_FILE and not path.startswith(f"{trees.DATA}/"):
        raise UsageError(
            msg("{path} is not a file of this workspace", path=filename),
            msg("name coopctl.yaml, or a file below data/, whether it is there yet or not"),
        )
    session.tree = trees.OverlayTree(session.tree, path, sys.stdin.buffer.read(disk.MAX_BYTES + 1))
    return path


def _existing(session: Session, loaded: Loaded, paths: list[str]) -> tuple[str, ...]:
    """Return the paths as the workspace names them. Raise ReadError where one of them matches nothing."""
    below = tuple(path if path in loaded.paths else _inside(session, path) for path in paths)
    if not all(any(selection.is_below(path, [each]) for path in loaded.paths) for each in below):
        raise ReadError(msg("nothing to check: no file of the workspace matches {paths}", paths=tuple(paths)))
    return below


def _inside(session: Session, path: str) -> str:
    """Return a path as the workspace names it: relative to its root, with "/"; through links above it too."""
    plain = session.folder.resolve() / path
    found = os.path.relpath(plain, session.root)
    if found.startswith(os.pardir):
        found = os.path.relpath(plain.parent.resolve() / plain.name, session.root)
    return found.replace(os.sep, "/")


def _since(session: Session, loaded: Loaded, revision: str, wanted: selection.Wanted) -> selection.Wanted:
    """Narrow what is wanted to what changed since a revision, and what refers to it."""
    found = trees.changes(session.root, revision, session.tree)
    before = loader.load(found.before).portfolio if found.before.rows else None
    touched = selection.touched(loaded.portfolio, before, found.paths)
    return replace(wanted, changed=found.paths, touched=touched)


def _codes(loaded: Loaded, option: str, given: list[str]) -> tuple[str, ...]:
    """Return the codes that were asked for, separated by commas or not. Raise UsageError for one that nobody has."""
    wanted = [code.strip() for each in given for code in each.split(",") if code.strip()]
    known = (*codes.codes(), *(rule.id for rule in loaded.portfolio.settings.rules))
    return tuple(one_of(option, code, known) for code in wanted)


# ---------------------------------------------------------------- how to show it


def _report(written: str) -> tuple[str, str]:
    """Return the format and the file of a --report. Raise UsageError where one of them is missing or unknown."""
    name, colon, file = written.partition(":")
    if not colon or not file or file == "-":
        raise UsageError(
            msg("--report wants a format and a file, not ‘{text}’", text=written),
            msg("write it as {words}", words="sarif:coopctl.sarif"),
        )
    return one_of("--report", name, FORMATS), file


def _written(session: Session, loaded: Loaded, checked: Checked, name: str, *, file: bool = False) -> str:
    """Return what a format makes of the outcome. A file is for nobody's terminal."""
    look = session.look(machine=name not in SCREENS)
    if file:
        look = replace(look, color=False, ascii=False, ci=False)
    text: str = discovery.module(formats, name).write(_titled(session, loaded, checked), look)
    return text


def _titled(session: Session, loaded: Loaded, checked: Checked) -> Checked:
    """Add what the project says of its own codes."""
    words = session.look(machine=True).words
    own = {rule.id: words.text(rule.message) for rule in reversed(loaded.portfolio.settings.rules)}
    return replace(checked, titles={code: title for code, title in own.items() if code not in codes.codes()})
