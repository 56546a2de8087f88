"""The page of one action, made of few of the files: the same as of all, whatever the others say and hide."""

from __future__ import annotations

import random
from datetime import date
from typing import TYPE_CHECKING

from coopctl import trees
from coopctl.errors import CoopctlError
from coopctl.loading import around, loader
from coopctl.loading.reading import Reading
from coopctl.reports.records import details
from coopctl.spelling import references
from tests.samples import sample

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    import pytest

    from tests.conftest import Workspace

DAY = date(2020, 3, 1)
NAMES = ("photo-exhibition", *(f"act-{number}" for number in range(1, 9)), "other-photo")
TEXT = """\
title: Action {name}
status: {status}
period: 2019/2020
{more}"""


def page(root: Path, typed: str, *, whole: bool) -> tuple[str, int]:
    """Return all that `show` is made of, and how many actions that took."""
    reading = Reading(trees.worktree(root), DAY, DAY, about=None if whole else typed)
    portfolio = reading.portfolio
    try:
        ref = references.find(portfolio, typed)
    except CoopctlError as error:
        return repr((type(error), error.message, error.help)), len(portfolio.actions)
    view = reading.view()
    made = details.page(view, ref, explain=True), details.data(view, ref), portfolio.left_out, portfolio.strays
    return repr((ref, made)), len(portfolio.actions)


def differing(root: Path, words: Sequence[str], monkeypatch: pytest.MonkeyPatch) -> list[str]:
    monkeypatch.setattr(loader, "MANY", 0)
    return [each for each in words if page(root, each, whole=True)[0] != page(root, each, whole=False)[0]]


def test_a_page_is_the_same_however_its_ties_are_written(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    ties = {
        "act-1": "part_of: mons-sefrou/photo-exhibition\n",
        "act-2": 'depends_on:\n  - "mons-sefrou\\x2fphoto-exhibition"\n',
        "act-3": 'related: ["mons-sefrou\\\n    /act-2"]\n',
        "act-4": "merged_into: 'mons-sefrou/old-photo'\n",
        "act-5": "depends_on: [mons-sefrou/act-4]\nformerly: [mons-sefrou/act-five]\n",
        "act-6": "part_of: former-name/act-five\n",
        "act-7": "related: [mons-sefrou/act-8]\n",
        "act-8": 'x-path: C:\\bin\n"former\\u006cy": ["mons-sefrou/old-photo"]\n',
        "other-photo": "depends_on: [mons-sefrou/act-6]\nstatus: planned # twice\n",
        "alone": "x-note: nobody names it\n",
        "bro-ken": "title: [\n",
    }
    root = workspace(
        files={
            f"data/actions/mons-sefrou/{name}.yaml": TEXT.format(
                name=name, status="cancelled" if name == "act-4" else "in_progress", more=more
            )
            for name, more in ties.items()
        }
    )
    path = root / "data/agreements/mons-sefrou.yaml"
    path.write_text(path.read_text() + "formerly: [former-name]\n")
    refs = [f"mons-sefrou/{name}" for name in (*ties, "photo-exhibition", "act-five", "old-photo", "none")]
    words = (*refs, "photo", "act", "alo", "bro", "mons-sefrou", "mons", "Action alone", "", "former-name/act-five")
    assert differing(root, words, monkeypatch) == []
    sizes = {each: page(root, each, whole=False)[1] for each in ("mons-sefrou/alone", "alo", "mons-sefrou/act-1")}
    # What hides something is read too, and what is tied to that.
    assert sizes == {"mons-sefrou/alone": 5, "alo": 5, "mons-sefrou/act-1": 6}
    assert around.is_plain(b"part_of: a/b\n")
    assert not any(map(around.is_plain, (b'"\\x61"', b"\xff\xfea\0", b"formerly: []")))
    assert around.named_in(b"part_of: a-1/b-2, (c/d) 2019/2020 http://e.org/f") == {"a-1/b-2", "c/d", "org/f"}


def test_a_page_is_the_same_among_files_at_random(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    for seed in range(sample(3)):
        draw = random.Random(seed)  # noqa: S311 - no secret
        root = workspace(
            files={f"data/actions/mons-sefrou/{name}.yaml": _drawn(name, draw) for name in NAMES if draw.random() < 0.9}
        )
        words = [f"mons-sefrou/{name}" for name in draw.sample(NAMES, 5)]
        assert differing(root, [*words, "act", "photo", "mons-sefrou/old-act-1"], monkeypatch) == [], seed


def _drawn(name: str, draw: random.Random) -> str:
    def ref() -> str:
        named = f"mons-sefrou/{'old-' * (draw.random() < 0.2)}{draw.choice(NAMES)}"
        at = draw.randrange(1, len(named))
        return draw.choice(
            [named, named, f'"{named}"', f"'{named}'", f'"{named[:at]}\\x{ord(named[at]):02x}{named[at + 1 :]}"']
        )

    keys = draw.sample(["part_of", "merged_into", "depends_on", "related", "formerly"], draw.randrange(4))
    more = "".join(
        f"{key}: {ref()}\n" if key.endswith(("of", "into")) else f"{key}: [mons-sefrou/old-{name}]\n"
        if key == "formerly" else f"{key}:\n  - {ref()}\n"
        for key in keys
    )  # fmt: skip
    text = TEXT.format(name=name, status=draw.choice(["planned", "in_progress", "cancelled", "completed"]), more=more)
    if draw.random() < 0.15:
        at = draw.randrange(len(text))
        text = text[:at] + draw.choice(["\t", '"', "[", "\x07", "&a ", "\n- "]) + text[at:]
    return text
