"""An e-mail address or a telephone number in a file that everybody can read."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from coopctl.findings import Problem
from coopctl.messages import msg
from coopctl.model.vocabularies import Severity
from coopctl.patterns import regex
from coopctl.spelling import contacts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coopctl.model.places import Place
    from coopctl.model.portfolio import Portfolio
    from coopctl.model.records import Json
    from coopctl.model.walk import Seen

SEVERITY = Severity.WARNING

_DATE = r"[0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2})?)?"
_DAYS = regex(f"{_DATE}(?:/{_DATE})?")
#: Identifiers in registers are numbers on purpose.
_REGISTERS = frozenset({"ids", "external_ids"})
#: Fields of what a person is called.
_PERSONS = frozenset({"person", "author"})
#: Dates, names and words of so many letters at most stand in file after file.
_SHORT = 48
#: What of plain data holds other values.
_HOLDING = (dict, list)


def check_record(seen: Seen, _portfolio: Portfolio) -> Iterator[Problem]:
    """Give a problem for each text, also under the user's own `x-` keys, that holds one."""
    data: dict[str, Json] = dict(seen.data)
    if _is_without(data):
        return
    texts: list[tuple[Place, str]] = []
    _collect((), data, texts)
    for place, text in texts:
        if contacts.email(text):
            found = msg("an e-mail address in a file that everybody can read")
        elif contacts.telephone(text, of_person=place[-1] in _PERSONS):
            found = msg("a telephone number in a file that everybody can read")
        else:
            continue
        mend = msg("keep it elsewhere, and name the organisation or the function here")
        yield Problem(seen.record.path, place, found, mend)


def _is_without(data: dict[str, Json]) -> bool:
    """Whether no text needs a closer look, as in most files; False where one may. Where texts stand is not noted."""
    waiting: list[dict[str, Json] | list[Json]] = [data]
    for rows in waiting:
        for each in rows.values() if rows.__class__ is dict else rows:
            if each.__class__ is str:
                if ("0" in each or "@" in each or "+" in each) and _may_hold_one(each):
                    return False
            elif each.__class__ in _HOLDING:
                waiting.append(each)
    return True


def _collect(place: Place, value: Json | object, texts: list[tuple[Place, str]]) -> None:
    """Add every text of a map or a list that is worth a closer look."""
    rows = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for step, each in rows:
        if each.__class__ is str:
            if ("0" in each or "@" in each or "+" in each) and step not in _REGISTERS and _may_hold_one(each):
                texts.append(((*place, step), each))
        elif each.__class__ in _HOLDING and each and step not in _REGISTERS:
            _collect((*place, step), each, texts)


def _may_hold_one(text: str) -> bool:
    """Whether a text with a sign that neither can do without may hold one: whole dates and periods are no numbers."""
    return _may(text) if len(text) <= _SHORT else _may.__wrapped__(text)


@lru_cache(4_096)
def _may(text: str) -> bool:
    return not _DAYS.fullmatch(text)
