"""What is discovered by its file's name is also explained, shown bad and good, and tested."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

import pytest

from coopctl import commands, discovery, rules, schemas, strict_yaml, trees
from coopctl.checking import engine, later_facts
from coopctl.cli.app import main
from coopctl.formats import differences, findings, rows
from coopctl.model.vocabularies import Severity
from tests import golden
from tests.conftest import ROOT
from tests.tables import table
from tests.test_everything import NOT_SHOWN
from tools.messages import TITLE

if TYPE_CHECKING:
    from collections.abc import Mapping


PAGES = ROOT / "coopctl" / "codes"
GOLDEN = ROOT / "tests" / "cases" / "invalid"
TESTS = ROOT / "tests"
CODES: Mapping[str, Severity] = {
    **strict_yaml.FAULTS,
    **trees.FAULTS,
    **schemas.CODES,
    **engine.codes(),
    later_facts.CODE: Severity.ERROR,
}
RULES = [code for code in discovery.names(rules) if code]
SECTIONS = ["Why", "Bad", "Good", "How to mend"]
FORMATS = [(family, name) for family in (rows, findings, differences) for name in discovery.names(family)]


def page(code: str) -> str:
    return (PAGES / f"{code}.md").read_text(encoding="utf-8")


def test_every_code_has_a_page_and_every_page_a_code() -> None:
    pages = {path.stem for path in PAGES.glob("*.md")}

    assert (set(CODES) - pages, pages - set(CODES)) == (set(), set())


def test_no_two_floors_give_the_same_code() -> None:
    given = [*strict_yaml.FAULTS, *schemas.CODES, *engine.codes()]

    assert sorted({code for code in given if given.count(code) > 1}) == []


@table("code", CODES)
def test_a_code_is_a_few_plain_words(code: str) -> None:
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", code)
    assert isinstance(CODES[code], Severity)


@table("code", CODES)
def test_a_page_has_its_title_and_its_sections(code: str) -> None:
    lines = page(code).splitlines()
    title = TITLE.fullmatch(lines[0])

    assert title is not None
    assert lines[0].startswith(f"# {code}: ")
    assert title["title"][0] == title["title"][0].upper()
    assert not title["title"].endswith(".")
    assert lines[1] == ""
    assert lines[2].endswith((".", ":")) or lines[3] != ""
    assert [line.removeprefix("## ") for line in lines if line.startswith("## ")] == SECTIONS
    assert 12 <= len(lines) <= 75


@table("code", CODES)
def test_a_page_shows_what_is_bad_and_what_is_good(code: str) -> None:
    _, _, bad, good, _ = re.split(r"(?m)^## .*$", page(code))

    assert bad.count("```") >= 2
    assert good.count("```") >= 2
    assert bad.count("```") % 2 == good.count("```") % 2 == 0


@table("code", RULES)
def test_a_rule_says_what_it_finds(code: str) -> None:
    module = discovery.module(rules, code)

    assert (module.__doc__ or "").strip().splitlines()[0].endswith(".")
    offered = [function for name in ("check", "check_record") if (function := getattr(module, name, None))]
    assert offered
    assert all(function.__doc__ for function in offered)
    assert isinstance(module.SEVERITY, Severity)


@table("code", sorted(set(CODES) - set(NOT_SHOWN)))
def test_a_code_has_a_golden_case(code: str) -> None:
    assert [case for case in golden.invalid() if case.parent.name == code], f"tests/cases/invalid/{code}/"


def test_every_golden_case_has_a_code() -> None:
    assert {folder.name for folder in GOLDEN.iterdir() if folder.is_dir()} - set(CODES) == set()


@pytest.mark.parametrize("name", discovery.names(commands))
def test_a_command_has_help_and_a_section_in_the_reference(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    code, shown = main([name, "--help"]), capsys.readouterr().out
    reference = (ROOT / "docs" / "cli.md").read_text(encoding="utf-8")

    assert code == 0
    assert name in shown
    assert re.search(rf"(?m)^#+ .*\b{name}\b", reference)


@pytest.mark.parametrize(("family", "name"), FORMATS, ids=lambda part: getattr(part, "__name__", part))
def test_a_format_has_a_test_that_names_it(family: object, name: str) -> None:
    assert family
    named = re.compile(rf"""["']{name}["']""")

    assert any(map(named.search, _tests()))


@cache
def _tests() -> list[str]:
    """Return the text of every file of tests but this one."""
    files = (path for path in sorted(TESTS.rglob("test_*.py")) if path.name != "test_completeness.py")
    return [path.read_text(encoding="utf-8") for path in files]
