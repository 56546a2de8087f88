"""Patterns of paths: what each means, and that of many only few are tried."""

from __future__ import annotations

import pytest

from coopctl.checking import matching
from coopctl.checking.matching import Patterns
from tests.tables import table


@table(
    ("pattern", "path", "means"),
    [
        ("data/actions/a/b.yaml", "data/actions/a/b.yaml", True),
        ("data/actions/a/b.yaml", "data/actions/a/c.yaml", False),
        ("data/actions/a", "data/actions/a/b.yaml", True),
        ("data/actions/a/", "data/actions/a/b.yaml", True),
        ("data/actions/a", "data/actions/ab/b.yaml", False),
        ("data/actions/a*", "data/actions/ab/b.yaml", True),
        ("*b.yaml", "data/actions/a/b.yaml", True),
        ("*/a/*", "data/actions/a/b.yaml", True),
        ("*", "data/actions/a/b.yaml", True),
        ("??", "data/actions/a/b.yaml", False),
        ("data/*/a/?.yaml", "data/actions/a/b.yaml", True),
        ("data/actions/[ab]/[!c].yaml", "data/actions/a/b.yaml", True),
        ("data/actions/[ab]/[!b].yaml", "data/actions/a/b.yaml", False),
        ("data/actions/[*", "data/actions/[x", True),
        ("[", "[", True),
    ],
)
@table("others", [(), ("data/agreements/x*", "*z*", "[q]*")])
def test_a_pattern_means_a_path(pattern: str, path: str, others: tuple[str, ...], *, means: bool) -> None:
    assert Patterns((*others, pattern)).match(path) is means


@pytest.mark.parametrize("pattern", ["data/{}*", "*{}", "*-{}-*", "data/*/{}/?.yaml"])
def test_of_many_patterns_few_are_tried(pattern: str, monkeypatch: pytest.MonkeyPatch) -> None:
    translated: list[str] = []

    def translate(each: str) -> str:
        translated.append(each)
        return r"(?!)"

    monkeypatch.setattr(matching, "translate", translate)
    patterns = Patterns([pattern.format(number) for number in range(1000, 2000)])
    assert not any(patterns.match(f"data/actions-1007-/{number}/a.yaml") for number in range(100, 120))
    assert len(translated) <= 1
