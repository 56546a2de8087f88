"""What the schemas say of places, as the editor asks it."""

from __future__ import annotations

from coopctl import schemas
from coopctl.edits.shape import Shape
from tests.conftest import ROOT
from tests.tables import table


@table("kind", ["action", "agreement", "settings"])
def test_the_keys_of_a_record_are_the_schema_s_in_their_order(kind: str) -> None:
    assert Shape(kind).keys(()) == tuple(schemas.schema(kind)["properties"])


@table(
    ("kind", "place", "first"),
    [
        ("action", ("milestones", 3), ("id", "number", "title")), ("action", ("lead",), ("party", "organisation")), ("action", ("updates", 0), ("date", "author")),
        ("action", ("indicators", 0, "readings", 9), ("date", "value")), ("action", ("missions", 0, "done", 0), ("date", "days")),
        ("agreement", ("meetings", 0, "decisions", 1), ("id", "number")), ("agreement", ("parties", 0), ("id", "role")), ("settings", ("thresholds",), ("due_soon_days",)),
        ("action", ("title",), ()), ("action", ("x-own", "a"), ()), ("", (), ()),
    ],
)  # fmt: skip
def test_inner_maps_have_an_order_too(kind: str, place: tuple[str | int, ...], first: tuple[str, ...]) -> None:
    assert Shape(kind).keys(place)[: len(first)] == first
    assert first or Shape(kind).keys(place) == ()


def test_dates_and_texts_are_known() -> None:
    action = Shape("action")

    assert all(
        action.is_date(place)
        for place in (
            ("adopted",),
            ("period",),
            ("ended",),
            ("milestones", 2, "due"),
            ("missions", 0, "done", 1, "date"),
        )
    )
    assert all(
        action.is_text(place)
        for place in (("title",), ("updates", 0, "text"), ("notes", 4), ("assessments", 0, "verdict"))
    )
    assert not any(action.is_date(place) for place in (("title",), ("number",), ("tags", 0), ("x-day",)))
    assert not any(action.is_text(place) for place in (("status",), ("lead",), ("x-text",), ("title", 0)))


def test_what_may_not_be_empty_and_what_must_be_there_is_known() -> None:
    action = Shape("action")

    assert action.must_hold(("summary",))
    assert not action.must_hold(("tags",))
    assert (action.must_be(("title",)), action.must_be(("summary",)), action.must_be(("updates", 0, "date"))) == (
        True,
        False,
        True,
    )


def test_the_records_of_the_repository_are_in_that_order() -> None:
    """The order of the schema is the one that people have kept, so that a new key stands where they look for it."""
    from coopctl.strict_yaml import read

    for path in (ROOT / "data").rglob("*.yaml"):
        kind = "agreement" if path.parent.name == "agreements" else "action"
        document = read("x", path.read_bytes()).document
        assert document is not None
        assert isinstance(document.data, dict)
        order = Shape(kind).keys(())
        ranks = [order.index(key) for key in document.data if key in order]
        assert ranks == sorted(ranks), path.name
