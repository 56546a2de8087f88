from __future__ import annotations

from importlib.metadata import PackageNotFoundError
from typing import get_args

import pytest

from coopctl.codelists import Name, codes, subdivision, subdivisions
from tests.conftest import ROOT
from tests.tables import table
from tools.codelists import LISTS, country_names

FOLDER = ROOT / "coopctl" / "codelists"


def test_every_list_has_a_name_and_a_maker() -> None:
    assert {path.stem for path in FOLDER.glob("*.txt")} == set(get_args(Name)) == set(LISTS)


@pytest.mark.parametrize("name", LISTS)
def test_a_list_is_what_its_maker_makes(name: Name) -> None:
    try:
        made = LISTS[name]()
    except (ImportError, PackageNotFoundError) as missing:
        pytest.skip(f"{missing} is not installed")
    there = (FOLDER / f"{name}.txt").read_text(encoding="utf-8")
    if there.splitlines()[1] != made.splitlines()[1]:
        pytest.skip(f"made from another version: {there.splitlines()[1]}")

    assert made == there


def test_the_names_of_countries_are_what_their_maker_makes() -> None:
    pytest.importorskip("pycountry")
    there, made = (FOLDER / "country_names.tsv").read_text(encoding="utf-8"), country_names()
    if there.splitlines()[1] != made.splitlines()[1]:
        pytest.skip(f"made from another version: {there.splitlines()[1]}")

    assert made == there


@table(
    ("name", "known", "unknown"),
    [
        ("countries", ["BE", "MA", "FR"], ["UK", "EU", "be"]),
        ("currencies", ["EUR", "MAD"], ["BEF", "DEM", "eur"]),
        ("languages", ["fr", "ar", "zgh", "ber"], ["fra", "xx"]),
        ("purposes", ["11330", "16061", "99810"], ["23030", "11331"]),
        ("scripts", ["Latn", "Arab", "Tfng"], ["latn"]),
        ("subdivisions", ["MA-06", "BE-WAL", "BE-WHT", "MA-SEF", "MA-03"], ["MA-99", "BE", "WAL"]),
        ("withdrawn", ["23030", "15120", "15140"], ["11330"]),
    ],
)
def test_the_lists_know_what_is_in_use(name: Name, known: list[str], unknown: list[str]) -> None:
    assert codes(name) >= set(known)
    assert codes(name).isdisjoint(unknown)


@table(
    ("name", "least"),
    [
        ("countries", 240),
        ("currencies", 150),
        ("languages", 7000),
        ("scripts", 150),
        ("purposes", 250),
        ("subdivisions", 4500),
    ],
)
def test_the_lists_are_whole(name: Name, least: int) -> None:
    assert len(codes(name)) > least


def test_a_withdrawn_purpose_is_not_in_use() -> None:
    assert codes("purposes").isdisjoint(codes("withdrawn"))


def test_a_language_of_two_letters_has_no_tag_of_three() -> None:
    shorter = dict(pair.split("=") for pair in codes("shorter"))

    assert (shorter["fra"], shorter["fre"], shorter["nld"]) == ("fr", "fr", "nl")
    assert codes("languages").isdisjoint(shorter)
    assert set(shorter.values()) <= codes("languages")


@table("name", get_args(Name))
def test_a_list_says_what_it_is_and_holds_codes_only(name: Name) -> None:
    heads = (FOLDER / f"{name}.txt").read_text(encoding="utf-8").splitlines()[:2]

    assert all(line.startswith("# ") for line in heads)
    assert {code for code in codes(name) if not code.replace("-", "").replace("=", "").isalnum()} == set()


def test_names_of_subdivisions_are_of_codes_that_there_are() -> None:
    named = subdivisions()

    assert named.keys() <= codes("subdivisions")
    assert len(named) > 0.95 * len(codes("subdivisions"))
    assert not [name for names in named.values() for name in names if name != name.strip() or "(" in name]


@table(
    ("code", "called"),
    [
        ("BE-WAL", ["Wallonia", "Wallonie", "Wallonië", "والونيا"]),
        ("BE-WHT", ["Hainaut", "Hainaut", "Henegouwen", "هينو"]),
        ("MA-SEF", ["Sefrou", "Province de Séfrou", "Sefrou", "إقليم صفرو"]),
        ("FR-HDF", ["Hauts-de-France"] * 4),
        ("MA-99", ["MA-99"] * 4),
        ("BE", ["BE"] * 4),
    ],
)
def test_a_subdivision_is_called_as_a_language_calls_it_else_as_english_does_else_by_its_code(
    code: str, called: list[str]
) -> None:
    assert [subdivision(code, each) for each in ("en", "fr", "nl", "ar")] == called
    assert subdivision(code, "de") == called[0]


def test_a_code_that_was_given_to_another_place_has_no_name_of_the_former_one() -> None:
    """CLDR calls MA-06 Meknès-Tafilalet, a region until 2015, and Uganda's UG-116 Lyantonde in some languages."""
    assert subdivision("MA-06", "fr") == "Casablanca-Settat"
    assert subdivision("MA-03", "ar") == "فاس-مكناس"
    assert subdivision("UG-116", "fr") == "UG-116"
