"""Numbers, dates and texts as people write them: what is said, where, and that who obeys it has what was meant."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

import pytest

from coopctl.checking import engine
from coopctl.loading.loader import load
from coopctl.model.dates import parse_date
from tests.tables import table
from tests.whole import Held

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coopctl.findings import Finding
    from coopctl.model.records import Action

AGREEMENT = """title: Partnership
kind: partnership
status: in_force
signed: 2018-01-01
period: 2018/2030
parties:
  - {id: mons, name: Mons, country: BE}
  - {id: sefrou, name: Sefrou, country: MA}
"""
HEAD = "title: Photo exhibition\nstatus: in_progress\nperiod: 2019/2029\nlead: mons\n"


class Read(NamedTuple):
    """What is found in a file, and the action that it holds, None where it was left out."""

    found: Sequence[Finding]
    action: Action | None


def read(body: str) -> Read:
    loaded = load(
        Held({"data/agreements/a.yaml": AGREEMENT.encode(), "data/actions/a/x.yaml": body.encode()}), whole=True
    )
    found = sorted((*loaded.findings, *engine.run(loaded)), key=lambda each: each.order)
    return Read(found, loaded.portfolio.actions.get("a/x"))


def helped(finding: Finding) -> tuple[str, ...]:
    """Return the values that the help of a finding spells."""
    assert finding.help is not None
    values = (value for key, value in finding.help.params.items() if key in ("words", "number", "line"))
    found = next(values, ())
    return found if isinstance(found, tuple) else (str(found),)


# ---- money

#: Written in an amount of euros: what is meant.
MONEY: dict[str, tuple[str, ...]] = {
    "60,000": ("60000", "60.00"),
    "41250,50": ("41250.50",),
    "45 000": ("45000",),
    "45\u00a0000": ("45000",),
    "45\u202f000": ("45000",),
    "1.250,00": ("1250.00",),
    "1,250.00": ("1250.00",),
    "1.250.000,5": ("1250000.5",),
    "1,250,000": ("1250000",),
    "12_500": ("12500",),
    "1'250.00": ("1250.00",),
    "1\u2019250.00": ("1250.00",),
    "1 250,5": ("1250.5",),
    "1 250,500": ("1250.50",),
    "€ 500": ("500",),
    "500 EUR": ("500",),
    "500€": ("500",),
    "500,00 €": ("500.00",),
    "60k": ("60000",),
    "60 k€": ("60000",),
    "1,5 M€": ("1500000",),
    "1,5 million d'euros": ("1500000",),
    "1'250,50": ("1250.50",),
    "500,-": ("500",),
    "\u0661\u0662\u0665\u0660": ("1250",),
    "\u0661\u066c\u0662\u0665\u0660\u066b\u0665\u0660": ("1250.50",),
    "-500": ("500",),
    "\u2212500": ("500",),
    "(500)": ("500",),
    "1/3": (),
    "50 %": (),
    "12,50,00": (),
    "to be seen": (),
}


def block(value: str, currency: str = "EUR") -> str:
    return f"{HEAD}budget:\n  - year: 2026\n    currency: {currency}\n    planned: {value}\n    kind: cash\n"


def flow(value: str, currency: str = "EUR") -> str:
    return f"{HEAD}budget:\n  - {{year: 2026, planned: {value}, currency: {currency}, kind: cash}}\n"


@table("quoted", [False, True])
@table("way", [block, flow])
@table(("written", "meant"), MONEY.items())
def test_an_amount(written: str, meant: tuple[str, ...], way: type, quoted: bool) -> None:
    value = f'"{written}"' if quoted else written
    body = way(value)
    (finding,) = read(body).found
    cut = way is flow and not quoted and "," in written
    codes = {"cut-by-comma"} if cut else {"wrong-type", "out-of-range"}
    assert finding.code in codes
    assert (finding.span.line, finding.span.column) == ((8, 14) if way is block else (6, 27))
    assert finding.span.end_column - finding.span.column == len(value)
    assert helped(finding) == meant
    if len(meant) == 1:
        after = read(way(meant[0]))
        assert after.found == []
        assert after.action is not None
        assert after.action.budget[0].planned == Decimal(meant[0])


@table("way", [block, flow])
@table(
    ("written", "currency", "meant"),
    [
        ("60.000", "EUR", ("60000", "60.00")),
        ("60.000", "JPY", ("60000", "60")),
        ("60.000", "TND", None),
        ("60,000", "TND", ("60000", "60.000")),
        ("60,000", "JPY", ("60000",)),
        ('"60.000"', "TND", ("60.000",)),
        ("500,00", "XOF", ("500",)),
    ],
)
def test_an_amount_in_its_currencys_decimals(
    written: str, currency: str, meant: tuple[str, ...] | None, way: type
) -> None:
    found = read(way(written, currency)).found
    if meant is None:
        assert found == []
        return
    (finding,) = found
    if finding.code == "three-decimals":
        assert finding.help is not None
        assert (finding.help.params["more"], finding.help.params["less"]) == meant
    else:
        assert helped(finding) == meant
    for each in meant:
        assert read(way(each, currency)).found == []


@table("way", [block, flow])
def test_a_currency_in_the_amount_is_not_lost(way: type) -> None:
    (finding,) = read(way("500 MAD")).found
    assert finding.help is not None
    assert finding.help.params == {"words": ("500",), "said": "MAD", "currency": "EUR"}
    (finding, *_) = read(f"{HEAD}budget:\n  - {{year: 2026, planned: 500 MAD}}\n").found
    assert finding.help is not None
    assert finding.help.params == {"words": ("500",), "line": "currency: MAD"}


def test_each_comma_between_braces_is_told_once() -> None:
    body = (
        f"{HEAD}budget:\n"
        "  - {year: 2026, currency: EUR, planned: 41250,50, spent: 1,250.00, at: 2026-01-01}\n"
        "  - {year: 2027, currency: EUR, planned: 1,250,000.50 }\n"
        "milestones:\n  - {id: first, due: October 12, 2026, title: Phase 1,5}\n"
    )
    found = [(each.code, each.span.line, each.span.column, helped(each)) for each in read(body).found]
    assert found == [
        ("cut-by-comma", 6, 42, ("41250.50",)),
        ("cut-by-comma", 6, 59, ("1250.00",)),
        ("cut-by-comma", 7, 42, ("1250000.50",)),
        ("cut-by-comma", 9, 22, ("2026-10-12",)),
        ("cut-by-comma", 9, 47, ('"Phase 1,5"',)),
    ]


def test_a_comma_behind_a_field_without_its_space() -> None:
    (finding,) = read(flow("41250,50").replace("planned: ", "planned:")).found
    assert (finding.code, helped(finding)) == ("cut-by-comma", ("41250.50",))
    (finding,) = read(f"{HEAD}x-own: {{at: 12:30,5}}\n").found
    assert finding.code == "not-a-text-key"


def test_lists_between_braces_keep_their_commas() -> None:
    assert read(f"{HEAD}sdg: [4,11]\nx-own: {{a: [1,5], b: 2}}\n").found == []


# ---- other numbers

NUMBERS: dict[str, tuple[str, ...]] = {
    "12,5": ("12.5",),
    "50 %": ("50",),
    "\u0661\u0662\u066b\u0665": ("12.5",),
    '"12.5"': ("12.5",),
    "12_5": ("125",),
    "2 400": ("2400",),
    "1e1": ("10",),
    "011": ("11",),
}
FIELDS = {
    "progress": "updates:\n  - date: 2026-01-01\n    progress: {}\n",
    "weight": "weight: {}\n",
    "reading": "indicators:\n  - id: visitors\n    readings:\n      - date: 2026-01-01\n        value: {}\n",
    "target": "indicators:\n  - id: visitors\n    target:\n      value: {}\n",
    "step": "indicators:\n  - id: visitors\n    steps:\n      - by: 2026-01-01\n        value: {}\n",
    "days": "missions:\n  - from: mons\n    to: sefrou\n    year: 2026\n    planned:\n      days: {}\n",
}


@table("field", FIELDS.values(), ids=FIELDS.keys())
@table(("written", "meant"), NUMBERS.items())
def test_a_number(written: str, meant: tuple[str, ...], field: str) -> None:
    (finding,) = (each for each in read(HEAD + field.format(written)).found if each.code != "three-decimals")
    assert finding.code in ("wrong-type", "ambiguous-scalar")
    assert finding.span.line == HEAD.count("\n") + field.count("\n")
    after = read(HEAD + field.format(meant[0])).found
    if after:  # 125 and 2400 are no percentages, and 2400 days few missions
        assert [each.code for each in after] == ["unlikely-length"] or finding.mend is None
        assert {each.code for each in after} <= {"out-of-range", "unlikely-length"}
        return
    whole = (*meant, "0.5") if "%" in written and "weight" in field else meant  # of what: of a hundred, or of one
    assert helped(finding) == whole or finding.code == "ambiguous-scalar"
    assert meant[0] in str(finding.help)


def test_half_of_a_percentage_may_be_fifty() -> None:
    (finding,) = read(HEAD + FIELDS["progress"].format("0,5")).found
    assert helped(finding) == ("0.5", "50")
    (finding,) = read(HEAD + FIELDS["progress"].format("50\u066a")).found
    assert helped(finding) == ("50",)


def test_a_third_is_what_the_field_takes() -> None:
    for field, meant in {"progress": ("33.33",), "reading": ("1", "0.3333"), "weight": ("1", "0.3333")}.items():
        (finding,) = read(HEAD + FIELDS[field].format("1/3")).found
        assert helped(finding) == meant


# ---- what a field takes

TEXTS = ["0755", "TRUE", "false", ".5", "+5", "5.", "1.10", "1e5", "0x1F", "1_000", ".inf", "12345678901234567890"]


@pytest.mark.parametrize("written", [*TEXTS, "Null"])
def test_a_text_is_quoted_as_it_is_written(written: str) -> None:
    for body in (
        f"title: {written}\nstatus: planned\nperiod: 2019/2029\nlead: mons\n",
        f"{HEAD}summary:\n  fr: {written}\n",
        f"{HEAD}places: [{written}]\n",
        f"{HEAD}partners:\n  - {{party: mons, person: {written}}}\n",
    ):
        (finding,) = read(body).found
        assert helped(finding) == (f'"{written}"',), body
        obeyed = read(body.replace(f"{written}", f'"{written}"'))
        assert obeyed.found == []


@table(
    ("written", "meant"), [("0755", "755"), ("1e5", "100000"), ("0x1F", "31"), ("1_000.5", "1000.5"), ("1.5e3", "1500")]
)
def test_a_number_is_never_quoted(written: str, meant: str) -> None:
    (finding,) = read(block(written)).found
    assert helped(finding) == (meant,)
    assert read(block(meant)).found == []


def test_where_both_may_stand_both_are_said() -> None:
    for line in ("number: 0755", "x-own: 0755"):
        (finding,) = read(f"{HEAD}{line}\n").found
        assert finding.help is not None
        assert finding.help.params == {"number": "755", "text": "0755"}


# ---- dates

#: Written where a date is wanted: what is meant.
DATES: dict[str, tuple[str, ...]] = {
    "12/10/2026": ("2026-10-12", "2026-12-10"),
    "25/10/2026": ("2026-10-25",),
    "12.10.2026": ("2026-10-12", "2026-12-10"),
    "12-10-2026": ("2026-10-12", "2026-12-10"),
    "26-10-12": ("2026-10-12", "2012-10-26"),
    "2026/10/12": ("2026-10-12",),
    "2026-1-5": ("2026-01-05",),
    "2026_10_12": ("2026-10-12",),
    "20261012": ("2026-10-12",),
    "2026.10": ("2026-10",),
    "10.2026": ("2026-10",),
    "2026-10-12T00:00:00": ("2026-10-12",),
    "2026-10-12 00:00:00+01:00": ("2026-10-12",),
    "12 octobre 2026": ("2026-10-12",),
    "octobre 2026": ("2026-10",),
    "lundi 12 octobre 2026": ("2026-10-12",),
    "October 12, 2026": ("2026-10-12",),
    "12 oktober 2026": ("2026-10-12",),
    "12-oct.-26": ("2026-10-12",),
    "Q3 2026": ("2026-35",),
    "T3 2026": ("2026-35",),
    "46307": ("2026-10-12",),
    "46307.5": ("2026-10-12",),
    "\u0661\u0662/\u0661\u0660/\u0662\u0660\u0662\u0666": ("2026-10-12", "2026-12-10"),
    "\u0661\u0662 أكتوبر \u0662\u0660\u0662\u0666": ("2026-10-12",),
    "12 غشت 2026": ("2026-08-12",),
    "12 تشرين الأول 2026": ("2026-10-12",),
    "2026-25-10": ("2026-10-25",),
    "2026-02-30": (),
    "soon": (),
}
SAID = ("words", "day")


def due(value: str) -> str:
    return f"{HEAD}milestones:\n  - id: first\n    due: {value}\n"


def due_in_braces(value: str) -> str:
    return f"{HEAD}milestones:\n  - {{id: first, due: {value}, title: First}}\n"


@table("quoted", [False, True])
@table("way", [due, due_in_braces])
@table(("written", "meant"), DATES.items())
def test_a_date(written: str, meant: tuple[str, ...], way: type, quoted: bool) -> None:
    value = f'"{written}"' if quoted else written
    (finding,) = read(way(value)).found
    assert finding.code in ("wrong-form", "wrong-type", "impossible-date", "cut-by-comma")
    assert (finding.span.line, finding.span.column) == ((7, 10) if way is due else (6, 22))
    assert finding.span.end_column - finding.span.column == len(value)
    assert finding.help is not None
    found = next((finding.help.params[key] for key in SAID if key in finding.help.params), ())
    assert (found if isinstance(found, tuple) else (str(found),)) == meant
    if len(meant) == 1:
        after = read(way(meant[0]))
        assert after.found == []
        assert after.action is not None
        assert after.action.milestones[0].due == parse_date(meant[0])


@table(
    ("written", "meant"),
    [
        ("12/10/2026 - 25/10/2026", ("2026-10-12/2026-10-25",)),
        ("du 12 au 14 octobre 2026", ("2026-10-12/2026-10-14",)),
        ("septembre 2026 – juin 2027", ("2026-09/2027-06",)),
        ("2026-W41", ("2026-10-05/2026-10-11",)),
        ("2026-2027", ("2026/2027",)),
        ("[2026, 2027]", ("2026/2027",)),
        ("2026 t/m 2027", ("2026/2027",)),
        ("من 2026 إلى 2027", ("2026/2027",)),
        ("depuis octobre 2026", ("2026-10/..",)),
    ],
)
def test_a_period(written: str, meant: tuple[str, ...]) -> None:
    body = HEAD.replace("2019/2029", "{}")
    (finding,) = read(body.format(written)).found
    assert helped(finding) == meant
    after = read(body.format(meant[0])).found
    assert [each.code for each in after] in ([], ["outside-agreement-period"])


@table(
    ("written", "meant"),
    [("26", ("2026",)), ("98", ("1998",)), ("octobre 2026", ("2026",)), ("2026-2027", ("2026", "2027"))],
)
def test_a_year(written: str, meant: tuple[str, ...]) -> None:
    (finding,) = read(f"{HEAD}budget:\n  - {{year: {written}, currency: EUR, planned: 5}}\n").found
    assert helped(finding) == meant
