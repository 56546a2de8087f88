"""A record that is a copy of another one: it says the same throughout, or its file is called a copy."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coopctl.findings import Elsewhere, Problem
from coopctl.messages import msg
from coopctl.model.vocabularies import Severity
from coopctl.model.walk import records
from coopctl.spelling import copies

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from coopctl.model.portfolio import Portfolio
    from coopctl.model.records import Record

SEVERITY = Severity.HINT

#: Two that have fewer fields may well say the same, and be two.
_FEWEST = 6


def check(portfolio: Portfolio) -> Iterator[Problem]:
    """Give a problem for each record that repeats one of its folder, and for one that is called a copy of it."""
    by_path = {record.path: record for record in records(portfolio)}
    first: dict[tuple[str, ...], Record] = {}
    for path, record in by_path.items():
        folder, _, name = path.removesuffix(".yaml").rpartition("/")
        titles = (f"{tag} {words}" for tag, words in sorted(record.title.variants.items()))
        alike = first.setdefault((folder, *titles), record)
        same = alike is not record and len(record.data) >= _FEWEST and alike.data == record.data
        other = alike if same else _original(folder, name, by_path) if copies.is_surely_one(name) else None
        if other is not None:
            message = msg("this record says the same throughout as ‘{ref}’", ref=other.ref)
            if not same:
                message = msg("by its name this is a copy of ‘{ref}’", ref=other.ref)
            related = (Elsewhere(other.path, ("title",), msg("the other file")),)
            help_ = msg("delete one of the two files; or say here what this record is, and rename it")
            yield Problem(path, ("title",), message, help_, related=related)


def _original(folder: str, name: str, by_path: Mapping[str, Record]) -> Record | None:
    """Return the record of which the one of such a name may be a copy, None where there is none."""
    paths = (f"{folder}/{each}.yaml" for each in copies.originals(name.replace("-", " ")))
    return next((by_path[path] for path in paths if path in by_path and path != f"{folder}/{name}.yaml"), None)
