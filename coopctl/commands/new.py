"""`coopctl new`: an agreement, an action or a meeting that was not there before."""

from __future__ import annotations

from typing import Annotated

import typer

from coopctl.changing import creating, fields
from coopctl.changing.asking import Choice, MissingError
from coopctl.changing.creating import ACTION, AGREEMENT, KINDS, MEETING, Wish
from coopctl.cli import creating as asking
from coopctl.cli import making, questions
from coopctl.cli.completing_fields import complete_from, complete_new, complete_new_field
from coopctl.cli.completion import complete_new_kind
from coopctl.cli.options import Changing, Writing
from coopctl.cli.session import Session
from coopctl.errors import UsageError
from coopctl.messages import N_, msg
from coopctl.spelling import references
from coopctl.spelling.nearest import one_of

HELP = N_("Begin an agreement, an action or a meeting. Asks for what is needed, and writes a file with remarks.")
EXAMPLES = (
    ("coopctl new action", N_("With questions, of which a slip can be corrected.")),
    (
        'coopctl new agreement lyon-fes title="Lyon–Fès" kind=twinning status=in_negotiation parties=Lyon,Fès',
        N_("Without questions; of a party or an axis ID=NAME chooses the id."),
    ),
    (
        'coopctl new agreement lyon-fes title.fr="Lyon–Fès" axes.water.title.fr=Eau axes.water.title.nl=Water',
        N_("Titles in several languages; of an axis after its id."),
    ),
    ("coopctl new action lyon-fes/show title=Exhibition status=planned axis=crafts", N_("An action, by its name.")),
    ("coopctl new meeting lyon-fes date=2026-11-18 kind=joint_committee", N_("A meeting, in its agreement.")),
)
WRITES = True
#: What stands in the reference, and may be said as a field.
_BESIDE = {AGREEMENT: ("name",), ACTION: ("agreement", "name"), MEETING: ("agreement",)}


def run(
    session: Session,
    kind: Annotated[
        str | None,
        typer.Argument(
            metavar="KIND",
            help=N_("agreement, action or meeting."),
            show_default=False,
            autocompletion=complete_new_kind,
        ),
    ] = None,
    words: Annotated[
        list[str],
        typer.Argument(
            metavar="[REF] [FIELD=VALUE]...",
            help=N_("Its name, or the agreement that it belongs to; then its fields."),
            show_default=False,
            autocompletion=complete_new,
        ),
    ] = [],  # noqa: B006 - typer's own way to say that there may be none
    *,
    source: Annotated[
        str | None,
        typer.Option(
            "--from",
            metavar="REF",
            help=N_("Begin with what lasts of another one, without its dates and facts; of a meeting its id."),
            show_default=False,
            autocompletion=complete_from,
        ),
    ] = None,
    set_: Annotated[
        list[str],
        typer.Option(
            "--set",
            metavar="FIELD=VALUE",
            help=N_("A field; the same as FIELD=VALUE alone."),
            show_default=False,
            autocompletion=complete_new_field,
        ),
    ],
    writing: Writing,
) -> int:
    """Read what the call says, and make it."""
    asked = questions.asking()
    if kind is None:
        titles = (msg("agreement"), msg("action"), msg("meeting"))
        choices = tuple(Choice(word, title) for word, title in zip(KINDS, titles, strict=True))
        missing = MissingError("KIND", choices, question=msg("{field}:", field=msg("Kind")))
        if not asked:
            raise missing
        kind = questions.missing(missing, session.look())
    kind = one_of("KIND", kind, KINDS)
    ref = words[0] if words and "=" not in words[0] else ""
    given = tuple(fields.assignment(each) for each in making.filled([*(words[1:] if ref else words), *set_]))
    beside = {each.path: each.word for each in given if each.path in _BESIDE[kind]}
    given = tuple(each for each in given if each.path not in beside)
    answers = _named(kind, ref) | beside
    if belongs := answers.get("agreement"):
        answers["agreement"] = creating.belongs_to(session.portfolio, belongs, shortened=asked)
    if source and kind != MEETING:
        source = (references.find if asked else references.exact)(session.portfolio, source)
    return asking.create(session, writing, Wish(kind, given, source, making.typist(session, Changing())), answers)


def _named(kind: str, ref: str) -> dict[str, str]:
    """Return what the reference says: which agreement, and the name within it. Raise UsageError where it is none."""
    if kind == AGREEMENT:
        return {"name": ref} if ref else {}
    agreement, slash, name = ref.partition("/")
    if slash and kind != ACTION:
        raise UsageError(msg("a meeting stands in its agreement"), msg("name that one: {ref}", ref=agreement))
    return {field: word for field, word in (("agreement", agreement), ("name", name)) if word}
