"""What an import says of a file: its cells that were not simply taken, and the counts of all."""

from __future__ import annotations

from collections import Counter
from types import MappingProxyType
from typing import TYPE_CHECKING

from coopctl.i18n.field_labels import FIELDS
from coopctl.mapping.told import FATES, Fate
from coopctl.messages import N_, Message, msg, nmsg
from coopctl.tables import Column, Explained, Named, Sheet

if TYPE_CHECKING:
    from coopctl.mapping.assembled import Assembled
    from coopctl.mapping.bringing import Brought
    from coopctl.mapping.proposing import Proposal

COLUMNS = (
    Column("where", Message(N_("Where"))),
    Column("column", Message(N_("Column")), drop=2),
    Column("value", Message(N_("Value")), grow=True),
    Column("fate", Message(N_("What became of it"))),
    Column("reason", Message(N_("Reason")), grow=True, whole=True),
)


#: What is no field of a record, or is called otherwise here.
_LABELS = MappingProxyType(
    {
        "contact": msg("a way to reach a person: left out"),
        "period.from": msg("Start"),
        "period.to": msg("Deadline"),
        "update": FIELDS["updates"],
        "updated": FIELDS["date"],
    }
)

SEEN = (
    Column("column", Message(N_("Column"))),
    Column("field", Message(N_("Field"))),
    Column("values", Message(N_("Values")), right=True),
    Column("unclear", Message(N_("Not understood")), right=True),
    Column("examples", Message(N_("Examples")), grow=True),
)


def _label(path: str) -> Message:
    """Return what people call the field that a column seems to say."""
    return _LABELS.get(path) or FIELDS[path.rpartition(".")[2]]


def columns(proposal: Proposal) -> Sheet:
    """Return what each column of a file seems to say."""
    return Sheet(
        kind="columns",
        columns=SEEN,
        rows=tuple(
            (
                each.heading,
                Named(each.path, _label(each.path)) if each.path else None,
                each.values,
                each.unclear,
                each.examples,
            )
            for each in proposal.seen
        ),
        heading=msg("What the columns seem to say"),
        empty=msg("The file has no columns."),
        notes=(nmsg("{n} row below the headings", "{n} rows below the headings", proposal.rows),),
    )


def sheet(read: Assembled, brought: Brought) -> Sheet:
    """Return the cells that were not simply taken, row by row, under what the import does in all."""
    fates = Counter(each.fate for each in read.told)
    became = {fate: Explained(fate.value, Message(said)) for fate, said in FATES.items()}
    changed = len([each for each in brought.edits if each.kind == "action"])
    counts = {
        "rows": read.rows,
        "records": len(read.records),
        "new": len(brought.begun),
        "changed": changed,
        **{fate.value: fates[fate] for fate in Fate},
    }
    return Sheet(
        kind="import",
        columns=COLUMNS,
        rows=tuple((each.where, each.heading, each.shown, became[each.fate], each.message) for each in read.told),
        heading=msg("What was not simply taken"),
        empty=msg("Every cell was taken as it stands."),
        notes=(
            nmsg("{n} row read", "{n} rows read", read.rows),
            nmsg(
                "{n} record: {new} new, {changed} changed",
                "{n} records: {new} new, {changed} changed",
                len(read.records),
                new=len(brought.begun),
                changed=changed,
            ),
        ),
        extra=counts,
    )
