"""Amounts of money on screens: each is written alike wherever it is told."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pytest

    from tests.commands.conftest import Coopctl
    from tests.conftest import Workspace


def test_an_amount_is_told_alike_on_every_screen_its_units_below_those_of_others(
    coopctl: Coopctl, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    line = "{{year: {}, funder: mons, currency: {}, planned: {}}}".format
    budget = f"budget: [{line(2018, 'EUR', 7000)}, {line(2019, 'EUR', '8120.5')}, {line(2020, 'MAD', 95000)}]\n"
    whole = f"title: A\nstatus: planned\nbudget: [{line(2018, 'EUR', 7000)}]\n"
    files = {
        "data/actions/mons-sefrou/a.yaml": whole,
        "data/actions/mons-sefrou/b.yaml": f"title: B\nstatus: planned\n{budget}",
    }
    root = workspace(files=files)
    monkeypatch.setenv("COLUMNS", "100")
    table = ("--format", "table", "--lang", "en")
    listed = coopctl(root, "list", "budget", *table).out
    page = coopctl(root, "show", "mons-sefrou/a", *table).out
    plain = coopctl(root, "list", "budget", "--plain", *table).out

    ends = {
        line.index(unit) + len(unit)
        for unit in (" 7,000", " 8,120", " 95,000")
        for line in listed.splitlines()
        if unit in line
    }
    assert len(ends) == 1
    assert "8,120.50" in listed
    assert " 7,000" in page
    assert "Planned: 7,000\n" in plain
    assert not [each for each in (listed, page, plain) if "7,000.00" in each]
    assert "7,000.00" in coopctl(root, "list", "budget", "--format", "markdown", "--lang", "en").out
