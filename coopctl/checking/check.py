"""The whole check of a reading: everything that is wrong, or what is wanted of it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from coopctl import codes
from coopctl.checking import engine, later_facts, long_lists, selection
from coopctl.checking.checked import Checked
from coopctl.errors import ReadError
from coopctl.loading import loader
from coopctl.loading.locations import resolve
from coopctl.messages import msg
from coopctl.spelling.nearest import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from coopctl.checking.engine import Worth
    from coopctl.checking.selection import Selection
    from coopctl.findings import Finding
    from coopctl.loading.loader import Loaded
    from coopctl.loading.reading import Reading
    from coopctl.trees import Changes


def check(
    reading: Reading,
    wanted: Selection,
    *,
    no_facts_after: date | None = None,
    strict: bool = False,
    found: Iterable[Finding] | None = None,
    worth: Worth = lambda _path, _severity: True,
) -> Checked:
    """Run the rules over everything that was read, and keep what is wanted of all that was found, by path, then place.

    Facts dated after `no_facts_after` are errors. Where it is `strict`, anything found fails the check. `found` is what
    reader and rules have found already; of what the rules find, only what is `worth` it is looked at.
    """
    loaded = reading.loaded
    found = (*loaded.findings, *engine.run(loaded, worth)) if found is None else found
    ahead = [] if no_facts_after is None else [*later_facts.check(loaded.portfolio, no_facts_after)]
    loaded.fetch({each.problem.path for each in ahead})
    later = resolve(ahead, loaded.documents)
    in_order = sorted((*found, *later), key=lambda each: each.order)
    listed, more = long_lists.cut([each for each in in_order if wanted.finding(each)])
    looked_at = [path for path in loaded.paths if wanted.path(path)]
    own = {rule.id: rule.message for rule in reversed(loaded.portfolio.settings.rules)}
    return Checked(
        findings=listed,
        texts=loaded.texts,
        files=len(looked_at),
        unread=len(loaded.portfolio.left_out),
        revision=loaded.portfolio.revision,
        paths=looked_at,
        changed=wanted.changed or frozenset(),
        titles={code: title for code, title in own.items() if code not in codes.codes()},
        strict=strict,
        more=more,
    )


def narrowed(wanted: Selection, loaded: Loaded, changes: Changes) -> Selection:
    """Narrow what is wanted to what changed since a revision, and what refers to it."""
    before = loader.load(changes.before).portfolio if changes.before.rows else None
    touched = selection.touched(loaded.portfolio, before, changes.paths)
    return replace(
        wanted,
        changed=changes.paths,
        touched=touched,
        quiet_beyond=selection.worked_on(loaded.portfolio, changes.paths),
    )


def of_commit(wanted: Selection, loaded: Loaded, staged: frozenset[str]) -> Selection:
    """Narrow what is wanted to errors wherever they are, and warnings and hints of what is `staged`."""
    return replace(wanted, quiet_beyond=selection.worked_on(loaded.portfolio, staged))


def matching(loaded: Loaded, paths: tuple[str, ...], typed: tuple[str, ...]) -> tuple[str, ...]:
    """Return the paths. Raise ReadError, with what was `typed`, where one of them matches no file."""
    missing = [each for each in paths if not any(selection.is_below(path, [each]) for path in loaded.paths)]
    if missing:
        folders = {"/".join(parts[:end]) for path in loaded.paths for parts in [path.split("/")] for end in (1, 2, 3)}
        near = did_you_mean(missing[0], {*loaded.paths, *folders})
        raise ReadError(msg("nothing to check: no file of the workspace matches {paths}", paths=typed), near)
    return paths


def something(loaded: Loaded) -> None:
    """Raise ReadError where the workspace holds nothing at all."""
    portfolio = loaded.portfolio
    if not (
        portfolio.agreements or portfolio.actions or portfolio.strays or portfolio.outside or loaded.explaining.paths
    ):
        way_out = msg("if that is right, say so: coopctl validate --allow-empty")
        if portfolio.revision == "index":
            way_out = msg("stage it: {command}", command="git add data")
        raise ReadError(msg("nothing to check: the workspace has no agreement and no action"), way_out)
