"""What a row of sums is called: Total général, sous-total, totaal, المجموع."""

from __future__ import annotations

from coopctl.patterns import regex
from coopctl.spelling.synonyms import folded

_TOTAL = regex(
    r"(?:(?:grand|sous|sub) ?)?(?:total|totaux|totaal|totalen)(?:\b.*)?|(?:المجموع|مجموع|الاجمالي|اجمالي)(?:\s.*)?"
)


def is_total(text: str) -> bool:
    """Whether a text calls its row a total, or a part of one."""
    return _TOTAL.fullmatch(folded(text)) is not None
