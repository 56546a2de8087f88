"""The rules: what a schema cannot say, one module a bad pattern, found by listing this package.

A rule's module is named by its code (`unknown_party` is `unknown-party`). Its docstring says what it finds,
SEVERITY how much that weighs, and `check` gives the problems of a portfolio. Rules are pure: no file, no clock.
"""

from __future__ import annotations

import sys
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING, Protocol, cast

from coopctl import discovery, later_facts
from coopctl.findings import Finding, Kind, Problem, Severity
from coopctl.locations import Stamped, resolve
from coopctl.messages import msg
from coopctl.names import SETTINGS_FILE

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from coopctl.loader import Loaded
    from coopctl.model import Portfolio
    from coopctl.settings import Ignore

#: The one code that no module has: only the engine knows what was left out.
UNUSED_IGNORE = "unused-ignore"


class Rule(Protocol):
    """What a rule's module offers."""

    SEVERITY: Severity

    def check(self, portfolio: Portfolio) -> Iterator[Problem]:
        """Give the problems of this kind in the portfolio."""
        ...


def rule(code: str) -> Rule:
    """Return the rule of that code. Raise ModuleNotFoundError where there is none."""
    return cast("Rule", discovery.module(sys.modules[__name__], code))


def codes() -> Mapping[str, Severity]:
    """Return the severity of every code that this package can give, by code, sorted."""
    severities = {code: rule(code).SEVERITY for code in discovery.names(sys.modules[__name__])}
    return dict(sorted({**severities, UNUSED_IGNORE: Severity.WARNING, later_facts.CODE: Severity.ERROR}.items()))


def run(loaded: Loaded) -> tuple[Finding, ...]:
    """Return what all rules find in what was loaded, without what the settings ignore, sorted."""
    ignores = loaded.portfolio.settings.ignore
    kept: list[Stamped] = []
    used: set[int] = set()
    for code in discovery.names(sys.modules[__name__]):
        found = rule(code)
        for problem in found.check(loaded.portfolio):
            matching = [number for number, ignore in enumerate(ignores) if _fits(ignore, code, problem.path)]
            used.update(matching)
            if not matching:
                kept.append(Stamped(Kind.RULE, code, problem.severity or found.SEVERITY, problem))
    if not loaded.portfolio.left_out:  # what a file that could not be read would have given is not known
        kept += _unused(ignores, used)
    return tuple(sorted(resolve(kept, loaded.documents), key=lambda finding: finding.order))


def _fits(ignore: Ignore, code: str, path: str) -> bool:
    """Whether an entry of `ignore` is about this. `*` stands for anything, and a folder for all that is in it."""
    return code in ignore.codes and any(
        fnmatchcase(path, pattern) or path.startswith(f"{pattern.rstrip('/')}/") for pattern in ignore.paths
    )


def _unused(ignores: Sequence[Ignore], used: set[int]) -> Iterator[Stamped]:
    for number in range(len(ignores)):
        if number not in used:
            problem = Problem(
                SETTINGS_FILE,
                ("ignore", number),
                msg("nothing is ignored by this entry: no rule finds these codes in these files"),
                msg("delete it, or correct its paths and codes"),
            )
            yield Stamped(Kind.RULE, UNUSED_IGNORE, Severity.WARNING, problem)
