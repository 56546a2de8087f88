"""Nothing gets out of any field: the demo's records with a hostile text in every place that takes one, in four languages.

What each reader makes of an output, its elements, members and columns, is what it makes of marks in the same places.
"""

from __future__ import annotations

import io
import json
import re
import zipfile
from functools import cache
from typing import TYPE_CHECKING

import openpyxl
import pytest
from lxml import etree, html  # type: ignore[import-untyped]  # python-docx brings it, without types

from coopctl import discovery
from coopctl.changes.change import Side
from coopctl.formats import Frame, differences, exports, papers
from coopctl.formats.cells import _FORMULA as FORMULA
from coopctl.formats.look import Look
from coopctl.i18n.words import words
from coopctl.measures.standing import standing
from coopctl.reports.committee import assemble, minutes
from coopctl.reports.committee.scope import Scope
from coopctl.reports.filters import Filter
from coopctl.reports.view import view
from coopctl.reviewing import comparison, difference
from tests.formats import everywhere
from tests.formats.injected import PAYLOADS, acting, fields, marks, unisolated
from tests.formats.test_nothing_gets_out import LOOKED_FOR, _table, read_markdown
from tests.samples import TIMES
from tests.whole import DAY, findings_shown, found, shown

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from coopctl.loading.loader import Loaded

LANGUAGES = (("en",), ("fr", "en"), ("ar", "fr"), ("nl", "en"))
COUNT = everywhere.count()
FRAME = Frame(DAY, "worktree", ())
#: What our own layout holds of signs that act: isolates of pages and of Arabic screens, ends of lines, a mark of CSV.
ALLOWED = {"tsv": "\t", "csv": "\r\ufeff", "ics": "\r", "html": "\u2066\u2067\u2068\u2069"}
#: Where people read numbers, a cell may begin with a sign.
NUMBER = re.compile(r"[-+]?[\d.,\u202f\u00a0]+%?")
#: What a page of ours may load or lead to: its own parts, and the addresses that records name.
LEADS = re.compile(r"#.*|https://example\.org/.*|data:image/(png|jpeg);base64,.*", re.DOTALL)


def outputs(drawn: Sequence[str], languages: tuple[str, ...]) -> Iterator[tuple[str, str | bytes]]:
    """Give each format with what it says of the workspace: of all of it in a long run, else of its papers and findings."""
    (loaded, findings), (old, _) = (found(everywhere.workspace(each)) for each in (drawn, drawn[::-1]))
    assert loaded.portfolio.left_out == ()
    look = Look(words=words(languages), ci=True)
    yield from findings_shown(loaded, findings)
    yield from shown(loaded.portfolio, everything=TIMES > 1)
    before, after = (_side(each) for each in (old, loaded))
    told = difference.difference(
        comparison.compare(before, after),
        lambda _: True,
        names=(drawn[0], drawn[1]),
        paths=loaded.paths,
        found=lambda: (findings, ()),
    )
    for name in discovery.names(differences):
        yield name, discovery.module(differences, name).write(told, FRAME, look)
    seen = view(loaded.portfolio, after.standing, Filter())
    scope = Scope(seen)
    met = next((each, meeting) for each in seen.agreements for meeting in each.meetings)
    for paper in (assemble.paper(scope), minutes.paper(scope, *met)):
        for name in ("docx", "html", "markdown"):
            yield name, discovery.module(papers, name).write(paper, look.with_beside("ar").for_pages())
    for name in ("csv", "ics", "json", "xlsx"):
        asked = exports.Export(view=seen, frame=FRAME, options=exports.Options())
        content = discovery.module(exports, name).write(asked, look).content
        yield from ((name, each) for each in (content.values() if isinstance(content, dict) else [content]))


def _side(loaded: Loaded) -> Side:
    return Side(loaded.portfolio, standing(loaded.portfolio, DAY))


def read(name: str, said: str | bytes) -> set[str]:
    """Return what a reader of a format finds: the names of what it is made of, and where its links lead."""
    if isinstance(said, bytes):
        return _read_archive(said)
    reader = _READERS.get(name)
    return reader(said) if reader else set()


def _read_page(said: str) -> set[str]:
    tree = list(html.document_fromstring(said).iter())
    assert all(isinstance(each.tag, str) for each in tree), "a comment"
    leads = {value for each in tree for key, value in each.items() if key in ("href", "src", "action")}
    assert [each for each in leads if not LEADS.fullmatch(each)] == []
    return {f"{each.tag} {key}" for each in tree for key in ("", *each.keys()) if key != "class"}


def _read_markdown(said: str) -> set[str]:
    form, runs = read_markdown(said)
    assert [(run, what) for run in runs for what, looks in LOOKED_FOR.items() if re.search(looks, run)] == []
    return {str(each) for part in form for each in (part if isinstance(part, list) else [part])}


def _read_table(said: str, delimiter: str) -> set[str]:
    table = _table(said.removeprefix("\ufeff"), delimiter=delimiter)
    cells = [each for row in table for each in row if not NUMBER.fullmatch(each)]
    assert [each for each in cells if each.lstrip().startswith(FORMULA)] == []
    return {f"{len({*map(len, table)})} widths"}


def _read_json(said: str) -> set[str]:
    return {type(json.loads(said)).__name__}


_READERS: Mapping[str, Callable[[str], set[str]]] = {
    "html": _read_page,
    "markdown": _read_markdown,
    "csv": lambda said: _read_table(said, ","),
    "tsv": lambda said: _read_table(said, "\t"),
    "json": _read_json,
    "gitlab": _read_json,
    "sarif": _read_json,
    "jsonl": lambda said: {kind for line in said.split("\n")[:-1] for kind in _read_json(line)},
    "junit": lambda said: {str(each.tag) for each in etree.fromstring(said.encode()).iter()},
    "ics": lambda said: {re.split("[;:]", line)[0] for line in re.sub(r"\r\n[ \t]", "", said).split("\r\n")},
}


def _read_archive(content: bytes) -> set[str]:
    archive = zipfile.ZipFile(io.BytesIO(content))
    parts = {name: archive.read(name) for name in archive.namelist() if name.endswith((".xml", ".rels"))}
    trees = {re.sub(r"\d+", "", name): etree.fromstring(part) for name, part in parts.items()}
    names = {f"{name} {each.tag}" for name, tree in trees.items() for each in tree.iter()}
    leads = {
        each for part in parts.values() for each in re.findall(rb'Target="([^"]*)"[^>]*TargetMode="External"', part)
    }
    assert [each for each in leads if not each.startswith(b"https://example.org/")] == []
    if "xl/workbook.xml" in parts:
        book = openpyxl.load_workbook(io.BytesIO(content))
        cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]
        return names | {re.sub(r"\d+", "", str(cell.value)) for cell in cells}
    return names | {each.decode() for each in re.findall(rb"<w:instrText[^>]*>([^<]*)<", b"".join(parts.values()))}


@cache
def harmless(languages: tuple[str, ...]) -> dict[str, set[str]]:
    """Return what the readers of each format find where the fields are marks."""
    made: dict[str, set[str]] = {}
    for name, said in outputs(marks(COUNT), languages):
        made.setdefault(name, set()).update(read(name, said))
    return made


def test_the_workspace_has_every_kind_of_field_that_people_fill_with_words() -> None:
    places = {each for path, _, found_ in everywhere.free() for each in map(everywhere.shape, found_)}

    assert COUNT > 1500
    assert len(places) > 150
    assert {
        ("title", "en"), ("meetings", "", "decisions", "", "owners", "", "person"), ("documents", "", "url"), ("places", ""),
        ("letterhead", "names", ""), ("rules", "", "message"), ("reports", "own", "title"), ("x-own", "key", "", "more"),
        ("external_ids", "tizgane-budget"), ("updates", "", "author"), ("parties", "", "aliases", ""),
    } <= places  # fmt: skip


@pytest.mark.parametrize("languages", LANGUAGES if TIMES > 1 else LANGUAGES[2:3], ids=" ".join)
def test_each_reader_finds_what_it_finds_of_harmless_words(languages: tuple[str, ...]) -> None:
    turn = LANGUAGES.index(languages)
    drawn = fields(len(PAYLOADS) + COUNT, seed=1 + turn)[len(PAYLOADS) :]
    for name, said in outputs(drawn, languages):
        assert read(name, said) <= harmless(languages)[name], name
        if isinstance(said, bytes):
            continue
        plain = unisolated(re.sub(r"\x1b\[[0-9;]*m", "", said))
        ours = ALLOWED.get(name, "\u2066\u2067\u2068\u2069" if languages[0] == "ar" else "")
        assert acting(plain) <= set(ours), name
