"""Which texts a workspace wants in all its languages, and which of them one lacks."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from coopctl.model.places import Place

#: What is written for all readers. Proper names, minutes, updates and notes stay in the language of their author.
_FOR_ALL = frozenset({"title", "summary", "objectives", "beneficiaries", "means", "unit"})
_BY_OTHERS = frozenset({"documents", "meetings"})


def missing(place: Place, tags: Iterable[str], required: Sequence[str]) -> tuple[str, ...]:
    """Return which of the required languages a text at a place lacks; fr-BE serves for fr."""
    present = tuple(tag.casefold() for tag in tags)
    return tuple(tag for tag in required if not _has(present, tag.casefold())) if is_for_all(place) else ()


def is_for_all(place: Place) -> bool:
    """Whether a text is one that must be translated; a meeting's title is, and so are the words of a decision."""
    if place[0] in _BY_OTHERS:
        return place[0] == "meetings" and (place[2:] == ("title",) or (place[2] == "decisions" and place[-1] == "text"))
    return place[-1] in _FOR_ALL


def _has(tags: Sequence[str], wanted: str) -> bool:
    return any(tag == wanted or tag.startswith(f"{wanted}-") for tag in tags)
