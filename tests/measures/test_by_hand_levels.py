"""Levels to hold, words, and what is reached, by hand (docs/MEASURES.md, 3.2 and 4.3)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from coopctl.i18n.words import Words
from coopctl.measures.indicators import arithmetic, stands
from tests.measures.by_hand import Case, mixed, workspace
from tests.tables import table

if TYPE_CHECKING:
    from pathlib import Path


def keep(target: str, *readings: str, more: str = "") -> str:
    read = ", ".join(f"{{date: 2019-0{month}, value: {value}}}" for month, value in enumerate(readings, 1))
    return f"period: 2019\nindicators: [{{id: one, kind: keep, target: {{{target}}}, readings: [{read}]{more}}}]\n"


def words(target: str, reading: str) -> str:
    read = f"readings: [{{date: 2019-01, value: {reading}}}]"
    return f"period: 2019\nindicators: [{{id: one, measure: qualitative, target: {{value: {target}}}, {read}}}]\n"


#: The text of one indicator, its progress, and how one comes to it.
HELD = [
    (keep("value: 40", "40"), "100", "40 is at least 40"),
    (keep("value: 40", "55.5"), "100", "more than 40 is no more than held"),
    (keep("value: 40", "80", "30"), "75", "the last reading counts: 30 of 40"),
    (keep("value: 40", "10", "41"), "100", "held again"),
    (keep("value: 40, at: least", "0"), "0", "0 of 40"),
    (keep("value: 40", "-10"), "0", "-10 is not above 0, and not held"),
    (keep("value: 0", "-1"), "0", "the target is not above 0, and not held"),
    (keep("value: -5", "-4"), "100", "-4 is at least -5"),
    (keep("value: 40, at: most", "40"), "100", "40 is at most 40"),
    (keep("value: 40, at: most", "0"), "100", "0 is at most 40"),
    (keep("value: 40, at: most", "60"), "66 2/3", "40 of 60"),
    (keep("value: 0, at: most", "1"), "0", "0 is not above 0, and 1 is too much"),
    (keep("value: -2, at: most", "-1"), "0", "-1 is more than -2, and neither is above 0"),
    (keep("value: 40", "20", more=", baseline: {value: 10}, steps: [{by: 2019, value: 1}]"), "50", "baseline and steps beside it are not read: 20 of 40"),
    (keep("value: 40"), None, "never read"),
    (words("satisfactory", "satisfactory"), "100", "the same words"),
    (words("Très Bon", "' très   bon '"), "100", "case aside, blanks cut at the ends and made one"),
    (words('"Caf\\u00e9"', '"CAFE\\u0301"'), "100", "NFC: e with its accent is é, and case aside"),
    (words("good", "very good"), "0", "read and not met"),
    (words("{en: good, fr: bon}", "{fr: Bon}"), "100", "the same in a language that both have"),
    (words("{fr: bon}", "{nl: goed}"), "0", "no language in common: not met"),
    (words("good", "good").replace("2019-01", "2019-07"), None, "not read by the day"),
]  # fmt: skip


@table(("text", "progress", "arithmetic"), HELD)
def test_a_level_is_held_or_not_as_one_computes_by_hand(
    text: str, progress: str | None, arithmetic: str, tmp_path: Path
) -> None:
    case = Case(name="", on="2019-06-30", text=text, says={"progress": progress}, arithmetic=arithmetic)

    assert case.found(tmp_path) == case.says, arithmetic


EXPECTED = [
    Case(
        name="a-level-is-expected-from-the-first-day",
        on="2019-01-01",
        text=keep("value: 40", "30"),
        says={"progress": "75", "expected": "100", "health": "at_risk", "reason": "behind"},
        arithmetic="30 of 40; 100 - 75 = 25 points behind, more than 20, on the first day.",
    ),
    Case(
        name="words-are-expected-along-the-period",
        on="2019-04-11",
        text="period: 2019-01-01/2019-04-10\n" + words("good", "fair").replace("period: 2019\n", ""),
        says={"progress": "0", "expected": "100"},
        arithmetic="the period of a hundred days is over.",
    ),
    Case(
        name="words-are-expected-along-the-period-by-half",
        on="2019-02-20",
        text="period: 2019-01-01/2019-04-10\n" + words("good", "fair").replace("period: 2019\n", ""),
        says={"progress": "0", "expected": "50"},
        arithmetic="31 + 19 = 50 of 100 days.",
    ),
    Case(
        name="all-kinds-together",
        on="2019-06-30",
        text="""\
indicators:
  - {id: held, kind: keep, target: {value: 40}, readings: [{date: 2019-01, value: 30}]}
  - {id: mood, measure: qualitative, target: {value: good}, readings: [{date: 2019-01, value: Good}]}
  - {id: silent, measure: qualitative, target: {value: good}}
  - {id: pupils, kind: sum, target: {value: 10}, readings: [{date: 2019-01, value: 2}, {date: 2019-02, value: 3}]}
""",
        says={"progress": "75", "method": "indicators"},
        arithmetic="(75 + 100 + 50) / 3; silent is left out.",
    ),
]


@table("case", EXPECTED, ids=lambda case: case.name)
def test_levels_and_words_are_expected_as_one_computes_by_hand(case: Case, tmp_path: Path) -> None:
    assert case.found(tmp_path) == case.says, case.arithmetic


SUMS = """\
indicators:
  - id: sum
    kind: sum
    target: {value: 2400}
    readings: [{date: 2019-02, value: 1000}, {date: 2019-01, value: 930}, {date: 2019-07, value: 5}]
  - {id: more, kind: sum, baseline: {value: 0.1}, target: {value: 1}, readings: [{date: 2019-01, value: 0.2}]}
  - {id: level, baseline: {value: 10}, target: {value: 30}, readings: [{date: 2019-01, value: 15}]}
  - {id: plain, baseline: {value: 0}, target: {value: 200}, readings: [{date: 2019-01, value: 25}]}
  - {id: least, kind: keep, target: {value: 40}, readings: [{date: 2019-01, value: 30}]}
  - {id: most, kind: keep, target: {value: 40, at: most}, readings: [{date: 2019-01, value: 60}]}
  - {id: held, kind: keep, target: {value: 40, at: most}, readings: [{date: 2019-01, value: 6}]}
  - {id: unread, kind: sum, baseline: {value: 7}, target: {value: 10}}
"""


def test_what_is_reached_and_its_arithmetic(tmp_path: Path) -> None:
    """A sum is its baseline plus its readings (0.1 + 0.2 is 0.3), null without any; others are their last reading."""
    day = date(2019, 6, 30)
    found = {each.id: each for each in workspace(tmp_path, SUMS).actions["plan/one"].indicators}
    said = {name: arithmetic(each, day) for name, each in found.items()}

    assert {name: stands(each, day) for name, each in found.items()} == {
        "sum": 1930, "more": Decimal("0.3"), "level": 15, "plain": 25, "least": 30, "most": 60, "held": 6, "unread": None,
    }  # fmt: skip
    assert {name: Words().say(each) for name, each in said.items() if each} == {
        "sum": "0 + 1,930 of 2,400 = 80%",
        "more": "0.1 + 0.2 = 0.3, of 0.1 to 1 = 22%",
        "level": "from 10 to 15, of 10 to 30 = 25%",
        "plain": "25 of 200 = 13%",
        "least": "30 of 40 = 75%",
        "most": "40, the most, of 60 = 67%",
        "held": "6 where at most 40 is to be held = 100%",
    }
    assert mixed(Decimal("12.5")) == "12 1/2", "25 of 200, shown half up"
