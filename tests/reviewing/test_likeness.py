"""Records that are perhaps only called otherwise: guessed where two are alike, and no other two of them are as much."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any, cast

from coopctl.reviewing.likeness import perhaps_renamed
from tests.tables import table

LONG = {"title": "Choir", "status": "planned", "axis": "arts", "period": "2019"}


def guessed(gone: dict[str, dict[str, Any]], new: dict[str, dict[str, Any]]) -> list[tuple[str, str]]:
    drafts = {
        ref: SimpleNamespace(subject=SimpleNamespace(record=SimpleNamespace(data=data))) for ref, data in new.items()
    }
    removed = {ref: SimpleNamespace(data=data) for ref, data in gone.items()}
    return list(perhaps_renamed(cast("Any", SimpleNamespace(removed=removed, new=drafts))))


@table(
    ("gone", "new", "pairs"),
    [
        ({"p/a": LONG}, {"p/b": LONG}, [("p/a", "p/b")]),
        ({"p/a": LONG}, {"p/b": LONG | {"title": "Band"}}, [("p/a", "p/b")]),
        ({"p/a": LONG}, {"p/b": LONG | {"title": "Band", "axis": "music"}}, []),
        ({"p/a": LONG}, {"p/b": LONG | {"title": "Band", "x": 1, "y": 2}}, [("p/a", "p/b")]),
        ({"p/a": LONG}, {"p/b": LONG | {"title": "Band", "w": 0, "x": 1, "y": 2}}, []),
        ({"p/a": {"title": "A", "x": 1}}, {"p/b": {"title": "A", "x": 1}}, []),
        ({"p/a": LONG}, {"p": LONG}, []),
        ({"p/a": LONG}, {"p/b": LONG, "p/c": LONG}, []),
        ({"p/a": LONG, "p/b": LONG}, {"p/c": LONG}, []),
        ({"p/a": LONG}, {"p/b": LONG | {"title": "Band"}, "p/c": LONG}, [("p/a", "p/c")]),
        ({"p/a": LONG, "p/b": LONG | {"axis": "x", "period": "2020"}}, {"p/c": LONG}, [("p/a", "p/c")]),
        ({"p/a": LONG}, {f"p/n{at}": LONG | {"n": at} for at in range(10_001)}, []),
    ],
    ids=["alike", "three-of-four", "two-of-four", "half", "less-than-half", "few", "another-kind", "two-new", "two-gone",
         "the-likest", "one-unlike", "too-many"],
)  # fmt: skip
def test_what_is_alike_and_no_other_is_as_much_is_perhaps_renamed(
    gone: dict[str, dict[str, Any]], new: dict[str, dict[str, Any]], pairs: list[tuple[str, str]]
) -> None:
    assert guessed(gone, new) == pairs
