"""The whole way of a workspace, without a process: read, checked, judged, and shown in every format there is."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from coopctl import discovery, disk
from coopctl.changes import compare
from coopctl.changes.change import Side
from coopctl.checking import engine
from coopctl.checking.checked import Checked
from coopctl.formats import Frame, papers, rows
from coopctl.formats import findings as formats
from coopctl.formats.look import Look
from coopctl.formats.screens import agenda as agenda_screen
from coopctl.formats.screens import record as record_screen
from coopctl.formats.screens import status as status_screen
from coopctl.formats.screens import timeline as timeline_screen
from coopctl.i18n.words import words
from coopctl.loading.loader import load
from coopctl.measures.standing import standing
from coopctl.reports import agenda as agenda_report
from coopctl.reports import lists
from coopctl.reports import status as status_report
from coopctl.reports.committee import assemble
from coopctl.reports.committee.scope import Scope, Since
from coopctl.reports.filters import Filter
from coopctl.reports.records import details
from coopctl.reports.timeline import chart as timeline_report
from coopctl.reports.view import View, view
from coopctl.trees import Entry

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from coopctl.findings import Fault, Finding
    from coopctl.loading.loader import Loaded
    from coopctl.model.portfolio import Portfolio
    from coopctl.tables import Sheet
    from coopctl.trees import Tree

DAY = date(2020, 1, 15)
#: Formats whose whole output is one value of JSON.
JSON = ("gitlab", "json", "sarif")
LOOKS = (Look(), Look(plain=True, ascii=True, width=40), Look(color=True, ci=True))


@dataclass(frozen=True, slots=True)
class Held:
    """A tree of files that are held in memory."""

    held: Mapping[str, bytes]
    revision: str = "worktree"
    day: date | None = None
    home: Path | None = None

    def on_disk(self, _entry: Entry) -> bool:
        return False

    def files(self) -> Sequence[Entry]:
        return [Entry(path) for path in sorted(self.held)]

    def read(self, paths: Iterable[str]) -> Iterator[tuple[str, bytes | Fault]]:
        for path in paths:
            yield path, self.held.get(path, disk.vanished())

    def existing(self, paths: Collection[str]) -> frozenset[str]:
        return frozenset(paths) & self.held.keys()

    def apart(self) -> frozenset[str]:
        return frozenset()

    def outside(self) -> Sequence[str]:
        return ()


def found(tree: Tree) -> tuple[Loaded, list[Finding]]:
    """Return what was read and everything that is found, in order; each finding lies in its file."""
    loaded = load(tree)
    findings = sorted((*loaded.findings, *engine.run(loaded)), key=lambda each: each.order)
    for finding in findings:
        _holds(finding, loaded.texts.get(finding.path))
    return loaded, findings


def findings_shown(loaded: Loaded, findings: Sequence[Finding]) -> Iterator[tuple[str, str]]:
    """Give each format of findings with what it says, for readers of several kinds."""
    checked = Checked(findings, loaded.texts, len(loaded.paths), len(loaded.portfolio.left_out), "worktree")
    for name in discovery.names(formats):
        for look in LOOKS:
            yield name, discovery.module(formats, name).write(checked, look)


def shown(portfolio: Portfolio, *, everything: bool = False) -> Iterator[tuple[str, str]]:
    """Give each format of rows, and the screens, with what they say of the status; or of every list and record, too."""
    seen = view(portfolio, standing(portfolio, DAY), Filter())
    frame = Frame(DAY, portfolio.revision, portfolio.left_out)
    for sheet in _sheets(seen) if everything else [status_report.sheet(seen, status_report.build(seen, None))]:
        for name in discovery.names(rows):
            yield name, discovery.module(rows, name).write(sheet, frame, replace(LOOKS[0], plain=name == "plain"))
    for look in LOOKS:
        yield "screen", status_screen.draw(status_report.build(seen, tuple(portfolio.agreements)), look)
        for ref in (*portfolio.agreements, *portfolio.actions) if everything else ():
            yield "screen", record_screen.draw(details.page(seen, ref, explain=True), look)

        if everything:
            yield "screen", agenda_screen.draw(agenda_report.build(seen, DAY, 90), look)
            yield "screen", timeline_screen.draw(timeline_report.build(seen), look)
    if everything:
        yield from _papers(seen)


def _papers(seen: View) -> Iterator[tuple[str, str]]:
    """Give the committee's paper in every format that is text, to readers of both directions; it compares with itself."""
    side = Side(seen.portfolio, seen.standing)
    since = Since(DAY, compare.between(side, side))
    for session in [None, *((one, meeting) for one in seen.agreements for meeting in one.meetings)][:2]:
        paper = assemble.paper(Scope(seen, session, since))
        for name in ("html", "markdown") if session is None else ("docx", "html", "markdown"):
            text = discovery.module(papers, name).write(paper, Look(words=words(("ar", "fr"))))
            if isinstance(text, str):
                yield name, text


def _sheets(seen: View) -> Iterator[Sheet]:
    yield status_report.sheet(seen, status_report.build(seen, None))
    yield agenda_report.sheet(agenda_report.build(seen, DAY, 90))
    yield timeline_report.sheet(seen, timeline_report.build(seen))
    for name in discovery.names(lists):
        yield discovery.module(lists, name).sheet(seen)
    for ref in (*seen.portfolio.agreements, *seen.portfolio.actions):
        yield details.data(seen, ref)
        yield details.flat(details.page(seen, ref, explain=False))


def whole_way(tree: Tree, *, everything: bool = False) -> tuple[Loaded, list[Finding]]:
    """Go all the way, so that whatever raises does so here; return what was read and what is found."""
    loaded, findings = found(tree)
    for name, text in (*findings_shown(loaded, findings), *shown(loaded.portfolio, everything=everything)):
        text.encode("utf-8")
        if name in JSON:
            json.loads(text)
        elif name == "junit":
            ET.fromstring(text)  # noqa: S314 - our own output
    return loaded, findings


def _holds(finding: Finding, text: str | None) -> None:
    """Hold a finding to its file: it begins in it and does not end before it begins."""
    span = finding.span
    start, end = (span.line, span.column), (span.end_line, span.end_column)
    assert (1, 1) <= start <= end, finding
    if text is not None:
        lines = text.split("\n")
        assert span.end_line <= len(lines), finding
        assert span.column <= len(lines[span.line - 1]) + 1, finding
        assert span.end_column <= len(lines[span.end_line - 1]) + 1, finding
