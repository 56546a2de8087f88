"""Several references that stand as one, in a list or in the place of one: none of them is dropped without a word."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from coopctl.loading.bodies import BODIES
from coopctl.messages import msg
from coopctl.schemas.wanted import alone

if TYPE_CHECKING:
    from coopctl.loading.meant import Lookup
    from coopctl.messages import Message

#: Lists of references.
LISTS = frozenset({"coordinators", "partners", "attendees", "owners", "depends_on", "related", "sources", "about"})
#: A text of more parts is no such list.
_MOST = 20
#: What stands between two that are told in one text; within a reference a stroke parts an action from its agreement.
_APART = re.compile(r"\s*[,;|+&،؛]\s*|\s+/\s+|\s(?:et|en|and|und|و|ou|or|of|أو)\s|\s+(?=[a-z0-9-]+/[a-z0-9-]+)")
#: The page of a document.
_PAGE = re.compile(r"\b(?:p|pp|pages?|pagina|art|article|artikel|صفحة|ص)(?:\b|(?=[0-9]))\.?\s*[0-9]", re.IGNORECASE)
#: A place in it as addresses have it: convention#3.
_PLACE_WITHIN = re.compile(r"\w[#@:]\s*\w")


def several(asked: Lookup) -> Message | None:
    """Say how several references are written that stand as one; None for one reference, whatever it is called."""
    parts = [bare for each in _APART.split(asked.value) if (bare := each.strip())]
    parts = parts if len(parts) <= _MOST else []
    is_body = not BODIES.isdisjoint(asked.place)  # which says by itself who stands in one text
    if is_body or asked.place[-1] in LISTS or len(parts) < len("ab") or asked.is_called(asked.value):
        return None
    rows = tuple(dict.fromkeys(asked.entries(parts)))
    if len(rows) < len("ab"):
        return None
    if isinstance(asked.place[-1], int):
        return msg("write each as an entry of its own: {words}", words=rows)
    return msg("write what you mean: {words}", words=rows)


def with_more(asked: Lookup, found: tuple[str, ...]) -> Message | None:
    """Say that the one that is meant stands alone, where something that is not known is told beside it, or its page."""
    is_more = _APART.search(asked.value) and not asked.is_called(asked.value)
    is_within = "sources" in asked.place and _PLACE_WITHIN.search(asked.value)
    is_part = is_more or is_within or _PAGE.search(asked.value)
    return alone(found, asked.value) if len(found) == 1 and is_part else None
