"""Why a word is no date and no number where one is wanted, as the check of files would say it."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import replace
from typing import TYPE_CHECKING

from coopctl import schemas
from coopctl.i18n import recognised
from coopctl.model.places import within
from coopctl.schemas import amount_words
from coopctl.schemas.wanted import CHOOSE, Wanted, how_dates

if TYPE_CHECKING:
    from coopctl.changing.typed import Typed
    from coopctl.messages import Message

#: Fields that take a percentage.
_OF_PERCENT = frozenset({"progress", "share"})


def of_date(typed: Typed) -> Message | None:
    """Return the help for a word that is no date, or no period; None where nothing more can be said of it."""
    from coopctl.schemas import form_words  # only here: it knows much that no valid value needs

    kind = typed.shape.kind
    help_ = form_words.form_of(kind, str(typed.place[-1]))(typed.bare, Wanted({}, kind, None, {}))[1]
    return None if help_ in (how_dates(kind), how_dates(kind, needed=False)) else help_


def of_word(typed: Typed) -> Message | None:
    """Return the help for a word that is none of a vocabulary, where it says more than which words there are."""
    subject, place = typed.subject, typed.place
    if len(place) > 1 and subject.value(place[:-1]) is None:  # in a row that is not there yet
        place = place[-1:]
    data = deepcopy(dict(subject.data))
    around = within(data, place[:-1])
    if not isinstance(around, dict) or subject.shape(place).words != typed.shape.words:
        return None
    around[str(place[-1])] = typed.bare
    problems = schemas.problems(subject.kind, subject.record.path, data, schemas.Telling(said=recognised.said))
    help_ = next((problem.help for _, problem in problems if problem.place == place), None)
    return None if help_ is None or help_ == CHOOSE or "words" in help_.params else replace(help_, mend=None)


def of_number(typed: Typed, currency: str | None, *, money: bool) -> Message | None:
    """Return the help for a word that is no number; None where nothing more can be said of it."""
    field = str(typed.place[-1])
    node = {"type": "integer" if typed.shape.kind == "integer" else "number", "minimum": 0}
    node |= {"maximum": 100} if field in _OF_PERCENT else {}
    wanted = Wanted(node, "", None, {}, money=money, currency=currency)
    help_ = amount_words.wants_number(field, typed.bare, wanted)[1]
    return None if help_ == amount_words.DIGITS else help_
