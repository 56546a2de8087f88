"""Rows of lists: which list is meant, whose it is, and whether a row of that key stands there already."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coopctl.changing import names, paths, subschemas
from coopctl.changing.asking import Choice, MissingError, UnclearError
from coopctl.changing.offering import called, offer
from coopctl.changing.subschemas import Subschema
from coopctl.errors import UsageError
from coopctl.i18n import field_labels
from coopctl.messages import msg
from coopctl.model.defaults import Default
from coopctl.model.places import field_name
from coopctl.model.texts import Text
from coopctl.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from coopctl.changing.record_data import RecordData
    from coopctl.messages import Message
    from coopctl.model.places import Place
    from coopctl.model.records import Json


#: What an answer goes by that names a list; no field is so called.
LIST = "LIST"


@dataclass(frozen=True, slots=True)
class Listed:
    """A list of rows: where it stands, or stands within each row of `owner`; the words by which an owner is named."""

    name: str
    shape: Subschema
    owner: str | None = None
    owner_words: tuple[str, ...] = ()


def lists(kind: str) -> Mapping[str, Listed]:
    """Return the lists of a record by name: its own, and those within rows of its own (readings, decisions, …)."""
    whole = subschemas.of_record(kind)
    found = {name: Listed(name, each) for name, each in whole.fields.items() if each.is_list}
    for owner, outer in whole.fields.items():
        for name, each in outer.entries.fields.items() if outer.entries else ():
            if each.is_list and each.entries and each.entries.fields and name not in found:
                found[name] = Listed(name, each, owner, _owner_words(owner, outer))
    return found


def listed(kind: str, typed: str) -> Listed:
    """Return the list of that name, or that people call so. Raise UsageError, with the nearest names, for none."""
    known = lists(kind)
    meant = typed if typed in known else called(typed, known)
    if meant is None:
        raise UsageError(msg("there is no list ‘{name}’", name=typed), _inner(typed, known) or offer(typed, known))
    return known[meant]


def _inner(typed: str, known: Mapping[str, Listed]) -> Message | None:
    """Return how a list within a row is named, where somebody typed the path to it: indicators.visitors.readings."""
    *_, row, name = ("", *typed.split("."))
    if row and name in known and known[name].owner_words:
        return msg("add it: {example}", example=f"coopctl add REF {name} {known[name].owner_words[0]}={row} …")
    return None


def fields(wanted: Listed) -> Iterator[tuple[str, Subschema, bool]]:
    """Yield what a row of a list takes: the name of each field, its shape, and whether no row can be without it.

    The words by which the owner of an inner list is named come first; a list of words has none.
    """
    own = wanted.shape.entries.fields if wanted.shape.entries else {}
    needed = wanted.shape.entries.required if wanted.shape.entries else frozenset[str]()
    if own:
        yield from ((word, Subschema("name"), False) for word in wanted.owner_words)
    yield from ((name, each, name in needed) for name, each in own.items())


def choose(subject: RecordData) -> str:
    """Raise UnclearError, with the lists to which the record may be given a row."""
    there = [each for each in lists(subject.kind).values() if each.owner is None or subject.value((each.owner,))]
    missing = UsageError(msg("the list is missing"), msg("name one: {example}", example="coopctl add REF readings …"))
    choices = tuple(Choice(each.name, field_labels.FIELDS.get(each.name)) for each in there)
    raise UnclearError(missing, LIST, choices, msg("Which list? Its number, or its name:"), told=False)


def place(subject: RecordData, wanted: Listed, given: Mapping[str, str]) -> Place:
    """Return where the list stands: its owner by the words given, or the only one there is.

    Raise MissingError, with the owners to choose from, where that is not said; UsageError where none is there.
    """
    if wanted.owner is None:
        return (wanted.name,)
    present = subject.value((wanted.owner,))
    rows = present if isinstance(present, list) else []
    words = [given[word] for word in wanted.owner_words if word in given]
    if words:
        fitting = (
            [owner_row(subject, wanted.owner, wanted.owner_words[0], words[0])]
            if len(wanted.owner_words) == 1
            else [position for position, row in enumerate(rows) if _has(row, wanted.owner_words, given)]
        )
    else:
        fitting = list(range(len(rows)))
    if len(fitting) == 1:
        return (wanted.owner, fitting[0], wanted.name)
    if not rows:
        raise UsageError(
            msg("‘{field}’ has no rows yet", field=wanted.owner),
            msg("add one first: {command}", command=f"coopctl add {subject.record.ref} {wanted.owner} …"),
        )
    raise MissingError(wanted.owner_words[0], owners(subject, wanted.owner))


def owner_row(subject: RecordData, within: str, word: str, typed: str) -> int:
    """Return the position of the row that is named. Raise UnclearError, with the rows to choose from, for none.

    `word` is what an answer goes by.
    """
    try:
        return paths.row(subject, (within,), typed, counted=False)
    except UsageError as wrong:
        if choices := owners(subject, within):
            raise UnclearError(wrong, word, choices, typed=typed) from wrong
        raise


def fitting(subject: RecordData, within: Place, key: Mapping[str, Json]) -> int | None:
    """Return the position of the row that has these parts of the list's key, None where none has, as without a key.

    Raise MissingError, with the rows to choose from, where several fit.
    """
    rows = _filled(subject, within)
    found = [
        position for position, row in enumerate(rows) if all(same(row.get(name), value) for name, value in key.items())
    ]
    if not found or not (key or len(subject.shape(within).key) > 1):
        return None
    if len(found) == 1:
        return found[0]
    open_parts = [name for name in subject.shape(within).key if name not in key]
    differing = next((name for name in open_parts if len({str(rows[at].get(name)) for at in found}) > 1), None)
    if differing is None:
        raise UsageError(
            msg("several rows of ‘{field}’ fit", field=field_name(within)),
            msg("name one by its position, with set: {example}", example=f"{field_name(within)}[{found[0]}]"),
        )
    words = dict.fromkeys(_plain(rows[at].get(differing)) for at in found)
    titles = {each.word: each.title for each in names.known(subject, (*within, 0, differing))}
    raise MissingError(differing, tuple(Choice(word, titles.get(word)) for word in words), others=True)


def spoken(subject: RecordData, within: Place, name: str, word: str) -> Json:
    """Return the part of a key that a row has and `word` names; None where no row has it so."""
    present = (row.get(name) for row in _filled(subject, within))
    return next((each for each in present if each is not None and word in (_plain(each), *_variants(each))), None)


def same(one: Json, other: Json) -> bool:
    """Whether two parts of a key are the same: a party alone, or as `{party: …}`; of a map all that `other` names."""
    if isinstance(one, dict) and isinstance(other, dict):
        return bool(other) and all(one.get(name) == value for name, value in other.items())
    return _plain(one) == _plain(other)


def _filled(subject: RecordData, within: Place) -> list[Mapping[str, Json]]:
    """Return the rows of a list; lines of a budget with what the agreement's defaults give them."""
    listed_rows = subject.value(within)
    rows = [each if isinstance(each, dict) else {} for each in listed_rows] if isinstance(listed_rows, list) else []
    own = subject.agreement.data.get("defaults") if subject.agreement and within == ("budget",) else None
    given = {name: own[name] for name in map(str, Default) if name in own} if isinstance(own, dict) else {}
    return [{**given, **row} for row in rows]


def after(subject: RecordData, within: Place, row: Mapping[str, Json]) -> int:
    """Return where a new row belongs: after the last one that is not later where rows are dated in order, else last."""
    rows = subject.value(within)
    known = rows if isinstance(rows, list) else []
    days = [str(each.get("date", "")) if isinstance(each, dict) else "" for each in known]
    day = str(row.get("date", ""))
    if not day or "" in days or days != sorted(days):
        return len(known)
    return sum(each <= day for each in days)


def _owner_words(owner: str, outer: Subschema) -> tuple[str, ...]:
    return (owner.removesuffix("s"),) if outer.key == ("id",) else outer.key


def _has(row: Json, words: Sequence[str], given: Mapping[str, str]) -> bool:
    return isinstance(row, dict) and all(same(row.get(word), given[word]) for word in words if word in given)


def owners(subject: RecordData, within: str) -> tuple[Choice, ...]:
    """Return the rows of a list as answers, each by the first part of its key."""
    rows, shape = subject.value((within,)), subject.shape((within,))
    return tuple(choice(row, shape.key[0]) for row in rows if isinstance(row, dict)) if isinstance(rows, list) else ()


def choice(row: Mapping[str, Json], key: str) -> Choice:
    """Return a row as an answer, with its title, its text or its day."""
    title = row.get("title") or row.get("text") or row.get("date")
    variants = {tag: str(words) for tag, words in title.items()} if isinstance(title, dict) else {"": str(title)}
    return Choice(_plain(row.get(key)), Text(variants) if title else None)


def _plain(value: Json) -> str:
    """Return a part of a key in one line, "" where it is not there: of who somebody is their names, of a text one."""
    if isinstance(value, dict):
        named = " ".join(_plain(value[name]) for name in ("party", "organisation", "person") if name in value)
        return named or next(_variants(value), "")
    return "" if value is None else str(value)


def _variants(value: Json) -> Iterator[str]:
    return map(str, value.values()) if isinstance(value, dict) else iter(())
