"""The lists of docs/ARCHITECTURE.md, made of the table of floors and of each module's first sentence."""

from __future__ import annotations

import ast
import re
import sys
from collections import defaultdict
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from tests.imports import modules, tree  # noqa: E402 - after the path is set
from tests.test_floors import floor  # noqa: E402 - after the path is set

PAGE = ROOT / "docs" / "ARCHITECTURE.md"
_MARKED = re.compile(r"(?s)(<!-- modules of floor (\d): made by `make docs` -->\n).*?(<!-- end -->)")
#: Packages with many modules of one kind: told by one line.
_MANY = ("rules", "reports.lists", "codelists")


def page() -> str:
    """Return docs/ARCHITECTURE.md with its lists made anew."""
    lists = _lists()
    return _MARKED.sub(
        lambda found: f"{found[1]}\n{lists[int(found[2])]}\n\n{found[3]}", PAGE.read_text(encoding="utf-8")
    )


def _lists() -> dict[int, str]:
    """Return the modules of each floor, a line each."""
    lines = defaultdict(list)
    for module in modules():
        name = module.removeprefix("coopctl").removeprefix(".")
        if not any(name.startswith(f"{package}.") for package in _MANY):
            lines[floor(module)].append(f"- `{name or 'coopctl'}`: {_sentence(module)}")
    return {number: "\n".join(each) for number, each in lines.items() if number is not None}


def _sentence(module: str) -> str:
    """Return the first line of a module's docstring, without its full stop."""
    words = ast.get_docstring(tree(module)) or ""
    return words.partition("\n")[0].rstrip(".")
