"""Patches are those that git takes: applied, they give the text after; and none is made of nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from coopctl.edits.patch import patch, touched
from tests.edits.generated import dice
from tests.samples import sample

if TYPE_CHECKING:
    from pathlib import Path
    from random import Random

    from tests.conftest import Git

PAIRS = (
    ("a\n", "b\n"), ("a\nb\nc\n", "a\nx\nc\n"), ("a\n", "a\nb\n"), ("a\nb\n", "b\n"), ("a", "a\n"), ("a\n", "a"), ("a", "b"), ("a\nb", "a\nb\nc"),
    ("", "a\n"), ("a\n", ""), ("a\r\nb\r\n", "a\r\nc\r\n"), ("a\r\nb\n", "a\nb\n"), ("a\u2028b\nc\n", "a\u2028b\nd\n"), ("\x0ca\nb\n", "\x0ca\nc\n"),
    ("\n\n\n", "\n\n"), ("é\nمونس\n", "é\nسفرو\n"), ("".join(f"{n}\n" for n in range(60)), "".join(f"{n + (n in (3, 9, 40))}\n" for n in range(60))),
)  # fmt: skip


def applies(git: Git, folder: Path, before: str, after: str) -> None:
    git(folder, "init", "-q")
    path = folder / "data" / "x y.yaml"
    path.parent.mkdir()
    if before:
        path.write_bytes(before.encode())
    (folder / "change.patch").write_bytes(patch("data/x y.yaml", before, after).encode())
    git(folder, "apply", "--whitespace=nowarn", "change.patch")

    assert (path.read_bytes().decode() if path.exists() else "") == after


@pytest.mark.parametrize(("before", "after"), PAIRS)
def test_git_applies_a_patch(before: str, after: str, git: Git, tmp_path: Path) -> None:
    applies(git, tmp_path, before, after)


def test_git_applies_any_patch(git: Git, tmp_path: Path) -> None:
    random = dice(11)
    for number in range(sample(15)):
        folder = tmp_path / str(number)
        folder.mkdir()
        before = drawn(random)
        applies(git, folder, before, "".join(["first\n", *changed(random, before)]))


def drawn(random: Random) -> str:
    lines = random.choices(("a\n", "b\n", "\n", "  c\n", "d\r\n"), k=random.randint(1, 40))
    return "".join(lines) + random.choice(("", "end"))


def changed(random: Random, before: str) -> list[str]:
    return [
        each
        for line in before.splitlines(keepends=True)
        for each in random.choice(([line],) * 8 + ([], ["new\n", line]))
    ]


def test_nothing_is_no_patch() -> None:
    assert patch("x", "a\n", "a\n") == ""
    assert touched("a\n", "a\n") == ()


def test_lines_that_differ_are_counted_from_one() -> None:
    assert touched("a\nb\nc\nd\n", "a\nx\ny\nc\n") == ((2, 3, 2, 4), (4, 5, 5, 5))
    assert touched("a\n", "b\na\n") == ((1, 1, 1, 2),)


def test_a_last_line_without_newline_is_said() -> None:
    assert (
        patch("x", "a\nb", "a\nc")
        == "--- a/x\n+++ b/x\n@@ -1,2 +1,2 @@\n a\n-b\n\\ No newline at end of file\n+c\n\\ No newline at end of file\n"
    )


def test_many_lines_that_differ_are_one_change() -> None:
    before, after = "a\n" * 30_000, "b\n" * 30_000

    assert touched(f"x\n{before}y\n", f"x\n{after}y\n") == ((2, 30_002, 2, 30_002),)


def test_a_file_that_goes_elsewhere_is_told_as_git_tells_it() -> None:
    head = "diff --git a/old b/new\nrename from old\nrename to new\n"

    assert patch("old", "a: 1\n", "a: 1\n", to="new") == head
    assert patch("old", "a: 1\n", "a: 2\n", to="new") == f"{head}--- a/old\n+++ b/new\n@@ -1 +1 @@\n-a: 1\n+a: 2\n"
    assert patch("old", "a: 1\n", "", to=None) == "--- a/old\n+++ /dev/null\n@@ -1 +0,0 @@\n-a: 1\n"
