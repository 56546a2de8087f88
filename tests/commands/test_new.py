"""`coopctl new` on real files, real git and a real terminal: what it asks, writes and refuses."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest
import yaml

from coopctl import schemas, strict_yaml
from coopctl.changing.skeleton import ABOUT
from coopctl.model.vocabularies import Severity
from tests import systems
from tests.conversation import CTRL_C, converse, talk
from tests.tables import table

if TYPE_CHECKING:
    from pathlib import Path

    from tests.commands.conftest import Committed, Coopctl
    from tests.conftest import Git, Run

DAY = ("--as-of", "2019-02-01")
ACTION = ("new", "action", "mons-sefrou/film-week", "title=Film week", "status=planned", "axis=Culture and music")
AGREEMENT = (
    "new", "agreement", "lyon-fes", "title=Lyon–Fès", "kind=twinning", "status=in_force", "signed=5/11/2018",
    "parties=lyon=City of Lyon,fes=City of Fès", "axes+=crafts=Crafts, old and new", "parties.lyon.country=FR",
)  # fmt: skip
MEETING = ("new", "meeting", "mons-sefrou", "date=2019-01-15", "kind=visit", "place=Séfrou")
FILES = {
    "action": "data/actions/mons-sefrou/film-week.yaml",
    "agreement": "data/agreements/lyon-fes.yaml",
    "meeting": "data/agreements/mons-sefrou.yaml",
}
CALLS = {"action": ACTION, "agreement": AGREEMENT, "meeting": MEETING}


@pytest.fixture
def plan(committed: Committed) -> Path:
    """Return a repository with one agreement and one action, committed."""
    return committed()


def data(text: str) -> list[str]:
    """Return the lines of a file that are no remarks."""
    return [line for line in text.splitlines() if line and not line.startswith("#")]


def severities(coopctl: Coopctl, root: Path) -> set[str]:
    return {each["severity"] for each in coopctl(root, "validate", "--format", "json").json["items"]}


# ---------------------------------------------------------------- with flags


def test_an_action_is_written_in_the_schemas_order_its_axis_found_by_its_title(plan: Path, coopctl: Coopctl) -> None:
    answer = coopctl(plan, *ACTION, "--set", "period=2019-05", *DAY)

    assert (answer.code, answer.err.splitlines()[-1]) == (0, "to take it back: coopctl undo")
    assert "hint[no-lead]" in answer.err
    assert data((plan / FILES["action"]).read_text()) == [
        "title: Film week",
        "status: planned",
        "axis: culture",
        "period: 2019-05",
    ]


def test_an_agreement_is_written_with_its_parties_and_axes(plan: Path, coopctl: Coopctl) -> None:
    assert coopctl(plan, *AGREEMENT, *DAY).code == 0
    assert data((plan / FILES["agreement"]).read_text()) == [
        "title: Lyon–Fès",
        "kind: twinning",
        "status: in_force",
        "parties:",
        "  - id: lyon",
        "    role: signatory",
        "    name: City of Lyon",
        "    country: FR",
        "  - id: fes",
        "    role: signatory",
        "    name: City of Fès",
        "signed: 2018-11-05",
        "axes:",
        "  - id: crafts",
        "    title: Crafts, old and new",
    ]


def test_what_axes_and_parties_are_called_may_be_said_in_several_languages(plan: Path, coopctl: Coopctl) -> None:
    titles = "axes.water.title.fr=Eau", "axes.water.title.nl=Water", "parties.fes.name.fr=Fès", "parties.lyon.name=Lyon"
    said = coopctl(plan, "new", "agreement", "lyon-fes", "title=A", "kind=twinning", "status=in_negotiation", *titles)

    made = yaml.safe_load((plan / "data/agreements/lyon-fes.yaml").read_text(encoding="utf-8"))
    assert said.code == 0
    assert made["axes"] == [{"id": "water", "title": {"fr": "Eau", "nl": "Water"}}]
    assert [each["name"] for each in made["parties"]] == [{"fr": "Fès"}, "Lyon"]


def test_a_name_may_be_said_as_a_field_and_a_title_in_several_languages(plan: Path, coopctl: Coopctl) -> None:
    title = "Une très longue semaine du film documentaire et des ateliers de montage : à Mons, à Séfrou et # ailleurs"
    words = ("agreement=Mons–Séfrou partnership", "name=film-week", f"title.fr={title}", "title.ar=أسبوع", "x-own=5")

    assert coopctl(plan, "new", "action", *words, "status=prévue", "axis=none", *DAY).code == 0
    read = strict_yaml.read("", (plan / FILES["action"]).read_bytes())
    assert read.faults == ()
    assert read.document is not None
    assert read.document.data == {
        "title": {"fr": title, "ar": "أسبوع"},
        "status": "planned",
        "axis": "none",
        "x-own": 5,
    }


def test_a_party_that_an_agreement_describes_is_found_by_its_name_and_not_described_again(
    plan: Path, coopctl: Coopctl
) -> None:
    words = [word for word in AGREEMENT if not word.startswith("parties")]

    budget = ("new", "action", "mons-sefrou/x", "title=X", "status=planned", "axis=none", "budget=45 000 €")
    assert "then add one: coopctl add mons-sefrou/x budget KEY" in coopctl(plan, *budget).err
    assert coopctl(plan, *words, "partijen=city of MONS,Fès", *DAY).code == 0
    written = data((plan / FILES["agreement"]).read_text())
    assert written[written.index("parties:") + 1 :][:2] == [
        "  - {id: mons, role: signatory}",
        "  - {id: fes, role: signatory, name: Fès}",
    ]


def test_a_meeting_is_a_row_of_its_agreement_with_an_id_of_its_kind_and_month(
    plan: Path, git: Git, coopctl: Coopctl
) -> None:
    assert coopctl(plan, *MEETING, *DAY).code == 0
    diff = git(plan, "diff", "--unified=0")
    assert [line for line in diff.splitlines() if line[:1] == "+"][1:] == [
        "+meetings:",
        "+  - id: visit-2019-01",
        "+    date: 2019-01-15",
        "+    kind: visit",
        "+    place: Séfrou",
    ]
    repeated = coopctl(plan, *MEETING, *DAY)
    assert (repeated.code, "add mons-sefrou meetings id=visit-2019-01 …" in repeated.err) == (2, True)
    assert coopctl(plan, *MEETING[:3], "date=2019-01-16", "kind=visit", *DAY).code == 0
    assert "visit-2019-01-16" in (plan / FILES["meeting"]).read_text()
    again = coopctl(plan, *MEETING, "id=visit-2019-01", *DAY)
    assert (again.code, "there is a meeting ‘visit-2019-01’ already" in again.err) == (2, True)


@pytest.mark.parametrize("kind", CALLS)
def test_a_dry_run_prints_the_patch_that_git_would_apply_and_undo_takes_back_what_was_written(
    plan: Path, git: Git, coopctl: Coopctl, tmp_path: Path, kind: str
) -> None:
    shown = coopctl(plan, *CALLS[kind], *DAY, "--dry-run")
    (tmp_path / "change.patch").write_text(shown.out)

    assert (shown.code, git(plan, "status", "--porcelain")) == (0, "")
    git(plan, "apply", str(tmp_path / "change.patch"))
    patched = (plan / FILES[kind]).read_bytes()
    git(plan, "checkout", "-q", ".")
    git(plan, "clean", "-qfd")
    assert coopctl(plan, *CALLS[kind], *DAY).code == 0
    assert (plan / FILES[kind]).read_bytes() == patched
    assert coopctl(plan, "fmt", "--order", "--check", FILES[kind]).out == ""
    assert coopctl(plan, "undo").code == 0
    assert git(plan, "status", "--porcelain") == ""


@pytest.mark.parametrize("kind", CALLS)
def test_commit_commits_the_new_file_and_nothing_else(plan: Path, git: Git, coopctl: Coopctl, kind: str) -> None:
    (plan / "other.txt").write_text("mine\n")

    assert coopctl(plan, *CALLS[kind], *DAY, "--commit").code == 0
    assert git(plan, "show", "--format=%s", "--name-only").splitlines()[2:] == [FILES[kind]]
    assert git(plan, "status", "--porcelain") == "?? other.txt"


@pytest.mark.parametrize(
    ("call", "field"),
    [
        (("new",), "KIND"),
        (("new", "action", "title=Film week"), "agreement"),
        (("new", "action", "mons-sefrou", "status=planned"), "title"),
        (("new", "action", "mons-sefrou", "title=أسبوع الفيلم", "status=planned", "axis=culture"), "name"),
        (("new", "action", "mons-sefrou", "title=Film week", "axis=culture"), "status"),
        (("new", "action", "mons-sefrou", "title=Film week", "status=planned"), "axis"),
        (("new", "agreement", "title=Lyon–Fès", "status=signed", "parties=Lyon,Fès", "signed=2018"), "kind"),
        (
            ("new", "agreement", "title=Lyon–Fès", "kind=twinning", "status=signed", "parties=Lyon", "signed=2018"),
            "parties",
        ),
        (("new", "agreement", "title=Lyon–Fès", "kind=twinning", "status=signed", "parties=Lyon,Fès"), "signed"),
        (("new", "meeting", "mons-sefrou"), "date"),
    ],
)
def test_what_is_missing_is_named_off_a_terminal_and_nothing_is_written(
    plan: Path, git: Git, coopctl: Coopctl, call: tuple[str, ...], field: str
) -> None:
    answer = coopctl(plan, *call, *DAY)

    assert (answer.code, answer.out, git(plan, "status", "--porcelain")) == (2, "", "")
    assert answer.err.startswith(f"coopctl: ‘{field}’ is missing\n")


@pytest.mark.parametrize(
    ("call", "code"),
    [
        ((*ACTION, "colour=red"), 2),
        ((*ACTION, "period=next spring"), 2),
        ((*ACTION, "parties=Lyon"), 2),
        ((*MEETING, "hue=visit"), 2),
        ((*ACTION, "status=on_hold"), 1),
        ((*ACTION, "started=2019-03-01"), 1),
        (("new", "action", "mons-sefrou/photo-exhibition", *ACTION[3:]), 2),
        (("new", "action", "mons-sefrou/Film Week", *ACTION[3:]), 2),
        (("new", "action", "mons-sefroo/film-week", *ACTION[3:]), 2),
        (("new", "action", "mons", *ACTION[3:]), 2),
        (("new", "meeting", "mons-sefrou/photo-exhibition", "date=2019-01-15"), 2),
        (("new", "agreement", "mons-sefrou", *AGREEMENT[3:]), 2),
        (("new", "agreement", "lyon-fes", *AGREEMENT[3:], "parties+=Lyon"), 2),
        (("new", "milestone", "mons-sefrou"), 2),
        ((*ACTION, "--from", "mons-sefrou"), 2),
        ((*MEETING, "--from", "visit"), 2),
        ((*ACTION, "--staged"), 2),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_written(
    plan: Path, git: Git, coopctl: Coopctl, call: tuple[str, ...], code: int
) -> None:
    answer = coopctl(plan, *call, *DAY)

    assert (answer.code, git(plan, "status", "--porcelain")) == (code, "")
    assert answer.err


def test_a_file_that_cannot_be_read_is_not_written_over(plan: Path, coopctl: Coopctl) -> None:
    path = plan / FILES["action"]
    path.write_text("title: [\n")

    assert (coopctl(plan, *ACTION, *DAY).code, path.read_text()) == (2, "title: [\n")


def test_a_name_that_is_taken_gets_a_number_and_a_long_title_a_short_name(plan: Path, coopctl: Coopctl) -> None:
    words = ("status=planned", "axis=none", *DAY)
    for title in ("Photo exhibition", "Photo exhibition", "Exposition des photographies de la médina de Séfrou"):
        assert coopctl(plan, "new", "action", "mons-sefrou", f"title={title}", *words).code == 0

    assert sorted(path.stem for path in (plan / "data/actions/mons-sefrou").iterdir()) == [
        "exposition-des-photographies",
        "photo-exhibition",
        "photo-exhibition-2",
        "photo-exhibition-3",
    ]


def test_the_next_number_is_given_where_the_others_are_numbered(plan: Path, coopctl: Coopctl) -> None:
    coopctl(plan, "set", "mons-sefrou/photo-exhibition", "number=11", *DAY)

    assert coopctl(plan, *ACTION, *DAY).code == 0
    assert "number: 12" in data((plan / FILES["action"]).read_text())


def test_from_copies_what_lasts_and_no_facts(plan: Path, coopctl: Coopctl) -> None:
    source = "mons-sefrou/photo-exhibition"
    for call in (
        ("set", source, "lead=mons", "tags=youth", "period=2018/2019", "weight=2"),
        ("add", source, "milestones", "id=call", "title=Call for candidates", "due=2018-11", "done=2018-11-05"),
        ("log", source, "The hall is booked.", "--progress", "40"),
    ):
        assert coopctl(plan, *call, *DAY).code == 0

    answer = coopctl(plan, *ACTION, "--from", source, *DAY)

    assert (answer.code, answer.err.splitlines()[-1]) == (
        0,
        f"taken from {source}: axis, lead, tags, weight, milestones",
    )
    assert data((plan / FILES["action"]).read_text()) == [
        "title: Film week", "status: planned", "axis: culture", "lead: mons", "tags: [youth]", "weight: 2",
        "milestones:", "  - id: call", "    title: Call for candidates",
    ]  # fmt: skip


def test_from_takes_no_party_and_no_axis_into_another_agreement(plan: Path, coopctl: Coopctl) -> None:
    assert coopctl(plan, "set", "mons-sefrou/photo-exhibition", "lead=mons", "tags=youth", *DAY).code == 0
    assert coopctl(plan, *AGREEMENT, *DAY).code == 0

    call = ("new", "action", "lyon-fes/show", "title=Show", "status=planned", "axis=crafts")
    assert coopctl(plan, *call, "--from", "mons-sefrou/photo-exhibition", *DAY).code == 0
    written = (plan / "data/actions/lyon-fes/show.yaml").read_text()
    assert data(written) == ["title: Show", "status: planned", "axis: crafts", "tags: [youth]"]
    assert "# lead: lyon" in written


def test_from_a_meeting_copies_who_was_there(plan: Path, coopctl: Coopctl) -> None:
    assert coopctl(plan, *MEETING, *DAY).code == 0
    call = ("add", "mons-sefrou", "attendees", "meeting=visit-2019-01", "party=mons", "person=A. Dupont")
    assert coopctl(plan, *call, *DAY).code == 0

    call = ("new", "meeting", "mons-sefrou", "date=2019-06-03", "--from", "visit-2019-01")
    assert coopctl(plan, *call, *DAY).code == 0
    row = (plan / FILES["meeting"]).read_text().partition("  - id: visit-2019-06\n")[2]
    assert ("date: 2019-06-03" in row, "place: Séfrou" in row, "A. Dupont" in row) == (True, True, True)


# ---------------------------------------------------------------- the skeleton


@pytest.mark.parametrize("kind", ["agreement", "action"])
@pytest.mark.parametrize("lang", ["en", "fr", "nl", "ar"])
def test_every_remark_of_a_skeleton_is_a_field_that_fits_once_its_sign_is_gone(
    plan: Path, coopctl: Coopctl, kind: str, lang: str
) -> None:
    assert coopctl(plan, *CALLS[kind], "--lang", lang, *DAY).code == 0
    path = plan / FILES[kind]
    written = path.read_text()
    assert severities(coopctl, plan) <= {"hint"}

    fields = "|".join(schemas.schema(kind)["properties"])
    path.write_text(re.sub(rf"(?m)^# (?=(?:{fields}):|  )", "", written))

    assert path.read_text() != written
    keys = re.findall(r"(?m)^(\w+):", path.read_text())
    assert set(ABOUT[kind]) <= set(keys)
    head = [name for name in keys if re.search(rf"(?m)^{name}:", written)]
    for part in (head, keys[len(head) :]):
        assert part == [name for name in schemas.schema(kind)["properties"] if name in part]
    found = coopctl(plan, "validate", "--format", "json").json["items"]
    assert [each for each in found if each["severity"] == str(Severity.ERROR)] == []


@table("kind", ["agreement", "action"])
def test_the_remarks_are_what_the_schema_says(kind: str) -> None:
    told = schemas.schema(kind)["properties"]

    assert {name: told[name]["description"] for name in ABOUT[kind]} == ABOUT[kind]


def test_the_remarks_about_a_meeting_are_what_the_schema_says() -> None:
    told = schemas.schema("agreement")["$defs"]["meeting"]["properties"]

    assert {name: told[name]["description"] for name in ABOUT["meeting"]} == ABOUT["meeting"]


@pytest.mark.parametrize("kind", ["agreement", "action"])
def test_editors_are_told_the_schema_where_the_workspace_has_it(plan: Path, coopctl: Coopctl, kind: str) -> None:
    (plan / "schemas").mkdir()
    (plan / f"schemas/{kind}.schema.json").write_text(json.dumps(schemas.schema(kind)))

    assert coopctl(plan, *CALLS[kind], *DAY).code == 0
    first = (plan / FILES[kind]).read_text().splitlines()[0]
    assert (plan / FILES[kind]).parent.joinpath(first.partition("$schema=")[2]).resolve().is_file()


# ---------------------------------------------------------------- on a terminal


def test_a_title_is_asked_for_in_each_language_that_the_workspace_wants(committed: Committed) -> None:
    plan = committed({"coopctl.yaml": "languages: [en, zh-Hant]\n"})
    call = ("--lang", "en", "new", "action", "mons-sefrou/film-week", "status=planned", "axis=none", *DAY)

    code, screen = talk(plan, ["Film week", "電影週", "", "", "", ""], *call)

    assert code == 0, screen
    assert [line for line in screen.splitlines() if line.startswith("title")] == [
        "title (en): Film week",
        "title (zh-Hant): 電影週",
    ]
    written = data((plan / FILES["action"]).read_text())[:3]
    assert written == ["title:", "  en: Film week", "  zh-Hant: 電影週"]


def test_an_axis_is_asked_for_in_each_language_too(committed: Committed) -> None:
    plan = committed({"coopctl.yaml": "languages: [fr, nl]\n"})
    axes = ["Eau", "Water", "Culture", "<", "Culture et mémoire", "Cultuur", ""]
    answers = ["Plan", "Plan", "", "twinning", "", "mons", "sefrou", "", "", *axes, ""]

    code, screen = talk(plan, answers, "--lang", "en", "new", "agreement", *DAY)

    assert code == 0, screen
    asked = [line.partition(":")[0] for line in screen.splitlines() if line.startswith("axis ")]
    asked = [line.split(" [")[0] for line in asked]
    assert asked[:5] == ["axis 1 (fr)", "axis 1 (nl)", "axis 2 (fr)", "axis 2 (nl)", "axis 2 (fr)"]
    made = strict_yaml.read("", (plan / "data/agreements/plan.yaml").read_bytes()).document
    assert made is not None
    assert isinstance(made.data, dict)
    assert made.data["axes"] == [
        {"id": "eau", "title": {"fr": "Eau", "nl": "Water"}},
        {"id": "culture-et-memoire", "title": {"fr": "Culture et mémoire", "nl": "Cultuur"}},
    ]


@systems.needs_terminals
def test_a_slip_is_corrected_and_the_whole_is_shown_before_it_is_written(plan: Path) -> None:
    code, screen = converse(
        plan,
        ["\n", "Film weak\n", "<\n", "Film week\n", "\n", "2\n", "3\n", "<\n", "<\n", "en cours\n", "Culture and music\n",
         "05/2019\n", "-\n", "mons\n", "\n", "<\n", "7\n", "\n"],
        "new", "action", *DAY,
        lang="en",
    )  # fmt: skip

    assert code == 0
    assert data((plan / FILES["action"]).read_text()) == [
        "title: Film week",
        "status: in_progress",
        "axis: culture",
        "number: 7",
        "period: 2019-05",
        "lead: mons",
    ]
    assert screen.count("  title: Film week") == 2


@systems.needs_terminals
def test_an_answer_is_enough_of_what_stands_there_and_one_that_is_none_is_said_in_the_words_of_its_question(
    plan: Path,
) -> None:
    agreement = plan / FILES["meeting"]
    met = "meetings:\n  - id: visit-2018\n    date: 2018-07-28\n    attendees:\n      - {party: mons, person: A. Dupont}\n"
    agreement.write_text(agreement.read_text() + met)
    code, screen = converse(
        plan,
        ["9\n", "mons-sefrou\n", "2019-01-18\n", "réunion\n", "12\n", "pil\n", "\n", "\n", "Mons\n", "dupont\n", "peut-être\n", "oui\n"],
        "new", "meeting", *DAY,
    )  # fmt: skip

    assert code == 0, screen
    assert agreement.read_text().endswith(
        f"{met}  - id: steering-2019-01\n    date: 2019-01-18\n    kind: steering\n    place: Mons\n"
        "    attendees:\n      - {party: mons, person: A. Dupont}\n"
    )  # fmt: skip
    said = screen.splitlines()
    assert [
        said.count(each)
        for each in (
            "«\N{NO-BREAK SPACE}réunion\N{NO-BREAK SPACE}» n’est pas dans cette liste",
            "ce n’est ni oui ni non",
        )
    ] == [1, 1]
    assert max(map(len, said)) <= 80


@systems.needs_terminals
def test_a_finding_leads_back_to_the_questions(plan: Path) -> None:
    answers = [
        "\n",
        "Film week\n",
        "\n",
        "in_progress\n",
        "1\n",
        "\n",
        "2019-03-01\n",
        "\n",
        "\n",
        "<\n",
        "<\n",
        "2019-01\n",
        "\n",
        "\n",
        "\n",
    ]
    code, screen = converse(plan, answers, "new", "action", *DAY, lang="en")

    assert code == 0
    assert "error[" in screen
    assert "started: 2019-01" in data((plan / FILES["action"]).read_text())


@systems.needs_terminals
@pytest.mark.parametrize(("last", "code"), [("n\n", 0), (CTRL_C, 130)])
def test_who_says_no_at_the_end_has_written_nothing(plan: Path, git: Git, last: str, code: int) -> None:
    answers = ["mons-sefrou\n", "18/01/2019\n", "visite\n", "\n", "\n", "\n", last]

    assert converse(plan, answers, "new", "meeting", *DAY)[0] == code
    assert git(plan, "status", "--porcelain") == ""


def test_rows_in_a_script_that_makes_no_short_name_are_asked_for_one(plan: Path) -> None:
    parties = ["جماعة شفشاون", "No Name", "", "مدينة غرناطة", "<", "مدينة غرناطة", "granada", ""]
    answers = ["اتفاقية", "", "twinning", "", *parties, "", "الثقافة", "", "", ""]

    code, screen = talk(plan, answers, "--lang", "en", "new", "agreement", *DAY)

    assert code == 0, screen
    assert "‘No Name’ is no short name" in screen
    made = strict_yaml.read("", (plan / "data/agreements/agreement-1.yaml").read_bytes()).document
    assert made is not None
    assert isinstance(made.data, dict)
    assert made.data["parties"] == [
        {"id": "party-1", "role": "partner", "name": "جماعة شفشاون"},
        {"id": "granada", "role": "partner", "name": "مدينة غرناطة"},
    ]
    assert made.data["axes"] == [{"id": "axis-1", "title": "الثقافة"}]


def test_a_word_of_two_choices_chooses_none_though_one_bears_the_arabic_article(plan: Path) -> None:
    screen = talk(plan, ["mons-sefrou", "2019-01-15", "لجنة"], "--lang", "ar", "new", "meeting", *DAY)[1]

    assert "«لجنة»" in screen


def test_a_row_added_in_another_script_is_proposed_a_number(plan: Path) -> None:
    code, screen = talk(
        plan, ["إحداث لجنة", "", ""], "--lang", "en", "add", "mons-sefrou/photo-exhibition", "milestones", *DAY
    )

    assert code == 0, screen
    assert "[milestone-1]: " in screen
    assert "id: milestone-1\n" in (plan / "data/actions/mons-sefrou/photo-exhibition.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize("kind", ["action", "meeting", "agreement"])
def test_a_field_that_there_is_none_of_is_told_before_the_first_question(plan: Path, kind: str) -> None:
    code, screen = talk(plan, [], "--lang", "en", "new", kind, "nosuch=1", *DAY)

    assert code == 2
    assert "no field ‘nosuch’" in screen or "‘nosuch’ is no field" in screen
    assert "Nothing is written before the end" not in screen


# ---------------------------------------------------------------- completion


@pytest.mark.parametrize(
    ("line", "offered"),
    [
        ("coopctl new a", {"agreement", "action"}),
        ("coopctl new action mon", {"mons-sefrou/"}),
        ("coopctl new meeting mon", {"mons-sefrou"}),
        ("coopctl new action mons-sefrou/x axis=", {"axis=culture", "axis=health"}),
        ("coopctl new agreement kind=t", {"kind=twinning"}),
        ("coopctl new meeting mons-sefrou ki", {"kind="}),
        ("coopctl new action mons-sefrou/x --from ", {"mons-sefrou/photo-exhibition"}),
    ],
)
def test_the_shell_completes_what_may_be_new(plan: Path, run: Run, line: str, offered: set[str]) -> None:
    words = line.split()
    env = {
        "_COOPCTL_COMPLETE": "complete_bash",
        "COMP_WORDS": line,
        "COMP_CWORD": str(len(words) if line.endswith(" ") else len(words) - 1),
    }

    assert set(run(cwd=plan, env=env).stdout.split()) == offered


def test_what_keeps_git_from_committing_is_said_before_the_first_question(
    committed: Committed, git: Git, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = committed()
    for name in ("GIT_AUTHOR_NAME", "GIT_AUTHOR_EMAIL", "GIT_COMMITTER_NAME", "GIT_COMMITTER_EMAIL"):
        monkeypatch.delenv(name)
    git(root, "config", "--unset", "user.email")
    git(root, "config", "user.useConfigOnly", "true")

    code, screen = talk(root, [], "new", "action", "--commit", "--lang", "en")

    assert code == 3, screen
    assert screen.startswith("coopctl: git does not know who commits")
    assert 'git config --global user.name "…"; git config --global user.email …' in screen
