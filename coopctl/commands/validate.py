"""`coopctl validate`: everything wrong, in one run, in every file."""

from __future__ import annotations

import os
from typing import Annotated

import typer

from coopctl import discovery, later_facts, pages, rules
from coopctl.completion import complete_path
from coopctl.errors import FINDINGS, FINE, ReadError
from coopctl.findings import Finding, Severity
from coopctl.formats import findings as formats
from coopctl.formats.findings import Checked
from coopctl.locations import resolve
from coopctl.messages import N_, msg
from coopctl.session import Session, one_of, parse_day

HELP = N_("Check every file. YAML, shape, and the rules across files.")


def run(
    session: Session,
    paths: Annotated[
        list[str],
        typer.Argument(
            metavar="[PATH]...",
            help=N_("Report only these files or folders; everything is loaded all the same."),
            show_default=False,
            autocompletion=complete_path,
        ),
    ],
    *,
    format: Annotated[str, typer.Option("--format", metavar="FORMAT", help=N_("pretty, short or json."))] = "pretty",  # noqa: A002 - the option's name
    select: Annotated[
        list[str], typer.Option("--select", metavar="CODE", help=N_("Report only this code."), show_default=False)
    ],
    ignore: Annotated[
        list[str], typer.Option("--ignore", metavar="CODE", help=N_("Do not report this code."), show_default=False)
    ],
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
    name = one_of("--format", format, discovery.names(formats))
    for code in (*select, *ignore):
        one_of("--select", code, pages.codes())
    last_day = parse_day("--no-facts-after", no_facts_after) if no_facts_after else None
    loaded = session.read
    wanted = [_inside(session, path) for path in paths]
    files = [path for path in loaded.paths if _is_below(path, wanted)]
    if wanted and not all(any(_is_below(path, [each]) for path in loaded.paths) for each in wanted):
        raise ReadError(msg("nothing to check: no file of the workspace matches {paths}", paths=tuple(paths)))
    if not allow_empty and not (loaded.portfolio.agreements or loaded.portfolio.actions or loaded.findings):
        raise ReadError(
            msg("nothing to check: the workspace has no agreement and no action"),
            msg("if that is right, say so: coopctl validate --allow-empty"),
        )
    later = [] if last_day is None else resolve(later_facts.check(loaded.portfolio, last_day), loaded.documents)
    findings = sorted((*loaded.findings, *rules.run(loaded), *later), key=lambda each: each.order)
    kept = [
        each
        for each in findings
        if _is_below(each.path, wanted) and (not select or each.code in select) and each.code not in ignore
    ]
    checked = Checked(
        findings=kept,
        texts={path: document.text for path, document in loaded.documents.items()},
        files=len(files),
        unread=len(loaded.portfolio.left_out),
        revision=loaded.portfolio.revision,
    )
    text = discovery.module(formats, name).write(checked, session.look(machine=name == "json"))
    session.put(text, utf8=name == "json")
    return FINDINGS if _failed(kept, strict=session.asked.strict) else FINE


def _failed(findings: list[Finding], *, strict: bool) -> bool:
    return any(strict or each.severity is Severity.ERROR for each in findings)


def _inside(session: Session, path: str) -> str:
    """Return a path as the workspace names it: relative to its root, with "/"."""
    return os.path.relpath(session.folder.resolve() / path, session.root).replace(os.sep, "/")


def _is_below(path: str, folders: list[str]) -> bool:
    return not folders or any(folder in (".", path) or path.startswith(f"{folder}/") for folder in folders)
