"""Of which file a file may be a copy, by the names that programs and hands give to copies."""

from __future__ import annotations

import pytest

from coopctl.spelling.copies import is_surely_one, originals


@pytest.mark.parametrize(
    "name",
    [
        "plan (1)", "plan - Copie", "plan - Copie (2)", "plan_copy", "plan.old", "plan_v2", "plan-final", "plan 2024-05-01",
        "Copie de plan", "copy of plan", "kopie van plan", "نسخة من plan", "plan - نسخة", "plan_LOCAL_1234",
        "plan (Anne's conflicted copy 2024-05-01)", "plan (copie en conflit de Anne)", "plan.sync-conflict-20240501-AB",
    ],
)  # fmt: skip
def test_a_copy_is_traced_to_its_original(name: str) -> None:
    assert "plan" in originals(name)


def test_words_of_a_title_are_no_mark_of_a_copy() -> None:
    assert [*originals("plan-de-la-medina")] == ["plan-de-la-medina"]
    assert [*originals("2")] == [""]


@pytest.mark.parametrize(
    ("name", "sure"),
    [
        *((each, True) for each in ("plan-copie", "copy-of-plan", "plan-bak")),
        *((each, False) for each in ("plan-2", "plan-final", "eau-conflit", "land-conflict", "data-backup")),
    ],
)
def test_some_names_say_by_themselves_that_they_are_copies(name: str, sure: bool) -> None:
    assert is_surely_one(name) is sure
