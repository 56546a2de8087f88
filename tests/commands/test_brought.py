"""Which findings a change brings or mends: asking of the fields alone that differ tells the same as asking of all."""

from __future__ import annotations

import random
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from coopctl.cli import one_sided
from coopctl.loading import parallel
from tests import golden
from tests.repos import commit
from tests.samples import sample

if TYPE_CHECKING:
    from pathlib import Path

    from tests.commands.conftest import Coopctl

CASES = golden.invalid()


@pytest.mark.parametrize("seed", range(sample(6)))
def test_fields_that_are_as_they_were_bring_and_mend_nothing(
    seed: int, tmp_path: Path, coopctl: Coopctl, monkeypatch: pytest.MonkeyPatch
) -> None:
    chance = random.Random(seed)  # noqa: S311 - a sample
    root = golden.lay(chance.choice(CASES), tmp_path)
    commit(root)
    files = {path: data for path in sorted((root / "data").rglob("*.yaml")) if (data := _read(path)) is not None}
    for path in chance.sample(list(files), min(len(files), 2)):
        _change(files[path], chance.choice(list(files.values())), chance)
        path.write_text(yaml.safe_dump(files[path], allow_unicode=True, sort_keys=False), encoding="utf-8")
    told = coopctl(root, "diff", "--format", "json").out
    monkeypatch.setattr(one_sided, "_fields", lambda *_: MappingProxyType({}))
    assert coopctl(root, "diff", "--format", "json").out == told
    # A copy of the process, where one is made, finds the same.
    monkeypatch.setattr(parallel, "FORKED", 1)
    monkeypatch.setattr(parallel, "_processors", lambda: 2)
    assert coopctl(root, "diff", "--format", "json").out == told


def _read(path: Path) -> dict[str, Any] | None:
    try:
        data = yaml.safe_load(path.read_bytes())
    except (yaml.YAMLError, ValueError, RecursionError):
        return None
    return data if isinstance(data, dict) else None


def _change(data: dict[str, Any], other: dict[str, Any], chance: random.Random) -> None:
    """Write one field otherwise, as another record has it, or with a row more or less, or not at all."""
    name = chance.choice(list(data))
    lists = [each for each, rows in data.items() if isinstance(rows, list) and rows]
    fate = chance.random()
    if fate < 0.2:
        del data[name]
    elif fate < 0.4:
        name = chance.choice(list(other))
        data[name] = other[name]
    elif fate < 0.55 or not lists:
        data["period"] = chance.choice(("2001/2002", "2030", "2019/2021"))
    else:
        name = chance.choice(lists)
        rows = [*data[name]]
        row = rows.pop(chance.randrange(len(rows)))
        if isinstance(row, dict):
            data[name] = [*rows, {key: value for key, value in row.items() if chance.random() < 0.7}, row]
        elif rows:
            data[name] = rows
