from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from coopctl import strict_yaml
from coopctl.strict_yaml.placeholders import STAND_INS, has_stand_ins, meant, shield
from tests.tables import table


@given(st.text("?:@`%*&!|>,[]{}'\"\\ab é\n", max_size=30))
def test_what_stood_in_is_put_back(text: str) -> None:
    assert meant(text.translate(STAND_INS)) == text


def test_stand_ins_are_seen() -> None:
    assert has_stand_ins("?".translate(STAND_INS))
    assert not has_stand_ins("où ?")


@table(
    ("text", "pure", "hidden"),
    [
        ("{ ?foo: bar }", False, 1),
        ("{due: 2018?}", False, 0),
        ("{due: 2018?}", True, 1),
        ("{? foo: bar}", True, 0),
        ("[?]", True, 1),
        ("[a, ?, b]", False, 1),
        ("{a: 60.000,- €, b: 60,-}", False, 2),
        ("[a,-b, 1,-2]", False, 0),
        ("? a\n: b\n", False, 0),
        ("a: b ?\n", False, 0),
    ],
)
def test_only_signs_that_are_text_are_hidden(text: str, pure: bool, hidden: int) -> None:
    found = shield(text, pure=pure)

    assert sum(has_stand_ins(each) for each in found) == hidden
    assert meant(found) == text


@table("pure", [False, True])
@table(
    ("text", "value"),
    [
        ("a: {b: #N/A, c: 1}\n", {"b": "#N/A", "c": 1}),
        ("a: [#x, #y]\n", ["#x", "#y"]),
        ("a: {b: ?, c: 1}\n", {"b": "?", "c": 1}),
        ("a: -\n", "-"),
        ("a: {fr: x; ar: y}\n", {"fr": "x", "ar": "y"}),
        ("a: {b: 60.000,- €, c: 1}\n", {"b": "60.000,- €", "c": 1}),
    ],
)
def test_what_follows_a_misleading_sign_is_read_by_both_parsers(text: str, value: object, pure: bool) -> None:
    read = strict_yaml.read("a.yaml", text.encode(), pure=pure)

    assert read.document is not None
    assert read.document.data == {"a": value}
    assert len(read.faults) <= 2
