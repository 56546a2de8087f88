"""`coopctl find`: what is found, where it stands, and what is set aside when words are compared."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import jsonschema_rs
import pytest

from coopctl import schemas
from coopctl.formats.found import said
from coopctl.formats.terminal.breaking import measure
from coopctl.i18n.words import Words
from coopctl.spelling import sought
from coopctl.tables import Passage

if TYPE_CHECKING:
    from tests.commands.conftest import Coopctl
    from tests.conftest import Workspace

PLAN = """
title: {fr: Plan de l’eau, ar: مخطط الماء}
kind: action_plan
status: in_force
signed: 2018-01
parties: [{id: mons}, {id: sefrou}]
meetings:
  - id: first
    date: 2018-02-01
    title: Première commission
    attendees: [{person: Hélène Marivaux, functions: [{fr: Cheffe de service, nl: Diensthoofd}], party: mons}]
    decisions:
      - id: wells
        text: >-
          Creuser deux puits près de
          l’école de Séfrou.
        owners: [mons]
x-desk: {room: "Salle été 12"}
"""
ACTION = """
title: Les khettaras
status: planned
lead: mons
number: D4.9
summary: {fr: Curer la galerie., ar: تنظيف الخطّارة وصيانة السـواقي}
budget: [{year: 2018, kind: cash, funder: mons, currency: EUR, planned: 41250}]
notes: ["Où est le devis ?"]
"""
FILES = {"data/agreements/plan.yaml": PLAN, "data/actions/plan/a.yaml": ACTION}


def found(coopctl: Coopctl, workspace: Workspace, *words: str) -> list[tuple[str, str, int | None]]:
    output = coopctl(workspace(files=FILES), "find", *words, "--agreement", "plan", "--format", "json").json
    schema = json.loads(schemas.text("output/find"))
    assert [error.message for error in jsonschema_rs.validator_for(schema).iter_errors(output)] == []
    return [(item["ref"], item["field"], item["line"]) for item in output["items"]]


@pytest.mark.parametrize(
    ("words", "places"),
    [
        (["HELENE"], [("plan", "meetings.first.attendees.0.person", 11)]),
        (["ecole"], [("plan", "meetings.first.decisions.wells.text", 16)]),
        (["puits", "seFROU"], [("plan", "meetings.first.decisions.wells.text", 15)]),
        (["près de l'école"], [("plan", "meetings.first.decisions.wells.text", 15)]),
        (['"deux puits" creuser'], [("plan", "meetings.first.decisions.wells.text", 15)]),
        (["puits deux"], []),
        (["ete"], [("plan", "x-desk", 18)]),
        (["d4.9"], [("plan/a", "number", 5)]),
        (["41250"], [("plan/a", "budget.0.planned", 7)]),
        (["الخطارة"], [("plan/a", "summary", 6)]),
        (["السواقى"], [("plan/a", "summary", 6)]),
        (["ou", "devis"], [("plan/a", "notes.0", 8)]),
        (["plan/a"], [("plan/a", "ref", None)]),
        (
            ["wells", "commission"],
            [("plan", "meetings.first.title", 10), ("plan", "meetings.first.decisions.wells.id", 13)],
        ),
        (["ou", "*vis"], [("plan/a", "notes.0", 8)]),
        (["où*", "zz"], []),
        (["سواقي"], [("plan/a", "summary", 6)]),
        (["9"], [("plan/a", "number", 5)]),
        (["1250"], [("plan/a", "budget.0.planned", 7)]),
        (["nowhere"], []),
    ],
)
def test_words_are_found_with_their_place(
    coopctl: Coopctl, workspace: Workspace, words: list[str], places: list[tuple[str, str, int | None]]
) -> None:
    assert found(coopctl, workspace, *words) == places


def test_the_screen_marks_what_was_found_and_nothing_is_no_failure(coopctl: Coopctl, workspace: Workspace) -> None:
    root = workspace(files=FILES)
    shown = coopctl(root, "find", "eau", "puits", "--format", "table")
    plain = coopctl(root, "find", "helene", "--plain", "--format", "table").out
    page = coopctl(root, "find", "helene", "--format", "html").out
    none = coopctl(root, "find", "nowhere", "--format", "table")

    assert "    Plan de l’[eau]" in shown.out.splitlines()
    assert "    Creuser deux [puits] près de l’école de Séfrou." in shown.out.splitlines()
    assert plain.splitlines()[2:4] == [
        "Text: [Hélène] Marivaux",
        "Field: meeting ‘Première commission’, attendee, person",
    ]
    assert "<mark>Hélène</mark> Marivaux" in page
    assert (none.code, none.err) == (0, "")
    assert none.out.startswith("nothing in ")
    assert coopctl(root, "find", '" "').code == 2


def test_a_word_is_sought_where_words_begin_and_within_them_where_none_does(
    coopctl: Coopctl, workspace: Workspace
) -> None:
    files = {
        "data/actions/plan/b.yaml": "title: Beaucoup d’eau\nstatus: planned\nsummary: Un bureau de l’Eau, et des eaux.\n",
        "data/actions/plan/c.yaml": "title: Grondwater\nstatus: planned\n",
    }
    root = workspace(files=FILES | files)

    begun = coopctl(root, "find", "eau", "--agreement", "plan", "--format", "table").out
    anywhere = coopctl(root, "find", "*eau", "--agreement", "plan", "--format", "table").out
    within = coopctl(root, "find", "water", "--agreement", "plan", "--format", "table").out

    assert "    Beaucoup d’[eau]" in begun.splitlines()
    assert "    Un bureau de l’[Eau], et des [eau]x." in begun.splitlines()
    assert "    B[eau]coup d’[eau]" in anywhere.splitlines()
    assert within.splitlines()[0] == "1 place in 1 record, within words: none begins so"
    assert "    Grond[water]" in within.splitlines()


def test_a_long_text_is_told_around_what_was_found_and_only_the_records_asked_for(
    coopctl: Coopctl, workspace: Workspace
) -> None:
    long = "word " * 60 + "needle " + "word " * 60
    root = workspace(
        files=FILES | {"data/actions/plan/b.yaml": f"title: B\nstatus: planned\nlead: mons\nsummary: {long}\n"}
    )

    shown = coopctl(root, "find", "needle", "--format", "table").out
    kept = coopctl(root, "find", "mons", "--status", "planned", "--agreement", "plan", "--format", "json").json["items"]

    assert "word [needle] word" in " ".join(shown.split())
    assert shown.count("word") < 30
    assert max(map(len, shown.splitlines())) <= 80
    assert {item["ref"] for item in kept} == {"plan", "plan/a", "plan/b"}


def test_of_a_record_with_thousands_of_places_a_thousand_are_listed_and_the_others_counted(
    coopctl: Coopctl, workspace: Workspace
) -> None:
    tags = ", ".join(f"shaft-{number}" for number in range(1100))
    shafts = f"title: Shafts\nstatus: planned\ntags: [{tags}]\n"
    root = workspace(files={**FILES, "data/actions/plan/shafts.yaml": shafts})

    done = coopctl(root, "find", "shaft", "--format", "json")
    answer = json.loads(done.out)

    assert (len(answer["items"]), answer["further"]) == (1000, 102), "the title and the reference too"
    validator = jsonschema_rs.validator_for(json.loads(schemas.text("output/find")))
    assert [error.message for error in validator.iter_errors(answer)] == []
    assert done.err == "and 102 places more: of a record 1,000 are listed\n"
    assert "1,102 places in 1 record" in coopctl(root, "find", "shaft", "--plain", "--format", "table").out


def test_what_is_told_around_a_find_begins_and_ends_with_whole_words() -> None:
    reference = "programme-decennal-de-cooperation-2016-2025/reseau-des-ecoles-et-galeries"
    first = len(f"of {reference} ")
    words = f"of {reference} eau {reference} and others"

    assert said(Passage(words, ((first, first + 3),)), Words()) == f"…{reference} [eau] {reference}…"
    assert said(Passage(f"{reference} eau", ((first - 3, first),)), Words()) == f"{reference} [eau]"


def test_places_are_those_of_the_text_as_written() -> None:
    text = "Cœur d\u2019été,\n  e\u0301te\u0301 – أَحْمَـد"

    assert [
        text[first:after] for first, after in sought.places(text, ("coeur", "d'ete", "ete", sought.folded("احمد")))
    ] == [
        "Cœur",
        "d\u2019été",
        "e\u0301te\u0301",
        "أَحْمَـد",
    ]


def test_a_text_of_a_list_in_several_languages_is_no_row(coopctl: Coopctl, workspace: Workspace) -> None:
    shown = coopctl(workspace(files=FILES), "find", "cheffe", "--agreement", "plan", "--format", "plain").out

    assert "Field: meeting ‘Première commission’, attendee ‘Hélène Marivaux’, functions\n" in shown


def test_a_meeting_without_a_title_is_called_by_its_kind_and_its_day(coopctl: Coopctl, workspace: Workspace) -> None:
    root = workspace(files={"data/agreements/plan.yaml": PLAN.replace("title: Première commission", "kind: signing")})
    plain = coopctl(root, "find", "helene", "--plain", "--format", "table", "--lang", "en").out

    assert "Field: meeting ‘signing, 1 February 2018’, attendee, person\n" in plain


def test_a_record_says_its_file_once_and_a_place_is_told_whole(coopctl: Coopctl, workspace: Workspace) -> None:
    long = PLAN.replace("title: Première commission", f"title: Commission{' mixte permanente' * 5}")

    shown = coopctl(workspace(files={"data/agreements/plan.yaml": long}), "find", "mons", "--format", "table").out

    place = re.search(r"^  :17  (.*?)\n    \[mons\]$", shown, re.MULTILINE | re.DOTALL)
    assert shown.count("plan.yaml") == 1
    assert place
    assert " ".join(place[1].split()) == (
        f"meeting ‘Commission{' mixte permanente' * 5}’, "
        "decision ‘Creuser deux puits près de l’école de Séfrou.’, owners, party"
    )
    assert all(measure(line) <= 80 for line in shown.splitlines())
