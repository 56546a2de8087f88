"""Papers of hostile data: what files say is text in every format, and a page lets in nothing but its own style."""

from __future__ import annotations

import base64
import hashlib
import io
import json
import re
import zipfile
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest
from markdown_it import MarkdownIt

from coopctl import discovery
from coopctl.errors import UsageError
from coopctl.formats import papers
from coopctl.formats.look import Look
from coopctl.formats.pages import spoken
from coopctl.formats.papers import docx_
from coopctl.i18n.words import words
from coopctl.loading.loader import load
from coopctl.measures.standing import standing
from coopctl.messages import Message, Told, msg
from coopctl.model.texts import Text
from coopctl.reports import agenda
from coopctl.reports.checkup import Check
from coopctl.reports.committee import assemble, dues
from coopctl.reports.committee.scope import Scope
from coopctl.reports.filters import Filter
from coopctl.reports.paper import Bullets, Checks, Facts, Paragraph, Part, Rows, filled
from coopctl.reports.view import view
from coopctl.tables import Column, Sheet
from tests.formats import build
from tests.tables import table
from tests.whole import Held

if TYPE_CHECKING:
    from coopctl.reports.paper import Paper
    from tests.formats.conftest import Snapshot

NASTY = "</style></title><script>alert(1)</script>\\\" } @import 'x'; <img src=x onerror=y> & ]]> # *b* [l](http://x) | @all"
QUOTED = json.dumps(NASTY)
AGREEMENT = f"""
title: {QUOTED}
kind: twinning
status: in_force
signed: 2019-01-01
period: 2019/2020
parties: [{{id: mons, name: {QUOTED}}}, {{id: sefrou, name: "\\u202eevil\\x1b[31m"}}]
axes: [{{id: culture, title: {QUOTED}}}]
meetings:
  - id: first
    date: 2019-05-01
    kind: joint_committee
    title: {QUOTED}
    attendees: [{{person: {QUOTED}, party: mons, role: head}}]
    decisions: [{{id: one, text: {QUOTED}, due: 2019-06, owners: [mons]}}]
"""
ACTION = f"""
title: {QUOTED}
status: in_progress
axis: culture
period: 2019/2020
lead: {{organisation: {QUOTED}}}
milestones: [{{id: m, title: {QUOTED}, due: 2019-04}}]
budget: [{{year: 2019, kind: cash, funder: {{organisation: {QUOTED}}}, currency: EUR, planned: 10.50}}]
updates: [{{date: 2019-05-01, author: a, text: {QUOTED}}}]
"""


@pytest.fixture(scope="module")
def scope() -> Scope:
    tree = Held({
        "data/agreements/plan.yaml": AGREEMENT.encode(),
        "data/actions/plan/one.yaml": ACTION.encode(),
    })  # fmt: skip
    portfolio = load(tree).portfolio
    assert portfolio.left_out == ()
    return Scope(view(portfolio, standing(portfolio, date(2019, 7, 1)), Filter()))


@pytest.fixture(scope="module")
def paper(scope: Scope) -> Paper:
    return assemble.paper(scope)


def written(name: str, paper: Paper, language: str = "en") -> str | bytes:
    text: str | bytes = discovery.module(papers, name).write(paper, Look(words=words((language, "en"))).for_pages())
    return text


class Page(HTMLParser):
    """The tags of a page with their attributes, and its style."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[str] = []
        self.policy = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += [name for name, _ in attrs]
        if ("http-equiv", "Content-Security-Policy") in attrs:
            self.policy = dict(attrs)["content"] or ""


@pytest.mark.parametrize("language", ["en", "fr", "ar", "de"])
def test_html_runs_and_fetches_nothing_and_lets_in_its_own_style_only(paper: Paper, language: str) -> None:
    text = written("html", paper, language)
    assert isinstance(text, str)
    page = Page(text)
    style = re.findall(r"(?s)<style>(.*?)</style>", text)

    assert len(style) == 1
    assert f"'sha256-{base64.b64encode(hashlib.sha256(style[0].encode()).digest()).decode()}'" in page.policy
    assert page.policy.startswith("default-src 'none'; ")
    assert {"script", "img", "iframe", "object", "embed", "form"} & set(page.tags) == set()
    assert [name for name in page.attributes if name.startswith("on") or name in ("style", "src")] == []
    assert re.findall(r"(?i)@import|url\((?!#)|expression", style[0]) == []
    assert len(re.findall(r'(?<= id=")[^"]+', text)) == len(set(re.findall(r'(?<= id=")[^"]+', text)))
    assert "\u202e" not in text


def test_a_page_in_a_language_that_we_do_not_speak_says_which_words_are_english(paper: Paper) -> None:
    text = written("html", paper, "de")
    assert isinstance(text, str)

    assert '<html lang="de" dir="ltr">' in text
    assert re.search(r'<h2 id="means"><span lang="en" dir="ltr">Means</span></h2>', text)


@table(
    ("sentence", "text", "once"),
    [
        ("{date}: {text}", Text({"fr": "La salle est louée."}), True),
        ("{date}: {text}", Text({"fr": "La salle est louée.", "ar": "تم كراء القاعة."}), False),
        ("Renew it? {text}", Text({"fr": "La salle est louée."}), False),
    ],
)
def test_in_two_languages_a_text_of_one_stands_once_after_its_day(sentence: str, text: Text, once: bool) -> None:
    said = msg(sentence, date=Told(date(2019, 5, 1)), text=text)

    assert spoken.once(said, words(("fr",)), words(("ar", "fr"))) is once


@table(("longest", "tight"), [(9, False), (40, True)], ids=["words that fit", "one as long as a third of a line"])
def test_a_table_whose_words_have_no_room_beside_each_other_may_part_them_on_paper(longest: int, tight: bool) -> None:
    columns = tuple(Column(f"{n}", msg("Title"), grow=n < 2) for n in range(8))
    sheet = Sheet(
        kind="test", columns=columns, rows=(("a" * 90, *("W" * longest,) * 7),), heading=msg("Title"), empty=msg("none")
    )
    text = written("html", replace(build.RECORD, parts=(Part(name="one", title=msg("Title"), blocks=(Rows(sheet),)),)))
    assert isinstance(text, str)
    assert ('<tbody class="tight">' in text) is tight


def test_of_very_many_dates_the_first_are_told_and_how_many_more_there_are(
    scope: Scope, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dues, "_MOST", 1)
    found = agenda.build(scope.view, scope.day, 3_650)
    every = (*found.overdue, *found.ahead)
    rows, left = dues.table(scope, every)

    assert isinstance(rows, Rows)
    assert isinstance(left, Paragraph)
    assert len(rows.sheet.rows) == 1
    assert isinstance(left.words, Message)
    assert left.words.params["n"] == len(every) - 1 > 0


def test_markdown_shows_hostile_text_as_it_is_written(paper: Paper) -> None:
    text = written("markdown", paper)
    assert isinstance(text, str)

    assert "<script" not in text
    assert not re.search(r"(?<![\\&])\*b\*|(?<!\\)\[l\]", text)
    assert "@all" not in text
    rows = [line for line in text.splitlines() if line.startswith("|")]
    assert all(len(re.findall(r"(?<!\\)\|", line)) >= 3 for line in rows)


def test_what_is_written_from_right_to_left_says_so_in_markdown_and_its_tables_stay_tables() -> None:
    gfm = MarkdownIt("commonmark").enable("table")

    def blocks(language: str, beside: str = "") -> list[str]:
        look = Look(words=words((language,))).with_beside(beside).for_pages()
        tokens = gfm.parse(discovery.module(papers, "markdown").write(filled(build.RECORD), look))
        return [token.content if token.type == "html_block" else token.type for token in tokens]

    plain, turned = blocks("fr"), blocks("ar")

    assert "table_open" in plain
    assert turned == ['<div dir="rtl">\n', *plain, "</div>\n"]
    assert blocks("fr", "ar") == [*plain, "hr", *turned]


def test_a_document_is_well_formed_and_says_it_as_text(paper: Paper) -> None:
    made = written("docx", paper, "ar")
    assert isinstance(made, bytes)
    archive = zipfile.ZipFile(io.BytesIO(made))

    for name in archive.namelist():
        if name.endswith((".xml", ".rels")):
            ET.fromstring(archive.read(name))  # noqa: S314 - our own file
    document = ET.fromstring(archive.read("word/document.xml"))  # noqa: S314 - our own file
    assert NASTY in "".join(document.itertext())


def test_a_document_that_nobody_opens_is_refused_in_two_languages_twice_as_soon(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(docx_, "_MOST_PAGES", 5)
    parts = tuple(Part(name=name, title=msg("A")) for name in "abcde")
    two = Look(words=words(("fr", "ar"))).with_beside("ar").for_pages()

    assert docx_.write(replace(build.RECORD, parts=parts), Look())
    assert docx_.write(replace(build.RECORD, parts=parts[:2]), two)
    long = (Part(name="a", title=msg("A"), blocks=(Bullets((msg("B"),) * 200),)),)
    for made, look in (
        (replace(build.RECORD, parts=parts * 2), Look()),
        (replace(build.RECORD, parts=long), Look()),
        (replace(build.RECORD, parts=parts), two),
    ):
        with pytest.raises(UsageError, match="too long for a Word document"):
            docx_.write(made, look)


@pytest.mark.parametrize("name", ["markdown", "html", "docx"])
def test_what_a_fact_is_called_has_a_capital_unless_it_is_data_or_a_program(name: str) -> None:
    role = msg("{role}, {party}", role=msg("progress"), party=msg("none"))
    facts = ((role, msg("none")), (msg("{name}", name="iPads"), msg("none")))
    blocks = (Facts(facts), Checks((Check(msg("git"), msg("found")),)))
    made = replace(build.RECORD, facts=facts[:1], parts=(Part(name="a", title=msg("A"), blocks=blocks),))

    told = written(name, made, "fr")

    if isinstance(told, bytes):
        told = zipfile.ZipFile(io.BytesIO(told)).read("word/document.xml").decode()
    assert re.findall(r"(?i)\b(?:avancement|ipads|git)\b", told) == ["Avancement", "Avancement", "iPads", "git"]


def test_the_page_of_a_record_is_a_paper(snapshot: Snapshot) -> None:
    text = written("markdown", filled(build.RECORD))
    assert isinstance(text, str)

    snapshot("record-markdown.md", text)
