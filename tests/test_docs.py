"""The docs are true: what they tell a reader to type works, what is generated is current, and every link leads somewhere."""

from __future__ import annotations

import functools
import hashlib
import importlib
import os
import re
import shlex
import shutil
import subprocess
from dataclasses import dataclass
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest

from coopctl import commands, discovery, strict_yaml, trees
from coopctl.errors import MissingExtraError
from coopctl.loading import loader
from docs import build_docs, forecasts, officer
from tests import forked, systems
from tests.commands.conftest import coopctl as coopctl  # noqa: PLC0414 - a fixture, for this module too
from tests.conftest import ROOT
from tests.repos import commit
from tests.samples import TIMES
from tests.tables import table

if TYPE_CHECKING:
    from pathlib import Path

    from tests.commands.conftest import Coopctl
    from tests.conftest import Run, Workspace

DOCS = ROOT / "docs"
READMES = (ROOT / "README.md", ROOT / "README.fr.md")
TOURS = (DOCS / "TOUR.md", DOCS / "fr" / "TOUR.md")
#: What stands in English and in French.
TWICE = (READMES, *((DOCS / page.name, page) for page in sorted((DOCS / "fr").glob("*.md"))))
#: What a reader types as it stands, on the data of this repository.
TYPED = (*READMES, DOCS / "REVIEWING.md", DOCS / "fr" / "REVIEWING.md")
PAGES = [*READMES, ROOT / "CONTRIBUTING.md", ROOT / "CHANGELOG.md", *sorted(DOCS.rglob("*.md"))]
PICTURES = sorted((ROOT / "docs" / "pictures").glob("*.svg"))
LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")
BLOCK = re.compile(r"(?ms)^```(\w*)\n(.*?)^```$")
SPAN = re.compile(r"`([^`\n]+)`")
#: What a README writes for the reader to fill in.
PLACEHOLDER = re.compile(r"\b(FILE|FICHIER|REV|DAY|REF|CODE|KIND|DIR|PATH|FOLDER)\b|…")


def _named(page: Path) -> str:
    return page.relative_to(ROOT).as_posix()


def text(page: Path) -> str:
    return page.read_text(encoding="utf-8")


def blocks(page: Path, language: str) -> list[str]:
    return [block for name, block in BLOCK.findall(text(page)) if name == language]


@functools.cache
def calls(page: Path) -> tuple[str, ...]:
    """Give every call of coopctl on a page, in code spans, shell blocks and the snippets for CI."""
    spans = (span for span in SPAN.findall(BLOCK.sub("", text(page))) if span.startswith("coopctl "))
    shown = "".join(block for _, block in BLOCK.findall(text(page)))
    return (*spans, *re.findall(r"(?m)^(?:.*(?:run|entry): |\s+- )?(coopctl .*)$", shown))


# ---------------------------------------------------------------- generated


def test_what_is_generated_is_current(capsys: pytest.CaptureFixture[str]) -> None:
    code = build_docs.main(["--check"])

    assert (code, capsys.readouterr().err) == (0, "")


def test_every_difference_from_the_officer_is_explained_and_only_those() -> None:
    every = officer.compared()

    assert len(every) == 120
    assert [one.ref for one in every if one.same and one.explained] == []
    assert [(one.day, one.ref) for one in every if not one.same and not one.explained] == []
    assert sum(one.same for one in every) >= 102
    assert sum(one.same or one.computed == one.second for one in every) >= 113


def test_the_figures_on_forecasts_come_from_many_of_them() -> None:
    table = forecasts.lines()

    assert table[0].startswith("On 22 month ends, ")
    assert len([line for line in table if line.startswith("| ") and "days" in line]) == 4


@pytest.mark.parametrize("picture", PICTURES, ids=lambda picture: picture.stem)
def test_a_picture_fetches_nothing_and_runs_nothing(picture: Path) -> None:
    drawn = text(picture)

    assert ET.fromstring(drawn).tag == "{http://www.w3.org/2000/svg}svg"  # noqa: S314 - our own file
    assert re.findall(r"https?://[^\s\"']+", drawn) == ["http://www.w3.org/2000/svg"]
    assert re.findall(r"(?i)<script|@font-face|@import|url\(|<foreignObject|href|\bon\w+=", drawn) == []
    assert ("mons-sefrou" if picture.stem.startswith("status") else "vallombre-tizgane-2025") in drawn


def test_each_readme_shows_the_picture_in_its_language() -> None:
    assert [path.stem for path in PICTURES] == ["status-en", "status-fr", "timeline-en", "timeline-fr"]
    for page, language in zip(READMES, ("en", "fr"), strict=True):
        assert re.findall(r"\(docs/pictures/(\S+)\.svg\)", text(page)) == [f"status-{language}", f"timeline-{language}"]


# ---------------------------------------------------------------- links and names


@functools.cache
def anchors(page: Path) -> frozenset[str]:
    """Return the anchors of a page as GitHub makes them of headings, and those that are written."""
    found = re.findall(r'<a id="([^"]+)">', text(page))
    for heading in re.findall(r"(?m)^#+ (.+)$", BLOCK.sub("", text(page))):
        slug = re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")
        found.append(f"{slug}-{found.count(slug)}" if slug in found else slug)
    return frozenset(found)


@table("page", PAGES, ids=_named)
def test_every_link_leads_somewhere(page: Path) -> None:
    broken = []
    for link in LINK.findall(BLOCK.sub("", text(page))):
        if re.match(r"https?://", link):
            continue
        name, _, anchor = link.partition("#")
        target = (page.parent / name).resolve() if name else page
        if not target.exists() or (anchor and anchor not in anchors(target)):
            broken.append(link)

    assert broken == []


@table("page", PAGES, ids=_named)
def test_no_page_names_a_folder_of_the_machine_it_was_written_on(page: Path) -> None:
    assert re.findall(r"(?:^|[\s`(])/(?:work|tmp|home|root|farm|Users)/\S*", text(page)) == []


@pytest.mark.parametrize("verb", discovery.names(commands))
def test_the_options_that_the_docs_name_exist(verb: str, tmp_path: Path, coopctl: Coopctl) -> None:
    verbs = discovery.names(commands)
    own = [
        call
        for page in PAGES
        for call in calls(page)
        if verb == next((word for word in call.split() if word in verbs), None)
    ]
    named = {option for call in own for option in _options(call)}
    known = coopctl(tmp_path, verb, "--help").out + coopctl(tmp_path, "--help").out if named else ""

    assert {option for option in named if not re.search(rf"(?m)(^|[\s,]){option}\b", known)} == set()


@table("page", PAGES, ids=_named)
def test_the_commands_that_the_docs_name_exist(page: Path) -> None:
    verbs = set(discovery.names(commands))
    strangers = {
        call
        for call in calls(page)
        if (words := [word for word in call.split()[1:] if re.fullmatch(r"[a-z-]+", word) and word[0] != "-"])
        and not verbs & set(words)
        and "--help" not in call
    }

    assert strangers == set()


@table("page", PAGES, ids=_named)
def test_the_targets_of_make_that_the_docs_name_exist(page: Path) -> None:
    makefile = text(ROOT / "Makefile")
    named = re.findall(r"(?m)(?:^|`)make ([a-z]+)\b", text(page))

    assert [target for target in named if not re.search(rf"(?m)^{target}:", makefile)] == []


def test_the_functions_and_files_that_the_architecture_names_exist() -> None:
    page = text(ROOT / "docs" / "ARCHITECTURE.md")
    spans = set(SPAN.findall(BLOCK.sub("", page)))
    dotted = {span.partition("(")[0] for span in spans if re.match(r"[a-z_]+(\.[a-z_]+)+(\(|$)", span)}
    functions = {name for name in dotted if not re.search(r"\.(py|md|json|yaml|txt|po)$", name)}
    files = {span for span in spans if re.fullmatch(r"[\w/.-]+\.(py|md)|(coopctl|tests|schemas|docs)/[\w/-]*", span)}

    assert len(functions) > 12
    assert {name for name in functions if not _exists(name)} == set()
    assert {name for name in files if not ((ROOT / name).exists() or (ROOT / "coopctl" / name).exists())} == set()


def _exists(name: str) -> bool:
    """Whether a dotted name is a module of coopctl, or something in one."""
    parts = name.split(".")
    for length in range(len(parts), 0, -1):
        try:
            found: object = importlib.import_module(f"coopctl.{'.'.join(parts[:length])}")
        except ModuleNotFoundError:
            continue
        except MissingExtraError:  # the module is there, what it needs is not
            return True
        for part in parts[length:]:
            found = getattr(found, part, None)
        return found is not None
    return False


def _options(call: str) -> list[str]:
    return [word.partition("=")[0] for word in call.split() if re.match(r"--?[a-zA-Z]", word)]


# ---------------------------------------------------------------- the readmes


def _shown() -> list[str]:
    """Return the calls that a reader can type as they stand; those that are pasted run in the tours."""
    whole = {call for page in TYPED for call in calls(page) if not PLACEHOLDER.search(call)}
    tours = {line for page in TYPED for block in blocks(page, "sh") for line in block.splitlines()}
    return sorted(whole - tours)


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a repository that holds the data, made once."""
    root = tmp_path_factory.mktemp("kept")
    shutil.copytree(ROOT / "data", root / "data")
    shutil.copy(ROOT / "coopctl.yaml", root)
    commit(root)
    return root


@pytest.mark.parametrize("call", _shown())
def test_a_command_of_the_readme_runs_on_a_copy_of_the_data(call: str, kept: Path, tmp_path: Path, run: Run) -> None:
    root = shutil.copytree(kept, tmp_path / "kept")

    done = run(*shlex.split(call)[1:], cwd=root)

    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout or (root / call.rpartition(" -o ")[2]).stat().st_size


@systems.needs_scripts
@pytest.mark.parametrize("language", ("en", "fr") if TIMES > 1 else ("en",))
def test_the_tours_work_as_they_are_pasted(language: str, tmp_path: Path) -> None:
    readme, tour = (pages[language == "fr"] for pages in (READMES, TOURS))
    first, demo, own = (
        _toured(part, tmp_path, language)
        for page in (readme, tour)
        for part in re.split(r"(?m)^## ", text(page))
        if re.search(r"(?m)^coopctl (init|demo) ", part)
    )

    assert (first.codes, demo.codes, own.codes) == ("0" * 9, "0" * 13, "0" * 10 + "2" + "0" * 11)
    assert [len(walk.shown) for walk in (first, demo, own)] == [1, 1, 3]
    for walk in (first, demo, own):
        said = [line for line in walk.said.splitlines() if not line.endswith(": coopctl undo")]
        assert [line for line in said if "lyon" not in line] == []
        assert [block for block in walk.shown if block not in walk.out] == []
    assert re.search(r"\b67 ?%", own.out)


@dataclass(frozen=True)
class Tour:
    """What came of a tour: what its calls printed, their exit codes, and what the page says that they print."""

    out: str
    said: str
    codes: str
    shown: list[str]


def _toured(part: str, folder: Path, language: str) -> Tour:
    here = folder / hashlib.sha256(part.encode()).hexdigest()[:8]
    here.mkdir()
    script = "\n".join(block for name, block in BLOCK.findall(part) if name == "sh")
    done = _pasted(script, here, language)
    codes = "".join((here / "codes").read_text(encoding="utf-8").split())
    shown = [_words(block) for name, block in BLOCK.findall(part) if name == "text"]
    return Tour(_words(done.stdout), done.stderr, codes, shown)


def test_what_is_pasted_holds_nothing_that_some_shell_takes_for_words() -> None:
    pasted = [line for page in (*READMES, *TOURS) for block in blocks(page, "sh") for line in block.splitlines()]

    assert [line for line in pasted if re.search(r"[#$<>|\\]|\bsed\b|^export ", line)] == []  # zsh, PowerShell, fish


def test_the_readme_is_read_in_five_minutes() -> None:
    assert [page.name for page in READMES if len(text(page).split()) > 1100] == []


@pytest.mark.parametrize(("english", "french"), TWICE, ids=_named)
def test_the_french_page_says_what_the_english_does(english: Path, french: Path) -> None:
    there, here = (os.path.relpath(*way) for way in ((french, english.parent), (english, french.parent)))
    assert text(english).startswith(f"**English** · [Français]({there})\n")
    assert text(french).startswith(f"[English]({here}) · **Français**\n")
    for pattern in (r"(?m)^#+ ", r"(?m)^- ", r"(?m)^\| ", r"(?m)^```"):
        assert len(re.findall(pattern, text(english))) == len(re.findall(pattern, text(french))), pattern
    assert _table_calls(english) == _table_calls(french)
    assert re.findall(r"(?m)(?<=\w|\)) [:;?!»]| (?=»)|(?<=«) ", BLOCK.sub("", text(french))) == []


def _table_calls(page: Path) -> set[str]:
    return {span for span in SPAN.findall(BLOCK.sub("", text(page))) if span.startswith("coopctl ")}


def _words(shown: str) -> str:
    """Return what a screen says, wherever its lines break."""
    return " ".join(shown.split())


def _pasted(script: str, folder: Path, language: str) -> subprocess.CompletedProcess[str]:
    """Run a script as a terminal would: tables where a pipe would get tabs. The codes of all calls are noted."""
    called = forked.program(folder / "called")
    program = folder / "bin" / "coopctl"
    program.parent.mkdir()
    program.write_text(
        '#!/bin/sh\ncase "$1" in status|list|show|agenda|timeline) set -- "$@" --format table ;; esac\n'
        f'"{called}" "$@"\ncode=$?\necho "$code" >> "{folder}/codes"\nexit "$code"\n',
        encoding="utf-8",
    )
    program.chmod(0o755)
    environment = {
        **os.environ,
        "PATH": f"{program.parent}{os.pathsep}{os.environ['PATH']}",
        "PYTHONPATH": str(ROOT),
        "TMPDIR": str(folder),
        "COOPCTL_LANG": language,
        "COLUMNS": "80",
    }
    return subprocess.run(
        ["bash", "-c", script], cwd=folder, env=environment, capture_output=True, encoding="utf-8", check=False
    )


# ---------------------------------------------------------------- the format


FORMAT = ROOT / "docs" / "FORMAT.md"


def test_every_example_in_the_tables_of_fields_is_yaml() -> None:
    rows = re.findall(r"(?m)^\| `([\w-]+)`.* \| `(.+)` \|$", text(FORMAT))
    wrong = [
        (name, example)
        for name, example in rows
        if strict_yaml.read("x.yaml", f"{name}: {example}\nlist: [{example}]\n".encode()).faults
    ]

    assert len(rows) > 150
    assert wrong == []


def test_the_files_shown_in_the_format_are_a_workspace(tmp_path: Path) -> None:
    for block in blocks(FORMAT, "yaml"):
        if named := re.match(r"# (data/\S+)\n", block):
            path = tmp_path / named[1]
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(block, encoding="utf-8")
    loaded = loader.load(trees.worktree(tmp_path))

    assert loaded.findings == ()
    assert (list(loaded.portfolio.agreements), list(loaded.portfolio.actions)) == (
        ["lyon-fes"],
        ["lyon-fes/craft-workshops"],
    )


@pytest.mark.parametrize("block", [block for block in blocks(FORMAT, "yaml") if not block.startswith("# data/")])
def test_the_fields_shown_in_the_format_fit(block: str, workspace: Workspace) -> None:
    field = block.partition(":")[0]
    needed = {"title": "T", "status": "planned", "axis": "culture"}
    given = "".join(f"{name}: {value}\n" for name, value in needed.items() if name != field)
    root = workspace(files={"data/actions/mons-sefrou/example.yaml": given + block})

    assert loader.load(trees.worktree(root)).findings == ()
