"""`report` on the demo: what is in it, what is said to be missing, what changed since; every format, four languages."""

from __future__ import annotations

import base64
import io
import re
import shutil
import subprocess
import zipfile
from typing import TYPE_CHECKING, Protocol
from xml.etree import ElementTree as ET

import docx
import pytest

from coopctl import discovery
from coopctl.formats import papers
from coopctl.model.vocabularies import PaperFormat
from tests.commands.conftest import coopctl as coopctl  # noqa: PLC0414 - a fixture, for this module too
from tests.conftest import CALLER, ROOT
from tests.formats.test_document import misplaced
from tests.repos import commit

if TYPE_CHECKING:
    from pathlib import Path

    from tests.commands.conftest import Coopctl
    from tests.conftest import Run, Workspace

DAYS = ("2025-03-31", "2025-12-31", "2026-10-12")


class Report(Protocol):
    """Write a report of the demo on a day, in a language, and return it (or what is said instead)."""

    def __call__(self, *words: str, day: str = ..., language: str = ..., code: int = ...) -> str: ...


@pytest.fixture
def report(coopctl: Coopctl, demo: Path) -> Report:
    def call(*words: str, day: str = DAYS[-1], language: str = "en", code: int = 0) -> str:
        done = coopctl(demo, "report", *words, "--as-of", day, "--lang", language)
        assert (done.code, done.err if code == 0 else "") == (code, "")
        return done.err if code else done.out

    return call


def chapters(paper: str) -> list[str]:
    return [line.removeprefix("## ") for line in paper.splitlines() if line.startswith("## ")]


def delegations(paper: str) -> str:
    return paper.partition("## The delegations")[2].partition("\n## ")[0]


@pytest.mark.parametrize("title", ["Quarterly report", "Rapport trimestriel", "التقرير الفصلي"])
def test_a_saved_report_is_known_by_its_title(report: Report, title: str) -> None:
    assert report(title, code=2).endswith("did you mean ‘quarterly’?\n")
    assert report("data-portal").startswith("# "), "a shortened reference is no title"


def test_its_chapters_are_those_of_a_committee(report: Report) -> None:
    paper = report("vallombre-tizgane-2025", "--since", "2026-04-17")
    assert re.findall("(?m)^### (Next .*|Due .*)", paper) == ["Next session", "Due in the next 90 days"]
    assert "| Guide for host firms | 10. Exchange of apprentices in building and catering | milestone done |" in paper
    assert chapters(paper) == [
        "The delegations",
        "Where it stands",
        "What has changed",
        "For the committee's attention",
        "Decisions",
        "Actions of ‘Vallombre–Tizgane action plan 2025–2027’",
        "Means",
        "What is next",
        "Meetings",
        "Documents",
    ]


def test_a_framework_brings_its_plans_and_their_sheets(report: Report) -> None:
    paper = report("vallombre-tizgane")

    assert "Actions of ‘Vallombre–Tizgane action plan 2025–2027’" in paper
    assert len(re.findall(r"(?m)^#### ", paper)) == 20
    assert "**Coordinator, Region of Vallombre**" in paper


def test_both_delegations_are_named_from_the_last_session(report: Report) -> None:
    said = delegations(report("vallombre-tizgane"))

    assert len(re.findall(r"(?m)^### ", said)) == 2
    assert "16 September 2026" in said
    assert len(re.findall(r"(?m)^- ", said)) == 4


@pytest.mark.parametrize(
    ("ref", "day", "people", "sides"),
    [
        ("mons-sefrou", "2018-08-01", 5, ["City of Mons"]),
        (
            "casablanca-settat-wallonia-2020",
            "2020-02-01",
            5,
            ["Casablanca-Settat Region", "Wallonia", "Also there, on no side"],
        ),
    ],
)
def test_without_a_session_the_last_meeting_says_who_was_there(
    coopctl: Coopctl, ref: str, day: str, people: int, sides: list[str]
) -> None:
    said = delegations(coopctl(ROOT, "report", ref, "--as-of", day, "--lang", "en").out)

    assert "names its delegations" not in said
    assert len(re.findall(r"(?m)^- ", said)) == people
    assert re.findall(r"(?m)^### (.+)", said) == sides


def test_each_agreement_of_a_paper_has_its_own_people(coopctl: Coopctl) -> None:
    said = delegations(coopctl(ROOT, "report", "--as-of", "2020-02-01", "--lang", "en").out)

    assert re.findall(r"(?m)^### (.+)", said) == [
        "Casablanca-Settat–Wallonia framework agreement",
        "Casablanca-Settat–Wallonia action plan 2020",
        "Mons–Séfrou partnership",
    ]
    assert len(re.findall(r"(?m)^- ", said)) == 12
    assert len(re.findall(r"(?m)^\*As at ", said)) == 3


def test_before_the_first_meeting_the_parties_stand_in(coopctl: Coopctl) -> None:
    asked = ("report", "mons-sefrou", "--as-of", "2018-07-22", "--lang", "en")
    said, inside = (coopctl(ROOT, *asked, *more).out.partition("## The parties")[2] for more in ((), ("--internal",)))
    note = "*No session on record names its delegations; these are the parties.*"

    assert (note in said, note in inside) == (False, True)
    assert said.startswith("\n\n- City of Mons, partner")


def test_a_session_that_names_nobody_hides_none_before_it(coopctl: Coopctl, workspace: Workspace) -> None:
    meetings = """meetings:
  - {id: first, date: 2019-01-10, kind: joint_committee, attendees: [{party: mons, person: A. Dupont}]}
  - {id: second, date: 2019-02-10, kind: joint_committee}
  - {id: tour, date: 2019-03-10, kind: visit, attendees: [{party: mons, person: B. Martin}]}
"""
    agreement = "data/agreements/mons-sefrou.yaml"
    root = workspace()
    (root / agreement).write_text((root / agreement).read_text(encoding="utf-8") + meetings, encoding="utf-8")

    said = delegations(coopctl(root, "report", "mons-sefrou", "--as-of", "2019-06-01", "--lang", "en").out)

    assert "10 January 2019" in said
    assert re.findall(r"(?m)^- (.+)", said) == ["A. Dupont"]


def test_what_is_past_with_nothing_recorded_is_not_among_what_is_overdue(coopctl: Coopctl) -> None:
    paper = coopctl(ROOT, "report", "--as-of", "2021-06-01", "--lang", "en").out
    before, _, ahead = paper.partition("## What is next")
    actions, _, past = before.partition("## For the committee's attention")[2].partition("### Past, nothing recorded")
    past = past.partition("\n## ")[0]

    assert "Nothing falls due." in ahead
    assert "| 6. Photo exhibition in Mons |" in actions
    assert "### Other dates overdue" not in actions
    assert "**1 date**" in past, "an action that is told above is not told again"
    assert "| end of the agreement, 2020 |" in past
    assert "-5" not in past, "days are counted of what is late, and nothing is"


def test_a_side_that_acts_itself_is_named_once(coopctl: Coopctl) -> None:
    paper = coopctl(ROOT, "report", "mons-sefrou", "--as-of", "2021-06-01", "--lang", "en").out

    assert "- **Operator**: City of Mons\n" in paper
    assert "**Sectors (OECD)**" in paper
    assert "| Abdelhak Hamdaoui, Authorities of Séfrou | Governor | governor |" in paper
    assert "- Khadija Nahime, Municipal councillor" in paper


def test_of_equals_the_first_by_number_stands_first_and_what_a_title_says_is_in_no_column(coopctl: Coopctl) -> None:
    paper = coopctl(ROOT, "report", "mons-sefrou", "--as-of", "2021-06-01", "--lang", "en").out
    care = paper.partition("## For the committee's attention\n")[2]
    past = coopctl(ROOT, "report", "--as-of", "2021-06-01", "--lang", "en").out
    past = past.partition("### Past, nothing recorded")[2].partition("\n## ")[0]

    assert re.findall(r"(?m)^\| (\d+)\. ", care.partition("\n## ")[0]) == [str(number) for number in range(1, 11)]
    assert "| Title | Dates |\n" in past


def test_money_is_by_currency_and_never_across(report: Report) -> None:
    money = report("vallombre-tizgane").partition("### Money")[2].partition("### Missions")[0]

    rows = [[cell.strip() for cell in line.split("|")[1:-1]] for line in money.splitlines()]
    totals = [row for row in rows if row and row[0] in ("EUR", "MAD")]
    assert [row[:2] for row in totals] == [["EUR", "money"], ["MAD", "money"], ["MAD", "in kind"]]
    for currency, _, *amounts in totals:
        sign, other = ("€", "MAD") if currency == "EUR" else ("MAD", "€")
        assert any(sign in amount for amount in amounts)
        assert not any(other in amount for amount in amounts)


def test_what_is_missing_is_said_with_how_many_of_how_many(coopctl: Coopctl) -> None:
    done = coopctl(ROOT, "report", "mons-sefrou", "--as-of", "2020-01-31", "--lang", "en", "--internal")
    missing = done.out.partition("## What is missing")[2]

    assert "no owner named: 10 of 10" in missing
    assert "nothing recorded so far: 10 of 10" in missing


def test_a_plan_without_actions_reports_well(coopctl: Coopctl) -> None:
    done = coopctl(ROOT, "report", "casablanca-settat-wallonia-2020", "--as-of", "2020-06-30", "--lang", "en")

    assert (done.code, done.err) == (0, "")
    assert done.out.count("No actions yet.") == 2, "where it stands, and once above the list of the five axes"
    assert "- Axis 2. Food industry\n- Axis 3." in done.out


def test_since_the_last_session_names_it(report: Report) -> None:
    paper = report("vallombre-tizgane", "--since-meeting", "last")
    review = paper.partition("## Since the last session")[2].partition("\n## ")[0]

    assert "16 September 2026" in review
    assert re.findall(r"(?m)^### (\w+) \((\d+)\)", review)


def test_a_session_is_prepared_with_what_to_decide(report: Report) -> None:
    paper = report("vallombre-tizgane", "--meeting", "joint-committee-2026-11")
    assert "As at ‘Fifth joint committee’, 24–25 November 2026" in delegations(paper), "those of the session to prepare"
    session = paper.partition("### Decisions to take")[2].partition("\n## ")[0]

    assert chapters(paper)[0] != "The delegations"
    parts = re.findall("(?m)^### (.*)", paper)
    assert parts[:3] == ["Agenda", "Points to examine", "Decisions to take"]
    assert [each for each in parts if each.startswith("Axis 1")] == ["Axis 1. Water and oases", "Axis 1.1. Oases"]
    assert "24–25 November 2026" in paper.partition("### Agenda")[0]
    assert (
        "14. Digitisation of the valley’s archives"
        in paper.partition("### Points to examine")[2].partition("\n### ")[0]
    )
    assert "rchives" not in session, "nobody asks whether to end what is only late"
    assert "Last day to give notice, 30 November 2026" in session


def test_a_brief_has_the_same_length_whatever_there_is_to_say(report: Report) -> None:
    brief = report("--brief")

    assert chapters(brief) == [
        "Where it stands",
        "Decisions to take",
        "Points to examine",
        "Since the last session",
        "Money",
        "What is next",
    ]
    assert max(map(len, brief.splitlines())) < 250
    rows = [
        len(re.findall(r"(?m)^(?:\| (?!---)|- (?!\*))", part)) - part.count("\n| ---") for part in brief.split("\n## ")
    ]
    assert rows == [0, 4, 3, 5, 6, 4, 9], "at most six rows a list; the last has what the others leave"
    assert re.findall(r"\*and (\d+) more\*", brief) == ["2", "5", "8"]
    assert "Adopt it? Training of volunteers for rescue at sea" in brief
    assert "\n- Achieved (4), Now late (3), New (3), Change" in brief
    assert "| Write a note on the renewal of the framework, with what… |" in brief
    assert "Reference: " not in brief


def test_where_history_is_younger_than_the_session_the_dates_in_the_files_tell(
    coopctl: Coopctl, tmp_path: Path
) -> None:
    shutil.copytree(ROOT / "examples" / "demo", tmp_path / "young")
    words = ("report", "vallombre-tizgane", "--since-meeting", "last", "--as-of", DAYS[-1], "--lang", "en")
    done = coopctl(tmp_path / "young", *words)
    review = done.out.partition("## Since the last session")[2].partition("\n## ")[0]

    assert (done.code, "told from the dates in the files" in done.err) == (0, True)
    assert "*Told from the dates in the files: their history is younger.*" in review
    assert re.findall(r"(?m)^### (.+) \(", review) == ["Now late", "Changed"]
    assert "Guide for host firms" not in review, "it was done before the session, as its date says"


def test_two_languages_stand_side_by_side_and_what_is_the_same_once(coopctl: Coopctl, demo: Path) -> None:
    words = ("--as-of", DAYS[-1], "--lang", "fr,ar")
    page = coopctl(demo, "report", "vallombre-tizgane-2025", *words, "--format", "html").out
    markdown = coopctl(demo, "report", "vallombre-tizgane-2025", *words).out

    assert '<html lang="fr" dir="ltr">' in page
    assert '<span class="both"><span>Les délégations</span><span lang="ar" dir="rtl">الوفود</span></span></h2>' in page
    assert re.search(r"80\s%</td>", page), "a figure that both write alike stands once"
    assert '<figure class="timeline" role="group" tabindex="0" aria-label="' in page, "on a phone it scrolls"
    assert page.count("<svg") == coopctl(
        demo, "report", "vallombre-tizgane-2025", *words[:2], "--lang", "fr", "--format", "html"
    ).out.count("<svg")
    assert markdown.index("## Les délégations") < markdown.index("\n---\n") < markdown.index("## الوفود")

    refused = coopctl(demo, "status", "--lang", "fr,ar")
    assert (refused.code, refused.out, "--lang fr" in refused.err) == (2, "", True)


def test_minutes_are_there_to_fill_in(report: Report) -> None:
    minutes = report("--minutes", "steering-2026-09")

    assert chapters(minutes) == ["The delegations", "Agenda", "Decisions", "Next session", "Signatures"]
    captions = [line.strip("*") for line in minutes.splitlines() if line.startswith("**")]
    assert not {*captions} & {*chapters(minutes)}
    assert "| 1 | Hélène Marivaux | Head of the cooperation office | chair |  |" in minutes
    to_write_on = [len(re.findall(r"(?m)^\| \d+ \|(?:  \|)+$", part)) for part in re.split(r"(?m)^#+ ", minutes)]
    assert [rows for rows in to_write_on if rows] == [2, 2, 2, 4], "people of either side, topics, decisions"
    assert "| 2 | Send the programme of the forum to the firms. | Region of Vallombre | 30 October 2026 |" in minutes
    assert minutes.endswith("| Region of Vallombre |  |  |\n| Region of Tizgane |  |  |\n")


def test_minutes_ask_for_a_place_that_is_not_known(coopctl: Coopctl, workspace: Workspace) -> None:
    plan = "title: Plan\nkind: action_plan\nstatus: in_force\nparties: [{id: mons}, {id: sefrou}]\nsigned: 2019-01-01\nperiod: 2019\n"
    root = workspace(files={"data/agreements/plan.yaml": f"{plan}meetings: [{{id: first, date: 2020-07-01}}]\n"})

    minutes = coopctl(root, "report", "plan", "--minutes", "first", "--lang", "en").out

    places = [line for line in minutes.splitlines() if "lace" in line]
    assert len(places) == 2, "of this session, and of the next"
    assert all(line.endswith("…") for line in places)


#: A picture of one dot (PNG, ISO/IEC 15948).
DOT = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)


def test_a_letterhead_stands_within_the_paper_at_any_revision(coopctl: Coopctl, tmp_path: Path) -> None:
    root = tmp_path / "headed"
    shutil.copytree(ROOT / "examples" / "demo", root)
    with (root / "coopctl.yaml").open("a", encoding="utf-8") as settings:
        settings.write("letterhead: {names: [Region of Vallombre], logos: [logos/dot.png, logos/gone.png]}\n")
    (root / "logos").mkdir()
    (root / "logos" / "dot.png").write_bytes(DOT)
    commit(root, {})
    (root / "logos" / "dot.png").write_bytes(b"no picture")
    words = ("report", "zilverdam-ndelika", "--brief", "--as-of", DAYS[-1], "--lang", "en")

    page = coopctl(root, *words, "--at", "HEAD", "--format", "html").out
    assert (
        f'<img src="data:image/png;base64,{base64.b64encode(DOT).decode()}" alt="">\n<p>Region of Vallombre</p>' in page
    )
    assert "default-src &#39;none&#39;; img-src data:; style-src" in page
    now = coopctl(root, *words, "--format", "html").out
    assert ("<img" in now, "<p>Region of Vallombre</p>" in now) == (False, True)
    assert coopctl(root, *words).out.startswith("**Region of Vallombre**\n\n# Report")

    assert coopctl(root, *words, "--at", "HEAD", "-o", str(tmp_path / "headed.docx")).code == 0
    section = docx.Document(str(tmp_path / "headed.docx")).sections[0]
    assert [each.text for each in section.first_page_header.paragraphs] == ["", "Region of Vallombre"]
    assert len(section.first_page_header._element.findall(".//{*}drawing")) == 1


def test_people_read_titles_and_ids_stand_in_small_print(report: Report) -> None:
    paper = report("--since-meeting", "last", "--meeting", "joint-committee-2026-11")
    ids = re.compile(r"(vallombre-tizgane-2025|sorvelle-ourane|zilverdam-ndelika)/[a-z-]+")

    assert [
        line
        for line in paper.splitlines()
        if ids.search(line) and "https:/" not in line and line[:12] != "*Reference: "
    ] == []
    assert "*Reference: vallombre-tizgane-2025/khettara-works*" in paper
    review = paper.partition("## Since the last session")[2].partition("\n## ")[0]
    assert re.search(r"Guide for host firms .* 11 September 2026 .* noted after the session", review), review
    assert "2026, €51,800 spent" in review


@pytest.mark.parametrize(
    ("words", "sheets"),
    [((), 42), (("--sheets", "none"), 0), (("--sheets", "late,at_risk"), 5), (("--sheets", "cancelled"), 2)],
)
def test_sheets_are_those_asked_for(report: Report, words: tuple[str, ...], sheets: int) -> None:
    assert report(*words).count("*Reference: ") == sheets


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--minutes", "steering-2026-09", "--brief"), "exclude each other"),
        (("--minutes", "steering"), "steering-2026-09"),
        (("--sheets", "late,risky"), "--sheets does not know"),
        (("--since", "2026-10-13", "--as-of", "2026-10-01"), "lies after"),
        (("--since", "v9"), "v9"),
        (("--since", "HEAD", "--at", "HEAD~10"), "HEAD lies after what the paper is about"),
        (("--since", ""), "--since has an empty value"),
        (("--meeting", ""), "--meeting has an empty value"),
        (("--meeting", "signing-2022", "--as-of", "2022-03-01"), "--since-meeting signing-2022"),
        (("--since", "2026-01-01", "--since-meeting", "last"), "exclude each other"),
        (("--meeting", "joint-comittee-2026-11"), "joint-committee-2026-11"),
        (("--format", "odt"), "docx"),
        (("quaterly",), "quaterly"),
    ],
)
def test_what_cannot_be_done_gets_a_sentence(coopctl: Coopctl, demo: Path, words: tuple[str, ...], said: str) -> None:
    done = coopctl(demo, "report", *words, "--lang", "en")

    assert done.code in (2, 3)
    assert (done.out, "Traceback" in done.err) == ("", False)
    assert said in done.err


def test_what_could_not_be_read_at_the_earlier_time_is_told(run: Run, demo: Path, tmp_path: Path) -> None:
    shutil.copytree(demo, tmp_path / "copy")
    copy = tmp_path / "copy"
    path = copy / "data/actions/vallombre-tizgane-2025/craft-label.yaml"
    whole = path.read_bytes()
    for content in (b"title: [\n", whole):
        path.write_bytes(content)
        commit(copy, day="2026-10-10")

    done = run("report", "vallombre-tizgane-2025", "--since", "HEAD~1", "--lang", "fr", cwd=copy)

    said = "1 fichier de cette date n’a pas pu être lu\N{NO-BREAK SPACE}: son contenu n’est pas pris en compte"
    assert (done.returncode, done.stderr) == (0, f"{said}\n")
    assert f"*{said}*" in done.stdout


def test_a_saved_report_about_what_is_not_there_says_where_it_is_saved(run: Run, demo: Path, tmp_path: Path) -> None:
    shutil.copytree(demo, tmp_path / "copy", ignore=shutil.ignore_patterns(".git"))
    settings = tmp_path / "copy/coopctl.yaml"
    settings.write_text("reports:\n  spring: {about: [zilverdam-ndelika]}\n  autumn: {about: [nowhere]}\n", "utf-8")

    assert run("report", "spring", cwd=settings.parent).returncode == 0
    done = run("report", "autumn", "--lang", "en", cwd=settings.parent)
    assert (done.returncode, done.stdout) == (2, "")
    assert "the saved report autumn is about nowhere" in done.stderr
    assert "coopctl.yaml" in done.stderr


def test_a_saved_report_has_its_own_title_filters_and_format(run: Run, demo: Path) -> None:
    done = run("report", "quarterly", "--lang", "en", "--as-of", DAYS[-1], cwd=demo)

    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("<!doctype html>")
    assert "Quarterly report" in done.stdout
    over = run("report", "quarterly", "--lang", "en", "--format", "markdown", "--as-of", DAYS[-1], cwd=demo)
    assert over.stdout.startswith("# Quarterly report")


def test_a_saved_report_is_as_the_options_say_and_the_call_goes_before(run: Run, demo: Path, tmp_path: Path) -> None:
    shutil.copytree(demo, tmp_path / "copy", ignore=shutil.ignore_patterns(".git"))
    settings, session = tmp_path / "copy/coopctl.yaml", "joint-committee-2026-11"
    about = "about: [vallombre-tizgane]"
    saved = {
        "short": ("brief: true, lang: [fr, ar], format: html", ("--brief", "--lang", "fr,ar", "--format", "html")),
        "inward": ("internal: true, sheets: [late, at_risk]", ("--internal", "--sheets", "late,at_risk")),
        "next": (
            f"meeting: {session}, sheets: [none], lang: [nl]",
            ("--meeting", session, "--sheets", "none", "--lang", "nl"),
        ),
    }
    rows = "".join(f"  {name}: {{{about}, {words}}}\n" for name, (words, _) in saved.items())
    settings.write_text(f"language: en\nreports:\n{rows}  kept: {{{about}, attach_data: true}}\n", "utf-8")

    for name, (_, options) in saved.items():
        mine = run("report", name, "--as-of", DAYS[-1], cwd=settings.parent)
        other = run("report", "vallombre-tizgane", *options, "--as-of", DAYS[-1], cwd=settings.parent)
        assert (mine.returncode, mine.stdout) == (0, other.stdout), (name, mine.stderr, other.stderr)
    before = run("report", "next", "--lang", "en", "--sheets", "all", "--as-of", DAYS[-1], cwd=settings.parent).stdout
    assert before.startswith("# Preparing the session\n")
    assert "Reference: vallombre-tizgane" in before
    assert "--attach-data" in run("report", "kept", "--format", "html", cwd=settings.parent).stderr


def test_the_same_day_gives_the_same_bytes(run: Run, demo: Path) -> None:
    """In two processes: nothing hangs on the order of a set."""
    words = ("report", "vallombre-tizgane", "--as-of", DAYS[-1], "--lang", "ar")
    one, two = run(*words, cwd=demo), run(*words, cwd=demo)

    assert (one.returncode, one.stderr) == (0, "")
    assert one.stdout == two.stdout


@pytest.mark.parametrize("language", ["fr", "ar"])
def test_the_document_opens_again_and_says_the_same(run: Run, demo: Path, tmp_path: Path, language: str) -> None:
    words = ("report", "vallombre-tizgane", "--as-of", DAYS[-1], "--lang", language)
    for name in ("one.docx", "two.docx"):
        done = run(*words, "-o", str(tmp_path / name), cwd=demo)
        assert (done.returncode, done.stderr) == (0, "")
    assert (tmp_path / "one.docx").read_bytes() == (tmp_path / "two.docx").read_bytes(), "no clock in it"

    document = docx.Document(str(tmp_path / "one.docx"))
    markdown = run(*words, cwd=demo).stdout
    headings = [line.text for line in document.paragraphs if str(line.style and line.style.name).startswith("Heading")]
    plain = re.sub(r"\\|&#8203;|[\u2066-\u2069]", "", markdown)
    titles = [line.lstrip("#").strip() for line in plain.splitlines() if line.startswith("##")]
    assert [re.sub(r"[\u2066-\u2069]", "", heading) for heading in headings] == titles
    assert document.core_properties.language == language
    archive = zipfile.ZipFile(io.BytesIO((tmp_path / "one.docx").read_bytes()))
    styles, tables = archive.read("word/styles.xml").decode(), archive.read("word/document.xml").decode()
    assert ("<w:bidi/>" in styles, "<w:bidiVisual/>" in tables) == (language == "ar", language == "ar")

    held = document.part.related_parts
    drawn = [(each._inline.docPr.get("descr"), each._inline) for each in document.inline_shapes]
    assert all(told for told, _ in drawn), "who cannot see a picture is told what it shows"
    assert len({inline.docPr.get("id") for _, inline in drawn}) == len(drawn)
    assert {held[each.graphic.graphicData.pic.blipFill.blip.embed].blob[:8] for _, each in drawn} == {
        b"\x89PNG\r\n\x1a\n"
    }
    agreed = {"fr": "Période initiale mars 2025", "ar": "الفترة الأولى مارس 2025"}[language]
    assert sum(agreed in told.replace("\N{NO-BREAK SPACE}", " ") for told, _ in drawn) >= 1
    misplaced(ET.fromstring(tables))  # noqa: S314 - our own file


def test_the_words_of_settings_are_the_formats_there_are() -> None:
    assert {word.value for word in PaperFormat} == set(discovery.names(papers)) == {"markdown", "html", "docx", "pdf"}


def test_libreoffice_opens_the_document(run: Run, demo: Path, tmp_path: Path) -> None:
    office = shutil.which("soffice", path=CALLER.get("PATH"))
    if office is None:
        pytest.skip("LibreOffice is not installed (make tools)")
    for language in ("fr", "ar"):
        words = ("report", "sorvelle-ourane", "--as-of", DAYS[-1], "--lang", language)
        done = run(*words, "-o", str(tmp_path / f"{language}.docx"), cwd=demo)
        assert (done.returncode, done.stderr) == (0, "")

    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    files = [str(tmp_path / f"{language}.docx") for language in ("fr", "ar")]
    subprocess.run(
        [office, profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), *files],
        check=True, capture_output=True, env=CALLER, timeout=120,
    )  # fmt: skip

    for language in ("fr", "ar"):
        assert len(re.findall(rb"/Type\s*/Page\b", (tmp_path / f"{language}.pdf").read_bytes())) > 3
