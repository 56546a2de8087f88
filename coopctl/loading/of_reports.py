"""What a saved report asks for where a short name is wanted: a party by its name, an axis by its title or number."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from coopctl.model.names import SETTINGS_FILE
from coopctl.model.places import within
from coopctl.schemas.wanted import write
from coopctl.spelling import called

if TYPE_CHECKING:
    from coopctl.loading.locations import Stamped
    from coopctl.loading.there import There

#: The filters that take short names, each with the list of an agreement that has them.
_LISTS = {"party": "parties", "axis": "axes"}
_APART = re.compile(r"\s*[,;/&+|،؛]\s*|\s(?:et|en|and|و)\s")
_ALONE, _LISTED = 3, 4


def told(stamped: Stamped, there: There) -> Stamped | None:
    """Return a problem of such a filter with the help that names what is meant; None where nothing is known."""
    problem = stamped.problem
    place = problem.place
    if problem.path != SETTINGS_FILE or place[:1] != ("reports",) or len(place) not in (_ALONE, _LISTED):
        return None
    rows, document = _LISTS.get(str(place[2])), there.documents.get(problem.path)
    value = within(document.data, place) if document else None
    if rows is None or isinstance(value, bool) or not isinstance(value, str | int):
        return None
    agreements = there.portfolio.agreements.values()
    known = called.Known(thing for each in agreements for thing in called.described(each.data.get(rows)))
    whole = called.meant(str(value), known, patience=there.patience)
    parts = [whole] if len(whole) == 1 else [called.meant(part, known) for part in _APART.split(str(value)) if part]
    if not all(len(each) == 1 for each in parts) or (len(place) == _LISTED and len(parts) > 1):
        return None
    ids = ", ".join(dict.fromkeys(each[0] for each in parts))
    return replace(stamped, problem=replace(problem, help=write(f"[{ids}]" if len(place) == _ALONE else ids)))
