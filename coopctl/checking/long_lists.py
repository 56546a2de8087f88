"""Lists of findings that nobody reads to their end: of a file, and of a whole workspace, the worst are listed."""

from __future__ import annotations

from collections import Counter
from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING

from coopctl.findings import Finding, Kind, Span
from coopctl.messages import msg, nmsg
from coopctl.model.vocabularies import Severity
from coopctl.strict_yaml import MOST_FAULTS, TOO_MANY

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from coopctl.messages import Message

#: So many findings of all files are listed.
MOST_IN_ALL = 20_000
_RANKS = {severity: rank for rank, severity in enumerate(Severity)}


def cut(found: Sequence[Finding]) -> tuple[Sequence[Finding], Mapping[tuple[str, Severity], int]]:
    """Return what is listed of findings that are sorted by path, and how many others there are by code and severity.

    Where some are left out, a finding in their place says how many and which; it is as severe as the worst of them.
    """
    if len(found) <= MOST_FAULTS:
        return found, {}
    listed: list[Finding] = []
    left_out: list[Finding] = []
    for _, group in groupby(found, attrgetter("path")):
        kept, cut_off = _worst(list(group), MOST_FAULTS)
        listed += kept
        if cut_off:
            left_out += cut_off
            listed.append(_ending(cut_off, _in_file(cut_off)))
    listed, cut_off = _worst(listed, MOST_IN_ALL)
    if cut_off:
        files = len({each.path for each in cut_off})
        said = nmsg(
            "and {n} more in all, in {files} files", "and {n} more in all, in {files} files", len(cut_off), files=files
        )
        left_out += [each for each in cut_off if each.code != TOO_MANY]
        listed.append(_ending(cut_off, said))
    listed.sort(key=lambda each: each.order)
    return listed, Counter((each.code, each.severity) for each in left_out)


def _worst(found: list[Finding], most: int) -> tuple[list[Finding], list[Finding]]:
    """Part findings into the worst `most` and the others, each in the order given."""
    if len(found) <= most:
        return found, []
    ranked = sorted(range(len(found)), key=lambda place: (_RANKS[found[place].severity], place))
    kept = sorted(ranked[:most])
    return [found[place] for place in kept], [found[place] for place in sorted(ranked[most:])]


def _ending(cut_off: Sequence[Finding], said: Message) -> Finding:
    """Return the finding that stands for those left out, where the first of them is."""
    worst = min((each.severity for each in cut_off), key=_RANKS.__getitem__)
    first = cut_off[0]
    way_out = msg("mend the first ones and check again")
    return Finding(
        first.path,
        Span(first.span.line, first.span.column, first.span.line, first.span.column),
        Kind.RULE,
        TOO_MANY,
        worst,
        said,
        way_out,
    )


def _in_file(cut_off: Sequence[Finding]) -> Message:
    codes = tuple(sorted({each.code for each in cut_off}))
    return nmsg("and {n} more in this file: {codes}", "and {n} more in this file: {codes}", len(cut_off), codes=codes)
