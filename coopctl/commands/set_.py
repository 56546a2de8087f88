"""`coopctl set`: fields of a record, by their path."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from coopctl.changing import fields, translations
from coopctl.cli import making
from coopctl.cli.completion import complete_assignment, complete_field
from coopctl.cli.options import Changing, Reference
from coopctl.cli.session import Session
from coopctl.errors import FINDINGS, UsageError
from coopctl.messages import N_, msg

if TYPE_CHECKING:
    from coopctl.changing.draft import Draft
    from coopctl.changing.values import Typist

HELP = N_("Set fields of a record. FIELD=VALUE; += and -= add to a list or a number, or take away from it.")
EXAMPLES = (
    ("coopctl set mons-sefrou/photo lead=mons priority=high", N_("Two fields.")),
    ("coopctl set mons-sefrou/photo milestones.catalogue.due=2019-03 tags+=youth", N_("A milestone's day, and a tag.")),
    ("coopctl set mons-sefrou/photo --unset priority", N_("Take a field away.")),
)
WRITES = True


def run(
    session: Session,
    ref: Reference = None,
    *,
    assignments: Annotated[
        list[str],
        typer.Argument(
            metavar="[FIELD=VALUE]...",
            help=N_("What to set; rows of a list by their id: milestones.m2.done=2019-03-01."),
            show_default=False,
            autocompletion=complete_assignment,
        ),
    ],
    unset: Annotated[
        list[str],
        typer.Option(
            "--unset",
            metavar="FIELD",
            help=N_("A field to take away; may be given several times."),
            show_default=False,
            autocompletion=complete_field,
        ),
    ],
    changing: Changing,
) -> int:
    """Draft the fields, and make the change."""
    if ref is not None and "=" in ref:
        raise UsageError(
            msg("the record is missing before ‘{word}’", word=ref),
            msg("name it first: {command}", command=f"coopctl set REF {ref}"),
        )
    wanted = [fields.assignment(each) for each in assignments]
    if not wanted and not unset:
        raise UsageError(
            msg("there is nothing to set"),
            msg("write FIELD=VALUE, FIELD+=VALUE or FIELD-=VALUE: {example}", example="status=in_progress"),
        )

    def draft_fields(draft: Draft, typist: Typist, answers: dict[str, str]) -> None:
        for each in [*wanted, *(fields.Assignment(field, "=", word) for field, word in answers.items())]:
            fields.assign(draft, each, typist)
        for path in unset:
            fields.unset(draft, path)
        translations.complete(draft)

    code = making.make(session, changing, ref, draft_fields)
    status = next((each.word for each in wanted if each.path == "status"), None)
    if code == FINDINGS and status is not None:
        say = f'coopctl log {ref or "REF"} "…" --status {status}'
        session.remark(msg("a status is best said in an update, which sets its days too: {command}", command=say))
    return code
