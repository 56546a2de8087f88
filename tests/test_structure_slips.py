"""Slips of names and structure: what is told, and what stands there once each help that leaves no choice is obeyed.

A row is the file, what stood there, what was written, words of the helps in order, and what stands there when obeyed,
again and again while a help leaves one mend: then nothing is found. Where it is "", the help offers several readings
and chooses none.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from coopctl.i18n.words import words
from tests.test_obeying import replaced
from tests.test_slips import FILES, PLACES, found

if TYPE_CHECKING:
    from pathlib import Path

    from coopctl.findings import Finding
    from tests.conftest import Workspace

_ROW = "  - id: appel\n    title: Appel à candidatures\n    due: 2024-06\n"
_AXIS = "  - id: eau\n    number: 2\n    title: Eau et agriculture\n"
_TITLE, _LEAD = "title: Formation de jeunes guides\n", "lead: souss\n"

SLIPS: tuple[tuple[str, str, str, tuple[str, ...], str], ...] = (
    # ---- several fields on one line
    ("agreement", _AXIS, "  - id: eau; title: Eau et agriculture\n", ("write one below the other: id: eau, title: Eau et agriculture",), "  - id: eau\n    title: Eau et agriculture\n"),
    ("action", _ROW, "  - id: appel | title: Appel à candidatures | due: 2024-06\n", ("one below the other",), _ROW),
    ("action", _ROW, "  - id: appel  title: Appel à candidatures  due: 2024-06;\n", ("one below the other",), _ROW),
    ("action", _ROW, "  - id: appel, title: Appel à candidatures, due: 2024-06}\n", ("one below the other",), _ROW),
    ("action", _ROW, "  - id: appel; titre: Appel à candidatures; échéance: juin 2024\n", ("one below the other",), _ROW),
    ("action", _ROW, "  - id: appel، العنوان: Appel à candidatures، الأجل: 2024-06\n", ("one below the other",), _ROW),
    ("action", _ROW, "  - title: Appel à candidatures; id: appel; due: 2024-06\n", ("on its own line: title: Appel à candidatures, id: appel, due: 2024-06; or quote",), ""),
    ("action", _TITLE, "title: Formation de jeunes guides, number: 8\n", ("title: Formation de jeunes guides, number: 8; or quote the text",), ""),
    ("action", "period: 2024-03/2026-06", "period: 2024-03/2026-06, soit: deux ans", ("if ‘soit’ is a field",), ""),
)  # fmt: skip


def obeyed(root: Path, path: str, told: list[Finding]) -> str:
    """Write every mend that is told, the last first, again and again; return what stands there then."""
    text = (root / path).read_text(encoding="utf-8")
    for _ in range(4):
        mends = [each for each in told if each.path == path and each.mend is not None]
        if not mends:
            break
        for each in sorted(mends, key=lambda each: each.span, reverse=True):
            text = replaced(text, each.span, each.mend or "")
        (root / path).write_text(text, encoding="utf-8")
        told = found(root)
    return text


@pytest.mark.parametrize("slip", SLIPS, ids=lambda slip: slip[2].strip().replace("\n", "⏎"))
def test_a_slip_of_structure(slip: tuple[str, str, str, tuple[str, ...], str], workspace: Workspace) -> None:
    kind, old, written, said, right = slip
    path, text = PLACES.get(kind, kind), FILES[PLACES.get(kind, kind)]
    assert text.count(old) == 1, old
    root = workspace(files={**FILES, path: text.replace(old, written)})

    told = found(root)

    assert told, "nothing is said"
    helps = [words(("en",)).say(each.help) if each.help else "" for each in told]
    assert len(helps) == len(said), helps
    assert all(one in help_ for one, help_ in zip(said, helps, strict=True)), helps
    if right:
        assert obeyed(root, path, told) == text.replace(old, right)
        assert found(root) == []
    else:
        assert [each.mend for each in told] == [None] * len(told)
