"""A line of missions that is told in words: De Mons vers Sefrou : 2 missions de 5 jours en 2024."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from coopctl.messages import msg
from coopctl.model.names import path_of, reference
from coopctl.model.places import within
from coopctl.patterns import regex
from coopctl.schemas.date_words import not_done
from coopctl.spelling import called
from coopctl.spelling.synonyms import folded

if TYPE_CHECKING:
    from coopctl.loading.locations import Stamped
    from coopctl.loading.there import There
    from coopctl.model.records import Json

_LONGEST, _MOST = 300, 20
_BOTH = 2
_YEAR = regex(r"(?<![0-9/.-])(?:19|20)[0-9]{2}(?![0-9/.-])")
_COUNT = regex(
    r"(?P<n>[0-9]{1,4})\s+(?:missions?|missies?|zendingen|deplacements?|voyages?|visites?|مهمات|مهمة|بعثات|بعثة)"
)
_DAYS = regex(r"(?P<n>[0-9]{1,3})\s*(?:jours?|j\b|days?|dagen|dag\b|ايام|يوما?)")
#: What stands between the one who travels and the one who is visited, and what before the first of them.
_WAY = regex(r"\s*(?:→|⇒|-+>|=+>|>)\s*|\s+(?:vers|a|to|towards|naar|الى|نحو)\s+")
_VISITED = regex(r"\b(?:vers|a|to|naar|visite|visit|bezoek|accueil|الى|زيارة)\b")
_FROM = regex(r"(?:^|.*?\s)(?:missions?\s+)?(?:de|du|des|from|van|من)\s+|^")


def told(stamped: Stamped, there: There) -> Stamped | None:
    """Return a problem of such a line with the row that it stands for; None for others, and where it names no party."""
    problem = stamped.problem
    if problem.place[:1] != ("missions",) or problem.path not in there.documents or len(problem.place) > len("abc"):
        return None
    value = within(there.documents[problem.path].data, problem.place[:_BOTH])
    texts = [f"{key} : {_counted(each)}" for key, each in value.items()] if isinstance(value, dict) else [value]
    is_list = len(problem.place) == 1
    if not texts or (len(texts) > 1 and not is_list) or len(texts) > _MOST:
        return None
    agreement = (reference(problem.path) or "").partition("/")[0]
    lines = [_line(each, agreement, there) if isinstance(each, str) and _may_be_one(each) else "" for each in texts]
    if not all(lines):
        return None
    words = f"[{', '.join(lines)}]" if is_list else lines[0]
    return replace(stamped, problem=replace(problem, help=msg("write it as {words}", words=words)))


def _may_be_one(text: str) -> bool:
    """Whether a text may tell a line: missions that were given up are none."""
    return len(text) <= _LONGEST and not not_done(text)


def _counted(value: Json) -> str:
    """Return what stands under a key as words: a number alone is one of missions."""
    return f"{value} missions" if isinstance(value, int) else str(value or "")


def _line(text: str, agreement: str, there: There) -> str:
    """Return the line that a text stands for, with dots for what it does not say; "" where it names no party."""
    parties = there.rows(path_of(agreement), "parties")
    plain = folded(text)
    year, count, days = (pattern.search(plain) for pattern in (_YEAR, _COUNT, _DAYS))
    ways = _WAY.split(plain)
    if len(ways) > _BOTH:
        return ""
    ends = [_party(part, parties, there) for part in ways]
    if len(ways) < _BOTH:  # who is visited, or who travels
        ends = ["", *ends] if _VISITED.search(plain) else [*ends, ""]
    if not any(ends) and not (year and count):
        return ""
    if any(ends) and "" in ends and len(parties.ids) == _BOTH:
        (other,) = {*parties.ids} - {*ends}
        ends = [each or other for each in ends]
    first, last = (each or "…" for each in ends)
    planned = ", ".join(f"{name}: {n['n']}" for name, n in (("missions", count), ("days", days)) if n)
    number = year[0] if year else "…"
    return f"{{from: {first}, to: {last}, year: {number}, planned: {{{planned or 'missions: …, days: …'}}}}}"


def _party(part: str, parties: called.Known, there: There) -> str:
    """Return the one party that a part of a text names, "" where it names none, or several."""
    for pattern in (_COUNT, _DAYS, _YEAR):
        part = pattern.sub(" ", part)
    part = re.sub(r"\b(?:en|in|de|d|par|per|an|chaque|missions?|missies?|في|سنة)\s*$|[:;,()]", " ", part).strip()
    part = _FROM.sub("", part, count=1).strip()
    found = called.meant(part, parties, patience=there.patience) if part else ()
    return found[0] if len(found) == 1 else ""
