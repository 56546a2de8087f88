"""New rows of a workbook: how their actions are called, which stands there already, and that many cost as many."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from coopctl import trees
from coopctl.changing.typed import Typist
from coopctl.errors import UsageError
from coopctl.formats.planbook.fields import ACTIONS, BUDGET, DECISIONS, INDICATORS, MILESTONES, REF, UPDATES
from coopctl.formats.planbook.rows import Source
from coopctl.i18n.words import words
from coopctl.importing import drafting
from coopctl.importing.comparing import TakenChanges
from coopctl.importing.drafting import taken_in
from coopctl.importing.taking import TakenRow
from coopctl.loading.reading import Reading
from coopctl.workbooks.cells import SheetCell
from tests.costs import calls
from tests.tables import table
from tests.whole import Held

if TYPE_CHECKING:
    from coopctl.importing.drafting import TakenIn
    from coopctl.strict_yaml.scalars import Json
    from coopctl.workbooks.cells import CellValue
    from tests.conftest import Workspace

DAY = date(2019, 6, 15)
AGREEMENT = """\
title: Mons and Sefrou
kind: framework
status: in_negotiation
parties:
  - {id: mons, role: partner}
  - {id: sefrou, role: partner}
"""
HALL = "title: {en: The hall, fr: La salle}\nstatus: planned\nformerly: [mons-sefrou/photo]\n"


@pytest.fixture
def source(workspace: Workspace) -> Source:
    files = {"data/agreements/mons-sefrou.yaml": AGREEMENT, "data/actions/mons-sefrou/hall.yaml": HALL}
    files |= {f"data/actions/mons-sefrou/a{at}.yaml": f"title: Step {at}\nstatus: planned\n" for at in range(50)}
    root = workspace(files=files)
    reading = Reading(trees.worktree(root), DAY, DAY)
    return Source(reading.portfolio, reading.standing, words(("en",)))


def row(number: int, tab: str = ACTIONS, **said: CellValue) -> TakenRow:
    cells = {name: SheetCell("Sheet", number, at, word) for at, (name, word) in enumerate(said.items(), 1)}
    return TakenRow(tab, "", "Sheet", number, cells)


def begun(source: Source, *rows: TakenRow) -> TakenIn:
    return taken_in(source, TakenChanges(added=[*rows]), Typist(DAY, "en"), "Ada", since_1904=False)


def test_new_rows_are_called_by_their_titles_beside_what_has_or_had_a_name(source: Source) -> None:
    titles = ("Photo", "LA SALLE", "Photo", "صور", "Step 7", "Photo 2")
    made = begun(source, *(row(at, title=title) for at, title in enumerate(titles, 2)))

    assert [each.subject.record.ref for each in made.new] == [
        "mons-sefrou/photo-2", "mons-sefrou/photo-3", "mons-sefrou/action-1", "mons-sefrou/photo-2-2",
    ]  # fmt: skip
    assert [(each.params["cell"], each.params["ref"]) for each in made.remarks] == [
        ("Sheet!A3", "mons-sefrou/hall"),
        ("Sheet!A6", "mons-sefrou/a7"),
    ]
    assert not made.problems


def test_a_row_that_makes_no_action_takes_no_name(source: Source) -> None:
    made = begun(source, row(2, title="Fair", status="nonsense"), row(3, title="Fair"))

    assert [each.subject.record.ref for each in made.new] == ["mons-sefrou/fair"]
    assert len(made.problems) == 1


@pytest.mark.parametrize(("number", "said"), [(1_001, {REF: "mons-sefrou/a1"}), (4_001, {})])
def test_more_new_rows_than_anybody_writes_are_refused_at_once(
    source: Source, number: int, said: dict[str, str]
) -> None:
    tab = UPDATES if said else ACTIONS
    rows = [row(at, tab, title=f"New {at}", **said) for at in range(number)]

    with pytest.raises(UsageError) as refused:
        begun(source, *rows)

    assert refused.value.message.params["n"] == number


@pytest.mark.parametrize("tab", [ACTIONS, UPDATES])
def test_twice_as_many_new_rows_cost_twice_as_much(source: Source, tab: str) -> None:
    def new(at: int) -> TakenRow:
        if tab == ACTIONS:
            return row(at, title=f"New {at}")
        return row(at, UPDATES, **{REF: f"mons-sefrou/a{at % 50}", "text": f"Done {at}."})

    def cost(number: int) -> int:
        rows = [new(at) for at in range(number)]
        return calls(lambda: begun(source, *rows))

    assert not begun(source, new(0)).problems
    assert cost(200) < 2.1 * cost(100)


@table(
    ("before", "part", "date", "after"),
    [
        ("", 0, "2019", "2019/.."),
        ("", 1, "2019", "../2019"),
        ("2018/2020", 1, "2019", "2018/2019"),
        ("2018/2019", 0, "2019", "2019"),
        ("2018", 1, "2018", "2018"),
        ("2018", 1, "2019-06", "2018/2019-06"),
    ],
)
def test_a_cell_changes_one_end_of_a_period_and_equal_ends_are_one_date(
    before: str, part: int, date: str, after: str
) -> None:
    assert drafting._period(before, part, date) == after


HERE = "mons-sefrou/hall"
TWO = {"title": "Fair", "title.fr": "Foire"}
MET = "meetings: [{id: spring, date: 2019-03-01, kind: joint_committee}]\n"
VISITORS = {"id": "visitors", "unit": {"en": "people", "fr": "personnes"}}
ONE = {"date": "2019-01", "value": 1}
COUNTED = "indicators: [{id: visitors, unit: {en: people, fr: personnes}, readings: [{date: 2019-01, value: 1}]}]\n"


@pytest.fixture(scope="module")
def bilingual() -> Source:
    files = {
        "coopctl.yaml": "language: en\nlanguages: [en, fr]\n",
        "data/agreements/mons-sefrou.yaml": f"{AGREEMENT}axes: [{{id: culture, title: Culture}}]\n{MET}",
        f"data/actions/{HERE}.yaml": f"{HALL}{COUNTED}",
    }
    reading = Reading(Held({path: text.encode() for path, text in files.items()}), DAY, DAY)
    return Source(reading.portfolio, reading.standing, words(("en",)))


@table(
    ("tab", "said", "field", "written"),
    [
        (ACTIONS, {**TWO, "axis": "Culture"}, "title", {"en": "Fair", "fr": "Foire"}),
        (ACTIONS, {**TWO, "axis": "Culture"}, "axis", "culture"),
        (ACTIONS, {**TWO, "axis": "Culture"}, "status", "planned"),
        (ACTIONS, {**TWO, "axis": "under no axis"}, "axis", "none"),
        (ACTIONS, {**TWO, "axis": "culture", "start": "2019", "deadline": date(2020, 6, 30)}, "period", "2019/2020-06-30"),
        (ACTIONS, {**TWO, "axis": "culture", "deadline": "2020"}, "period", "../2020"),
        (ACTIONS, {**TWO, "axis": "culture", "tags": "a, b"}, "tags", ["a", "b"]),
        (ACTIONS, {**TWO, "axis": "culture", "notes": "one\n\n two \n"}, "notes", ["one", "two"]),
        (MILESTONES, {**TWO, "due": "2019-09"}, "milestones", [{"id": "fair", "title": {"en": "Fair", "fr": "Foire"}, "due": "2019-09"}]),
        (
            INDICATORS,
            {**TWO, "unit": "people", "unit.fr": "personnes", "target.value": 500, "target.date": "2020"},
            "indicators",
            [VISITORS | {"readings": [ONE]}, {"id": "fair", "title": {"en": "Fair", "fr": "Foire"}, "unit": {"en": "people", "fr": "personnes"}, "target": {"value": 500, "date": 2020}}],
        ),
        (BUDGET, {"year": 2019, "currency": "EUR", "planned": 5}, "budget", [{"year": 2019, "currency": "EUR", "planned": 5}]),
        (UPDATES, {"date": "2019-05-02", "text": "Half.", "progress": "50 %"}, "updates", [{"date": "2019-05-02", "author": "Ada", "text": "Half.", "progress": 50}]),
        (UPDATES, {"date": Decimal(43646), "text": "Half."}, "updates", [{"date": "2019-06-30", "author": "Ada", "text": "Half."}]),
        (ACTIONS, {**TWO, "axis": "culture", "start": Decimal(43466), "deadline": "today"}, "period", "2019-01-01/2019-06-15"),
        (UPDATES, {"text": "Half.", "author": ""}, "updates", [{"date": "2019-06-15", "text": "Half."}]),
        (INDICATORS, {"id": "visitors", "date": Decimal(43646), "value": Decimal(20)}, "indicators", [VISITORS | {"readings": [ONE, {"date": "2019-06-30", "value": 20}]}]),
        (DECISIONS, {REF: "mons-sefrou", "meeting": "spring", "text": "Buy", "text.fr": "Achat", "due": Decimal(43646)}, "meetings", [{"id": "spring", "date": "2019-03-01", "kind": "joint_committee", "decisions": [{"id": "buy", "text": {"en": "Buy", "fr": "Achat"}, "due": "2019-06-30"}]}]),
        (ACTIONS, {REF: f"{HERE}-two", "title": "The hall", "title.fr": "Halle", "axis": "culture"}, "title", {"en": "The hall", "fr": "Halle"}),
        (UPDATES, {"text": "No hall.", "status": "on hold"}, "status", "on_hold"),
    ],
)  # fmt: skip
def test_a_new_row_becomes_what_its_cells_say(
    bilingual: Source, tab: str, said: dict[str, CellValue], field: str, written: Json
) -> None:
    made = begun(bilingual, row(2, tab, **({} if tab == ACTIONS else {REF: HERE}) | said))

    (draft,) = (*made.new, *made.drafts)
    assert draft.subject.data.get(field) == written
    assert [*made.problems, *made.remarks] == []


@pytest.mark.parametrize(
    ("said", "problem"),
    [
        ({"title": "Fair", "axis": "culture"}, "‘title.fr’ is missing"),
        (TWO, "the new action stands under no axis"),
        ({"axis": "culture"}, "the new action has no title"),
    ],
)
def test_a_new_row_that_lacks_something_says_what(bilingual: Source, said: dict[str, CellValue], problem: str) -> None:
    made = begun(bilingual, row(2, ACTIONS, **said))

    assert not made.new
    assert [problem in words(("en",)).say(each) for each in made.problems] == [True]
