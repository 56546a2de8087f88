"""Texts in normal forms: as Unicode has them, and in a time that is as long as the text."""

from __future__ import annotations

import ast
import time
import unicodedata

from coopctl.composing import normalized
from tests.imports import modules, tree
from tests.tables import table

MARKS = "\u0315\u0300"


@table("text", ["", "é", "e\u0301" * 500, "الجُمهوريّة " * 90, "ᄀ\u1161" * 300, "x" + MARKS * 60])
@table("form", ["NFC", "NFKD"])
def test_a_text_is_in_the_form_that_unicode_has_of_it(form: str, text: str) -> None:
    assert normalized(form, text) == unicodedata.normalize(form, text)  # type: ignore[arg-type] # one of two


def test_many_marks_on_one_letter_take_no_time_and_none_is_lost() -> None:
    text = "a" + MARKS * 100_000
    start = time.process_time()

    found = normalized("NFC", text)

    assert time.process_time() - start < 2
    assert (sorted(unicodedata.normalize("NFD", found[:1]) + found[1:]), found[0]) == (sorted(text), "à")


def test_no_other_module_asks_for_a_form_itself() -> None:
    asked = {
        name
        for name in modules()
        for node in ast.walk(tree(name))
        if isinstance(node, ast.Attribute) and ast.unparse(node) == "unicodedata.normalize"
    }

    assert asked == {"coopctl.composing"}
