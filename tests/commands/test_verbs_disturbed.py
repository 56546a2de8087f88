"""Verbs that are killed, or called by many at once: what was accepted stands there once, whole, and nothing else does."""

from __future__ import annotations

import os
import random
import re
import tempfile
import threading
import time
from collections import Counter
from typing import TYPE_CHECKING

import pytest

from tests import forked, samples, systems
from tests.samples import sample

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.commands.conftest import Coopctl
    from tests.conftest import Git, Workspace

LONG = samples.TIMES > 1
REF = "mons-sefrou/photo-exhibition"
FILE = f"data/actions/{REF}.yaml"
ACTION = (
    "# Ask the town hall first.\ntitle: Photo exhibition\nstatus: planned   # as agreed\naxis: culture\nweight: 2\n"
)

pytestmark = systems.only_posix


@pytest.fixture
def plan(workspace: Workspace, git: Git) -> Path:
    """Return a repository with one action, committed."""
    root = workspace(files={FILE: ACTION})
    git(root, "init", "-q")
    git(root, "config", "user.name", "Ada Example")
    git(root, "config", "user.email", "ada@example.org")
    git(root, "add", "-A")
    git(root, "commit", "-qm", "begin")
    return root


class Begun:
    """A process of coopctl's own that was begun, and what it says to stderr."""

    def __init__(self, plan: Path, *words: str) -> None:
        self.said = tempfile.TemporaryFile()  # noqa: SIM115 - until it has ended
        streams = (self.said.fileno(),) * 3
        self.process = forked.start([*words, "--as-of", "2019-02-01"], plan, os.environ | forked.HERE, streams)

    def end(self) -> tuple[int, str]:
        """Wait for its end; return its code and what it has said."""
        code = self.process.wait(timeout=120)
        with self.said:
            self.said.seek(0)
            return code, self.said.read().decode()


def texts(plan: Path) -> Counter[str]:
    return Counter(re.findall(r"^    text: (.*)$", (plan / FILE).read_text(), re.MULTILINE))


def test_many_who_log_on_one_action_at_once_lose_nothing(
    plan: Path, coopctl: Coopctl, record_property: Callable[[str, object], None]
) -> None:
    people, each = (8, 40) if LONG else (4, 3)
    accepted: list[str] = []
    wrong: list[str] = []
    busy: list[str] = []

    def work(person: int) -> None:
        for number in range(each):
            text = f"person {person} call {number}"
            while True:
                code, said = Begun(plan, "log", REF, text).end()
                if code != 3:
                    break
                busy.append(said)
            (wrong if code else accepted).append(said if code else text)

    threads = [threading.Thread(target=work, args=(person,)) for person in range(people)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert wrong == []
    assert len(accepted) == people * each
    assert texts(plan) == Counter(accepted), "each once, none lost"
    assert all("another command" in said for said in busy)
    assert (plan / FILE).read_text().startswith(ACTION)
    assert coopctl(plan, "validate").code == 0
    record_property("examples", len(accepted))


def test_verbs_that_are_killed_leave_the_file_whole_before_or_after(
    plan: Path, git: Git, coopctl: Coopctl, record_property: Callable[[str, object], None]
) -> None:
    kills = sample(4)
    chance = random.Random(2019)  # noqa: S311 - nothing is kept secret
    started = time.monotonic()
    Begun(plan, "log", REF, "first").end()
    whole = time.monotonic() - started
    known = Counter({"first": 1})
    for number in range(kills):
        before = (plan / FILE).read_text()
        verb = chance.choice(
            [("log", REF, f"killed {number}"), ("set", REF, f"weight={number + 3}"), ("add", REF, "tags", f"t{number}")]
        )
        begun = Begun(plan, *verb)
        time.sleep(chance.uniform(0.3, 1.1) * whole)
        begun.process.kill()
        begun.end()
        after = (plan / FILE).read_text()
        lost = Counter(before.splitlines()) - Counter(after.splitlines())

        assert all(line.startswith(("weight:", "tags:")) for line in lost), "a kill took lines away"
        code, said = Begun(plan, "log", REF, f"calm {number}").end()
        assert code == 0, said
        known[f"calm {number}"] = 1
        found = texts(plan)
        assert all(found[text] == 1 for text in known)
        assert set(found.values()) == {1}
        assert coopctl(plan, "validate").code == 0
        assert git(plan, "status", "--porcelain").split() == ["M", FILE], "nothing is left beside it"
    record_property("examples", kills)
