"""Code lists of others' standards, as they stood when this version was made, and what countries are called.

A list is a file of the package, codes between blanks, and is read when it is first asked for.
"""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, Literal, TypeAlias

from coopctl.packaged import PACKAGE

if TYPE_CHECKING:
    from collections.abc import Iterator

#: Subdivisions begin with their country; each of `shorter` is `fra=fr`, a tag of three letters with its right one.
Name: TypeAlias = Literal[
    "countries", "currencies", "languages", "purposes", "scripts", "shorter", "subdivisions", "withdrawn"
]


@functools.cache
def codes(name: Name) -> frozenset[str]:
    """Return the codes of a list; the lines that begin with # say what it is and where it is from."""
    text = PACKAGE.joinpath("codelists", f"{name}.txt").read_text(encoding="utf-8")
    return frozenset(code for line in text.splitlines() if not line.startswith("#") for code in line.split())


def country_names() -> Iterator[tuple[str, tuple[str, ...]]]:
    """Give the code of each country with its code of three letters, and its names in the languages of the house."""
    text = PACKAGE.joinpath("codelists", "country_names.tsv").read_text(encoding="utf-8")
    for line in text.splitlines():
        if not line.startswith("#"):
            code, *names = line.split("\t")
            yield code, tuple(names)
