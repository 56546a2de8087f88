"""A row that a workbook adds to a list of a record, under a short name of its own, unless it stands there already."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coopctl.changing import adding, paths
from coopctl.changing.asking import MissingError
from coopctl.changing.draft import Draft
from coopctl.errors import UsageError
from coopctl.messages import msg

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from coopctl.changing.typed import Typist
    from coopctl.model.places import Place
    from coopctl.model.records import Json


def add_row(draft: Draft, name: str, words: Mapping[str, str], typist: Typist) -> None:
    """Add a row, unless one that says the same is there. Raise UsageError where another one of its key is."""
    given = [f"{path}={word}" for path, word in words.items()]
    tried = Draft(draft.subject, list(draft.operations), list(draft.written))
    try:
        adding.add(tried, name, given, typist)
    except MissingError as missing:
        if missing.field != "id" or not missing.proposed:
            raise
        adding.add(tried, name, given, typist, {"id": _free(draft, name, missing.proposed)})
    for written in tried.written[len(draft.written) :]:
        if written.before is not None or not isinstance(written.place[-1], int):
            raise UsageError(
                msg(
                    "a row of the same key stands there already: {what}", what=paths.named(tried.subject, written.place)
                )
            )
        present = draft.subject.value(written.place[:-1])
        if any(_says_the_same(each, written.after, named="id" in words) for each in rows_of(present)):
            return
    draft.subject, draft.operations, draft.written = tried.subject, tried.operations, tried.written


def _says_the_same(there: Mapping[str, object], new: Json, *, named: bool) -> bool:
    """Whether a row says all that a new one does, whose short name only counts where it was given."""
    beside = () if named else ("id",)
    return isinstance(new, dict) and all(there.get(key) == each for key, each in new.items() if key not in beside)


def _free(draft: Draft, name: str, proposed: str) -> str:
    """Return the short name that is proposed, numbered where a row has it."""
    place: Place = (name,)
    present = draft.subject.value(place)
    if name == "decisions":
        meetings = draft.subject.value(("meetings",))
        listed = meetings if isinstance(meetings, list) else []
        return _unused(proposed, [row for each in listed if isinstance(each, dict) for row in rows_of(each.get(name))])
    return _unused(proposed, rows_of(present))


def _unused(proposed: str, there: Sequence[Mapping[str, object]]) -> str:
    ids = {str(each.get("id")) for each in there}
    return next(each for number in range(1, len(ids) + 3) if (each := _numbered(proposed, number)) not in ids)


def _numbered(name: str, number: int) -> str:
    return name if number == 1 else f"{name}-{number}"


def rows_of(value: object) -> list[dict[str, object]]:
    """Return the rows of a list; none of what is no list."""
    return [each for each in value if isinstance(each, dict)] if isinstance(value, list) else []
