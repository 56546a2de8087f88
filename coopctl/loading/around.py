"""What the page of one action rests on, told from the bytes of files: the actions that it names, and that name it.

Every reference is written in full, `agreement/action`, so that a search of bytes finds it; where an escape could hide
one, the file is read. Too much may be taken, never too little.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, cast

from coopctl.model.portfolio import Portfolio
from coopctl.model.settings import Settings
from coopctl.patterns import regex
from coopctl.spelling import references
from coopctl.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from coopctl.model.portfolio import LeftOut
    from coopctl.model.records import Action, Agreement

#: A reference to an action, among whatever else has a stroke in it.
_NAMED = regex(rb"[a-z][a-z0-9-]*/[a-z][a-z0-9-]*")
#: What a file may hide a reference behind, and former names, by which others may be known.
_HIDING = (b"\\", b"\0", b"formerly")


@dataclass(frozen=True, slots=True)
class _Name:
    """What is known of an action by its path alone."""

    ref: str
    agreement: str
    name: str


def is_plain(content: bytes) -> bool:
    """Whether the bytes of a file show every reference that it makes, and it is known by its path alone."""
    return not any(each in content for each in _HIDING)


def named_in(content: bytes) -> frozenset[str]:
    """Return what a file may refer to, as it is written there."""
    return frozenset(each.decode("ascii") for each in _NAMED.findall(content))


def meant(
    typed: str,
    agreements: Mapping[str, Agreement],
    named: Collection[str],
    left_out: Sequence[LeftOut],
    former: Mapping[str, str],
) -> str | None:
    """Return the record that its reader calls so, None where none or several may be meant, or its file is left out.

    `named` are the references of all records, `former` the names that records had before.
    """
    known = _known(agreements, named, former)
    return references.meant(replace(known, left_out=tuple(left_out)), typed)


def needed(
    ref: str, agreements: Mapping[str, Agreement], named: Mapping[str, Collection[str]], former: Mapping[str, str]
) -> frozenset[str]:
    """Return the actions that the page of an action rests on: itself, and who is tied to it by a chain of references.

    `named` has, for every record, what its file may refer to; `former` the names that records had before.
    """
    known = _known(agreements, named, former)
    ties = {each: frozenset(map(known.current, named[each])) & known.actions.keys() for each in known.actions}
    back: dict[str, list[str]] = {}
    for each, others in ties.items():
        for other in others:
            back.setdefault(other, []).append(each)
    found: set[str] = set()
    waiting = [ref]
    while waiting:
        each = waiting.pop()
        if each not in found:
            found.add(each)
            waiting += (*ties[each], *back.get(each, ()))
    return frozenset(found)


def _known(agreements: Mapping[str, Agreement], named: Collection[str], former: Mapping[str, str]) -> Portfolio:
    """Return a portfolio whose actions have nothing but their names."""
    actions = {ref: _Name(ref, *ref.split("/")) for ref in sorted(named) if "/" in ref}
    return Portfolio(
        agreements=agreements, actions=cast("Mapping[str, Action]", actions), settings=Settings(), former=former
    )
