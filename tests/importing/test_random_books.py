"""Books of random records: what comes back unchanged is nothing, and what is changed in k cells is k fields."""

from __future__ import annotations

import io
import json
import random
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest

from coopctl import edits, trees
from coopctl.changing.typed import Typist
from coopctl.formats.planbook.fields import CODE, TABS, UPDATES
from coopctl.formats.planbook.laying import laid_out
from coopctl.formats.planbook.rows import Source, rows
from coopctl.formats.planbook.shown import alike
from coopctl.i18n.words import words
from coopctl.importing.comparing import compared
from coopctl.importing.drafting import taken_in
from coopctl.importing.taking import taken
from coopctl.loading.reading import Reading
from coopctl.workbooks.opening import open_book
from coopctl.workbooks.writing import CellLook, write_book
from tests import samples

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Workspace

DAY = date(2026, 10, 12)
TEXTS = (
    "Salle", "=1+1", "+32 65 00", "@x", "-", "0012", "1e5", "2025-03", "12/03/2025", "TRUE", "l’été “long”", "أ ب ج 12",
    "a\nb\n\nc", "  x ", "_x0041_", "<b>&amp;</b>", "N/A", '=HYPERLINK("x")', "👍🏽 e\u0301", "x" * 900, "'quoted'", "50 %",
)  # fmt: skip
DATES = ("2025-03-12", "2025-03", "2025", "2025-03-12~", "2025-21", "2025-03?", "1999-12-31", "2024-02-29")
NUMBERS: tuple[Any, ...] = (0, 1, 12.5, 1000.50, 12.345, 99999999.99, 0.1, 100, 7)


class World:
    """Random records of one agreement, as files that the schema takes."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)  # noqa: S311 - examples

    def some(self, **fields: object) -> dict[str, object]:
        """Return some of these fields."""
        return {name.rstrip("_"): each for name, each in fields.items() if self.chance.random() < 0.7}

    def text(self) -> object:
        said = self.chance.choice(TEXTS).strip(" ") or "x"
        tags = self.chance.sample(["fr", "en", "ar", "nl"], self.chance.randint(1, 3))
        return said if self.chance.random() < 0.5 else {tag: f"{said} {tag}" for tag in tags}

    def who(self) -> object:
        return self.chance.choice(
            ["one", "two", {"party": "one", "person": "Ada, of Mons"}, {"organisation": self.text()}]
        )

    def date(self) -> str:
        return self.chance.choice(DATES)

    def number(self) -> object:
        return self.chance.choice(NUMBERS)

    def amount(self) -> object:
        return self.chance.choice([0, 10, 12.5, 1000.25])

    def action(self, number: int) -> dict[str, object]:
        chance = self.chance
        return {
            "title": self.text(),
            "status": chance.choice(["proposed", "planned", "in_progress"]),
            "axis": chance.choice(["a", "b", "none"]),
            **self.some(
                number=chance.choice([number, f"D{number}.10", f"{number}.10"]),
                priority=chance.choice(["high", "low"]),
                period=chance.choice(["2025", "2025/2026", "2025-03-12/2026-01", "../2026", "2024-02-29/.."]),
                started=self.date(),
                lead=self.who(),
                summary=self.text(),
                means=self.text(),
                tags=["youth", "a-b"],
                notes=[self.text() for _ in range(chance.randint(1, 2))],
                milestones=[
                    {"id": f"m{at}", "title": self.text(), **self.some(due=self.date(), done=self.date(), lead=self.who(), note=self.text())}
                    for at in range(chance.randint(1, 3))
                ],
                indicators=[
                    {
                        "id": "i",
                        "title": self.text(),
                        "unit": self.text(),
                        "target": {"value": self.number(), "date": self.date()},
                        "readings": [{"date": each, "value": self.number()} for each in DATES[: chance.randint(1, 3)]],
                    }
                ],
                budget=[
                    {"year": 2025 + at, "kind": "cash", "currency": "EUR", "funder": self.who(), "planned": self.amount(), **self.some(spent=self.amount(), at=self.date(), note=self.text())}
                    for at in range(chance.randint(1, 3))
                ],
            ),
        }  # fmt: skip

    def files(self) -> dict[str, str]:
        parties = [{"id": "one", "name": self.text()}, {"id": "two", "name": self.text()}]
        agreement = {
            "title": self.text(), "kind": "partnership", "status": "in_force", "signed": "2024-01-15", "period": "2024/2027",
            "parties": parties, "axes": [{"id": "a", "title": self.text()}, {"id": "b", "title": self.text()}],
            "meetings": [{"id": "m", "date": "2025-01-10", "decisions": [{"id": "d", "text": self.text(), "owners": ["one"]}]}],
        }  # fmt: skip
        actions = {
            f"data/actions/plan/a{each}.yaml": json.dumps(self.action(each), ensure_ascii=False) for each in range(3)
        }
        return {
            "coopctl.yaml": "language: fr\n",
            "data/agreements/plan.yaml": json.dumps(agreement, ensure_ascii=False),
            **actions,
        }


def source_of(root: Path, language: str) -> Source:
    reading = Reading(trees.worktree(root), DAY, DAY, whole=True)
    assert reading.portfolio.left_out == ()
    return Source(reading.portfolio, reading.standing, words((language,)))


def edited(blob: bytes, source: Source, chance: random.Random, most: int) -> tuple[bytes, set[tuple[str, str]]]:
    """Change some cells, each to something that its field takes; return the book, and (code, field) of each."""
    book: Any = openpyxl.load_workbook(io.BytesIO(blob))
    done: set[tuple[str, str]] = set()
    for key in (each for each in TABS if each != UPDATES):
        sheet = book[source.words.say(TABS[key].title)]
        columns = [*source.fields(key), None]
        cells = [(row, at) for row in sheet.iter_rows(min_row=2) if row[-1].value for at in range(len(columns) - 1)]
        for row, at in chance.sample(cells, min(len(cells), 20)):
            column, cell, code = columns[at], row[at], row[-1].value
            if len(done) == most or column is None or not column.place or column.given or cell.value is None:
                continue
            if column.look is CellLook.DAY and column.part is None and column.name != "date":
                cell.value = datetime(2026, 5, chance.randint(1, 28))  # noqa: DTZ001 - a cell has no zone
            elif column.look is CellLook.LONG and column.name != "notes":
                cell.value = f"{cell.value} + 1".lstrip("=")
            elif (
                column.look in (CellLook.NUMBER, CellLook.MONEY)
                and column.name != "year"
                and isinstance(cell.value, int | float)
            ):
                cell.value = float(Decimal(str(cell.value)) + Decimal("1.5"))
            else:
                continue
            done.add((code, column.name))
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue(), done


@pytest.mark.parametrize("seed", range(samples.sample(2)))
def test_a_random_book_comes_back_as_it_went(workspace: Workspace, seed: int) -> None:
    root = workspace(files={"data/actions/mons-sefrou/photo-exhibition.yaml": b"", **World(seed).files()})
    (root / "data/actions/mons-sefrou/photo-exhibition.yaml").unlink()
    (root / "data/agreements/mons-sefrou.yaml").unlink()
    language, chance = ("fr", "en", "ar", "nl")[seed % 4], random.Random(seed)  # noqa: S311 - examples
    source = source_of(root, language)
    actions = tuple(source.portfolio.actions.values())
    blob = write_book(laid_out(source, actions, day=DAY))
    typist = Typist(DAY, language)
    same = compared(taken(open_book(blob)), source, typist, {})
    assert (same.edits, same.clashes, same.added, same.problems, same.remarks) == ([], [], [], [], [])

    changed, done = edited(blob, source, chance, 6)
    book = taken(open_book(changed))
    found = compared(book, source, typist, {})
    assert {(each.row.code, each.field.name) for each in found.edits} == done
    assert (found.clashes, found.added, found.problems) == ([], [], [])
    made = taken_in(source, found, typist, None, since_1904=book.since_1904)
    assert made.problems == []
    for draft in made.drafts:
        path = root / draft.subject.record.path
        path.write_bytes(edits.edit(path.read_bytes(), draft.operations, draft.subject.kind).blob)
    after = source_of(root, language)
    wanted = {row.said(CODE): row for listed in book.rows.values() for row in listed}
    before = {row.code: row.cells for listed in rows(source, actions).values() for row in listed}
    now = {
        row.code: row.cells
        for listed in rows(after, tuple(after.portfolio.actions.values())).values()
        for row in listed
    }
    for code, name in done:
        new = code if code in now else next(each for each in now if each not in before)  # its key was changed
        assert alike(now[new][name], wanted[code].cells[name].value), (code, name)
    untouched = {
        code: {name: each for name, each in cells.items() if (code, name) not in done} for code, cells in before.items()
    }
    for code, cells in untouched.items():
        if code in now and not code.endswith("#updates"):
            given = {"reached", "health"} | ({"of"} if (code.partition("#")[0], "title") in done else set())
            assert {name for name, each in cells.items() if now[code][name] != each} <= given
