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
from coopctl.i18n.words import words  # noqa: E402 - after the path is set
from coopctl.messages import Message  # noqa: E402 - after the path is set
from docs import draw_pictures, field_tables, forecasts, module_lists, officer  # noqa: E402 - after the path is set

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

MADE = "<!-- Made by `make docs`; do not edit. -->\n"


#: What the page of codes says itself, in each language that has the pages.
_CODES = {
    "en": (
        "# Codes", "`coopctl validate` names each finding by a code; `coopctl explain CODE` shows its page.",
        "Reading: files and YAML", "Shape: the JSON Schemas", "Rules: what a schema cannot say",
        "| code | severity | finds |", "The pages",
    ),
    "fr": (
        "# Codes",
        "`coopctl validate` nomme chaque constat par un code, et `coopctl explain CODE` en montre la page.",
        "Lecture (fichiers et YAML)", "Forme (schémas JSON)", "Règles (ce qu’un schéma ne peut dire)",
        "| code | gravité | trouve |", "Les pages",
    ),
}  # fmt: skip


def codes_page(language: str) -> str:
    """Return the page of codes in a language: every code with its severity, then the page of each."""
    heading, how, reading, shape, rules, columns, pages = _CODES[language]
    reader = words((language,))
    tables, details = [], []
    families = {
        reading: {**trees.FAULTS, **strict_yaml.FAULTS},
        shape: schemas.CODES,
        rules: engine.codes(),
    }
    for title, severities in families.items():
        rows = [
            f"| [{code}](#{code}) | {reader.label(severities[code])} | {reader.say(Message(codes.title(code)))} |"
            for code in sorted(severities)
        ]
        tables.append("\n".join([f"## {title}\n", columns, "|---|---|---|", *rows]))
        details += [_lowered(codes.page(code, language), code) for code in sorted(severities)]
    there, here = ("fr/codes.md", "../codes.md")
    ways = {"en": f"**English** · [Français]({there})", "fr": f"[English]({here}) · **Français**"}
    return "\n\n".join([f"{ways[language]}\n\n{MADE}\n{heading}", how, *tables, f"## {pages}", *details]) + "\n"


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
        "docs/codes.md": partial(codes_page, "en"),
        "docs/fr/codes.md": partial(codes_page, "fr"),
        "docs/cli.md": cli_page,
        "docs/FORMAT.md": partial(field_tables.page, "FORMAT.md", "en"),
        "docs/fr/FORMAT.md": partial(field_tables.page, "fr/FORMAT.md", "fr"),
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
