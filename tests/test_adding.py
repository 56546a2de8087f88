"""What it costs to add something: as many files as CONTRIBUTING promises, counted in a copy of the project."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

from docs import build_docs
from tests.conftest import BYTECODE, ROOT

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from tests.conftest import Git

KEPT = (".venv", ".git", "__pycache__", ".*_cache", ".hypothesis", ".fuzz", "dist", "node_modules")

RULE = '''\
"""A title is written in capitals."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coopctl.findings import Problem
from coopctl.model.vocabularies import Severity
from coopctl.messages import msg

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coopctl.model.portfolio import Portfolio

SEVERITY = Severity.HINT


def check(portfolio: Portfolio) -> Iterator[Problem]:
    """Give a problem for each action whose title is in capitals, in one of its languages."""
    for action in portfolio.actions.values():
        if any(words.isupper() and len(words) > 9 for words in action.title.variants.values()):
            yield Problem(action.path, ("title",), msg("the title is in capitals"), msg("write it in small letters"))
'''
PAGE = """\
# shouted-title: A title in capitals

The title of an action is written in capital letters.

## Why

Capitals are read slowly, and a screen reader may spell them.

## Bad

```yaml
title: TRAINING OF GUIDES
status: planned
axis: culture
```

## Good

```yaml
title: Training of guides
status: planned
axis: culture
```

## How to mend

Write the title in small letters.
"""
CASE = """\
-- data/actions/mons-sefrou/example.yaml --
title: TRAINING OF GUIDES
status: planned
axis: culture
lead: mons
-- expected.txt --
data/actions/mons-sefrou/example.yaml:1:8: hint[shouted-title] the title is in capitals
  1 | title: TRAINING OF GUIDES
    |        ^^^^^^^^^^^^^^^^^^
    = help: write it in small letters

checked 4 files: 0 errors, 0 warnings, 1 hint
"""
LIST = '''\
"""Tags: how many actions have each."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from coopctl.messages import msg, nmsg
from coopctl.tables import Column, Sheet

if TYPE_CHECKING:
    from coopctl.reports.view import View

COLUMNS = (Column("tag", msg("Tag")), Column("actions", msg("Actions"), right=True))


def sheet(view: View) -> Sheet:
    """List the tags of the actions shown."""
    counts = Counter(tag for action in view.actions for tag in action.tags)
    return Sheet(
        kind="tags",
        columns=COLUMNS,
        rows=tuple(sorted(counts.items())),
        heading=nmsg("{n} tag", "{n} tags", len(counts)),
        empty=msg("no tags"),
    )
'''
FORMAT = '''\
"""Lines: the cells of a row, one a line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coopctl.formats import Audience
from coopctl.formats.cells import inert

if TYPE_CHECKING:
    from coopctl.formats import Frame
    from coopctl.formats.look import Look
    from coopctl.tables import Sheet

AUDIENCE = Audience.PEOPLE
ENDINGS = ("lines",)


def write(sheet: Sheet, frame: Frame, look: Look) -> str:  # noqa: ARG001 - every format is given the same
    """Return each cell as a line."""
    return "".join(f"{inert(cell, look.words, lines=False, quoted=False)}\\n" for row in sheet.rows for cell in row)
'''
COMMAND = '''\
"""`coopctl count`: how many actions there are."""

from __future__ import annotations

from coopctl.cli.session import Session
from coopctl.errors import FINE
from coopctl.messages import N_

HELP = N_("Count the actions.")


def run(session: Session) -> int:
    """Print one number."""
    session.put(f"{len(session.portfolio.actions)}\\n")
    return FINE
'''


def a_test(name: str, words: str, expected: str) -> str:
    return f"""\
from __future__ import annotations

from typing import TYPE_CHECKING

from coopctl.cli.app import main
from tests.conftest import BASE

if TYPE_CHECKING:
    import pytest


def test_{name}(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["-C", str(BASE), {words}]) == 0
    assert capsys.readouterr().out == {expected!r}
"""


def schema_of_tags() -> str:
    schema = json.loads((ROOT / "schemas" / "output" / "milestones.schema.json").read_text(encoding="utf-8"))
    written = json.dumps(schema).replace("milestones", "tags")
    schema = json.loads(written)
    item = schema["properties"]["items"]["items"]
    item["required"] = ["tag", "actions"]
    item["properties"] = {
        "tag": {"description": "The tag.", "type": "string"},
        "actions": {"description": "How many actions have it.", "type": "integer"},
    }
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


#: What is written by hand to add each thing.
ADDED: Mapping[str, Mapping[str, str]] = {
    "a rule": {
        "coopctl/rules/shouted_title.py": RULE,
        "coopctl/codes/shouted-title.md": PAGE,
        "tests/cases/invalid/shouted-title/plain.txtar": CASE,
    },
    "a list": {"coopctl/reports/lists/tags.py": LIST, "schemas/output/tags.schema.json": schema_of_tags()},
    "a format of rows": {
        "coopctl/formats/rows/lines.py": FORMAT,
        "tests/formats/test_lines.py": a_test(
            "lines", '"list", "agreements", "--columns", "ref", "--format", "lines"', "mons-sefrou\n"
        ),
    },
    "a command": {
        "coopctl/commands/count.py": COMMAND,
        "tests/commands/test_count.py": a_test("count", '"count"', "1\n"),
    },
}
#: What `make docs` writes for all of them: the codes for the rule, the help for the format and the command.
MADE = {"docs/codes.md", "docs/fr/codes.md", "docs/cli.md"}
#: Pages of figures of the demo's history, which take long to make: they look at no rule, list, format or command.
OF_HISTORY = {"docs/FORECASTS.md", "docs/OFFICER.md"}
#: The tests that hold what is discovered, whatever it is. What imports what is not what an addition costs.
HOLDING = ("test_completeness.py", "test_floors.py", "test_everything.py", "test_cases.py", "codes")


def test_it_costs_the_files_that_are_promised_and_no_other(tmp_path: Path, git: Git) -> None:
    copy = tmp_path / "project"
    shutil.copytree(ROOT, copy, symlinks=True, ignore=shutil.ignore_patterns(*KEPT))
    bytecode = copy / BYTECODE.relative_to(ROOT)
    compiled, its = (folder.relative_to(folder.anchor) for folder in (ROOT, copy))
    shutil.copytree(BYTECODE / compiled, bytecode / its)  # else each call compiles all
    git(copy, "init", "-q")
    git(copy, "-c", "core.compression=0", "add", "-A")
    written = {path: text for files in ADDED.values() for path, text in files.items()}
    for path, text in written.items():
        (copy / path).parent.mkdir(parents=True, exist_ok=True)
        (copy / path).write_text(text, encoding="utf-8", newline="\n")

    def python(*words: str) -> str:
        environment = {**os.environ, "PYTHONPATH": str(copy), "PYTHONPYCACHEPREFIX": str(bytecode)}
        environment["COOPCTL_CASES"] = "shouted"
        done = subprocess.run(
            [sys.executable, *words], cwd=copy, env=environment, capture_output=True, encoding="utf-8", check=False
        )
        assert done.returncode == 0, done.stdout[-3000:] + done.stderr
        return done.stdout

    python("docs/build_docs.py", *(name for name in build_docs.made() if name not in OF_HISTORY))
    tables = "a_code or a_page or a_rule or example"
    about = f"shouted or {tables} or lines or (count and not country) or tags or has_a_floor or everything"
    tests = (*(f"tests/{name}" for name in HOLDING), *(path for path in written if "/test_" in path))
    python("-m", "pytest", "-q", "-p", "no:cacheprovider", "-k", about, *tests)

    changed = git(copy, "diff", "--name-only").split() + git(copy, "ls-files", "-o", "--exclude-standard").split()
    assert set(changed) == {*written, *MADE}
    assert {what: len(files) for what, files in ADDED.items()} == {
        "a rule": 3, "a list": 2, "a format of rows": 2, "a command": 2,
    }  # fmt: skip
