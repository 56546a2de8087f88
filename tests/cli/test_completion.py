"""What the shell offers after TAB: references and ids from the files, fields and words from the schemas."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import typer
import typer.main

from coopctl.cli import parser
from coopctl.cli.app import main
from coopctl.cli.completion import in_words
from coopctl.errors import UsageError
from coopctl.i18n.words import words
from coopctl.model.vocabularies import ActionStatus
from tests import forked
from tests.conftest import ROOT
from tests.repos import commit, git
from tests.samples import TIMES

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import Workspace

    Offered = Callable[..., list[str]]

ACTION = """
title: Photo exhibition in Mons
status: planned
lead: mons
milestones:
  - {id: prints-ready, due: 2018-11}
  - {id: catalogue, due: 2019-03}
indicators:
  - {id: visitors, target: {value: 1200}}
tags: [photos]
"""
MEETINGS = """
meetings:
  - id: visit
    date: 2018-07-23
    decisions: [{id: dates, text: New dates.}]
"""
REF = "mons-sefrou/photo-exhibition"
MILESTONE = ("id", "number", "title", "due", "baseline", "done", "dropped", "weight", "lead", "note", "sources")
#: What stands for words that nobody can know: texts, names, numbers, and files, which are the shell's own matter.
FREE = frozenset({"TEXT", "NAME", "FILE", "DIR", "N", "WORD", "TITLE", "ADDRESS", "SOURCE", "FIELD", "MAP"})
CATALOGUE = [f"milestones.catalogue.d{rest}=" for rest in ("ue", "one", "ropped")]


@pytest.fixture
def offered(workspace: Workspace, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Offered:
    """Press TAB at the end of a line, in a workspace with two records and a file that cannot be read."""
    root = workspace(
        files={
            f"data/actions/{REF}.yaml": ACTION,
            "data/actions/mons-sefrou/broken.yaml": "title: [",
            "data/agreements/No Name.yaml": "x",
        }
    )
    agreement = root / "data/agreements/mons-sefrou.yaml"
    agreement.write_text(agreement.read_text() + MEETINGS)
    monkeypatch.chdir(root / "data")

    def press(line: str | list[str], current: int = 0) -> list[str]:
        words = f"coopctl {line}" if isinstance(line, str) else "\n".join(["coopctl", *line])
        monkeypatch.setenv("_COOPCTL_COMPLETE", "complete_bash")
        monkeypatch.setenv("COMP_WORDS", words)
        monkeypatch.setenv("COMP_CWORD", str(current or len(words.split(" ")) - 1))
        with pytest.raises(SystemExit):  # typer ends the process here
            main([])
        return capsys.readouterr().out.split()

    return press


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("show ", ["mons-sefrou", "mons-sefrou/broken", REF]),
        ("show mons-sefrou/p", [REF]),
        ("show pho", ["photo-exhibition"]),
        ("status --agreement m", ["mons-sefrou"]),
        ("validate data/ag", ["data/agreements/mons-sefrou.yaml"]),
        ("list mi", ["milestones", "missions"]),
        ("explain unknown-p", ["unknown-party"]),
        ("schema a", ["action", "agreement"]),
        ("status --health at", ["at_risk"]),
        ("status --status in_", ["in_progress", "in_negotiation", "in_force"]),
        ("status --format js", ["json", "jsonl"]),
        ("show x --format d", ["docx"]),
        ("status --color a", ["auto", "always"]),
        (f"set {REF} mil", ["milestones.prints-ready.", "milestones.catalogue."]),
        (f"set {REF} milestones.", ["milestones.prints-ready.", "milestones.catalogue."]),
        (f"set {REF} milestones.p", [f"milestones.prints-ready.{field}=" for field in MILESTONE]),
        (f"set {REF} milestones.catalogue.du", ["milestones.catalogue.due=", "milestones.catalogue.due=2018-11"]),
        (f"set {REF} weig", ["weight=", "weight=2"]),
        (f"set {REF} tag", ["tags=", "tags+=", "tags-="]),
        (f"set {REF} prio", ["priority=high", "priority=medium", "priority=low"]),
        (f"set {REF} milestones.catalogue.d", CATALOGUE),
        (f"set {REF} status=c", ["status=completed", "status=cancelled"]),
        ("set photo priority=h", ["priority=high"]),
        (f"set {REF} --unset le", ["lead"]),
        (f"add {REF} mil", ["milestones"]),
        ("add mons-sefrou dec", ["decisions"]),
        (f"add {REF} readings ind", ["indicator=visitors"]),
        (f"add {REF} readings va", ["value=", "value=120"]),
        (f"add {REF} budget fund", ["funder=mons", "funder=sefrou"]),
        (f"add {REF} missions from=m", ["from=mons"]),
        (f"set {REF} lead=s", ["lead=sefrou"]),
        (f"set {REF} axis=", ["axis=culture", "axis=health"]),
        (f"set {REF} coordinators+=", ["coordinators+=mons", "coordinators+=sefrou"]),
        (f"add {REF} readings indicator=", ["indicator=visitors"]),
        (f"add {REF} occurrences state=", ["state=held", "state=cancelled"]),
        (f"done {REF} --milestone c", ["catalogue"]),
        ("done mons-sefrou --decision d", ["dates"]),
        (f"log {REF} x --status on", ["on_hold"]),
        (f"postpone {REF} --milestone c", ["catalogue"]),
        ("postpone mons-sefrou --decision d", ["dates"]),
        ("cancel photo --merged-into mons-sefrou/p", [REF]),
        ("hold pho", ["photo-exhibition"]),
        (f"mv {REF} mons-sefrou/p", [REF]),
        ("mv other/x mons-sefrou/x --axis ", ["culture", "health", "none"]),
        ("rm mons-sefrou/p", [REF]),
        ("set mons-sefrou/broken sta", ["status=", "started="]),
        ("validate --format sar", ["sarif"]),
        ("validate mons-sefrou/p", [REF]),
        ("fmt data/agreements/m", ["data/agreements/mons-sefrou.yaml"]),
        ("validate --report j", ["json:", "junit:"]),
        ("validate --select no-lead,no-va", ["no-lead,no-value"]),
        ("validate --ignore unknown-p", ["unknown-party"]),
        ("validate --no-facts-after tod", ["today"]),
        ("status --as-of y", ["yesterday"]),
        ("postpone pho --to tom", ["tomorrow"]),
        ("status --lang f", ["fr"]),
        ("report --lang fr,a", ["fr,ar"]),
        ("status --party mons,s", ["mons,sefrou"]),
        ("list actions --axis ", ["culture", "health", "none"]),
        ("agenda --lead m", ["mons"]),
        ("diff --tag p", ["photos"]),
        ("report --since-meeting v", ["visit"]),
        ("list actions --columns ref,tit", ["ref,title"]),
        ("list actions --sort ref,-tit", ["ref,-title"]),
        ("find x --columns re", ["ref"]),
        ("status --columns re", []),
        ("list actions --engine d", ["dask="]),
        ("import x.xlsx --preset t", ["tet"]),
        ("import x.xlsx --into m", ["mons-sefrou"]),
        ("init --language n", ["nl"]),
        ("status --at HE", ["HEAD"]),
    ],
)
def test_what_fits_is_offered(offered: Offered, line: str, words: list[str]) -> None:
    assert offered(line) == words


def test_branches_and_tags_are_offered_for_revisions(offered: Offered) -> None:
    root = Path.cwd().parent
    commit(root)
    git(root, "branch", "draft-of-may")
    git(root, "tag", "v1")

    assert offered("status --at dra") == ["draft-of-may"]
    assert offered("validate --changed-since v") == ["v1"]
    assert offered("--at dra") == ["draft-of-may"]
    assert offered("diff dra") == ["draft-of-may"]
    assert offered("diff v1...dra") == ["v1...draft-of-may"]
    assert offered("diff v1 dra") == []
    assert offered("diff v1 mons-sefrou/p") == [REF]


def test_each_option_of_which_the_words_are_known_offers_them(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("_COOPCTL_COMPLETE", "complete_bash")
    program: Any = typer.main.get_command(parser.program(words(("en",))))
    asked = [(name, each) for name in program.list_commands(None) for each in program.get_command(None, name).params]

    assert {
        (each.metavar or "").strip("[].")
        for name, each in asked
        if name != "merge-driver" and not each._custom_shell_complete and not getattr(each, "is_flag", False)
    } <= FREE


@pytest.mark.parametrize(
    ("words", "current", "offers"),
    [
        (["set", "photo", "status", "=", "c"], 5, ["completed", "cancelled"]),
        (["set", "photo", "status", "="], 4, ["proposed", "planned"]),
        (["set", "photo", "lead", "=", "mons", "prior"], 6, ["priority=high", "priority=medium"]),
        (["done", REF, "--milestone", ""], 4, ["prints-ready", "catalogue"]),
        (["postpone", "mons-sefrou", "--decision", "d"], 4, ["dates"]),
        (["add", REF, "readings", "indicator", "=", "vi"], 6, ["visitors"]),
        (["show", "pho"], 2, ["photo-exhibition"]),
    ],
)
def test_words_that_bash_took_apart_are_put_together(
    offered: Offered, words: list[str], current: int, offers: list[str]
) -> None:
    assert offered(words, current)[:2] == offers


SHELLS = {
    "bash": (
        'eval "$(env _COOPCTL_COMPLETE=source_bash coopctl)"; COMP_WORDS=(coopctl set photo status = c); COMP_CWORD=5;'
        " _coopctl_completion coopctl; printf '%s\\n' \"${COMPREPLY[@]}\""
    ),
    "fish": "env _COOPCTL_COMPLETE=source_fish coopctl | source; complete -C 'coopctl set photo status=c'",
    "zsh": (
        "zmodload zsh/zpty; zpty inner zsh -f -i; zpty -w inner 'autoload -U compinit; compinit -D -u; PS1=; LISTMAX=0;"
        ' eval "$(env _COOPCTL_COMPLETE=source_zsh coopctl)"; echo rea""dy\'; zpty -r inner said "*ready*";'
        " zpty -w -n inner $'coopctl set photo status=c\\t'; zpty -r inner said \"*cancelled*completed*\"; print -r -- $said"
    ),
}


@pytest.mark.parametrize("shell", SHELLS)
def test_a_shell_itself_completes(workspace: Workspace, tmp_path: Path, shell: str) -> None:
    if shutil.which(shell) is None:
        pytest.skip(f"{shell} is not installed")
    if shell != "bash" and TIMES == 1:
        pytest.skip("fish and zsh complete in `make long`")
    path = f"{forked.program(tmp_path / 'bin').parent}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(
        [shell, "-c", SHELLS[shell]],
        cwd=workspace(files={f"data/actions/{REF}.yaml": ACTION}),
        env=os.environ | {"PATH": path, "PYTHONPATH": str(ROOT), "XDG_CONFIG_HOME": str(tmp_path), "TERM": "dumb"},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )

    offered = {word.removeprefix("status=") for word in done.stdout.split()}
    assert offered & {*ActionStatus} == {"completed", "cancelled"}, (done.stdout, done.stderr)


@pytest.mark.parametrize("line", ["show ", "set x ", "add x readings ", "done x --milestone "])
def test_outside_a_workspace_no_record_is_offered_and_nothing_is_raised(
    offered: Offered, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, line: str
) -> None:
    monkeypatch.chdir(tmp_path)

    assert not any("mons" in word for word in offered(line))


def test_setting_up_a_shell_speaks_the_language_of_the_reader(capsys: pytest.CaptureFixture[str]) -> None:
    def set_up(_context: object, _option: object, asked: str | None) -> None:
        if asked == "bash":
            sys.stdout.write("bash completion installed in /home/x.sh\nCompletion will take effect…\n")
            raise SystemExit
        if asked is not None:
            raise typer.Exit(1)

    worded = in_words(set_up, words(("en",)))

    worded(None, None, None)
    with pytest.raises(SystemExit):
        worded(None, None, "bash")
    assert capsys.readouterr().out == "bash is set up by /home/x.sh: open a new terminal\n"
    with pytest.raises(UsageError):
        worded(None, None, "csh")
