"""The last meeting as people call it: dernier comité, laatste vergadering, آخر اجتماع."""

from __future__ import annotations

from coopctl.patterns import regex
from coopctl.spelling.plain_text import plain_text
from coopctl.spelling.synonyms import folded

#: The keyword for it.
LAST = "last"
_MEETING = (
    r"(?:reunion|seance|session|comite|commission|rencontre|copil|meeting|committee|vergadering|zitting|comite|overleg"
    r"|اجتماع|لجنة|دورة)"
)
_MEETING_ALONE = regex(_MEETING)
_LAST = r"(?:last|latest|previous|derniere?|precedente?|laatste|vorige)"
_LAST_ONE = regex(
    rf"(?:(?:le|la|les|l|the|de|het) )?(?:{_LAST}(?: {_MEETING}(?: .+)?)?|{_MEETING} (?:precedente?|derniere?))"
    rf"|(?:اخر )?{_MEETING}(?: الاخيرة?)?|(?:ال){_MEETING} (?:الاخيرة?|السابقة?)|الاخيرة?"
)


def is_last(text: str) -> bool:
    """Whether a text means the last meeting; a meeting alone is none."""
    plain = folded(plain_text(text)).replace("'", " ")
    return _LAST_ONE.fullmatch(plain) is not None and _MEETING_ALONE.fullmatch(plain) is None
