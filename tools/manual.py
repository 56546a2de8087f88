"""Write the manual for `man`: of each language a page, made of the same help that `coopctl COMMAND --help` shows.

    .venv/bin/python tools/manual.py FOLDER     # then: man -M FOLDER coopctl

A page holds the help of the program, then that of each command, as it stands on a terminal of 72 cells.
"""

from __future__ import annotations

import io
import os
import sys
from contextlib import redirect_stdout
from pathlib import Path
from unittest.mock import patch

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from coopctl import __version__, commands, discovery  # noqa: E402 - after the path is set
from coopctl.cli.app import main as coopctl  # noqa: E402 - after the path is set
from coopctl.cli.parser import HELP  # noqa: E402 - after the path is set
from coopctl.i18n.words import SOURCE_LANGUAGE, available, words  # noqa: E402 - after the path is set
from coopctl.messages import Message  # noqa: E402 - after the path is set

#: The titles that whatis and apropos look for, as the manuals of each language have them.
TITLES = {
    "en": ("NAME", "DESCRIPTION", "COMMANDS"),
    "fr": ("NOM", "DESCRIPTION", "COMMANDES"),
    "nl": ("NAAM", "BESCHRIJVING", "OPDRACHTEN"),
    "ar": ("الاسم", "الوصف", "الأوامر"),
}


def page(language: str) -> str:
    """Return the manual in a language, as roff."""
    name, about, all_commands = TITLES.get(language, TITLES[SOURCE_LANGUAGE])
    told = words((language,)).say(Message(HELP[0])).removesuffix(".")
    lines = [f'.TH COOPCTL 1 "" "coopctl {__version__}"', f".SH {name}", f"coopctl \\- {_escaped(told)}"]
    lines += [f".SH {about}", *_as_it_stands(_help(language)), f".SH {all_commands}"]
    for command in discovery.names(commands):
        lines += [f".SS {command}", *_as_it_stands(_help(language, command))]
    return "\n".join([*lines, ""])


def _as_it_stands(text: str) -> list[str]:
    return [".nf", *(_escaped(line) for line in text.rstrip("\n").split("\n")), ".fi"]


def _escaped(line: str) -> str:
    """Return a line that roff shows as it is: a dash stays one, and no line is a request."""
    plain = line.replace("\\", "\\e").replace("-", "\\-")
    return f"\\&{plain}" if plain[:1] in (".", "'") else plain


def _help(language: str, *named: str) -> str:
    caught, narrow = io.StringIO(), {"COLUMNS": "72", "LANG": "C.UTF-8", "COOPCTL_LANG": language}
    with patch.dict(os.environ, narrow), redirect_stdout(caught):
        coopctl([*named, "--help"])
    return caught.getvalue()


def main(arguments: list[str]) -> int:
    """Write the pages below a folder: man1/coopctl.1 in English, and fr/man1/coopctl.1."""
    if len(arguments) != 1:
        print("usage: manual.py FOLDER", file=sys.stderr)
        return 2
    for language in available():
        folder = Path(arguments[0]) / ("" if language == SOURCE_LANGUAGE else language) / "man1"
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "coopctl.1").write_text(page(language), encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
