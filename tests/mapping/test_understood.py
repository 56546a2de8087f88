"""Foreign cells as fields take them: taken, taken otherwise and said, or refused; nothing is guessed."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest

from coopctl.changing import subschemas
from coopctl.errors import UsageError
from coopctl.i18n.words import Words
from coopctl.mapping.foreign import Cell, of_csv, of_json, of_yaml
from coopctl.mapping.maps import MapColumn
from coopctl.mapping.prose import prose
from coopctl.mapping.understood import NotUnderstoodError, Reader, apart
from coopctl.workbooks.looks import look_of
from tests.tables import table

if TYPE_CHECKING:
    from coopctl.model.places import Place

PROGRESS: Place = ("updates", 0, "progress")
PLANNED: Place = ("budget", 0, "planned")
DUE: Place = ("started",)
LEAD: Place = ("lead",)


def read(value: Any, place: Place, *, shown: str = "General", column: dict[str, Any] | None = None, **how: Any) -> Any:
    wanted = MapColumn(place, subschemas.at("action", place), (("x",),), **column or {})
    found = Reader(**how).read(Cell(value, "A1", look_of(shown)), wanted)
    return None if found is None else found.value


@table(
    ("value", "place", "how", "meant"),
    [
        (date(2024, 3, 1), DUE, {"shown": "[$-40C]d mmm yy;@"}, "2024-03-01"),
        (date(2024, 3, 1), DUE, {"shown": "[$-40C]mmm\\ yy"}, "2024-03"),
        (date(2024, 3, 1), DUE, {"shown": '"an "yyyy'}, 2024),
        ("27-03-2025", DUE, {}, "2025-03-27"),
        ("1/15/2025", DUE, {"dates": "dmy"}, "2025-01-15"),
        ("3/6/2024", DUE, {"dates": "dmy"}, "2024-06-03"),
        ("3/6/2024", DUE, {"dates": "mdy"}, "2024-03-06"),
        ("2015-03-31+08:00", DUE, {}, "2015-03-31"),
        ("T3 2025", DUE, {}, "2025-35"),
        (2024, DUE, {}, 2024),
        ("2024/2026-06", ("period",), {}, "2024/2026-06"),
        ("2024/..", ("period",), {}, "2024/.."),
        ("../2026", ("period",), {}, "../2026"),
        (Decimal(45352), DUE, {}, "2024-03-01"),
        (Decimal("43890.5"), DUE, {"since_1904": True}, "2024-03-01"),
        ("N/A", DUE, {}, None),
        ("NA", DUE, {}, None),
        ("n.d.", PLANNED, {}, None),
        ("12 500 €", PLANNED, {}, 12500),
        ("$ -", PLANNED, {}, None),
        ("41250,50", PLANNED, {}, Decimal("41250.5")),
        ("60.000", PLANNED, {"decimal": ","}, 60000),
        ("60.000", PLANNED, {"decimal": "."}, 60),
        ("1,234", PLANNED, {"decimal": ",", "column": {"currency": "EUR"}}, Decimal("1.234")),
        ("00/10/2024", DUE, {"dates": "dmy"}, "2024-10"),
        ("00/00/2024", DUE, {"dates": "mdy"}, 2024),
        ("00/00/0000", DUE, {"dates": "dmy"}, None),
        (Decimal(45), PLANNED, {"shown": '0 "k€"', "column": {"times": 1000, "currency": "EUR"}}, 45_000),
        (Decimal(45_000), PLANNED, {"shown": "#,##0,", "column": {"times": 1000}}, 45_000),
        (Decimal(45_000), PLANNED, {"shown": '#,##0, "k€"', "column": {"currency": "EUR"}}, 45_000),
        (Decimal("1.1"), ("number",), {"shown": "0.00"}, "1.10"),
        (Decimal("1.1"), ("number",), {"shown": "#,##0.00"}, "1.1"),
        (Decimal("1.15"), ("number",), {"shown": "0.0"}, "1.15"),
        (Decimal(7), ("number",), {"shown": "000"}, "007"),
        (Decimal("0.4"), PROGRESS, {"shown": "0%"}, 40),
        (Decimal("0.07"), PROGRESS, {"percent": "fraction"}, 7),
        ("4.00%", PROGRESS, {"percent": "fraction"}, 4),
        (Decimal("0.04"), PROGRESS, {"percent": "fraction"}, 4),
        (40, PROGRESS, {"percent": "hundred"}, 40),
        ("En cours", ("status",), {}, "in_progress"),
        ("منجز", ("status",), {}, "completed"),
        ("Ville de Mons", ("lead",), {"parties": {"ville de mons": "mons"}}, "mons"),
        ("Ville de Mons", ("partners",), {"parties": {"ville de mons": "mons"}}, [{"party": "mons"}]),
        ("CHU", ("lead",), {}, {"organisation": "CHU"}),
        (" Un\ntitre", ("title",), {}, "Un titre"),
        ("Élevé", ("title",), {"language": "fr"}, {"fr": "Élevé"}),
        ("s. o.", ("summary",), {"empty": frozenset({"s. o"})}, None),
    ],
)
def test_a_cell_is_taken(value: Any, place: Place, how: dict[str, Any], meant: Any) -> None:
    assert read(value, place, **how) == meant


@table(
    ("value", "told"),
    [
        ("15 janvier 2026", ""),
        ("sept. 2026", ""),
        ("T2 2026", "(2026-34)"),
        ("fin 2026", "(2026-12~)"),
        ("27-03-2025", ""),
        ("1/15/2025", "(2025-01-15)"),
    ],
)
def test_only_a_date_that_is_not_as_it_was_written_is_told(value: str, told: str) -> None:
    found = Reader(dates="dmy").read(Cell(value, "A1"), MapColumn(DUE, subschemas.at("action", DUE), (("x",),)))

    assert found is not None
    assert (Words().say(found.how) if found.how else "").endswith(told)
    assert (found.how is None) == (not told)


@table(
    ("value", "place", "how", "why"),
    [
        ("3/6/2024", DUE, {}, "2024-06-03, 2024-03-06"),
        ("1/3/0205", DUE, {"dates": "dmy"}, "year 0205"),
        ("3011/2025", DUE, {}, "no date"),
        ("31/1272025", DUE, {}, "no date"),
        ("3011/2024", ("period",), {}, "no date"),
        ("1011/2024", ("period",), {}, "year 1011"),
        ("mi-2024", DUE, {}, "may be"),
        ("2026-13-01", DUE, {}, "no date"),
        ("2026-02-30/2027", ("period",), {}, "no date"),
        (Decimal(45), PLANNED, {"shown": "#,##0\\ [$$-409]", "column": {"currency": "EUR"}}, "are in EUR"),
        (Decimal(45), PLANNED, {"shown": '0 "k€"'}, "times: 1000"),
        (Decimal("0.5"), PLANNED, {"shown": "0%"}, "percentage"),
        ("Entre 200 et 500", PLANNED, {}, "no number"),
        ("60.000", PLANNED, {}, "60000, 60"),
        ("-5", PLANNED, {}, "less than 0"),
        ("1.5", ("sdg",), {}, "no whole number"),
        ("été", ("period",), {}, "no date"),
        (Decimal("0.5"), PROGRESS, {}, "fraction or percent"),
        (Decimal("1.09"), PROGRESS, {"percent": "fraction"}, "more than 100"),
        ("Phase 2", ("status",), {}, "none of"),
        ("a.b@example.org", ("lead",), {}, "reach a person"),
    ],
)
def test_a_cell_is_refused_with_a_reason(value: Any, place: Place, how: dict[str, Any], why: str) -> None:
    with pytest.raises(NotUnderstoodError) as refused:
        read(value, place, **how)
    assert why in Words().say(refused.value.message)


def test_a_name_that_may_be_several_is_told() -> None:
    said = {}
    for text in ("Ada\nBob", "Ada / Bob", "Ada; Bob", "Ada", "AC/DC", "Mons"):
        found = Reader(parties={"mons": "mons"}).read(
            Cell(text, ""), MapColumn(LEAD, subschemas.at("action", LEAD), ())
        )
        said[text] = found and found.how is not None
    assert [*said.values()] == [True, True, True, False, False, False]


def test_a_comma_before_three_digits_is_told_as_it_was_read() -> None:
    wanted = MapColumn(PLANNED, subschemas.at("action", PLANNED), (("x",),), decimal=",")
    found = [Reader().read(Cell(each, "A1", look_of("General")), wanted) for each in ("60,000", "60,00")]

    assert [Words().say(each.how) if each and each.how else "" for each in found] == ["read as 60", ""]


def test_texts_lose_html_and_ways_to_reach_a_person_and_keep_their_lines() -> None:
    said, how = prose("<div>Un&nbsp;texte</div><ul><li>a</li><li>b</li></ul><script>x()</script> jo@example.org\x00")

    assert (said, how is None) == ("Un texte\n\na\nb\n…", False)
    assert prose("x<y et z>w, <2026>") == ("x<y et z>w, <2026>", None)
    assert prose("<b>x</b><y et z>w")[0] == "x<y et z>w"
    assert prose("Réf. 0401.574.852, le 12/10/2026") == ("Réf. 0401.574.852, le 12/10/2026", None)


def test_separators_within_brackets_and_quotes_do_not_count() -> None:
    assert [*apart('a (b, c), «d, e», "f, g", h', ",")] == ["a (b, c)", "«d, e»", '"f, g"', "h"]
    assert [*apart("• a\n- b\n\n", "lines")] == ["a", "b"]


def test_files_are_read_in_their_own_encoding_and_separator() -> None:
    for encoding in ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252", "mac_roman"):
        rows = of_csv('a;b\n"l’été;1";2,5\n'.encode(encoding)).rows
        assert [[cell.text for cell in row] for row in rows] == [["a", "b"], ["l’été;1", "2,5"]], encoding
    assert of_csv("الرقم;الحالة\n1;منجز\n".encode("cp1256")).rows[0][1].text == "الحالة"
    assert [cell.text for cell in of_csv(b"Plan\nof\n2026\n\na,b\n1,2\n").rows[4]] == ["a", "b"]
    assert [cell.value for cell in of_csv(b"a\tb\n1\t\n").rows[1]] == ["1", None]


@table(
    "second",
    ['1;"Well;open', '1;"Well" new;open', '1;"Well;open\n2;Hall;open\n3;5";open'],
    ids=["never", "early", "late"],
)
def test_a_quotation_mark_that_is_missing_swallows_no_rows_in_silence(second: str) -> None:
    content = f"code;title;status\n{second}\n4;Fair;open\n".encode()
    said = ""
    try:
        said = " ".join(map(Words().say, of_csv(content).remarks))
    except UsageError as refused:
        said = Words().say(refused.message)
    assert said.startswith("row 2: ")
    assert "quotation mark" in said


def test_maps_within_maps_are_columns() -> None:
    content = b'{"meta": {"n": 1}, "data": {"items": [{"id": 1.50, "title": {"fr": "T"}, "tags": ["x", "y"]}]}}'
    as_json = of_json(content, None).rows
    assert [cell.text for cell in as_json[0]] == ["id", "title/fr", "tags"]
    assert [cell.text for cell in as_json[1]] == ["1.50", "T", "x\ny"]
    assert as_json[1][1].where == "data/items/1/title/fr"
    as_yaml = of_yaml("x.yaml", b"rows:\n  - {id: 1, title: T}\n", "rows").rows
    assert [cell.text for cell in as_yaml[1]] == ["1", "T"]


@table("content", [b"[" * 100_000, b"{", b"[1, 2]", b"nothing"])
def test_what_is_no_list_of_maps_is_refused_with_a_sentence(content: bytes) -> None:
    with pytest.raises(UsageError) as refused:
        of_json(content, None)
    assert re.search(r"nested|no JSON|no list", Words().say(refused.value.message))


def test_of_a_list_each_value_counts_once_in_its_order() -> None:
    assert read("b\na\nb\nc\na", ("tags",)) == ["b", "a", "c"]
