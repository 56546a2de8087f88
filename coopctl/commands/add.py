"""`coopctl add`: a row of a list, or what changes in it."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Annotated

import typer

from coopctl.changing import adding, rows
from coopctl.cli import making
from coopctl.cli.completing_fields import complete_list, complete_row_field
from coopctl.cli.options import Changing, Reference
from coopctl.cli.session import Session
from coopctl.i18n import field_labels
from coopctl.messages import N_, msg
from coopctl.shells import quoted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coopctl.changing.draft import Draft
    from coopctl.changing.subschemas import Subschema
    from coopctl.changing.typed import Typist
    from coopctl.i18n.words import Words

HELP = N_("Add a row to a list of a record. Where a row of that key stands already, that one is changed.")
EXAMPLES = (
    ("coopctl add mons-sefrou/photo readings indicator=visitors value=480", N_("A value measured today.")),
    ("coopctl add mons-sefrou/photo budget year=2019 funder=mons spent+=1250", N_("Money spent, added to the line.")),
    ('coopctl add mons-sefrou decisions meeting=visit id=dates text="New dates."', N_("A decision.")),
)
WRITES = True


def more_help(typed: Sequence[str], words: Words) -> str:
    """Return the fields of the list that a call for help names, else the lists that there are."""
    known = {**rows.lists("agreement"), **rows.lists("action")}
    wanted = next((known[word] for word in typed if word in known), None)
    if wanted is None:
        kinds = ((msg("Lists of an action:"), "action"), (msg("Lists of an agreement:"), "agreement"))
        told = [line for title, kind in kinds for line in (words.say(title), *_listed(_lists(kind, words)), "")]
        return "\n".join([*told, words.say(msg("The fields of a list:")), "  coopctl add REF LIST --help"])
    required = words.say(msg("[required]"))
    fields = [
        (f"{field_labels.asked(name, words)} {required if needed else ''}", _example(name, each))
        for name, each, needed in rows.fields(wanted)
    ] or [(field_labels.asked(wanted.name, words), f"coopctl add REF {wanted.name} …")]
    return "\n".join([words.say(msg("What a row of ‘{field}’ takes:", field=wanted.name)), *_listed(fields)])


def _lists(kind: str, words: Words) -> list[tuple[str, str]]:
    return [(name, field_labels.asked(name, words)) for name in rows.lists(kind)]


def _example(name: str, shape: Subschema) -> str:
    """Return how a field is given: by its words, by its first part, by what it may hold, or by dots."""
    inner = next(iter(shape.fields), None)
    if inner is not None and shape.kind != "who":
        return _example(f"{name}.{inner}", shape.fields[inner])
    given = "|".join(shape.words) or (str(shape.example) if isinstance(shape.example, str | int | Decimal) else "…")
    return f"{name}={quoted(given) if ' ' in given else given}"


def _listed(lines: Sequence[tuple[str, str]]) -> list[str]:
    """Return lines of which the second parts stand below each other."""
    width = max(len(first) for first, _ in lines)
    return [f"  {first:<{width}}  {second}" for first, second in lines]


def run(
    session: Session,
    ref: Reference = None,
    name: Annotated[
        str | None,
        typer.Argument(
            metavar="LIST",
            help=N_("The list, as the files call it: milestones, readings, budget, decisions, …"),
            show_default=False,
            autocompletion=complete_list,
        ),
    ] = None,
    *,
    words: Annotated[
        list[str],
        typer.Argument(
            metavar="[KEY=VALUE]...",
            help=N_("The fields of the row."),
            show_default=False,
            autocompletion=complete_row_field,
        ),
    ],
    changing: Changing,
) -> int:
    """Draft the row, and make the change."""
    words = making.filled(words)

    def draft_row(draft: Draft, typist: Typist, answers: dict[str, str]) -> None:
        given = name or answers.get(rows.LIST) or rows.choose(draft.subject)
        parts = {field: word for field, word in answers.items() if field != rows.LIST}
        adding.add(draft, given, words, typist, parts)

    return making.make(session, changing, ref, draft_row)
