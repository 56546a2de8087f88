from __future__ import annotations

import importlib
from importlib.metadata import PackageNotFoundError
from typing import TYPE_CHECKING

import pytest

from coopctl.model.codelists import countries, currencies, languages, purposes, subdivisions, under, words
from tests.conftest import ROOT
from tools.codelists import LISTS

if TYPE_CHECKING:
    from collections.abc import Mapping
    from types import ModuleType

FOLDER = ROOT / "coopctl" / "model" / "codelists"


def test_every_list_has_a_maker() -> None:
    assert {path.stem for path in FOLDER.glob("*.py")} - {"__init__"} == set(LISTS)


@pytest.mark.parametrize("name", LISTS)
def test_a_list_is_what_its_maker_makes(name: str) -> None:
    try:
        made = LISTS[name]()
    except (ImportError, PackageNotFoundError) as missing:
        pytest.skip(f"{missing} is not installed")
    there = (FOLDER / f"{name}.py").read_text(encoding="utf-8")
    if there.splitlines()[2] != made.splitlines()[2]:
        pytest.skip(f"made from another version: {there.splitlines()[2]}")

    assert made == there


@pytest.mark.parametrize(
    ("module", "known", "unknown"),
    [
        (countries, ["BE", "MA", "FR"], ["UK", "EU", "be"]),
        (currencies, ["EUR", "MAD"], ["BEF", "DEM", "eur"]),
        (languages, ["fr", "ar", "zgh", "ber"], ["fra", "xx"]),
        (purposes, ["11330", "16061", "99810"], ["23030", "11331"]),
        (subdivisions, ["MA-06", "BE-WAL", "BE-WHT", "MA-SEF", "MA-03"], ["MA-99", "BE", "WAL"]),
    ],
)
def test_the_lists_know_what_is_in_use(module: ModuleType, known: list[str], unknown: list[str]) -> None:
    codes: frozenset[str] = importlib.import_module(module.__name__).CODES

    assert codes >= set(known)
    assert codes.isdisjoint(unknown)


@pytest.mark.parametrize(
    ("codes", "least"),
    [
        (countries.CODES, 240),
        (currencies.CODES, 150),
        (languages.CODES, 7000),
        (languages.SCRIPTS, 150),
        (purposes.CODES, 250),
        (subdivisions.CODES, 4500),
    ],
)
def test_the_lists_are_whole(codes: frozenset[str], least: int) -> None:
    assert len(codes) > least


def test_a_withdrawn_purpose_is_not_in_use() -> None:
    assert {"23030", "15120", "15140"} <= purposes.WITHDRAWN
    assert purposes.CODES.isdisjoint(purposes.WITHDRAWN)


def test_a_language_of_two_letters_has_no_tag_of_three() -> None:
    shorter: Mapping[str, str] = dict(pair.split("=") for pair in languages.SHORTER)

    assert (shorter["fra"], shorter["fre"], shorter["nld"]) == ("fr", "fr", "nl")
    assert languages.CODES.isdisjoint(shorter)
    assert set(shorter.values()) <= languages.CODES


def test_codes_are_read_from_texts() -> None:
    assert words("a b\n  c") == {"a", "b", "c"}
    assert under("BE: BRU VAN\n  WHT\nMA: 01") == {"BE-BRU", "BE-VAN", "BE-WHT", "MA-01"}
