from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coopctl.strict_yaml.placeholders import STAND_INS, has_stand_ins, meant, shield


@given(st.text("?:@`%*&!|>,[]{}'\"\\ab é\n", max_size=30))
def test_what_stood_in_is_put_back(text: str) -> None:
    assert meant(text.translate(STAND_INS)) == text


def test_stand_ins_are_seen() -> None:
    assert has_stand_ins("?".translate(STAND_INS))
    assert not has_stand_ins("où ?")


@pytest.mark.parametrize(
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
