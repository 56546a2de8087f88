"""For programs: one item a change in the words of the domain, each field that is another, and what follows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coopctl.changes.change import FIRST
from coopctl.formats import Audience
from coopctl.formats.rows import json_
from coopctl.messages import msg
from coopctl.model.names import path_of
from coopctl.model.places import field_name
from coopctl.reviewing.likeness import perhaps_renamed
from coopctl.tables import Column, Sheet

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from coopctl.changes.change import Change
    from coopctl.findings import Finding
    from coopctl.formats import Frame
    from coopctl.formats.look import Look
    from coopctl.measures.money import Pot, Sums
    from coopctl.model.records import Json
    from coopctl.reviewing.difference import Difference, Reviewed
    from coopctl.tables import Cell

AUDIENCE = Audience.PROGRAMS
ENDINGS = ("json",)

_COLUMNS = tuple(
    Column(name, msg("Change"))
    for name in ("ref", "title", "id", "date", "kind", "group", "first", "before", "after", "days", "days_late")
)


def write(difference: Difference, frame: Frame, look: Look) -> str:
    """Return the envelope that rows have: the changes as items, worst record first, and more members."""
    return json_.write(sheet(difference), frame, look)


def sheet(difference: Difference) -> Sheet:
    """Give the changes as rows."""
    order = [ref for each in difference.agreements for ref in each.records]
    comparison = difference.comparison
    return Sheet(
        kind="diff",
        columns=_COLUMNS,
        rows=tuple(_row(each) for ref in order for each in difference.of(ref)),
        heading=msg("What has changed"),
        empty=msg("Nothing has changed"),
        extra={
            "from": {"name": difference.names[0], "revision": difference.revisions[0]},
            "to": {"name": difference.names[1] or None, "revision": difference.revisions[1]},
            "counts": {str(group): n for group, n in difference.counts.items()},
            "records": tuple(
                {
                    "ref": ref,
                    "path": path_of(ref),
                    "formerly": comparison.names.get(ref),
                    "state": "new"
                    if ref in comparison.new
                    else "removed"
                    if ref in comparison.removed
                    else "changed"
                    if ref in comparison.edited or ref in comparison.names
                    else "affected",
                    "fields": tuple(_fields(ref, difference)),
                    "authors": tuple(difference.authors.get(ref, ())),
                }
                for ref in order
            ),
            "agreements": tuple(_effect(each) for each in difference.agreements),
            "findings": {
                "brought": tuple(map(_finding, difference.brought)),
                "mended": tuple(map(_finding, difference.mended)),
                **({"files_not_checked": difference.unchecked} if difference.unchecked else {}),
            },
            "unread": tuple(
                {"side": side, "path": left.path, "code": left.code}
                for side, found in zip(("before", "after"), difference.unread, strict=True)
                for left in found
            ),
            "only_written_otherwise": tuple(difference.written),
            "settings_changed": difference.settings,
            "perhaps_renamed": tuple(
                {"before": before, "after": after} for before, after in perhaps_renamed(comparison)
            ),
        },
    )


def _row(change: Change) -> tuple[Cell, ...]:
    slip = change.slip
    return (
        change.ref,
        change.title,
        change.id,
        change.dated,
        change.kind,
        change.group,
        change.kind in FIRST,
        change.before,
        change.after,
        (slip.least, slip.most) if slip else None,
        change.days_late,
    )


def _fields(ref: str, difference: Difference) -> Iterator[Cell]:
    draft = difference.comparison.edited.get(ref)
    for each in draft.written if draft else ():
        yield {"field": field_name(each.place), "before": cell(each.before), "after": cell(each.after)}


def cell(value: Json) -> Cell:
    """Return what a file says as a cell."""
    if isinstance(value, dict):
        return {name: cell(each) for name, each in value.items()}
    return tuple(map(cell, value)) if isinstance(value, list) else value


def _effect(one: Reviewed) -> Cell:
    effect = one.effect
    return {
        "ref": one.ref,
        "progress": {"before": effect.progress[0], "after": effect.progress[1]} if effect.progress else None,
        "healths": {str(word): {"before": then, "after": now} for word, (then, now) in effect.healths.items()},
        "money": _money(effect.sums),
        "money_of_parts": _money(effect.parts),
    }


def _money(sums: Mapping[Pot, tuple[Sums, Sums]]) -> Cell:
    return tuple(
        {
            "currency": pot.currency,
            "kind": pot.kind,
            "before": {"planned": then.planned, "committed": then.committed, "spent": then.spent},
            "after": {"planned": now.planned, "committed": now.committed, "spent": now.spent},
        }
        for pot, (then, now) in sums.items()
    )


def _finding(finding: Finding) -> Cell:
    return {
        "path": finding.path,
        "line": finding.span.line,
        "column": finding.span.column,
        "code": finding.code,
        "severity": finding.severity,
        "message": finding.message,
    }
