"""`import` of foreign files: a map is proposed, rows become records once, and later files meet what people changed."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from typing import TYPE_CHECKING, Any

import pytest

from coopctl.mapping import maps
from coopctl.strict_yaml import read
from tests.repos import write

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from tests.commands.conftest import Answer, Committed, Coopctl
    from tests.conftest import Git

xlsxwriter = pytest.importorskip("xlsxwriter")
openpyxl = pytest.importorskip("openpyxl")

HEADINGS = (
    "N°", "Axe", "Intitulé de l'action", "Pilote", "État d'avancement", "Taux", "Début", "Échéance",
    "Budget prévu", "Engagé", "Observations", "Contact", "Interne",
)  # fmt: skip
ROWS: tuple[tuple[Any, ...], ...] = (
    ("1.1", "Culture", "Exposition", "Ville de Mons", "en cours/retardé", 0.25, "T1 2019", "T3 2019", "12 500 €", 8000,
     "Salle réservée", "a@example.org", "x"),
    ("1.2", None, "Concert", "Orchestre", "Terminé", 1, date(2018, 3, 1), date(2018, 6, 30), "45 000", None, "Fait",
     None, None),
    ("2.1", "Santé", "Échange d'infirmiers", "CHU", "À venir", 0, "mi-2019", "31/12/2019", "60.000", None, None,
     "+32 65 40 51 11", None),
    ("2.2", None, "Jumelage", "CHU", "Bloqué", None, 2019, None, "$ -", None, "Attente", None, None),
    ("2.3", None, "Phase 2", "CHU", "Phase 2", None, None, None, None, None, None, None, None),
)  # fmt: skip
AGREEMENT = """\
title: Vallombre – Tizgane
kind: partnership
status: in_force
signed: 2018-01-15
period: 2018/2020
parties:
  - {id: mons, role: signatory, name: {fr: Ville de Mons}, kind: municipality, country: BE}
  - {id: tizgane, role: signatory, name: {fr: Tizgane}, kind: municipality, country: MA}
"""
FILES = {"coopctl.yaml": "language: fr\n", "data/agreements/vallombre.yaml": AGREEMENT}
DAY = ("--as-of", "2019-06-15", "--lang", "en")
MAP = """\
map: 1
title: Suivi du plan
source: vallombre
into: vallombre
key: [N°]
dates: dmy
percent: fraction
decimal: ","
fill_down: [Axe]
left_out: [Contact]
action:
  title: {column: "Intitulé de l'action"}
  number: {column: N°}
  axis: {column: Axe}
  status: {column: "État d'avancement", words: {en cours/retardé: in_progress, Phase 2: planned}}
  period: {columns: [Début, Échéance]}
  lead: {column: Pilote}
  budget:
    - {kind: cash, planned: {column: Budget prévu}, committed: {column: Engagé}, currency: EUR}
  updates:
    - {date: dated, progress: {column: Taux}, text: {column: Observations}}
"""


def book(rows: Sequence[Sequence[Any]] = ROWS, before: int = 3) -> bytes:
    """Return a workbook as an officer has it: a letterhead, merged cells, headings further down."""
    made = BytesIO()
    with xlsxwriter.Workbook(made, {"in_memory": True, "default_date_format": "dd/mm/yyyy"}) as workbook:
        workbook.add_worksheet("Mode d'emploi").write(0, 0, "À lire")
        sheet = workbook.add_worksheet("Suivi")
        sheet.write(0, 0, "Région de Vallombre")
        for number, row in enumerate((HEADINGS, *rows), before):
            for column, value in enumerate(row):
                if isinstance(value, date):
                    sheet.write_datetime(number, column, value)
                elif value is not None:
                    sheet.write(number, column, value)
    return made.getvalue()


AXES = """\
map: 1
source: axes
key: [n]
action: {title: {column: t}, status: planned, axis: {column: a}}
"""


@pytest.fixture
def workspace_(committed: Committed, git: Git) -> Path:
    root = committed(FILES)
    git(root, "rm", "-q", "-r", "data/agreements/mons-sefrou.yaml", "data/actions")
    write(root, {"maps/suivi.yaml": MAP})
    git(root, "add", "-A")
    git(root, "commit", "-qm", "map")
    return root


@pytest.fixture
def take(workspace_: Path, coopctl: Coopctl) -> Callable[..., Answer]:
    def call(content: bytes, *words: str, name: str = "suivi.xlsx", by: str = "maps/suivi.yaml") -> Answer:
        (workspace_ / name).write_bytes(content)
        return coopctl(workspace_, *DAY, "import", name, *(("--map", by) if by else ()), *words)

    return call


def action(root: Path, name: str) -> dict[str, Any]:
    path = root / "data" / "actions" / "vallombre" / f"{name}.yaml"
    document = read("", path.read_bytes()).document
    assert document is not None
    assert isinstance(document.data, dict)
    return document.data


def test_rows_become_records_once_and_everything_unread_is_listed(
    workspace_: Path, take: Callable[..., Answer], coopctl: Coopctl, git: Git
) -> None:
    answer = take(book(), "--dated", "2019-05-31", "--format", "csv", "--commit")

    assert answer.code == 0, answer.err
    assert "Suivi!G7,Début,mi-2019,not understood" in answer.out
    assert "Interne" in answer.err
    assert git(workspace_, "status", "--porcelain", "data", "maps").strip() == ""
    concert = action(workspace_, "concert")
    assert concert["status"] == "completed"
    assert (concert["period"], concert["ended"]) == ("2018-03-01/2018-06-30", "../2019-05-31")
    assert concert["external_ids"] == {"vallombre": "1.2"}
    assert action(workspace_, "exposition")["lead"] == "mons"
    assert action(workspace_, "exposition")["updates"][0]["progress"] == 25
    assert action(workspace_, "echange-d-infirmiers")["budget"][0]["planned"] == 60000
    held = action(workspace_, "jumelage")
    assert (held["status"], held["axis"]) == ("on_hold", "sante")
    assert held["updates"] == [{"date": "2019-05-31", "text": "Attente", "status": "on_hold"}]
    assert "example.org" not in "".join(each.read_text("utf-8") for each in workspace_.rglob("*.yaml"))
    assert coopctl(workspace_, *DAY, "validate").code == 0

    again = take(book(), "--dated", "2019-05-31")
    later = take(book(), "--dated", "2019-06-10")
    assert "nothing to do" in again.err
    assert "nothing to do" in later.err
    assert git(workspace_, "status", "--porcelain", "data", "maps").strip() == ""


def test_what_a_span_and_a_second_row_say_otherwise_is_listed_and_stops_nothing(
    workspace_: Path, take: Callable[..., Answer]
) -> None:
    more: tuple[tuple[Any, ...], ...] = (
        ("3.1", "Culture", "Lycées", "CHU", "À venir", None, "avril-mai 2019", "mai 2019", "5 000 €"),
        ("3.1", None, "Lycées", "CHU", "À venir", None, None, None, "3 k€"),
        ("3.2", None, "Remparts", "CHU", "À venir", None, "avril-mai 2019", "T3 2019", None),
    )
    answer = take(book(more), "--dated", "2019-05-31", "--format", "csv")

    assert answer.code == 0, answer.err
    assert action(workspace_, "lycees")["period"] == "2019-04/2019-05"
    assert action(workspace_, "lycees")["budget"] == [{"kind": "cash", "currency": "EUR", "planned": 5000}]
    assert action(workspace_, "remparts")["period"] == "../2019-35"
    assert "budget,3000,not understood" in answer.out
    assert 'avril-mai 2019,not understood,"a whole period, and ‘Échéance’ says otherwise' in answer.out
    assert "quarter 2019 (2019-35)" in answer.out


def test_a_later_file_changes_what_an_import_made_and_never_what_a_person_changed(
    workspace_: Path, take: Callable[..., Answer], coopctl: Coopctl, git: Git
) -> None:
    assert take(book(), "--dated", "2019-05-31", "--commit").code == 0
    path = workspace_ / "data/actions/vallombre/concert.yaml"
    path.write_text(path.read_text("utf-8").replace("title: Concert\n", "# ours\ntitle: Grand concert\n"), "utf-8")
    git(workspace_, "commit", "-qam", "ours")
    rows = [list(row) for row in ROWS]
    rows[0][3], rows[0][8] = None, "13 000 €"  # a blank cell takes nothing away
    rows[1][3] = "Opéra"
    changed = [rows[0], rows[1], ["9.9", *rows[2][1:]], *rows[3:]]  # one is not there any more by its key

    answer = take(book(changed), "--dated", "2019-05-31")
    assert answer.code == 0, answer.err
    assert "echange-d-infirmiers is not in the file any more" in answer.err
    assert "echange-d-infirmiers-2 has the title of vallombre/echange-d-infirmiers" in answer.err
    concert, show = action(workspace_, "concert"), action(workspace_, "exposition")
    assert (concert["title"], concert["lead"]) == ("Grand concert", {"organisation": "Opéra"})
    assert (show["lead"], show["budget"][0]["planned"]) == ("mons", 13000)
    assert git(workspace_, "diff", "--numstat", "data").split()[:2] == ["1", "1"]
    assert "# ours" in path.read_text("utf-8")

    rows[1][2] = "Concert de gala"
    before = path.read_bytes()
    refused = take(book([rows[0], rows[1], *rows[3:]]), "--dated", "2019-05-31")
    assert refused.code == 1
    assert "‘title’ is Grand concert here and Concert de gala in the file" in refused.err
    assert path.read_bytes() == before
    assert take(book([rows[0], rows[1], *rows[3:]]), "--dated", "2019-05-31", "--ours").code == 0
    again = take(book([rows[0], rows[1], *rows[3:]]), "--dated", "2019-05-31")  # what was decided is not asked again
    assert (again.code, path.read_bytes()) == (0, before)
    rows[1][2] = "Concert de clôture"
    assert take(book([rows[0], rows[1], *rows[3:]]), "--dated", "2019-05-31", "--theirs").code == 0
    assert action(workspace_, "concert")["title"] == "Concert de clôture"

    moved = path.with_name("gala.yaml")
    assert coopctl(workspace_, "mv", "vallombre/concert", "vallombre/gala", *DAY).code == 0
    rows[1][2] = "Concert d’été"
    assert take(book([rows[0], rows[1], *rows[3:]]), "--dated", "2019-05-31").code == 0
    assert (action(workspace_, "gala")["title"], path.exists()) == ("Concert d’été", False)

    moved.unlink()
    gone = take(book([rows[0], rows[1], *rows[3:]]), "--dated", "2019-05-31")
    assert "was taken away here, and does not come back" in gone.err
    assert not moved.exists()


def test_what_is_remembered_goes_along_where_the_agreement_is_called_otherwise(
    workspace_: Path, take: Callable[..., Answer], coopctl: Coopctl
) -> None:
    assert take(book(), "--dated", "2019-05-31").code == 0
    assert coopctl(workspace_, "mv", "vallombre", "valbelle", *DAY).code == 0
    path = workspace_ / "data/actions/valbelle/concert.yaml"
    path.write_text(path.read_text("utf-8").replace("title: Concert\n", "title: Grand concert\n"), "utf-8")

    again = take(book(), "--dated", "2019-05-31")

    assert (again.code, "nothing to do" in again.err) == (0, True), again.err
    assert "Grand concert" in path.read_text("utf-8")


def test_what_is_remembered_may_be_larger_than_a_record(workspace_: Path, take: Callable[..., Answer]) -> None:
    assert take(book(), "--dated", "2019-05-31").code == 0
    path = workspace_ / "maps" / "suivi.imported.json"
    path.write_text(path.read_text("utf-8").replace('{\n "format"', "{" + " " * 1_500_000 + '\n "format"'), "utf-8")

    again = take(book(), "--dated", "2019-05-31")

    assert (again.code, "nothing to do" in again.err) == (0, True), again.err


@pytest.mark.parametrize("by", ["../elsewhere.yaml", "maps/../../elsewhere.yaml"])
def test_what_a_map_outside_the_workspace_brings_is_remembered_among_its_own(
    workspace_: Path, take: Callable[..., Answer], by: str
) -> None:
    (workspace_.parent / "elsewhere.yaml").write_text(MAP, "utf-8")

    taken = take(book(), "--dated", "2019-05-31", by=by)
    again = take(book(), "--dated", "2019-05-31", by=by)

    assert (taken.code, again.code, "nothing to do" in again.err) == (0, 0, True), (taken.err, again.err)
    assert (workspace_ / "maps" / "elsewhere.imported.json").exists()


def test_an_axis_that_a_person_gives_is_no_matter_of_a_file_without_axes(
    workspace_: Path, take: Callable[..., Answer]
) -> None:
    other = MAP.replace("  axis: {column: Axe}\n", "  coordinators: {column: Pilote}\n")
    write(workspace_, {"maps/suivi.yaml": other.replace("fill_down: [Axe]\n", "")})
    assert take(book(), "--dated", "2019-05-31").code == 0
    assert "axis" not in action(workspace_, "concert")
    write(workspace_, {"data/agreements/vallombre.yaml": AGREEMENT + "axes: [{id: arts, title: Arts}]\n"})
    for path in (workspace_ / "data/actions/vallombre").iterdir():
        path.write_text(path.read_text("utf-8") + "axis: arts\n", "utf-8")

    again = take(book(), "--dated", "2019-05-31")

    assert (again.code, "nothing to do" in again.err) == (0, True), again.err


def test_a_status_that_changes_says_since_when(workspace_: Path, take: Callable[..., Answer]) -> None:
    assert take(book(), "--dated", "2019-05-31").code == 0
    rows = [list(row) for row in ROWS]
    rows[1][4], rows[1][5], rows[3][4], rows[3][10] = "En cours", 0.9, "En cours", "Attente"

    answer = take(book(rows), "--dated", "2019-06-10")

    assert answer.code == 0, answer.err
    concert, held = action(workspace_, "concert"), action(workspace_, "jumelage")
    assert (concert["status"], concert.get("ended")) == ("in_progress", None)
    assert (held["status"], held["updates"][-1]) == ("in_progress", {"date": "2019-06-10", "status": "in_progress"})


def test_a_map_is_proposed_that_can_be_used_and_is_committed_with_what_it_brings(
    workspace_: Path, take: Callable[..., Answer], coopctl: Coopctl, git: Git
) -> None:
    answer = take(book(), "--format", "csv", by="", name="Plan suivi 2019.xlsx")

    assert answer.code == 0, answer.err
    assert "maps/plan-suivi-2019.yaml is written" in answer.err
    assert "only the sheet ‘Suivi’ is read, and not: Mode d'emploi" in answer.err
    assert "Début,period.from,4,1,mi-2019" in answer.out
    path = workspace_ / "maps" / "plan-suivi-2019.yaml"
    text = path.read_text("utf-8")
    proposed = maps.read("x", path.read_bytes())
    assert (proposed.sheet, proposed.header, proposed.decimal, proposed.fill_down) == ("Suivi", 4, ",", ("Axe",))
    assert '# "Phase 2": ?' in text
    assert '"Contact"  # ways to reach a person' in text
    words = ("--map", "maps/plan-suivi-2019.yaml", "--dated", "2019-05-31", "--into", "vallombre", "--format", "table")
    call = coopctl(workspace_, *DAY, "import", "Plan suivi 2019.xlsx", *words, "--dry-run")
    assert call.code == 0, call.err
    assert "4 new" in call.out  # Phase 2 has no status that anybody knows
    assert not (workspace_ / "data" / "actions" / "vallombre").exists()

    tried = coopctl(workspace_, *DAY, "import", "Plan suivi 2019.xlsx", "--dry-run")
    assert "Début" in tried.out
    assert "nothing was written" in tried.err
    assert not path.with_stem("plan-suivi-2019-2").exists()

    taken = coopctl(workspace_, *DAY, "import", "Plan suivi 2019.xlsx")
    assert "maps/plan-suivi-2019-2.yaml is written" in taken.err
    done = coopctl(workspace_, *DAY, "import", "Plan suivi 2019.xlsx", *words, "--commit")
    assert done.code == 0, done.err
    assert git(workspace_, "status", "--porcelain", "maps").strip() == "?? maps/plan-suivi-2019-2.yaml"


def test_quarter_columns_and_repeated_rows_of_a_csv_become_updates_of_one_record(
    workspace_: Path, take: Callable[..., Answer]
) -> None:
    text = (
        "Alcaldía;;;;;\nCódigo;Nombre;Estado;T4 2018;T1 2019;Financiador;Monto COP\n"
        "001;Río;En proceso;0,25;0,5;Banco;12.500,50\n001;Río;En proceso;0,25;109%;Alcaldía;$ -\n"
        ";Sin código;En proceso;;;;\n"
    )
    proposed = take(text.encode("cp1252"), by="", name="cali.csv")
    assert proposed.code == 0, proposed.err

    answer = take(text.encode("cp1252"), "--into", "vallombre", "--format", "csv", by="maps/cali.yaml", name="cali.csv")

    assert answer.code == 0, answer.err
    river = action(workspace_, "rio")
    assert [(each["date"], each["progress"]) for each in river["updates"]] == [("2018-12-31", 25), ("2019-03-31", 50)]
    assert [each.get("planned") for each in river["budget"]][:1] == [12500.5]
    assert river["external_ids"] == {"cali": "001"}
    assert "more than 100 %" in answer.out
    assert "the row has no key" in answer.out


OGP = """\
reporting_period,commitments,milestones,indicators,status,progress_en,progress_fr,owner_org
2019-03,C01,C01.1,C01.1.1,C,Done.,Fait.,rcmp-grc
2018-09,C01,C01.1,C01.1.1,LP,Drafted,Rédigé,rcmp-grc
2019-03,C01,C01.1,C01.1.2,NS,NIL,NUL,rcmp-grc
"""
DECIDIM = """\
result_id,decidim_category_id,parent_id,external_id,parent_external_id,start_date,end_date,\
decidim_accountability_status_id,progress,title_ca,title_en,description_en
,,,7,,01/06/2015,,,50,Pla,Plan,<p>All &amp; more</p>
,,,8,7,01/09/2016,30/06/2017,finished,89,Resultat,Result,
"""


def test_presets_read_what_their_programs_write(workspace_: Path, take: Callable[..., Answer]) -> None:
    assert take(OGP.encode(), "--preset", "ogp-canada", by="", name="nap.csv").code == 0
    assert take(DECIDIM.encode(), "--preset", "decidim", "--dated", "2019-05-01", by="", name="results.csv").code == 0

    done = action(workspace_, "c01-1-1")
    assert (done["status"], done["ended"], done["part_of"]) == ("completed", "../2019-03-31", "vallombre/c01-1")
    assert [each["date"] for each in done["updates"]] == ["2018-09-30", "2019-03-31"]
    assert done["updates"][0]["text"] == {"en": "Drafted", "fr": "Rédigé"}
    assert "text" not in action(workspace_, "c01-1-2")["updates"][0]
    whole = action(workspace_, "pla")
    assert whole["summary"] == {"en": "All & more"}
    assert "updates" not in whole  # the progress of a whole is that of its parts
    assert action(workspace_, "resultat")["part_of"] == "vallombre/pla"


def test_a_whole_that_the_file_lacks_is_the_one_action_here_that_is_called_so(
    workspace_: Path, take: Callable[..., Answer]
) -> None:
    titles = {"festival": "Festival", "salon": "Salon", "salon-2": "Salon"}
    write(
        workspace_,
        {f"data/actions/vallombre/{id_}.yaml": f"title: {title}\nstatus: planned\n" for id_, title in titles.items()},
    )
    by_whole = MAP.replace("  axis: {column: Axe}\n", "  part_of: {column: Interne}\n").replace(
        "fill_down: [Axe]\nleft_out: [", "left_out: [Axe, "
    )
    write(workspace_, {"maps/suivi.yaml": by_whole})
    rows = [(*ROWS[at][:12], word) for at, word in enumerate(("Festival", "Salon", "Foire"))]

    answer = take(book(rows), "--dated", "2019-05-31", "--format", "csv")

    assert answer.code == 0, answer.err
    assert action(workspace_, "exposition")["part_of"] == "vallombre/festival"
    assert ["part_of" in action(workspace_, id_) for id_ in ("concert", "echange-d-infirmiers")] == [False, False]
    assert all(f"part_of,{word}" in answer.out for word in ("Salon", "Foire")), answer.out


@pytest.mark.parametrize(
    ("content", "name", "words", "said"),
    [
        (b"x" * 10, "a.xlsx", (), "no workbook"),
        (b"a;b\n1;2\n", "a.csv", ("--map", "maps/suivi.yaml"), "no row has the headings"),
        ("N°;Intitulé de l'action\n1;x\n".encode(), "a.csv", ("--map", "maps/suivi.yaml"), "no column ‘État"),
        (b"a;b\n1;2\n", "a.csv", (), "no row looks like headings"),
        (b"", "a.csv", (), "no row looks like headings"),
        (b"[" * 50_000, "a.json", (), "nested too deeply"),
        (b"a: &x [*x]\n", "a.yaml", (), "line 1"),
        (b"%PDF", "a.pdf", (), "not read"),
        (OGP.encode(), "a.csv", ("--preset", "tett"), "did you mean ‘tet’"),
        (book(), "a.xlsx", ("--map", "maps/suivi.yaml"), "--dated"),
        (book(), "a.xlsx", ("--map", "maps/suivi.yaml", "--into", "valombre"), "did you mean ‘vallombre’"),
        (book(), "a.xlsx", ("--map", "nowhere.yaml"), "nowhere.yaml"),
    ],
)
def test_what_cannot_be_read_is_said_and_nothing_is_written(
    workspace_: Path, coopctl: Coopctl, git: Git, content: bytes, name: str, words: tuple[str, ...], said: str
) -> None:
    (workspace_ / name).write_bytes(content)

    answer = coopctl(workspace_, *DAY, "import", name, *words)

    assert answer.code in (2, 3), answer
    assert said in answer.err
    assert git(workspace_, "status", "--porcelain", "data", "maps").strip() == ""


def test_a_map_with_faults_is_shown_with_its_lines(workspace_: Path, take: Callable[..., Answer]) -> None:
    write(workspace_, {"maps/suivi.yaml": MAP.replace("  lead:", "  leed:")})

    answer = take(book(), "--dated", "2019-05-31")

    assert answer.code == 1
    assert "maps/suivi.yaml:17:3" in answer.err
    assert "did you mean ‘lead’" in answer.err


def test_of_two_columns_that_a_map_takes_for_one_the_second_is_told_as_not_read(
    workspace_: Path, take: Callable[..., Answer]
) -> None:
    write(workspace_, {"maps/suivi.yaml": MAP.replace("columns: [Début, Échéance]", "column: [Début, Échéance]")})

    answer = take(book(), "--dated", "2019-05-31", "--dry-run")

    assert "the map says nothing of these columns: Échéance" in answer.err


def test_with_strict_nothing_is_written_unless_all_is_understood(workspace_: Path, take: Callable[..., Answer]) -> None:
    answer = take(book(), "--dated", "2019-05-31", "--strict")

    assert answer.code == 1
    assert "not everything was understood" in answer.err
    assert not (workspace_ / "data" / "actions" / "vallombre").exists()


def test_colours_merged_cells_and_units_of_a_workbook_are_read_as_the_map_says(
    workspace_: Path, take: Callable[..., Answer], coopctl: Coopctl
) -> None:
    made = BytesIO()
    with xlsxwriter.Workbook(made, {"in_memory": True}) as workbook:
        sheet = workbook.add_worksheet("Suivi")
        for number, row in enumerate((
            ("N°", "Axe", "Action", "État", "Budget (k€)", "Remis le"), ("1.1", None, "Expo", None, 12.5, "2019-02-01"),
            ("1.2", None, "Bal", None, "8 000 €", None), (f"1.3 {'x' * 40}", "Santé", "Jeu", None, None, None),
        )):  # fmt: skip
            sheet.write_row(number, 0, row)
        sheet.merge_range(1, 1, 2, 1, "Culture")
        for number, colour in enumerate(("#00B050", "#FFC000", "#123456"), 1):
            sheet.write_blank(number, 3, None, workbook.add_format({"bg_color": colour}))
    text = (
        "map: 1\nsource: v\ninto: vallombre\nkey: [N°]\naction:\n  title: {column: Action}\n  number: {column: N°}\n"
        '  axis: {column: Axe}\n  status: {column: État, colour: true, words: {"#00b050": completed, "#FFC000": planned}}\n'
        "  budget: [{kind: cash, planned: {column: Budget (k€), times: 1000}, currency: EUR}]\n"
        '  tags: {column: Remis le, words: {"*": [remis]}}\n'
    )
    write(workspace_, {"maps/suivi.yaml": text})
    answer = take(made.getvalue(), "--dated", "2019-05-31", "--format", "csv")

    assert answer.code == 0, answer.err
    expo, bal = action(workspace_, "expo"), action(workspace_, "bal")
    assert [(each["status"], each["axis"], each.get("tags")) for each in (expo, bal)] == [
        ("completed", "culture", ["remis"]), ("planned", "culture", None),
    ]  # fmt: skip
    assert (expo["budget"][0]["planned"], "budget" in bal) == (12500, False)
    for said in (
        "Suivi!D4,État,#123456,not understood", "Suivi!E3,Budget (k€),8 000 €,not understood", "longer than 30 characters",
    ):  # fmt: skip
        assert said in answer.out
    assert "nothing to do" in take(made.getvalue(), "--dated", "2019-05-31").err
    assert coopctl(workspace_, *DAY, "validate").code == 0


def test_thousands_of_axes_are_begun_with_their_actions(workspace_: Path, take: Callable[..., Answer]) -> None:
    write(workspace_, {"maps/axes.yaml": AXES})
    text = "n;t;a\n" + "".join(f"{number};Action {number};Axis {number}\n" for number in range(2_000))

    answer = take(text.encode(), "--into", "vallombre", name="axes.csv", by="maps/axes.yaml")

    assert (answer.code, "2000 new, 1 changed" in answer.err) == (0, True), answer.err
    written = (workspace_ / "data/agreements/vallombre.yaml").read_bytes()
    agreement: Any = read("", written).document.data  # type: ignore[union-attr] # it is read above
    assert [each["id"] for each in agreement["axes"]] == [f"axis-{number}" for number in range(2_000)]
    assert action(workspace_, "action-1999")["axis"] == "axis-1999"


def test_a_table_of_more_records_than_one_change_writes_is_refused_at_once(
    workspace_: Path, take: Callable[..., Answer]
) -> None:
    write(workspace_, {"maps/axes.yaml": AXES})
    text = "n;t;a\n" + "".join(f"{number};Action {number};Axis\n" for number in range(4_001))

    answer = take(text.encode(), "--into", "vallombre", name="axes.csv", by="maps/axes.yaml")

    assert (answer.code, "4001 files would be written; at most 4000 are at once" in answer.err) == (2, True), answer.err
    assert not (workspace_ / "maps" / "axes.imported.json").exists()
