"""A reference that does not look like one is explained from what the other files say, whatever is wrong with them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coopctl import trees
from coopctl.i18n.words import words
from coopctl.loading import loader
from tests.conftest import BASE

if TYPE_CHECKING:
    from tests.conftest import Workspace

AGREEMENT = "data/agreements/mons-sefrou.yaml"
PLAN = (BASE / AGREEMENT).read_text(encoding="utf-8")
ACTION = "title: Training of guides\nstatus: planned\naxis: Culture and music\nlead: City of Mons\n"


def helps(workspace: Workspace, files: dict[str, str]) -> list[str]:
    loaded = loader.load(trees.worktree(workspace(files=files)))
    return [words(("en",)).say(each.help) for each in loaded.findings if each.help]


def test_an_agreement_that_is_left_out_still_has_its_axes_and_parties(workspace: Workspace) -> None:
    found = helps(workspace, {AGREEMENT: PLAN.replace("in_force", "forced"), "data/actions/mons-sefrou/x.yaml": ACTION})

    assert {"did you mean ‘culture’?", "did you mean ‘mons’?"} < set(found)


def test_one_that_cannot_be_read_or_is_not_there_gives_no_guess(workspace: Workspace) -> None:
    for path, text in ((AGREEMENT, "- a list"), ("data/actions/other/x.yaml", ACTION)):
        found = helps(workspace, {path: text, "data/actions/other/y.yaml": ACTION})

        assert "did you mean ‘culture’?" not in found
        assert any("{organisation: City of Mons}" in each for each in found)


def test_other_values_are_left_to_the_schema(workspace: Workspace) -> None:
    text = ACTION.replace("Culture and music", "true").replace("City of Mons", "''")
    found = helps(workspace, {"data/actions/mons-sefrou/x.yaml": f"{text}weight: heavy\npart_of: []\n"})

    assert len(found) == 4
    assert not any("did you mean" in each for each in found)
