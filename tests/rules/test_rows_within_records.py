"""Rules look at the people, sources and dates of milestones and decisions too."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coopctl import trees
from coopctl.checking import engine
from coopctl.loading import loader
from tests.conftest import BASE
from tests.tables import table

if TYPE_CHECKING:
    from tests.conftest import Workspace

ACTION = "data/actions/mons-sefrou/guides.yaml"
AGREEMENT = "data/agreements/mons-sefrou.yaml"
HEAD = "title: Training of guides\naxis: culture\nlead: mons\nstatus: planned\n"
PLAN = (BASE / AGREEMENT).read_text(encoding="utf-8")


def found(workspace: Workspace, path: str, text: str) -> list[tuple[str, int]]:
    loaded = loader.load(trees.worktree(workspace(files={path: text})))
    assert loaded.findings == ()
    return [(each.code, each.span.line) for each in engine.run(loaded)]


@table(
    ("row", "code"),
    [
        ("{id: a, lead: liege}", "unknown-party"),
        ("{id: a, lead: {person: A. Dupont, functions: [a.dupont@mons.example]}}", "personal-contact"),
        ("{id: a, note: Ask a.dupont@mons.example}", "personal-contact"),
        ("{id: a, lead: mons, note: Moved by a month}", None),
    ],
)
def test_milestones(workspace: Workspace, row: str, code: str | None) -> None:
    text = f"{HEAD}milestones:\n  - {row}\n"

    assert found(workspace, ACTION, text) == ([(code, 6)] if code else [])


@table(
    ("row", "code"),
    [
        ("{id: a, text: Do it, sources: [minutes]}", "unknown-source"),
        ("{id: a, text: Do it, due: 2019-06, baseline: 2018}", "dates-out-of-order"),
        ("{id: a, text: Do it, due: 2019-06, baseline: 2019-03, sources: ['https://example.org/minutes']}", None),
    ],
)
def test_decisions(workspace: Workspace, row: str, code: str | None) -> None:
    text = f"{PLAN}meetings:\n  - id: m\n    date: 2019-01-10\n    decisions:\n      - {row}\n"

    assert found(workspace, AGREEMENT, text) == ([(code, len(text.splitlines()))] if code else [])
