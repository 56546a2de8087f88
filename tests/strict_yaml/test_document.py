from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from coopctl.findings import Aim, Fault, Span
from coopctl.model.vocabularies import Severity
from coopctl.strict_yaml import FAULTS, Document, Parsed, positions, read
from coopctl.strict_yaml.fields import alone
from tests.samples import sample
from tests.tables import table

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from coopctl.model.places import Place
    from coopctl.strict_yaml.scalars import Json

PATH = "data/actions/a/b.yaml"


def seen(text: str | bytes, *, pure: bool = False) -> list[tuple[str, int, int]]:
    """Return (code, line, column) of each fault."""
    blob = text if isinstance(text, bytes) else text.encode()
    return [(fault.code, fault.span.line, fault.span.column) for fault in read(PATH, blob, pure=pure).faults]


def document(text: str, *, pure: bool = False) -> Document:
    found = read(PATH, text.encode(), pure=pure).document
    assert found is not None
    return found


def data(text: str) -> Json:
    return document(text).data


def only(text: str) -> Fault:
    (fault,) = read(PATH, text.encode()).faults
    return fault


def worded(fault: Fault) -> tuple[str, str]:
    """Return the sentence and its help, in English."""
    shown = [each.text.format(**each.params) if each else "" for each in (fault.message, fault.help)]
    return shown[0], shown[1]


FINE = {
    "CRLF": ("a: 1\r\nb: 2\r\n", {"a": 1, "b": 2}),
    "no newline at the end": ("a: b", {"a": "b"}),
    "JSON": ('{"a": [1, 2.50, null, true, "\\u00e9"]}', {"a": [1, Decimal("2.50"), None, True, "é"]}),
    "Norway": ("country: NO\nyes: on\nno: off\n", {"country": "NO", "yes": "on", "no": "off"}),
    "times and dates": (
        "a: 12:30\nb: 1:30\nc: 2018-07-28\nd: 2024-02-30\n",
        {"a": "12:30", "b": "1:30", "c": "2018-07-28", "d": "2024-02-30"},
    ),
    "a date as a key": ("2018-07-28: x\n", {"2018-07-28": "x"}),
    "a doubtful date in a flow row": ("m: [{due: 2021-05-23?}]\n", {"m": [{"due": "2021-05-23?"}]}),
    "a question mark that libyaml drops": ("m: { ?foo: bar }\n", {"m": {"?foo": "bar"}}),
    "a question": ("a: Où ?\nb: 'Où?'\nc: https://x.org/?q=1\n", {"a": "Où ?", "b": "Où?", "c": "https://x.org/?q=1"}),
    "smart quotes": ("a: “x”\n", {"a": "“x”"}),
    "markup, formulas, escapes": (
        'a: "[red]x[/red]"\nb: =1+1\nc: <script>\nd: "\\e[2J"\n',
        {"a": "[red]x[/red]", "b": "=1+1", "c": "<script>", "d": "\x1b[2J"},
    ),
    "right-to-left marks in Arabic": ("a: مونس\u200f (Mons)\u200e\n", {"a": "مونس\u200f (Mons)\u200e"}),
    "numbers stay exact": (
        "a: 1.10\nb: 0.1\nc: -3\nd: .5\n",
        {"a": Decimal("1.10"), "b": Decimal("0.1"), "c": -3, "d": Decimal("0.5")},
    ),
    "nothing": ("a:\nb: ~\nc: ''\n", {"a": None, "b": None, "c": ""}),
    "a prototype": ("__proto__: 1\n", {"__proto__": 1}),
    "one document, marked": ("--- # c\na: 1\n...\n# end\n", {"a": 1}),
    "a fold": ("a: >\n  b\n  c\n\nd: |\n  e\n", {"a": "b c\n", "d": "e\n"}),
    "an exclamation": ("a: Bravo !\nb: R&D\n", {"a": "Bravo !", "b": "R&D"}),
    "a comment": ("a: b # c\n", {"a": "b"}),
    "deep enough": ("a: " + "[" * 31 + "]" * 31, None),
}


@table("name", FINE)
@table("pure", [False, True])
def test_what_is_fine_is_read_without_a_fault(name: str, *, pure: bool) -> None:
    text, wanted = FINE[name]
    reading = read(PATH, text.encode(), pure=pure)

    assert reading.faults == ()
    assert reading.document is not None
    assert wanted is None or reading.document.data == wanted


BAD: dict[str, tuple[str | bytes, list[tuple[str, int, int]]]] = {
    # the file
    "empty": ("", [("empty-file", 1, 1)]),
    "only comments": ("# c\n\n# d\n", [("empty-file", 1, 1)]),
    "only white space": (" \n\n", [("empty-file", 1, 1)]),
    "only a document mark": ("---\n", [("empty-file", 1, 1)]),
    "null": ("~\n", [("empty-file", 1, 1)]),
    "byte order mark": (b"\xef\xbb\xbfa: 1\n", [("byte-order-mark", 1, 1)]),
    "UTF-16": ("a: 1\n".encode("utf-16"), [("not-utf8", 1, 1)]),
    "UTF-16 without a mark": ("a: 1\n".encode("utf-16-le"), [("not-utf8", 1, 1)]),
    "Latin-1": ("a: 1\nb: é\nc: .nan\n".encode("latin-1"), [("not-utf8", 2, 4), ("not-a-number", 3, 4)]),
    "NUL bytes at the end": (b"a: 1\n\0\0\0", [("control-character", 2, 1)]),
    "NUL bytes alone": (b"\0" * 512, [("control-character", 1, 1)]),
    "escape": ("a: x\x1b[2J\n", [("control-character", 1, 5)]),
    "C1": ("a: x\x9by\n", [("control-character", 1, 5)]),
    "next line": ("a: x\x85b: z\n", [("control-character", 1, 5)]),
    "line separator": ("a: 1\nb: x\u2028y\n", [("control-character", 2, 5)]),
    "old Mac line ends": ("a: x\rb: y\n", [("control-character", 1, 5)]),
    "bidi override": ("a: x\u202ey\n", [("hidden-character", 1, 5)]),
    "zero width in a key": ("ti\u200btle: x\n", [("hidden-character", 1, 3)]),
    "PNG": (b"\x89PNG\r\n\x1a\n\0", [("not-yaml", 1, 1)]),
    "HTML": ("\n<!DOCTYPE html><html>", [("not-yaml", 1, 1)]),
    "LFS": ("version https://git-lfs.github.com/spec/v1\noid sha256:1\n", [("not-yaml", 1, 1)]),
    "mixed line ends": ("a: |\n  b\r\n  c\nd: e\n", [("mixed-line-endings", 2, 4)]),
    "conflict": (
        "a: 1\nb: 2\nc: 3\n<<<<<<< HEAD\nd: 4\n=======\nd: 5\n>>>>>>> other\ne: .inf\n",
        [("merge-conflict", 4, 1), ("not-a-number", 9, 4)],
    ),
    "half a conflict": ("a: 1\n<<<<<<< HEAD\nb: 2\n", [("merge-conflict", 2, 1)]),
    "end of a conflict": ("a: 1\n>>>>>>> other\n", [("merge-conflict", 2, 1)]),
    "two documents": ("a: 1\n---\nb: 2\n", [("several-documents", 2, 1)]),
    "text after the end": ("a: 1\n...\nb: 2\n", [("several-documents", 2, 1)]),
    "front matter": ("---\na: 1\n---\n", [("several-documents", 3, 1)]),
    "directives": (
        "%YAML 1.2\n%TAG ! x\n---\na: .nan\n",
        [("yaml-directive", 1, 1), ("yaml-directive", 2, 1), ("not-a-number", 4, 4)],
    ),
    "a list": ("- a\n- b\n", [("not-a-mapping", 1, 1)]),
    "a word": ("# c\nid:x\n", [("not-a-mapping", 2, 1)]),
    "too large": (b"a: " + b"x" * 5_000_000, [("too-large", 1, 1)]),
    # keys
    "duplicate": ("a: 1\nb: 2\na: 3\n", [("duplicate-key", 3, 1)]),
    "duplicate, nested": ("a:\n  - b: 1\n    b: 2\n", [("duplicate-key", 3, 5)]),
    "duplicate, quoted": ("a: 1\n'a': 2\n", [("duplicate-key", 2, 1)]),
    "a list twice": ("a: [1]\nb: x\na: [.nan]\n", [("duplicate-key", 3, 1), ("not-a-number", 3, 5)]),
    "integer key": ("1: x\n", [("not-a-text-key", 1, 1)]),
    "null key": ("~: x\n", [("not-a-text-key", 1, 1)]),
    "true key": ("a: {true: x}\n", [("not-a-text-key", 1, 5)]),
    "no key": ("a: 1\n: x\n", [("yaml-syntax", 2, 1)]),
    "list as a key": ("? [a]\n: b\n", [("not-a-text-key", 1, 3)]),
    "template": ("a: {{ name }}\n", [("not-a-text-key", 1, 4)]),
    "merge key": ("a: {<<: *b, c: 1}\n", [("merge-key", 1, 5)]),
    # scalars
    "leading zero": ("a: 0123\nb: 010\n", [("ambiguous-scalar", 1, 4), ("ambiguous-scalar", 2, 4)]),
    "octal, hexadecimal": ("a: [0o10, 0x1F]\n", [("ambiguous-scalar", 1, 5), ("ambiguous-scalar", 1, 11)]),
    "binary, underscores": ("a: 0b11\nb: 1_000\n", [("ambiguous-scalar", 1, 4), ("ambiguous-scalar", 2, 4)]),
    "exponent": ("a: 1e3\n", [("ambiguous-scalar", 1, 4)]),
    "no number": ("a: .nan\nb: -.INF\n", [("not-a-number", 1, 4), ("not-a-number", 2, 4)]),
    "twenty digits": ("a: 12345678901234567890\n", [("number-too-large", 1, 4)]),
    "5,000 digits": ("a: " + "9" * 5000, [("number-too-large", 1, 4)]),
    "huge exponent": ("a: 1e999999999\nb: 1e-999999999\n", [("number-too-large", 1, 4), ("number-too-large", 2, 4)]),
    "colon": ("note: Réunion: suite\n", [("yaml-syntax", 1, 7)]),
    "at": ("a: 1\nnote: @x\n", [("yaml-syntax", 2, 7)]),
    "star": ("note: *.md\n", [("yaml-syntax", 1, 7)]),
    "ampersand": ("note: & co\n", [("yaml-syntax", 1, 7)]),
    "percent": ("note: %x\n", [("yaml-syntax", 1, 7)]),
    "backquote": ("note: `x`\n", [("yaml-syntax", 1, 7)]),
    "greater": ("note: > 5 personnes\n", [("yaml-syntax", 1, 7)]),
    "brackets": ("note: [Draft] x\n", [("yaml-syntax", 1, 7)]),
    "cut": ("a: ticket #12 ouvert\n", [("cut-by-comment", 1, 11)]),
    "cut to nothing": ("a: #12\n", [("cut-by-comment", 1, 4)]),
    "apostrophe": ("a: 'l'accord'\n", [("yaml-syntax", 1, 4)]),
    "words after quotes": ('a: "La Danse" de Mons\n', [("yaml-syntax", 1, 4)]),
    "unclosed quote": ("a: 1\nb: 'x\nc: 2\n", [("yaml-syntax", 2, 4)]),
    "unclosed bracket": ("a: [1, 2\nb: 3\n", [("yaml-syntax", 1, 4)]),
    "extra bracket": ("a: [1]]\n", [("yaml-syntax", 1, 7)]),
    "missing comma": ('a: {b: "x" y}\n', [("yaml-syntax", 1, 12)]),
    "two commas": ("a: [1,,2]\n", [("yaml-syntax", 1, 7)]),
    "indentation": ("a:\n  b: 1\n c: 2\n", [("yaml-syntax", 3, 2)]),
    "too deep an indentation": ("a: 1\n  b: 2\n", [("yaml-syntax", 2, 3)]),
    "too deep under quotes": ("a: 'x'\n  b: 2\n", [("yaml-syntax", 2, 3)]),
    "tab": ("a:\n\tb: 1\n", [("yaml-syntax", 2, 1)]),
    "no space": ("title:x\nstatus: planned\n", [("yaml-syntax", 1, 1)]),
    "no colon": ("a: 1\ntitle\nb: 2\n", [("yaml-syntax", 2, 1)]),
    "list beside its key": ("a: - x\n", [("yaml-syntax", 1, 4)]),
    "list under a value": ("a: x\n- y\n", [("yaml-syntax", 2, 1)]),
    "field in a list": ("a:\n- x\n  b: 1\n", [("yaml-syntax", 3, 3)]),
    "field under a list": ("- x\nb: 1\n", [("yaml-syntax", 2, 1)]),
    "after the end": ("{a: 1}\n}\n", [("yaml-syntax", 2, 1)]),
    "surrogates in a pair, as JSON has them": ('a: "x \\ud83d\\ude00 y"\n', [("yaml-syntax", 1, 7)]),
    "unknown escape": ('a: "C:\\Users"\n', [("yaml-syntax", 1, 7)]),
    "surrogate": ('a: "\\ud800"\n', [("yaml-syntax", 1, 5)]),
    # bombs and tricks
    "anchor and alias": (
        "a: &x 1\nb: *x\nc: *y\n",
        [("yaml-anchor", 1, 4), ("yaml-anchor", 2, 4), ("yaml-anchor", 3, 4)],
    ),
    "an alias as a key": ("a: 1\n*x : 2\n", [("yaml-anchor", 2, 1)]),
    "self-reference": ("a: &x\n  - *x\n", [("yaml-anchor", 1, 4), ("yaml-anchor", 2, 5)]),
    "tags": (
        "a: !!str 1\nb: !custom {c: 1}\nd: !!python/object/apply:os.system [x]\n",
        [("yaml-tag", 1, 4), ("yaml-tag", 2, 4), ("yaml-tag", 3, 4)],
    ),
    "500 brackets": ("[" * 500, [("too-deep", 1, 33)]),
    "100,000 brackets": ("[" * 100_000, [("too-deep", 1, 33)]),
    "3,000 dashes": ("- " * 3000, [("too-deep", 1, 65)]),
    "3,000 questions": ("? " * 3000, [("too-deep", 1, 65)]),
    "brackets as a key": ("a: {[" + "[" * 500, [("too-deep", 1, 35)]),
    "1,000 maps": ("".join(" " * n + "a:\n" for n in range(1000)), [("too-deep", 33, 33)]),
    "a long key": ("a" * 50_000 + ": 1\n", [("yaml-syntax", 1, 1)]),
}


@table("name", BAD)
def test_what_is_bad_is_found_at_its_place(name: str) -> None:
    text, wanted = BAD[name]

    assert seen(text) == wanted


@table("name", [name for name in BAD if not name.startswith("surrogate")])
def test_both_parsers_find_the_same(name: str) -> None:
    text, wanted = BAD[name]

    assert seen(text, pure=True) == wanted


def test_a_pair_of_surrogates_is_answered_with_the_character() -> None:
    help_ = only('a: "x \\ud83d\\ude00 y"\n').help
    assert help_ is not None
    assert help_.params == {"character": "\N{GRINNING FACE}"}


def test_the_pure_parser_finds_a_lone_surrogate_at_the_text_that_holds_it() -> None:
    assert seen('a: "\\ud800"\n', pure=True) == [("yaml-syntax", 1, 4)]
    assert seen('a: "\\UFFFFFFFF"\n', pure=True)[0][0] == "yaml-syntax"


@table("name", BAD)
def test_every_fault_of_an_error_has_a_sentence_and_most_a_mend(name: str) -> None:
    blob = BAD[name][0]
    for fault in read(PATH, blob if isinstance(blob, bytes) else blob.encode()).faults:
        sentence, mend = worded(fault)
        assert sentence
        assert not sentence.endswith(".")
        assert mend or fault.code in ("yaml-syntax", "empty-file")


@table(
    ("text", "wanted"),
    [
        ("a: 1\nb: {c: 0o10, d: 1}\na: 2\n", {"a": 1, "b": {"c": 8, "d": 1}}),
        ("a: &x 1\nb: *x\nc: !!str d\n", {"a": 1, "b": 1, "c": "d"}),
        ("a: {<<: *b, c: 1}\n? [k]\n: v\n1: x\n", {"a": {"c": 1}, "1": "x"}),
        ("a: {b: 1}\na: {c: [1, {d: 2}]}\ne: 3\n", {"a": {"b": 1}, "e": 3}),
        ("*x : {a: 1}\nb: 2\n", {"b": 2}),
        ("a: .nan\nb: 12345678901234567890\n", {"a": None, "b": 12345678901234567890}),
        (
            "note: Réunion: suite: fin\nb: @x\nc: 'l'accord'\nd: [Draft] x\n",
            {"note": "Réunion: suite: fin", "b": "@x", "c": "l'accord", "d": "[Draft] x"},
        ),
        (
            "a: 1\n<<<<<<< ours\nb: 2\n||||||| base\nb: 0\n=======\nb: 3\n>>>>>>> theirs\nc: 4\n",
            {"a": 1, "b": 2, "c": 4},
        ),
    ],
)
def test_reading_goes_on_after_a_fault(text: str, wanted: Json) -> None:
    reading = read(PATH, text.encode())

    assert reading.faults
    assert reading.document is not None
    assert reading.document.data == wanted
    assert reading.document.text == text


def test_a_duplicate_key_shows_the_first() -> None:
    fault = only("a:\n  b: 1\n  c: 2\n  b: 3\n")

    assert fault.place == ("a", "b")
    assert [span for span, _ in fault.related] == [Span(2, 3, 2, 4)]


@table(
    ("text", "sentence", "mend"),
    [
        (
            "note: Réunion: suite # x\n",
            "a text that holds a colon and a space must be quoted",
            'quote the text: "Réunion: suite"',
        ),
        ("a: @x\n", "a text cannot begin with @ unless it is quoted", 'quote the text: "@x"'),
        ("a: 'l'accord'\n", "the text ends at the second ', and more follows", 'write "l\'accord"'),
        ("title:x\nb: c\n", "there is no space after this colon", "write “title: x”"),
        ("id:x", "this file holds no field “key: value”", "write “id: x”, with a space"),
        ("id:x\nstatus:y\n", "this file holds no field “key: value”", "write “id: x”, with a space"),
        (
            "a: x\u202ey\n",
            "a character that cannot be seen stands here: U+202E RIGHT-TO-LEFT OVERRIDE",
            'delete it, or write it visibly, in double quotes: "\\u202E"',
        ),
        (
            "a: 1_000\n",
            "‘1_000’ is text to some YAML readers and a number to others",
            'write 1000 if it is a number, or quote it if it is text: "1_000"',
        ),
        (
            "a: 0123\n",
            "‘0123’ is 123 here, and something else to other YAML readers",
            'write 123 if it is a number, or quote it if it is text: "0123"',
        ),
        (
            "a: {{ name }}\n",
            "this is a template that was never filled in, or a text to be quoted",
            'write the value itself, or quote it: "{{ name }}"',
        ),
        (
            "a: ticket #12\n",
            "the text ends before ‘#12’: a # after a space begins a comment",
            "quote the text if ‘#12’ belongs to it; else write a space after the #",
        ),
    ],
)
def test_a_fault_says_what_it_found_and_how_to_mend_it(text: str, sentence: str, mend: str) -> None:
    assert worded(only(text)) == (sentence, mend)


def test_a_byte_that_is_not_utf8_is_named_with_what_it_was_elsewhere() -> None:
    (fault,) = read(PATH, "title: Séfrou\n".encode("cp1252")).faults

    assert fault.span == Span(1, 9, 1, 10)
    assert worded(fault) == (
        "not UTF-8 text: byte 0xE9",
        "was it saved as Windows-1252, where this byte is ‘é’? save it as UTF-8",
    )


def test_a_conflict_names_its_lines() -> None:
    fault = only("a: 1\nb: 2\nc: 3\n<<<<<<< HEAD\nd: 4\n=======\nd: 5\n>>>>>>> other\n")

    assert worded(fault)[0] == "unresolved merge conflict, lines 4–8"
    assert fault.span == Span(4, 1, 8, 14)


def test_an_unclosed_bracket_is_shown_where_it_began_and_where_it_was_missed() -> None:
    fault = only("a: [1, 2\nb: 3\n")

    assert fault.span == Span(1, 4, 1, 5)
    assert [span.line for span, _ in fault.related] == [2]


def test_faults_are_bounded_and_say_so() -> None:
    reading = read(PATH, b"".join(b"k%d: 0o7\n" % n for n in range(5000)))

    assert len(reading.faults) == 1001
    assert reading.faults[-1].code == "too-many-faults"


def test_a_warning_leaves_the_document_whole() -> None:
    reading = read(PATH, b"a: x #1\nb: 0o7\n")

    assert {FAULTS[fault.code] for fault in reading.faults} == {Severity.WARNING, Severity.HINT}
    assert reading.document == Document(PATH, "a: x #1\nb: 0o7\n", {"a": "x", "b": 7})


TEXT = """\
title: {fr: Un, "en": One}
lead:
summary: |
  First line
  second line

milestones:
  - id: m1
    due: 2018?

  - id: m2
    tags: [a,
      b]
empty: {}
list:
-
- 'x y'
folded: a text
  that goes on   # comment
"""


@table(
    ("place", "aim", "wanted"),
    [
        ((), Aim.VALUE, Span(1, 1, 1, 6)),
        ((), Aim.KEY, Span(1, 1, 1, 6)),
        (("title",), Aim.KEY, Span(1, 1, 1, 6)),
        (("title",), Aim.VALUE, Span(1, 8, 1, 27)),
        (("title", "en"), Aim.KEY, Span(1, 17, 1, 21)),
        (("title", "en"), Aim.VALUE, Span(1, 23, 1, 26)),
        (("lead",), Aim.VALUE, Span(2, 1, 2, 5)),
        (("summary",), Aim.VALUE, Span(3, 10, 5, 14)),
        (("milestones",), Aim.VALUE, Span(8, 3, 13, 9)),
        (("milestones", 0), Aim.VALUE, Span(8, 5, 9, 15)),
        (("milestones", 0), Aim.KEY, Span(8, 5, 8, 7)),
        (("milestones", 1, "tags"), Aim.VALUE, Span(12, 11, 13, 9)),
        (("milestones", 1, "tags", 1), Aim.KEY, Span(13, 7, 13, 8)),
        (("milestones", 1, "due"), Aim.VALUE, Span(11, 5, 11, 7)),
        (("milestones", 7, "due"), Aim.VALUE, Span(7, 1, 7, 11)),
        (("title", "ar"), Aim.VALUE, Span(1, 1, 1, 6)),
        (("absent", "deeper"), Aim.VALUE, Span(1, 1, 1, 6)),
        (("empty",), Aim.VALUE, Span(14, 8, 14, 10)),
        (("list", 0), Aim.VALUE, Span(16, 1, 16, 2)),
        (("list", 1), Aim.VALUE, Span(17, 3, 17, 8)),
        (("folded",), Aim.VALUE, Span(18, 9, 19, 15)),
    ],
)
@table("pure", [False, True])
def test_a_place_has_its_span_and_an_absent_one_a_short_one_of_its_parent(
    place: Place, aim: Aim, wanted: Span, *, pure: bool
) -> None:
    assert positions(document(TEXT, pure=pure), pure=pure).span(place, aim) == wanted


def test_positions_are_those_of_the_file_though_it_was_read_with_stand_ins() -> None:
    found = positions(document("note: Réunion: suite\nb: @x\nb: {c: 1}\nd: e\n"))

    assert found.span(("note",), Aim.VALUE) == Span(1, 7, 1, 21)
    assert found.span(("b",), Aim.KEY) == Span(2, 1, 2, 2)
    assert found.span(("b", "c"), Aim.VALUE) == Span(2, 1, 2, 2)
    assert found.span(("d",), Aim.VALUE) == Span(4, 4, 4, 5)


NAMES = st.text(st.characters(exclude_categories=["C", "Zl", "Zp"]), min_size=1, max_size=8)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | st.text(max_size=12),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(NAMES, inner, max_size=4),
    max_leaves=15,
)


def places(value: object, place: Place = ()) -> list[Place]:
    """Return the places of a value and of all that is in it."""
    inner: list[tuple[str | int, object]] = []
    if isinstance(value, dict):
        inner = list(value.items())
    elif isinstance(value, list):
        inner = list(enumerate(value))
    return [place, *(found for step, each in inner for found in places(each, (*place, step)))]


def inside(span: Span, text: str) -> bool:
    lines = text.split("\n")
    return (
        1 <= span.line <= span.end_line <= len(lines)
        and 1 <= span.column <= len(lines[span.line - 1]) + 1
        and 1 <= span.end_column <= len(lines[span.end_line - 1]) + 1
        and (span.line, span.column) <= (span.end_line, span.end_column)
    )


@given(st.dictionaries(NAMES, VALUES, min_size=1, max_size=5), st.booleans(), st.sampled_from([None, False, True]))
@settings(max_examples=sample(30), deadline=None)
def test_positions_agree_with_the_data(value: dict[str, object], pure: bool, flow: bool | None) -> None:
    text = yaml.safe_dump(value, allow_unicode=True, default_flow_style=flow, width=60)
    reading = read(PATH, text.encode(), pure=pure)
    if reading.document is None:
        assert reading.faults
        return
    found = positions(reading.document, pure=pure)

    assert sorted(map(repr, places(reading.document.data))) == sorted(map(repr, found.values))
    assert all(inside(span, text) for span in (*found.values.values(), *found.keys.values()))


def in_field(found: Mapping[Place, Span], key: str) -> Iterator[tuple[Place, Span]]:
    """Yield the places of one top-level field, in order, with what stands there."""
    return ((place, span) for place, span in found.items() if place[:1] == (key,))


@table(
    ("text", "wanted"),
    [
        ("# c\na: 1\n# d\nb:\n- 2\n\nc: >\n  x\n\n  y\nd: {e: f}\n", "\n\n\nb:\n- 2\n\nc: >\n  x\n\n  y\n"),
        ("b: 1\nc: 2", "b: 1\nc: 2"),
        ('a: "x\nz: y"\nb: 1\nc: 2\n', None),
        ("a: {x: y,\nz: 1}\nb: 1\nc: 2\n", None),
        ("a: 1\n'b': 1\nc: 2\n", None),
        ("a: 1\rb: 1\nc: 2\n", None),
    ],
)
def test_the_lines_of_some_fields_are_left_where_it_is_known_which_they_are(text: str, wanted: str | None) -> None:
    keys = [each for each in ("a", "b", "c", "d") if f"{each}:" in text or f"'{each}'" in text]

    assert alone(text, keys, {"b", "c"}) == (text if wanted is None else wanted)


SCRAPS = st.lists(
    st.sampled_from(
        [
            "a: ",
            "b",
            "- ",
            "\n",
            "\n  ",
            "[",
            "]",
            "{",
            "}",
            ",",
            ": ",
            "? ",
            "#x",
            " #",
            "'",
            '"',
            "&a ",
            "*a",
            "!t ",
            "|",
            ">",
            "\t",
            "\r\n",
            "\r",
            "é",
            "\u202e",
            "\ufeff",
            "---",
            "...",
            "%YAML",
            "<<: ",
            "<<<<<<< a\n",
            "=======\n",
            ">>>>>>> b\n",
            "0x1F",
            ".nan",
            "~",
            "\\ud800",
            "\\",
            "\0",
            "\x85",
            "\u2028",
            "?",
            "@",
            "`",
            "\ufdd0",
            "12",
            "1e5",
            "\U0001f600",
        ]
    ),
    max_size=25,
).map("".join)


def judged(blob: bytes, *, pure: bool) -> Parsed:
    """Read, and hold to what is true of every reading."""
    reading = read(PATH, blob, pure=pure)
    errors = [fault for fault in reading.faults if FAULTS[fault.code] is Severity.ERROR]
    assert reading.document is not None or errors
    text = blob.decode("utf-8", errors="replace").removeprefix("\ufeff")
    assert all(inside(fault.span, text) for fault in reading.faults)
    assert all(inside(span, text) for fault in reading.faults for span, _ in fault.related)
    if reading.document is not None:
        assert isinstance(reading.document.data, dict)
        whole = positions(reading.document, pure=pure)
        for key in reading.document.data:
            part = positions(reading.document, {key}, pure=pure)
            assert [*in_field(part.values, key)] == [*in_field(whole.values, key)]
            assert [*in_field(part.keys, key)] == [*in_field(whole.keys, key)]
    return reading


@given(SCRAPS, st.booleans())
@settings(max_examples=sample(100), deadline=None)
def test_whatever_the_text_only_faults_come_and_they_stand_in_the_file(text: str, pure: bool) -> None:
    judged(text.encode(), pure=pure)


@given(st.binary(max_size=80))
@settings(max_examples=sample(100), deadline=None)
def test_whatever_the_bytes_only_faults_come(blob: bytes) -> None:
    judged(blob, pure=False)


@given(SCRAPS.filter(lambda text: "\t" not in text and "\\" not in text))
@settings(max_examples=sample(60), deadline=None)
def test_both_parsers_read_the_same_data_where_both_are_content(text: str) -> None:
    ours, pure = read(PATH, text.encode()), read(PATH, text.encode(), pure=True)
    if ours.faults or pure.faults or ours.document is None or pure.document is None:
        return

    assert ours.document.data == pure.document.data


@table(
    ("text", "line", "column"),
    [
        ("title: [\n", 1, 8),
        ("title: [a,\n", 1, 8),
        ("a: {b: [x], c:\n  [\n", 2, 3),
        ("a: {\n", 1, 4),
        ("a: [[x], {y: 1},\n", 1, 4),
    ],
)
def test_a_file_that_ends_inside_a_bracket_points_at_the_bracket(text: str, line: int, column: int) -> None:
    (fault,) = read("x.yaml", text.encode()).faults

    assert (fault.code, fault.span.line, fault.span.column) == ("yaml-syntax", line, column)
    assert "never closed" in fault.message.text
    assert fault.help is not None


@table(
    ("text", "places"),
    [
        ("a: 1\na: 0000\n", [("a",), ()]),
        ("*a : 1\nb: 2\n", [()]),
        ("a: {b: 1}\na: {b: 08, b: 2}\n", [("a",), (), ()]),
    ],
)
def test_a_place_names_no_key_that_the_reader_made_up(text: str, places: list[Place]) -> None:
    """What is thrown away, as after a key that is given twice, is placed at what holds it."""
    assert [fault.place for fault in read("x.yaml", text.encode()).faults] == places
