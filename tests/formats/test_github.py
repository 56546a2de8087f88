"""`github`: what the runner reads from the lines, as its own parser reads them."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from coopctl import discovery
from coopctl.findings import Finding, Span
from coopctl.formats import findings as formats
from coopctl.formats.findings import github, short
from coopctl.i18n.safe_text import harmless, without_commands
from coopctl.messages import msg
from coopctl.model.vocabularies import Severity
from tests.formats import checks
from tests.formats.checks import EXHIBITION, LIBRARY, LOOK, MIXED, checked, finding
from tests.samples import sample
from tests.tables import table

if TYPE_CHECKING:
    from tests.formats.conftest import Snapshot

COMMAND = re.compile(r"::(error|warning|notice) ([^:]*)::(.*)")


def commands(text: str) -> list[tuple[str, dict[str, str], str]]:
    """Read lines as the runner does: kind, properties, message."""
    read = []
    for line in text.splitlines()[:-1]:
        match = COMMAND.fullmatch(line)
        assert match is not None
        kind, properties, message = match.groups()
        pairs = (each.split("=", 1) for each in properties.split(","))
        read.append((kind, {name: _unescaped(value) for name, value in pairs}, _unescaped(message)))
    return read


def _unescaped(text: str) -> str:
    for code, sign in (("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%")):
        text = text.replace(code, sign)
    return text


def test_the_whole(snapshot: Snapshot) -> None:
    assert discovery.module(formats, "github") is github
    snapshot("findings-github.txt", github.write(checked(MIXED), LOOK))


def test_a_command_says_where_what_and_the_mend() -> None:
    kind, properties, message = commands(github.write(checked([MIXED[3]]), LOOK))[0]

    assert kind == "error"
    assert properties == {
        "file": EXHIBITION,
        "line": "2",
        "endLine": "2",
        "col": "9",
        "endColumn": "15",
        "title": "unknown-word",
    }
    assert message == "‘plannd’ is not a status\nhelp: did you mean ‘planned’?"


def test_the_worst_come_first_and_of_those_the_files_changed_here() -> None:
    found = [finding(EXHIBITION, severity=each) for each in Severity] + [finding(LIBRARY, severity=Severity.WARNING)]

    shown = commands(github.write(checked(found[::-1], changed={LIBRARY}), LOOK))

    assert [(kind, properties["file"]) for kind, properties, _ in shown] == [
        ("error", EXHIBITION),
        ("warning", LIBRARY),
        ("warning", EXHIBITION),
        ("notice", EXHIBITION),
    ]


@table("count", [0, 10, 11, 47])
def test_ten_of_each_severity_are_commands_and_all_others_plain_lines_of_the_log(count: int) -> None:
    found = [finding(line=line, severity=severity) for severity in Severity for line in range(1, count + 1)]

    *lines, last = github.write(checked(found[::-1]), LOOK).splitlines()

    told = [line for line in lines if line.startswith("::")]
    assert [line.split()[0] for line in told] == [
        f"::{kind}" for kind in github.KINDS.values() for _ in range(min(count, 10))
    ]
    assert lines[len(told) :] == [short.headline(each, LOOK) for each in found if each.span.line > 10]
    assert last == f"checked 3 files: {count} errors, {count} warnings, {count} hints"


def test_ten_errors_hide_no_warning_and_the_log_starts_no_command_of_its_own() -> None:
    found = [finding(line=line) for line in range(1, 40)] + [finding(severity=Severity.WARNING)]
    found[30] = finding("::x", line=31, message=msg("{word}", word="##[error]x"))

    lines = github.write(checked(found, unread=1, prefix="::plans/"), LOOK).splitlines()

    assert [kind for kind, _, _ in commands("\n".join([*lines[:11], "the rest"]))] == ["error"] * 10 + ["warning"]
    assert len(lines) == 11 + 29 + 1
    assert not [line for line in lines[11:] if line.startswith("::") or "##[" in line]
    assert lines[-1] == "cross-checks incomplete: 1 file unread; checked 3 files: 39 errors, 1 warning, 0 hints"


def test_a_workspace_in_a_subfolder_is_named_from_the_root_of_the_repository() -> None:
    text = github.write(checked([MIXED[1]], prefix="cooperation/plans/"), LOOK)

    assert commands(text)[0][1]["file"] == f"cooperation/plans/{LIBRARY}"
    assert "cooperation/plans/data/agreements/mons-sefrou.yaml:7:3: the agreement ends here" in commands(text)[0][2]


def test_columns_are_left_out_over_several_lines_where_github_refuses_them() -> None:
    properties = commands(github.write(checked([finding(span=Span(4, 7, 5, 5))]), LOOK))[0][1]

    assert set(properties) == {"file", "line", "endLine", "title"}


def test_the_commands_act_in_a_ci_log() -> None:
    text = github.write(checked(MIXED), replace(LOOK, ci=True))

    assert len(commands(text)) == 4
    assert text == github.write(checked(MIXED), LOOK)


@table("word", checks.HOSTILE)
def test_a_word_from_a_file_starts_no_command(word: str) -> None:
    text = github.write(checked([finding(message=msg("{word}", word=word), help=msg("{word}", word=word))]), LOOK)

    assert len(text.splitlines()) == 2
    assert len(commands(text)) == 1
    assert not re.search(r"##(vso|teamcity)?\[", text, re.IGNORECASE)


@given(st.lists(checks.findings(), max_size=10))
@settings(max_examples=sample(20), deadline=None)
def test_whatever_is_found_is_read_back_as_it_is(found: list[Finding]) -> None:
    outcome = checked(found, prefix="a, b: 100%/")
    ordered = formats.worst_first(found)

    read = commands(github.write(outcome, LOOK))

    assert [properties["file"] for _, properties, _ in read] == [
        without_commands(harmless(outcome.in_repository(each.path))) for each in ordered
    ]
    assert [message.split("\n")[0] for _, _, message in read] == [
        without_commands(LOOK.words.say(each.message)) for each in ordered
    ]
