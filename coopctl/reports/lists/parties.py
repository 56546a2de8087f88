"""Parties: who takes part, as described once, and in which agreements."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coopctl.messages import msg, nmsg
from coopctl.reports import codes
from coopctl.reports.fields import column
from coopctl.tables import Named, Sheet

if TYPE_CHECKING:
    from coopctl.model.records import Party
    from coopctl.reports.view import View

COLUMNS = (
    column("id"),
    column("name", grow=True, whole=True),
    column("kind", drop=2),
    column("country"),
    column("subdivision", drop=3),
    column("place", drop=4),
    column("agreements", drop=5, right=True),
)


def sheet(view: View) -> Sheet:
    """List the parties of the agreements shown, each once, with what any agreement says of it."""
    described: dict[str, list[Party]] = {}
    for agreement in view.portfolio.agreements.values():
        for party in agreement.parties:
            described.setdefault(party.id, []).append(party)
    taking_part: dict[str, list[str]] = {}
    for agreement in view.agreements:
        for party in agreement.parties:
            taking_part.setdefault(party.id, []).append(agreement.ref)
    rows = tuple(
        (
            ref,
            next((each.name for each in described[ref] if each.name), None),
            next((each.kind for each in described[ref] if each.kind), None),
            codes.country(next((each.country for each in described[ref] if each.country), None)),
            codes.subdivision(next((each.subdivision for each in described[ref] if each.subdivision), None)),
            next((each.place for each in described[ref] if each.place), None),
            Named(refs := tuple(dict.fromkeys(agreements)), len(refs)),
        )
        for ref, agreements in sorted(taking_part.items())
    )
    return Sheet(
        kind="parties",
        columns=COLUMNS,
        rows=rows,
        heading=nmsg("{n} party", "{n} parties", len(rows)),
        empty=msg("no parties"),
    )
