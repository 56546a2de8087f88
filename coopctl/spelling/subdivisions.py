"""Subdivisions of countries as people call them in the languages of the house, with or without what kind they are."""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING

from coopctl import codelists
from coopctl.spelling.synonyms import folded

if TYPE_CHECKING:
    from collections.abc import Mapping

#: Words that say what kind of place it is, and what stands between them and its name.
_KINDS = (
    "région, regio, region, gewest, province, provincie, préfecture, prefecture, département, departement, department, "
    "district, canton, kanton, gouvernorat, governorate, wilaya, state, état, county, comté, oblast, voïvodie, "
    "جهة, إقليم, عمالة, ولاية, محافظة, مقاطعة, منطقة, de, du, des, d, le, la, les, l, of, the, van, het"
)
#: What they are called beside their names in the table.
_OTHERWISE = {
    "BE-BRU": "Bruxelles, Brussel, Bruxelles-Capitale, Brussels-Capital, بروكسل",
    "BE-VLG": "Flandre, Flandres, Vlaanderen, Flemish Region, فلاندر",
    "BE-WAL": "Région wallonne, Waals Gewest, Walloon Region, الوالونية",
}


def called(written: str, country: str | None = None) -> tuple[str, ...]:
    """Return the codes (ISO 3166-2) of what is called so, of one country where that is known: Région wallonne."""
    found = _by_name().get(_plain(written), ())
    return tuple(code for code in found if country is None or code.startswith(f"{country}-"))


@functools.cache
def _by_name() -> Mapping[str, tuple[str, ...]]:
    found: dict[str, set[str]] = {}
    for code, names in codelists.subdivisions().items():
        for name in names.union(_OTHERWISE.get(code, "").split(", ")):
            found.setdefault(_plain(name), set()).add(code)
    return {name: tuple(sorted(codes)) for name, codes in found.items() if name}


def _plain(name: str) -> str:
    words = re.findall(r"\w+", folded(name))
    return " ".join(word for word in words if word not in _kinds()) or " ".join(words)


@functools.cache
def _kinds() -> frozenset[str]:
    return frozenset(folded(_KINDS).split(", "))
