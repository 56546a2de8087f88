"""The list of characters in docs/FORMAT.md is what becomes of each, and the only one."""

from __future__ import annotations

import re
import sys

from coopctl.model.vocabularies import Severity
from coopctl.strict_yaml import FAULTS
from coopctl.strict_yaml.reading import read
from tests.conftest import ROOT
from tests.tables import table

ROW = re.compile(r"(?m)^\| ((?:U\+[0-9A-F]+).*?) \| .*? \| (.*) \|$")
RANGE = re.compile(r"U\+([0-9A-F]+)(?:–U\+([0-9A-F]+))?")


def listed() -> dict[str, str]:
    """Return each character that the list names with the code that it promises, "" for none."""
    promised = {}
    for characters, fate in ROW.findall((ROOT / "docs/FORMAT.md").read_text("utf-8")):
        code = re.search(r"`([a-z-]+)`", fate)
        for first, last in RANGE.findall(characters):
            for number in range(int(first, 16), int(last or first, 16) + 1):
                promised[chr(number)] = code[1] if code else ""
    return promised


LISTED = listed()


def codes(text: str) -> list[str]:
    return [fault.code for fault in read("x.yaml", text.encode()).faults]


def test_the_list_holds_all_its_kinds() -> None:
    assert {*LISTED.values()} == {"control-character", "hidden-character", "doubtful-character", ""}
    assert len(LISTED) > 250


def test_each_character_of_the_list_becomes_what_it_says() -> None:
    differing = {}
    for character, code in LISTED.items():
        found = set(codes(f"title: 'one {character} two'\n"))
        if found != ({code} if code else set()) and character not in "\x00\n":
            differing[character] = found

    assert differing == {}


def test_every_other_character_is_fine() -> None:
    others = [chr(number) for number in range(0x20, sys.maxunicode + 1) if not 0xD800 <= number < 0xE000]
    others = [each for each in others if not LISTED.get(each) and each not in "'\\"]
    refused = []
    for start in range(0, len(others), 20_000):
        text = "title: 'x" + "".join(others[start : start + 20_000]) + "x'\n"
        refused += codes(text)

    assert refused == []


#: Of the 6,400 for private use, which are one range, a few stand for all.
DOUBTFUL = [each for each, code in LISTED.items() if code == "doubtful-character"]
PRIVATE = [each for each in DOUBTFUL if "\ue000" <= each <= "\uf8ff"]


@table("character", sorted({*DOUBTFUL} - {*PRIVATE}) + PRIVATE[::799])
def test_a_doubtful_character_keeps_its_record(character: str) -> None:
    parsed = read("x.yaml", f"title: a{character}b {character}\n".encode())

    assert parsed.document is not None
    assert parsed.document.data == {"title": f"a{character}b {character}"}
    (fault,) = parsed.faults
    assert FAULTS[fault.code] is Severity.WARNING
    assert (fault.span.line, fault.span.column, fault.message.params["n"]) == (1, 9, 2)
    assert codes(f'title: "\\U{ord(character):08X}"\n') == []


@table("key", ["ti\u200btle: x\n", "a: [{ti\u2060tle: x}]\n", "a:\n  - \u200bb: x\n", "\u200btitle: x\n"])
def test_one_in_the_name_of_a_field_is_refused(key: str) -> None:
    assert codes(key) == ["hidden-character"]


def test_what_was_valid_in_a_name_stays_so() -> None:
    assert codes("x-a\u00adb: 1\n") == ["doubtful-character"]


@table("text", ["title: A ti\u200btle: x\n", "note: |\n  one \u200b two: x\n", "# a\u200b b: c\na: 1\n"])
def test_one_in_a_text_or_a_comment_is_only_doubtful(text: str) -> None:
    assert "hidden-character" not in codes(text)
    assert "doubtful-character" in codes(text)


def test_each_is_told_once_a_file_and_bytes_that_are_no_text_are_told_as_such() -> None:
    assert codes("a: x\u200b\u200b\u00ad\nb: \u200b\u00ad\n") == ["doubtful-character"] * 2
    assert [fault.code for fault in read("x.yaml", b"a: \xe9t\xe9\n").faults] == ["not-utf8"]


def test_a_flag_of_tags_is_one_emoji() -> None:
    assert codes("a: \U0001f3f4\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f\n") == []
    assert codes("a: x\U000e0067\n") == ["doubtful-character"]
