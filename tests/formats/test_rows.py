"""The formats of rows: what each promises of any sheet."""

from __future__ import annotations

import csv
import io
import json
import re
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Protocol

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from coopctl import discovery
from coopctl.formats import rows
from coopctl.formats.cells import shown
from coopctl.formats.terminal.breaking import broken, cut, measure, pad, wrap
from coopctl.formats.terminal.drawing import broken_line, draw
from coopctl.formats.terminal.leftward import bare
from coopctl.i18n.words import words
from coopctl.messages import msg
from coopctl.model.dates import parse_period
from coopctl.tables import Column, Explained, Percent, Sheet
from tests.formats.build import FRAME, FRAME_WITH_GAPS, SHEET, look, text
from tests.samples import sample
from tests.tables import table

if TYPE_CHECKING:
    from coopctl.formats import Frame
    from coopctl.formats.look import Look
    from coopctl.tables import Cell
    from tests.formats.conftest import Snapshot

NAMES = ("csv", "html", "json", "jsonl", "markdown", "plain", "table", "tsv")
NASTY = "=1+1 | <b> \x1b[31m `x` [y](z) @team #12 \u202eevil\ttab\nline\x9b ##vso[task] *s*"


class Write(Protocol):
    def __call__(self, sheet: Sheet, frame: Frame, look: Look) -> str: ...


def writer(name: str) -> Write:
    write: Write = discovery.module(rows, name).write
    return write


def one(cell: Cell, *, name: str = "x") -> Sheet:
    return Sheet(
        kind="things",
        columns=(Column("ref", msg("Ref")), Column(name, msg("Thing"), grow=True)),
        rows=(("a/b", cell),),
        heading=msg("things"),
        empty=msg("none"),
    )


def test_these_are_the_formats() -> None:
    assert set(NAMES) <= set(discovery.names(rows)), "others have a test of their own"


@pytest.mark.parametrize("name", NAMES)
def test_a_sheet_in_every_format(name: str, snapshot: Snapshot) -> None:
    snapshot(f"rows-{name}.txt", writer(name)(SHEET, FRAME_WITH_GAPS, look()))


@pytest.mark.parametrize(
    ("how", "wishes"),
    {"40": look(40), "120": look(120), "ascii": look(ascii_only=True), "color": look(color=True)}.items(),
)
def test_a_table_as_people_look_at_it(how: str, wishes: Look, snapshot: Snapshot) -> None:
    snapshot(f"rows-table-{how}.txt", writer("table")(SHEET, FRAME, wishes))


@table("name", NAMES)
def test_a_sheet_without_rows(name: str) -> None:
    written = writer(name)(
        replace(SHEET, rows=(), notes=(), heading=replace(SHEET.heading, params={"n": 0})), FRAME, look()
    )

    if name in ("html", "markdown", "plain", "table"):
        assert "no actions" in written.casefold()
        assert "0 actions" not in written
    elif name == "json":
        assert json.loads(written)["items"] == []
    else:
        assert len(written.splitlines()) == (0 if name == "jsonl" else 1)


@table("name", NAMES)
def test_nothing_in_data_acts(name: str) -> None:
    written = writer(name)(one(text(NASTY)), FRAME, look(200, ci=True))

    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", written.replace("\t", ""))
    assert not re.search(r"(?m)^\s*::|##\[|##vso\[", written)
    written.encode()


@table("name", NAMES)
def test_lone_surrogates_can_be_encoded(name: str) -> None:
    assert writer(name)(one("a\ud800b"), FRAME, look()).encode()


@table("name", ["tsv", "csv", "jsonl"])
def test_nothing_is_cut_for_machines(name: str) -> None:
    long = "word " * 100

    assert long.strip() in writer(name)(one(long.strip()), FRAME, look(40))


@table("start", ["=", "+", "-", "@", "\t", "\r", "\uff1d", "\uff0b", "\uff0d", "\uff20", " ="])
@table("name", ["tsv", "csv"])
def test_text_that_would_be_a_formula_is_quoted(name: str, start: str) -> None:
    dialect = "excel-tab" if name == "tsv" else "excel"
    written = writer(name)(one(text(f"{start}cmd")), FRAME, look())

    assert list(csv.reader(io.StringIO(written), dialect))[1][1].startswith("'")


@table("name", ["tsv", "csv"])
@table(
    ("cell", "written"),
    [
        (-5, "-5"),
        (Decimal("-1.50"), "-1.50"),
        (Percent(Fraction(-0)), "0.0"),
        (True, "true"),
        (None, ""),
        (("a", "b"), "a; b"),
    ],
)
def test_numbers_stay_numbers(name: str, cell: Cell, written: str) -> None:
    line = writer(name)(one(cell), FRAME, look()).splitlines()[1]

    assert re.split(r"[\t,]", line) == ["a/b", written]


def test_people_read_decimals_and_periods_as_they_write_them() -> None:
    cells = (
        Decimal("20.2"),
        Decimal("12345.50"),
        2025,
        parse_period("2025-04-09/2025-04-10"),
        parse_period("2025/2027"),
    )

    assert [shown(each, words(("fr",))) for each in cells] == [
        "20,2", "12\u202f345,5", "2025", "9–10 avril 2025", "2025/2027",
    ]  # fmt: skip


@table(
    ("written", "told"),
    [
        ("2025-04-09", "2025-04-09"),
        ("2025-02-01/2025-08-31", "2025-02-01/2025-08-31"),
        ("2018-02-30", "2018-02-30"),
        ("2021-04~", "about April 2021"),
        ("2018-07-23?/2018-07-28?", "23–28 July 2018, not certain"),
        ("2018-07-28?/..", "from 28 July 2018, not certain"),
        ("2022-35", "3rd quarter 2022"),
    ],
)
def test_only_what_is_exact_is_told_as_files_write_it(written: str, told: str) -> None:
    assert shown(parse_period(written), words(("en",))) == told


def test_csv_keeps_line_breaks_inside_quotes() -> None:
    written = writer("csv")(one(text('one\n"two"\r\nthree, four')), FRAME, look())

    assert list(csv.reader(io.StringIO(written)))[1] == ["a/b", 'one\n"two"\nthree, four']


def test_tsv_has_one_line_a_row_and_as_many_cells_in_each() -> None:
    written = writer("tsv")(replace(SHEET, rows=(*SHEET.rows, *one(NASTY).rows[:0])), FRAME, look())

    assert {line.count("\t") for line in written.splitlines()} == {len(SHEET.columns) - 1}
    assert len(written.splitlines()) == len(SHEET.rows) + 1


def test_json_has_the_envelope_in_its_order() -> None:
    envelope = json.loads(writer("json")(SHEET, FRAME_WITH_GAPS, look()))

    assert list(envelope) == ["schema_version", "kind", "as_of", "revision", "items", "left_out", "next", "totals"]
    assert envelope["left_out"] == [{"path": "data/actions/a/b.yaml", "code": "bad-type"}]


@table(
    ("value", "written"),
    [
        (Fraction(9996, 100), "99.9"),
        (Fraction(40), "40.0"),
        (Fraction(100), "100.0"),
        (Fraction(200, 3), "66.7"),
        (Fraction(1, 1000), "0.1"),
        (Fraction(0), "0.0"),
        (Fraction(6645, 100), "66.5"),
    ],
)
def test_percent_are_numbers_rounded_to_one_decimal_and_held_from_the_ends(value: Fraction, written: str) -> None:
    assert f'"x": {written}\n' in writer("json")(one(Percent(value)), FRAME, look())


@table("number", ["1.50", "0.10", "12345678901234567890.123456789", "1E+3", "-0.0"])
def test_json_has_decimals_as_they_were_written(number: str) -> None:
    written = writer("json")(one(Decimal(number)), FRAME, look())

    assert f'"x": {number}\n' in written
    assert json.loads(written, parse_float=Decimal)["items"][0]["x"] == Decimal(number)


def test_json_tells_absent_things_apart_and_explains_reasons() -> None:
    reason = Explained("waits-for", msg("waits for {ref}, {share} %", ref="a/b", share=Fraction(1, 3)))
    cells: tuple[Cell, ...] = (None, (), {}, reason)
    items = [json.loads(writer("json")(one(cell), FRAME, look()))["items"][0]["x"] for cell in cells]

    assert items == [
        None,
        [],
        {},
        {"id": "waits-for", "params": {"ref": "a/b", "share": "0.3"}, "text": "waits for a/b, 0.3 %"},
    ]


@given(st.text(st.characters(exclude_categories=["Cs"])))
@settings(max_examples=sample(20))
def test_json_gives_back_the_very_text(words: str) -> None:
    assert json.loads(writer("json")(one(words), FRAME, look(ci=True)))["items"][0]["x"] == words
    assert json.loads(writer("jsonl")(one(words), FRAME, look()))["x"] == words


def test_machines_get_codes_and_people_get_words() -> None:
    for name in ("tsv", "csv", "json", "jsonl"):
        assert "not_started" in writer(name)(SHEET, FRAME, look())
    for name in ("markdown", "html", "plain", "table"):
        assert "not started" in writer(name)(SHEET, FRAME, look(200))


def test_texts_are_in_the_readers_language() -> None:
    for name in NAMES:
        assert "Exposition" in writer(name)(SHEET, FRAME, look(200, languages=("fr",)))


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1), st.sampled_from([60, 80, 200]))
@example("[bold]x[/] [/oops] :smile: https://example.org/ 12 True 'x' [link=https://example.org/]y[/link]", 200)
@example("文化文化文化文化文化文化文化文化文化文化文化文化文化文化文化文化文化文化文化文化", 60)
@settings(max_examples=sample(20))
def test_colour_adds_nothing_but_colour_to_a_table(words: str, width: int) -> None:
    sheet = one(text(words))
    plain = writer("table")(sheet, FRAME, look(width))

    assert re.sub(r"\x1b\[[0-9;]*m", "", writer("table")(sheet, FRAME, look(width, color=True))) == plain
    assert "a/b" in plain


@table("width", [60, 80])
def test_a_table_never_cuts_a_reference(width: int) -> None:
    ref = "a-long-name-of-an-agreement/and-a-long-name"
    sheet = replace(one(text("word " * 30)), rows=((ref, text("word " * 30)),))

    assert f"\n  {ref}\n" in writer("table")(sheet, FRAME, look(width))


def test_markdown_cannot_be_steered_by_data() -> None:
    written = writer("markdown")(one(text("a | <img> [x](y) `c` @team #12 n!5 GH-7 **b** _i_ & ~s~")), FRAME, look())
    row = written.splitlines()[-1]

    assert len(re.findall(r"(?<!\\)\|", row)) == 3
    assert not re.search(r"<img|(?<!\\)\[|(?<!\\)`|(?<!\\)[*_~]|@team|#12|GH-7", row)


class Page(HTMLParser):
    """Collects the tags of a page with their attributes."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))


def test_html_is_one_escaped_accessible_page_that_fetches_nothing() -> None:
    page = writer("html")(one(text("<script>alert(1)</script> & \"'")), FRAME, look())
    tags = Page(page).tags
    names = [tag for tag, _ in tags]

    assert {"html", "title", "h1", "main", "table", "caption", "thead"} <= set(names)
    assert not {"script", "link", "img", "iframe"} & set(names)
    assert not any(key in attributes for _, attributes in tags for key in ("src", "href", "onclick", "style"))
    assert [attributes.get("scope") for tag, attributes in tags if tag == "th"] == ["col", "col", "row"]
    assert "&lt;script&gt;" in page
    assert any((attributes.get("content") or "").startswith("default-src 'none'") for _, attributes in tags)


def test_html_says_which_language_and_direction_things_have() -> None:
    arabic = one(text(ar="صفرو", en="Séfrou"))
    cases: tuple[tuple[tuple[str, ...], dict[str, str], list[dict[str, str]]], ...] = (
        (("en",), {"lang": "en", "dir": "ltr"}, []),
        (("ar", "en"), {"lang": "ar", "dir": "rtl"}, []),
    )
    for languages, page, cell in cases:
        tags = Page(writer("html")(arabic, FRAME, look(languages=languages))).tags
        assert next(attributes for tag, attributes in tags if tag == "html") == page
        assert [attributes for tag, attributes in tags if tag == "span"] == cell
    foreign = Page(writer("html")(one(text(ar="صفرو")), FRAME, look())).tags
    assert next(attributes for tag, attributes in foreign if tag == "span") == {"lang": "ar", "dir": "rtl"}


@table("width", [20, 40, 59, 60, 80, 100, 120, 200])
def test_tables_fit_and_references_are_whole_or_known_by_their_ends(width: int) -> None:
    lines = writer("table")(SHEET, FRAME, look(width)).splitlines()
    refs = [str(row[0]) for row in SHEET.rows]

    assert [line for line in lines if measure(line) > width] == []
    told = lines if width > 2 + max(map(len, refs)) else ["".join(map(str.strip, lines))]
    ends = [word.split("…") for line in lines for word in line.split() if word.count("…") == 1]
    short = [[ref for ref in refs if ref.startswith(begin) and ref.endswith(end)] for begin, end in ends if end]
    assert all(any(ref in line for line in told) or [ref] in short for ref in refs)


@table("width", [40, 70, 80, 120, 300])
def test_no_column_goes_without_being_named(width: int) -> None:
    written = writer("table")(SHEET, FRAME, look(width))
    hidden = re.search(r"(?s)Columns hidden here \(--columns\s+shows\s+them\): (.*?)\n3 of", written)
    named = set(re.split(r",\s+", hidden[1].lower())) if hidden else set()

    assert (
        named
        == {
            40: {"status", "progress", "period", "tags", "lead", "reason", "counts"},
            70: {"status", "tags", "lead", "reason", "counts"},
            80: {"status", "tags", "reason", "counts"},
            120: {"status", "reason", "counts"},
            300: set(),
        }[width]
    )


def test_columns_of_wide_and_combining_characters_stand_under_each_other() -> None:
    sheet = Sheet(
        kind="things",
        columns=(Column("ref", msg("Ref")), Column("title", msg("Title"), grow=True), Column("end", msg("End"))),
        rows=(
            ("a", text("展览"), "|"),
            ("b", text("cafe\u0301"), "|"),
            ("c", text("plain"), "|"),
            ("d", text("展" * 50), "|"),
        ),
        heading=msg("x"),
        empty=msg("x"),
    )
    ends = [
        measure(line.partition("|")[0]) for line in writer("table")(sheet, FRAME, look(60)).splitlines() if "|" in line
    ]

    assert ends == [57, 57, 57, 57]


def test_columns_of_nothing_leave_before_others() -> None:
    columns = (
        Column("ref", msg("Ref")),
        Column("full", msg("Full"), drop=9),
        Column("blank", msg("Blank"), drop=1),
    )
    sheet = Sheet(kind="things", columns=columns, rows=(("r" * 40, "f" * 15, None),), heading=msg("x"), empty=msg("x"))

    assert "f" * 15 in writer("table")(sheet, FRAME, look(60))
    assert "hidden" not in writer("table")(sheet, FRAME, look(60))


def test_what_cannot_fit_at_all_goes_on_two_lines_a_row() -> None:
    sheet = Sheet(
        kind="things",
        columns=(Column("ref", msg("Ref")), Column("other", msg("Other"))),
        rows=(("r" * 50, "o" * 50),),
        heading=msg("x"),
        empty=msg("x"),
    )

    assert writer("table")(sheet, FRAME, look(80)).splitlines()[2:4] == ["r" * 50, "  " + "o" * 50]


@table(
    ("text_", "width", "short"),
    [
        ("abcdef", 6, "abcdef"),
        ("abcdef", 5, "abcd…"),
        ("展览展览", 5, "展览…"),
        ("ab cd", 4, "ab…"),
        ("abc", 1, "a"),
        ("abcdef ghijklmno", 12, "abcdef…"),
        ("abcde ghijklmno", 12, "abcde ghijk…"),
    ],
)
def test_text_is_cut_by_cells(text_: str, width: int, short: str) -> None:
    assert cut(text_, width, look()) == short


def test_what_follows_a_word_that_is_broken_stands_beside_its_end() -> None:
    assert broken("wells-and-gardens-of-the-valley m1", 20) == ["wells-and-gardens-", "of-the-valley m1"]
    assert broken("wells-and-gardens-of-the-valley of the north", 20) == [
        "wells-and-gardens-",
        "of-the-valley",
        "of the north",
    ]


def test_cuts_in_ascii_have_three_dots() -> None:
    assert cut("abcdefgh", 6, look(ascii_only=True)) == "abc..."


def test_padding_and_wrapping_count_cells() -> None:
    assert (pad("展", 4), pad("5", 3, right=True)) == ("展  ", "  5")
    assert wrap("one two three verylongword", 8) == ["one two", "three", "verylongword"]
    assert wrap("1  verylongword  two", 12) == ["1 ", "verylongword", "two"]
    assert wrap("« one » : two", 8) == ["« one » :", "two"]
    assert wrap("one two ; three", 7) == ["one", "two ;", "three"]
    assert wrap("one « two », three", 9) == ["one", "« two »,", "three"], "nor what stands behind a quotation"
    assert [bare(line) for line in wrap("في 1  →", 4)] == ["في", "1 →"], "a count brought over two blanks"


@table(
    ("text", "width", "lines"),
    [
        ("due by 9 October", 10, ["due by", "9 October"]),
        ("في أجل أقصاه 9 أكتوبر 2026", 16, ["في أجل أقصاه", "9 أكتوبر 2026"]),
        ("بين 12 أكتوبر و24 نونبر", 19, ["بين 12 أكتوبر", "و24 نونبر"]),
        ("done in (June 2025)", 15, ["done in", "(June 2025)"]),
        ("afgerond in sept. 2025", 18, ["afgerond in", "sept. 2025"]),
        ("commission, 9–10 avril 2025", 22, ["commission,", "9–10 avril 2025"]),
        ("commission, 9–10 avril", 18, ["commission,", "9–10 avril"]),
        ("réunion du 1er mars 2025", 20, ["réunion du", "1er mars 2025"]),
        ("من يناير إلى شتنبر 2025", 19, ["من يناير إلى", "شتنبر 2025"]),
        ("by 9 October 2026", 12, ["by 9 October", "2026"]),
        ("sinds begin 9 okt 2025", 8, ["sinds", "begin", "9 okt", "2025"]),
        ("Committee of 2025", 14, ["Committee of", "2025"]),
        ("late: -1 (1 → 0)", 13, ["late: -1", "(1 → 0)"]),
        ("after 2.520 dagen", 13, ["after", "2.520 dagen"]),
        ("in 2026 the town", 8, ["in 2026", "the town"]),
        ("of 104 days", 6, ["of 104", "days"]),
        ("last on 31 August 2026 (49 days)", 21, ["last on", "31 August 2026", "(49 days)"]),
        ("in May and 24 towns 2026/2027", 20, ["in May and 24 towns", "2026/2027"]),
        ("9 October", 8, ["9", "October"]),
        ("2025-10-13, op tijd", 14, ["2025-10-13,", "op tijd"]),
        ("2025-05-16، تأخر 16 يوما", 16, ["2025-05-16،", "تأخر 16 يوما"]),
        ("groei, 12. consumptie", 14, ["groei,", "12. consumptie"]),
    ],
)
def test_a_number_stands_beside_the_word_that_it_counts(text: str, width: int, lines: list[str]) -> None:
    assert [bare(line) for line in wrap(text, width)] == lines


@table(
    ("text", "width", "lines"),
    [
        ("المصادر (Safe birth, final review).", 20, ["<المصادر ([Safe birth,>>", "<final review).>"]),
        ("الملخص: One two three four.", 30, ["<الملخص: [One two three four.>>"]),
        ("الملخص: Un accord entre deux villes.", 18, ["<الملخص: Un accord>", "<[entre deux villes.>>"]),
        ("تتابعه Un accord entre deux villes.", 18, ["<تتابعه Un accord>", "<entre deux villes.>"]),
        ("الموضوع (one-plan/khettara-users)", 19, ["<الموضوع>", "<([one-plan/>>", "<khettara-users)>"]),
        ("المصادر Action plan 2025 signed text", 20, ["<المصادر Action plan>", "<[2025 signed text>>"]),
        ("المنجز 3 من 5 (60%)", 14, ["<المنجز 3 من 5>", "<(60%)>"]),
        ("Un texte français, avec كلمة à la fin.", 30, ["<Un texte français, avec كلمة à>", "la fin."]),
    ],
)
def test_each_line_of_an_arabic_text_runs_from_the_right_and_what_it_quotes_keeps_its_full_stop(
    text: str, width: int, lines: list[str]
) -> None:
    as_lines = [((line, ""),) for line in broken(text, width)]
    arabic, ascii_only, dutch = (
        draw(as_lines, look(languages=("ar",))),
        draw(as_lines, look(languages=("ar",), ascii_only=True)),
        draw(as_lines, look(languages=("nl",))),
    )

    assert arabic.translate(str.maketrans("\u2067\u2068\u2069", "<[>")).splitlines() == lines
    assert ascii_only == bare(ascii_only)
    assert "\u2067" not in dutch
    assert bare(arabic) == ascii_only == bare(dutch)


def test_a_label_and_what_stands_behind_it_are_read_together_from_the_right() -> None:
    line = ("  ", ""), ("التقدم ", "label"), ("80%", ""), ("  ", ""), ("المعلوم ", "label"), (" 3 ", ""), ("x", "ref")
    begun, ended = "\u2067", "\u2069"

    assert draw([line], look(languages=("ar",))) == (
        f"  {begun}التقدم {{80%{ended}{ended}  {begun}المعلوم  {{3{ended}{ended} x\n".replace("{", "\u2068")
    )
    assert draw([line[:2]], look(languages=("ar",))) == f"  {begun}التقدم {ended}\n"
    assert draw([line], look(languages=("ar",), ascii_only=True)) == "  التقدم 80%  المعلوم  3 x\n"


def test_the_blank_before_what_goes_on_below_stays_outside_its_isolate() -> None:
    line = broken_line((("x[code]", "error"), (" المصروف أكثر من المبرمج", "title")), 18)[0]

    assert draw([line], look(languages=("ar",))) == "x[code] \u2067المصروف\u2069\n"  # noqa: RUF001 - Arabic
