"""The verbs of staff on real files and real git: what each writes, says, refuses and takes back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from coopctl.loading.gathered import Gathered
from tests import systems
from tests.conftest import BASE
from tests.conversation import CTRL_C, converse

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.commands.conftest import Committed, Coopctl
    from tests.conftest import Git, Run, Workspace

REF = "mons-sefrou/photo-exhibition"
FILE = f"data/actions/{REF}.yaml"
VISITORS = "{id: visitors, title: Visitors, target: {value: 1200}, readings: [{date: 2018-12-31, value: 200"
DAY = ("--as-of", "2019-02-01")
ACTION = """\
# Photo exhibition: ask the town hall first.
title: Photo exhibition in Mons
status: planned   # as agreed
axis: culture
period: 2018/2019
lead: mons

milestones:
  # The printer is slow.
  - id: prints-ready
    title: Prints ready
    due: 2018-11
indicators:
  - {id: visitors, title: Visitors, target: {value: 1200}, readings: [{date: 2018-12-31, value: 200}]}
"""
AGREEMENT = """
meetings:
  - id: visit
    date: 2018-07-23
    decisions:
      - {id: dates, text: New dates by May., due: 2019-05}
"""


@pytest.fixture
def plan(committed: Committed) -> Path:
    """Return a repository with one action, committed."""
    agreement = "data/agreements/mons-sefrou.yaml"
    return committed({FILE: ACTION, agreement: (BASE / agreement).read_text() + AGREEMENT})


def changed(plan: Path, git: Git) -> list[str]:
    """Return the lines that differ from the last commit, with their sign."""
    diff = git(plan, "diff", "--unified=0").splitlines()
    return [line for line in diff if line[:1] in "+-" and line[:3] not in ("+++", "---")]


@pytest.mark.parametrize(
    ("written", "code"),
    [("Rabat", "MA-RAB"), ("préfecture de Rabat", "MA-RAB"), ("جهة فاس-مكناس", "MA-03"), ("ma-fes", "MA-FES")],
)
def test_a_subdivision_may_be_typed_by_its_name_in_the_country_beside_it(
    plan: Path, git: Git, coopctl: Coopctl, written: str, code: str
) -> None:
    assert coopctl(plan, "set", "mons-sefrou", f"parties.sefrou.subdivision={written}", *DAY).code == 0
    assert changed(plan, git) == ["-    subdivision: MA-SEF", f"+    subdivision: {code}"]

    refused = coopctl(plan, "set", "mons-sefrou", "parties.mons.subdivision=Nulle part", *DAY)
    assert (refused.code, "‘Nulle part’ is not a region's code" in refused.err) == (1, True)


@pytest.mark.parametrize(
    ("call", "lines"),
    [
        (
            ("log", REF, "The hall is booked.", "--progress", "40"),
            [
                "+updates:",
                "+  - date: 2019-02-01",
                "+    author: Ada Example",
                "+    text: The hall is booked.",
                "+    progress: 40",
            ],
        ),
        (
            ("start", REF, "--on", "2019-01-15"),
            [
                "-status: planned   # as agreed",
                "+status: in_progress   # as agreed",
                "+started: 2019-01-15",
                "+updates:",
                "+  - date: 2019-01-15",
                "+    author: Ada Example",
                "+    status: in_progress",
            ],
        ),
        (("done", REF, "--milestone", "prints-ready"), ["+    done: 2019-02-01"]),
        (("held", REF, "18/05/2018"), ["+occurrences:", "+  - {date: 2018-05-18, state: held}"]),
        (("set", FILE, "lead=Municipality of Séfrou"), ["-lead: mons", "+lead: sefrou"]),
        (("set", REF, "--unset", "lead"), ["-lead: mons"]),
        (
            ("add", REF, "readings", "value=310"),
            [
                f"-  - {VISITORS}}}]}}",
                f"+  - {VISITORS}}}, {{date: 2019-02-01, value: 310}}]}}",
            ],
        ),
    ],
)
def test_each_verb_writes_its_own_lines_and_undo_takes_them_back(
    plan: Path, git: Git, coopctl: Coopctl, call: tuple[str, ...], lines: list[str]
) -> None:
    answer = coopctl(plan, *call, *DAY)

    assert (answer.code, changed(plan, git)) == (0, lines)
    assert answer.out.startswith(f"{REF}  Photo exhibition in Mons\n")
    assert "coopctl undo" in answer.err
    assert coopctl(plan, "undo").code == 0
    assert git(plan, "status", "--porcelain") == ""


@pytest.mark.parametrize(
    "call",
    [
        ("log", REF, "The hall is booked."),
        ("start", REF),
        ("done", REF),
        ("held", REF, "2018-05-18"),
        ("set", REF, "weight=2"),
        ("add", REF, "tags", "youth"),
    ],
)
def test_a_dry_run_prints_the_patch_that_git_would_apply_and_writes_nothing(
    plan: Path, git: Git, coopctl: Coopctl, tmp_path: Path, call: tuple[str, ...]
) -> None:
    answer = coopctl(plan, *call, *DAY, "--dry-run")
    (tmp_path / "change.patch").write_text(answer.out)

    assert (answer.code, git(plan, "status", "--porcelain")) == (0, "")
    git(plan, "apply", str(tmp_path / "change.patch"))
    patched = (plan / FILE).read_bytes()
    git(plan, "checkout", "-q", ".")
    assert coopctl(plan, *call, *DAY).code == 0
    assert (plan / FILE).read_bytes() == patched


def test_a_decision_is_done_in_its_agreement(plan: Path, git: Git, coopctl: Coopctl) -> None:
    answer = coopctl(plan, "done", "mons-sefrou", "--decision", "dates", *DAY)

    assert answer.code == 0
    assert changed(plan, git)[-1].endswith("due: 2019-05, done: 2019-02-01}")
    assert coopctl(plan, "done", "mons-sefrou", "--decision", "date", *DAY).code == 2
    assert "decisions stand in the agreement" in coopctl(plan, "done", REF, "--decision", "dates", *DAY).err


def test_what_stands_there_already_is_said_and_nothing_is_written(plan: Path, git: Git, coopctl: Coopctl) -> None:
    answer = coopctl(plan, "set", REF, "status=planned", *DAY)

    assert (answer.code, answer.out) == (0, "")
    assert answer.err == f"{REF}: nothing to do, it stands there already\n"
    assert git(plan, "status", "--porcelain") == ""


def test_what_would_be_wrong_is_refused_with_the_finding(plan: Path, git: Git, coopctl: Coopctl) -> None:
    answer = coopctl(plan, "set", REF, "part_of=mons-sefrou/photo-exhibition", *DAY)

    assert answer.code == 1
    assert f"{FILE}:7:10: error[part-of-part]" in answer.err
    assert answer.err.endswith("nothing was written: the files would be wrong\n")
    assert git(plan, "status", "--porcelain") == ""


def test_a_fact_after_the_day_of_the_call_is_refused(plan: Path, git: Git, coopctl: Coopctl) -> None:
    answer = coopctl(plan, "done", REF, "--milestone", "prints-ready", "--on", "2019-02-02", *DAY)

    assert (answer.code, git(plan, "status", "--porcelain")) == (1, "")
    assert "error[later-fact]" in answer.err


def test_older_errors_stop_nothing(plan: Path, coopctl: Coopctl) -> None:
    other = plan / "data/actions/mons-sefrou/other.yaml"
    other.write_text("title: Other\nstatus: planned\naxis: nowhere\n")
    broken = plan / "data/actions/mons-sefrou/broken.yaml"
    broken.write_text("title: [\n")

    answer = coopctl(plan, "log", REF, "The hall is booked.", *DAY)

    assert (answer.code, "nowhere" in answer.err) == (0, False)


def test_a_new_warning_is_said_and_stops_nothing(plan: Path, git: Git, coopctl: Coopctl) -> None:
    answer = coopctl(plan, "held", REF, "2019-01-05", *DAY)

    assert (answer.code, "hint[held-while-planned]" in answer.err or "warning[held-while-planned]" in answer.err) == (
        0,
        True,
    )
    assert changed(plan, git)


@pytest.mark.parametrize(
    ("call", "said"),
    [
        (("log",), "the record is missing"),
        (("log", REF), f'‘text’ is missing\n  add it: coopctl log {REF} "…"'),
        (("add", REF, "readings"), "‘value’ is missing\n  add it: value=…"),
        (("log", "mons-sefrou/photo", "x"), "is not a whole reference, and there is no terminal to ask on"),
        (("log", "mons-sefrou", "x"), "mons-sefrou is an agreement, and this is said of actions"),
        (("set", "status=planned"), "the record is missing before ‘status=planned’"),
        (("set", REF), "there is nothing to set"),
        (("set", REF, "--dry-rum"), "no such option: --dry-rum\n  did you mean ‘--dry-run’?"),
        (("export", "--formatt"), "no such option: --formatt\n  see coopctl export --help"),
        (("log", REF, "Booked.", "--avancement", "40"), "no such option: --avancement\n  did you mean ‘--progress’?"),
        (
            ("log", REF, "Booked.", "--progress", "+10"),
            "‘+10’ cannot be the value of ‘progress’\n  write 10 if that is",
        ),
        (("hold", REF, "--motif", "x"), "no such option: --motif\n  did you mean ‘--reason’?"),
        (("done", REF, "Le catalogue"), 'too many words: Le catalogue\n  did you mean ‘--milestone "Le catalogue"’?'),
        (
            ("list", "actions", "--priorité", "haute"),
            "‘priority’ is a field, and no option here: see coopctl list --help",
        ),
        (("new", "action", "mons-sefrou", "--titre", "X"), "no such option: --titre\n  write it as title=…"),
        (("add", REF, "budget", "--planned=5"), "write it as planned=…"),
        (("--lang", "ar", "set", REF, "--weight", "5"), "weight=…"),
        (("list", "actions", "--santé", "retard"), "did you mean ‘--health’?"),
        (("list", "actions", "--ترتيب", "x"), "did you mean ‘--sort’?"),
        (("list", "actions", "--columns", "titre;statut"), "did you mean ‘title,status’?"),
        (("list", "actions", "--status", "fini،geannuleerd"), "did you mean ‘completed,cancelled’?"),
        (
            ("done", f"{REF}/prints-ready"),
            f"it is a milestone of {REF}: name the action, and then --milestone prints-ready",
        ),
        (("done", "prints-ready"), f"it is a milestone of {REF}: name the action"),
        (("--lang", "fr_BE.UTF-8", "status"), "does not know ‘fr_BE.UTF-8’\n  did you mean ‘fr’?"),
        (("lgo",), "did you mean ‘log’?"),
        (("uitstellen",), "did you mean ‘postpone’?"),
        (("mijlpalen",), "no such command: mijlpalen\n  did you mean ‘list milestones’?"),
        (("validate", "--corriger"), "did you mean ‘--fix’?"),
        (("validate", "--select", "Action sans responsable"), "did you mean ‘no-lead’?"),
        (("validate", "--ignore", "Een actie zonder trekker"), "did you mean ‘no-lead’?"),
        (("add", REF), "the list is missing"),
        (("add", REF, "redings", "value=1"), "there is no list ‘redings’"),
        (("add", REF, "indicators.visitors.readings", "value=1"), "coopctl add REF readings indicator=visitors …"),
        (("set", REF, "progress=40"), 'coopctl log REF "…" --progress N'),
        (("add", REF, "jallons", "id=x"), "did you mean ‘milestones’?"),
        (("set", REF, "étikettes=youth"), "did you mean ‘tags’?"),
        (("add", REF, "budget", "anée=2019"), "‘anée’ is no field of ‘budget’"),
        (("add", REF, "missions"), "‘from’ is missing\n  choose from: mons, sefrou"),
        (("add", REF, "updates"), "‘text’ is missing\n  add it: text=…"),
        (("add", REF, "tags"), "‘tags’ gets no value"),
        (("log", REF, "x", "--progress", "much"), "‘much’ cannot be the value of ‘progress’"),
        (("set", REF, "sdg=abc"), "‘abc’ cannot be the value of ‘sdg’"),
        (("done", REF, "--milestone", "m", "--decision", "d"), "exclude each other"),
        (("done", REF, "--milestone", "prints"), "‘milestones’ has no row ‘prints’"),
        (("start", REF, "--at", "HEAD"), "this command changes the files as they are now"),
        (("log", REF, "x", "--status", "perhaps"), "cannot be the value of"),
        (("log", REF, "x", "--on", "2019-02-30"), "--on"),
        (("log", REF, "x", "--on", "2019-13-01"), "--on"),
    ],
)
def test_a_call_that_says_too_little_or_too_much_is_a_usage_error(
    plan: Path, git: Git, coopctl: Coopctl, call: tuple[str, ...], said: str
) -> None:
    answer = coopctl(plan, *call)

    assert (answer.code, said in answer.err) == (2, True), answer.err
    assert git(plan, "status", "--porcelain") == ""


def test_a_text_that_comes_in_a_further_language_is_told_in_each(plan: Path, coopctl: Coopctl) -> None:
    assert "→ en: Photo exhibition in Mons, nl: Foto" in coopctl(plan, "set", REF, "title.nl=Foto").out


def test_a_text_may_begin_with_a_dash_or_come_from_stdin(plan: Path, run: Run) -> None:
    dashed = run("log", REF, "- no answer yet", "--as-of", "2019-02-01", cwd=plan)
    piped = run("log", REF, "-", "--as-of", "2019-02-02", cwd=plan, stdin="Two lines:\nthis is the second.\n")

    assert (dashed.returncode, piped.returncode) == (0, 0), dashed.stderr + piped.stderr
    written = (plan / FILE).read_text()
    assert '    text: "- no answer yet"\n' in written
    assert "    text: |-\n      Two lines:\n      this is the second.\n" in written


def test_the_value_of_a_field_may_come_from_stdin(plan: Path, run: Run) -> None:
    whole = run("set", REF, "summary=-", "number=3", cwd=plan, stdin="Two lines:\nthis is the second.\n")
    row = run("add", REF, "milestones", "id=opened", "title=-", cwd=plan, stdin="Opened: at last\n")
    before = (plan / FILE).read_bytes()
    twice = run("set", REF, "summary=-", "place=-", cwd=plan, stdin="once\n")
    nothing = run("set", REF, "summary=-", cwd=plan, stdin="")

    assert [each.returncode for each in (whole, row, twice, nothing)] == [0, 0, 2, 2], whole.stderr + row.stderr
    written = (plan / FILE).read_text()
    assert "summary: |-\n  Two lines:\n  this is the second.\n" in written
    assert '"Opened: at last"' in written
    assert (plan / FILE).read_bytes() == before


def test_an_update_of_an_earlier_day_stands_in_order_and_sets_no_status(plan: Path, coopctl: Coopctl) -> None:
    coopctl(plan, "log", REF, "Begun.", "--status", "in_progress", *DAY)
    coopctl(plan, "log", REF, "Planned anew.", "--status", "planned", "--on", "2019-01-01", *DAY)

    written = (plan / FILE).read_text()
    assert "status: in_progress   # as agreed" in written
    assert written.index("Planned anew.") < written.index("Begun.")


def test_undo_goes_back_step_by_step_and_stops_where_somebody_changed_the_file(
    plan: Path, git: Git, coopctl: Coopctl
) -> None:
    coopctl(plan, "set", REF, "weight=2", *DAY)
    coopctl(plan, "set", REF, "weight=3", *DAY)

    assert coopctl(plan, "undo").out.splitlines()[-1] == "  weight: 2 → 3"
    assert coopctl(plan, "undo").out.splitlines()[-1] == "  weight: 2"
    assert git(plan, "status", "--porcelain") == ""
    assert coopctl(plan, "undo").err == "there is nothing to take back\n"
    coopctl(plan, "set", REF, "weight=2", *DAY)
    (plan / FILE).write_text((plan / FILE).read_text() + "# by hand\n")
    assert (coopctl(plan, "undo", "--dry-run").code, coopctl(plan, "undo", "--dry-run").out) == (3, "")
    refused = coopctl(plan, "undo")
    assert (refused.code, f"changed since, so it is not taken back: {FILE}" in refused.err) == (3, True)


def test_a_commit_holds_the_file_alone_in_words(plan: Path, git: Git, coopctl: Coopctl) -> None:
    (plan / "README.md").write_text("staged\n")
    git(plan, "add", "README.md")

    answer = coopctl(plan, "log", REF, "The hall is booked.", "--commit", *DAY)

    assert answer.code == 0
    assert git(plan, "show", "--name-only", "--format=", "HEAD") == FILE
    assert git(plan, "diff", "--cached", "--name-only") == "README.md"
    assert git(plan, "log", "-1", "--format=%s") == f"{REF}: The hall is booked."
    assert git(plan, "log", "-1", "--format=%b") == (
        f"{REF}  Photo exhibition in Mons\n  + update of 1 February 2019, Ada Example: The hall is booked."
    )


@pytest.mark.parametrize(
    ("call", "subject"),
    [
        (("start", REF), f"{REF}: status: planned → in progress"),
        (("log", REF, "No budget.", "--status", "cancelled"), f"{REF}: status: planned → cancelled"),
        (("set", REF, "--unset", "lead"), f"{REF}: - lead: City of Mons"),
        (
            ("log", REF, "The hall of the old abattoir is booked for the whole of March and April."),
            "photo-exhibition: The hall of the old abattoir is booked for the whole…",
        ),
        (("log", REF, "x" * 99), f"photo-exhibition: {'x' * 53}…"),
        (("add", REF, "readings", "value=310"), "photo-exhibition: + reading: 310"),
        (
            ("done", REF, "--milestone", "prints-ready"),
            "photo-exhibition: milestone ‘prints-ready’: done 1 February 2019",
        ),
        (
            ("add", REF, "milestones", "title=Opening of the exhibition", "id=opening", "due=2019-05"),
            "photo-exhibition: + milestone ‘Opening of the exhibition’ (opening)",
        ),
    ],
)
def test_the_first_line_of_a_commit_names_the_record_and_what_happened(
    plan: Path, git: Git, coopctl: Coopctl, call: tuple[str, ...], subject: str
) -> None:
    assert coopctl(plan, *call, "--commit", *DAY).code == 0

    assert git(plan, "log", "-1", "--format=%s") == subject
    assert len(subject) <= 72


def test_a_commit_that_takes_back_names_the_record_first(plan: Path, git: Git, coopctl: Coopctl) -> None:
    coopctl(plan, "set", REF, "weight=2", "--commit", *DAY)

    assert coopctl(plan, "undo", "--commit").code == 0
    assert git(plan, "log", "-1", "--format=%s") == f"{REF}: taken back: weight: 2"
    coopctl(plan, "mv", REF, "mons-sefrou/x", "--commit")
    assert coopctl(plan, "undo", "--commit").code == 0
    assert git(plan, "log", "-1", "--format=%s").startswith(f"taken back: {REF} → mons-sefrou/x")


def test_a_commit_takes_no_earlier_changes_along(plan: Path, git: Git, coopctl: Coopctl) -> None:
    (plan / FILE).write_text(ACTION + "# by hand\n")

    answer = coopctl(plan, "log", REF, "The hall is booked.", "--commit", *DAY)

    assert (answer.code, f"changed before and not committed yet: {FILE}" in answer.err) == (3, True)
    assert (plan / FILE).read_text() == ACTION + "# by hand\n"
    assert git(plan, "log", "--format=%s") == "begin"


def test_where_a_hook_refuses_the_file_stays_written(plan: Path, git: Git, coopctl: Coopctl) -> None:
    hook = plan / ".git/hooks/pre-commit"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text("#!/bin/sh\necho no commits on Sunday >&2\nexit 1\n")
    hook.chmod(0o755)

    answer = coopctl(plan, "set", REF, "weight=2", "--commit", *DAY)

    assert (answer.code, changed(plan, git)) == (1, ["+weight: 2"])
    assert "the files are written, and not committed" in answer.err
    assert "no commits on Sunday" in answer.err


def test_without_git_everything_works_but_a_commit(workspace: Workspace, coopctl: Coopctl) -> None:
    root = workspace(files={FILE: ACTION})

    assert coopctl(root, "set", REF, "weight=2", *DAY).code == 0
    assert coopctl(root, "set", REF, "weight=3", "--commit", *DAY).code == 3
    assert "weight: 2" in (root / FILE).read_text()
    assert coopctl(root, "undo").code == 0
    assert (root / FILE).read_text() == ACTION


def test_it_is_said_in_the_reader_s_language(plan: Path, coopctl: Coopctl) -> None:
    answer = coopctl(plan, "start", "mons-sefrou/photo-exhibition", "--lang", "fr", *DAY)

    said = answer.out.replace("\u00a0", " ").splitlines()
    assert said[1:] == [
        "  + mise à jour du 1er février 2019, Ada Example : statut en cours",
        "  statut (status) : prévue → en cours",
        "  début effectif (started) : 1er février 2019",
    ]


@pytest.mark.parametrize(
    ("call", "said"),
    [
        (
            ("log", REF, "The hall is booked.", "--progress", "40"),
            ["+ update of 1 February 2019, Ada Example: The hall is booked. (progress 40%)"],
        ),
        (
            ("done", REF, "--milestone", "prints-ready"),
            ["milestone ‘Prints ready’ (prints-ready): done 1 February 2019", "progress: 0% → 100%"],
        ),
        (("held", REF, "2018-05-18", "--note", "Rain"), ["+ occurrence of 18 May 2018: held (note: Rain)"]),
        (("add", REF, "readings", "value=310"), ["+ reading of 1 February 2019, indicator ‘Visitors’ (visitors): 310"]),
        (
            ("add", REF, "budget", "year=2019", "funder=mons", "currency=EUR", "planned=8000", "spent=1250.5"),
            ["+ budget 2019, City of Mons: planned €8,000, spent €1,250.50, as of 1 February 2019"],
        ),
        (
            ("add", REF, "milestones", "title=Opening", "due=2019-05", "id=opening"),
            ["+ milestone ‘Opening’ (opening): due May 2019"],
        ),
        (
            ("set", REF, "milestones.prints-ready.due=2018-12", "milestones.prints-ready.weight=2"),
            [
                "milestone ‘Prints ready’ (prints-ready): due November 2018 → December 2018, weight 2",
                "milestone postponed, 1 month later",
            ],
        ),
        (
            ("set", REF, "milestones-=prints-ready"),
            ["- milestone ‘Prints ready’ (prints-ready): due November 2018", "progress: 0% → unknown"],
        ),
        (
            ("set", REF, "lead.person=A. Alaoui", "tags+=youth,photo", "external_ids.tet=123"),
            ["lead: City of Mons → A. Alaoui, City of Mons", "+ tags: youth, photo", "identifiers elsewhere: tet 123"],
        ),
        (("set", REF, "baseline=2018", "--unset", "lead"), ["first agreed (baseline): 2018", "- lead: City of Mons"]),
        (
            ("add", "mons-sefrou", "decisions", "meeting=visit", "id=venue", "text=Find a venue.", "due=2019-06"),
            ["+ decision ‘Find a venue.’ (venue), meeting of 23 July 2018 (visit): due June 2019"],
        ),
        (
            ("add", "mons-sefrou", "attendees", "meeting=visit", "party=sefrou", "person=A. Alaoui"),
            ["+ attendee A. Alaoui, Municipality of Séfrou, meeting of 23 July 2018 (visit)"],
        ),
    ],
)
def test_each_thing_written_is_said_as_it_was_understood(
    plan: Path, coopctl: Coopctl, call: tuple[str, ...], said: list[str]
) -> None:
    answer = coopctl(plan, *call, *DAY)

    assert answer.code == 0, answer.err
    assert [line.strip() for line in answer.out.splitlines()[1:]] == said


def test_what_is_told_in_words_is_never_a_number(plan: Path, coopctl: Coopctl) -> None:
    coopctl(plan, "add", REF, "indicators", "id=mood", "title=Mood", "measure=qualitative", *DAY)

    assert coopctl(plan, "add", REF, "readings", "indicator=mood", "value=310", *DAY).code == 0
    assert 'value: "310"' in (plan / FILE).read_text()


def test_a_note_is_written_where_an_action_stands_so_already(plan: Path, git: Git, coopctl: Coopctl) -> None:
    for verb in ("start", "done"):
        coopctl(plan, verb, REF, *DAY)
        assert coopctl(plan, verb, REF, *DAY).out == ""
        assert coopctl(plan, verb, REF, "--note", f"Again {verb}", *DAY).code == 0

    assert [line.partition("text: ")[2] for line in changed(plan, git) if "text: " in line] == [
        "Again start",
        "Again done",
    ]


def test_a_status_of_an_earlier_day_holds_where_no_later_update_states_another(plan: Path, coopctl: Coopctl) -> None:
    coopctl(plan, "log", REF, "The hall is booked.", *DAY)
    coopctl(plan, "log", REF, "No budget.", "--status", "on_hold", "--on", "2019-01-10", *DAY)

    assert "status: on_hold   # as agreed" in (plan / FILE).read_text()


# ---------------------------------------------------------------- on a terminal


@systems.needs_terminals
def test_a_terminal_is_asked_for_what_is_missing_in_the_reader_s_language(plan: Path, git: Git) -> None:
    code, screen = converse(plan, ["photo\n", "La salle est réservée.\n"], "log", *DAY)

    assert code == 0, screen
    assert "+    text: La salle est réservée." in changed(plan, git)
    assert "coopctl undo" in screen


@systems.needs_terminals
@pytest.mark.parametrize("answer", ["1\n", "tenue\n", "HELD\n"])
def test_choices_are_numbered_and_called_by_their_label_and_a_slip_is_asked_again(
    plan: Path, git: Git, answer: str
) -> None:
    code, screen = converse(plan, ["7\n", answer], "add", "photo", "occurrences", "date=2018-05-18", *DAY)

    assert code == 0, screen
    assert "  1  held  tenue\n  2  cancelled  n’a pas eu lieu\n" in screen
    assert screen.count("État\u00a0: ") == 2
    assert changed(plan, git)[-1] == "+  - {date: 2018-05-18, state: held}"


@systems.needs_terminals
def test_an_answer_that_the_field_cannot_take_is_asked_for_again(plan: Path, git: Git) -> None:
    answers = ["mid June\n", "juin 2018\n"]
    code, screen = converse(plan, answers, "add", "mons-sefrou", "meetings", "id=second", *DAY)

    assert code == 0, screen
    assert "« mid June » ne peut pas être la valeur" in screen.replace("\u00a0", " ")
    assert changed(plan, git)[-2:] == ["+  - id: second", "+    date: 2018-06"]


@systems.needs_terminals
def test_earlier_changes_are_asked_about_before_they_are_committed_along(plan: Path, git: Git) -> None:
    (plan / FILE).write_text(ACTION + "# by hand\n")

    refused = converse(plan, ["n\n"], "set", "photo", "weight=2", "--commit", *DAY)
    assert (refused[0], (plan / FILE).read_text()) == (0, ACTION + "# by hand\n")

    code, screen = converse(plan, ["o\n"], "set", "photo", "weight=2", "--commit", *DAY)
    assert (code, git(plan, "status", "--porcelain")) == (0, ""), screen


@systems.needs_terminals
def test_an_answer_that_cannot_be_used_is_asked_for_again(plan: Path, git: Git) -> None:
    code, screen = converse(plan, ["many\n", "310\n"], "add", "photo", "readings", *DAY)

    assert code == 0, screen
    assert changed(plan, git)[-1].endswith("{date: 2019-02-01, value: 310}]}")


@systems.needs_terminals
def test_an_answer_is_mended_with_the_arrow_keys(plan: Path, git: Git) -> None:
    code, screen = converse(plan, ["Le lac est gxl.\x1b[D\x1b[D\x7fe\x1b[Cé\n"], "log", "photo", *DAY)

    assert (code, changed(plan, git)[-1]) == (0, "+    text: Le lac est gelé."), screen


@systems.needs_terminals
def test_a_question_that_is_left_ends_its_line_and_writes_nothing(plan: Path, git: Git) -> None:
    code, screen = converse(plan, [CTRL_C], "add", "photo", "readings", *DAY)

    assert (code, screen.endswith("\n"), git(plan, "status", "--porcelain")) == (130, True, ""), screen


def test_a_status_that_is_refused_names_the_verb(plan: Path, coopctl: Coopctl) -> None:
    answer = coopctl(plan, "set", REF, "status=completed", *DAY)

    assert (answer.code, f'coopctl log {REF} "…" --status completed' in answer.err) == (1, True)


def test_a_value_with_blanks_is_to_be_quoted(plan: Path, coopctl: Coopctl) -> None:
    answer = coopctl(plan, "add", REF, "budget", "year=2019", "spent=10", "000", *DAY)

    assert (answer.code, "between quotes" in answer.err) == (2, True)


# ---------------------------------------------------------------- many at once

OTHER = "data/actions/mons-sefrou/catalogue.yaml"
PLANNED = ("--status", "planned")


@pytest.fixture
def plans(plan: Path, git: Git) -> Path:
    """Return the repository with a second planned action, and one that is under way."""
    (plan / OTHER).write_text("title: Catalogue  # of the exhibition\nstatus: planned\naxis: culture\n")
    (plan / "data/actions/mons-sefrou/tour.yaml").write_text("title: Tour\nstatus: in_progress\naxis: culture\n")
    git(plan, "add", "-A")
    git(plan, "commit", "-qm", "more")
    return plan


def test_filters_choose_the_actions_that_are_changed_together(plans: Path, git: Git, coopctl: Coopctl) -> None:
    answer = coopctl(plans, "set", *PLANNED, "priority=high", "tags+=youth", "--yes", "--commit", *DAY)

    assert (answer.code, git(plans, "status", "--porcelain")) == (0, ""), answer.err
    assert set(git(plans, "show", "--name-only", "--format=", "HEAD").split()) == {FILE, OTHER}
    assert "mons-sefrou/catalogue  Catalogue\n  priority: high\n" in answer.out
    assert coopctl(plans, "undo").code == 0
    assert set(git(plans, "diff", "--name-only").split()) == {FILE, OTHER}


def test_what_is_changed_together_is_read_once(plans: Path, coopctl: Coopctl, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[int] = []

    def counted(self: Gathered, *args: Any, new: Callable[..., Any] = Gathered.new) -> Any:
        read.append(1)
        return new(self, *args)

    monkeypatch.setattr(Gathered, "new", counted)
    (plans / OTHER).with_name("bad.yaml").write_text("titel: a", encoding="utf-8")
    answer = coopctl(plans, "set", *PLANNED, "priority=high", "--dry-run", *DAY)

    assert (answer.code, answer.err.count("1 file left out"), len(read)) == (0, 1, 2), (
        answer.err
    )  # as it is, and would be


def test_one_that_is_refused_refuses_all_and_is_named(plans: Path, git: Git, coopctl: Coopctl) -> None:
    found = coopctl(plans, "set", "--axis", "culture", "period=2018/2017", "--yes", *DAY)
    usage = coopctl(plans, "set", "--axis", "culture", "milestones.prints-ready.due=2019-06", "--yes", *DAY)

    assert (found.code, f"{OTHER}:" in found.err) == (1, True)
    assert (usage.code, "mons-sefrou/catalogue: ‘milestones’ has no row ‘prints-ready’" in usage.err) == (2, True)
    assert git(plans, "status", "--porcelain") == ""


def test_periods_of_many_are_moved_with_a_remark_that_their_baselines_are_not_kept(
    plans: Path, coopctl: Coopctl
) -> None:
    moved = coopctl(plans, "set", *PLANNED, "period=2019-02/2020", "--yes", *DAY)
    other = coopctl(plans, "set", *PLANNED, "priority=high", "--yes", *DAY)

    assert (moved.code, "postpone REF --to" in moved.err) == (0, True), moved.err
    assert (other.code, "postpone" in other.err) == (0, False), other.err


def test_many_are_shown_first_and_somebody_agrees(plans: Path, git: Git, coopctl: Coopctl) -> None:
    unasked = coopctl(plans, "set", *PLANNED, "priority=high", *DAY)
    shown = coopctl(plans, "set", *PLANNED, "priority=high", "--dry-run", *DAY)

    assert (unasked.code, "--yes" in unasked.err, git(plans, "status", "--porcelain")) == (2, True, "")
    assert (shown.code, shown.out.count("+priority: high")) == (0, 2)


def test_neither_a_record_nor_filters_is_a_usage_error(plans: Path, git: Git, coopctl: Coopctl) -> None:
    for call in (("priority=high",), (REF, *PLANNED, "priority=high"), ("--tag", "nobody", "priority=high", "--yes")):
        assert coopctl(plans, "set", *call, *DAY).code == 2
    assert git(plans, "status", "--porcelain") == ""


@systems.needs_terminals
def test_a_terminal_shows_what_changes_and_asks(plans: Path, git: Git) -> None:
    code, screen = converse(plans, ["n\n"], "set", *PLANNED, "priority=high", *DAY)
    assert (code, "mons-sefrou/catalogue" in screen, git(plans, "status", "--porcelain")) == (0, True, ""), screen

    code, screen = converse(plans, ["o\n"], "set", *PLANNED, "priority=high", *DAY)
    assert (code, git(plans, "diff", "--name-only").split()) == (0, [OTHER, FILE]), screen


@pytest.mark.parametrize("text", ["-hier, rien", "-Commune absente", "-1d", "--rien", "-qh"])
def test_words_that_begin_with_letters_of_options_are_values(plan: Path, git: Git, coopctl: Coopctl, text: str) -> None:
    answer = coopctl(plan, "log", REF, text, *DAY)

    assert (answer.code, changed(plan, git)[-1].strip('"').endswith(text)) == (0, True), answer.err


def test_the_day_of_a_fact_is_said_back_with_its_origin(plan: Path, coopctl: Coopctl) -> None:
    assert "dated 1 February 2019, as --as-of says\n" in coopctl(plan, "log", REF, "One.", *DAY).err
    assert "as --as-of says" not in coopctl(plan, "log", REF, "Two.", "--on", "2019-01-31", *DAY).err
    assert "as --as-of says" not in coopctl(plan, "set", REF, "weight=2", *DAY).err


# ---------------------------------------------------------------- around a commit, and where files stand


@pytest.mark.parametrize(
    ("left", "said"), [("MERGE_HEAD", "during a merge"), ("rebase-merge", "during a rebase"), ("index.lock", "another")]
)
def test_while_git_is_at_something_nothing_is_committed_or_written(
    plan: Path, git: Git, coopctl: Coopctl, left: str, said: str
) -> None:
    (plan / ".git" / left).touch()

    refused = coopctl(plan, "log", REF, "The hall is booked.", "--commit", *DAY)

    assert (refused.code, said in refused.err, (plan / FILE).read_text()) == (3, True, ACTION), refused.err
    assert coopctl(plan, "log", REF, "The hall is booked.", *DAY).code == 0


def test_without_a_branch_it_is_committed_and_said(plan: Path, git: Git, coopctl: Coopctl) -> None:
    git(plan, "checkout", "-q", "--detach")

    answer = coopctl(plan, "log", REF, "The hall is booked.", "--commit", *DAY)

    assert (answer.code, "no branch is checked out" in answer.err) == (0, True)


def test_a_file_that_git_does_not_know_is_not_committed_along(plan: Path, git: Git, coopctl: Coopctl) -> None:
    other = plan / "data/actions/mons-sefrou/other.yaml"
    other.write_text(ACTION)

    answer = coopctl(plan, "set", "mons-sefrou/other", "weight=2", "--commit", *DAY)

    assert (answer.code, other.read_text(), git(plan, "log", "--format=%s")) == (3, ACTION, "begin")


def test_a_workspace_in_a_folder_of_the_repository_commits_its_own_file(
    plan: Path, git: Git, coopctl: Coopctl, tmp_path: Path
) -> None:
    outer = tmp_path / "outer"
    inner = outer / "plans"
    inner.mkdir(parents=True)
    (plan / "data").rename(inner / "data")
    git(outer, "init", "-q")
    for key, value in (("user.name", "Ada Example"), ("user.email", "ada@example.org")):
        git(outer, "config", key, value)
    git(outer, "add", "-A")
    git(outer, "commit", "-qm", "begin")

    answer = coopctl(inner / "data", "log", REF, "The hall is booked.", "--commit", *DAY)

    assert answer.code == 0, answer.err
    assert git(outer, "show", "--name-only", "--format=", "HEAD") == f"plans/{FILE}"
    assert (coopctl(inner, "undo", "--commit").code, git(outer, "status", "--porcelain")) == (0, "")
    assert (inner / FILE).read_text() == ACTION


@systems.only_posix
def test_a_link_and_a_protected_file_are_left_alone(plan: Path, coopctl: Coopctl, tmp_path: Path) -> None:
    path = plan / FILE
    path.chmod(0o444)
    assert (coopctl(plan, "set", REF, "weight=2", *DAY).code, path.read_text()) == (3, ACTION)
    path.chmod(0o644)
    real = path.rename(tmp_path / "real.yaml")
    path.symlink_to(real)
    refused = coopctl(plan, "set", REF, "weight=2", *DAY)
    assert (refused.code, real.read_text()) == (3, ACTION)
    assert "this is a symbolic link that leads out of the workspace" in refused.err
