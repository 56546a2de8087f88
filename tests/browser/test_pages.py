"""Pages in a real browser: nothing is fetched or run, axe-core finds nothing, they print, and fit a small screen."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.conftest import CALLER, ROOT
from tests.samples import TIMES

if TYPE_CHECKING:
    from tests.conftest import Run

DEMO = ROOT / "examples" / "demo"
MODULES = ROOT / ".venv" / "node" / "node_modules"
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
PAGES = {
    "report-fr": ("report", "sorvelle-ourane"),
    "report-ar": ("report", "zilverdam-ndelika"),
    "session-fr": ("report", "vallombre-tizgane", "--axis", "water", "--meeting", "joint-committee-2026-11"),
    "show-fr": ("show", "sorvelle-ourane/blood-bank-link", "--explain"),
    "show-ar": ("show", "vallombre-tizgane"),
    "timeline-ar": ("timeline", "vallombre-tizgane"),
    "agenda-nl": ("agenda",),
    "brief-fr": ("report", "--brief", "-q"),
    "brief-fr,ar": ("report", "--brief", "-q"),
    "minutes-fr,ar": ("report", "--minutes", "steering-2026-09"),
}


#: The suite looks at a report in each direction and one of both, a timeline and a list; `make long` at all.
LOOKED_AT = (
    PAGES
    if TIMES > 1
    else {name: PAGES[name] for name in ("report-ar", "session-fr", "timeline-ar", "agenda-nl", "brief-fr,ar")}
)


def chromium() -> str | None:
    """Return the browser; None where there is none."""
    found = (shutil.which(name, path=CALLER.get("PATH")) for name in NAMES)
    return next((path for path in found if path), None)


def test_pages_are_what_readers_need(run: Run, tmp_path: Path) -> None:
    browser, node = chromium(), shutil.which("node", path=CALLER.get("PATH"))
    if browser is None or node is None or not (MODULES / "playwright-core").is_dir():
        pytest.skip("Chromium, node, playwright-core or axe-core is not installed (.ci/run installs them)")
    files = []
    for name, words in LOOKED_AT.items():
        file = tmp_path / f"{name}.html"
        language = name.rpartition("-")[2]
        done = run(*words, "--as-of", "2026-10-12", "--lang", language, "-o", str(file), cwd=DEMO)
        assert (done.returncode, done.stderr) == (0, ""), name
        files.append(str(file))

    done = subprocess.run(
        [node, str(Path(__file__).with_name("look.mjs")), browser, str(MODULES), *files],
        capture_output=True, encoding="utf-8", check=False, env=CALLER, timeout=240,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    for name, seen in zip(LOOKED_AT, json.loads(done.stdout), strict=True):
        assert (seen["said"], seen["asked"]) == ([], []), name
        assert seen["violations"] == [], name
        assert seen["passes"] > 15, name
        assert seen["direction"] == ("rtl" if name.endswith("-ar") else "ltr"), name
        assert seen["printed"] <= 0, f"{name} is wider than a sheet of paper"
        assert seen["overflow"] <= 0, f"{name} is wider than a small screen"
        assert seen["broken"] == [], f"{name} breaks words of headings on a small screen"
        pages = len(re.findall(rb"/Type\s*/Page\b", (tmp_path / f"{name}.html.pdf").read_bytes()))
        assert 1 <= pages <= (2 if name.startswith("brief") else 40), name
        assert pages > 4 or not name.startswith(("report", "session")), name
