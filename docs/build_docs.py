"""Write what is generated in docs/, or the files that are named; with --check only say what is not current."""

from __future__ import annotations

import io
import os
import sys
from contextlib import redirect_stdout
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING
from unittest.mock import patch

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from coopctl import codes, commands, discovery, schemas, strict_yaml, trees  # noqa: E402 - after the path is set
from coopctl.checking import engine  # noqa: E402 - after the path is set
from coopctl.cli.app import main as coopctl  # noqa: E402 - after the path is set
from docs import draw_pictures, field_tables, forecasts, module_lists, officer  # noqa: E402 - after the path is set

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

MADE = "<!-- Made by `make docs`; do not edit. -->\n"


def codes_page() -> str:
    """Return docs/codes.md: every code with its severity, then the page of each."""
    tables, details = [], []
    families = {
        "Reading: files and YAML": {**trees.FAULTS, **strict_yaml.FAULTS},
        "Shape: the JSON Schemas": schemas.CODES,
        "Rules: what a schema cannot say": engine.codes(),
    }
    for title, severities in families.items():
        rows = [f"| [{code}](#{code}) | {severities[code]} | {codes.title(code)} |" for code in sorted(severities)]
        tables.append("\n".join([f"## {title}\n", "| code | severity | finds |", "|---|---|---|", *rows]))
        details += [_lowered(codes.page(code), code) for code in sorted(severities)]
    head = "# Codes\n\n`coopctl validate` names each finding by a code; `coopctl explain CODE` shows its page.\n"
    return "\n\n".join([f"{MADE}\n{head}".rstrip(), *tables, "## The pages", *details]) + "\n"


def cli_page() -> str:
    """Return docs/cli.md: the help of the program and of each command, as an 80-column terminal shows it."""
    parts = [f"{MADE}\n# The command line", f"```text\n{_help()}```"]
    for name in discovery.names(commands):
        parts += [f"## {name}\n\n```text\n{_help(name)}```"]
    return "\n\n".join(parts) + "\n"


def _lowered(page: str, code: str) -> str:
    """Return a page with its headings two levels down, under an anchor of its code."""
    lines, fenced = [], False
    for line in page.rstrip("\n").split("\n"):
        fenced ^= line.startswith("```")
        lines.append(f"##{line}" if line.startswith("#") and not fenced else line)
    return f'<a id="{code}"></a>\n\n' + "\n".join(lines)


def _help(*words: str) -> str:
    caught, narrow = io.StringIO(), {"COLUMNS": "80", "LANG": "C.UTF-8", "COOPCTL_LANG": "en"}
    with patch.dict(os.environ, narrow), redirect_stdout(caught):
        coopctl([*words, "--help"])
    return caught.getvalue().rstrip("\n") + "\n"


def made() -> Mapping[str, Callable[[], str]]:
    """Return what is generated: the path of each file in the project, and what makes its text."""
    return {
        "docs/codes.md": codes_page,
        "docs/cli.md": cli_page,
        "docs/FORMAT.md": field_tables.page,
        "docs/FORECASTS.md": forecasts.page,
        "docs/OFFICER.md": officer.page,
        "docs/ARCHITECTURE.md": module_lists.page,
        **{
            f"docs/pictures/{name}-{language}.svg": partial(draw_pictures.picture, name, language)
            for name in draw_pictures.SCREENS
            for language in ("en", "fr")
        },
    }


def main(words: list[str]) -> int:
    """Write the files that differ, of those named or of all; with --check write nothing, and return 1 for one."""
    stale, named = [], [word for word in words if word != "--check"]
    for name, make in made().items():
        if named and name not in named:
            continue
        path, text = ROOT / name, make()
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            stale.append(name)
            if "--check" not in words:
                path.parent.mkdir(exist_ok=True)
                path.write_text(text, encoding="utf-8", newline="\n")
    if stale and "--check" in words:
        print(f"not current: {', '.join(stale)}; run: make docs", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
