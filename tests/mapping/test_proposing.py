"""Maps that are proposed: what headings and values of plans of all kinds seem to say, and what is asked about."""

from __future__ import annotations

import io
import json
from decimal import Decimal
from typing import Any, cast

import openpyxl
import pytest
from openpyxl.styles import PatternFill
from openpyxl.styles.colors import Color

from coopctl import strict_yaml
from coopctl.i18n.words import Words, words
from coopctl.mapping import headings, signs
from coopctl.mapping.foreign import Cell, Table, of_book, of_csv, of_json
from coopctl.mapping.known_headings import field_of, scale_of, title_rank
from coopctl.mapping.proposing import propose
from coopctl.workbooks.looks import look_of
from tests.tables import table


def proposed(*tables: Table) -> tuple[dict[str, Any], str]:
    found = propose(tables, "plan", "en", Words())
    assert found is not None
    read = strict_yaml.read("maps/plan.yaml", found.text.encode())
    assert read.document is not None
    assert read.faults == ()
    return cast("dict[str, Any]", read.document.data), found.text


def of_rows(text: str) -> tuple[dict[str, Any], str]:
    return proposed(of_csv(text.encode()))


def test_colours_are_called_as_people_call_them() -> None:
    for called, colours in {
        "red": "#FF0000 #C00000 #C0504D", "orange": "#FFC000 #F79646", "yellow": "#FFFF00", "green": "#92D050 #00B050",
        "turquoise": "#00FFFF", "blue": "#0070C0 #002060", "violet": "#7030A0", "pink": "#FF66CC",
        "black": "#000000 #262626", "grey": "#BFBFBF #FFFFFF",
    }.items():  # fmt: skip
        assert {Words().say(signs.hue(colour)) for colour in colours.split()} == {called}


def test_the_title_is_what_tells_rows_apart_and_is_called_so() -> None:
    for text, title in {
        "city,promise_id,promise_description,due_date,status\nLyon,A1,Mend the roads,20-11-2025,due\n"
        "Mons,A2,Mend the pipes,30-11-2025,due\nParis,A3,Mend the pipes,30-11-2025,due\n": "promise_description",
        "Projet,Titre,Statut\nP,Un,En cours\nP,Deux,En cours\n": "Titre",
        "name,commitment,status\nA. Minister,Build a hall,In Progress\nB. Minister,End the queue,Done\n": "commitment",
        "id,actionName,investmentUSD\nA,Buses,12\nB,Trams,40\n": "actionName",
        "Summary,Issue key,Status,Description\nPay,P-1,Done,Long words\nPick,P-2,To Do,Longer words\n": "Summary",
        "axisId,id,description\n1,1,Keep the programme.\n1,2,Build the team.\n": "description",
        "promise_headline,source_page\nBuild a bridge over the river,4\nMend the roads of the north,5\n": "promise_headline",
    }.items():
        assert of_rows(text)[0]["action"]["title"] == {"column": title}, text


@pytest.mark.parametrize(
    ("heading", "rank"), [("Titre", 3), ("name", 2), ("promise_headline", 1), ("task_id", 0), ("Budget", 0)]
)
def test_how_surely_a_heading_is_that_of_a_title(heading: str, rank: int) -> None:
    assert title_rank(heading) == rank


@pytest.mark.parametrize(
    ("heading", "field"),
    [("Statut actuel du projet", "status"), ("Budget prévu 2024-2026", "budget.planned"), ("Titre provisoire", "")],
)
def test_a_longer_heading_is_what_its_first_words_say(heading: str, field: str) -> None:
    assert field_of(heading) == field


def test_what_tells_records_apart_is_a_code_else_the_title_with_what_it_needs() -> None:
    task = (
        "task_id,task,owner_mail,tags,Completed at\n7,Write,a@example.org,x; y,2026-09-03\n8,Send,b@example.org,z; x,\n"
    )
    found, text = of_rows(task)
    assert (found["key"], found["left_out"], "example.org" in text) == (["task_id"], ["owner_mail"], False)
    assert found["action"]["tags"] == {"column": "tags", "split": ";"}
    assert found["action"]["status"] == {"column": "Completed at", "words": {"": "planned", "*": "completed"}}
    steps = "Organisation,Étape,Statut\nA,Diagnostic,Terminé\nA,Mandat,En cours\nB,Diagnostic,En cours\n"
    assert of_rows(steps)[0]["key"] == ["Organisation", "Étape"]
    parents = "Issue key,Issue id,Summary,Parent id,Status\nP-1,10,Pay,,Done\nP-2,11,Pick,10,Done\n"
    assert of_rows(parents)[0]["key"] == ["Issue id"]


def test_of_two_columns_that_mean_the_same_the_first_is_read_and_the_other_is_said_to_be_left_out() -> None:
    for text, left in {
        "title,status,state\nA,done,open\nB,done,open\n": ["state"],
        "title,due,deadline\nA,2019-01-01,2020-01-01\nB,2019-02-01,2020-02-01\n": ["deadline"],
        "title,Progress 2024-03-31,Progress 2024-06-30\nA,10,20\nB,30,40\n": ["Progress 2024-06-30"],
        "title,Budget 2019,Budget 2020\nA,10,20\nB,30,40\n": None,
    }.items():
        assert of_rows(text)[0].get("left_out") == left, text


def test_what_two_marks_and_two_scales_may_mean_is_left_to_who_reads_the_map() -> None:
    said, text = of_rows("Title;Budget;Progress\nA;12.500,50 €;60\nB;€ 20.000;0.25\nC;7.5;100\n")

    assert "decimal" not in said
    assert "# decimal:" in text
    assert "percent" not in text


def test_in_which_currency_is_asked_where_no_heading_says_it() -> None:
    asked = {
        name: "in which currency?" in of_rows(f"title,{name}\nA,10\nB,30\n")[1] for name in ("Budget", "Budget (EUR)")
    }
    assert asked == {"Budget": True, "Budget (EUR)": False}
    shown = Cell(Decimal(5), "B2", look_of("#,##0\\ [$€-40C]"))
    table = Table("", [[Cell("title", "A1"), Cell("Budget", "B1")], [Cell("A", "A2"), shown]])
    assert proposed(table)[0]["action"]["budget"][0]["currency"] == "EUR"


@pytest.mark.parametrize(
    ("heading", "told", "currency"),
    [
        ("Devise", ("EUR", "EUR"), "EUR"),
        ("Currency", ("€", ""), "EUR"),
        ("العملة", ("درهم", "درهم"), "MAD"),
        ("Munt", ("EUR", "MAD"), {"column": "Munt"}),
        ("Devise", ("beaucoup", "peu"), "?"),
        ("Devise", ("", ""), "?"),
    ],
)
def test_a_column_of_currencies_is_that_of_the_amounts(heading: str, told: tuple[str, str], currency: object) -> None:
    found, text = of_rows(f"title,Budget,{heading}\nA,10,{told[0]}\nB,30,{told[1]}\n")
    assert found["action"]["budget"] == [{"kind": "cash", "planned": {"column": "Budget"}, "currency": currency}]
    assert ("in which currency?" in text) is (currency == "?")
    assert found.get("left_out", []) == ([heading] if isinstance(currency, str) else [])


def test_columns_of_one_text_in_languages_are_one_field() -> None:
    found, _ = of_rows("Titre_fr,Titre_nl,Bénéficiaires/fr,Bénéficiaires/nl,Objectif\nA,B,c,d,e\nC,D,e,f,g\n")
    assert found["action"]["title"] == {"fr": {"column": "Titre_fr"}, "nl": {"column": "Titre_nl"}}
    tags = ("fr", "nl")
    assert found["action"]["beneficiaries"] == {tag: {"column": f"Bénéficiaires/{tag}"} for tag in tags}
    assert found["action"]["objectives"] == {"column": "Objectif"}


def test_a_column_is_what_its_heading_says_where_half_of_its_values_are() -> None:
    half, less = (of_rows(f"title,due\nA,2019-01-01\nB,soon\n{more}")[0] for more in ("", "C,later\n"))
    assert half["action"]["period"] == {"column": "due", "until": True}
    assert less["left_out"] == ["due"]


def test_every_column_is_in_the_map_or_said_to_be_left_out() -> None:
    found, text = of_rows(
        "id,title,year,deadline,due,last update,progress,cost tier\n"
        "climate-and-energy-in-all-buildings-of-the-region,Heat,2015,2020,07/17,2025-08-20,40,High\n"
        "a-1,Light,2016,2021,next week,2025-09-01,60,Low\n"
    )
    assert found["left_out"] == ["year", "due", "cost tier"]
    assert "headed as budget.planned; not understood: 2 of 2, as High, Low" in text
    assert "number" not in found["action"]
    assert found["action"]["updates"] == [
        {"date": {"column": "last update"}, "progress": {"column": "progress", "percent": "hundred"}}
    ]


def test_texts_in_languages_and_what_happened_in_json_keep_together() -> None:
    step = {"date": "2026-02-13", "status": "not-started", "source": "Declared"}
    row = {"id": "a-b", "domain": "money", "target": {"fr": "Équilibre", "nl": "Evenwicht"}, "history": [step]}
    two = {**row, "id": "c-d", "target": {"fr": "Emploi", "nl": "Werk"}, "history": [step, {**step, "status": "Done"}]}
    found, _ = proposed(of_json(json.dumps({"commitments": [row, two]}).encode(), None))

    assert found["action"]["title"] == {"fr": {"column": "target/fr"}, "nl": {"column": "target/nl"}}
    assert found["action"]["status"]["columns"] == ["history/2/status", "history/1/status"]
    assert found["action"]["updates"][1] == {
        "date": {"column": "history/2/date"}, "text": {"column": "history/2/source"},
    }  # fmt: skip


def test_colours_are_offered_for_a_status_and_merged_cells_cover_their_rows() -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    rows = (
        ("Code", "Axe", "Action", "État"),
        ("1", "Culture", "Fête", None),
        ("2", None, "Bal", None),
        ("3", None, "Jeu", "?"),
    )
    for row in rows:
        sheet.append(row)
    sheet.merge_cells("B2:B3")
    fills = (Color(rgb="FF00B050"), Color(theme=5, tint=-0.25), Color(indexed=10))
    for number, colour in enumerate(fills, 2):
        sheet.cell(number, 4).fill = PatternFill("solid", fgColor=colour)
    stream = io.BytesIO()
    book.save(stream)
    (table,) = of_book(stream.getvalue())

    assert [(row[1].text, row[3].fill) for row in table.rows[1:]] == [
        ("Culture", "#00B050"), ("Culture", "#953735"), ("", "#FF0000"),
    ]  # fmt: skip
    found, text = proposed(table)
    assert "fill_down" in found
    assert '# "#00B050": ?  # green; 1 cell;' in text
    sheet.cell(4, 4).value = None
    book.save(stream := io.BytesIO())
    found, text = proposed(*of_book(stream.getvalue()))
    assert (found["action"]["status"]["column"], found["action"]["status"]["colour"]) == ("État", True)


def test_totals_and_headings_of_sections_are_proposed_to_be_left_out() -> None:
    text = "Titre,Statut,Budget\nAXE 1,,\nForage,en cours,10\nExpo,fini,5\nSous-total,,15\nTOTAL : ,,15\n"
    found, _ = of_rows(text)
    assert found["skip"] == [{"column": "Titre", "is": ["AXE 1", "Sous-total", "TOTAL :"]}]
    assert "" not in found["action"]["status"]["words"]
    assert "skip" not in of_rows(text.replace("Titre", "Code,Titre").replace("\n", "\nA,"))[0]


def test_lines_of_a_budget_are_told_apart_and_counted_as_the_heading_above_says() -> None:
    years, _ = of_rows("Titre,Budget 2025,Budget 2026 (EUR),Coût TTC\nA,1,2,3\n")
    assert [(each.get("year"), each.get("heading")) for each in years["action"]["budget"]] == [
        (2025, None), (2026, None), (None, "Coût TTC"),
    ]  # fmt: skip
    above, _ = of_rows("Plan,,Budget (k€),\nCode,Titre,Prévu,Dépensé\n1,A,2,3\n")
    assert above["action"]["budget"] == [{
        "kind": "cash", "currency": "EUR",
        "planned": {"column": "Prévu", "times": 1000}, "spent": {"column": "Dépensé", "times": 1000},
    }]  # fmt: skip


@table(
    ("heading", "times"),
    [
        ("Budget £k", 1_000), ("Budget (€ 000)", 1_000), ("Cost ('000 USD)", 1_000), ("Coût en k EUR", 1_000),
        ("Budget (x 1 000 €)", 1_000), ("Kost in duizend euro", 1_000), ("الميزانية بآلاف الدراهم", 1_000),
        ("Budget (€m)", 1_000_000), ("Budget (mio EUR)", 1_000_000), ("Budget 2000 €", 1), ("Cost of kits", 1),
    ],
)  # fmt: skip
def test_what_amounts_are_counted_in_is_read_of_the_heading(heading: str, times: int) -> None:
    assert scale_of(heading) == times


def test_dates_of_which_nobody_knows_the_order_are_tried_as_the_map_has_them() -> None:
    assert "not understood" not in of_rows("Titre,Échéance\nA,03/04/2026\nB,05/06/2026\n")[1]


def test_a_status_beside_other_words_is_asked_about() -> None:
    text = of_rows("Titre,État\nA,en cours/retardé\nB,fini\n")[1]
    assert [line.strip() for line in text.splitlines() if "is it?" in line] == [
        '"en cours/retardé": in_progress  # is it?'
    ]


def test_a_share_of_money_is_no_amount() -> None:
    found, text = of_rows("Titre,Budget EUR,% dépensé\nA,10,0.5\n")
    assert [*found["action"]["budget"][0]] == ["kind", "planned", "currency"]
    assert '- "% dépensé"' in text


@pytest.mark.parametrize(
    ("names", "own", "spoken"),
    [
        (("Code", "Actie", "Status", "Deadline"), "fr", "nl"), (("Status", "Deadline"), "nl", "nl"),
        (("Status", "Deadline"), "fr", "en"), (("Statut", "Échéance"), "en", "fr"), (("Code",), "fr", ""),
    ],
)  # fmt: skip
def test_headings_that_may_be_of_two_languages_are_of_ones_own(names: tuple[str, ...], own: str, spoken: str) -> None:
    assert signs.language(names, own) == spoken


@pytest.mark.parametrize(("fills", "offered"), [(("#00B050", ""), False), (("#00B050", "#FF0000"), True)])
def test_of_one_colour_nothing_is_offered(fills: tuple[str, ...], offered: bool) -> None:
    rows = [[Cell("Title", "A1")], *([Cell(f"A{at}", "", fill=fill)] for at, fill in enumerate(fills))]
    assert ("colour" in str(proposed(Table("", rows, is_headed=True))[0]["action"]["status"])) is offered


def test_a_blank_heading_has_the_name_above_it_where_one_stands_there() -> None:
    rows = of_csv(b"Plan,,Money\nTitle,,,\nHall,x,5,z\n").rows
    found = headings.at([row[: 3 + number] for number, row in enumerate(rows)], 1)
    assert (found.names, found.above) == (["Title", "", "Money", ""], ["Plan", "Plan", "Money", ""])
    assert [found.column(each) for each in ("plan / title", "Money / Money", "Plan / Money")] == [0, 2, None]


def test_headings_that_nobody_can_read_give_a_map_that_reads_and_finds_them() -> None:
    heading = "Titre\u0080\u009b\ufeff"
    table = of_csv(f"{heading},\u202ex'\\\ufffe,Statut\nUn\u009b,\u202ea\u2028b,fini\n".encode())
    found, text = proposed(table)
    assert found["action"]["title"] == {"column": heading}
    assert all(line.isprintable() for line in text.split("\n"))


def test_what_a_map_remarks_on_is_said_in_the_language_of_who_reads_it() -> None:
    found = propose([of_csv(b"Titre,Statut,Rang\nUn,fini,\nDeux,?,\n")], "plan", "fr", words(("fr",)))
    assert found is not None
    assert '  - "Rang"  # vide' in found.text
    assert "# 1 fois; lequel est-ce" in found.text
