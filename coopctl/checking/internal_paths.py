"""Paths under `internal` whose fields are called otherwise: montant, jalons.échéance, الميزانية."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, TypeAlias

from coopctl.i18n.recognised import said
from coopctl.messages import msg
from coopctl.model import internal
from coopctl.model.walk import Patience
from coopctl.patterns import regex
from coopctl.spelling.nearest import meaning

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from coopctl.loading.locations import Stamped
    from coopctl.messages import Message
    from coopctl.model.settings import Settings

#: A path as its fields.
_Fields: TypeAlias = "tuple[str, ...]"
#: The code of the rule that finds them.
CODE = "unknown-internal-field"
#: The field of what holds it, as people say it: notes des jalons, author of the updates.
_OF = regex(
    r"(?P<field>\S.*?)\s+(?:(?:des|du|de la|de|of the|of|van de|van het|van)\s+|de l['’]|d['’])(?P<holder>\S.*)",
    re.IGNORECASE,
)
#: What stands between two paths that are told as one.
_BETWEEN = regex(r"[,;|+&،؛]|\s(?:et|en|and|و)\s")
#: More readings of a path than that help nobody.
_MOST = 6


def helped(found: Iterable[Stamped], settings: Settings) -> Iterator[Stamped]:
    """Give what was found, of such a path with the help that names the field meant."""
    patience = Patience()
    for each in found:
        is_asked = each.code == CODE and not _has_mend(each) and patience.lasts(len(_known()))
        help_ = _meant(settings.internal[int(each.problem.place[-1])]) if is_asked else None
        yield replace(each, problem=replace(each.problem, help=help_)) if help_ else each


def _has_mend(stamped: Stamped) -> bool:
    return stamped.problem.help is not None and stamped.problem.help.mend is not None


def _meant(path: str) -> Message | None:
    parts = [bare for each in _BETWEEN.split(path) if (bare := each.strip())]
    if 1 < len(parts) <= _MOST:
        several = [(each,) if internal.known(each) else _paths(each) for each in parts]
        if all(len(each) == 1 for each in several):
            words = tuple(each[0] for each in several)
            return msg("write each as an entry of its own: {words}", words=words)
    words = _paths(path)
    if not words:
        return None
    return meaning(*words) if len(words) == 1 else msg("write what you mean: {words}", words=words)


def _paths(path: str) -> tuple[str, ...]:
    """Return the paths that one is called so, none where they are too many: notes des jalons is milestones.note."""
    known = _known()
    last = tuple(dict.fromkeys(each[-1] for each in known))
    for steps in _ways(path):
        fits = [each for each in known if len(each) == len(steps) and _are_called(steps, each)]
        if not fits and len(steps) == 1 and steps[0] not in last:
            fits = [each for each in known if each[-1] in said(steps[0], last)]
        if fits:
            return tuple(".".join(each) for each in fits) if len(fits) <= _MOST else ()
    return ()


def _ways(path: str) -> Iterator[list[str]]:
    """Give the ways to part a path into its steps: as it stands, by signs, by blanks, by its genitive."""
    yield [path]
    yield [each for each in re.split(r"\s*[./>:\[\]]+\s*", path) if each]
    yield [each for each in re.split(r"[.\s/>:\[\]]+", path) if each]
    if match := _OF.fullmatch(path):
        yield [match["holder"], match["field"]]


def _are_called(steps: Sequence[str], fields: _Fields) -> bool:
    """Whether each step of a path is a field, or what people call it among those that stand there."""
    pairs = enumerate(zip(steps, fields, strict=True))
    return all(step == field or field in said(step, _within(fields[:at])) for at, (step, field) in pairs)


@cache
def _known() -> tuple[_Fields, ...]:
    """Return every path that may be written there, as its fields."""
    return tuple(tuple(each.split(".")) for each in internal.known_paths())


@cache
def _within(above: _Fields) -> _Fields:
    """Return the fields that stand within others."""
    at = len(above)
    return tuple(dict.fromkeys(each[at] for each in _known() if each[:at] == above and len(each) > at))
