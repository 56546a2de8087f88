"""Code lists of others' standards, as they stood when this version was made, and what places are called.

A list is a file of the package, codes between blanks, and is read when it is first asked for; names are a table.
"""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from coopctl.packaged import PACKAGE

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

#: Subdivisions begin with their country; each of `shorter` is `fra=fr`, a tag of three letters with its right one.
Name: TypeAlias = Literal[
    "countries", "currencies", "languages", "purposes", "scripts", "shorter", "subdivisions", "withdrawn"
]
#: The columns of names, after that of the code.
LANGUAGES: Final = ("en", "fr", "nl", "ar")


@functools.cache
def codes(name: Name) -> frozenset[str]:
    """Return the codes of a list; the lines that begin with # say what it is and where it is from."""
    lines = _text(f"{name}.txt").splitlines()
    return frozenset(code for line in lines if not line.startswith("#") for code in line.split())


def country_names() -> Iterator[tuple[str, tuple[str, ...]]]:
    """Give the code of each country with its code of three letters, and its names in the languages of the house."""
    for line in _text("country_names.tsv").splitlines():
        if not line.startswith("#"):
            code, *names = line.split("\t")
            yield code, tuple(names)


def subdivision(code: str, language: str) -> str:
    """Return what a subdivision (ISO 3166-2) is called, in English where the language has no name; else its code."""
    text = _text("subdivision_names.tsv")
    start = text.find(f"\n{code}\t") + 1
    names = text[start : text.index("\n", start)].split("\t")[1:] if start else []
    named = dict(zip(LANGUAGES, names, strict=False))
    return named.get(language) or named.get("en", code)


def subdivisions() -> Mapping[str, frozenset[str]]:
    """Return what each subdivision is called in all languages, by its code."""
    lines = [line.split("\t") for line in _text("subdivision_names.tsv").splitlines() if not line.startswith("#")]
    return {code: frozenset(filter(None, names)) for code, *names in lines}


@functools.cache
def _text(file: str) -> str:
    return PACKAGE.joinpath("codelists", file).read_text(encoding="utf-8")
