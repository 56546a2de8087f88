"""The verdict of an assessment is a text that comes near one of the words for verdicts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coopctl.findings import Problem
from coopctl.messages import msg
from coopctl.model.records import Assessment
from coopctl.model.texts import Text
from coopctl.model.vocabularies import AssessmentVerdict, Severity
from coopctl.spelling import synonyms
from coopctl.spelling.nearest import one_letter_off

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coopctl.model.portfolio import Portfolio
    from coopctl.model.walk import Seen

SEVERITY = Severity.HINT
NEEDS = frozenset({Assessment})

#: The words for verdicts as people type them.
_WORDS = {synonyms.folded(word): word.value for word in AssessmentVerdict}


def check_record(seen: Seen, _portfolio: Portfolio) -> Iterator[Problem]:
    """Give a problem for each verdict that a language says in other letters, or in another language's word."""
    for place, assessment in seen.of(Assessment):
        if not isinstance(assessment.verdict, Text):
            continue
        for written in assessment.verdict.variants.values():
            if word := _meant(written):
                yield Problem(
                    seen.record.path,
                    (*place, "verdict"),
                    msg("the verdict ‘{text}’ is taken as a text of its own", text=written),
                    msg("did you mean ‘{word}’?", word=word),
                )
                break


def _meant(written: str) -> str | None:
    """Return the word that a text stands for but for capitals, one letter or its language; None of other texts."""
    said = synonyms.folded(written)
    return _WORDS.get(said) or synonyms.word(written, _WORDS.values()) or _WORDS.get(one_letter_off(said, _WORDS) or "")
