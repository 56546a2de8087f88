"""A text lacks a language that the workspace requires."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coopctl.findings import Problem
from coopctl.messages import msg
from coopctl.model import translated
from coopctl.model.texts import Text
from coopctl.model.vocabularies import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coopctl.messages import Message
    from coopctl.model.portfolio import Portfolio
    from coopctl.model.walk import Seen

SEVERITY = Severity.ERROR
NEEDS = frozenset({Text})


def check_record(seen: Seen, portfolio: Portfolio) -> Iterator[Problem]:
    """Give one problem for each text that is not in all `languages` of the settings; fr-BE serves for fr."""
    required = portfolio.settings.languages
    if not required:
        return
    for place, text in seen.of(Text):
        if missing := translated.missing(place, text.variants, required):
            message = msg("this text has no version in {languages}", languages=missing)
            yield Problem(seen.record.path, place, message, _how(text, missing))


def _how(text: Text, missing: tuple[str, ...]) -> Message:
    if text.plain:
        return msg("write it as a map from language to text, one line a language")
    return msg("add it beside the other languages: {line}", line=f"{missing[0]}: …")
