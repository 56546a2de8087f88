"""A history made of patches: what git says of one that is none, also where it says nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from coopctl.errors import GitError
from coopctl.git import process, replay
from coopctl.starting import story
from tests import systems
from tests.repos import git, write

if TYPE_CHECKING:
    from pathlib import Path

PATCH = b"""From 0000000000000000000000000000000000000000 Mon Sep 17 00:00:00 2001
From: Ada <ada@example.org>
Date: Tue, 1 Jan 2019 12:00:00 +0000
Subject: begin

---
diff --git a/x b/x
new file mode 100644
--- /dev/null
+++ b/x
@@ -0,0 +1 @@
+one
--
2.39.5

"""


def test_each_patch_is_a_commit_of_its_author_on_its_day(tmp_path: Path) -> None:
    replay.replay(tmp_path, [PATCH, PATCH.replace(b"a/x b/x", b"a/y b/y").replace(b"+++ b/x", b"+++ b/y")])

    assert git(
        tmp_path, "log", "--format=%an %ad %cd %s", "--date=short"
    ) == "Ada 2019-01-01 2019-01-01 begin\n" * 1 + ("Ada 2019-01-01 2019-01-01 begin")
    assert (tmp_path / "y").read_text("utf-8") == "one\n"


@pytest.mark.parametrize("patch", [b"no patch\n", PATCH.replace(b"new file mode 100644\n--- /dev/null", b"--- a/x")])
def test_a_patch_that_is_none_is_an_error_with_gits_reason(tmp_path: Path, patch: bytes) -> None:
    with pytest.raises(GitError) as caught:
        replay.replay(tmp_path, [patch])

    assert caught.value.message.text == "git failed: {reason}"
    assert caught.value.message.params["reason"]


@systems.needs_scripts
def test_where_git_says_nothing_the_command_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = write(tmp_path / "bin", {"git": "#!/bin/sh\nexit 9\n"})
    (program / "git").chmod(0o755)
    monkeypatch.setenv("PATH", str(program))

    with pytest.raises(GitError) as caught:
        replay.replay(tmp_path, story.patches())
    assert caught.value.message.params == {"reason": "init"}
    with pytest.raises(GitError) as caught:
        process.ask(tmp_path, "rev-parse", "HEAD")
    assert caught.value.message.params == {"reason": "rev-parse"}


@systems.needs_scripts
def test_of_many_lines_the_last_is_gits_reason(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = write(tmp_path / "bin", {"git": "#!/bin/sh\nprintf 'one\\ntwo\\n\\n' >&2\nexit 1\n"})
    (program / "git").chmod(0o755)
    monkeypatch.setenv("PATH", str(program))

    with pytest.raises(GitError) as caught:
        process.ask(tmp_path, "rev-parse")
    assert caught.value.message.params == {"reason": "two"}
