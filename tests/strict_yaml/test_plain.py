"""What is read line by line is what the parser's events give: of real files, of files with slips, of odd small ones."""

from __future__ import annotations

import random
from pathlib import Path

from benchmarks.corpus import ACTION
from coopctl.strict_yaml import plain, prescan
from coopctl.strict_yaml.building import Builder
from coopctl.strict_yaml.reading import read
from tests.samples import sample

HOUSE = Path(__file__).resolve().parents[2]
FILES = [path.read_text(encoding="utf-8") for path in sorted((HOUSE / "data").rglob("*.yaml"))]
FILES.append(ACTION.format(n=7, axis="culture", month=3, target=10, value=9, planned=100))
#: What people and programs put into a file, or leave out.
BITS = (
    "\n", "\n", "  ", " ", "-", "- ", ": ", ":", "#", " #", "'", '"', "[", "]", "{", "}", ", ", "|", ">", ">-", "|2", "!",
    "&", "*", "?", "%", "@", "`", "0", "1e3", ".5", "~", "null", "no", "-1", "\t", "’", "\u00a0", "\u2028", "\x85", "key: ",
    "key:\n", "\n\n", "\n \n", "\n    ", "---\n", "...\n", "<<: ", "\\", "012", "1_0", "  # c\n", "\r\n", "🙂",
)  # fmt: skip
KEYS = ("a", "b", "no", "true", "x-y", "fr-BE", "_k", "null", "1", "é", "a b")
VALUES = (
    "x y", "1", "01", "1.5", "1e3", "-1", "- x", "~", "x: y", "x:y", "x:", "x #y", "x#y", '"q"', "'q'", '"q" x', "'it''s'",
    '"q\\"x"', "{}", "[]", "[x, y]", "[x,y]", "[ x , y ]", "[x, ]", "[,]", "{a: 1, b: x y}", "{a: 1, a: 2}", "{ a: 1 }",
    '{a: {b: [1, "z"]}}', "{a}", "{a: }", "[a: b]", "{a: 1}x", "{no: 1}", "{a: ~}", "{a: 01}", "{a: 12:30}", "[[a], [b]]",
    "[a]]", "{a: b}}", "{a: 'x' }", "|", ">", "|-", ">-", ">+", "|1", "*a", "@x", "=", "..", ".inf", "«x»", "x ", "\xa0x",
    "x, y", "]x", "x]", "http://x.y/z", "12:30", "2018-01-01", "[2018-01/2019]", "\u3000y", "0x1F", "n",
)  # fmt: skip
LINES = ("  x y", "  z", "", "", "  - q", "  #h", "   m", "  a: b", " ", "  x ", "x", "    ")


def test_real_files_are_read_so() -> None:
    assert sum(_is_alike(text) for text in FILES) > len(FILES) * 0.9


def test_slips_change_nothing() -> None:
    dice, taken = random.Random(18), 0  # noqa: S311 - a test's
    for _ in range(sample(600)):
        lines = dice.choice(FILES).split("\n")
        at = dice.randrange(len(lines))
        text = "\n".join([*lines[:2], *lines[at : at + dice.randrange(1, 12)], ""])
        for _ in range(dice.randrange(1, 3)):
            at = dice.randrange(len(text))
            text = text[:at] + dice.choice((*BITS, "")) + text[at + dice.choice((0, 0, 1, 2)) :]
        taken += _is_alike(text)
    assert taken > 30


def test_small_files_of_odd_pieces() -> None:
    dice, taken = random.Random(47), 0  # noqa: S311 - a test's
    for _ in range(sample(1_000)):
        lines: list[str] = []
        for number in range(dice.randrange(1, 4)):
            key, value = dice.choice(KEYS), dice.choice(VALUES)
            rows = [f"{dice.choice(('', '  ', '   '))}- {dice.choice(VALUES)}" for _ in range(dice.randrange(1, 3))]
            block = [dice.choice(LINES) for _ in range(dice.randrange(1, 5))]
            lines += dice.choice((
                [f"k{number}:", *rows],
                [f"k{number}: {dice.choice(('|', '>', '|-', '>-'))}", *block],
                [f"k{number}:", f"  {key}: {value}", f"  {dice.choice(KEYS)}: 1"],
                [f"k{number}:", f"  - {key}: {value}", f"    c: {dice.choice(VALUES)}"],
                [f"{key}: {value}"],
                [f"{dice.choice(('', '  '))}{key}:", dice.choice(LINES)],
            ))  # fmt: skip
        taken += _is_alike("\n".join(lines) + dice.choice(("\n", "\n", "\n\n", "", "\n  \n", "\n# e\n")))
    assert taken > 40


def _is_alike(text: str) -> bool:
    """Whether a text is read line by line; then what it says must be what the parser's events say, without a fault."""
    screened, faults = prescan.screen(text)
    found = plain.read(text)
    if found is None or faults or screened != text:
        return False
    builder = Builder(text, pure=False)
    assert builder.run() is None, text
    assert builder.faults == [], text
    assert repr(builder.root[0]) == repr(found), text  # which tells 1 from 1.0 and true, and one order from another
    assert repr(read("x.yaml", text.encode()).document.data) == repr(found)  # type: ignore[union-attr]
    return True
