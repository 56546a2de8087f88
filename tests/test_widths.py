"""No line is wider than the terminal: every screen of every workspace that is kept here, in every language."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from coopctl import discovery, trees
from coopctl.formats import Frame, cells
from coopctl.formats.look import Look
from coopctl.formats.rows import table
from coopctl.formats.screens import agenda, found, record, status, timeline
from coopctl.formats.terminal.breaking import measure
from coopctl.i18n.words import words
from coopctl.loading.reading import Reading
from coopctl.reports import agenda as agenda_report
from coopctl.reports import lists, search
from coopctl.reports import status as status_report
from coopctl.reports.records import details
from coopctl.reports.timeline import chart
from tests import plans
from tests.conftest import ROOT
from tests.samples import TIMES

if TYPE_CHECKING:
    from collections.abc import Iterator

#: Workspaces with days on which they have much to say; the seeds before a session of uncertain dates.
WORKSPACES = {
    "data": (ROOT, date(2018, 6, 30)),
    "demo": (ROOT / "examples" / "demo", date(2025, 10, 1)),
    "rich": (ROOT / "tests" / "cases" / "rich", date(2025, 10, 15)),
}
#: What may run on: a command to copy. References, paths and addresses go on below, after a slash or a dash.
RUNS_ON = re.compile(r"\s*(→ )?coopctl .*")


#: What the long plan is drawn in at each width; in every language with `make long`.
LONG_PLAN = [
    (width, language)
    for width in (40, 80, 120)
    for language in ("en", "fr", "nl", "ar")
    if TIMES > 1 or (width, language) in {(40, "fr"), (80, "ar"), (120, "nl")}
]


@cache
def read(name: str) -> Reading:
    root, day = WORKSPACES[name]
    return Reading(trees.worktree(root), day, day)


def screens(reading: Reading, look: Look, *, few: bool = False, half: int = 0) -> Iterator[tuple[str, str]]:
    """Give every screen with its name, of a few records only where there are many; of the actions each, or a `half`."""
    seen, portfolio = reading.view(), reading.portfolio
    agreements = tuple(portfolio.agreements)
    for asked in (None, agreements):
        yield "status", status.draw(status_report.build(seen, asked), look)
    for start, days in ((reading.day, 90), *([] if few else [(date(2015, 1, 1), 5000)])):
        yield "agenda", agenda.draw(agenda_report.build(seen, start, days), look)
    yield "timeline", timeline.draw(chart.build(seen), look)
    for ref in agreements:
        yield f"status {ref}", status.draw(status_report.build(seen, (ref,)), look)
        yield f"timeline {ref}", timeline.draw(chart.build(seen, (ref,)), look)
    shown = list(portfolio.actions)
    for ref in (*agreements, *(shown[::40] if few else shown[half - 1 :: 2] if half else shown)):
        yield f"show {ref}", record.draw(details.page(seen, ref, explain=True), look)
    for kind in discovery.names(lists):
        sheet = discovery.module(lists, kind).sheet(seen)
        sheet = replace(sheet, rows=sheet.rows[:: 8 if few else 1])
        yield f"list {kind}", table.write(sheet, Frame(reading.day, portfolio.revision), look)


#: Between the two usual widths the suite looks at the longest words only, `make long` at all.
LOOKS = [
    (width, language)
    for width in (40, 60, 80)
    for language in ("en", "fr", "nl", "ar")
    if TIMES > 1 or width != 60 or language == "fr"
]


@pytest.mark.parametrize(("width", "language"), LOOKS)
@pytest.mark.parametrize("workspace", WORKSPACES)
def test_no_line_is_wider_than_the_terminal(workspace: str, width: int, language: str) -> None:
    half = 0 if TIMES > 1 else 1 + LOOKS.index((width, language)) % 2  # each action in two of the four languages
    over = [
        (name, line)
        for name, drawn in screens(read(workspace), Look(words=words((language, "en")), width=width), half=half)
        for line in drawn.splitlines()
        if measure(line) > width and not RUNS_ON.fullmatch(line)
    ]

    assert over == []


@pytest.fixture(scope="module")
def long_plan(tmp_path_factory: pytest.TempPathFactory) -> Reading:
    return Reading(trees.worktree(plans.write(tmp_path_factory.mktemp("long"))), plans.DAY, plans.DAY)


@pytest.mark.parametrize(("width", "language"), LONG_PLAN)
def test_no_line_of_a_plan_as_long_as_real_ones_is_wider(long_plan: Reading, width: int, language: str) -> None:
    over = [
        (name, line)
        for name, drawn in screens(long_plan, Look(words=words((language, "en")), width=width), few=TIMES == 1)
        for line in drawn.splitlines()
        if measure(line) > width and not RUNS_ON.fullmatch(line)
    ]

    assert over == []


def rows(drawn: str) -> Iterator[list[str]]:
    """Give the lines of each row of an agenda, without marks: each that begins with a year, and what stands below."""
    for block in re.sub("[\u2066-\u2069]", "", drawn).split("\n\n")[1:]:
        _, *lines = block.splitlines()
        starts = [at for at, line in enumerate(lines) if re.match(r"\d{4}\b", line)]
        yield from (lines[at:end] for at, end in pairwise([*starts, len(lines)]))


@pytest.mark.parametrize("language", ["en", "fr", "nl", "ar"])
@pytest.mark.parametrize("width", [40, 59, 80, 100, 120])
def test_a_row_of_the_agenda_has_two_lines_and_its_title_is_whole_or_says_that_it_is_cut(
    long_plan: Reading, width: int, language: str
) -> None:
    look = Look(words=words((language, "en")), width=width)
    for reading in (replace(read("demo"), day=date(2026, 10, 12)), long_plan):
        dues = agenda_report.build(reading.view(), reading.day, 90)
        found = list(rows(agenda.draw(dues, look)))
        for due, row in zip(dues.dues, found, strict=True):
            title = cells.shown(due.title or due.meeting, look.words)
            if look.narrow:
                assert 3 <= len(row) <= 7
                told = " ".join(line.strip() for line in row)
            else:
                first, second = (re.split(" {2,}", line) for line in row)
                told = " ".join([first[-1], *second[1:]])
            assert title in told or any(f"{title[:end]}…" in told for end in range(8, len(title)))


@pytest.mark.parametrize("language", ["en", "fr", "nl", "ar"])
def test_on_a_small_screen_what_stands_under_a_head_is_inset(language: str) -> None:
    look = Look(words=words((language, "en")), width=40)
    seen = read("demo").view()
    drawn = [
        status.draw(status_report.build(seen, None), look),
        found.draw(search.search(seen, ["water"], look.languages), look),
    ]
    refs = [*(each.ref for each in seen.agreements), *(each.ref for each in seen.actions[::5])]
    pages = [record.draw(details.page(seen, ref), look) for ref in refs]
    blocks = [block for screen in drawn for block in screen.split("\n\n")]
    blocks += [
        block for page in pages for block in page.split("\n\n")[2:]
    ]  # its title and its facts stand under nothing
    for block in blocks:
        inset = [line[:1] in " └" for line in re.sub("[\u2066-\u2069]", "", block).splitlines()]
        assert inset == sorted(inset), block


def test_a_long_cell_that_begins_a_row_is_inset_as_well() -> None:
    look = Look(words=words(("en",)), width=40)
    sheet = discovery.module(lists, "missions").sheet(read("demo").view())
    drawn = table.write(sheet, Frame(date(2026, 10, 12), ""), look)

    assert len(re.findall("^  From: ", drawn, re.MULTILINE)) == len(sheet.rows)


@pytest.mark.parametrize("width", [40, 100])
@pytest.mark.parametrize("kind", discovery.names(lists))
def test_a_list_is_drawn_with_any_one_of_its_columns_and_with_any_two(kind: str, width: int) -> None:
    reading = read("demo")
    look = Look(words=words(("fr", "en")), width=width)
    sheet = discovery.module(lists, kind).sheet(reading.view())
    sheet = replace(sheet, rows=sheet.rows[:6])
    asked: list[tuple[int, ...]] = [(one,) for one in range(len(sheet.columns))]
    asked += [*pairwise(range(len(sheet.columns))), *((two, one) for one, two in pairwise(range(len(sheet.columns))))]
    for places in asked:
        columns = tuple(replace(sheet.columns[place], drop=0) for place in places)
        rows = tuple(tuple(row[place] for place in places) for row in sheet.rows)
        drawn = table.write(
            replace(sheet, columns=columns, rows=rows), Frame(reading.day, reading.portfolio.revision), look
        )
        assert all(measure(line) <= width for line in drawn.splitlines())
