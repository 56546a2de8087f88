"""Looking back on a history: from which commit, and what records were called in it, as any version of them says."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from coopctl import git, strict_yaml
from coopctl.model.names import LARGEST_FILE, path_of, reference

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from coopctl.cli.session import Session
    from coopctl.model.portfolio import Portfolio


def start_of(session: Session) -> str:
    """Return the commit from which history is looked back on. Raise GitError where there is none."""
    repository = git.repository_of(session.root)
    revision = session.tree.revision
    return revision if revision not in ("worktree", "index") else git.resolve(repository, "HEAD").commit


def called(portfolio: Portfolio, ref: str) -> Sequence[str]:
    """Return every name that a record has or had, as a portfolio says; with those of its agreement."""
    own = [ref, *(old for old, new in portfolio.former.items() if new == ref)]
    agreement = ref.partition("/")[0]
    earlier = [old for old, new in portfolio.former.items() if new == agreement]
    moved = [f"{old}/{name.partition('/')[2]}" for name in own if "/" in name for old in earlier]
    return tuple(dict.fromkeys([*own, *moved]))


def with_earlier(
    session: Session,
    portfolio: Portfolio,
    older: Collection[str],
    *,
    since: str | None = None,
    only: Collection[str] = (),
) -> Portfolio:
    """Return a portfolio that knows by which of the `older` names its records went, where no file of it says so now.

    A record that was renamed twice may name the last of its names alone: the files in between, in the commits after
    `since`, say what came before. Nothing is read where every older record is known, or none has come. Of `only` some
    records it is wanted, of all unless told.
    """
    there = {*portfolio.agreements, *portfolio.actions}
    for is_action in (False, True):
        names = [each for each in older if ("/" in each) is is_action]
        known = {portfolio.current(each) for each in names}
        come = {each for each in only or there if ("/" in each) is is_action} - known
        if come and not known <= there:
            portfolio = _followed(session, portfolio, come, since)
    return portfolio


def with_reverted(portfolio: Portfolio, before: Portfolio) -> Portfolio:
    """Return a portfolio that knows records which have their former names again, as `before` says them."""
    there, then = ({*each.agreements, *each.actions} for each in (portfolio, before))
    back = {new: old for old, new in before.former.items() if old in there - then and new in then - there}
    new = {then: now for then, now in back.items() if portfolio.current(then) == then}
    return replace(portfolio, former={**new, **portfolio.former}) if new else portfolio


def _followed(session: Session, portfolio: Portfolio, refs: Collection[str], since: str | None) -> Portfolio:
    """Return a portfolio that knows the names which every version of these records' files says, and of those names."""
    repository, start = git.repository_of(session.root), start_of(session)
    refs = {*refs, *(ref.partition("/")[0] for ref in refs)}
    seen: set[str] = set()
    while names := {name for ref in refs for name in called(portfolio, ref)} - seen:
        seen |= names
        more: dict[str, str] = {}
        for name, old in _said(repository, start, names, since):
            ref = portfolio.current(name)
            if ref in refs and portfolio.current(old) == old not in (*portfolio.agreements, *portfolio.actions):
                more.setdefault(old, ref)
        portfolio = replace(portfolio, former={**more, **portfolio.former})
    return portfolio


def _said(
    repository: git.Repository, start: str, names: Collection[str], since: str | None
) -> Iterator[tuple[str, str]]:
    """Yield the names of records with each former one that a version of their files says."""
    listed = git.contents(repository, start, [path_of(name) for name in sorted(names)], since=since)
    paths = {id_: path for id_, path in listed.items() if reference(path)}
    for path, content in zip(paths.values(), git.blobs(repository, list(paths), limit=LARGEST_FILE), strict=True):
        if isinstance(content, bytes) and b"formerly" in content:
            document = strict_yaml.read(path, content).document
            data = document.data if document else None
            former = data.get("formerly") if isinstance(data, dict) else None
            for old in former if isinstance(former, list) else ():
                if isinstance(old, str) and reference(path_of(old)):
                    yield reference(path) or "", old
