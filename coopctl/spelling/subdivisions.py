"""Subdivisions of countries as people call them in the languages of the house, with or without what kind they are."""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING

from coopctl import codelists
from coopctl.spelling import countries
from coopctl.spelling.synonyms import folded

if TYPE_CHECKING:
    from collections.abc import Mapping

#: Words that say what kind of place it is, and what stands between them and its name.
_KINDS = (
    "région, regio, region, gewest, province, provincie, préfecture, prefecture, département, departement, department, "
    "district, canton, kanton, gouvernorat, governorate, wilaya, state, état, county, comté, oblast, voïvodie, "
    "جهة, إقليم, عمالة, ولاية, محافظة, مقاطعة, منطقة, de, du, des, d, le, la, les, l, of, the, van, het"
)
#: The code of one within a text, and short words that say what kind of place it is; folded.
_CODE = re.compile(r"(?<![A-Z0-9])[A-Z]{2}-[A-Z0-9]{1,3}(?![A-Z0-9-])", re.ASCII)
_SHORT_KINDS = frozenset(["dep", "dept", "prov", "reg", "no", "nr", "n", "code"])
#: No name with its code is longer.
_LONGEST = 200
#: What they are called beside their names in the table.
_OTHERWISE = {
    "BE-BRU": "Bruxelles, Brussel, Bruxelles-Capitale, Brussels-Capital, بروكسل",
    "BE-VLG": "Flandre, Flandres, Vlaanderen, Flemish Region, فلاندر",
    "FR-PAC": "PACA, région PACA",
    "BE-WAL": "Région wallonne, Waals Gewest, Walloon Region, الوالونية",
}


def called(written: str, country: str | None = None) -> tuple[str, ...]:
    """Return the codes (ISO 3166-2) of what is called so, of one country where that is known: Région wallonne."""
    found = _by_name().get(_plain(written), ())
    return tuple(code for code in found if country is None or code.startswith(f"{country}-"))


def meant(written: str, country: str | None = None) -> tuple[tuple[str, ...], bool]:
    """Return the codes that a text holds or names, and whether it says nothing beside them: Nord (59), HDF, FR.

    Within a known country its short code is enough: HDF.
    """
    if len(written) > _LONGEST:
        return (), False
    plain = re.sub("[\u2010-\u2015\u2212]", "-", written).strip()
    known = codelists.codes("subdivisions")
    whole = tuple(dict.fromkeys(code for code in _CODE.findall(plain.upper()) if code in known))
    if whole:
        return whole, not re.search(r"[^\W\d_]{4}", _CODE.sub("", plain.upper())) or bool(called(_without(plain)))
    found = called(plain, country) or _short(plain, country)
    if found:
        return found, True
    parts = [each for each in re.split(r"\s*[()\[\],;/]\s*|\s-\s", plain) if each]
    each = [called(part, country) or _short(part, country) for part in parts]
    told = tuple(dict.fromkeys(code for codes in each for code in codes))
    others = [part for part, codes in zip(parts, each, strict=True) if not codes and part.upper() != country]
    return told, not others


def _without(plain: str) -> str:
    return _CODE.sub("", plain).strip(" ()[]-–:,")


def _short(written: str, country: str | None) -> tuple[str, ...]:
    """Return the code of which a text is the second part, in a country that is known: 59, dép. 59."""
    words = [word for word in re.findall(r"\w+", written) if folded(word) not in _kinds() | _SHORT_KINDS]
    words = [word for word in words if country not in (word.upper(), countries.country(word))]
    parts = (words[0].upper(), f"0{words[0]}") if country and len(words) == 1 else ()
    return next(((code,) for part in parts if (code := f"{country}-{part}") in codelists.codes("subdivisions")), ())


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
