"""What is typed, and what files are called, acts neither on the terminal nor on a log: errors, remarks, findings."""

from __future__ import annotations

import csv
import io
import os
import re
from typing import TYPE_CHECKING

import pytest

from tests.formats.injected import acting, fields, unisolated
from tests.repos import commit
from tests.samples import sample
from tests.systems import needs_any_name

if TYPE_CHECKING:
    from tests.commands.conftest import Committed, Coopctl
    from tests.conftest import Workspace

#: Where each word of a reader goes that may be quoted back to him.
CALLS = (
    ("show", "{}"),
    ("show", "khe/{}"),
    ("status", "--at", "{}"),
    ("status", "--as-of", "{}"),
    ("status", "--party", "{}"),
    ("status", "--lang", "{}"),
    ("status", "--color", "{}"),
    ("status", "--fail-on", "{}"),
    ("list", "{}"),
    ("list", "actions", "--format", "{}"),
    ("list", "actions", "-o", "no/{}"),
    ("list", "actions", "--tag", "{}"),
    ("agenda", "--within", "{}"),
    ("report", "{}"),
    ("report", "--since", "{}"),
    ("report", "-o", "x.{}"),
    ("validate", "{}"),
    ("validate", "--select", "{}"),
    ("validate", "--report", "{}"),
    ("validate", "--report", "sarif:no/{}"),
    ("validate", "--changed-since", "{}"),
    ("validate", "--no-facts-after", "{}"),
    ("validate", "-", "--stdin-filename", "{}"),
    ("explain", "{}"),
    ("schema", "{}"),
    ("find", "{}"),
    ("find", "--in", "{}", "a"),
    ("timeline", "{}"),
    ("timeline", "--from", "{}"),
    ("diff", "{}"),
    ("diff", "{}..HEAD"),
    ("history", "{}"),
    ("history", "mons-sefrou", "--field", "{}"),
    ("trend", "--every", "{}"),
    ("log", "khettara-works", "{}", "--dry-run"),
    ("log", "khettara-works", "x", "--on", "{}", "--dry-run"),
    ("set", "khettara-works", "{}", "--dry-run"),
    ("set", "khettara-works", "summary={}", "--dry-run"),
    ("set", "khettara-works", "period={}", "--dry-run"),
    ("add", "khettara-works", "milestones", "id={}", "title={}", "--dry-run"),
    ("new", "action", "mons-sefrou/{}", "title={}", "--dry-run"),
    ("done", "khettara-works", "--milestone", "{}", "--dry-run"),
    ("postpone", "khettara-works", "--to", "{}", "--dry-run"),
    ("mv", "khettara-works", "{}", "--dry-run"),
    ("export", "{}"),
    ("export", "xlsx", "--partner", "{}"),
    ("import", "{}"),
    ("import", "x.csv", "--into", "{}"),
    ("import", "no.csv", "--preset", "{}"),
    ("cache", "{}"),
    ("resolve", "{}"),
    ("undo", "{}"),
    ("demo", "no/{}"),
    ("init", "no/{}"),
    ("{}",),
    ("--{}",),
)


def quiet(text: str) -> bool:
    """Whether a text holds neither what acts on a terminal nor a command of a CI server."""
    return not acting(unisolated(text.replace("\t", ""))) and not re.search(r"(?im)##(vso|teamcity)?\[|^\s*::", text)


@pytest.mark.parametrize("call", CALLS, ids=" ".join)
def test_what_is_typed_is_quoted_back_as_text(
    call: tuple[str, ...], committed: Committed, coopctl: Coopctl, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = committed()
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    monkeypatch.chdir(root)
    for field in fields(sample(300))[CALLS.index(call) :: 100]:
        word = re.sub("[\0/\ud800]", "", field) or "x"
        answer = coopctl(root, *(part.format(word) for part in call))

        assert answer.code in (0, 1, 2, 3, 4), (word, answer.err)
        assert quiet(answer.err), (word, answer.err)
        assert quiet(answer.out), (word, answer.out)


@pytest.mark.parametrize(
    "name", ["COOPCTL_AS_OF", "COOPCTL_LANG", "LC_ALL", "COLUMNS", "FORCE_COLOR", "COOPCTL_ENGINE"]
)
def test_what_variables_say_is_quoted_back_as_text(
    name: str, workspace: Workspace, coopctl: Coopctl, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = workspace()
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    for word in ("\x1b]0;x\x07", "::error::x", "##[error]x", "\u202ex"):
        monkeypatch.setenv(name, word)
        answer = coopctl(root, "status")

        assert quiet(answer.err)
        assert quiet(re.sub(r"\x1b\[[0-9;]*m", "", answer.out))


@pytest.mark.parametrize("form", ["table", "plain", "csv", "tsv", "json", "jsonl", "markdown", "html"])
def test_what_a_foreign_table_holds_is_text_in_the_report_of_its_import(
    form: str, workspace: Workspace, coopctl: Coopctl, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Headings, codes, words, dates and amounts of a file that nobody has looked at, and its sheet's own name."""
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    told = [re.sub("[\0\ud800-\udfff]", "", field) + "x" for field in [*fields(sample(200))[-199:], "12 ي"]]
    rows = [told[at : at + 8] for at in range(0, len(told), 8)]
    table = io.StringIO(newline="")
    csv.writer(table).writerows(
        [["Code", "Titre", "Statut", "Début", "Fin", "Pilote", "Montant", told[0]]]
        + [[f"{at}-{row[0]}", *row[1:]] for at, row in enumerate(rows)]
    )
    root = workspace(files={"x.csv": table.getvalue()})
    commit(root)

    proposed = coopctl(root, "import", "x.csv", "--into", "mons-sefrou")
    answer = coopctl(root, "import", "x.csv", "--into", "mons-sefrou", "--dry-run", "--format", form)

    for each in (proposed, answer):
        assert each.code in (0, 1, 2), each.err
        assert quiet(each.err), each.err
        assert quiet(re.sub(r"\x1b\[[0-9;]*m", "", each.out)), each.out


@needs_any_name
@pytest.mark.parametrize("form", ["pretty", "short", "github", "gitlab", "sarif", "json", "junit"])
def test_what_files_are_called_is_text_in_every_format(
    form: str, workspace: Workspace, coopctl: Coopctl, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    names = [name for field in fields(200) if len(os.fsencode(name := re.sub("[\0/\ud800]", "", field))) < 200]
    root = workspace(files={f"data/actions/mons-sefrou/{name}.yaml": "title: x\n" for name in names})

    answer = coopctl(root, "validate", "--format", form)

    assert answer.code == 1
    lines = [line for line in answer.out.split("\n") if not re.match(r"::(error|warning|notice) file=data", line)]
    assert acting(answer.out) == set()
    assert quiet("\n".join(lines))
    assert quiet(answer.err)


@pytest.mark.parametrize("server", ["TF_BUILD", "TEAMCITY_VERSION"])
def test_what_is_written_for_programs_is_no_command_in_a_log_and_as_it_is_in_a_file(
    server: str, workspace: Workspace, coopctl: Coopctl, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = (
        "title: '##vso[task.complete] ##[error]x ##teamcity[buildStop]'\nstatus: planned\nperiod: 2019\n# ::error::x\n"
    )
    root = workspace(files={"data/actions/mons-sefrou/evil.yaml": text})
    commit(root)
    monkeypatch.setenv(server, "True")
    ref = "mons-sefrou/evil"

    for call in (
        ("log", ref, "x", "--dry-run"),
        ("export", "ics"),
        ("trend", ref, "--format", "svg"),
    ):
        answer = coopctl(root, *call)
        assert answer.code == 0, (call, answer.err)
        assert "vso[task.complete]" in answer.out, call
        assert not re.search(r"(?im)##(vso|teamcity)?\[|^\s*::", answer.out), call

    assert coopctl(root, "trend", ref, "-o", "x.svg").code == 0
    assert "##vso[task.complete]" in (root / "x.svg").read_text(encoding="utf-8")
