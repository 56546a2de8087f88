"""Nothing gets out of the past either: who committed and what he said of it, titles of then, in every format they stand in."""

from __future__ import annotations

import io
import json
import re
import zipfile
from datetime import UTC, datetime
from fractions import Fraction
from typing import TYPE_CHECKING

import openpyxl
import pytest
from lxml import etree, html  # type: ignore[import-untyped]  # python-docx brings it, without types

from coopctl import discovery
from coopctl.changes.change import Side
from coopctl.formats import Frame, exports, papers, remembered, rows
from coopctl.formats.cells import _FORMULA as FORMULA
from coopctl.formats.drawings import svg
from coopctl.formats.look import Look
from coopctl.formats.screens import history as history_screen
from coopctl.formats.screens import trend as trend_screen
from coopctl.git import Commit
from coopctl.measures.standing import standing
from coopctl.model.texts import Text
from coopctl.model.vocabularies import ActionStatus, Health
from coopctl.reports import trend
from coopctl.reports.committee import assemble, minutes
from coopctl.reports.committee.scope import Scope
from coopctl.reports.filters import Filter
from coopctl.reports.view import view
from coopctl.reviewing import comparison
from coopctl.reviewing.history import History, HistoryEntry
from tests.formats.injected import PAYLOADS, acting, fields, unisolated
from tests.formats.test_nothing_gets_out import LOOKED_FOR, _table, read_markdown, workspace_of
from tests.samples import TIMES, sample
from tests.whole import DAY, found

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

COUNT = 120 if TIMES == 1 else sample(1000)
FIELDS = fields(COUNT)
LOOK = Look(ci=True)
FRAME = Frame(DAY, "worktree", ())
#: What a sheet of a report and of an export may hold of signs that act: the line ends of its form.
ALLOWED = {"csv": "\r", "tsv": "\t"}


def history_of(batch: Sequence[str]) -> History:
    """Return a record's history, of which each commit has an author and a subject of the fields."""
    loaded, _ = found(workspace_of("a", "b"))
    side = Side(loaded.portfolio, standing(loaded.portfolio, DAY))
    same = comparison.compare(side, side)
    made = datetime.combine(DAY, datetime.min.time(), UTC)
    commits = (
        Commit(id="0" * 40, parents=(), seconds=0, author=author, authored=made, subject=subject, cut=False)
        for author, subject in zip(batch, reversed(batch), strict=True)
    )
    entries = (HistoryEntry(commit=each, day=DAY, ref="a/x0", comparison=same, facts=()) for each in commits)
    return History(ref="a/x0", entries=tuple(entries))


def trend_of(batch: Sequence[str]) -> trend.Trend:
    """Return a trend of records that are called by the fields."""
    point = trend.TrendPoint(
        day=DAY, commit="0" * 40, progress=Fraction(50), health=Health.ON_TRACK, status=ActionStatus.IN_PROGRESS
    )
    series = tuple(trend.Series(f"a/x{n}", Text({"en": each}), (point,)) for n, each in enumerate(batch))
    return trend.Trend(every=trend.Every.MONTH, series=series)


def written(batch: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Give history and trend in each format."""
    history, drawn = history_of(batch), trend_of(batch)
    for name in discovery.names(rows):
        write = discovery.module(rows, name).write
        yield name, write(remembered.rows(history, LOOK), FRAME, LOOK)
        yield name, write(remembered.members(history, LOOK), FRAME, LOOK)
        yield name, write(trend.sheet(drawn), FRAME, LOOK)
    yield "screen", history_screen.draw(history, LOOK)
    yield "screen", trend_screen.draw(drawn, LOOK)
    yield "svg", LOOK.finished(svg.write(drawn, LOOK.for_pages()))


@pytest.mark.parametrize("start", range(0, COUNT, 60))
def test_who_committed_and_what_was_called_how_acts_nowhere(start: int) -> None:
    for name, text in written(FIELDS[start : start + 60]):
        plain = unisolated(text)
        pages = "\u2066\u2067\u2068\u2069" if name in ("html", "svg") else ""
        assert acting(plain) <= set(ALLOWED.get(name, "") + pages), name
        assert not re.search(r"(?i)##(vso|teamcity)?\[", text), name
        assert name == "csv" or not [line for line in text.splitlines() if line.strip().startswith("::")], name
        if name == "csv":
            assert [cell for row in _table(text) for cell in row if cell.lstrip().startswith(FORMULA)] == []
        elif name in ("json", "jsonl"):
            assert [json.loads(line) for line in (text.splitlines() if name == "jsonl" else [text])]
        elif name == "html":
            tags = {str(element.tag) for element in html.document_fromstring(text).iter()}
            assert tags & {"script", "img", "iframe", "object", "form", "textarea", "a"} == set()
        elif name == "svg":
            tags = {etree.QName(each).localname for each in etree.fromstring(text.encode()).iter()}
            assert tags & {"script", "image", "foreignObject", "a", "use"} == set()
        elif name == "markdown":
            form, runs = read_markdown(text)
            assert {"link_open", "image", "html_inline", "code_inline"} & {str(each) for each in form[1:]} == set()
            assert [(run, what) for run in runs for what, looks in LOOKED_FOR.items() if re.search(looks, run)] == []


def test_books_and_documents_of_records_hold_no_formula_no_link_and_no_field() -> None:
    count = 8 if TIMES == 1 else sample(60)
    every = fields(len(PAYLOADS) + count)[-count:]
    loaded, findings = found(workspace_of(*every))
    assert loaded.portfolio.left_out == (), findings
    seen = view(loaded.portfolio, standing(loaded.portfolio, DAY), Filter())
    asked = exports.Export(view=seen, frame=FRAME, options=exports.Options())

    made = discovery.module(exports, "xlsx").write(asked, Look()).content
    assert isinstance(made, bytes)
    cells = [cell for sheet in openpyxl.load_workbook(io.BytesIO(made)) for row in sheet.iter_rows() for cell in row]
    ours = {str(cell.value) for cell in cells if cell.data_type == "f"}
    assert not {each for each in ours if any(field.strip() and field.strip() in each for field in every)}
    assert [cell.hyperlink.target for cell in cells if cell.hyperlink and cell.hyperlink.target] == []

    (agreement,) = seen.agreements
    scope = Scope(seen)
    for paper in (minutes.paper(scope, agreement, agreement.meetings[0]), assemble.paper(scope)):
        document = discovery.module(papers, "docx").write(paper, LOOK.with_beside("ar").for_pages())
        archive = zipfile.ZipFile(io.BytesIO(document))
        parts = b"".join(archive.read(name) for name in archive.namelist() if name.endswith((".xml", ".rels")))
        assert set(re.findall(rb"<w:instrText[^>]*>([^<]*)<", parts)) <= {b"PAGE", b"NUMPAGES"}
        assert b"<w:fldSimple" not in parts
        assert b'TargetMode="External"' not in parts
