"""One record, as a page for people, as lines for pipes, or whole for programs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coopctl.messages import msg
from coopctl.reports.lists import actions, agreements
from coopctl.reports.numbered import alone
from coopctl.reports.paper import Facts, Rows, facts
from coopctl.reports.records import action_page, agreement_page, explanation
from coopctl.reports.records.pages import as_cell, referring
from coopctl.tables import Column, Sheet

if TYPE_CHECKING:
    from coopctl.model.records import Action
    from coopctl.reports.paper import Paper
    from coopctl.reports.view import View
    from coopctl.tables import Cell


def page(view: View, ref: str, *, explain: bool = False) -> Paper:
    """Return the page of the record that `ref` names. Raise KeyError where there is none."""
    if "/" in ref:
        return action_page.page(view, view.portfolio.actions[ref], explain=explain)
    return agreement_page.page(view, view.portfolio.agreements[ref], explain=explain)


def flat(paper: Paper) -> Sheet:
    """Return a page as rows of section, field and value: nothing is shortened, and a number is a fact of its own."""
    lines: list[tuple[Cell, ...]] = [(None, msg("reference"), paper.scope), (None, msg("title"), alone(paper.title))]
    lines += [(None, label, cell) for label, cell in paper.facts]
    for part in paper.parts:
        for block in part.blocks:
            if isinstance(block, Facts):
                lines += [(part.title, label, cell) for label, cell in block.pairs]
            elif isinstance(block, Rows):
                titles = [column.title for column in block.sheet.columns]
                for row in block.sheet.rows:
                    lines += [(part.title, label, cell) for label, cell in facts(*zip(titles, row, strict=True))]
    return Sheet(
        kind="show",
        columns=(
            Column("section", msg("Section")),
            Column("field", msg("Field")),
            Column("value", msg("Value"), grow=True),
        ),
        rows=tuple(lines),
        heading=msg("{ref}", ref=paper.scope),
        empty=msg("nothing"),
    )


def data(view: View, ref: str) -> Sheet:
    """Return one record for programs: what is computed, how, what refers to it, and the file's own words."""
    if "/" in ref:
        action = view.portfolio.actions[ref]
        names = tuple(column.name for column in actions.COLUMNS)
        computed, written, path = actions.row(view, action), action.data, action.path
        more: dict[str, Cell] = {
            "explained": explanation.data(explanation.of_action(view, action)),
            "referred_by": _referred(view, action),
        }
    else:
        agreement = view.portfolio.agreements[ref]
        names = tuple(column.name for column in agreements.COLUMNS)
        computed, written, path = agreements.row(view, agreement), agreement.data, agreement.path
        more = {"explained": explanation.data(explanation.of_agreement(view, agreement)), "referred_by": {}}
    cells: dict[str, Cell] = {
        "ref": ref,
        "path": path,
        "record": "action" if "/" in ref else "agreement",
        "computed": dict(zip(names, computed, strict=True)),
        **more,
        "data": as_cell(dict(written)),
    }
    return Sheet(
        kind="show",
        columns=tuple(Column(name, msg("{name}", name=name)) for name in cells),
        rows=(tuple(cells.values()),),
        heading=msg("{ref}", ref=ref),
        empty=msg("nothing"),
    )


def _referred(view: View, action: Action) -> Cell:
    names = {
        "parts": "parts",
        "took over": "merged_into",
        "waiting for it": "depends_on",
        "related": "related",
        "decisions about it": "decisions",
    }
    return {names[label.text]: cell for label, cell in referring(view, action)}
