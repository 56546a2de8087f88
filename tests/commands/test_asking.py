"""What a call leaves out, or does not say clearly, is asked for at a terminal: by number, by name, by words of a title."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.conversation import CTRL_C, talk

if TYPE_CHECKING:
    from pathlib import Path

    from tests.commands.conftest import Coopctl
    from tests.conftest import Workspace

ACTIONS = "data/actions/mons-sefrou"
REF = "mons-sefrou/photo-exhibition"
DAY = ("--as-of", "2019-02-01", "--lang", "en")
PHOTO = """\
title: Photo exhibition in Mons
status: planned
axis: culture
milestones:
  - {id: prints-ready, number: 7, title: {en: Prints ready, fr: Tirages prêts}, due: 2018-11}
  - {id: printed, title: Catalogue printed, due: 2018-12, done: 2018-12-03}
indicators:
  - {id: visitors, title: Visitors, target: {value: 1200}, readings: [{date: 2018-12-31, value: 200}]}
  - {id: schools, title: Schools, target: {value: 12}}
"""


@pytest.fixture
def plan(workspace: Workspace) -> Path:
    """Return a workspace with three actions."""
    return workspace(
        files={
            f"{ACTIONS}/photo-exhibition.yaml": PHOTO,
            f"{ACTIONS}/photo-contest.yaml": "title: {en: Contest, fr: Concours de photos}\nstatus: planned\naxis: culture\n",
            f"{ACTIONS}/school-meals.yaml": "title: Meals for schools\nstatus: in_progress\nstarted: 2018\naxis: culture\n",
        }
    )


@pytest.mark.parametrize("answer", ["2", "photo-exhibition", REF, "Photo exhibition in mons", "exhibition"])
def test_records_that_may_be_meant_are_numbered(plan: Path, answer: str) -> None:
    code, screen = talk(plan, [answer], "log", "photo", "The hall is booked.", *DAY)

    assert code == 0, screen
    assert screen.startswith(
        "‘photo’ may mean several records\n"
        "  1  mons-sefrou/photo-contest  Contest\n"
        "  2  mons-sefrou/photo-exhibition  Photo exhibition in Mons\n"
        f"Which record? Its number, or its name: {answer}\n"
        "mons-sefrou/photo-exhibition  Photo exhibition in Mons\n"
    )


@pytest.mark.parametrize(
    ("answers", "shown"),
    [
        (["meals"], "Which record? Its name, or words of its title: meals\nText: "),
        (["Meals for schools", "1"], "  1  mons-sefrou/school-meals  Meals for schools\n"),
        (["nothing like it", "photo", "9", "school"], "‘9’ is none of these\n"),
    ],
)
def test_a_record_is_asked_for_until_one_is_meant(plan: Path, answers: list[str], shown: str) -> None:
    code, screen = talk(plan, answers, "log", *DAY)

    assert (code, shown in screen) == (130, True), screen
    assert screen.endswith("Text: ^C\nnothing was written\n")


def test_a_record_that_is_nearly_called_so_is_offered_and_one_that_is_not_is_refused(plan: Path) -> None:
    code, screen = talk(plan, ["1"], "start", "photo-contst", *DAY)

    assert (code, "  1  mons-sefrou/photo-contest  Contest\nWhich" in screen) == (0, True), screen
    assert talk(plan, [], "start", "zzz", *DAY)[0] == 2


@pytest.mark.parametrize(
    ("call", "answers", "wrote"),
    [
        (
            "add photo-exhibition",
            ["readings", "2", "4"],
            "{id: schools, title: Schools, target: {value: 12}, readings: [",
        ),
        (
            "add photo-exhibition",
            ["Jalons", "Lorry hired", "in May", "May 2019", ""],
            "id: lorry-hired, title: Lorry hired, due: 2019-05",
        ),
        ("add photo-exhibition milestones", ["Lorry hired", "", ""], "id: lorry-hired, title: Lorry hired}"),
        ("add photo-exhibition milestones id=Lorry!", ["", "x"], ""),
        ("add photo-exhibition budget", ["2019", "mons", "", "41 250,50 €"], "planned: 41250.50"),
        (
            "add photo-exhibition missions",
            ["1", "2", "2019", "3"],
            "planned: {missions: 3}",
        ),
        ("add photo-exhibition partners", ["sefrou"], "party: sefrou"),
        ("add photo-exhibition tags", ["youth"], "tags: [youth]"),
        ("add photo-exhibition updates", ["The hall is booked."], "text: The hall is booked."),
        ("add photo-exhibition relevés indicateur=schools", ["5"], "value: 5"),
        ("add photo-exhibition readings indicator=school", ["schools", "5"], "value: 5"),
        ("add photo-exhibition readings indicator=1 value=310", ["visitors"], "{date: 2019-02-01, value: 310}"),
        ("set photo-exhibition", ["priorité", "haut", "haute"], "priority: high"),
        ("set photo-exhibition", ["responsable", "City of Mons"], "lead: mons"),
        ("set photo-exhibition", ["weight=3"], "weight: 3"),
        ("log photo-exhibition --status on_hold", ["No money."], "text: No money.\n    status: on_hold"),
        ("done photo-exhibition --milestone prints", ["1"], "due: 2018-11\n    done: 2019-02-01\n"),
        ("done photo-exhibition --milestone 7", [], "due: 2018-11\n    done: 2019-02-01\n"),
        ("done photo-exhibition --milestone tirages", ["ready"], "due: 2018-11\n    done: 2019-02-01\n"),
    ],
)
def test_what_is_missing_is_asked_for_and_a_slip_is_asked_again(
    plan: Path, call: str, answers: list[str], wrote: str
) -> None:
    code, screen = talk(plan, answers, *call.split(" "), *DAY)

    assert (code, wrote in (plan / f"{ACTIONS}/photo-exhibition.yaml").read_text()) == (0 if wrote else 2, True), screen


def test_a_question_is_left_at_any_time_and_nothing_is_written(plan: Path) -> None:
    before = (plan / f"{ACTIONS}/photo-exhibition.yaml").read_bytes()

    for answers in (["milestones", "Lorry hired", "2019-05"], ["milestones", "Lorry hired"], ["milestones"], []):
        assert talk(plan, [*answers, CTRL_C], "add", "photo-exhibition", *DAY)[0] == 130
    assert (plan / f"{ACTIONS}/photo-exhibition.yaml").read_bytes() == before


@pytest.mark.parametrize(
    ("call", "there"),
    [
        (
            ("start", "mons-sefrou/school-meals", "--on", "2019-01-15"),
            "set mons-sefrou/school-meals started=2019-01-15",
        ),
        (
            ("done", REF, "--milestone", "printed", "--on", "2018-12-04"),
            f"set {REF} milestones.printed.done=2018-12-04",
        ),
    ],
)
def test_a_day_that_is_not_the_one_written_is_no_nothing_to_do(
    plan: Path, coopctl: Coopctl, call: tuple[str, ...], there: str
) -> None:
    answer = coopctl(plan, *call, *DAY)

    assert (answer.code, there in answer.err) == (2, True), answer.err
    assert coopctl(plan, *call[: call.index("--on")], *DAY).code == 0, "said again without a day"


def test_help_tells_the_lists_and_the_fields_of_one(plan: Path, coopctl: Coopctl) -> None:
    assert "  milestones    Milestones\n" in coopctl(plan, "add", "--help").out
    told = coopctl(plan, "add", REF, "readings", "--help", "--lang", "fr").out

    assert "  Indicateur            indicator=…\n" in told
    assert "  Valeur [obligatoire]  value=120\n" in told
    assert "state=requested|granted|refused" in coopctl(plan, "add", "--help", "approvals").out
    assert "coopctl add REF tags …" in coopctl(plan, "add", REF, "tags", "-h").out


@pytest.mark.parametrize(
    ("call", "answer", "wrote"),
    [
        (("set", REF, "period=03/12/2019"), "2", "period: 2019-03-12\n"),
        (("add", REF, "milestones", "id=lorry", "due=03/12/2019"), "March 12, 2019", "due: 2019-03-12}"),
        (("log", REF, "Booked.", "--on", "03/01/2019"), "1", "- date: 2019-01-03\n"),
        (
            ("postpone", REF, "--milestone", "7", "--to", "03/12/2019", "--reason", "Rain."),
            "december",
            "due: 2019-12-03\n",
        ),
        (("set", REF, "weight=1.250"), "2", "weight: 1.25\n"),
    ],
)
def test_what_may_mean_two_things_is_asked_about(plan: Path, call: tuple[str, ...], answer: str, wrote: str) -> None:
    code, screen = talk(plan, [answer], *call, "--as-of", "2019-02-01", "--lang", "en-US")

    assert (code, wrote in (plan / f"{ACTIONS}/photo-exhibition.yaml").read_text()) == (0, True), screen
    assert " mean? " in screen


@pytest.mark.parametrize("tag", ["en-US", "en_US", "en-us"])
def test_who_writes_the_month_first_is_known_however_the_tag_is_written(plan: Path, coopctl: Coopctl, tag: str) -> None:
    answer = coopctl(plan, "set", REF, "period=03/12/2019", "--lang", tag)

    assert (answer.code, "2019-12-03, 2019-03-12" in answer.err) == (2, True), answer.err


def test_what_is_said_back_is_wrapped_where_the_terminal_ends(plan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    _, screen = talk(plan, [], "log", REF, "The hall is booked from the first of March to the end of May.", *DAY)

    assert screen.splitlines()[:6] == [
        "mons-sefrou/photo-exhibition  Photo",
        "  exhibition in Mons",
        "  + update of 1 February 2019, Ada",
        "    Example: The hall is booked from the",
        "    first of March to the end of May.",
        "to take it back: coopctl undo",
    ]


def test_a_period_written_more_exactly_is_not_said_to_have_stayed(plan: Path, coopctl: Coopctl) -> None:
    path = plan / f"{ACTIONS}/photo-exhibition.yaml"
    path.write_text(path.read_text().replace("axis: culture", "axis: culture\nperiod: 2019\nbaseline: 2019"))

    assert "not moved" not in coopctl(plan, "set", REF, "period=2019-01-01/2019-12-31", *DAY).out


def test_what_is_to_begin_is_asked_in_the_readers_words(plan: Path) -> None:
    screen = talk(plan, ["2"], "new", *DAY, "--lang", "nl")[1]

    assert "  2  action  actie\n" in screen
    assert "\nSoort: 2\n" in screen
