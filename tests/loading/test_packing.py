"""Records as bytes and back: the same record, what is equal shared, and nothing of a stranger's taken."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

import msgspec
import pytest

from coopctl.loading import builders, packing
from tests.tables import table

if TYPE_CHECKING:
    from coopctl.model.records import Action, Json

SAID: dict[str, Json] = {
    "title": {"fr": "Échange", "en": "Exchange"},
    "status": "in_progress",
    "period": "../2019-12",
    "lead": {"party": "mons", "organisation": "Atelier"},
    "partners": [{"party": "lycee", "role": "operator", "organisation": "Atelier"}],
    "milestones": [{"id": "first", "title": "Jalon", "due": "2018-21?", "done": "../2018-04-02", "weight": 1}],
    "indicators": [
        {
            "id": "people",
            "target": {"value": 10, "date": "2019"},
            "readings": [{"date": "2018-02-30", "value": "Bien"}, {"date": "2018-05", "value": 2}],
        }
    ],
    "assessments": [
        {"date": "2018-05", "by": "mons", "verdict": "achieved"},
        {"date": "2018-06", "by": "mons", "verdict": {"nl": "Goed"}},
    ],
    "recurs": "FREQ=YEARLY;UNTIL=20191231",
    "notes": ["", "x" * 500],
}


def back(data: dict[str, Json]) -> tuple[Action, Action]:
    """Return an action as its file says it, and as it comes back from bytes."""
    built = cast("Action", builders.bare("action", data, "fr"))
    packed = packing.pack(built, data, [])
    assert packed is not None
    record, found = packing.unpack(packed[0], "action", "x") or pytest.fail("it does not come back")
    assert found == []
    assert packing.unpack_raw(packed[1]) == data
    return built, cast("Action", record)


def test_a_record_comes_back_as_it_is() -> None:
    built, again = back(SAID)

    assert again == built
    assert repr(again) == repr(built)
    assert packing.pack(again, SAID, []) == packing.pack(built, SAID, [])


def test_what_is_equal_is_one_value() -> None:
    _, again = back(SAID)
    _, other = back(SAID)

    assert again.lead is not None
    assert again.lead.organisation is again.partners[0].organisation is other.partners[0].organisation
    assert again.milestones[0].done is other.milestones[0].done
    assert again.period is other.period
    assert again.notes[1] is other.notes[1]


@table("words", ["a\0b", "\0", {"fr": "a\0b"}, {"fr": "a", "en": "\0\0"}])
def test_a_text_that_no_word_can_be_is_not_kept(words: Json) -> None:
    data: dict[str, Json] = {"title": words, "status": "planned"}
    built = builders.bare("action", data, "fr")

    assert packing.pack(built, data, []) is None
    assert builders.bare("action", data, "fr") == built


@table(
    ("field", "value"),
    [
        ("title", "no language"),
        ("title", "\0fr"),
        ("title", "fr\0a\0b"),
        ("title", 5),
        ("title", ["fr", "a"]),
        ("title", {"fr": "a"}),
        ("started", "../.."),
        ("started", "soon"),
        ("started", 2018),
        ("period", "2018/"),
        ("period", ["2018"]),
        ("partners", [[None, None, None, [], "no role"]]),
        ("assessments", [["2018", ["mons"], "no verdict"]]),
        ("assessments", [["2018", ["mons"], 5]]),
        ("indicators", [["people", None, None, None, "level", None, ["much", "2019"]]]),
        ("indicators", [["people", None, None, None, "level", None, [[], "2019"]]]),
    ],
)
def test_what_has_not_the_models_types_is_not_there(field: str, value: Any) -> None:
    fine: dict[str, Any] = {"ref": "", "path": "", "title": "fr\0a", "status": "planned"}

    assert packing.unpack(msgspec.msgpack.encode((fine, [])), "action", "x") is not None
    assert packing.unpack(msgspec.msgpack.encode((fine | {field: value}, [])), "action", "x") is None
