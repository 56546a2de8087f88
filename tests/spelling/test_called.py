"""What people call a thing stands for its id, where only one is called so."""

from __future__ import annotations

from coopctl.messages import msg
from coopctl.model.walk import Patience
from coopctl.spelling.called import Called, Known, described, meant, which
from coopctl.spelling.nearest import meaning
from tests.tables import table

AXES = described(
    [
        {"id": "culture", "number": 1, "title": "Culture et patrimoine"},
        {"id": "eau", "number": "2.1", "title": {"fr": "Eau et agriculture", "ar": "الماء والفلاحة"}},
        {"id": "rien"},
        "no entry",
        {"title": "without an id"},
    ]
)
PARTIES = (Called("mons", ("mons", "Ville de Mons")), Called("lens", ("lens", "Ville de Lens")))


@table(
    ("written", "found"),
    [
        ("CULTURE ET PATRIMOINE", ("culture",)),
        ("Patrimoine", ("culture",)),
        ("Axe 1 : culture et patrimoine", ("culture",)),
        ("cultures et patrimoines", ("culture",)),
        ("1", ("culture",)),
        ("axe n° 2.1", ("eau",)),
        ("الماء والفلاحة", ("eau",)),
        ("eau, culture", ("culture", "eau")),
        ("Santé", ()),
        ("…", ()),
        ("et", ()),
        ("x" * 1000, ()),
    ],
)
def test_titles_and_numbers(written: str, found: tuple[str, ...]) -> None:
    assert sorted(meant(written, AXES)) == sorted(found)


def test_what_is_around_a_name_may_be_something_else() -> None:
    assert meant("Hôpital de Mons", PARTIES) == ("mons",)
    assert meant("Hôpital de Mons", PARTIES, within=False) == ()
    assert meant("Commune de Mons", PARTIES, within=False) == ("mons",)
    assert meant("Ville de Sens", PARTIES, within=False) == ()


def test_an_id_that_is_mistyped_is_taken_for_one_more_readily_than_a_name() -> None:
    assert which("mnos", PARTIES) == meaning("mons")
    assert which("Mnos", PARTIES) is None
    assert which("lens", PARTIES, ["lens"]) == msg("‘{word}’ is in this list already: keep one of the two", word="lens")


def test_what_is_no_list_describes_nothing() -> None:
    assert described(None) == described("axes") == described({"id": "a"}) == ()


def test_what_is_prepared_once_answers_as_what_is_not_and_nothing_is_compared_without_patience() -> None:
    things = described(
        [{"id": f"p{n}", "name": f"Place {n}", "aliases": [f"Old town {n}"], "number": n} for n in range(700)]
    )
    known = Known(things)
    for asked in ("place 7", "Old town", "town 31 of old", "no 5", "Olld towm 612", "nothing of it", "", "p9"):
        for more in ({}, {"within": False}, {"but": "p7"}):
            assert meant(asked, known, **more) == meant(asked, things, **more)

    assert meant("Olld towm 612", known)
    spent = Patience(0)
    assert [meant(each, known, patience=spent) for each in ("Olld towm 612", "place 7", "no 5")] == [
        (),
        ("p7",),
        ("p5",),
    ]
