"""A record that is not there yet: its name, the number that comes next, and what it takes from another one."""

from __future__ import annotations

from dataclasses import field
from typing import TYPE_CHECKING

from coopctl.changing.record_data import RecordData
from coopctl.errors import UsageError
from coopctl.messages import msg
from coopctl.model.names import LONGEST_NAME, is_name, path_of
from coopctl.model.records import Action, Agreement
from coopctl.model.texts import Text
from coopctl.model.vocabularies import ActionStatus, AgreementKind, AgreementStatus
from coopctl.spelling.titles import name_of
from coopctl.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from coopctl.changing.draft import Draft
    from coopctl.model.portfolio import Portfolio
    from coopctl.model.records import Json

#: What lasts of a record, so that another one may begin with it: no facts, no dates, nothing that names it.
LASTING = {
    "agreement": ("kind", "parties", "summary", "parent", "renewal", "rhythm", "axes", "defaults"),
    "action": (
        "axis", "summary", "objectives", "beneficiaries", "means", "recurs", "lead", "coordinators", "partners",
        "places", "tags", "countries", "dac", "sdg", "markers", "priority", "weight", "part_of", "milestones",
        "indicators",
    ),
}  # fmt: skip
#: What names parties, axes or actions of its agreement, and means nothing in another one.
_AT_HOME = frozenset({"axis", "lead", "coordinators", "partners", "part_of"})
#: What lasts of a row; of those of another list everything does.
_ROWS: Mapping[str, frozenset[str]] = {
    "parties": frozenset({"id", "role"}),
    "milestones": frozenset({"id", "number", "title", "weight"}),
    "indicators": frozenset({"id", "title", "unit", "measure", "kind"}),
}
#: Documents are those of one agreement.
_CITING = "sources"


def blank(portfolio: Portfolio, kind: str, ref: str) -> RecordData:
    """Return a record of which nothing is written yet."""
    nothing = Text({"": ""})
    record = (
        Action(ref=ref, path=path_of(ref), title=nothing, status=ActionStatus.PLANNED)
        if kind == "action"
        else Agreement(
            ref=ref,
            path=path_of(ref),
            title=nothing,
            kind=AgreementKind.OTHER,
            status=AgreementStatus.IN_NEGOTIATION,
            parties=(),
        )
    )
    return RecordData(record, portfolio)


def taken(portfolio: Portfolio, agreement: str | None) -> frozenset[str]:
    """Return the names that agreements have or had, or the actions of one; those that cannot be read among them."""
    return portfolio.names.get(agreement or "", frozenset())


@dataclass(slots=True)
class Names:
    """Names that are `taken`, and more and more of them: those that a title made once are not tried again.

    `fallback` is the beginning of the name where a title's letters make none: with `action`, action-3 where there are
    two.
    """

    taken: set[str]
    fallback: str = ""
    _next: dict[str, int] = field(default_factory=dict)

    def free(self, title: str) -> str:
        """Return the name that a title makes, numbered where it is taken; "" where its letters make none."""
        made = name_of(title)
        begun = made or self.fallback
        if not begun or (made and made not in self.taken):
            return made
        number = self._next.get(made, 2 if made else 1)
        while f"{begun}-{number}" in self.taken:
            number += 1
        self._next[made] = number
        return f"{begun}-{number}"

    def take(self, title: str) -> str:
        """Return the free name of a title, which is taken from now on."""
        name = self.free(title)
        self.taken.add(name)
        return name


def free_name(title: str, others: Collection[str], fallback: str = "") -> str:
    """Return the name that a title makes, numbered where others have it; "" where its letters make none."""
    return Names({*others}, fallback).free(title)


def checked_name(name: str, others: Collection[str], within: str = "") -> str:
    """Return a name of a file `within` a folder. Raise UsageError where none can be called so, or another one is."""
    if not is_name(name):
        raise UsageError(
            msg("‘{word}’ is no short name", word=name[:LONGEST_NAME]),
            msg("small letters a–z, digits and single dashes, for example mons-sefrou"),
        )
    if name in others:
        raise UsageError(
            msg("there is a record called ‘{name}’ already, or there was", name=name),
            msg("choose another name, or change that one: {command}", command=f"coopctl edit {within}{name}"),
        )
    return name


def next_number(portfolio: Portfolio, agreement: str) -> int | None:
    """Return the number after the highest of an agreement's actions, None where not all of them have whole ones."""
    numbers = [action.number for action in portfolio.actions_of(agreement)]
    whole = [int(str(each)) for each in numbers if each is not None and str(each).isdecimal()]
    return max(whole) + 1 if whole and len(whole) == len(numbers) else None


def copy(draft: Draft, source: RecordData) -> tuple[str, ...]:
    """Put into a draft what lasts of a record of the same kind, and return the fields."""
    strange = source.agreement is None or draft.subject.agreement is not source.agreement
    copied = []
    for name in LASTING[source.kind]:
        value = source.value((name,))
        if value is None or (source.kind == "action" and strange and name in _AT_HOME):
            continue
        lasting = _lasting(name, value)
        if lasting:
            draft.put((name,), lasting)
            copied.append(name)
    return tuple(copied)


def _lasting(name: str, value: Json) -> Json:
    if name in _ROWS and isinstance(value, list):
        return [
            {key: each for key, each in row.items() if key in _ROWS[name]} for row in value if isinstance(row, dict)
        ]
    if name == "defaults" and isinstance(value, dict):
        return {key: each for key, each in value.items() if key != _CITING}
    return value
