"""A PDF: tagged, to be kept, the same bytes twice; what files say is text in it; a second library looks into it."""

from __future__ import annotations

import base64
import io
import json
import re
import sys
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from coopctl.cli.app import main
from coopctl.errors import CoopctlError, UsageError
from coopctl.formats.look import Look
from coopctl.i18n.words import words
from coopctl.measures.outcomes import BarState
from coopctl.messages import msg
from coopctl.reports.paper import Bar, Bullets, Facts, Head, Paper, Paragraph, Part, Rows, filled
from coopctl.tables import Column, Sheet
from tests import plans
from tests.conftest import BASE, ROOT
from tests.formats import build
from tests.formats.injected import PAYLOADS, paper

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

pypdf = pytest.importorskip("pypdf", reason="pypdf is not installed: make test installs it")
pytest.importorskip("typst", reason="typst is not installed: make test installs it")

from coopctl import installation  # noqa: E402 - as below
from coopctl.formats.pages import pdf_room, pdf_shares  # noqa: E402 - as below
from coopctl.formats.papers import pdf  # noqa: E402 - once typst is known to be there

DEMO = ROOT / "examples" / "demo"
#: What typst would read as its markup, were it not data.
MARKUP = (
    '#panic("x")',
    "$x^2$",
    "*b* _i_",
    "= h",
    "@ref <label>",
    "\\u{41}",
    "#sys.inputs",
    "/* c */ // d",
    "`raw`",
    "]",
    '#"',
)
#: What acts in a PDF (ISO 32000-1, 12.6), or reaches out of it.
ACTS = {"/AA", "/JavaScript", "/JS", "/Launch", "/URI", "/GoToR", "/SubmitForm", "/EmbeddedFiles", "/AF"}


@pytest.fixture(scope="module")
def long_plan(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return plans.write(tmp_path_factory.mktemp("long"))


def written(made: Paper, language: str = "en") -> bytes:
    return pdf.write(made, Look(words=words((language, "en"))).for_pages())


def opened(content: bytes) -> Any:
    return pypdf.PdfReader(io.BytesIO(content), strict=True)


def elements(node: Any) -> Iterator[Any]:
    """Yield the elements of the structure (ISO 32000-1, 14.7.2), as they are read."""
    node = node.get_object()
    if isinstance(node, pypdf.generic.ArrayObject):
        for each in node:
            yield from elements(each)
    elif isinstance(node, pypdf.generic.DictionaryObject):
        if "/S" in node:
            yield node
        if "/K" in node:
            yield from elements(node["/K"])


def structure(reader: Any) -> list[Any]:
    return list(elements(reader.trailer["/Root"]["/StructTreeRoot"]))


def bookmarks(outline: Any, depth: int = 0) -> list[tuple[int, Any]]:
    """Return the bookmarks with their depth, in the order of the paper."""
    found: list[tuple[int, Any]] = []
    for each in outline:
        found += bookmarks(each, depth + 1) if isinstance(each, list) else [(depth, each)]
    return found


def metadata(reader: Any) -> str:
    return str(reader.trailer["/Root"]["/Metadata"].get_data().decode())


def titles(reader: Any) -> list[tuple[int, str]]:
    return [(depth, each.title) for depth, each in bookmarks(reader.outline)]


def chapters(reader: Any) -> list[str]:
    """Return where the links of the contents lead: the title of the heading at that place."""
    places = {(each.raw_get("/Page").idnum, float(each["/Top"])): each.title for _, each in bookmarks(reader.outline)}
    links = [each.get_object()["/Dest"] for page in reader.pages for each in page.get("/Annots", ())]
    return [places[link[0].idnum, float(link[3])] for link in links]


def names(node: Any) -> set[str]:
    """Return every name of an object: keys and values, not of the objects that it refers to."""
    if isinstance(node, pypdf.generic.DictionaryObject):
        return set(node).union(*(names(value) for value in node.values()))
    if isinstance(node, pypdf.generic.ArrayObject):
        return set().union(*(names(value) for value in node))
    return {node} if isinstance(node, pypdf.generic.NameObject) else set()


def attribute(element: Any, name: str) -> Any:
    own = element.get("/A", [])
    found = [each.get_object() for each in (own if isinstance(own, list) else [own])]
    return next((each[name] for each in found if name in each), None)


def pages_of(element: Any) -> set[Any]:
    """Return the references of the pages on which a piece of the structure stands, by what it marks there."""
    marked = [each.get_object() for each in element["/K"]]
    kept = pypdf.generic.DictionaryObject
    return {(each if isinstance(each, kept) and "/Pg" in each else element).raw_get("/Pg") for each in marked}


def told(reader: Any) -> dict[Any, list[tuple[str, ...]]]:
    """Return what stands on each page, in the order in which it is read: each piece with the tags that hold it."""
    pages: dict[Any, list[tuple[str, ...]]] = {}

    def walk(node: Any, tags: tuple[str, ...], page: Any) -> None:
        held = node.get_object()
        if isinstance(held, pypdf.generic.ArrayObject):
            for each in held:
                walk(each, tags, page)
        elif isinstance(held, pypdf.generic.NumberObject) or held.get("/Type") == "/MCR":
            place = page if isinstance(held, pypdf.generic.NumberObject) else held.raw_get("/Pg")
            pages.setdefault(place.idnum, []).append(tags)
        elif "/K" in held:
            inner = (*tags, str(held["/S"])) if "/S" in held else tags
            walk(held.raw_get("/K"), inner, held.raw_get("/Pg") if "/Pg" in held else page)

    walk(reader.trailer["/Root"]["/StructTreeRoot"].raw_get("/K"), (), None)
    return pages


def alone(reader: Any) -> list[str]:
    """Return what stands at the foot of a page and leads to what is on the next."""
    leads = re.compile("/(Title|H[1-6]|Caption|THead|Lbl)")
    last = [pieces[-1] for pieces in told(reader).values()]
    return [tag for tags in last for tag in tags if leads.fullmatch(tag)]


def lowest(page: Any) -> float:
    """Return how far above the lower edge of a page its last line stands, in points, its foot aside."""
    heights: list[float] = []

    def seen(text: str, now: list[float], at: list[float], *_: object) -> None:
        if text.strip():
            heights.append(at[5] * now[3] + now[5])

    page.extract_text(visitor_text=seen)
    return min(height for height in heights if height > 57)


@pytest.mark.parametrize("language", ["en", "ar"])
def test_a_screen_reader_finds_its_way(language: str) -> None:
    reader = opened(written(filled(build.RECORD), language))
    root, tags = reader.trailer["/Root"], structure(reader)
    about = metadata(reader)
    kinds = [tag["/S"] for tag in tags]

    assert (root["/Lang"], root["/MarkInfo"]["/Marked"]) == (language, True)
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert root["/ViewerPreferences"].get("/Direction", "/L2R") == ("/R2L" if language == "ar" else "/L2R")
    assert (
        reader.metadata.title in ("Photo exhibition in Mons", "\u2067Photo exhibition in Mons\u2069")
        or language == "ar"
    )
    assert "<pdfuaid:part>1</pdfuaid:part>" in about
    assert "<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>" in about
    assert kinds.count("/Title") == 1
    assert {"/H1", "/L", "/Lbl", "/Table", "/Caption", "/THead", "/TBody"} <= set(kinds)
    heads = [tag for tag in tags if tag["/S"] == "/TH"]
    assert [attribute(head, "/Scope") for head in heads] == ["/Column"] * len(heads)
    assert len(heads) > 3
    fonts = [font.get_object() for page in reader.pages for font in page["/Resources"]["/Font"].values()]
    held = [font["/DescendantFonts"][0].get_object()["/FontDescriptor"].get_object() for font in fonts]
    assert all({"/FontFile2", "/FontFile3"} & set(each) for each in held), "a reader has none of these fonts"


def test_the_paper_of_a_committee_has_its_chapters_and_every_picture_its_words(tmp_path: Path) -> None:
    made = tmp_path / "x.pdf"
    asked = ("report", "vallombre-tizgane", "--sheets", "none", "--as-of", "2026-10-12", "--lang", "ar")
    codes = [main(["-C", str(DEMO), *asked, "-o", str(made.with_stem(name))]) for name in ("x", "y")]
    reader = opened(made.read_bytes())
    figures = [tag for tag in structure(reader) if tag["/S"] == "/Figure"]

    assert codes == [0, 0]
    assert made.read_bytes() == made.with_stem("y").read_bytes()
    assert reader.metadata.creation_date_raw == "D:20261012000000Z"
    assert len([each for each in reader.outline if not isinstance(each, list)]) > 5
    assert len(figures) == 1
    assert figures[0]["/Alt"].strip()
    assert len(pages_of(figures[0])) == 2
    assert len(reader.pages) > 4
    highest = int(reader.pages[0].mediabox.height) // 3
    assert [place for place, page in enumerate(reader.pages[:3], 1) if lowest(page) > highest] == []
    assert alone(reader) == []


def test_a_timeline_is_set_in_the_letters_of_its_paper(tmp_path: Path) -> None:
    made = tmp_path / "x.pdf"
    asked = ("report", "zilverdam-ndelika", "--sheets", "none", "--as-of", "2026-10-12", "--lang", "fr,ar")
    code = main(["-C", str(DEMO), *asked, "-o", str(made)])
    told: dict[str, str] = {}

    def see(text: str, _matrix: object, _place: object, font: Any, _size: object) -> None:
        name = font["/BaseFont"] if font else ""
        told[name] = told.get(name, "") + text

    for page in opened(made.read_bytes()).pages:
        page.extract_text(visitor_text=see)

    assert code == 0
    assert {name.partition("+")[2].partition("-")[0] for name, words in told.items() if "Arrêté sur les" in words} == {
        pdf.LATIN.replace(" ", "")
    }


@pytest.mark.parametrize("beside", [None, "ar"])
def test_what_leads_to_something_stands_on_its_page(beside: str | None) -> None:
    def facts(count: int) -> Facts:
        return Facts(tuple((msg("lead"), build.text("Ada")) for _ in range(count)))

    def axis(number: int) -> tuple[Part, ...]:
        title, said = build.text(f"Axis {number}"), Paragraph(build.text("Known."))
        table = replace(build.SHEET, rows=build.SHEET.rows[:1] * (number % 5))
        bar = Bar({BarState.FINISHED: 1})
        return (
            Part(name="a", title=title, level=2, blocks=(said, bar, facts(number % 3), Rows(table))),
            Part(name="b", title=title, level=3, blocks=(said, facts(9))),
        )

    look = Look(words=words(("en",))).for_pages()
    made = filled(build.RECORD)
    chapter = Part(name="c", title=build.text("Actions"))
    made = replace(made, parts=(chapter, *(part for number in range(30) for part in axis(number))))
    reader = opened(pdf.write(made, look.with_beside(beside) if beside else look))
    first = [pieces[0] for pieces in told(reader).values()]

    assert len(first) > 10
    assert alone(reader) == []
    assert [tags for tags in first if {"/L", "/Caption"} & set(tags)] == [], "few facts, and what they lead to, part"


def test_no_page_ends_between_the_languages_of_a_short_text() -> None:
    look = Look(words=words(("fr", "en"))).with_beside("ar").for_pages()
    said = tuple(Paragraph(build.text(fr=f"Un {n}.", ar=f"واحد {n}.")) for n in range(90))
    made = replace(filled(build.RECORD), parts=(Part(name="p", title=build.text("P"), blocks=said),))
    pages = [page.extract_text() for page in opened(pdf.write(made, look)).pages]

    assert len(pages) > 2
    assert [page.count("Un ") - page.count(" دحاو") - page.count("واحد") for page in pages] == [0] * len(pages)


def test_a_short_list_is_not_parted_by_the_end_of_a_page() -> None:
    said, points = Paragraph(build.text("Known.")), Bullets(tuple(build.text(f"Point {each}.") for each in range(5)))
    parts = tuple(
        Part(name="a", title=build.text("Session"), blocks=(*[said] * (number % 7), points)) for number in range(30)
    )
    pages = [page.extract_text() for page in opened(written(replace(filled(build.RECORD), parts=parts))).pages]

    assert sum(text.count("Point") for text in pages) == 150
    assert {text.count("Point") % 5 for text in pages} == {0}


def test_its_records_go_with_it_as_list_writes_them(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    day = ("--as-of", "2026-10-12", "--lang", "fr")
    asked = ("report", "vallombre-tizgane", "--brief", "--attach-data", *day)
    made = [tmp_path / name for name in ("x.pdf", "y.pdf")]
    codes = [main(["-C", str(DEMO), *asked, "-o", str(each)]) for each in made]
    refused = main(["-C", str(DEMO), *asked, "-o", str(tmp_path / "x.html")])
    said = capsys.readouterr()
    reader = opened(made[0].read_bytes())
    root = reader.trailer["/Root"]
    held = {each.get_object()["/UF"]: each.get_object() for each in root["/AF"]}
    about = metadata(reader)

    assert (codes, refused) == ([0, 0], 2)
    assert "--attach-data" in said.err
    assert sorted(each.name for each in tmp_path.iterdir()) == ["x.pdf", "y.pdf"]
    assert made[0].read_bytes() == made[1].read_bytes()
    assert "<pdfaid:part>3</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>" in about
    assert set(held) == set(reader.attachments) == {"agreements.json", "actions.json"}
    for kind in ("agreements", "actions"):
        spec, (content,) = held[f"{kind}.json"], reader.attachments[f"{kind}.json"]
        assert main(["-C", str(DEMO), "list", kind, "--agreement", "vallombre-tizgane", "--format", "json", *day]) == 0
        assert content.decode() == capsys.readouterr().out
        assert json.loads(content)["kind"] == kind
        assert (spec["/AFRelationship"], spec["/EF"]["/F"].get_object()["/Subtype"]) == ("/Data", "/application/json")
        assert spec["/Desc"].strip()


def test_what_files_say_is_text() -> None:
    reader = opened(written(paper(MARKUP)))
    shown = "".join("".join(page.extract_text() for page in reader.pages).split())

    assert [each for each in MARKUP if shown.count("".join(each.split())) < 5] == []
    assert [each.title for each in reader.outline if not isinstance(each, list)][: len(MARKUP)] == list(MARKUP)


def test_what_files_say_does_nothing() -> None:
    reader = opened(written(paper([each for each in PAYLOADS if each.isascii()])))
    numbers = {*reader.xref[0], *reader.xref_objStm}
    found = set().union(*(names(reader.get_object(number)) for number in numbers))
    assert len(numbers) > 100
    assert "/StructElem" in found
    assert found & ACTS == set()


def test_a_control_character_is_named_as_a_screen_of_ascii_names_it() -> None:
    reader = opened(written(paper(["a\x1b[31mb", "c\x7fd", "e\u0085f", "\u2426"])))
    said = "".join(page.extract_text() for page in reader.pages)

    assert "a<U+001B>[31mb" in said
    assert "c<U+007F>d" in said
    assert "\ufffd" in said, "a picture that the file itself holds"


def test_two_languages_stand_side_by_side_under_a_head_of_which_a_broken_logo_stays_away() -> None:
    pixel = base64.b64decode(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
    )
    look = Look(words=words(("fr", "en"))).with_beside("nl").for_pages()
    made = filled(build.RECORD)
    shown = {}
    for name, logo in (("whole", pixel), ("broken", pixel[:40])):
        head = Head(names=(build.text(fr="Région", nl="Gewest"),), logos=(("png", logo),))
        reader = opened(pdf.write(replace(made, letterhead=head), look))
        shown[name] = (len(reader.pages[0].images), " ".join(reader.pages[0].extract_text().split()))
        assert b"/Lang(nl)" in reader.pages[0].get_contents().get_data()

    assert (shown["whole"][0], shown["broken"][0]) == (1, 0)
    assert shown["whole"][1] == shown["broken"][1]
    assert "Région" in shown["whole"][1]
    assert "Gewest" in shown["whole"][1]


def test_what_is_short_in_two_languages_that_run_against_each_other_stands_on_one_line() -> None:
    look = Look(words=words(("fr", "en"))).with_beside("ar").for_pages()
    said = (build.text(fr="ville", ar="المدينة"), build.text(fr="ville " * 20, ar="المدينة"))
    made = Paper(
        title=build.text("T"),
        scope=build.text("Un titre long " * 9),
        day=build.DAY,
        revision="worktree",
        parts=(Part(name="p", title=build.text("P"), blocks=(Bullets(said),)),),
    )
    told = pdf._Teller(look).paper(made)

    short, long = told["parts"][0]["blocks"][0]["items"]  # type: ignore[index]
    assert ("|", "") in short
    assert ("/", "") in long
    assert len(str(told["running"])) < 40


def test_a_paper_that_is_too_long_to_be_set_at_once_is_joined_of_shares(monkeypatch: pytest.MonkeyPatch) -> None:
    fields = ["7 0 R (", ")) 9 0 R", "/ID(U1x0y0)", "\\", "endstream", "Été", "/StructParents 3"]
    made = paper(fields)
    made = replace(made, parts=(*made.parts, replace(made.parts[-1], name="b", level=2), *made.parts[:2]))
    whole = opened(written(made))
    monkeypatch.setattr(pdf, "_WHOLE", 0)
    monkeypatch.setattr(pdf, "_SHARE", 2_000)
    content = written(made)
    reader = opened(content)
    tags, others = structure(reader), structure(whole)
    root = reader.trailer["/Root"]["/StructTreeRoot"]
    parents, ids = root["/ParentTree"]["/Nums"], root["/IDTree"]["/Names"]
    heads = {tag["/ID"]: tag for tag in tags if tag["/S"] == "/TH"}
    told = [[tag.get("/T") for tag in each if str(tag["/S"]).startswith("/H")] for each in (tags, others)]

    assert content == written(made)
    assert len(reader.pages) > len(whole.pages)
    # Each share was checked by typst, the whole by nobody: it claims no standard.
    assert "<pdfaid:part>" in metadata(whole)
    assert "<pdfuaid:part>" in metadata(whole)
    assert "id:part>" not in metadata(reader)
    assert f"<xmpTPg:NPages>{len(reader.pages)}<" in metadata(reader)
    assert told[0] == ["Contents", *told[1][1:]]
    assert titles(reader) == titles(whole)
    assert {tag.raw_get("/P").idnum for tag in tags} <= {each.indirect_reference.idnum for each in (root, *tags)}
    assert parents[::2] == list(range(root["/ParentTreeNextKey"]))
    assert len(parents[::2]) == len({page["/StructParents"] for page in reader.pages}) + len(chapters(reader))
    assert {ids[place]: ids[place + 1].get_object() for place in range(0, len(ids), 2)} == heads
    assert len(heads) == len([tag for tag in tags if tag["/S"] == "/TH"])
    assert {tuple(attribute(tag, "/Headers")) for tag in tags if tag["/S"] == "/TD"} == {(each,) for each in heads}
    assert chapters(reader) == [title for depth, title in titles(reader) if depth == 0]
    assert "/URI" not in str([annotation.get_object() for annotation in reader.pages[0]["/Annots"]])


def test_the_first_share_which_is_set_twice_is_shorter() -> None:
    parts = [{"title": str(at), "blocks": [{"form": "note", "kept": False, "said": 80 * "a"}]} for at in range(40)]

    first, *others = pdf_shares.shares(parts, 1_800)

    assert 0 < len(first) * 4 < len(others[0]) == len(others[1])
    assert [part["title"] for share in (first, *others) for part in share] == [str(at) for at in range(40)]


def test_letters_that_no_font_has_are_refused_by_name() -> None:
    part = Part(name="p", title=build.text("P"), blocks=(Paragraph(build.text("a \U00012000")), Bullets(())))
    made = Paper(title=build.text("T"), scope=build.text("S"), day=build.DAY, revision="worktree", parts=(part,))

    with pytest.raises(CoopctlError) as caught:
        written(made)

    said = words(("en",))
    assert "\U00012000" in said.say(caught.value.message)
    assert caught.value.help is not None
    assert "install a font" in said.say(caught.value.help)


@pytest.mark.parametrize("items", [["a" * 100_001], ["a" * 90_000] * 17, ["a"] * 60_000])
def test_what_would_take_minutes_is_refused(items: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_room, "_LARGEST", 1_500_000)
    part = Part(name="p", title=build.text("P"), blocks=(Bullets(tuple(map(build.text, items))),))

    with pytest.raises(UsageError) as caught:
        written(Paper(title=build.text("T"), scope=build.text("S"), day=build.DAY, revision="worktree", parts=(part,)))

    assert words(("en",)).say(caught.value.message) == "this paper is too long for a PDF"


def test_of_larger_files_a_longer_paper_is_made(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_room, "_OF_A_MEGABYTE", 1_000)
    part = Part(name="p", title=build.text("P"), blocks=(Bullets((build.text("a" * 1_000),)),))
    made = Paper(title=build.text("T"), scope=build.text("S"), day=build.DAY, revision="worktree", parts=(part,))

    assert written(replace(made, files=1_001_000)).startswith(b"%PDF")
    for files in (0, 1_000_000):
        with pytest.raises(UsageError, match="too long for a PDF"):
            written(replace(made, files=files))


def test_of_the_room_of_a_paper_cells_rows_and_items_take_more_than_their_letters() -> None:
    cells = tuple(map(build.text, "abcd"))
    columns = tuple(Column(name, msg("C")) for name in "abcd")
    sheet = Sheet(kind="t", columns=columns, rows=(cells,) * 25, heading=msg("T"), empty=msg("none"))
    in_a_table, in_a_list = pdf._Teller(Look().for_pages()), pdf._Teller(Look().for_pages())
    in_a_table.block(Rows(sheet), "p")
    in_a_list.block(Bullets(cells * 25), "p")

    assert in_a_list.room.taken == 100 * (pdf_room.CELL + pdf_room.ROW + 1)
    assert in_a_table.room.taken > 100 * (pdf_room.CELL + pdf_room.IN_A_TABLE) + 25 * pdf_room.ROW


@pytest.mark.parametrize(("chapters", "times"), [(2, 1), (3, 2)])
def test_the_first_share_is_set_again_where_it_holds_the_contents(
    chapters: int, times: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened_: list[bool] = []
    setting = pdf._set

    def counted(made: Paper, told: Mapping[str, Any], standards: Sequence[str]) -> bytes:
        opened_.append(told["share"]["opens"])
        return setting(made, told, standards)

    monkeypatch.setattr(pdf, "_WHOLE", 0)
    monkeypatch.setattr(pdf, "_SHARE", 400)
    monkeypatch.setattr(pdf, "_set", counted)
    part = Part(name="p", title=build.text("P"), blocks=(Bullets((build.text("a" * 300),)),))
    written(
        Paper(
            title=build.text("T"), scope=build.text("S"), day=build.DAY, revision="worktree", parts=(part,) * chapters
        )
    )

    assert opened_.count(True) == times
    assert len(opened_) > times


def test_thousands_of_chapters_are_refused_however_little_they_say() -> None:
    one = Part(name="p", title=build.text("P"), blocks=(Bullets((build.text("a"),)),))
    paper_ = Paper(
        title=build.text("T"), scope=build.text("S"), day=build.DAY, revision="worktree", parts=(one,) * 4_001
    )

    with pytest.raises(UsageError, match="too long for a PDF"):
        written(paper_)


@pytest.mark.parametrize("title", ["q" * 33_000, "é " * 17_000])
def test_a_heading_that_no_outline_holds_is_refused(title: str) -> None:
    part = Part(name="p", title=build.text(title), blocks=(Bullets((build.text("a"),)),))

    with pytest.raises(UsageError) as caught:
        written(Paper(title=build.text("T"), scope=build.text("S"), day=build.DAY, revision="worktree", parts=(part,)))

    assert words(("en",)).say(caught.value.message) == "this paper is too long for a PDF"


def test_without_the_extra_the_command_that_installs_it_is_named(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.setitem(sys.modules, "typst", None)
    monkeypatch.delitem(sys.modules, "coopctl.formats.papers.pdf")

    code = main(["-C", str(BASE), "report", "--lang", "en", "-o", str(tmp_path / "x.pdf")])

    said = capsys.readouterr()
    assert (code, said.out, list(tmp_path.iterdir())) == (3, "", [])
    assert installation.adding("pdf") in said.err


@pytest.mark.parametrize("languages", ["fr", "fr,ar", "nl,fr"])
def test_the_brief_of_a_plan_as_long_as_real_ones_has_two_pages(
    languages: str, long_plan: Path, tmp_path: Path
) -> None:
    file = tmp_path / "brief.pdf"
    words_ = ["-q", "-C", str(long_plan), "--as-of", plans.DAY.isoformat(), "--lang", languages]

    assert main([*words_, "report", "--brief", "-o", str(file)]) == 0

    made = opened(file.read_bytes())
    assert len(made.pages) <= 2
    assert "29 en retard" in made.pages[0].extract_text()
