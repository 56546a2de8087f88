"""A table runs each of its cases, and tells every one that fails."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests import tables
from tests.tables import table

if TYPE_CHECKING:
    from pathlib import Path


def failed(test: object) -> str:
    """Return what is told of a test that fails."""
    assert callable(test)
    with pytest.raises(pytest.fail.Exception) as caught:
        test()
    return str(caught.value)


def test_every_case_runs_and_each_that_fails_is_told_with_what_it_was_given() -> None:
    seen = []

    @table(("text", "length"), [("one", 3), ("two", 4), ("three", 5), ("", 1)])
    def lengths(text: str, length: int) -> None:
        seen.append(text)
        assert len(text) == length, f"{text!r} is not as long as that"

    told = failed(lengths)
    assert seen == ["one", "two", "three", ""]
    assert told.startswith("2 of 4 cases of ")
    assert "'two', 4\n" in told
    assert "'' is not as long as that" in told
    assert "three" not in told
    assert 'in lengths\n    assert len(text) == length, f"{text!r} is not' in told
    assert "in every" not in told


def test_a_case_that_is_skipped_or_expects_what_is_not_raised_fails() -> None:
    @table("what", ["a", "b", "c"], ids=["skips", "raises nothing", "is fine"])
    def cases(what: str) -> None:
        if what == "a":
            pytest.skip("not here")
        if what == "b":
            with pytest.raises(ValueError, match="b"):
                pass

    told = failed(cases)
    assert "skips\n" in told
    assert "raises nothing\n" in told
    assert "is fine" not in told


def test_one_may_ask_for_some_cases_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    seen = []

    @table("code", ["no-lead", "no-title", "wrong-form"])
    def cases(code: str) -> None:
        seen.append(code)

    monkeypatch.setattr(tables, "ONLY", "no-")
    cases()
    assert seen == ["no-lead", "no-title"]
    monkeypatch.setattr(tables, "ONLY", "none is called so")
    with pytest.raises(pytest.skip.Exception):
        cases()


def test_a_table_without_a_case_or_with_marks_is_refused() -> None:
    with pytest.raises(AssertionError):
        table("nothing", [])
    with pytest.raises(AssertionError):
        table(("one", "two"), [(1, 2), pytest.param(1, 2, id="named")])


@table("number", range(3))
@table("letter", "ab")
def test_each_case_has_a_folder_of_its_own_and_tables_may_be_crossed(number: int, letter: str, tmp_path: Path) -> None:
    assert not any(tmp_path.iterdir())
    (tmp_path / f"{letter}{number}").touch()


@pytest.mark.parametrize("word", ["one", "two"])
@table("letter", "ab")
def test_what_pytest_gives_comes_to_each_case(word: str, letter: str) -> None:
    assert word + letter
