"""A text lacks a language that the workspace requires."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coopctl.findings import Problem
from coopctl.messages import msg
from coopctl.model.texts import Text
from coopctl.model.vocabularies import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from coopctl.messages import Message
    from coopctl.model.places import Place
    from coopctl.model.portfolio import Portfolio
    from coopctl.model.walk import Seen

SEVERITY = Severity.ERROR

#: What is written for all readers. Proper names, minutes, updates and notes stay in the language of their author.
_FOR_ALL = frozenset({"title", "summary", "objectives", "beneficiaries", "means", "unit"})
_BY_OTHERS = frozenset({"documents", "meetings"})


def check_record(seen: Seen, portfolio: Portfolio) -> Iterator[Problem]:
    """Give one problem for each text that is not in all `languages` of the settings; fr-BE serves for fr."""
    required = portfolio.settings.languages
    if not required:
        return
    for place, text in seen.of(Text):
        missing = tuple(tag for tag in required if not _has(text.variants, tag)) if _is_for_all(place) else ()
        if missing:
            message = msg("this text has no version in {languages}", languages=missing)
            yield Problem(seen.record.path, place, message, _how(text, missing))


def _how(text: Text, missing: tuple[str, ...]) -> Message:
    if text.plain:
        return msg("write it as a map from language to text, one line a language")
    return msg("add it beside the other languages: {line}", line=f"{missing[0]}: …")


def _is_for_all(place: Place) -> bool:
    """Whether a text is one that must be translated; a meeting's title is, and so are the words of a decision."""
    if place[0] in _BY_OTHERS:
        return place[0] == "meetings" and (place[2:] == ("title",) or (place[2] == "decisions" and place[-1] == "text"))
    return place[-1] in _FOR_ALL


def _has(tags: Iterable[str], wanted: str) -> bool:
    folded = wanted.casefold()
    return any(tag.casefold() == folded or tag.casefold().startswith(f"{folded}-") for tag in tags)
