"""An answer that is kept is given again only where everything it rests on is the same."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from coopctl import commands, discovery
from coopctl.loading import loader
from coopctl.loading.memory import Memory

if TYPE_CHECKING:
    from pathlib import Path

    from tests.commands.conftest import Answer, Committed, Coopctl
    from tests.conftest import Git

ACTION = "data/actions/mons-sefrou/photo-exhibition.yaml"
AGREEMENT = "data/agreements/mons-sefrou.yaml"
CALLS = (
    ("status",),
    ("status", "mons-sefrou", "--plain", "--lang", "nl"),
    ("--as-of", "2019-06-30", "status", "--format", "json"),
    ("validate",),
    ("validate", "--format", "short", "--strict"),
    ("--lang", "ar", "validate", "--no-facts-after", "2018-01-01", "--statistics"),
    ("list", "--format", "csv"),
    ("show", "photo-exhibition", "--format", "html"),
    ("agenda", "--days", "400"),
    ("timeline",),
    ("find", "photo"),
    ("diff", "HEAD"),
    ("diff", "HEAD..HEAD", "--format", "json"),
    ("history", "photo-exhibition"),
    ("trend", "--format", "svg"),
)


@pytest.fixture
def loads(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """Note each time that files are loaded: who gives a kept answer loads none."""
    seen: list[object] = []
    below = loader._load

    def load(*given: object, **more: object) -> object:
        seen.append(given)
        return below(*given, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(loader, "_load", load)
    return seen


def without(coopctl: Coopctl, root: Path, *words: str) -> Answer:
    with pytest.MonkeyPatch.context() as monkeypatch:
        monkeypatch.setenv("COOPCTL_CACHE", "off")
        return coopctl(root, *words)


def test_every_command_answers_the_same_and_loads_nothing_the_second_time(
    committed: Committed, coopctl: Coopctl, loads: list[object]
) -> None:
    root = committed(
        {ACTION: (committed() / ACTION).read_text().replace("lead: mons", "lead: rabat"), "data/stray.txt": "x"}
    )
    for call in (*CALLS, ("--at", "HEAD", "status")):
        expected = without(coopctl, root, *call)
        assert coopctl(root, *call) == expected, call
        loads.clear()
        assert coopctl(root, *call) == expected, call
        assert loads == [], call
    remembered = {"status", "validate", "list", "show", "agenda", "timeline", "find", "diff", "history", "trend"}
    assert {name for name in discovery.names(commands) if hasattr(module(name), "REMEMBERED")} == remembered


def module(name: str) -> object:
    return discovery.module(commands, name)


def test_whatever_an_answer_rests_on_makes_it_anew(
    committed: Committed, coopctl: Coopctl, monkeypatch: pytest.MonkeyPatch
) -> None:
    paper = "documents:\n  - {id: minutes, title: Minutes, file: papers/minutes.pdf}\n"
    root = committed({AGREEMENT: (committed() / AGREEMENT).read_text() + paper})
    settings, call = root / "coopctl.yaml", ("validate", "--format", "json")

    def same(*words: str) -> str:
        expected = without(coopctl, root, *words)
        for _ in range(2):
            assert coopctl(root, *words) == expected
        return expected.out

    seen = [same(*call)]
    (root / "papers").mkdir()
    (root / "papers/minutes.pdf").write_bytes(b"%PDF")
    seen.append(same(*call))  # a file that a record names is there now
    settings.write_text("language: fr\nignore: [{paths: [data], codes: [no-lead], reason: x}]\n")
    seen.append(same(*call))
    settings.write_text("language: en\nletterhead: {names: [Mons], logos: [papers/logo.png]}\n")
    seen.append(same(*call))
    for picture in (b"text", b"\x89PNG\r\n\x1a\n"):
        (root / "papers/logo.png").write_bytes(picture)
        seen.append(same(*call))  # a picture has another content
    (root / "data/actions/other.yaml").write_text("")
    seen.append(same(*call))
    (root / "data/actions/other.yaml").unlink()
    for record in ("title: Plan\n", "title: Plan\nstatus: planned\n"):
        (root / "plan.yaml").write_text(record)
        seen.append(same(*call))  # a record beside data/
    (root / "plan.yaml").unlink()
    before = (root / ACTION).stat()
    content = (root / ACTION).read_bytes()
    (root / ACTION).write_bytes(content.replace(b"title", b"tilte", 1))
    os.utime(root / ACTION, ns=(before.st_atime_ns, before.st_mtime_ns))
    seen.append(same(*call))  # of the same size and time
    assert len(set(seen)) >= 8
    (root / ACTION).write_bytes(content)
    settings.write_text("language: en\n")
    shown = [same("status")]
    for variable, value in (("COLUMNS", "60"), ("COOPCTL_LANG", "fr"), ("COOPCTL_AS_OF", "2031-01-01")):
        monkeypatch.setenv(variable, value)
        shown.append(same("status", "--format", "table"))
    assert len(set(shown)) == 4


def test_what_names_of_commits_mean_now_makes_an_answer_anew(
    committed: Committed, coopctl: Coopctl, git: Git, loads: list[object]
) -> None:
    root = committed()
    text = (root / ACTION).read_text()
    seen: list[str] = []
    calls = (
        ("diff", "first"),
        ("diff", "first..main"),
        ("history", "photo-exhibition"),
        ("trend", "--every", "commit"),
    )

    def told(times: int = 1) -> None:
        for call in calls:
            expected = without(coopctl, root, *call)
            for _ in range(times):
                loads.clear()
                assert coopctl(root, *call) == expected, call
            seen.append(expected.out)

    git(root, "tag", "first")
    told(3)
    assert loads == []
    (root / ACTION).write_text(f"{text}notes: [one]\n")
    git(root, "commit", "-q", "-am", "one")
    told()  # the branch has moved
    git(root, "tag", "-f", "first", "HEAD")
    git(root, "commit", "-q", "--amend", "-m", "two")
    told()  # the tag, and the last commit
    assert len(set(seen)) >= 8
    for call in (("diff", "HEAD@{1}"), ("diff", "ORIG_HEAD"), ("trend", "--since", "main@{0}")):
        coopctl(root, *call)
        loads.clear()
        coopctl(root, *call)
        assert loads != [], call  # what the log of refs says, marks do not


def test_what_rests_on_more_than_files_is_not_kept(
    committed: Committed, coopctl: Coopctl, loads: list[object], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = committed()
    for call in (
        ("validate", "--changed-since", "HEAD"),
        ("--staged", "validate"),
        ("validate", "--format", "sarif"),
        ("validate", "--report", f"json:{tmp_path / 'report'}"),
        ("validate", "--fix", "--diff"),
        ("list", "-o", str(tmp_path / "list.csv")),
    ):
        coopctl(root, *call)
        loads.clear()
        coopctl(root, *call)
        assert loads != [], call
    # A file that changes while the answer is made: what is said of it may be of before and of after.
    monkeypatch.setattr(Memory, "is_as_it_was", lambda _self: False)
    coopctl(root, "status")
    loads.clear()
    coopctl(root, "status")
    assert loads != []


def test_errors_come_in_the_same_order(committed: Committed, coopctl: Coopctl, tmp_path: Path) -> None:
    root = committed()
    for folder, call in (
        (tmp_path, ("status", "--health", "bad")),
        (root, ("--at", "no-such", "status")),
        (root, ("--at", "HEAD", "--staged", "status")),
        (root, ("status", "--health", "bad")),
        (root, ("validate", "nowhere")),
    ):
        expected = without(coopctl, folder, *call)
        assert expected.code != 0
        assert [coopctl(folder, *call) for _ in range(2)] == [expected] * 2, call
