"""The documents on which the paper rests: what each is, by whom and of when, and where it is found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coopctl.messages import msg, nmsg
from coopctl.reports.arrange import filled
from coopctl.reports.paper import Part, Rows
from coopctl.tables import Column, Sheet

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coopctl.reports.committee.scope import Scope

_COLUMNS = (
    Column("title", msg("Title"), grow=True),
    Column("publisher", msg("Publisher"), grow=True),
    Column("date", msg("Date")),
    Column("kind", msg("Kind")),
    Column("where", msg("Where"), grow=True),
)


def parts(scope: Scope) -> Iterator[Part]:
    """Yield the chapter; nothing where no document is described."""
    described = [each for record in scope.view.agreements for each in record.documents]
    described += [each for record in scope.view.actions for each in record.documents]
    found = {each.url or each.file or each.id: each for each in described}
    rows = tuple(
        (each.title or each.id, each.publisher, each.date, each.kind, each.url or each.file) for each in found.values()
    )
    if rows:
        heading = nmsg("{n} document", "{n} documents", len(rows))
        sheet = Sheet(kind="documents", columns=_COLUMNS, rows=rows, heading=heading, empty=msg("none"))
        yield Part(name="documents", title=msg("Documents"), blocks=(Rows(filled(sheet)),))
