"""`show` of one action where nothing is known yet: most files are held against the format, and no record is made of them."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from coopctl.cache import kept
from coopctl.loading import gathered, loader
from tests.loading.test_around import NAMES, TEXT

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pytest

    from tests.commands.conftest import Committed, Coopctl


def test_what_holds_a_record_is_kept_and_said_the_same_way(
    committed: Committed, coopctl: Coopctl, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = committed(
        {
            **{
                f"data/actions/mons-sefrou/{name}.yaml": TEXT.format(name=name, status="planned", more="")
                for name in NAMES
            },
            "data/actions/mons-sefrou/bro-ken.yaml": "title: [\n",
        }
    )
    asked: list[int] = []
    below = gathered.are_sound

    def counted(some: Sequence[tuple[str, str, bytes]]) -> Sequence[bool]:
        asked.append(len(some))
        return below(some)

    monkeypatch.setattr(gathered, "are_sound", counted)
    expected = {}
    for words in (["--format", "json"], ["--plain"], ["-q"]):
        with monkeypatch.context() as without:
            without.setenv("COOPCTL_CACHE", "off")
            expected[" ".join(words)] = coopctl(root, "show", "act-1", *words)
    assert json.loads(expected["--format json"].out)["left_out"]
    assert re.search("1 file left out", expected["--plain"].err)
    monkeypatch.setattr(loader, "MANY", 1)
    for option, told in expected.items():
        assert coopctl(root, "show", "act-1", *option.split()) == told
    assert sum(asked) == len(NAMES) - 1 + 3, "each other file once, the broken one again with each call"
    kept.close_all()
    asked.clear()
    assert coopctl(root, "status", "--format", "json").out
    assert coopctl(root, "show", "act-2", "--format", "json").code == 0
    assert asked == [1], "the broken one alone, since nothing is kept of it"
