"""Days within a text: the one that it begins or ends with, and what is left of it; a text that is a day or a period."""

from __future__ import annotations

import re

from coopctl.model.dates import DATE_PATTERN, OPEN
from coopctl.spelling import respell, spans

#: What stands between a day and what is said of it.
_BETWEEN = " :;,.()[]|/–—-"
#: The same where the day stands behind it, or before it: a bracket that is closed belongs to what is said.
_BEFORE, _BEHIND = " :;,.([|/–—-", " :;,.)]|/–—-"
#: Small words that part a day from what stands before it: comité mixte du 10 février 2025.
_BEFORE_DAY = frozenset({"du", "le", "en", "on", "op", "van", "in", "في", "بتاريخ"})
#: Words before such a day that make it an end, or a beginning: avant le 30 juin, à partir du 1er mai.
_UNTIL, _SINCE = frozenset({"avant", "tard", "uiterlijk", "قبل"}), frozenset({"partir", "compter", "depuis", "après"})
_NOT_BEFORE = re.compile(r"\b(?:pas avant|ليس قبل)\Z", re.IGNORECASE)
#: A day is told in no more words.
_LONGEST_DAY = 8


def dated(text: str, *, is_end: bool) -> tuple[tuple[str, ...], str]:
    """Return the days that a text begins or ends with, and the rest of it; all of it where its words go on to the day.

    Of what is due, `is_end`, that is the day by which it is to be done; the day from which on is none.
    """
    words = text.split()
    most = min(len(words) - 1, _LONGEST_DAY) if re.search("[0-9]", text) else 0
    for count in range(most, 0, -1):
        head, rest = " ".join(words[:count]), " ".join(words[count:])
        if found := days_in(head.strip(_BETWEEN)):
            is_marked = head[-1] in _BETWEEN or rest[0] in _BETWEEN
            if is_marked or len(found[0]) > len("2024"):
                return found, rest.lstrip(_BEHIND)
        head, rest = " ".join(words[:-count]), " ".join(words[-count:])
        is_apart = head[-1] in _BETWEEN or rest[0] in _BETWEEN or words[-count] in _BEFORE_DAY
        is_cut = head.rstrip(_BEFORE).count("(") > head.count(")")  # (souss, juin 2025)
        if is_apart and not is_cut and (found := days_in(rest.strip(_BETWEEN))):
            last = head.split()[-1].casefold()
            if last in _UNTIL | _SINCE:
                return found if is_end and last in _UNTIL and not _NOT_BEFORE.search(head) else (), text
            return found, head.rstrip(_BEFORE)
    return (), text


def days_in(text: str) -> tuple[str, ...]:
    """Return the days that a text may mean, none where it is a period, or says more."""
    if re.fullmatch(DATE_PATTERN, text, re.ASCII):
        return (text,)
    found = respell.dates(text) if re.search("[0-9]", text) else ()
    return tuple(each for each in found if "/" not in each and OPEN not in each)


def periods_in(text: str) -> tuple[str, ...]:
    """Return the periods that a text may be, as it stands or otherwise written; none that ends before it begins."""
    ends = text.split("/")
    is_one = len(ends) == len("ab") and all(re.fullmatch(DATE_PATTERN, each, re.ASCII) for each in ends)
    found = (text,) if is_one else spans.month_or_day(text) or spans.periods(text)
    return tuple(each for each in found if not spans.backwards(each))
