"""No input gives a traceback or hangs, whatever the bytes; and no broken file hides what is wrong with another."""

from __future__ import annotations

import functools
import shutil
import subprocess
import sys
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coopctl import trees
from coopctl.checking import engine
from coopctl.findings import Kind
from tests.conftest import BASE, ROOT
from tests.mutants import VALUES, mutant
from tests.samples import sample
from tests.whole import found, whole_way

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from coopctl.findings import Finding
    from coopctl.loading.loader import Loaded

RICH = ROOT / "tests" / "cases" / "rich"
GOLDEN = ROOT / "tests" / "cases" / "invalid"
FOLDER = "data/actions/mons-sefrou"
AGREEMENT = "data/agreements/mons-sefrou.yaml"
#: Where a broken file may stand: as a new action, and in the place of a sound file.
PLACES = (f"{FOLDER}/broken.yaml", f"{FOLDER}/photo-exhibition.yaml", AGREEMENT, "coopctl.yaml")
#: Real files and those of the golden cases, by the place where a changed one is put.
ORIGINALS: Mapping[str, list[Path]] = {
    PLACES[0]: sorted([*ROOT.glob("data/actions/*/*.yaml"), *GOLDEN.glob("*/*/data/actions/mons-sefrou/*.yaml")]),
    AGREEMENT: sorted([*ROOT.glob("data/agreements/*.yaml"), *GOLDEN.glob("*/*/data/agreements/*.yaml")]),
    "coopctl.yaml": sorted([ROOT / "coopctl.yaml", *GOLDEN.glob("*/*/coopctl.yaml")]),
}
#: What is found by looking at several actions at once: it may come, or go, with another of them.
CROSS_FILE = {
    "ambiguous-former-name",
    "circular-reference",
    "colliding-names",
    "former-name",
    "part-of-part",
    "unknown-reference",
}

#: Who finds what keeps a file out.
OF_THE_FILE = (Kind.YAML, Kind.SCHEMA)
#: The deadline tells a hang, and the example that hangs; it is far above what any file takes.
bounded = functools.partial(settings, deadline=timedelta(seconds=20), derandomize=True, database=None)


@st.composite
def changed(draw: st.DrawFn, originals: list[Path]) -> bytes:
    """Draw a real file that one to four things happened to."""
    return mutant(draw(st.randoms(use_true_random=False)), text(draw(st.sampled_from(originals))))


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a copy of the small valid workspace; each example leaves it as it was."""
    return shutil.copytree(BASE, tmp_path_factory.mktemp("corpus") / "workspace")


@pytest.fixture(scope="module")
def rich(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a copy of the workspace that has some of everything."""
    return shutil.copytree(RICH, tmp_path_factory.mktemp("corpus") / "rich")


@functools.cache
def text(path: Path) -> str:
    return path.read_text(encoding="utf-8", errors="replace")


def put(root: Path, place: str, blob: bytes, *, everything: bool = False) -> tuple[Loaded, list[Finding]]:
    """Lay a file into the workspace, go the whole way, and take it out again."""
    path = root / place
    before = path.read_bytes() if path.exists() else None
    path.write_bytes(blob)
    try:
        return whole_way(trees.worktree(root), everything=everything)
    finally:
        path.unlink()
        if before is not None:
            path.write_bytes(before)


# ---------------------------------------------------------------- no input gives a traceback


@given(place=st.sampled_from(PLACES), blob=st.binary(max_size=200))
@bounded(max_examples=sample(15))
def test_bytes_of_any_kind_end_in_findings(root: Path, place: str, blob: bytes) -> None:
    _, findings = put(root, place, blob)

    assert any(each.path == place for each in findings) or (place == "coopctl.yaml" and not blob.strip())


yamlish = st.lists(
    st.one_of(
        st.sampled_from(
            [
                "a",
                "title",
                "period",
                "parties",
                "id",
                ": ",
                ":",
                "- ",
                "\n",
                "\n  ",
                "\n    ",
                "[",
                "]",
                "{",
                "}",
                ", ",
                "|",
            ]
        ),
        st.sampled_from(VALUES),
        st.text(max_size=3),
    ),
    max_size=40,
).map("".join)


@given(place=st.sampled_from(PLACES), written=yamlish)
@bounded(max_examples=sample(20))
def test_what_looks_like_yaml_ends_in_findings(root: Path, place: str, written: str) -> None:
    _, findings = put(root, place, written.encode("utf-8", "surrogatepass"))

    assert any(each.path == place for each in findings) or place == "coopctl.yaml"


@given(data=st.data(), place=st.sampled_from(sorted(ORIGINALS)))
@bounded(max_examples=sample(30))
def test_a_real_file_with_random_changes_is_a_record_or_is_left_out_for_a_reason(
    root: Path, data: st.DataObject, place: str
) -> None:
    loaded, findings = put(root, place, data.draw(changed(ORIGINALS[place])))
    reasons = {
        each.code for each in findings if each.path == place and each.kind in OF_THE_FILE and each.severity == "error"
    }

    assert [left.code in reasons for left in loaded.portfolio.left_out] == [True] * (
        place != "coopctl.yaml" and bool(reasons)
    )


@given(data=st.data(), path=st.sampled_from(sorted(RICH.glob("data/**/*.yaml"))))
@bounded(max_examples=sample(4))
def test_every_list_and_page_is_drawn_of_what_is_left(rich: Path, data: st.DataObject, path: Path) -> None:
    loaded, _ = put(rich, path.relative_to(RICH).as_posix(), data.draw(changed([path])), everything=True)

    assert len(loaded.portfolio.left_out) <= 1


# ---------------------------------------------------------------- no file hides another


def told(findings: list[Finding]) -> list[tuple[object, ...]]:
    """Return what is said of single actions, whole: what, where, in which words."""
    return [
        (
            each.path,
            each.span,
            each.code,
            each.severity,
            each.message.text,
            each.message.params,
            each.help,
            each.related,
        )
        for each in findings
        if each.code not in CROSS_FILE
    ]


@given(broken=st.lists(changed(ORIGINALS[PLACES[0]]), min_size=2, max_size=8))
@bounded(max_examples=sample(8))
def test_what_is_found_in_many_broken_files_is_what_is_found_in_each_alone(root: Path, broken: list[bytes]) -> None:
    paths = [root / FOLDER / f"broken-{number}.yaml" for number in range(len(broken))]
    alone = []
    try:
        for path, blob in zip(paths, broken, strict=True):
            path.write_bytes(blob)
            alone += told(found(trees.worktree(root))[1])
            path.unlink()
        for path, blob in zip(paths, broken, strict=True):
            path.write_bytes(blob)
        together = told(found(trees.worktree(root))[1])
    finally:
        for path in paths:
            path.unlink(missing_ok=True)

    assert together == alone


def test_every_cross_file_code_is_one_of_a_rule() -> None:
    assert set(engine.codes()) >= CROSS_FILE


def test_fuzzing_says_plainly_what_it_needs() -> None:
    """Here atheris cannot be imported, as on systems that it has no wheel for."""
    script = "import runpy, sys; sys.modules['atheris'] = None; runpy.run_path('fuzz/anything.py')"
    tried = subprocess.run([sys.executable, "-c", script], cwd=ROOT, check=False, capture_output=True, encoding="utf-8")

    assert tried.returncode == 1
    assert (
        tried.stderr
        == "fuzzing needs atheris, which has no wheel for this Python or system; make fuzz installs it where it can\n"
    )
