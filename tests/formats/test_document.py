"""A document of Word: its elements stand in the schema's order, and its direction where readers of it look."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest

from coopctl import discovery
from coopctl.formats import papers
from coopctl.formats.counts import of_states
from coopctl.formats.look import Look
from coopctl.formats.pages.spoken import spoken
from coopctl.formats.papers import docx_
from coopctl.i18n.words import words
from coopctl.measures.outcomes import BarState, Rollup
from coopctl.messages import Told, msg
from coopctl.reports.committee import minutes
from coopctl.reports.paper import Bar, Facts, Meters, Paper, Paragraph, Part, Rows, filled
from coopctl.tables import Column, Sheet
from tests.formats import build
from tests.formats.injected import paper

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coopctl.reports.paper import Block

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
#: The namespaces of what Word added later, which may stand anywhere.
LATER = "{http://schemas.microsoft.com/"
#: That of a theme, whose styles are others.
THEME = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
#: The children of each element in the order of the schemas: ECMA-376, part 1, annex A, wml.xsd, and those of DrawingML.
ORDER = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs "
    "suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd "
    "snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment "
    "textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange",
    "rPr": "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid "
    "vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em "
    "lang eastAsianLayout specVanish oMath",
    "tblPr": "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing "
    "tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription tblPrChange",
    "tcPr": "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark "
    "headers cellIns cellDel cellMerge tcPrChange",
    "sectPr": "headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType "
    "pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid printerSettings "
    "sectPrChange",
    "style": "name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed qFormat locked "
    "personal personalCompose personalReply rsid pPr rPr tblPr trPr tcPr tblStylePr",
    "tbl": "tblPr tblGrid tr",
    "tr": "tblPrEx trPr tc",
    "tabs": "tab",
    "tblGrid": "gridCol",
    "tblBorders": "top left bottom right insideH insideV",
    "tblCellMar": "top left bottom right",
    "tblStylePr": "pPr rPr tblPr trPr tcPr",
    "styles": "docDefaults latentStyles style",
    "numPr": "ilvl numId",
    "numbering": "numPicBullet abstractNum num",
    "lvl": "start numFmt lvlRestart pStyle isLgl suff lvlText lvlPicBulletId legacy lvlJc pPr rPr",
    "settings": "zoom proofState defaultTabStop characterSpacingControl savePreviewPicture compat rsids mathPr "
    "themeFontLang clrSchemeMapping doNotAutoCompressPictures shapeDefaults decimalSymbol listSeparator",
    "font": "altName panose1 charset family notTrueType pitch sig",
    "inline": "extent effectExtent docPr cNvGraphicFramePr graphic",
    "pic": "nvPicPr blipFill spPr",
    "blipFill": "blip srcRect stretch",
    "tc": "tcPr tbl p",
    "p": "pPr r",
    "r": "rPr fldChar instrText tab t drawing br",
}
PICTURED = {"inline", "pic", "blipFill"}
PAPERS = {"a record": filled(build.RECORD), "every block": paper(["one", "اثنان", "three"])}


def parts(made: Paper, language: str) -> Iterator[tuple[str, ET.Element]]:
    """Give the parts of a document that WordprocessingML defines."""
    archive = zipfile.ZipFile(io.BytesIO(docx_.write(made, Look(words=words((language,))).for_pages())))
    for name in archive.namelist():
        if name.startswith("word/") and name.endswith(".xml"):
            yield name, ET.fromstring(archive.read(name))  # noqa: S314 - our own file


def misplaced(tree: ET.Element) -> set[str]:
    """Hold the elements of a part to the schema's order; return which were met."""
    met = set()
    for element in tree.iter():
        name = element.tag.rpartition("}")[2] if not element.tag.startswith(THEME) else ""
        order = ORDER.get(name, "").split()
        names = [child.tag.rpartition("}")[2] for child in element if not child.tag.startswith(LATER)]
        if order and name != "r":
            assert names == sorted(names, key=order.index), name
            met.add(name)
        if name == "r":
            assert "rPr" not in names[1:], names
    return met


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize("made", PAPERS.values(), ids=PAPERS)
def test_every_element_stands_where_the_schema_wants_it(made: Paper, language: str) -> None:
    met = set().union(*(misplaced(tree) for _, tree in parts(made, language)))

    assert met >= {*ORDER} - {"numPr", "r", *PICTURED}


@pytest.mark.parametrize("made", PAPERS.values(), ids=PAPERS)
def test_an_arabic_paper_says_its_direction_everywhere(made: Paper) -> None:
    for part, tree in parts(made, "ar"):
        if part not in ("word/document.xml", "word/header1.xml", "word/footer1.xml"):
            continue
        paragraphs, runs, sections = ([*tree.iter(f"{W}{name}")] for name in ("p", "r", "sectPr"))
        tables = [*tree.iter(f"{W}tbl")]

        assert paragraphs
        assert [p for p in paragraphs if p.find(f"{W}pPr/{W}bidi") is None] == []
        turned = [r.findtext(f"{W}t", "") for r in runs if r.find(f"{W}rPr/{W}rtl") is None]
        assert [said for said in turned if not re.fullmatch("\u2068[^\u0600-\u06ff]+\u2069", said)] == []
        assert [s for s in sections if s.find(f"{W}bidi") is None] == []
        assert [t for t in tables if t.find(f"{W}tblPr/{W}bidiVisual") is None] == []
    styles = {
        style.get(f"{W}styleId"): style
        for part, tree in parts(made, "ar")
        if part == "word/styles.xml"
        for style in tree.iter(f"{W}style")
    }
    assert styles["Normal"].find(f"{W}pPr/{W}bidi") is not None
    assert [name for name, style in styles.items() if style.find(f"{W}rPr/{W}spacing") is not None] == []


def body(blocks: tuple[Block, ...], language: str, beside: str) -> ET.Element:
    """Give the body of a document that holds these blocks under one title."""
    part = Part(name="p", title=build.text("P"), blocks=blocks)
    made = Paper(title=part.title, scope=part.title, day=build.DAY, revision="worktree", parts=(part,))
    look = Look(words=words((language,)))
    content = docx_.write(made, (look.with_beside(beside) if beside else look).for_pages())
    return ET.fromstring(zipfile.ZipFile(io.BytesIO(content)).read("word/document.xml"))[0]  # noqa: S314 - our own file


def test_nothing_of_another_document_is_in_it() -> None:
    archive = zipfile.ZipFile(io.BytesIO(docx_.write(PAPERS["a record"], Look(words=words(("en",))).for_pages())))
    listed = archive.read("[Content_Types].xml") + archive.read("word/_rels/document.xml.rels")

    assert [name for name in archive.namelist() if "thumbnail" in name or "WithEffects" in name] == []
    assert b"WithEffects" not in listed
    assert b'<w:zoom w:val="bestFit" w:percent="100"/>' in archive.read("word/settings.xml"), "it must have a number"
    assert b'w:val="15"' in archive.read("word/settings.xml"), "Word says of no other that it is compatible"


def told(element: ET.Element) -> list[str]:
    """Give what the pictures within an element say."""
    return [each.get("descr", "").replace("\xa0", " ") for each in element.iter() if each.tag.endswith("}docPr")]


@pytest.mark.parametrize(("language", "beside"), [("en", ""), ("ar", "fr")])
def test_the_bar_of_states_is_a_picture_on_the_page_of_what_it_is_of(language: str, beside: str) -> None:
    counts = {BarState.LATE: 1, BarState.FINISHED: 3, BarState.UNDER_WAY: 0}
    made = body((Bar(counts), Bar({}), Facts(((msg("Status"), build.text("S")),) * 3)), language, beside)
    drawn = [place for place, each in enumerate(made) if told(each)]

    assert misplaced(made) >= PICTURED
    assert [told(made[place]) for place in drawn] == [[of_states(counts, words((language,)))]]
    lead = [each for one in made[drawn[0] - 1 : drawn[0] + 2] for each in one.iter(f"{W}p")]
    assert [each.find(f"{W}pPr/{W}keepNext") for each in lead].count(None) == 0, "it stands on the page of the facts"


@pytest.mark.parametrize("beside", ["", "ar"])
def test_a_meter_stands_before_the_words_of_its_progress(beside: str) -> None:
    figures = [Fraction(0), Fraction(50), Fraction(100), None]
    rows = tuple((build.text(f"A{place}"), Rollup(each, 1, 1, 0, 1)) for place, each in enumerate(figures))
    made = body((Meters(msg("Progress"), rows),), "en", beside)
    lines = [each.findall(f"{W}tc") for each in made.iter(f"{W}tr")]

    assert [[told(cell) for cell in line[:2]] for line in lines[:4]] == [
        [[], []], [[], ["0%"]], [[], ["50%"]], [[], ["100%"]],
    ]  # fmt: skip
    assert all(told(lines[4][1]))
    first = [each.tag for each in lines[2][1].findall(f"{W}p")[0]]
    assert first == [f"{W}pPr", f"{W}r", f"{W}r"], "the words, their direction and their page are its own"


@pytest.mark.parametrize("languages", [("fr", "ar"), ("ar", "fr")])
def test_a_paper_in_two_languages_gives_each_its_direction(languages: tuple[str, str]) -> None:
    look = Look(words=words(languages[:1])).with_beside(languages[1]).for_pages()
    archive = zipfile.ZipFile(io.BytesIO(docx_.write(PAPERS["a record"], look)))
    document, styles = (ET.fromstring(archive.read(f"word/{name}.xml")) for name in ("document", "styles"))  # noqa: S314

    misplaced(document)
    met = set()
    for paragraph in document.iter(f"{W}p"):
        said = "".join(each.text or "" for each in paragraph.iter(f"{W}t"))
        latin, arabic = re.search("[A-Za-zà-ÿ]", said), re.search("[\u0600-\u06ff]", said)
        if bool(latin) != bool(arabic):
            rtl = paragraph.find(f"{W}pPr/{W}bidi") is not None
            met.add((bool(arabic), rtl))
    assert met >= {(True, True), (False, False)}
    normal = next(each for each in styles.iter(f"{W}style") if each.get(f"{W}styleId") == "Normal")
    assert normal.find(f"{W}pPr/{W}bidi") is None, "each paragraph says its own direction"


@pytest.mark.parametrize("language", ["en", "fr", "nl"])
def test_a_paper_from_left_to_right_says_nothing_of_it(language: str) -> None:
    for part, tree in parts(PAPERS["every block"], language):
        if part != "word/styles.xml":
            assert [each.tag for name in ("bidi", "rtl", "bidiVisual") for each in tree.iter(f"{W}{name}")] == []


def test_latin_words_in_an_arabic_paper_are_kept_together() -> None:
    reader = Look(words=words(("ar",))).for_pages().words

    assert spoken(build.text("74 farms, led by women."), reader) == "\u206874 farms, led by women.\u2069"
    assert (
        spoken(("Tamrirt", build.text("Agouzrane"), "تيزكان"), reader)
        == "\u2068Tamrirt\u2069، \u2068Agouzrane\u2069، تيزكان"
    )
    assert spoken(build.text("74 farms."), Look(words=words(("fr",))).for_pages().words) == "74 farms."
    assert spoken(74, reader) == "74"


@pytest.mark.parametrize("ending", ["html", "docx", "pdf"])
def test_what_two_languages_say_alike_stands_once(ending: str) -> None:
    columns = (Column("title", msg("Title")), Column("after", msg("Now")))
    row = (build.text("Only once, 74 times."), (build.text("Engineer"), build.text("Water")))
    said = Rows(Sheet(kind="k", columns=columns, rows=(row,), heading=msg("What has changed"), empty=msg("none")))
    told = Paragraph(msg("{date}: {text}", date=Told(build.DAY), text=build.text("Dated once.")))
    part = Part(name="p", title=build.text("P"), blocks=(said, told))
    made = Paper(title=part.title, scope=part.title, day=build.DAY, revision="worktree", parts=(part,))
    look = Look(words=words(("fr",))).with_beside("ar").for_pages()
    content = discovery.module(papers, ending).write(made, look)
    if ending == "docx":
        content = zipfile.ZipFile(io.BytesIO(content)).read("word/document.xml").decode()
    elif ending == "pdf":
        pypdf = pytest.importorskip("pypdf")
        content = "".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(content)).pages)

    assert content.count("Only once, 74 times.") == 1
    assert content.count("Dated once.") == 1, "a text that is in one language, after its day"
    assert content.count("Engineer") == 1, "what parts the texts of a cell is each language's own"


def test_a_table_of_many_long_words_has_small_letters_so_that_none_is_broken() -> None:
    def styles(count: int) -> set[str]:
        columns = tuple(Column(f"c{number}", msg("Implementation")) for number in range(count))
        sheet = Sheet(
            kind="x", columns=columns, rows=(("administrations",) * count,), heading=msg("x"), empty=msg("none")
        )
        made = Paper(
            title=msg("x"),
            scope=msg("x"),
            day=build.FRAME.day,
            revision="",
            parts=(Part(name="p", title=msg("p"), blocks=(Rows(sheet),)),),
        )
        body = next(tree for name, tree in parts(made, "en") if name.endswith("document.xml"))
        return {each.get(f"{W}val", "") for cell in body.iter(f"{W}tc") for each in cell.iter(f"{W}pStyle")}

    assert styles(3) == {"Cell", "Cellhead"}
    assert styles(6) == {"SmallCell", "SmallCellhead"}


@pytest.mark.parametrize("beside", ["", "ar"])
def test_minutes_are_in_letters_as_usual_and_a_date_can_be_written(beside: str) -> None:
    who = (1, "Ada", "Coordinatrice de l\u2019enseignement", "vice-présidence", None)
    there = replace(build.SHEET, columns=minutes._ATTENDEES, rows=(who,))
    decided = replace(build.SHEET, columns=minutes._DECIDED, rows=((1, None, None, None),) * 3)
    part = Part(name="p", title=build.text("P"), blocks=(Rows(there), Rows(decided)))
    made = Paper(title=part.title, scope=part.title, day=build.DAY, revision="worktree", to_fill=True, parts=(part,))
    look = Look(words=words(("fr",)))
    content = docx_.write(made, (look.with_beside(beside) if beside else look).for_pages())
    document = ET.fromstring(zipfile.ZipFile(io.BytesIO(content)).read("word/document.xml"))  # noqa: S314 - our own file

    assert [each for each in document.iter(f"{W}pStyle") if "Small" in each.get(f"{W}val", "")] == []
    *_, due = [int(each.get(f"{W}w", "")) for each in document.iter(f"{W}gridCol")]
    assert due / 57 > 28, "millimetres"


@pytest.mark.parametrize(("language", "beside"), [("en", ""), ("en", "ar"), ("ar", "fr"), ("en", "nl")])
def test_the_names_of_facts_are_heads_in_both_languages(language: str, beside: str) -> None:
    made = body((Facts(((msg("Status"), build.text("S")),)),), language, beside)
    cells = [[style.get(f"{W}val", "") for style in cell.iter(f"{W}pStyle")] for cell in made.iter(f"{W}tc")]
    heads = ["Cellhead" in "".join(styles) for styles in cells]

    assert heads == ([True, False, False, True] if beside else [True, False])


@pytest.mark.parametrize("beside", ["", "ar"])
def test_no_row_of_a_long_table_stands_alone_on_a_page(beside: str) -> None:
    rows = tuple((build.text(f"row {number}"),) for number in range(20))
    sheet = Sheet(kind="k", columns=(Column("title", msg("Title")),), rows=rows, heading=msg("Rows"), empty=msg("none"))
    lines = [*body((Rows(sheet),), "en", beside).iter(f"{W}tr")]

    held = [
        place
        for place, line in enumerate(lines)
        if all(p.find(f"{W}pPr/{W}keepNext") is not None for p in line.iter(f"{W}p"))
    ]
    assert held == [0, 19], "the heads with the first, the last but one with the last"
