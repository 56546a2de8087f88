from __future__ import annotations

from coopctl.spelling import subdivisions
from tests.tables import table


@table(
    ("written", "meant"),
    [
        ("Wallonie", ("BE-WAL",)),
        ("Région wallonne", ("BE-WAL",)),
        ("waals gewest", ("BE-WAL",)),
        ("Province de Hainaut", ("BE-WHT",)),
        ("Casablanca – Settat", ("MA-06",)),
        ("جهة الدار البيضاء سطات", ("MA-06",)),
        ("sefrou", ("MA-SEF",)),
        ("l'Oriental", ("MA-02",)),
        ("Limbourg", ("BE-VLI", "NL-LI")),
        ("Mons", ()),
        ("région", ()),
        ("", ()),
    ],
)
def test_a_subdivision_by_any_of_its_names(written: str, meant: tuple[str, ...]) -> None:
    assert subdivisions.called(written) == meant


def test_the_country_says_which_of_two_is_meant() -> None:
    assert subdivisions.called("Rabat", "MA") == ("MA-RAB",)
    assert subdivisions.called("Rabat", "BE") == ()
