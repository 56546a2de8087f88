"""What only the file tells of a value that does not fit: how it is written, its currency, what stands around it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from coopctl.messages import msg
from coopctl.schemas import status_words
from coopctl.schemas.row_words import id_of

if TYPE_CHECKING:
    from coopctl.findings import Problem
    from coopctl.model.records import Json
    from coopctl.schemas.misfits import Misfit
    from coopctl.schemas.wanted import Telling, Wanted

#: The part of the schema whose values are of the country beside them.
_SUBDIVISION = "subdivision"


class Keys:
    """The keys of maps, and the texts of lists: one set for each however much in it is wrong."""

    def __init__(self) -> None:
        self._known: dict[int, frozenset[str]] = {}

    def of(self, data: Json) -> frozenset[str]:
        """Return the keys of a map, or the texts of a list; none of anything else."""
        if not isinstance(data, dict | list):
            return frozenset()
        if id(data) not in self._known:
            self._known[id(data)] = frozenset(each for each in data if isinstance(each, str))
        return self._known[id(data)]


def not_twice(problem: Problem, data: Json, keys: Keys) -> Problem:
    """Return a problem whose mend is not to write into a list what it holds already: tags: [youth, Youth]."""
    *above, last = problem.place or ("",)
    mend = problem.help.mend if problem.help else None
    if not mend or not isinstance(last, int):
        return problem
    for step in above:
        data = data[step]  # type: ignore[index] # the place is one of the data's
    if mend not in keys.of(data):
        return problem
    return replace(problem, help=msg("‘{value}’ is in this list already: remove one of the two", value=mend))


def in_file(wanted: Wanted, misfit: Misfit, data: Json, telling: Telling, other: frozenset[str], keys: Keys) -> Wanted:
    """Add what only the file tells: how a value that is no text is written, and what stands beside the value."""
    wanted = replace(wanted, said=telling.said, record=keys.of(data), elsewhere=other)
    if misfit.place == ("status",):
        wanted = replace(wanted, reasons=status_words.reasons(data), open=status_words.open_milestones(data))
    is_listed = isinstance(misfit.value, str) and wanted.node.get("type") == "array"  # a line may be an entry
    if is_listed or not isinstance(misfit.value, str | list | dict):
        wanted = replace(wanted, written=telling.written(misfit.place))
    is_key, at = "propertyNames" in misfit.route, misfit.place[-1:]
    if misfit.keyword == "required" and at and isinstance(at[0], int) and at[0]:
        for step in (*misfit.place[:-1], at[0] - 1):
            data = data[step]  # type: ignore[index] # as below
        return replace(wanted, beside=keys.of(data))
    if at == ("id",) and not is_key:
        for step in misfit.place[:-1]:
            data = data[step]  # type: ignore[index] # as below
        return (
            replace(wanted, example=id_of(data, telling.said) or wanted.example) if isinstance(data, dict) else wanted
        )
    is_word = "enum" in wanted.node
    if not (wanted.money or is_key or is_word or wanted.shape == _SUBDIVISION):
        return wanted
    for step in misfit.place if is_key else misfit.place[:-1]:
        data = data[step]  # type: ignore[index] # the place is one of the data's
    if is_key or is_word:
        return replace(wanted, beside=keys.of(data))
    beside = data if isinstance(data, dict) else {}
    currency, country = (each if isinstance(each, str) else None for each in map(beside.get, ("currency", "country")))
    return replace(wanted, currency=currency, country=country)
