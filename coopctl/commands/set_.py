"""`coopctl set`: fields of a record, by their path."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Annotated

import typer

from coopctl.changing import fields, translations
from coopctl.changing.asking import MissingError
from coopctl.changing.draft import Draft
from coopctl.changing.record_data import record_data
from coopctl.cli import making
from coopctl.cli.completing_fields import complete_assignment, complete_field
from coopctl.cli.options import Changing, Filters, Reference
from coopctl.cli.session import Session
from coopctl.errors import FINDINGS, FINE, UsageError
from coopctl.messages import N_, msg, nmsg

if TYPE_CHECKING:
    from coopctl.changing.typed import Typist
    from coopctl.cli.making import Doing, Planned
    from coopctl.model.records import Action

HELP = N_(
    "Set fields of a record, or of all actions that filters keep. FIELD=VALUE; += and -= add to a list or a number, or "
    "take away from it."
)
EXAMPLES = (
    ("coopctl set mons-sefrou/photo lead=mons priority=high", N_("Two fields.")),
    ("coopctl set mons-sefrou/photo milestones.catalogue.due=2019-03 tags+=youth", N_("A milestone's day, and a tag.")),
    ("coopctl set mons-sefrou/photo --unset priority", N_("Take a field away.")),
    ("coopctl set --axis culture --status planned lead=mons", N_("Several actions at once, all or none.")),
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
    yes: Annotated[bool, typer.Option("--yes", help=N_("Ask nothing."))] = False,
    filters: Filters,
    changing: Changing,
) -> int:
    """Draft the fields of the record, or of each action that the filters keep, and make the change."""
    filtered = filters != Filters()
    if ref is not None and "=" in ref and filtered:
        assignments, ref = [ref, *assignments], None
    if ref is not None and "=" in ref:
        raise UsageError(
            msg("the record is missing before ‘{word}’", word=ref),
            msg(
                "name it first: {command}; or choose several by filters: {filters}",
                command=f"coopctl set REF {ref}",
                filters="--agreement, --axis, --status, …",
            ),
        )
    if ref is not None and filtered:
        raise UsageError(
            msg("a record and filters exclude each other"), msg("name the record, or choose several by filters")
        )
    assignments = making.filled(assignments)
    named = assignments[0] if len(assignments) == 1 and "=" not in assignments[0] else None
    wanted = [] if named else [fields.assignment(each) for each in assignments]
    written: dict[str, str] = {}

    def draft_fields(draft: Draft, typist: Typist, answers: dict[str, str]) -> None:
        asked = [fields.valued(draft, named, answers)] if named else []
        if not (asked or wanted or unset):
            asked = [fields.asked(draft, answers)]
        parts = [fields.Assignment(field, "=", word) for field, word in answers.items() if field not in fields.ASKED]
        for each in (*wanted, *asked, *parts):
            fields.assign(draft, each, typist)
        for path in unset:
            fields.unset(draft, path)
        translations.complete(draft)
        written.update({str(each.place[0]): str(each.after) for each in draft.written if len(each.place) == 1})

    if filtered:
        code = _many(session, filters, changing, draft_fields, yes=yes)
    else:
        code = making.make(session, changing, ref, draft_fields)
    if code == FINDINGS and "status" in written and not filtered:
        say = f'coopctl log {ref or "REF"} "…" --status {written["status"]}'
        session.remark(msg("a status is best said in an update, which sets its days too: {command}", command=say))
    if "period" in written and (code == FINDINGS or (filtered and code == FINE)):
        say = f'coopctl postpone {ref or "REF"} --to … --reason "…"'
        session.remark(
            msg("a period is best moved with its reason, which keeps the one first agreed: {command}", command=say)
        )
    return code


def _many(session: Session, filters: Filters, changing: Changing, do: Doing, *, yes: bool) -> int:
    """Change all actions that the filters keep, or none; somebody has to agree."""
    say_what_is_left_out = cache(session.left_out)  # of what is read then: reading all before would be once more

    def planned(typist: Typist, answers: dict[str, str]) -> Planned:
        say_what_is_left_out()
        actions = session.view(filters).actions
        if not actions:
            raise UsageError(
                msg("no action fits the filters"),
                msg("see what there is: coopctl list agreements, coopctl list actions"),
            )
        drafts = [_drafted(session, action, do, typist, making.of_fields(answers)) for action in actions]
        count = sum(bool(draft.operations) for draft in drafts)
        question = nmsg("Change this action? [Y/n]", "Change these {n} actions? [Y/n]", count)
        return making.of_records(drafts, None if yes else question)

    return making.make_together(session, changing, planned)


def _drafted(session: Session, action: Action, do: Doing, typist: Typist, answers: dict[str, str]) -> Draft:
    """Draft what becomes of one of several actions. Raise UsageError, which names it, where that cannot be."""
    draft = Draft(record_data(session.portfolio, action.ref))
    try:
        do(draft, typist, answers)
    except MissingError:
        raise
    except UsageError as error:
        raise UsageError(msg("{ref}: {what}", ref=action.ref, what=error.message), error.help) from error
    return draft
