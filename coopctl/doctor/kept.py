"""The cache: whether one is used here, why not, and how much is in it."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from coopctl import cache
from coopctl.messages import Number, msg
from coopctl.reports.checkup import Check, State
from coopctl.reports.paper import Part, checked

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_MEGABYTE = 1_000_000


def part(root: Path, *, named: bool = False) -> Part:
    """Look at the cache of a workspace; its file is `named` only to who asks, since folders above may be private."""
    return checked("cache", msg("Cache"), *_checks(root, named=named))


def _checks(root: Path, *, named: bool) -> Iterator[Check]:
    what, place = msg("what was made of files"), cache.place_of(root)
    if not cache.is_wanted():
        yield Check(what, msg("is not kept: {variable} says so", variable=cache.VARIABLE))
    elif place is None:
        yield Check(what, msg("is not kept: there is no folder for it"))
    elif not place.size():
        yield Check(what, msg("nothing is kept yet"))
    else:
        one = cache.Cache(place)
        if one.fault is None:
            yield Check(what, msg("is kept, to answer sooner"))
            yield Check(msg("entries"), msg("{number}", number=Number(one.rows())))
        else:
            mend = msg("delete it: {command}", command="coopctl cache clear")
            yield Check(what, msg("is not kept: {reason}", reason=one.fault), State.ADVICE, mend)
        one.close()
        yield Check(msg("size"), msg("{megabytes} MB", megabytes=Number(-(-place.size() // _MEGABYTE))))
    if named and place is not None:
        yield Check(msg("file"), msg("{path}", path=os.fspath(place.file)))
