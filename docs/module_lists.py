"""The lists of docs/ARCHITECTURE.md, made of the table of floors and of each module's first sentence."""

from __future__ import annotations

import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from tests.imports import modules  # noqa: E402 - after the path is set
from tests.test_floors import FLOORS, room  # noqa: E402 - after the path is set

PAGE = ROOT / "docs" / "ARCHITECTURE.md"
_MARKED = re.compile(r"(?s)(<!-- rooms: made by `make docs` -->\n).*?(<!-- end -->)")
#: Packages with many modules of one kind: told by one line.
_MANY = ("rules", "commands", "reports.lists", "formats.rows", "formats.findings", "formats.papers")


def page() -> str:
    """Return docs/ARCHITECTURE.md with its list of rooms made anew."""
    return _MARKED.sub(lambda found: f"{found[1]}\n{_rooms()}\n\n{found[2]}", PAGE.read_text(encoding="utf-8"))


def _rooms() -> str:
    """Return the floors from the top down: each room with what it is for, then its modules, a line each."""
    lines = []
    for number in range(len(FLOORS) - 1, -1, -1):
        lines.append(f"### Floor {number}\n")
        for entry in FLOORS[number]:
            lines.append(f"- **`{entry}`**: {_sentence(_module(entry))}")
            lines += [
                f"  - `{name}`: {_sentence(module)}"
                for module in modules()
                if room(module) == entry
                and (name := module.removeprefix("coopctl.")) not in (entry, "coopctl")
                and not any(name.startswith(f"{package}.") for package in _MANY)
            ]
        lines.append("")
    return "\n".join(lines).rstrip()


def _module(entry: str) -> str:
    return "coopctl" if entry == "coopctl" else f"coopctl.{entry}"


def _sentence(module: str) -> str:
    """Return the first line of a module's docstring, which opens its file, without its full stop."""
    with modules()[module].open(encoding="utf-8") as file:
        return file.readline().removeprefix("r").removeprefix('"""').rstrip('".\n')
