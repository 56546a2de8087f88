"""A record gets another name: its file goes elsewhere, and every place that names it follows."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from coopctl.changing.asking import Choice, MissingError
from coopctl.changing.draft import FileEdit
from coopctl.changing.named import check_all_there, namings, patterns
from coopctl.edits import Put, Remove
from coopctl.errors import UsageError
from coopctl.messages import msg
from coopctl.model.names import LONGEST_NAME, SETTINGS_FILE, is_name, path_of, reference
from coopctl.model.records import Action
from coopctl.model.walk import records
from coopctl.spelling import references
from coopctl.spelling.nearest import one_of
from coopctl.spelling.titles import name_of
from coopctl.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from coopctl.changing.named import NamedPlace
    from coopctl.edits import Operation
    from coopctl.loading.reading import Reading
    from coopctl.model.places import Place
    from coopctl.model.portfolio import Portfolio
    from coopctl.model.records import Agreement, Json, Record

#: What an action has that stands under no axis of its agreement's.
NO_AXIS = "none"


@dataclass(frozen=True, slots=True)
class Renaming:
    """A record by its old and its new name, the files that change or go elsewhere, and the folders that they leave.

    `elsewhere` are the files of others that name it anew.
    """

    record: Record
    new: str
    files: tuple[FileEdit, ...]
    elsewhere: tuple[str, ...] = ()
    left: tuple[str, ...] = ()

    @property
    def along(self) -> tuple[str, ...]:
        """The files that go elsewhere beside the record's own."""
        return tuple(each.path for each in self.files if each.path not in (each.to, self.record.path))

    @property
    def axes(self) -> tuple[str | None, str | None] | None:
        """An action's axis before and after, None where it keeps it."""
        own = next((each for each in self.files if each.path == self.record.path), None)
        change = next((each for each in own.operations if each.place == ("axis",)), None) if own else None
        if change is None or not isinstance(self.record, Action):
            return None
        return self.record.axis, str(change.value) if isinstance(change, Put) else None


def renaming(reading: Reading, ref: str, new: str, axis: str | None) -> Renaming:
    """Return what renaming a record changes: its file, an agreement's actions, and all that names them.

    An action that goes to another agreement gets the `axis`, an id of that one or "none". Where a record has its name
    already no file changes. Raise UsageError where the name cannot be given, MissingError where the axis is open.
    """
    portfolio = reading.portfolio
    record: Record = portfolio.actions[ref] if "/" in ref else portfolio.agreements[ref]
    if new == ref and axis is None:
        return Renaming(record, new, ())
    check_all_there(portfolio)
    _check_name(record, new)
    _check_free(reading, record, new)
    moved = dict(_moved(reading, ref, new))
    names = {old: then for path, to in moved.items() if (old := reference(path)) and (then := reference(to))}
    operations = _operations(portfolio, moved, names, (ref, new))
    elsewhere = tuple(path for path in operations if path not in moved)
    for old, then in names.items():
        operations.setdefault(path_of(old), []).extend(_formerly(portfolio, old, then, renamed=old == ref))
    operations[record.path] += _axis(portfolio, record, new, axis)
    files = tuple(
        FileEdit(path, operations.get(path, ()), _kind(path), moved.get(path, path)) for path in (*elsewhere, *moved)
    )
    left = () if isinstance(record, Action) else _folders(moved, _folder(ref))
    return Renaming(record, new, files, elsewhere, left)


def _operations(
    portfolio: Portfolio, moved: Mapping[str, str], names: Mapping[str, str], whole: tuple[str, str]
) -> dict[str, list[Operation]]:
    """Return what is written anew, by the file that it stands in: names of records, documents, patterns of paths."""
    found: defaultdict[str, list[Operation]] = defaultdict(list)
    twice: list[NamedPlace] = []
    for each, again in _with_repeats(namings(portfolio)):
        if each.ref in names and again:
            twice.append(each)
        elif each.ref in names:
            found[each.path].append(Put(each.place, names[each.ref]))
    for each in reversed(twice):
        found[each.path].append(Remove(each.place))
    for record in records(portfolio):
        for at, document in enumerate(record.documents):
            if to := moved.get(document.file or ""):
                found[record.path].append(Put(("documents", at, "file"), to))
    for place, pattern in patterns(portfolio.settings):
        if then := _pattern(pattern, moved, *whole):
            found[SETTINGS_FILE].append(Put(place, then))
    return dict(found)


def _kind(path: str) -> str:
    """Return the kind of a file's schema, "" where it has none."""
    ref = reference(path)
    if ref is None:
        return "settings" if path == SETTINGS_FILE else ""
    return "action" if "/" in ref else "agreement"


def _with_repeats(found: Iterable[NamedPlace]) -> Iterator[tuple[NamedPlace, bool]]:
    """Yield each naming, and whether its list names that record before it, by another of its names."""
    seen: set[tuple[str, Place, str]] = set()
    for each in found:
        key = each.path, each.place[:-1] if isinstance(each.place[-1], int) else each.place, each.ref
        yield each, key in seen
        seen.add(key)


def _folder(ref: str) -> str:
    """Return the folder of an agreement's actions."""
    return path_of(f"{ref}/x").rpartition("/")[0]


def _folders(paths: Iterable[str], folder: str) -> tuple[str, ...]:
    """Return the folders of files, up to `folder`, the innermost first."""
    found = {folder}
    for path in paths:
        while (path := path.rpartition("/")[0]).startswith(f"{folder}/"):
            found.add(path)
    return tuple(sorted(found, key=len, reverse=True))


def _is_dropping(path: str) -> bool:
    """Whether a file is an editor's or a system's own (.x.yaml.swp, .#x.yaml, x.yaml~, .DS_Store): it stays."""
    return any(part.startswith(".") or part.endswith("~") for part in path.split("/"))


def _moved(reading: Reading, ref: str, new: str) -> Iterator[tuple[str, str]]:
    """Yield each file that goes elsewhere, and where to: all that stands in an agreement's folder but droppings."""
    yield path_of(ref), path_of(new)
    if "/" not in ref:
        for entry in reading.tree.files():
            if entry.path.startswith(f"{_folder(ref)}/") and not _is_dropping(entry.path):
                yield entry.path, f"{_folder(new)}{entry.path.removeprefix(_folder(ref))}"


def _formerly(portfolio: Portfolio, old: str, new: str, *, renamed: bool) -> Iterator[Operation]:
    """Yield what notes a record's old name; the new one is no former name, but the first stays: programs know it."""
    record = portfolio.actions.get(old) or portfolio.agreements.get(old)
    if record is None:
        return
    names: list[Json] = [name for at, name in enumerate(record.formerly) if name != new or at == 0]
    names += [old] if renamed and old not in names else []
    if names != [*record.formerly]:
        yield Put(("formerly",), names) if names else Remove(("formerly",))


def _pattern(pattern: str, moved: Mapping[str, str], ref: str, new: str) -> str | None:
    """Return a pattern as it is to be written, None where it names neither the record's file nor its folder."""
    if pattern in moved:
        return moved[pattern]
    if "/" not in ref and (pattern == _folder(ref) or pattern.startswith(f"{_folder(ref)}/")):
        return f"{_folder(new)}{pattern.removeprefix(_folder(ref))}"
    return None


# ---------------------------------------------------------------- the name


def _check_name(record: Record, new: str) -> None:
    agreement, slash, name = new.partition("/")
    if isinstance(record, Action) != bool(slash):
        raise UsageError(
            msg("{ref} is an action: its new name needs its agreement’s before a slash", ref=record.ref)
            if isinstance(record, Action)
            else msg("{ref} is an agreement: its new name has no slash", ref=record.ref),
            msg(
                "did you mean ‘{word}’?", word=f"{record.agreement}/{new}" if isinstance(record, Action) else agreement
            ),
        )
    for word in (agreement, name) if slash else (agreement,):
        if not is_name(word):
            made = name_of(word, LONGEST_NAME)
            raise UsageError(
                msg("‘{word}’ is no short name", word=word),
                msg("did you mean ‘{word}’?", word=new.replace(word, made))
                if made and word
                else msg("small letters a–z, digits and single dashes, for example mons-sefrou"),
            )


def _check_free(reading: Reading, record: Record, new: str) -> None:
    """Raise UsageError where the name is, or was, that of another, or there is no such agreement."""
    portfolio = reading.portfolio
    if new == record.ref:
        return
    agreement = new.partition("/")[0]
    elsewhere = isinstance(record, Action) and agreement != record.agreement
    there = references.find(portfolio, agreement).partition("/")[0] if elsewhere else agreement
    if there != agreement:
        raise UsageError(
            msg("there is no agreement ‘{name}’", name=agreement), msg("did you mean ‘{word}’?", word=there)
        )
    taken = [entry.path for entry in reading.tree.files() if _takes(entry.path, new) and not _is_dropping(entry.path)]
    if taken:
        raise UsageError(
            msg("‘{name}’ is taken: {path}", name=new, path=taken[0]), msg("choose another name; nothing was written")
        )
    names = [new]
    if not isinstance(record, Action):
        names += [f"{new}/{each.name}" for each in portfolio.actions_of(record.ref)]
    for name in names:
        owner = portfolio.former.get(name)
        if owner is not None and owner != record.ref and owner != f"{record.ref}/{name.partition('/')[2]}":
            raise UsageError(
                msg("‘{name}’ was the name of {ref}, and what names it so would mean this one", name=name, ref=owner),
                msg("choose another name; nothing was written"),
            )


def _takes(path: str, new: str) -> bool:
    """Whether a file stands where the record's own, or those of an agreement, are to stand; on some disks A is a."""
    low = path.casefold()
    return low == path_of(new) or ("/" not in new and low.startswith(f"{_folder(new)}/"))


# ---------------------------------------------------------------- the axis


def _axis(portfolio: Portfolio, record: Record, new: str, axis: str | None) -> Sequence[Operation]:
    """Return what gives an action that goes to another agreement its axis there."""
    agreement = new.partition("/")[0]
    if not isinstance(record, Action) or agreement == record.agreement:
        if axis is not None:
            raise UsageError(
                msg("--axis is for an action that goes to another agreement"),
                msg("set it: {command}", command=f"coopctl set {record.ref} axis={axis}"),
            )
        return ()
    there = portfolio.agreements[agreement]
    _check_defaults(portfolio, record, there)
    known = [each.id for each in there.axes]
    if axis is None and known:
        choices = (*(Choice(each.id, each.title) for each in there.axes), Choice(NO_AXIS))
        raise MissingError("axis", choices, question=msg("Its axis there:"), option="--axis")
    if known:
        return (Put(("axis",), one_of("--axis", axis or NO_AXIS, [*known, NO_AXIS])),)
    one_of("--axis", axis or NO_AXIS, [NO_AXIS])
    return (Remove(("axis",)),) if record.axis is not None else ()


def _check_defaults(portfolio: Portfolio, action: Action, there: Agreement) -> None:
    """Raise UsageError where budget lines take something from their agreement that would be something else there."""
    here = portfolio.agreements.get(action.agreement)
    rows = action.data.get("budget")
    for field in ("currency", "funder"):
        old, new = (getattr(each.defaults, field) if each and each.defaults else None for each in (here, there))
        if old != new and isinstance(rows, list) and any(isinstance(row, dict) and field not in row for row in rows):
            raise UsageError(
                msg(
                    "the ‘{field}’ of a budget line would be another one in {agreement}",
                    field=field,
                    agreement=there.ref,
                ),
                msg("write it in each line first: {command}", command=f"coopctl set {action.ref} budget[0].{field}=…"),
            )
