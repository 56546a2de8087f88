"""Where a workspace names its records: in other records, and in its settings."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from coopctl.errors import FINDINGS, CoopctlError, UsageError
from coopctl.loading.locations import lines
from coopctl.messages import msg, nmsg
from coopctl.model import walk
from coopctl.model.mentions import mentions
from coopctl.model.names import SETTINGS_FILE, path_of, reference
from coopctl.spelling import references
from coopctl.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coopctl.loading.reading import Reading
    from coopctl.model.places import Place
    from coopctl.model.portfolio import Portfolio
    from coopctl.model.settings import Settings


class NamedElsewhereError(CoopctlError):
    """A record cannot be removed while others name it, or belong to it."""

    code = FINDINGS


@dataclass(frozen=True, slots=True)
class NamedPlace:
    """A place that names the record `ref`, by its name today, in the file at `path`."""

    path: str
    place: Place
    ref: str


def namings(portfolio: Portfolio) -> Iterator[NamedPlace]:
    """Yield each place of a record, or of a saved report, that names a record."""
    for record in walk.records(portfolio):
        for place, name in mentions(record):
            yield NamedPlace(record.path, place, portfolio.current(name))
    for name, report in portfolio.settings.reports.items():
        for field, words in (("about", report.about), ("agreement", report.agreement)):
            for at, word in enumerate(words):
                yield NamedPlace(SETTINGS_FILE, ("reports", name, field, at), _meant(portfolio, word))


def patterns(settings: Settings) -> Iterator[tuple[Place, str]]:
    """Yield each pattern of paths that the settings have, with its place."""
    for row, ignore in enumerate(settings.ignore):
        yield from ((("ignore", row, "paths", at), pattern) for at, pattern in enumerate(ignore.paths))
    for row, rule in enumerate(settings.rules):
        yield from ((("rules", row, "paths", at), pattern) for at, pattern in enumerate(rule.paths))


def check_all_there(portfolio: Portfolio) -> None:
    """Raise UsageError where records are not checked out: what names another, among them, cannot be known."""
    if portfolio.apart:
        raise UsageError(
            nmsg(
                "{n} record is not checked out, and may name this one",
                "{n} records are not checked out, and may name this one",
                len(portfolio.apart),
            ),
            msg("check them out first: {command}", command="git sparse-checkout add data"),
        )


def check_unnamed(reading: Reading, ref: str) -> None:
    """Raise NamedElsewhereError, with each place, where something names a record, or it has actions.

    Raise UsageError as `check_all_there` does.
    """
    check_all_there(reading.portfolio)
    inner = f"{path_of(f'{ref}/x').rpartition('/')[0]}/"
    records = [entry for entry in reading.tree.files() if entry.path.startswith(inner) and reference(entry.path)]
    actions = 0 if "/" in ref else len(records)
    if actions:
        raise NamedElsewhereError(
            nmsg("{ref} stays: it has {n} action", "{ref} stays: it has {n} actions", actions, ref=ref),
            msg("remove them first, or give them to another agreement: {command}", command=f"coopctl mv {ref}/… …"),
        )
    places = tuple(dict.fromkeys(_places(reading, ref)))
    if places:
        raise NamedElsewhereError(
            msg("{ref} stays: it is named in {places}", ref=ref, places=places),
            msg("Take it away there first. What was given up can also stay: {command}", command="coopctl cancel"),
        )


def _places(reading: Reading, ref: str) -> Iterator[str]:
    portfolio, line = reading.portfolio, lines(reading.loaded)
    found = [(each.path, each.place) for each in namings(portfolio) if each.ref == ref and each.path != path_of(ref)]
    found += [(SETTINGS_FILE, place) for place, pattern in patterns(portfolio.settings) if pattern == path_of(ref)]
    for path, place in found:
        yield f"{path}:{line(path, place) or 1}"
    word = re.compile(rf"(?<![\w/-]){re.escape(ref)}(?![\w-])")
    for left in portfolio.left_out:
        for number, text in enumerate(reading.loaded.texts.get(left.path, "").splitlines(), 1):
            if word.search(text):
                yield f"{left.path}:{number}"


def _meant(portfolio: Portfolio, word: str) -> str:
    """Return the record that a saved report means; the word itself where that cannot be said."""
    try:
        return references.find(portfolio, word)
    except UsageError:
        return word
    except references.UnreadRecordError:
        return word
