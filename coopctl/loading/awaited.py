"""Ids that rows are still to have: what a help calls a row that has none is what other fields already call it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from coopctl.loading.bodies import BODIES, PARTIES
from coopctl.messages import msg
from coopctl.model.names import LONGEST_NAME, is_name, path_of, reference
from coopctl.patterns import regex
from coopctl.schemas.row_words import id_of
from coopctl.spelling.nearest import few
from coopctl.spelling.titles import name_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping
    from collections.abc import Set as AbstractSet
    from re import Match

    from coopctl.loading.locations import Stamped
    from coopctl.loading.there import There
    from coopctl.messages import Message, Param
    from coopctl.model.places import Place
    from coopctl.model.records import Json

#: The fields that name rows of a list, by the list.
_NAMED_BY: Mapping[str, frozenset[str]] = {
    "axes": frozenset({"axis"}),
    "documents": frozenset({"sources"}),
    "parties": BODIES | PARTIES,
}
_ID = regex(r"(?P<before>\bid: |\A(?=[a-z0-9-]+\Z))(?P<id>[a-z][a-z0-9-]*)(?=[,}]|\Z)")
#: A row of which nothing is known but its id.
_BARE = regex(r"\[?\{id: [a-z][a-z0-9-]*\}\]?")
#: So many pairs of an id and a row are compared; of more nothing is to be seen.
_MOST = 100_000
#: So many are named.
_FEW = 4


class AwaitedIds:
    """The ids that others call rows by which have none yet: of each list of a file found once, for all its problems."""

    def __init__(self, there: There) -> None:
        self._there = there
        self._fitting: dict[tuple[str, str], Mapping[str, AbstractSet[str]]] = {}

    def named(self, stamped: Stamped) -> Stamped:
        """Return a problem of rows without an id whose help calls each what others call it, where that can be seen."""
        problem = stamped.problem
        place = problem.meant or problem.place
        if place == ("axis",) and stamped.code in ("no-value", "empty-text"):
            return _with_axes(stamped, self._there)
        listed = str(place[0]) if place else ""
        is_row = len(place) < len("ab") or isinstance(place[1], int)
        if problem.help is None or listed not in _NAMED_BY or not is_row or place[3:]:
            return stamped
        if not _is_about_ids(stamped, place):
            return stamped
        help_ = _with(problem.help, self._wanted(problem.path, listed))
        if listed == "parties" and help_.mend and _BARE.fullmatch(help_.mend):
            help_ = _described(help_, self._there)
        return stamped if help_ is problem.help else replace(stamped, problem=replace(problem, help=help_))

    def _wanted(self, path: str, listed: str) -> Mapping[str, AbstractSet[str]]:
        """Return the wanted ids of a list, each with those that would be made up of rows that it may be of."""
        if (path, listed) not in self._fitting:
            rows = {*_unnamed(self._there.said(path).get(listed))}
            wanted = [*_wanted(path, listed, self._there)]
            wanted = wanted if len(rows) * len(wanted) <= _MOST else []
            self._fitting[path, listed] = {each: {row for row in rows if _fits(each, row)} for each in wanted}
        return self._fitting[path, listed]


def _with_axes(stamped: Stamped, there: There) -> Stamped:
    """Return a problem of an action that names no axis with those of its agreement, of which it needs one."""
    agreement = (reference(stamped.problem.path) or "").partition("/")[0]
    ids = tuple(there.axes(path_of(agreement)).ids) if agreement else ()
    help_ = msg("write one of {words}", words=few(ids))
    return replace(stamped, problem=replace(stamped.problem, help=help_)) if len(ids) > 1 else stamped


def _is_about_ids(stamped: Stamped, place: Place) -> bool:
    """Whether a problem is that a row has no id, or none that fits, or is no row yet."""
    if stamped.code == "missing-field":
        return stamped.problem.message.params.get("field") == "id"
    if stamped.code == "unknown-field":  # {Axe 2: Eau et agriculture}
        return str(stamped.problem.help and stamped.problem.help.params.get("words")).startswith("{id: ")
    return place[2:] in ((), ("id",))


def _wanted(path: str, listed: str, there: There) -> Iterator[str]:
    """Give the ids that the fields of a record name, and of its actions, and that no row has."""
    agreement = (reference(path) or "").partition("/")[0]
    own, below = path_of(agreement), path_of(f"{agreement}/x").removesuffix("x.yaml")
    paths = [path] if path != own else [own, *(each for each in there.documents if each.startswith(below))]
    known = {name for each in {path, own} for name in there.rows(each, listed).ids}
    for name in dict.fromkeys(name for each in paths for name in _names(there.said(each), _NAMED_BY[listed])):
        if name not in known and name != "none":
            yield name


def _names(data: Mapping[str, Json], fields: Collection[str]) -> Iterator[str]:
    """Give each name that stands in one of some fields, however deep."""
    waiting: list[tuple[str, Json]] = [*data.items()]
    while waiting:
        field, value = waiting.pop()
        if isinstance(value, list):
            waiting += [(field, each) for each in value]
        elif isinstance(value, dict):
            waiting += [*value.items()]
        elif isinstance(value, str) and field in fields and is_name(value):
            yield value


def _unnamed(rows: Json) -> Iterator[str]:
    """Give the ids that the rows of a list would have by what they are called, of those that have none."""
    for row in rows if isinstance(rows, list) else ():
        if isinstance(row, str):
            yield name_of(row, LONGEST_NAME)
        elif isinstance(row, dict) and not is_name(str(row.get("id", ""))):
            yield id_of(row)


def _with(help_: Message, wanted: Mapping[str, AbstractSet[str]]) -> Message:
    """Return a help with the wanted ids in the place of those that it makes up, or with both where that is open.

    Each of the `wanted` may be that of some rows that have none, by the ids that would be made up of these.
    """
    texts = [each for param in (help_.mend, *help_.params.values()) for each in _texts(param)]
    made = {match["id"]: each for each in reversed(texts) for match in _ID.finditer(each)}
    fitting = {each: rows | {one for one in made if _fits(each, one)} for each, rows in wanted.items()}
    # What is of another row is not of this one.
    free = [each for each, fits in fitting.items() if len(fits) != 1 or fits <= made.keys()]
    if not free or made.keys() <= wanted.keys():
        return help_
    ids: dict[str, str] = {}
    for one in made:
        fits = [each for each in free if one in fitting[each]]
        if len(fits) == 1 and len(fitting[fits[0]]) == 1:
            ids[one] = fits[0]
    if made.keys() <= ids.keys():
        params = {key: _called(param, ids) for key, param in help_.params.items()}
        return replace(help_, params=params, mend=help_.mend and _text(help_.mend, ids))
    if len(made) != 1 or len(free) > _FEW:
        return replace(help_, mend=None) if help_.mend else help_
    own, line = next(iter(made.items()))
    return msg("write what you mean: {words}", words=(line, *(_text(line, {own: each}) for each in free)))


def _described(help_: Message, there: There) -> Message:
    """Return the help for a party that is named by its id alone, where no agreement says who that is."""
    row = str(help_.mend).strip("[]")
    name = row.removeprefix("{id: ").removesuffix("}")
    if any(each.id == name and each.names for path in there.documents for each in there.rows(path, "parties").things):
        return help_
    return msg("write its fields: {line}", line=f"{{id: {name}, name: …}}")


def _texts(param: Param | None) -> tuple[str, ...]:
    return tuple(each for each in (param if isinstance(param, tuple) else (param,)) if isinstance(each, str))


def _called(param: Param, ids: Mapping[str, str]) -> Param:
    if isinstance(param, tuple):
        return tuple(_text(each, ids) for each in param)
    return _text(param, ids) if isinstance(param, str) else param


def _text(text: str, ids: Mapping[str, str]) -> str:
    def named(match: Match[str]) -> str:
        return f"{match['before']}{ids.get(match['id'], match['id'])}"

    return _ID.sub(named, text)


def _fits(wanted: str, made: str) -> bool:
    """Whether an id is of the words that another was made of, of their beginnings, or of their first letters."""
    words = made.split("-")
    by_words = all(any(word.startswith(part) for word in words) for part in wanted.split("-"))
    return bool(made) and (by_words or (len(wanted) > 1 and wanted in "".join(word[0] for word in words)))
