"""An approval that is told in words: who approves, when, and whether it was granted: Conseil régional, 12 mai 2024."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from coopctl.model.names import is_name
from coopctl.schemas.dated_words import days_in
from coopctl.schemas.row_words import inside
from coopctl.spelling import synonyms

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

_BETWEEN = " :;,.()[]|/–—-،"
#: No day, and no body, is told in more words.
_LONGEST_DAY, _LONGEST = 6, 16
_BY = re.compile(
    r"(?P<state>.+?)\s+(?:par|by|door|من طرف|من قبل)\s+(?:le\s|la\s|les\s|l['’]|the\s|de\s|het\s)?\s*(?P<by>.+)",
    re.IGNORECASE,
)


def of_text(text: str, fields: Mapping[str, Any]) -> str:
    """Return the approval that a text tells, with dots for what it does not say; "" where it tells none."""
    words = text.split()
    is_one = {"by", "kind", "date", "state"} <= fields.keys() and synonyms.truth(text) is None
    if not is_one or not 0 < len(words) <= _LONGEST:
        return ""
    days, who = _dated(words)
    kinds, states = fields["kind"].get("enum", ()), fields["state"].get("enum", ())
    state = ""
    if (match := _BY.fullmatch(who)) and (state := synonyms.word(match["state"], states) or ""):
        who = match["by"].strip(_BETWEEN)
    elif who and (state := synonyms.word(last := who.split()[-1].strip(_BETWEEN), states) or ""):
        who = who.rpartition(last)[0].strip(_BETWEEN)
    if re.search("[0-9]", who) or not (who or days):
        return ""
    kind = synonyms.word(who, kinds) or next(iter(synonyms.among(who, kinds)), "")
    by = f"{{organisation: {inside(who)}}}" if who else "…"
    by = who if is_name(who) and not kind else by
    parts = {"by": by, "kind": kind, "date": days[0] if len(days) == 1 else "…", "state": state or "…"}
    return f"{{{', '.join(f'{key}: {each}' for key, each in parts.items() if each)}}}"


def _dated(words: list[str]) -> tuple[tuple[str, ...], str]:
    """Return the days that the words end or begin with, and the others."""
    for count in range(min(len(words), _LONGEST_DAY), 0, -1):
        for day, rest in ((words[-count:], words[:-count]), (words[:count], words[count:])):
            if found := days_in(" ".join(day).strip(_BETWEEN)):
                return found, " ".join(rest).strip(_BETWEEN)
    return (), " ".join(words).strip(_BETWEEN)
