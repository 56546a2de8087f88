"""Names of copies, as programs and hands make them of a file's name: plan (1), plan - Copie, plan_old, copy of plan."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from coopctl.model.names import LONGEST_NAME
from coopctl.patterns import regex
from coopctl.spelling.titles import name_of

if TYPE_CHECKING:
    from collections.abc import Iterator

_COPY = "copie|copy|kopie|نسخة"
#: What says by itself that a file is a copy.
_SURE = frozenset({*_COPY.split("|"), "bak", "conflicted"})
#: What may say so behind the name of a file that is there: versions, dates, sides of a merge; some are words of titles.
_PERHAPS = regex(
    r"old|orig(?:inal)?|ancien(?:ne)?|oud|قديم|new|nouveau|nouvelle|nieuw|final|finale?|def(?:initi[ef])?|ok|tmp|temp|"
    r"save|sauvegarde|backup|copies|conflict|conflit|draft|brouillon|base|local|remote|mine|theirs|ours|v?[0-9]+|"
    r"version|versie|bis|ter",
    re.IGNORECASE,
)
_BEFORE = regex(r"(?:copie de|copy of|kopie van|backup of|نسخة من)[ _-]+", re.IGNORECASE)
#: What a program writes in brackets or behind a dash, be it a whole sentence.
_SAID = regex(
    rf"\s*(?:\([^()]*\b(?:{_COPY}|conflict|conflit)[^()]*\)|[-–]\s*(?:{_COPY})\b.*|\.sync-conflict-.*)\Z", re.IGNORECASE
)
_WORDS = regex(r"[^\W_]+")


def originals(name: str) -> Iterator[str]:
    """Give the names of the files of which a file of this name may be a copy, the longest first."""
    words = _WORDS.findall(_SAID.sub("", _BEFORE.sub("", name)))
    yield _name(words)
    while len(words) > 1 and (words[-1].casefold() in _SURE or _PERHAPS.fullmatch(words[-1])):
        del words[-1]
        yield _name(words)


def is_surely_one(name: str) -> bool:
    """Whether the name of a file says by itself that it is a copy: plan-copie, and not plan-2."""
    return _BEFORE.match(name.replace("-", " ")) is not None or not _SURE.isdisjoint(_WORDS.findall(name.casefold()))


def _name(words: list[str]) -> str:
    return name_of(" ".join(words), LONGEST_NAME)
