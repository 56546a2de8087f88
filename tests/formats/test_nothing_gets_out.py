"""Nothing gets out: whatever files say, each format's own readers find the form of a harmless document, and the words.

Every format is written twice: with hostile fields, and with marks in their places. A parser that is none of ours reads
both; they may differ in nothing but that each field stands for its mark. `make long` takes a hundred thousand fields.
"""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Any, TypeAlias
from xml.etree import ElementTree as ET

import pytest
from icalendar import Calendar
from lxml import etree, html  # type: ignore[import-untyped]  # python-docx brings it, without types
from markdown_it import MarkdownIt

from coopctl import discovery
from coopctl.changes.change import Side
from coopctl.formats import Frame, differences, exports, papers, rows
from coopctl.formats import findings as findings_formats
from coopctl.formats.cells import _FORMULA as FORMULA
from coopctl.formats.look import Look
from coopctl.formats.screens import found as found_screen
from coopctl.i18n.safe_text import harmless
from coopctl.i18n.words import words
from coopctl.measures.standing import standing
from coopctl.model.records import Share
from coopctl.model.settings import Publication, ReportingOrg
from coopctl.model.texts import Text
from coopctl.model.vocabularies import PartyKind
from coopctl.reports import search
from coopctl.reports.committee import assemble, minutes
from coopctl.reports.committee.scope import Scope
from coopctl.reports.filters import Filter
from coopctl.reports.view import view
from coopctl.reviewing import comparison, difference
from tests.formats.build import FRAME
from tests.formats.injected import MARK, PAYLOADS, acting, fields, marks, outcome, paper, sheet, unisolated
from tests.formats.test_iati import schema
from tests.formats.test_ics import events
from tests.formats.test_ics import lines as calendar_lines
from tests.samples import TIMES, sample
from tests.tables import table
from tests.whole import DAY, Held, findings_shown, found, shown

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from coopctl.formats.look import Look as Wishes

#: What a reader made of a document: names of what it holds, and texts, within each other.
Form: TypeAlias = "str | list[Form] | dict[str, Form]"

LOOK = Look()
COUNT = 400 if TIMES == 1 else sample(5000)
BATCH = 50
FIELDS = fields(COUNT)
BATCHES = [FIELDS[start : start + BATCH] for start in range(0, COUNT, BATCH)]
_MARK = re.compile(MARK.format(r"(\d+)") + "(, (?=" + MARK.format(r"\d+") + "))?")
PEOPLE = ("pretty", "short")
PROGRAMS = ("github", "gitlab", "json", "junit", "sarif")


def test_every_format_is_tried() -> None:
    assert set(discovery.names(findings_formats)) == {*PEOPLE, *PROGRAMS}
    assert set(discovery.names(rows)) == {"csv", "html", "json", "jsonl", "markdown", "plain", "table", "tsv"}
    assert set(discovery.names(papers)) == {"docx", "html", "markdown", "pdf"}


def written(name: str, batch: Sequence[str], look: Wishes = LOOK) -> str:
    """Return what a format makes of the fields; `name` begins with the family."""
    family, _, form = name.partition(" ")
    text: str
    if family == "rows":
        text = discovery.module(rows, form).write(sheet(batch), FRAME, look)
    elif family == "findings":
        text = discovery.module(findings_formats, form).write(outcome(batch), look)
    else:
        text = discovery.module(papers, form).write(paper(batch), look)
    return text


@cache
def harmless_one(name: str, count: int) -> str:
    """Return what a format makes of so many marks."""
    return written(name, marks(count))


ALL = (
    *(f"rows {name}" for name in discovery.names(rows)),
    *(f"findings {name}" for name in discovery.names(findings_formats)),
    *(f"papers {name}" for name in discovery.names(papers) if name not in ("docx", "pdf")),
)


def filled(form: Form, batch: Sequence[str], shown: Callable[[str], str]) -> Form:
    """Return the form of the harmless document with each field, as it is shown, in the place of its mark."""
    if isinstance(form, str):

        def told(found: re.Match[str]) -> str:
            said = shown(batch[int(found[1])])
            return said + ((found[2] and LOOK.words.between([said])) or "")

        return _MARK.sub(told, form)
    if isinstance(form, dict):
        return {name: filled(inner, batch, shown) for name, inner in form.items()}
    return [filled(inner, batch, shown) for inner in form]


def visible(text: str) -> str:
    """Return a text as people see it: what has no width is not seen, and space at an end is none."""
    return text.replace("\u200b", "").strip()


# ---------------------------------------------------------------- logs, terminals


@pytest.mark.parametrize("name", ALL)
def test_nothing_acts_on_a_terminal_nor_on_a_log(name: str) -> None:
    for batch in BATCHES:
        text = written(name, batch, replace(LOOK, ci=True))
        lines = text.splitlines() if name != "rows csv" else text.split("\n")

        assert acting(_ours(name, text)) == set()
        assert not re.search(r"##(vso|teamcity)?\[", text, re.IGNORECASE)
        if name == "findings github":
            lines = [line for line in lines if not re.match(r"::(error|warning|notice) file=data", line)]
        assert not [line for line in lines if line.strip().startswith("::")]
        assert text.encode("utf-8")


def _ours(name: str, text: str) -> str:
    """Return a text without what our own layout holds: tabs between columns, isolates around the cells of a table."""
    if name == "rows tsv":
        return text.replace("\t", "")
    return unisolated(text) if name == "rows table" else text


@pytest.mark.parametrize("name", ["rows table", "findings pretty"])
@pytest.mark.parametrize("look", [Look(color=True), Look(color=True, ascii=True, width=40), Look(width=120)])
def test_of_escapes_only_our_colours_reach_a_terminal(name: str, look: Wishes) -> None:
    for batch in BATCHES:
        text = re.sub(r"\x1b\[[0-9;]*m", "", written(name, batch, look))
        assert acting(_ours(name, text)) == set()


# ---------------------------------------------------------------- JSON


def _from_json(name: str, text: str) -> Form:
    read: Any = [json.loads(line) for line in text.split("\n")[:-1]] if name == "rows jsonl" else json.loads(text)
    form: Form = _without_fingerprints(read)
    return form


def _without_fingerprints(value: Any) -> Any:
    if isinstance(value, dict):
        skipped = ("fingerprint", "partialFingerprints", "uri", "markdown")
        return {name: _without_fingerprints(inner) for name, inner in value.items() if name not in skipped}
    return [_without_fingerprints(inner) for inner in value] if isinstance(value, list) else str(value)


@pytest.mark.parametrize("name", ["rows json", "rows jsonl", "findings json", "findings gitlab", "findings sarif"])
def test_json_is_read_back_as_it_was_written_and_holds_nothing_that_acts(name: str) -> None:
    for batch in BATCHES:
        harmless_form = _from_json(name, harmless_one(name, len(batch)))
        text = written(name, batch)

        assert acting(text) == set()
        assert not re.search(r"##(vso|teamcity)?\[|::|[\u061c\u200e\u200f]", text, re.IGNORECASE)
        assert loose(_from_json(name, text)) == loose(filled(harmless_form, batch, str.strip))
        if name == "rows json":
            assert [[row["ref"], row["title"], *row["tags"]] for row in json.loads(text)["items"]] == [
                [field] * 4 for field in batch
            ]
        if name == "findings json":
            assert [each["path"] for each in json.loads(text)["items"]] == [
                each.path for each in outcome(batch).findings
            ]


def loose(form: Form) -> Form:
    """Return a form whose texts are as they are shown, without what is blank or stood for a character at an end."""
    if isinstance(form, dict):
        return {name: loose(inner) for name, inner in form.items()}
    if isinstance(form, list):
        return [loose(inner) for inner in form]
    return re.sub(r"<U\+[0-9A-F]{4}>|[\\\s\u2400-\u2421\ufffd]", "", harmless(form))


def test_the_help_of_a_projects_own_rule_is_no_markdown() -> None:
    for batch in BATCHES:
        report = json.loads(written("findings sarif", batch))
        (rule,) = report["runs"][0]["tool"]["driver"]["rules"]

        assert read_markdown(rule["help"]["markdown"])[0] == [["heading_open", "inline", "heading_close"]]


# ---------------------------------------------------------------- spreadsheets


def _table(text: str, **how: Any) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text, newline=""), strict=True, **how))


@pytest.mark.parametrize("name", ["rows csv", "rows tsv"])
def test_a_spreadsheet_finds_the_same_cells_and_no_formula(name: str) -> None:
    how: dict[str, Any] = {"delimiter": "\t"} if name == "rows tsv" else {}
    for batch in BATCHES:
        table = _table(written(name, batch), **how)
        if name == "rows tsv":
            assert table == _table(written(name, batch), quoting=csv.QUOTE_NONE, **how)

        assert [len(row) for row in table] == [5] * (len(batch) + 1)
        assert [row[4] for row in table[1:]] == ["40.0"] * len(batch)
        cells = [cell for row in table for cell in row[:4]]
        assert [cell for cell in cells if cell.lstrip().startswith(FORMULA)] == []
        assert [" ".join(row[1].removeprefix("'").split()) for row in table[1:]] == [
            " ".join(harmless(field).removeprefix("'").split()) for field in batch
        ]


# ---------------------------------------------------------------- HTML, XML, documents


#: The class of a table whose words have no room side by side: it follows from how long they are.
TIGHT = "tight"


class Page(HTMLParser):
    """Reads a page as the standard library does: its tags with their attributes, and its texts."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[Form] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        kept = [(name, value) for name, value in attrs if name not in ("content", "style") and value != TIGHT]
        self.found.append([tag, *(f"{name}={value}" for name, value in kept)])

    def handle_endtag(self, tag: str) -> None:
        self.found.append(["/", tag])

    def handle_data(self, data: str) -> None:
        if self.found and self.found[-1] != ["style"]:
            self.found.append(visible(data))

    def handle_comment(self, data: str) -> None:
        self.found.append(["comment", data])


def _from_lxml(page: str) -> Form:
    """Read a page as browsers' rules have it, without what its style sheet says (that quotes the scope)."""
    tree = html.document_fromstring(page)
    return [
        [
            str(each.tag),
            *(f"{name}={value}" for name, value in each.items() if name != "content" and value != TIGHT),
            visible(each.text or ""),
        ]
        for each in tree.iter()
        if each.tag != "style"
    ]


@pytest.mark.parametrize("name", ["rows html", "papers html"])
def test_a_page_holds_the_elements_of_a_harmless_one(name: str) -> None:
    for batch in BATCHES:
        text, harmless_text = written(name, batch), harmless_one(name, len(batch))
        shown = LOOK.words.data
        for read in (_from_lxml, lambda page: Page(page).found):
            form = read(text)
            assert _stripped(form) == _stripped(filled(read(harmless_text), batch, shown))
        assert {element.tag for element in html.document_fromstring(text).iter()} & {"script", "img", "iframe"} == set()
        assert (
            re.findall(r"(?i)@import|url\((?!#)|expression", "".join(re.findall("(?s)<style>(.*?)</style>", text)))
            == []
        )


def _stripped(form: Form) -> Form:
    return visible(form) if isinstance(form, str) else [_stripped(each) for each in form]


def _from_xml(text: str | bytes) -> Form:
    """Read XML strictly, by expat and by libxml2, which must agree on it."""
    raw = text.encode() if isinstance(text, str) else text
    element = ET.fromstring(raw)  # noqa: S314 - our own output
    other = etree.fromstring(raw, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True))
    form = [[each.tag, *sorted(map("=".join, each.items())), each.text or ""] for each in element.iter()]
    assert form == [[each.tag, *sorted(map("=".join, each.items())), each.text or ""] for each in other.iter()]
    return [list(each) for each in form]


def test_a_report_of_tests_is_xml_of_the_same_form() -> None:
    for batch in BATCHES:
        form, expected = (_from_xml(written("findings junit", each)) for each in (batch, marks(len(batch))))

        assert loose(form) == loose(filled(expected, batch, str.strip))


def test_a_document_holds_the_elements_of_a_harmless_one_and_no_field_but_the_numbers_of_pages() -> None:
    for batch in BATCHES:
        parts, harmless_parts = _document(batch), _harmless_document(len(batch))

        assert parts.keys() == harmless_parts.keys()
        for path in (path for path in parts if parts[path] != harmless_parts[path]):
            read, expected = (_from_xml(_without_widths(each[path])) for each in (parts, harmless_parts))
            # What runs on over every page is cut.
            told = [str(Text({"en": each}).cut(64)) for each in batch] if "header" in path else batch
            assert read == filled(expected, told, LOOK.words.data), path
        every = b"".join(parts.values())
        assert re.findall(rb"<w:instrText[^>]*>([^<]*)<", every) == [b"PAGE", b"NUMPAGES"]
        assert b"<w:hyperlink" not in every
        assert b"<w:fldSimple" not in every
        assert b'TargetMode="External"' not in every


def _document(batch: Sequence[str]) -> dict[str, bytes]:
    """Return the parts of a document that says the fields."""
    archive = zipfile.ZipFile(io.BytesIO(discovery.module(papers, "docx").write(paper(batch), LOOK)))
    return {name: archive.read(name) for name in archive.namelist() if name.endswith((".xml", ".rels"))}


@cache
def _harmless_document(count: int) -> dict[str, bytes]:
    return _document(marks(count))


def _without_widths(part: bytes) -> bytes:
    """Leave out how wide columns and how small letters are, which go by the length of what stands in them."""
    return re.sub(rb'(<w:(?:gridCol|tcW) )w:w="\d+"|(<w:pStyle w:val=")Small', rb"\1\2", part)


# ---------------------------------------------------------------- Markdown


@cache
def _gfm() -> MarkdownIt:
    return MarkdownIt("commonmark").enable(["table", "strikethrough"])


def read_markdown(text: str) -> tuple[list[Form], list[str]]:
    """Return the form of a text, by a parser of CommonMark with GitHub's tables, and each run of plain text in it."""
    tokens = _gfm().parse(text)
    form: list[Form] = [[token.type for token in tokens]]
    runs: list[str] = []
    for token in tokens:
        for child in token.children or ():
            if child.type == "text":
                runs.append(child.content)
            else:
                form.append(child.type)
    return form, runs


#: What GitHub and GitLab look for in the text of a rendered page: GitHub Flavored Markdown 0.29, 6.9; GitHub's
#: "Autolinked references and URLs"; GitLab Flavored Markdown, "GitLab-specific references" and below.
LOOKED_FOR = {
    "an address": r"(?i)\b[a-z][a-z0-9+.-]*://|\bwww\.\S|//\S+\.\S",
    "an e-mail address": r"[\w.+-]@[\w-]",
    "a person": r"@\w",
    "an issue": r"(?i)#\d|\b(gh|gl)-\d|\b(?-i:[A-Z][A-Z0-9_]+)-\d|\bghsa-\w",
    "a merge request": r"!\d",
    "a milestone": r'%[\w"]',
    "a label": r'~[\w"]',
    "a snippet": r"\$\d",
    "an epic": r"&\d",
    "a commit": r"(?<![0-9A-Za-z])[0-9a-fA-F]{7,64}(?![0-9A-Za-z])",
    "an emoji": r":[\w+-]+:",
    "a formula": r"(?<![^\s(\[{])\$[^\s\u200b]",
    "a reference in brackets": r"\[\w+:\w|\[\[|\[_?TOC_?\]",
    "a change within a line": r"[\[{][+-] .*? [+-][\]}]",
    "an iteration": r"\*iteration:\w",
}


@pytest.mark.parametrize("name", ["rows markdown", "papers markdown"])
def test_markdown_says_what_was_written_and_github_and_gitlab_make_nothing_of_it(name: str) -> None:
    for batch in BATCHES:
        text, harmless_text = written(name, batch), harmless_one(name, len(batch))
        form, runs = read_markdown(text)
        expected_form, expected = read_markdown(harmless_text)

        assert form == expected_form
        told = filled(list(expected), batch, LOOK.words.data)
        assert [visible(run) for run in runs] == [visible(str(run)) for run in told]
        assert {what: run for what, looks in LOOKED_FOR.items() for run in runs if re.search(looks, run)} == {}
        assert [line for line in text.splitlines() if re.match(r"\s*/\w", line)] == []
        assert "<" not in text


@table("what", LOOKED_FOR)
def test_each_thing_that_platforms_look_for_is_among_the_fields(what: str) -> None:
    assert [field for field in fields(400) if re.search(LOOKED_FOR[what], field)] != []


# ---------------------------------------------------------------- the runner's commands


def commands(text: str) -> Iterator[tuple[str, dict[str, str], str]]:
    for line in text.split("\n"):
        found = re.fullmatch(r"::(\w+) ([^:]*)::(.*)", line)
        if found:
            yield found[1], dict(pair.split("=", 1) for pair in found[2].split(",")), found[3]


def test_a_runner_finds_one_command_a_finding_about_a_file_with_a_harmless_name() -> None:
    for batch in BATCHES:
        text = written("findings github", batch)

        assert acting(text) == set()
        assert len(list(commands(text))) == min(len(batch), 30)
        for kind, properties, _ in commands(text):
            assert kind in ("error", "warning", "notice")
            assert set(properties) == {"file", "line", "endLine", "col", "endColumn", "title"}
            assert properties["title"] == "our-own-code"


# ---------------------------------------------------------------- the whole way, from files to every screen and page

AGREEMENT = """\
title: {0}
kind: twinning
status: in_force
signed: 2019-01-01
period: 2019/2021
parties: [{{id: mons, name: {0}}}, {{id: sefrou, name: {1}, place: {0}}}]
axes: [{{id: culture, title: {1}}}]
meetings:
  - {{id: m, date: 2019-05-01, kind: joint_committee, title: {0}, place: {1}, decisions: [{{id: d, text: {0}, due: 2019-06}}]}}
"""
ACTION = """\
title: {0}
summary: {1}
status: in_progress
axis: culture
period: 2019/2020
lead: {{organisation: {0}, person: {1}}}
tags: [one]
milestones: [{{id: m, title: {1}, due: 2019-09, note: {0}}}]
indicators: [{{id: i, title: {0}, unit: {1}, baseline: {{value: 0}}, target: {{value: 9}}, readings: [{{date: 2019-04, value: 3}}]}}]
budget: [{{year: 2019, currency: EUR, planned: 1000, funder: {{organisation: {0}}}, heading: {1}}}]
updates: [{{date: 2019-04-01, text: {1}}}]
notes: [{0}]
"""


def in_quotes(field: str) -> str:
    """Return a field in double quotes, as YAML has them: what is beyond U+FFFF is one code."""
    quoted = json.dumps(re.sub("[\x00\ud800-\udfff]", "", field) + " x")
    pair = r"\\u(d[89ab]..)\\u(d[c-f]..)"
    return re.sub(pair, lambda two: f"\\U{ord(bytes.fromhex(two[1] + two[2]).decode('utf-16-be')):08x}", quoted)


def workspace_of(one: str, other: str, *more: str) -> Held:
    """Return a workspace in which each free text is one of two fields, written as YAML lets it be; more make actions."""
    first, second, *quoted = map(in_quotes, (one, other, *more))
    texts = {"data/agreements/a.yaml": AGREEMENT.format(first, second)}
    for number, pair in enumerate(((first, second), *zip(quoted[::2], quoted[1::2], strict=True))):
        texts[f"data/actions/a/x{number}.yaml"] = ACTION.format(*pair)
    return Held({path: text.encode() for path, text in texts.items()})


def test_from_the_files_to_every_screen_list_and_paper_nothing_acts() -> None:
    every = fields(len(PAYLOADS) + sample(16))[len(PAYLOADS) :]  # of several payloads each
    for one, other in zip(every[::2], every[1::2], strict=True):
        loaded, findings = found(workspace_of(one, other))
        assert loaded.portfolio.left_out == (), findings
        for name, text in (*findings_shown(loaded, findings), *shown(loaded.portfolio, everything=True)):
            plain = unisolated(re.sub(r"\x1b\[[0-9;]*m", "", text))
            plain = re.sub(">\u2067([^<]*)\u2069</text>", r">\1</text>", plain)  # a line of ours in a drawing
            assert acting(plain.replace("\t", "") if name == "tsv" else plain) == set(), (name, one, other)
            if name == "html":
                tags = {str(element.tag) for element in html.document_fromstring(text).iter()}
                assert tags & {"script", "img", "iframe", "object", "form", "textarea"} == set()


def reviewed(batch: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Give each format of differences, of what is found and of what Excel opens, and minutes and a paper in two languages."""
    (old, _), (now, findings) = (found(workspace_of(*each)) for each in (marks(len(batch)), batch))
    before, after = (Side(each.portfolio, standing(each.portfolio, DAY)) for each in (old, now))
    told = difference.difference(
        comparison.compare(before, after),
        lambda _: True,
        names=("a", "b"),
        paths=now.paths,
        found=lambda: (findings, ()),
    )
    frame, look = Frame(DAY, "worktree", ()), Look(ci=True)
    for name in discovery.names(differences):
        yield name, discovery.module(differences, name).write(told, frame, look)
    seen = view(now.portfolio, after.standing, Filter())
    hits = search.search(seen, ("x",), ("en",))
    assert len(hits.hits) > len(batch)
    yield "pretty", found_screen.draw(hits, look)
    for name in discovery.names(rows):
        yield name, discovery.module(rows, name).write(search.sheet(hits), frame, look)
    yield (
        "csv",
        discovery.module(rows, "csv").write(search.sheet(hits), frame, replace(look, words=words(("fr",)), excel=True)),
    )
    (agreement,) = seen.agreements
    scope = Scope(seen)
    for paper_ in (minutes.paper(scope, agreement, agreement.meetings[0]), assemble.paper(scope)):
        for name in ("html", "markdown"):
            yield name, discovery.module(papers, name).write(paper_, look.with_beside("ar").for_pages())


def test_of_what_differs_what_is_found_minutes_and_two_languages_nothing_acts() -> None:
    count = BATCH if TIMES == 1 else sample(BATCH * 10)
    every = fields(len(PAYLOADS) + count)[-count:]  # of several payloads each
    for batch in (every[start : start + BATCH] for start in range(0, count, BATCH)):
        for name, text in reviewed(batch):
            plain = unisolated(re.sub(r"\x1b\[[0-9;]*m", "", text))
            allowed = {"tsv": "\t", "html": "\u2066\u2067\u2068\u2069", "csv": "\r\ufeff"}.get(name, "")
            assert acting(plain) <= set(allowed), (name, batch)
            assert not re.search(r"##(vso|teamcity)?\[", text, re.IGNORECASE), (name, batch)
            assert name in ("csv", "html") or not [
                line for line in text.splitlines() if line.strip().startswith("::")
            ], name
            if name in ("json", "jsonl"):
                assert [json.loads(line) for line in (text.splitlines() if name == "jsonl" else [text])]
            elif name == "csv":
                table = _table(text.removeprefix("\ufeff"), delimiter=";" if text.startswith("\ufeff") else ",")
                assert len({len(row) for row in table}) == 1
                assert [cell for row in table for cell in row if cell.lstrip().startswith(FORMULA)] == []
            elif name == "html":
                tags = {str(element.tag) for element in html.document_fromstring(text).iter()}
                assert tags & {"script", "img", "iframe", "object", "form", "textarea"} == set()
            elif name == "markdown":
                form, runs = read_markdown(text)
                assert {"link_open", "image", "html_inline", "code_inline"} & {str(each) for each in form[1:]} == set()
                said = [(run, what) for run in runs for what, looks in LOOKED_FOR.items() if re.search(looks, run)]
                assert said == [], (name, batch)


# ---------------------------------------------------------------- other programs


def exported(batch: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Give what each export that is text makes of records that hold the fields; of a folder each of its files."""
    loaded, findings = found(workspace_of(*batch))
    assert loaded.portfolio.left_out == (), findings
    org = ReportingOrg(ref="XM-EXAMPLE-1", name=Text({"en": batch[0].replace("\x00", "") + "x"}), kind=PartyKind.REGION)
    iati = Publication(reporting_org=org, licence=batch[1], countries=(Share(code="MA"),), dac=(Share(code=15110),))
    settled = replace(loaded.portfolio, settings=replace(loaded.portfolio.settings, iati=iati))
    seen = view(settled, standing(settled, DAY), Filter())
    for name in ("csv", "iati", "ics", "json"):
        asked = exports.Export(view=seen, frame=Frame(DAY, "worktree"), options=exports.Options())
        made = discovery.module(exports, name).write(asked, Look()).content
        for file, text in made.items() if isinstance(made, Mapping) else [(name, made)]:
            yield f"{name} {file}", text.decode() if isinstance(text, bytes) else text


#: What a form of each is read by: two readers where there are two, of which none is ours but the one of lines.
def _read_export(name: str, text: str) -> Form:
    if name.startswith("csv"):
        return [list(row) for row in _table(text)]
    if name.startswith("json"):
        return _from_json("export json", text)
    if name.startswith("iati"):
        assert schema().validate(etree.fromstring(text.encode()))
        return _from_xml(text)
    found = events(calendar_lines(text))
    read: Any = Calendar.from_ical(text)
    told = ("UID", "SUMMARY", "DESCRIPTION", "LOCATION", "CATEGORIES")
    form: list[Form] = [str(each.get(name, "")) for each in read.walk("VEVENT") for name in told]
    assert [each.errors for each in read.walk() if each.errors] == []
    assert [line["UID"].value for line in found] == [str(each["UID"]) for each in read.walk("VEVENT")]
    return [*form, *(name for line in found for name in sorted(line))]


def unquoted(form: Form) -> Form:
    """Return a form without quotes before what would begin a formula, and without what parts the entries of a list."""
    if isinstance(form, dict):
        return {name: unquoted(inner) for name, inner in form.items()}
    return re.sub("[',;]", "", form) if isinstance(form, str) else [unquoted(inner) for inner in form]


def test_no_export_says_more_than_its_records() -> None:
    """Neither a line of a calendar nor a formula, an element or a member comes out of a field."""
    count = BATCH * 4 if TIMES == 1 else sample(BATCH * 40)
    apart = {str(loose(field)): field for field in fields(len(PAYLOADS) + count)[-count:]}  # who is called alike is one
    every = [*apart.values()]
    for batch in (every[start : start + BATCH] for start in range(0, len(every) - BATCH, BATCH)):
        harmless_ones = dict(exported(marks(BATCH)))
        for name, text in exported(batch):
            form = _read_export(name, text)
            clean = [re.sub("[\x00\ud800-\udfff]", "", field) for field in batch]
            expected = filled(_read_export(name, harmless_ones[name]), clean, str)
            same = unquoted(loose(form)) == unquoted(loose(expected))
            assert same or name == "csv people.csv", (name, batch)  # that one is in the order of names
            allowed = {"csv": "\r", "ics": "\r"}.get(name.partition(" ")[0], "")
            assert acting(text) <= set(allowed), (name, batch)
            if name.startswith("csv"):
                cells = [cell for row in _table(text) for cell in row]
                assert [
                    cell for cell in cells if cell.lstrip().startswith(FORMULA) and not re.fullmatch(r"-\d+", cell)
                ] == []
