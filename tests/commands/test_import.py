"""`export xlsx` and `import`: a workbook goes out, is filled in by people and other programs, and comes back."""

from __future__ import annotations

import shutil
import subprocess
import zipfile
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from coopctl import strict_yaml
from tests.conftest import CALLER
from tests.conversation import talk
from tests.repos import commit, git
from tests.workbooks.books import Filling

if TYPE_CHECKING:
    from tests.commands.conftest import Answer, Committed, Coopctl
    from tests.conftest import Workspace

DAY = ("--as-of", "2019-06-15", "--lang", "en")
PHOTO, SCHOOL = "mons-sefrou/photo-exhibition", "mons-sefrou/school"
FILES: dict[str, str] = {
    "coopctl.yaml": "language: en\ninternal: [budget.funder, milestones.note]\n",
    "data/agreements/mons-sefrou.yaml": """\
title: {en: Mons and Séfrou, fr: Mons et Séfrou}
kind: partnership
status: in_force
signed: 2018-01-15
period: 2018/2020
parties:
  - {id: mons, role: signatory, name: City of Mons, kind: municipality, country: BE}
  - {id: sefrou, role: signatory, name: Municipality of Séfrou, kind: municipality, country: MA}
axes: [{id: culture, title: Culture}, {id: schools, title: Schools}]
meetings:
  - id: committee
    date: 2019-02-01
    decisions:
      - {id: dates, text: New dates are sought., owners: [mons], due: 2019-09-30}
""",
    "data/actions/mons-sefrou/photo-exhibition.yaml": """\
# A remark that stays.
title:
  en: Photo exhibition   # and this one
  fr: Exposition
status: in_progress
axis: culture
period: 2018/2019
started: 2018-03-01
lead: mons
milestones:
  - {id: hall, title: Hall found, due: 2019-03-31, note: hush note}
  - {id: prints, title: Prints ready, due: 2019-08}
indicators:
  - id: visitors
    title: Visitors
    unit: people
    target: {value: 1200, date: 2019-12}
    readings: [{date: 2019-03-01, value: 40}, {date: 2019-04-01, value: 52.5}]
budget:
  - {year: 2019, kind: cash, funder: mons, currency: EUR, planned: 1000.50, spent: 10, at: 2019-05-01}
  - {year: 2019, kind: cash, funder: {organisation: hush fund}, currency: MAD, planned: 20000}
updates:
  - {date: 2019-02-03, author: Ada, text: The hall burnt down., status: in_progress}
notes: [hush doubt]
""",
    "data/actions/mons-sefrou/school.yaml": """\
title: A school
status: planned
axis: schools
period: 2019-01-01/2019-12-31
lead: {party: sefrou, person: Amina}
tags: [youth, "=1+1"]
""",
}


@pytest.fixture
def root(committed: Committed) -> Path:
    files = FILES | {
        "data/actions/mons-sefrou/school.yaml": FILES["data/actions/mons-sefrou/school.yaml"].replace(', "=1+1"', "")
    }
    return committed(files)


def sent(root: Path, coopctl: Coopctl, *words: str, name: str = "plan.xlsx") -> Filling:
    """Export a workbook beside the workspace, and open it."""
    path = root.parent / name
    done = coopctl(root, "export", "xlsx", "-o", str(path), *DAY, *words)
    assert (done.code, done.err) == (0, "")
    return Filling(path)


def back(root: Path, coopctl: Coopctl, filled: Filling, *words: str) -> Answer:
    return coopctl(root, "import", str(filled.save()), *words, *DAY)


def data(root: Path, ref: str) -> Any:
    document = strict_yaml.read("", (root / f"data/actions/{ref}.yaml").read_bytes()).document
    assert document is not None
    return document.data


def changed(root: Path) -> str:
    return git(root, "diff", "--no-color", "-U0")


# ---------------------------------------------------------------- nothing changed


@pytest.mark.parametrize("language", ["nl", "ar"])
def test_what_comes_back_unchanged_changes_nothing(root: Path, coopctl: Coopctl, language: str) -> None:
    filled = sent(root, coopctl, "--lang", language)
    done = back(root, coopctl, filled)

    assert (done.code, done.out) == (0, "")
    assert "nothing to do" in done.err
    assert changed(root) == ""
    assert bool(filled.book.worksheets[1].sheet_view.rightToLeft) == (language == "ar")
    assert [each.sheet_state for each in filled.book.worksheets[-2:]] == ["hidden", "hidden"]


def test_no_cell_is_a_formula_and_texts_that_look_like_one_stay(committed: Committed, coopctl: Coopctl) -> None:
    title = '=HYPERLINK("https://example.org","x") +1 -1 @x'
    path = "data/actions/mons-sefrou/school.yaml"
    root = committed(FILES | {path: FILES[path].replace("A school", repr(title)).replace(', "=1+1"', "")})
    filled = sent(root, coopctl)

    with zipfile.ZipFile(filled.path) as archive:
        for name in archive.namelist():
            if name.startswith("xl/worksheets/sheet"):
                assert b"<f" not in archive.read(name).replace(b"<formula", b"")
                assert b"<hyperlink" not in archive.read(name)
    assert "nothing to do" in coopctl(root, "import", str(filled.path), *DAY).err


def test_the_same_records_give_the_same_bytes(root: Path, coopctl: Coopctl) -> None:
    assert sent(root, coopctl, name="a.xlsx").path.read_bytes() == sent(root, coopctl, name="b.xlsx").path.read_bytes()


# ---------------------------------------------------------------- what was filled in


def test_cells_become_fields_and_nothing_else_is_touched(root: Path, coopctl: Coopctl) -> None:
    filled = sent(root, coopctl)
    filled.put("Actions", (PHOTO,), Title="Photographs", Priority="High", Lead="Municipality of Séfrou")
    filled.put("Actions", (SCHOOL,), Started=datetime(2019, 2, 1), Tags="youth, sport")  # noqa: DTZ001
    filled.put("Actions", (SCHOOL,), Lead="Personne : Amina Ziani", Axis="خارج المحاور")
    filled.put("Budget", (PHOTO, "MAD"), Funder="organisation=World Bank", Planned=20000)
    filled.put("Milestones", (PHOTO, "prints"), Done="15/05/2019", Number="2.10")
    filled.put("Budget", (PHOTO, "EUR"), Spent="1 250,50 €", Committed=1000.5)
    filled.put("Indicators and readings", (PHOTO, "52.5"), Reading=61)
    filled.put("Indicators and readings", (PHOTO, "Visitors"), Target="1 300")
    filled.put("Decisions", ("mons-sefrou", "dates"), Done=43586)

    shown = back(root, coopctl, filled, "--dry-run")
    assert shown.code == 0
    assert "Photo exhibition → Photographs" in shown.out.replace("\n", " ")
    assert changed(root) == ""

    done = back(root, coopctl, filled, "--commit")
    assert done.code == 0, done.out + done.err
    assert done.out == shown.out
    assert git(root, "status", "--porcelain") == ""
    assert git(root, "log", "-1", "--format=%s") == "3 records taken from plan.xlsx"
    photo, school = data(root, PHOTO), data(root, SCHOOL)
    assert photo["title"] == {"en": "Photographs", "fr": "Exposition"}
    assert (photo["priority"], photo["lead"]) == ("high", "sefrou")
    assert photo["milestones"][1] == {
        "id": "prints", "number": "2.10", "title": "Prints ready", "due": "2019-08", "done": "2019-05-15",
    }  # fmt: skip
    line = photo["budget"][0]
    assert (line["spent"], line["committed"], line["planned"]) == (
        Decimal("1250.50"),
        Decimal("1000.5"),
        Decimal("1000.50"),
    )
    assert photo["indicators"][0]["readings"][1] == {"date": "2019-04-01", "value": 61}
    assert photo["indicators"][0]["target"] == {"value": 1300, "date": "2019-12"}
    assert school["lead"] == {"person": "Amina Ziani"}
    assert photo["budget"][1]["funder"] == {"organisation": "World Bank"}
    assert sent(root, coopctl).row("Actions", SCHOOL, "under no axis")
    assert (school["axis"], school["started"], school["tags"]) == ("none", "2019-02-01", ["youth", "sport"])
    assert "done: 2019-05-01" in (root / "data/agreements/mons-sefrou.yaml").read_text("utf-8")
    text = (root / f"data/actions/{PHOTO}.yaml").read_text("utf-8")
    assert "# A remark that stays." in text
    assert "# and this one" in text
    assert "nothing to do" in back(root, coopctl, filled).err
    assert coopctl(root, "undo", *DAY).code == 0
    assert data(root, PHOTO)["title"]["en"] == "Photo exhibition"


def test_what_is_told_of_an_action_becomes_an_update(root: Path, coopctl: Coopctl) -> None:
    filled = sent(root, coopctl)
    filled.put("Updates to add", (SCHOOL,), What_happened="Works have begun.", **{"Progress (%)": 0.25})
    filled.put("Updates to add", (PHOTO,), What_happened="No hall.", Date="2019-06", New_status="on hold")
    filled.put("Actions", (SCHOOL,), Status="In progress", Started="2019-05-20")
    done = back(root, coopctl, filled)

    assert done.code == 0, done.out + done.err
    assert data(root, SCHOOL)["updates"] == [
        {
            "date": "2019-06-15", "author": "Ada Example", "text": "Works have begun.", "status": "in_progress", "progress": 25,
        }
    ]  # fmt: skip
    assert (data(root, SCHOOL)["status"], data(root, SCHOOL)["started"]) == ("in_progress", "2019-05-20")
    assert data(root, PHOTO)["updates"][-1]["date"] == "2019-06"
    assert data(root, PHOTO)["status"] == "on_hold"
    assert "nothing to do" in coopctl(root, "import", str(filled.path), "--as-of", "2019-07-01", "--lang", "en").err


def test_a_status_alone_keeps_to_what_the_updates_say(root: Path, coopctl: Coopctl) -> None:
    filled = sent(root, coopctl)
    filled.put("Actions", (PHOTO,), Status="Completed")
    filled.put("Actions", (SCHOOL,), Status="in_progress", Deadline=date(2020, 3, 31))
    assert back(root, coopctl, filled).code == 0

    photo, school = data(root, PHOTO), data(root, SCHOOL)
    assert photo["updates"][-1] == {"date": "2019-06-15", "author": "Ada Example", "status": "completed"}
    assert (photo["status"], photo["ended"]) == ("completed", "2019-06-15")
    assert (school["status"], "updates" in school) == ("in_progress", False)
    assert (school["period"], school["baseline"]) == ("2019-01-01/2020-03-31", "2019-01-01/2019-12-31")

    refused = back(root, coopctl, sent(root, coopctl).put("Actions", (SCHOOL,), Status="on_hold"))
    assert (refused.code, data(root, SCHOOL)["status"]) == (0, "in_progress")
    assert "say why it is on hold" in refused.out


def test_new_rows_become_records_once(root: Path, coopctl: Coopctl) -> None:
    filled = sent(root, coopctl)
    filled.put("Actions", (), Title="Fête de la musique", Axis="Culture", Start="2019-06", Deadline="2019-09")
    filled.put("Milestones", (), Reference=SCHOOL, Title="Roof on", Due=date(2019, 10, 1), Lead="mons")
    filled.put(
        "Indicators and readings", (), Reference=SCHOOL, Title="Pupils", Target=300, Reading_on="2019-06-01", Reading=12
    )
    filled.put("Indicators and readings", (PHOTO, "Visitors"), Reading_on=date(2019, 6, 1), Reading=70)
    filled.put("Budget", (), Reference=SCHOOL, Year=2019, Kind="cash", Funder="mons", Currency="EUR", Planned=5000)
    filled.put(
        "Decisions", (), Reference="mons-sefrou", Meeting="committee", Text="A second school.", Owners="mons, sefrou"
    )
    done = back(root, coopctl, filled)

    assert done.code == 0, done.out + done.err
    music = data(root, "mons-sefrou/fete-de-la-musique")
    assert music == {"title": "Fête de la musique", "status": "planned", "axis": "culture", "period": "2019-06/2019-09"}
    school = data(root, SCHOOL)
    assert school["milestones"] == [{"id": "roof-on", "title": "Roof on", "due": "2019-10-01", "lead": "mons"}]
    assert school["indicators"] == [
        {"id": "pupils", "title": "Pupils", "target": {"value": 300}, "readings": [{"date": "2019-06-01", "value": 12}]}
    ]
    assert school["budget"] == [{"year": 2019, "kind": "cash", "funder": "mons", "currency": "EUR", "planned": 5000}]
    assert data(root, PHOTO)["indicators"][0]["readings"][-1] == {"date": "2019-06-01", "value": 70}
    assert "{id: a-second-school, text: A second school., owners: [mons, sefrou]}" in (
        root / "data/agreements/mons-sefrou.yaml"
    ).read_text("utf-8")
    again = back(root, coopctl, filled)
    assert "nothing to do" in again.err
    assert "fete-de-la-musique" in again.err


def test_nothing_is_taken_away(root: Path, coopctl: Coopctl) -> None:
    filled = sent(root, coopctl)
    filled.put("Actions", (SCHOOL,), Deadline=None, Tags="   ")
    filled.book["Milestones"].delete_rows(filled.row("Milestones", "hall"))
    del filled.book["Decisions"]
    done = back(root, coopctl, filled)

    assert done.code == 0
    assert changed(root) == ""
    said = " ".join(done.err.split())
    assert "emptied in the workbook, and left as they are: Actions!J3, Actions!S3;" in said
    assert f"not in the workbook any more, and left as it is: {PHOTO}, Milestones, hall" in said
    assert "the sheet ‘Decisions’ is not in the workbook any more" in said


# ---------------------------------------------------------------- what people and programs do to a book


def test_sorted_moved_hidden_and_renamed_does_no_harm(root: Path, coopctl: Coopctl) -> None:
    filled = sent(root, coopctl)
    filled.put("Actions", (SCHOOL,), Title="Another school")
    filled.put("Budget", (PHOTO, "MAD"), Planned=21000)
    for sheet in ("Actions", "Budget", "Indicators and readings"):
        there = filled.book[sheet]
        rows = [[cell.value for cell in row] for row in there.iter_rows(min_row=1, max_row=there.max_row)]
        head, full = rows[0], [row for row in rows[1:] if row[0]]
        there.delete_rows(1, there.max_row)
        there.append(["Our plan for 2019"])
        order = list(range(len(head)))[::-1]
        for row in (head, *full[::-1]):
            there.append([row[at] for at in order] + ["=1+1"])
        there.column_dimensions["C"].hidden = True
    filled.book["Actions"].title = "Sheet1"
    done = back(root, coopctl, filled)

    assert done.code == 0, done.out + done.err
    assert data(root, SCHOOL)["title"] == "Another school"
    assert data(root, PHOTO)["budget"][1]["planned"] == 21000
    assert [line[0] for line in changed(root).splitlines() if line[0] in "+-" and line[:3] not in ("+++", "---")] == [
        "-",
        "+",
    ] * 2


def test_without_the_hidden_sheet_every_difference_is_asked_about(root: Path, coopctl: Coopctl) -> None:
    filled = sent(root, coopctl)
    del filled.book["_coopctl"]
    assert "nothing to do" in back(root, coopctl, filled).err
    for sheet in ("Actions", "Budget", "Milestones", "Indicators and readings", "Decisions", "Updates to add"):
        filled.book[sheet].delete_cols(filled.book[sheet].max_column)
    filled.put("Actions", (SCHOOL,), Title="Another school")
    filled.put("Budget", (PHOTO, "EUR"), Planned=2000)
    asked = back(root, coopctl, filled)
    assert asked.code == 1
    assert "2 cells that were changed on both sides" in asked.out
    assert changed(root) == ""
    assert back(root, coopctl, filled, "--theirs").code == 0
    assert (data(root, SCHOOL)["title"], data(root, PHOTO)["budget"][0]["planned"]) == ("Another school", 2000)


def test_cells_that_cannot_be_understood_are_listed_and_all_else_is_taken(root: Path, coopctl: Coopctl) -> None:
    filled = sent(root, coopctl)
    filled.put("Actions", (PHOTO,), Status="almost done", Deadline="soon", Lead="Lyon", Title="Photographs")
    filled.put("Actions", (SCHOOL,), Reference="mons-sefrou/other")
    filled.put("Budget", (PHOTO, "EUR"), Planned="=SUM(A1:A2)", Spent="many")
    filled.put("Milestones", (), Reference="mons-sefrou/scool", Title="Roof on")
    filled.put("Milestones", (PHOTO, "prints"), Short_name="hall")
    filled.put("Milestones", (), Reference=PHOTO, Title="Doors", Due="someday")
    done = back(root, coopctl, filled, "--strict")

    assert done.code == 1
    assert changed(root) == ""
    said = done.out.splitlines()
    assert [line.partition(": ")[0] for line in said] == [
        "Actions!F2", "Actions!H2", "Actions!J2", "Actions!A3", "Milestones!C3", "Budget!I2", "Budget!K2", "Milestones!A4",
        "Milestones!A5",
    ]  # fmt: skip
    assert "not calculated" in said[5]
    assert "nothing was written: 9 cells cannot be taken" in " ".join(done.err.split())
    assert (
        "‘Status’; choose from: proposed, planned, in progress, on hold, completed" in said[0]
    )  # as the book shows them
    assert "a party is one of City of Mons, " in said[1]
    assert "somebody else is written as Organisation: … or Person: …" in said[1]

    done = back(root, coopctl, filled)
    assert done.code == 0, done.err
    assert [line for line in done.out.splitlines() if line in said] == said
    assert "9 cells cannot be understood, and are left as they are here" in " ".join(done.err.split())
    assert git(root, "status", "--porcelain").split() == ["M", f"data/actions/{PHOTO}.yaml"]
    assert data(root, PHOTO)["title"]["en"] == "Photographs"
    again = back(root, coopctl, filled)
    assert (again.code, "nothing else to do" in again.err) == (0, True)


def test_a_row_that_was_copied_is_a_new_one_or_stands_there_twice(root: Path, coopctl: Coopctl) -> None:
    filled = sent(root, coopctl)
    for sheet, said in (("Budget", (PHOTO, "EUR")), ("Milestones", (PHOTO, "hall"))):
        there, to = filled.book[sheet], filled.row(sheet)
        for cell in there[filled.row(sheet, *said)]:
            there.cell(to, cell.column).value = cell.value
    filled.book["Budget"].cell(filled.row("Budget") - 1, filled.head("Budget")["Year"]).value = 2020
    done = back(root, coopctl, filled)
    assert (done.code, done.out.count("stands there twice")) == (0, 2)
    photo = data(root, PHOTO)
    assert (len(photo["milestones"]), [each["year"] for each in photo["budget"]]) == (2, [2019, 2019, 2020])

    row = filled.row("Milestones") - 1
    for name in ("Short name", "Note"):
        filled.book["Milestones"].cell(row, filled.head("Milestones")[name]).value = None
    assert back(root, coopctl, filled).code == 0
    photo = data(root, PHOTO)
    assert (len(photo["milestones"]), [each["year"] for each in photo["budget"]]) == (2, [2019, 2019, 2020])


def test_rows_of_one_name_in_the_files_are_told_apart(committed: Committed, coopctl: Coopctl) -> None:
    path = f"data/actions/{PHOTO}.yaml"
    school = FILES[f"data/actions/{SCHOOL}.yaml"].replace(', "=1+1"', "")
    doubled = FILES[path].replace("id: prints", "id: hall")
    root = committed({**FILES, path: doubled, f"data/actions/{SCHOOL}.yaml": school})
    filled = sent(root, coopctl)
    assert "nothing to do" in back(root, coopctl, filled).err


# ---------------------------------------------------------------- both sides


def test_what_both_sides_changed_is_said_in_words_and_decided(root: Path, coopctl: Coopctl, capsys: Any) -> None:
    filled = sent(root, coopctl)
    filled.put("Actions", (SCHOOL,), Title="Their school", Priority="low")
    filled.put("Milestones", (PHOTO, "prints"), Due=date(2019, 9, 1))
    path = f"data/actions/{SCHOOL}.yaml"
    commit(root, {path: (root / path).read_text("utf-8").replace("A school", "Our school") + "priority: low\n"})
    listed = back(root, coopctl, filled)

    assert listed.code == 1
    assert listed.out.splitlines() == [
        "1 cell that was changed on both sides:",
        f"  Actions!D3: {SCHOOL}, Title",
        "    in the files: Our school",
        "    in the workbook: Their school",
    ]
    assert changed(root) == ""
    assert back(root, coopctl, filled, "--dry-run").code == 1
    assert back(root, coopctl, filled, "--ours").code == 0
    assert (data(root, SCHOOL)["title"], data(root, PHOTO)["milestones"][1]["due"]) == ("Our school", "2019-09-01")
    assert data(root, PHOTO)["milestones"][1]["baseline"] == "2019-08"
    assert back(root, coopctl, filled, "--ours", "--theirs").code == 2
    assert back(root, coopctl, filled, "--ask").code == 2
    code, screen = talk(root, ["2"], "import", str(filled.path), "--lang", "en", "--as-of", "2019-06-15")
    assert code == 0, screen
    assert "in the workbook: Their school" in screen
    assert data(root, SCHOOL)["title"] == "Their school"


def test_a_record_that_is_gone_is_said(root: Path, coopctl: Coopctl) -> None:
    filled = sent(root, coopctl)
    git(root, "rm", "-q", f"data/actions/{SCHOOL}.yaml")
    git(root, "commit", "-qm", "gone")
    assert "nothing to do" in back(root, coopctl, filled).err
    done = back(root, coopctl, filled.put("Actions", (SCHOOL,), Title="Another school"))
    assert (done.code, "is not in the files any more" in done.out, changed(root)) == (0, True, "")


def test_a_record_that_was_renamed_meanwhile_is_found_again(root: Path, coopctl: Coopctl) -> None:
    filled = sent(root, coopctl).put("Actions", (SCHOOL,), Title="Another school")
    filled.put("Milestones", (), Reference=SCHOOL, Title="Roof on")
    assert coopctl(root, "mv", SCHOOL, "mons-sefrou/primary", *DAY).code == 0
    done = back(root, coopctl, filled)

    assert done.code == 0, done.out + done.err
    primary = data(root, "mons-sefrou/primary")
    assert (primary["title"], primary["milestones"]) == ("Another school", [{"id": "roof-on", "title": "Roof on"}])


def test_a_text_is_changed_in_the_language_in_which_the_book_shows_it(root: Path, coopctl: Coopctl) -> None:
    filled = sent(root, coopctl, "--lang", "nl")
    sheet = filled.book.sheetnames[1]
    filled.put(sheet, (PHOTO,), Titel="Photographs")
    assert filled.value(sheet, (SCHOOL,), "Titel") == "A school"
    assert back(root, coopctl, filled).code == 0
    assert data(root, PHOTO)["title"] == {"en": "Photographs", "fr": "Exposition"}


def test_words_of_any_language_are_understood(root: Path, coopctl: Coopctl) -> None:
    filled = sent(root, coopctl).put(
        "Actions", (SCHOOL,), Title="Another school", Priority="haute", Status="in uitvoering"
    )
    done = coopctl(root, "import", str(filled.save()), "--as-of", "2019-06-15", "--lang", "fr")
    assert (done.code, "priorité" in done.out) == (0, True), done.out + done.err
    assert (data(root, SCHOOL)["priority"], data(root, SCHOOL)["status"]) == ("high", "in_progress")


# ---------------------------------------------------------------- without git, public, partners


def test_it_works_without_git_and_commits_only_with_it(workspace: Workspace, coopctl: Coopctl) -> None:
    root = workspace(files={path: text.replace(', "=1+1"', "") for path, text in FILES.items()})
    filled = sent(root, coopctl).put("Actions", (SCHOOL,), Title="Another school")
    refused = back(root, coopctl, filled, "--commit")
    assert (refused.code, data(root, SCHOOL)["title"]) == (3, "A school")
    assert back(root, coopctl, filled).code == 0
    assert data(root, SCHOOL)["title"] == "Another school"


def test_a_public_book_holds_nothing_internal_and_brings_none_of_it_away(root: Path, coopctl: Coopctl) -> None:
    filled = sent(root, coopctl, "--public")
    with zipfile.ZipFile(filled.path) as archive:
        assert all(b"hush" not in archive.read(name) for name in archive.namelist())
    assert {"Note", "Funder"}.isdisjoint({*filled.head("Budget")} - {"Note"} | {*filled.head("Milestones")})
    done = back(root, coopctl, filled.put("Actions", (PHOTO,), Title="Photographs"))
    assert done.code == 0, done.out + done.err
    photo = data(root, PHOTO)
    assert (photo["notes"], photo["milestones"][0]["note"]) == (["hush doubt"], "hush note")
    assert len([line for line in changed(root).splitlines() if line.startswith("+") and "+++" not in line]) == 1


def test_a_sheet_that_is_internal_is_not_missed(committed: Committed, coopctl: Coopctl) -> None:
    school = FILES[f"data/actions/{SCHOOL}.yaml"].replace(', "=1+1"', "")
    settings = "language: en\ninternal: [budget, updates]\n"
    root = committed({**FILES, "coopctl.yaml": settings, f"data/actions/{SCHOOL}.yaml": school})
    filled = sent(root, coopctl, "--public")
    assert filled.book.sheetnames[1:5] == ["Actions", "Milestones", "Indicators and readings", "Decisions"]
    assert back(root, coopctl, filled).err == "nothing to do: the files say what the workbook says\n"


def test_what_happened_is_asked_of_open_actions_alone(committed: Committed, coopctl: Coopctl) -> None:
    path = f"data/actions/{SCHOOL}.yaml"
    closed = FILES[path].replace("status: planned", "status: cancelled\nended: 2019-04").replace(', "=1+1"', "")
    filled = sent(committed({**FILES, path: closed}), coopctl)
    asked = [row[0].value for row in filled.book[filled.book.sheetnames[6]].iter_rows(min_row=2) if row[0].value]
    assert asked == [PHOTO]


def test_two_partners_fill_in_their_books_and_each_becomes_a_commit(root: Path, coopctl: Coopctl) -> None:
    french = ("--lang", "fr")
    mons = sent(root, coopctl, "--partner", "mons", *french, name="mons.xlsx")
    sefrou = sent(root, coopctl, "--partner", "sefrou", *french, name="sefrou.xlsx")
    sheets = mons.book.sheetnames
    assert [row[0].value for row in mons.book["Actions"].iter_rows(min_row=2) if row[0].value] == [PHOTO]
    assert coopctl(root, "export", "xlsx", "--partner", "lyon", "-o", "x.xlsx", *DAY).code == 2
    mons.put(sheets[6], (PHOTO,), **{mons.book[sheets[6]].cell(1, 6).value.replace(" ", "_"): "La salle est réservée."})
    sefrou.put(
        sheets[6], (SCHOOL,), **{mons.book[sheets[6]].cell(1, 6).value.replace(" ", "_"): "Les travaux ont commencé."}
    )
    sefrou.put("Actions", (SCHOOL,), Statut="en cours")
    for filled in (mons, sefrou):
        done = back(root, coopctl, filled, "--commit")
        assert done.code == 0, done.out + done.err

    assert git(root, "rev-list", "--count", "HEAD") == "3"
    assert data(root, PHOTO)["updates"][-1]["author"] == "City of Mons"
    update = data(root, SCHOOL)["updates"][-1]
    assert (update["author"], update["text"], update["status"]) == (
        "Municipality of Séfrou", "Les travaux ont commencé.", "in_progress",
    )  # fmt: skip


def test_libreoffice_takes_it_through_its_own_format_and_back(root: Path, coopctl: Coopctl, tmp_path: Path) -> None:
    office = shutil.which("soffice", path=CALLER.get("PATH"))
    if office is None or not (Path(office).resolve().parent / "libsclo.so").exists():
        pytest.skip("LibreOffice Calc is not installed (make tools)")
    filled = sent(root, coopctl, name="en.xlsx")
    filled.put("Actions", (SCHOOL,), Title="Another school", Deadline=datetime(2020, 1, 31))  # noqa: DTZ001
    filled.put("Budget", (PHOTO, "EUR"), Spent=1250.5)
    filled.put("Milestones", (PHOTO, "prints"), Done=datetime(2019, 5, 15))  # noqa: DTZ001
    books = [filled.save(), sent(root, coopctl, "--lang", "ar", name="ar.xlsx").path]
    for form, folder in (("ods", "one"), ("xlsx", "two")):
        profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
        words = [
            office,
            profile,
            "--headless",
            "--convert-to",
            form,
            "--outdir",
            str(tmp_path / folder),
            *map(str, books),
        ]
        subprocess.run(words, check=True, capture_output=True, env=CALLER, timeout=120)
        books = sorted((tmp_path / folder).iterdir())

    for path in books:  # the Arabic one first: nobody touched it
        done = coopctl(root, "import", str(path), *DAY)
        assert (done.code, "nothing to do" in done.err) == (0, path.stem == "ar"), done.out + done.err
    school, photo = data(root, SCHOOL), data(root, PHOTO)
    assert (school["title"], school["period"]) == ("Another school", "2019-01-01/2020-01-31")
    assert (photo["budget"][0]["spent"], photo["milestones"][1]["done"]) == (Decimal("1250.5"), "2019-05-15")
    assert git(root, "diff", "--shortstat").split(", ")[1] == "5 insertions(+)"


@pytest.mark.parametrize(("content", "code"), [(b"Title;Status\n", 3), (b"PK\x03\x04", 3), (None, 3)])
def test_what_is_no_workbook_is_refused(root: Path, coopctl: Coopctl, content: bytes | None, code: int) -> None:
    path = root.parent / "plan.xlsx"
    if content is not None:
        path.write_bytes(content)
    done = coopctl(root, "import", str(path), *DAY)
    assert (done.code, done.out) == (code, "")
    assert "plan.xlsx" in done.err or "no workbook" in done.err
