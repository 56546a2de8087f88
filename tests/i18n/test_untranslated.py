"""No English word and no word of the files stands where a reader of another language reads words: on every screen.

Each command runs on the demo. What it prints is held against the words of the English sentences and the words of the
files (fields and vocabularies), without those that the translations or the demo's own texts have too. What is typed is
read as it is typed: commands, options, fields and codes after `choose from` and in patches.
"""

from __future__ import annotations

import gettext
import json
import re
import shlex
from functools import cache
from typing import TYPE_CHECKING

import pytest

from coopctl import commands, discovery, schemas
from coopctl.cli.app import main
from coopctl.packaged import PACKAGE
from tests.conftest import ROOT
from tests.samples import TIMES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

DEMO = ROOT / "examples" / "demo"
DAY = "2026-10-12"
CONTRACT = "vallombre-tizgane-2025/river-contract"
LISTS = (
    "actions", "agreements", "approvals", "assessments", "axes", "budget", "decisions", "indicators", "meetings",
    "milestones", "missions", "parties", "people", "updates",
)  # fmt: skip
#: What people look at: no word of the files stands there but a column's after its title, in brackets.
SCREENS = (
    "status", "status vallombre-tizgane", "agenda", "timeline", "find eau", "show vallombre-tizgane --explain",
    "show sorvelle-ourane --explain", f"show {CONTRACT} --explain",
    "show vallombre-tizgane-2025/investors-forum --explain", *(f"list {each}" for each in LISTS),
)  # fmt: skip
#: Papers, which look as they are asked to.
PAPERS = tuple(
    f"report {each} --format markdown" for each in ("vallombre-tizgane", "sorvelle-ourane --brief", "zilverdam-ndelika")
)
#: What people type, and what is answered, rightly and to slips: it names fields and words to type.
ANSWERS = (
    f"log {CONTRACT} x --progress 40 --dry-run", f"set {CONTRACT} priority=low --dry-run",
    f"done {CONTRACT} --dry-run", f"hold {CONTRACT} --reason x --dry-run", f"cancel {CONTRACT} --reason x --dry-run",
    f"postpone {CONTRACT} --to 2028-01-01 --reason x --dry-run",
    "held vallombre-tizgane-2025/investors-forum 2026-10-01 --dry-run", "rm zilverdam-ndelika/boat-memory --dry-run",
    f"rm {CONTRACT} --dry-run", "start zilverdam-ndelika/sea-rescue --dry-run",
    "resume zilverdam-ndelika/teacher-exchange --dry-run", "fmt --check", "new action vallombre-tizgane-2025/x --dry-run",
    "show nirgends", "status valombre", "list actions --status x", "list foo", "list actions --health late,foo",
    "agenda --days x", "agenda --from 12/10/2026", f"set {CONTRACT} status=foo --dry-run",
    f"set {CONTRACT} foo=1 --dry-run", f"log {CONTRACT}", "frobnicate", "report --format x", "explain xx", "import /nirgends.xlsx",
)  # fmt: skip
#: The suite reads screens in Arabic, in which a word in Latin letters shows; `make long` all in every language.
RUNS = [
    (language, line)
    for language in ("ar", "fr", "nl")
    for line in (*SCREENS, *PAPERS, *ANSWERS, *(f"{name} --help" for name in discovery.names(commands)))
    if TIMES > 1 or (language == "ar" and line in SCREENS)
]
_WORD = re.compile(r"[A-Za-zÀ-ÿ_]{3,}")
#: A column as --columns calls it, a place to fill in, an option, a code, an address or a path.
_TYPED = re.compile(r"\(\w+\)|\{[^}]*\}|--[\w-]+|\[[\w-]+\]|\S+[/.]\S+|\b[A-Z][A-Z|-]+\b")
#: Lines of patches and files, and commands to copy.
_COPIED = re.compile(r"^(?:[-+ ]?\s*(?:- )?[\w.-]+:|---|\+\+\+|@@|rename|\s*coopctl |→ )")
#: A key, with what stands behind it where that is one word of a vocabulary or an id.
_KEY = re.compile(r"^ *(?:- )?[\w-]+:(?: +[a-z0-9_]+$)?", re.MULTILINE)
_ID = re.compile(r"\bid: *([\w-]+)")
#: Words of both kinds: names of programs and of formats, and what a finding is called everywhere.
_EVERYWHERE = frozenset(["coopctl", "git", "json", "csv", "html", "help", "error", "warning", "hint", "dask", "yaml"])


def words(text: str) -> set[str]:
    return {each.lower() for each in _WORD.findall(text)}


@cache
def english() -> frozenset[str]:
    """The words of all English sentences, and of the files: fields, and words that they may hold."""
    sentences = " ".join(_TYPED.sub(" ", each) for each in catalogue("fr"))
    return frozenset(words(sentences) | of_files())


@cache
def of_files() -> frozenset[str]:
    def told(node: object) -> Iterator[str]:
        if isinstance(node, dict):
            yield from node.get("properties", {})
            yield from map(str, node.get("enum", ()))
            for each in node.values():
                yield from told(each)
        elif isinstance(node, list):
            for each in node:
                yield from told(each)

    return frozenset(
        word for name in ("agreement", "action", "settings") for word in told(json.loads(schemas.text(name)))
    )


@cache
def catalogue(language: str) -> Mapping[str, str]:
    with (PACKAGE / "locale" / language / "LC_MESSAGES" / "coopctl.mo").open("rb") as file:
        found: dict[object, str] = vars(gettext.GNUTranslations(file))["_catalog"]
    return {str(key[0] if isinstance(key, tuple) else key): said for key, said in found.items() if key}


@cache
def known(language: str) -> frozenset[str]:
    """The words of a language's own sentences, and of the demo."""
    files = [each for path in DEMO.rglob("*.yaml") for each in (path.stem, path.read_text(encoding="utf-8"))]
    text = "\n".join(files)
    data = " ".join((_KEY.sub("", text), *_ID.findall(text)))
    sentences = (_TYPED.sub(" ", each) for each in catalogue(language).values())
    return frozenset(words(" ".join((*sentences, data)))) | _EVERYWHERE


@pytest.mark.parametrize(("language", "line"), RUNS)
def test_every_word_is_of_the_readers_language_or_of_the_files(
    language: str, line: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(DEMO)
    monkeypatch.setenv("COLUMNS", "100")
    more = () if "--help" in line else ("--as-of", DAY)
    table = ("--format", "table") if line in SCREENS else ()

    main([*shlex.split(line), "--lang", language, *more, *table])

    printed = capsys.readouterr()
    shown = [each for each in (printed.out + printed.err).splitlines() if not _COPIED.match(each)]
    typed = (
        frozenset()
        if line in (*SCREENS, *PAPERS)
        else of_files() | {*LISTS, *discovery.names(commands), *words(line), "short"}
    )
    said = words(_TYPED.sub(" ", "\n".join(shown)))
    foreign = said & english() - known(language) - typed
    assert not foreign, [each for each in shown if words(each) & foreign]
